"""Who reads the content sees it before a save or after it, never half of several files."""

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from yorisoi_desk.checkout import commits, content, saving
from yorisoi_desk.models import Person
from yorisoi_desk.publishing import release
from yorisoi_desk.workshops import listing

from tests.desk.conftest import git, signed_in
from tests.support.writing import EVENT, picture

SHOWN = EVENT + "image: cup.jpg\nimage_alt: 茶わん\n"
DRAFT, PUBLIC, PHOTO = "events/_2026-12-10-cup.yaml", "events/2026-12-10-cup.yaml", "images/cup.jpg"
Read = Callable[[], object]


def copied() -> object:
    with content.copied({}) as copy:
        return sorted(file.name for file in copy.rglob("*cup*"))


def checked_out() -> object:
    with content.checked_out() as copy:
        made = git(copy, "log", "-1", "--format=%s").strip()
        return made, git(copy, "status", "--porcelain", "."), sorted(content.texts())


def loaded() -> object:
    told = content.load()
    assert told.site
    return told.errors, {event.id for event in told.site.events}, set(told.site.pictures)


READERS: list[Read] = [
    copied,
    checked_out,
    loaded,
    lambda: sorted(content.texts()),
    lambda: [row for row in listing.rows(None) if "cup" in row.stem],
    lambda: {key: held.name for key, held in listing.known().items() if key == "cup"},
    lambda: saving.repository().unsaved(),
]


@pytest.fixture
def save(desk: Path) -> Callable[[], object]:
    """A function that puts a draft of the desk on the site, with a photograph: three files."""
    assert desk.is_dir()
    person = Person.objects.invited("佐藤", may_publish=True, passphrase="湖 ランプ 二つの茶わん")
    saving.save(person, "下書き", {DRAFT: EVENT.encode()}, {})
    files = {PHOTO: picture(), PUBLIC: SHOWN.encode(), DRAFT: None}
    # As a save does it, without the database: another thread's is locked within a test.
    return lambda: saving.repository().save(files, {}, "佐藤", "公開")


class Meeting:
    """Two threads, of which one stops in the middle until the other waits for it, or has ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, other: Callable[[], object]) -> None:
        self.other, self.met, self.got = other, threading.Event(), list[Any]()
        self.thread = threading.Thread(target=self._run)
        clock = SimpleNamespace(sleep=self._wait, monotonic=time.monotonic, time=time.time)
        monkeypatch.setattr(commits, "time", clock)  # what a lock waits by

    def _run(self) -> None:
        try:
            self.got.append(self.other())
        finally:
            self.met.set()

    def _wait(self, seconds: float) -> None:
        self.met.set()
        time.sleep(seconds)

    def begin(self) -> None:
        """Let the other begin, once."""
        if not self.thread.ident:
            self.thread.start()
            assert self.met.wait(60)


def stopping(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, ending: str, meeting: Meeting
) -> None:
    """Let the other begin after the first file of a kind was written, moved or linked."""
    usual = getattr(owner, name)

    def called(first: Any, *more: Any, **options: Any) -> Any:
        done = usual(first, *more, **options)
        if str(first).endswith(ending):
            meeting.begin()
        return done

    monkeypatch.setattr(owner, name, called)


@pytest.mark.parametrize("read", READERS)
def test_reader_during_a_save_sees_it_whole(
    read: Read, save: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(monkeypatch, read)
    before = read()
    stopping(monkeypatch, Path, "replace", ".cup.jpg~", meeting)
    save()
    meeting.thread.join()
    assert meeting.got == [read()]
    assert meeting.got != [before] or before == ()


def test_save_during_a_copy_is_not_in_it(
    save: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(monkeypatch, save)
    stopping(monkeypatch, commits.os, "link", ".yaml", meeting)
    before = copied()
    meeting.thread.join()
    assert before == ["_2026-12-10-cup.yaml"]
    assert copied() == ["2026-12-10-cup.yaml", "cup.jpg"]


def test_what_is_saved_during_a_publication_waits_for_the_next(
    save: Callable[[], object], monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    person = Person.objects.get()
    real = subprocess.run

    def run(command: Any, *more: Any, **options: Any) -> Any:
        if "build" in command:
            save()
        return real(command, *more, **options)

    monkeypatch.setattr(release.engine.subprocess, "run", run)
    ended = release.publish(person)
    assert ended.done, ended.told
    assert [save.message for save in release.waiting()] == ["公開"]
    assert not (desk / "output" / "workshops/cup/index.html").exists()
    assert release.publish(person).done
    assert (desk / "output" / "workshops/cup/index.html").exists()
    assert release.waiting() == []


@pytest.mark.parametrize("page", ["/facts/", "/facts/notice/"])
def test_page_of_facts_knows_no_later_state_than_it_shows(
    desk: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    client = signed_in()
    data = desk / "content/data/service.yaml"
    shown, usual = saving.repository().revision("data/service.yaml"), content.load

    def load(*copy: Path) -> content.Loaded:
        read = usual(*copy)
        data.write_text(f"{data.read_text('utf-8')}# later\n", "utf-8")
        return read

    monkeypatch.setattr(content, "load", load)
    assert f'name="version" value="{shown}"' in client.get(page).content.decode()


def test_old_preview_that_somebody_removes_meanwhile_hinders_nobody(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    usual = Path.stat

    def vanishing(file: Path, **options: Any) -> Any:
        if file.parent.name in ("previews", "uploads") and len(file.stem) == len("0" * 32):
            raise FileNotFoundError(file)
        return usual(file, **options)

    monkeypatch.setattr(Path, "stat", vanishing)
    assert sent(client).status_code == 200
    assert desk.is_dir()


def sent(client: Client) -> Any:
    words = {"title": "お茶", "date": "2026-12-20", "start": "10:00", "end": "11:00"}
    return client.post("/workshops/new/", {**words, "do": "look"})
