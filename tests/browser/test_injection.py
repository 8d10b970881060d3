"""What staff may type, however strange, is shown as it was typed: nothing runs, nothing changes."""

import csv
import io
import itertools
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree, html
from playwright.sync_api import Browser, Dialog
from yorisoi import loading

from tests.loading.test_corpora import EVENT_FILE, PLAIN, STRINGS, accepted, event_with, quoted
from tests.support import corpora, vectors
from tests.support.building import NOW, build_site, html_files
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.serving import serving
from tests.support.writing import copied, refusals, write

FIELDS = (*PLAIN, "accessibility", "summary", "description")
PLACED = re.compile(r"events/case\.yaml:(\d+):\d+: ")


@dataclass(frozen=True)
class Strange:
    """A built site that says every strange thing that may be said, and its titles by id."""

    output: Path
    titles: dict[str, str]


def is_no_number(string: str) -> bool:
    """Return whether a string has too few digits to be taken for a number that is not the data's.

    What the guards say of numbers is held in tests/loading/test_contact_corpus.py.
    """
    return len(re.findall("[0-9]", string)) < 3


def strange_events(content: Path) -> dict[str, str]:
    """Return events by id that hold, field by field, every string that may stand there."""
    strings = [*filter(is_no_number, STRINGS)]
    read = {field: [*accepted(content, field, strings)] for field in FIELDS}
    marked = [*filter(is_no_number, corpora.commonmark())]
    read["summary"] = [*accepted(content, "summary", marked)]
    written = {}
    for i in range(max(map(len, read.values()))):
        lines = [event_with("title", read["title"][i % len(read["title"])], i)]
        for field in FIELDS[1:]:
            string = read[field][i % len(read[field])]
            lines += event_with(field, string, i).splitlines(keepends=True)[-1:]
        written[f"e{i}"] = "".join(lines)
    return written


def make_data_strange(content: Path) -> None:
    """Put script vectors into the texts of the data; where one is refused, the next is tried."""
    strings = itertools.cycle(filter(is_no_number, vectors.vectors()))
    for name in ("data/service.yaml", "data/hotlines.yaml"):
        lines = (content / name).read_text("utf-8").splitlines()
        said = re.compile(
            r"( *(?:- )?(?:label|action|cost|note|trace|role|reason|greeting|fee): )(?!application)"
        )
        wanted = {i for i, line in enumerate(lines) if said.match(line)}
        assert wanted
        while wanted:
            for i in wanted:
                found = said.match(lines[i])
                assert found
                lines[i] = found[1] + quoted(next(strings))
            write(content, name, "\n".join(lines) + "\n")
            wanted = {fault.position.line - 1 for fault in refusals(content)}


def without_refused(events: dict[str, str], refused: str) -> dict[str, str]:
    """Take away what the inspection refused; each must be told with its place."""
    lines: set[int] = set()
    for fault in refused.splitlines():
        if " → " in fault and "お知らせ" not in fault:
            found = PLACED.match(fault)
            assert found, fault
            lines.add(int(found[1]))
    left, line = {}, 1
    for key, entry in events.items():
        after = line + entry.count("\n")
        if lines.isdisjoint(range(line, after)):
            left[key] = entry
        line = after
    return left


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Strange:
    folder = tmp_path_factory.mktemp("strange")
    content = copied(folder)
    shutil.rmtree(content / "events")
    events = strange_events(content)
    (content / EVENT_FILE).unlink()
    make_data_strange(content)
    for _ in range(3):
        write(content, EVENT_FILE, "".join(events.values()))
        built = build_site(folder / "output", content=content)
        if built.status == 0:
            break
        events = without_refused(events, built.stderr)
    assert built.status == 0, built.stderr
    site, _ = loading.load(content)
    return Strange(built.output, {event.id: event.title for event in site.events})


def shown(text: str) -> str:
    return " ".join(text.split())


def test_titles_are_the_same_in_every_format(strange: Strange) -> None:
    titles = {key: shown(title) for key, title in strange.titles.items()}
    assert len(set(titles.values())) > 150
    folder = strange.output / "workshops"
    pages = {
        key: shown(html.parse(str(folder / key / "index.html")).findtext(".//h1") or "")
        for key in titles
    }
    assert pages == titles
    calendar = Calendar.from_ical((folder / "calendar.ics").read_bytes())
    feed = etree.parse(str(folder / "feed.atom")).iterfind("{*}entry/{*}title")
    table = io.StringIO((folder / "events.csv").read_text("utf-8-sig"), newline="")
    said = {
        "calendar": [str(each["summary"]) for each in calendar.walk("VEVENT")],
        "feed": [each.text or "" for each in feed],
        "JSON": [each["name"] for each in json.loads((folder / "events.json").read_text("utf-8"))],
        "CSV": [row["イベント名"].removeprefix("'") for row in csv.DictReader(table)],
    }
    known = {shown(each.removeprefix("'")) for each in titles.values()} | {*titles.values()}
    for name, words in said.items():
        assert words, name
        assert {shown(each) for each in words} <= known, name


def test_no_page_says_another_number_than_the_data(strange: Strange) -> None:
    numbers = {"tel:+81312345678", "tel:+81312345679", "tel:110", "tel:%238008"}
    for page in html_files(strange.output):
        dialled = set(html.parse(str(page)).xpath("//a[starts-with(@href, 'tel:')]/@href"))
        assert "tel:+81312345678" in dialled, page
        assert dialled <= numbers, page


@pytest.fixture(scope="module")
def visited(strange: Strange, chromium: Browser) -> Iterator[tuple[Visit, list[str]]]:
    """What the browser complained of and opened by itself, over all pages one after another."""
    dialogs: list[str] = []

    def hear(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with (
        serving(strange.output) as address,
        new_context(chromium, address, Device(moment=NOW)) as context,
    ):
        visit = open_page(context, address, "/index.html")
        visit.page.on("dialog", hear)
        for page in html_files(strange.output):
            visit.page.goto(f"/{page.relative_to(strange.output)}")
        yield visit, dialogs


def test_nothing_that_was_typed_runs_or_loads(visited: tuple[Visit, list[str]]) -> None:
    visit, dialogs = visited
    assert dialogs == []
    assert visit.complaints == []
    assert visit.foreign == []
