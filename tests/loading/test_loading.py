"""Reading a content of many workshops: the same by one process or by several, faults and all."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.faults import Fault, Refused
from yorisoi.messages import line
from yorisoi.site import Site
from yorisoi.system import workers

from tests.support.writing import EVENT, copied, write

MANY = 400
SLIPS = ("", "capacity: no\n", "note: 0312-99-9999\n", "apply: nobody\n", "image: none.jpg\n")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The second service with some hundred workshops more, of which each has an id of its own."""
    content = copied(tmp_path)
    for number in range(MANY):
        write(content, f"events/tea-{number:03}.yaml", EVENT)
    return content


@pytest.fixture
def on_cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A function to say how many cores there are, whatever this machine has."""

    def say(count: int) -> None:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(count)))
        monkeypatch.setattr(workers.threading, "active_count", lambda: 1)

    return say


def read(content: Path) -> tuple[Site, tuple[Fault, ...]] | tuple[Fault, ...]:
    try:
        return loading.load(content)
    except Refused as refused:
        return refused.faults


def test_workshops_come_in_order_of_their_files(
    content: Path, on_cores: Callable[[int], None]
) -> None:
    write(content, "events/tea-200.yaml", EVENT.replace("end: 12:00\n", ""))
    on_cores(1)
    alone = read(content)
    on_cores(3)
    assert read(content) == alone
    site, notices = loading.load(content)
    ids = [event.id for event in site.events if event.id.startswith("tea-")]
    assert ids == [f"tea-{number:03}" for number in range(MANY)]
    assert any("tea-200" in each.position.path for each in notices)


def test_faults_are_the_same_and_in_the_same_order(
    content: Path, on_cores: Callable[[int], None]
) -> None:
    chance = random.Random(1)  # noqa: S311 - the same every time is the point
    for number in range(MANY):
        write(content, f"events/tea-{number:03}.yaml", EVENT + chance.choice(SLIPS))
    on_cores(1)
    alone = read(content)
    assert len(alone) > MANY / 2
    on_cores(3)
    assert read(content) == alone


def test_two_files_far_apart_with_one_id_are_each_told_of_the_other(
    content: Path, on_cores: Callable[[int], None]
) -> None:
    on_cores(3)
    write(content, "events/tea-399.yaml", f"note: あ\nid: tea-003\n{EVENT}")
    with pytest.raises(Refused) as refused:
        loading.load(content)
    first, second = refused.value.faults
    assert str(first.position) == "events/tea-003.yaml:1:1"
    assert str(second.position) == "events/tea-399.yaml:2:5"
    assert "tea-399.yaml" in line(first)
    assert "tea-003.yaml" in line(second)


def test_two_workshops_of_one_file_with_one_id_are_refused(content: Path) -> None:
    entry = "- id: twice\n  title: お茶\n  date: 2026-12-10\n  start: 10:00\n  end: 12:00\n"
    write(content, "events/list.yaml", entry + entry)
    with pytest.raises(Refused) as refused:
        loading.load(content)
    assert [each.position.line for each in refused.value.faults] == [1, 6]
