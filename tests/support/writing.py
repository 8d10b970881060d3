"""Content written by a test: the second service of `tests/sites`, with something changed."""

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as with_changes
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from yorisoi import cli, clock, loading
from yorisoi.faults import Fault, Position, Refused
from yorisoi.formats import Publication
from yorisoi.messages import sentence
from yorisoi.models import Event
from yorisoi.schedule.wording import Wording
from yorisoi.site import Site
from yorisoi.system.history import History

from tests.support.building import NOW, ROOT

HARBOUR = ROOT / "tests" / "sites" / "harbour"
ADDRESS = "https://minato.example"


@cache
def harbour() -> Site:
    """Return the second service as it is, read once."""
    return loading.load(HARBOUR)[0]


# How the language of the sites in `tests/sites` says days and times.
WORDING = Wording(harbour().own.words)

JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿]")
NEVER = (Fault(Position("."), "refused without an error"),)

EVENT = """\
title: お茶の時間
date: 2026-12-10
start: 10:00
end: 12:00
"""

PAGE = """\
---
title: 見本のページ
slug: sample
lang: ja
description: 見本です。
---

本文です。
"""


@dataclass(frozen=True)
class Said:
    """What one run of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The faults and notices, one each."""
        return [line for line in self.err.splitlines() if " → " in line]


def picture(width: int = 6, height: int = 4) -> bytes:
    """Return a photograph of so many pixels."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, "JPEG")
    return stream.getvalue()


def copied(folder: Path) -> Path:
    """Return a copy of the second service that a test may spoil."""
    return shutil.copytree(HARBOUR, folder / "content")


def write(content: Path, name: str, text: str | bytes) -> None:
    """Write one file of the content as it is, byte for byte."""
    file = content / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def replace(content: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file; it must be there."""
    text = (content / name).read_text("utf-8")
    assert old in text
    write(content, name, text.replace(old, new, 1))


def checker(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[], Said]:
    """Return a function that checks `content` as `yorisoi check` does, where nothing was built yet.

    `output` of the repository is the developer's own: what was built there changes what is told.
    """
    where = ["--content", str(content), "--output", str(content.with_name("output"))]

    def check() -> Said:
        status = cli.main(["check", *where, "--now", NOW])
        captured = capfd.readouterr()
        return Said(status, captured.out, captured.err)

    return check


def refusals(content: Path) -> tuple[Fault, ...]:
    """Return why a content is refused, nothing where it is read; each must help its reader.

    Git is not asked, as it knows nothing of what a test writes.
    """
    faults: tuple[Fault, ...] = ()
    try:
        loading.load(content, known=History(content, {}, {}, frozenset()))
    except Refused as refused:
        faults = tuple(each for each in refused.faults if each.severity == "error") or NEVER
    for fault in faults:
        file = content / fault.position.path
        lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
        assert 1 <= fault.position.line <= lines, fault
        assert fault.position.column >= 1, fault
        assert JAPANESE.search(sentence(fault).message), fault
        assert JAPANESE.search(sentence(fault).remedy), fault
    return faults


def write_only(content: Path, text: str) -> None:
    """Let one file, `events/case.yaml`, hold all the workshops there are."""
    for file in (content / "events").iterdir():
        file.unlink()
    write(content, "events/case.yaml", text)


def publication(content: Path = HARBOUR, now: str = NOW) -> Publication:
    """Return what a format is given of a content folder, in the words of the theme."""
    site = harbour() if content == HARBOUR else loading.load(content)[0]
    return Publication(site, clock.now(now), ADDRESS)


def gathering(**fields: object) -> Event:
    """Return an event as its file would give it: a tea on 10 December 2026, or as `fields` say."""
    usual = {"id": "case", "title": "お茶の時間", "start": "10:00", "end": "12:00"}
    days = {} if {"date", "dates"} & fields.keys() else {"date": "2026-12-10"}
    return Event.model_validate(usual | days | fields)


def publishing(*events: Event, now: str = NOW, **service: object) -> Publication:
    """Return what a format is given where the second service has these events and no others.

    `service` replaces fields of its data.
    """
    whole = publication(now=now)
    data = whole.site.service.model_copy(update=service)
    return with_changes(whole, site=with_changes(whole.site, events=events, service=data))
