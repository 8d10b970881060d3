"""What the files of a content state of workshops, and what a built site says of them.

Both are read without any code of the engine: PyYAML, BeautifulSoup, icalendar and JSON.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.support.reading import by_icalendar, soup

DAY = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]")
TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
MARK = re.compile("^【(満席|中止|日程変更)】")
# With one of these a record states more than one simple day, or not yet.
MORE = {"repeat", "dates", "until", "sessions", "closures", "publish_from", "publish_until"}


class Fact(NamedTuple):
    """A workshop on one day; its moments are in UTC."""

    title: str
    start: str
    end: str
    is_cancelled: bool


def plain(text: str) -> str:
    """Return a text without what a page may write otherwise: spaces and forms of letters."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _moment(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def records(content: Path) -> Iterator[dict[str, Any]]:
    """Yield what the files of workshops hold, every value as text."""
    for file in sorted((content / "events").glob("[!._~]*.*")):
        text = file.read_text("utf-8-sig")
        if file.suffix == ".md":
            text = text.split("---", 2)[1]
        text = text.replace("\ufeff", "")  # which PyYAML takes for part of a key's sign
        held = yaml.load(text, yaml.BaseLoader) if file.suffix in {".md", ".yaml"} else None  # noqa: S506
        yield from held if isinstance(held, list) else [held] if held else []


def stated(content: Path) -> set[Fact]:
    """Return the workshops that a content states in the plainest form: one day, from, to."""
    facts = set()
    for record in records(content):
        day, start, end = (str(record.get(name, "")) for name in ("date", "start", "end"))
        status = record.get("status", "")
        is_plain = DAY.fullmatch(day) and TIME.fullmatch(start) and TIME.fullmatch(end)
        if is_plain and status in {"", "full", "cancelled"} and not record.keys() & MORE:
            moments = [_moment(f"{day}T{time:0>5}+09:00") for time in (start, end)]
            facts.add(Fact(plain(record["title"]), *moments, status == "cancelled"))
    return facts


def titles(content: Path) -> set[str]:
    """Return the title of every workshop of a content."""
    return {plain(record["title"]) for record in records(content)}


def _of_calendar(output: Path) -> Iterator[Fact]:
    for entry in by_icalendar((output / "workshops/calendar.ics").read_text("utf-8")):
        title = MARK.sub("", plain(entry["summary"]))
        start, end = ((entry[name] or "")[:16] + "Z" for name in ("start", "end"))
        yield Fact(title, start, end, entry["status"] == "CANCELLED")


def _of_data(output: Path) -> Iterator[Fact]:
    for entry in json.loads((output / "workshops/events.json").read_text("utf-8")):
        moments = (_moment(entry.get(name, "2000-01-01")) for name in ("startDate", "endDate"))
        is_cancelled = entry["eventStatus"].endswith("/EventCancelled")
        yield Fact(MARK.sub("", plain(entry["name"])), *moments, is_cancelled)


def _of_pages(output: Path) -> Iterator[Fact]:
    for file in (output / "workshops").glob("*/index.html"):
        page = soup(file)
        if not (times := page.select(".event time[datetime]")):
            continue  # a month, or what is over
        title = page.h1.get_text() if page.h1 else ""
        for time in times:
            beside = time.parent.select("[data-status=cancelled]") if time.parent else []
            words = plain(time.get_text())
            start, end = str(time["datetime"]), words[-5:].rpartition("〜")[2]
            day = start.partition("T")[0]
            if TIME.fullmatch(end) and "T" in start:
                end = _moment(f"{day}T{end:0>5}+09:00")
                yield Fact(MARK.sub("", plain(title)), _moment(start), end, bool(beside))


PLACES = {"calendar.ics": _of_calendar, "events.json": _of_data, "pages": _of_pages}


def untrue(content: Path, output: Path) -> list[str]:
    """Return where a built site lacks a workshop of its content, or tells of one it has not."""
    facts, known = stated(content), titles(content)
    wrong = []
    for place, read in PLACES.items():
        told = {*read(output)}
        wrong += [f"{place} lacks {fact}" for fact in sorted(facts - told)]
        wrong += [f"{place} tells of {fact}" for fact in sorted(told) if fact.title not in known]
    return wrong
