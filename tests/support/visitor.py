"""What a visitor sees of a published site at a moment, without a browser: pages, and their scripts.

Held against the real browser by `tests/release/test_400_days.py`.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html

from tests.support.truth import DAY, JAPAN

NUMBER = re.compile(r"(?<![\w-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![\w-])")
Lines = list[str]


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _past(text: str, when: datetime) -> bool:
    return datetime.fromisoformat(text) <= when


@dataclass(frozen=True)
class Seen:
    """A page as its scripts leave it at a moment."""

    now: Lines
    notices: set[tuple[str, datetime]]
    coming: list[tuple[str, str]]
    applying: str | None
    dialled: set[str]


class Page:
    """A published page, parsed once."""

    def __init__(self, file: Path) -> None:
        """Parse a file."""
        self.tree = html.fromstring(file.read_bytes())
        text = unicodedata.normalize("NFKC", self.tree.text_content())
        dialled = self.tree.xpath("//a/@href[starts-with(., 'tel:')]")
        self.dialled = {unquote(one).removeprefix("tel:").replace("+81", "0") for one in dialled}
        self.shown = {one.replace("-", "") for one in NUMBER.findall(text)}
        self.now = [(one, json.loads(one.get("data-hours"))) for one in self._all("data-hours")]
        self.notices = {
            (_words(one), datetime.fromisoformat(one.get("data-during").removeprefix("/")))
            for one in self.tree.xpath("//*[@class='notice']")
        }

    def _all(self, attribute: str) -> list[Any]:
        return list(self.tree.xpath(f"//*[@{attribute}]"))

    def at(self, when: datetime) -> Seen:
        """Return what is seen at a moment."""
        coming = [
            (_words(one.find(".//a")), one.find(".//time").get("datetime"))
            for one in self._all("data-over")
            if not _past(one.get("data-over"), when)
        ]
        applying = None
        if self.tree.xpath("//*[@class='event-apply']"):
            parts = self.tree.xpath("//*[@class='event-apply']/*[@data-during]")
            applying = " ".join(_words(one) for one in parts if _is_during(one, when))
        lines = [line for element, told in self.now for line in _now(element, told, when)]
        notices = {(words, end) for words, end in self.notices if end > when}
        return Seen(lines, notices, coming, applying, self.dialled)


def _is_during(element: Any, when: datetime) -> bool:
    def holds(stretch: str) -> bool:
        since, until = stretch.split("/")
        return (not since or _past(since, when)) and not (until and _past(until, when))

    return any(holds(stretch) for stretch in element.get("data-during").split(" "))


class Way:
    """The hours of one way, as `data-hours` tells them."""

    def __init__(self, told: dict[str, Any], first: date) -> None:
        """Keep what is told, and the day from which days are counted."""
        self.told, self.first = told, first

    def hours(self, day: date) -> list[list[int]]:
        """Return the hours of a day."""
        number = (day - self.first).days
        known: list[list[int]] = self.told["differ"].get(str(number)) or []
        week: list[list[int]] = self.told["week"][day.weekday()]
        return known if str(number) in self.told["differ"] else week

    def is_sure(self, day: date) -> bool:
        """Return whether somebody has confirmed a day."""
        return (day - self.first).days not in self.told["unsure"]

    def state(self, when: datetime, last: date) -> dict[str, Any]:
        """Return whether it is open, until when, and when next."""
        day, minute = when.date(), when.hour * 60 + when.minute
        for start, end, *_ in self.hours(day) if self.is_sure(day) else []:
            if start <= minute < end:
                return {"open": True, "until": end}
        unsure = not self.is_sure(day) and any(minute < end for _, end, *_ in self.hours(day))
        on = day
        while on <= last and on < day + 60 * DAY:
            for start, *_ in self.hours(on):
                if on > day or start > minute:
                    return {"unsure": unsure, "next": (on, start), "maybe": not self.is_sure(on)}
            on += DAY
        return {"unsure": unsure}


def _now(element: Any, told: dict[str, Any], when: datetime) -> Lines:
    here = when.astimezone(JAPAN)
    first, last = (date.fromisoformat(told[name]) for name in ("from", "until"))
    states = [Way(way, first).state(here, last) for way in told["ways"]]
    is_known = all(one.get("open") or one.get("unsure") or "next" in one for one in states)
    if not (first <= here.date() <= last and is_known):
        return []
    nobody = not any(one.get("open") for one in states)
    unsure = any(one.get("unsure") for one in states)
    maybe = any(not one.get("open") and one.get("maybe") for one in states)
    ask = [_words(element.xpath(".//p[@class='now-ask']")[0])] if unsure or maybe else []
    closed = _spans(element, "now-closed")
    if nobody and not unsure and all(one == states[0] for one in states):
        return [f"{closed[0]} {closed[1]}{_next(element, states[0], here)}", *ask]
    names = element.xpath(".//p[@class='now-open']")
    lines = [_line(element, *both, here) for both in zip(names, states, strict=True)]
    return [*closed[: nobody and not unsure], *lines, *ask]


def _line(element: Any, name: Any, state: dict[str, Any], here: datetime) -> str:
    who, words = (_words(one) for one in name.xpath("./span")[:2])
    if state.get("open"):
        until = f"{state['until'] // 60}:{state['until'] % 60:02}"
        return f"{who} {words} {element.get('data-time').replace('{time}', until)}"
    if state["unsure"]:
        return f"{who} {_spans(element, 'now-unsure')[0]}"
    return f"{who} {_next(element, state, here)}"


def _next(element: Any, state: dict[str, Any], here: datetime) -> str:
    day, minute = state["next"]
    words = element.get("data-today" if day == here.date() else "data-date")
    maybe = _spans(element, "now-closed")[2] if state["maybe"] else ""
    for name, value in (
        ("month", day.month),
        ("day", day.day),
        ("weekday", json.loads(element.get("data-hours"))["week"][day.weekday()]),
        ("time", f"{minute // 60}:{minute % 60:02}"),
    ):
        words = words.replace(f"{{{name}}}", str(value))
    return f"{words}から{maybe}"


def _spans(element: Any, name: str) -> Lines:
    spans = element.xpath(f".//p[@class='{name}']/span[@class='whole']")
    return [_words(one).removesuffix("から") for one in spans]


def read(site: Path) -> dict[str, Page]:
    """Return all pages of a published site, by their names there."""
    return {file.relative_to(site).as_posix(): Page(file) for file in sorted(site.rglob("*.html"))}
