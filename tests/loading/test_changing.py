"""Reading a content that somebody saves meanwhile: as it was, or as it is; never half, no end."""

import os
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from yorisoi import loading
from yorisoi.faults import MachineFailed, Position, fault
from yorisoi.loading import folder
from yorisoi.release import origin
from yorisoi.system.history import history

from tests.support.writing import EVENT, copied, picture, write

TEA, PHOTO, BESIDE = "events/kettle.yaml", "images/kettle.jpg", "events/.kettle.yaml~"
SHOWN = EVENT + "image: kettle.jpg\nimage_alt: 茶わん\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(tmp_path)
    write(content, TEA, SHOWN)
    write(content, PHOTO, picture())
    write(content, BESIDE, SHOWN)
    return content


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that lets something happen once, just before a file is read or linked."""

    def arrange(owner: Any, name: str, ending: str, happens: Callable[[], object]) -> None:
        usual, waiting = getattr(owner, name), [happens]

        def called(first: Any, *more: Any, **options: Any) -> Any:
            if waiting and str(first).endswith(ending):
                waiting.pop()()
            return usual(first, *more, **options)

        monkeypatch.setattr(owner, name, called)

    return arrange


def take_away(content: Path) -> None:
    for name in (BESIDE, PHOTO, TEA):
        (content / name).unlink()


def rename(content: Path) -> None:
    write(content, "images/cup.jpg", picture(8, 8))
    write(content, "events/cup.yaml", SHOWN.replace("kettle.jpg", "cup.jpg"))
    take_away(content)


@pytest.mark.parametrize("ending", ["service.yaml", "kettle.yaml", "kettle.jpg", "access.md"])
@pytest.mark.parametrize(("save", "ids"), [(take_away, set()), (rename, {"cup"})])
def test_content_that_is_saved_while_it_is_read_is_read_whole(
    content: Path,
    meanwhile: Callable[..., None],
    ending: str,
    save: Callable[[Path], None],
    ids: set[str],
) -> None:
    meanwhile(Path, "read_bytes", ending, lambda: save(content))
    site, _ = loading.load(content)
    assert {event.id for event in site.events} & {"kettle", "cup"} == ids
    assert [name for name in site.pictures if name in (PHOTO, "images/cup.jpg")] == [
        f"images/{key}.jpg" for key in ids
    ]


def test_content_that_is_saved_at_every_reading_is_not_read_half(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, versions = Path.read_bytes, count()

    def read_bytes(file: Path) -> bytes:
        if file.name == "service.yaml":
            write(content, TEA, SHOWN + f"note: {next(versions)}\n")
        return usual(file)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(MachineFailed, match="content_changing"):
        loading.load(content)


def test_copy_of_a_content_leaves_out_what_goes_meanwhile(
    content: Path, tmp_path: Path, meanwhile: Callable[..., None]
) -> None:
    meanwhile(os, "link", ".yaml", lambda: take_away(content))
    copy = folder.copy(content, tmp_path / "copy")
    assert set(folder.names(copy)) - {PHOTO} == set(folder.names(content))
    assert not (copy / BESIDE).exists()


def test_history_bears_a_file_that_goes_meanwhile(
    content: Path, meanwhile: Callable[..., None]
) -> None:
    subprocess.run(["git", "init", "-q", content.parent], check=True)
    assert TEA in history(content).saved
    meanwhile(Path, "stat", "kettle.yaml", lambda: take_away(content))
    assert TEA not in history(content).saved


def test_place_of_a_fault_is_looked_for_in_the_files_that_are_there(
    content: Path, meanwhile: Callable[..., None]
) -> None:
    meanwhile(Path, "read_text", "kettle.yaml", lambda: take_away(content))
    told = fault(Position("access/index.html"), "unknown_contact", value="茶わん")
    assert origin.traced([told], content) == [told]
