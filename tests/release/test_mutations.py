"""Content spoilt at random is published with known contacts alone, or refused with a remedy.

A few hundred in `make test`, 10,000 in `make test-faults` (FAULTS=full); the seeds are fixed.
"""

import io
import json
import os
import random
import re
import shutil
import signal
import sys
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
from lxml import html
from yorisoi import cli, loading
from yorisoi.release.expected import contacts, contacts_of_others

from tests.support import facts
from tests.support.building import NOW, ROOT, build_site, html_files
from tests.support.mutations import spoil
from tests.support.writing import HARBOUR, JAPANESE, copied, picture, replace


class Size(NamedTuple):
    cases: int  # of either content
    built: int  # one in so many that passed
    refused: int  # and one in so many that did not


SIZE = {"small": Size(80, 20, 40), "full": Size(5_000, 5, 40)}[os.environ.get("FAULTS", "small")]
INSPECTED = re.compile("page_|pages_lost|file_kind|image_|name_tells|drawing_moves")
LONGEST = 10  # seconds of this process
SHOWN = re.compile(r"(?<![\w-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![\w-])|[\w.+-]+@[\w-]+\.[\w.]+")


class Said(NamedTuple):
    """What one command left behind: its exit status, and the faults that refuse the content."""

    status: int
    faults: tuple[dict[str, Any], ...]


class Slow(BaseException):
    """A command has taken too long; no `except Exception` catches it."""


@contextmanager
def in_time() -> Iterator[None]:
    """Raise Slow where a block takes more of the processor's time than it may."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Slow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def said(command: str, content: Path, *options: str) -> Said:
    """Return what a command of this process says of a content; each fault must be of use."""
    errors = io.StringIO()
    arguments = ["--content", str(content), "--now", NOW, "--format", "json", *options]
    with in_time(), redirect_stderr(errors), redirect_stdout(io.StringIO()):
        status = cli.main([command, *arguments])
    assert status in {cli.DONE, cli.REFUSED}, errors.getvalue()
    told = [json.loads(line) for line in errors.getvalue().splitlines()]
    for fault in told:
        place = fault["position"]
        assert fault["code"], fault
        assert place["path"], fault
        assert 1 <= place["line"] <= _lines(content / place["path"]), fault
        assert place["column"] >= 1, fault
        assert JAPANESE.search(fault["message"]), fault
        assert JAPANESE.search(fault["remedy"]), fault
    faults = tuple(fault for fault in told if fault["severity"] == "error")
    assert bool(faults) == (status == cli.REFUSED), errors.getvalue()
    return Said(status, faults)


def _lines(file: Path) -> int:
    """Return how many lines a file has; one may end as on an old Macintosh, with \\r alone."""
    return len(re.split(rb"\r\n?|\n", file.read_bytes())) if file.is_file() else 1


def check_published(content: Path, output: Path) -> None:
    """Fail where a built site tells of contacts or workshops other than its content states."""
    assert not facts.untrue(content, output)
    site, _ = loading.load(content)
    known = contacts(site).union(*contacts_of_others(site).values())
    numbers = {re.sub("[^0-9#]", "", contact) for contact in known}
    for file in html_files(output):
        page = html.fromstring(file.read_bytes())
        text = unicodedata.normalize("NFKC", page.text_content())
        for shown in SHOWN.findall(text):
            assert shown in known or re.sub("[^0-9#]", "", shown) in numbers, (file.name, shown)
        for address in page.xpath("//a/@href[starts-with(., 'tel:')]"):
            dialled = unquote(address).removeprefix("tel:").replace("+81", "0")
            assert dialled in numbers, (file.name, address)


def outcome(content: Path, output: Path, chance: random.Random) -> str:
    """Return how it ended: refused by both commands, by the build alone, or published."""
    checked = said("check", content)
    if chance.randrange(SIZE.refused if checked.faults else SIZE.built):
        return "refused" if checked.faults else "passed"
    built = said("build", content, "--output", str(output))
    if checked.faults:
        assert built == checked
        return "refused by both"
    if not built.faults:
        check_published(content, output)
        return "published"
    # Only the inspection sees the built page: what it alone refuses names the file it saw.
    codes = {fault["code"] for fault in built.faults}
    assert all(map(INSPECTED.match, codes)), built.faults
    return f"refused by the inspection alone: {', '.join(sorted(codes))}"


@pytest.mark.parametrize("name", ["yorisoi", "harbour"])  # what is served, first
def test_spoilt_content_is_published_rightly_or_refused_with_a_remedy(
    name: str, tmp_path: Path
) -> None:
    good, content, output = tmp_path / "good", tmp_path / "case" / "content", tmp_path / "output"
    shutil.copytree(HARBOUR if name == "harbour" else ROOT / "content", good)
    if name == "yorisoi":  # its first workshops are still to come
        shutil.copytree(HARBOUR / "events", good / "events", dirs_exist_ok=True)
    (good / "images").mkdir(exist_ok=True)
    (good / "images" / "tea.jpg").write_bytes(picture())
    outcomes: Counter[str] = Counter()
    for seed in range(SIZE.cases):
        shutil.rmtree(content.parent, ignore_errors=True)
        shutil.rmtree(output.parent / ".yorisoi-output", ignore_errors=True)
        output.unlink(missing_ok=True)
        shutil.copytree(good, content)
        chance = random.Random(f"{name} {seed}")  # noqa: S311 - the same every time is the point
        spoil(chance, content)
        try:
            outcomes[outcome(content, output, chance)] += 1
        except (AssertionError, Slow):
            outcomes["failed"] += 1
            sys.stderr.write(f"{name} {seed}:\n{traceback.format_exc()}\n")
        if seed % 100 == 99:
            sys.stderr.write(f"{name}, {seed + 1} cases: {dict(outcomes)}\n")
    sys.stderr.write(f"{name}: {dict(outcomes)}\n")
    assert not outcomes["failed"]


OTHERWISE = [
    ("2026-12-10-yoga.yaml", "title: やさしいヨガ", "title: やさしい体操"),
    ("2026-12-10-yoga.yaml", "date: 2026-12-10", "date: 2026-12-11"),
    ("2026-12-10-yoga.yaml", "start: 10:30", "start: 10:15"),
    ("2026-12-10-yoga.yaml", "end: 11:30", "end: 11:45"),
    ("2026-12-10-yoga.yaml", "updated:", "status: cancelled\nupdated:"),
    ("2026-10-08-bag.md", "start: 10:00", "start: 10:15"),
    ("talks.yaml", "date: 2026-12-19", "date: 2026-12-20"),
]


def test_site_that_says_other_than_its_content_is_noticed(tmp_path: Path) -> None:
    content = copied(tmp_path)
    built = build_site(tmp_path / "output", content=content)
    assert built.status == 0, built.stderr
    assert len(facts.stated(content)) == 3
    assert facts.untrue(content, built.output) == []
    for name, told, stated in OTHERWISE:
        good = (content / "events" / name).read_bytes()
        replace(content, f"events/{name}", told, stated)
        places = {words.partition(" ")[0] for words in facts.untrue(content, built.output)}
        assert places == {*facts.PLACES}, (name, stated)
        (content / "events" / name).write_bytes(good)
