"""The years of days written without one, filled in before a record is made of its data.

The year comes from what the same file states: the day in its name, its first date, or the weekday
together with the day the file was saved. It never comes from the day of a build alone: 12/10
would be another day once it has passed.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from pydantic_core import PydanticCustomError

from yorisoi.faults import Fault, fault, notice
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Where
from yorisoi.models.event_times import parse_closed_days
from yorisoi.models.parsers import (
    DAY,
    FROM,
    HYPHENS,
    RULE,
    UNTIL,
    half_width,
    parse_day,
    parse_deadline,
    parse_time,
)
from yorisoi.models.short_days import ShortDay, short_days, with_years
from yorisoi.models.year_spans import year_span_in

YearOf = Callable[[ShortDay], date | None]

SERVICE = "data/service.yaml"
NAMED = re.compile(r"events/([0-9]{4}-[0-9]{2}-[0-9]{2})-.*", re.DOTALL)
# How many days after the first date each usually lies, or before it where negative. What would
# be further away is meant on the other side.
YEAR = 366
REACH = {
    "until": 300, "closed": YEAR, "end": 300, "publish_until": 300, "apply_from": -300,
    "publish_from": -300, "updated": -300, "moved_from": -183, "deadline": -150,
}  # fmt: skip
NEXT_DATE = 300  # days from one date of a list to the next
NEAR_NAME = 150  # days between the day in a file's name and a date with another month or day
ENDS_ON_A_DAY = re.compile(r"\S+\s+\S")
DONE = ("confirmed", "updated")
# How a day is read by the name of its field, where it has no time or may be a span
PARSERS: dict[str, Callable[[str], object]] = {
    "date": parse_day, "dates": parse_day, "closed": parse_closed_days, "except": parse_closed_days,
}  # fmt: skip
MORE_THAN_A_DAY = ("two_days", "several_days", "day_and_time", "rule_as_day")
# What the codes begin with of what was read, or could not be
READING = ("read_as", "not_", "two_", "several_", "day_and_", "day_of_")


def day_of_name(name: str) -> date | None:
    """Return the day that the name of an event's file begins with, or None.

    Raises ValueError where it has the form of a day and is none of this century:
    2026-02-30-yoga.yaml.
    """
    match = NAMED.fullmatch(name)
    return parse_day(match[1]) if match else None


class Years:
    """Fills in the years of one document, and tells what it read."""

    def __init__(self, findings: Findings, document: Document) -> None:
        """Keep the document, and where to tell of it."""
        self._findings, self._document = findings, document
        self._saved = findings.today.saved(document.path) if findings.today else None

    def of_event(self, event: Any, where: Where, *, alone: bool) -> None:
        """Fill in those of one event; the name of its file counts where it stands alone there."""
        if not isinstance(event, dict):
            return
        year_of = partial(self._first, named=self._named() if alone else None)
        first = self._fill(event, "date", (*where, "date"), year_of)
        first = first or self._dates(event, (*where, "dates"), year_of)
        if first:
            self._around(event, where, first)

    def of_closures(self, closures: Any) -> None:
        """Fill in that of the end of each closure and opening by that of its beginning.

        A closure that ends at a time alone (13:00 to 15:00) does so on the day it begins.
        """
        for kind, begins, ends in (("days", "start", "end"), ("openings", "date", "until")):
            for number, entry in enumerate(_list(closures, kind)):
                first = _day(entry.get(begins)) if isinstance(entry, dict) else None
                if first:
                    place = ("closures", kind, number, ends)
                    self._fill(entry, ends, place, _near(first, YEAR))
                    if kind == "days":
                        self._same_day(entry, place, first)

    def _same_day(self, closure: dict[str, Any], place: Where, first: date) -> None:
        text = closure.get("end")
        with suppress(ValueError):
            if isinstance(text, str) and (clock := parse_time(UNTIL.sub("", half_width(text)))):
                closure["end"] = f"{first} {clock:%H:%M}"
                told = {"value": text, "meaning": closure["end"]}
                self._findings.tell(notice(self._document.position(place), "read_as", **told))

    def _named(self) -> date | None:
        try:
            return day_of_name(self._document.path)
        except ValueError:
            return None

    def _first(self, short: ShortDay, named: date | None) -> date | None:
        """Return a first date: that of the file's name, or the one that its weekday decides."""
        if named is None:
            return short.by_weekday(self._saved) if self._saved else None
        day = short.near(named, NEAR_NAME)
        return day if day == named or short.weekday is not None else None

    def _dates(self, event: dict[str, Any], where: Where, year_of: YearOf) -> date | None:
        """Fill in the list of dates, each by the one before it; return the first that is known."""
        known: list[date] = []
        for number, entry in enumerate(_list(event, "dates")):
            place = (*where, number)
            if isinstance(entry, dict):
                day = self._fill(entry, "date", (*place, "date"), year_of)
            else:
                day = self._fill(event["dates"], number, place, year_of)
            if day:
                known.append(day)
                year_of = _near(day, NEXT_DATE)
                self._around(entry, place, day)
        return known[0] if known else None

    def _around(self, record: Any, where: Where, first: date) -> None:
        """Fill in those of all other days of a record, by its first date."""
        if not isinstance(record, dict):
            return
        for key, reach in REACH.items():
            if key != "end" or ENDS_ON_A_DAY.search(str(record.get(key))):
                self._fill(record, key, (*where, key), _near(first, reach))
        repeat = record.get("repeat")
        if isinstance(repeat, dict):
            place = (*where, "repeat")
            until = self._fill(repeat, "until", (*place, "until"), _near(first, YEAR))
            if until and (until - first).days <= YEAR:  # else 12/10 comes twice in it
                self._fill(repeat, "except", (*place, "except"), _near(first, YEAR))

    def _fill(self, holder: Any, key: str | int, place: Where, year_of: YearOf) -> date | None:
        """Write the years into a value, or into each of a list; return the day it then is."""
        value = holder.get(key) if isinstance(holder, dict) else holder[key]
        if isinstance(value, list):
            for number in range(len(value)):
                self._fill(value, number, (*place, number), year_of)
        elif isinstance(value, str):
            holder[key] = self._read(value, place, year_of)
            return _day(holder[key])
        return None

    def _read(self, text: str, place: Where, year_of: YearOf) -> str:
        """Return a text with its years, after telling of what was read, or of a wrong weekday."""
        read = with_years(text, year_of)
        if read != text:
            days = ((short, year_of(short)) for short in short_days(text))
            if all(day is None or short.agrees(day) for short, day in days):
                told = notice(self._document.position(place), "read_as", value=text, meaning=read)
            else:
                told = fault(self._document.position(place), "wrong_weekday", value=text)
            self._findings.tell(told)
        return read


def with_line(told: Fault, today: date) -> Fault:
    """Return the fault of a day without a year with the day that is likely meant.

    That is the next one from `today` on, or the last one of what was done already. Where it is more
    than a day, that is told at once.
    """
    values = dict(told.values)
    text = values.get("value", "")
    if told.position.path == SERVICE and text.startswith("毎年") and (span := year_span_in(text)):
        return fault(told.position, "yearly_in_days", value=text, line=span.written)
    shorts = short_days(text)
    is_day = shorts and all(short.near(today, YEAR) for short in shorts)
    if told.code != "not_a_day" or not is_day:
        return told
    reach = -YEAR if values.get("field") in DONE else YEAR

    def year_of(short: ShortDay) -> date | None:
        return short.by_weekday(today) if short.weekday is not None else short.near(today, reach)

    if not all(map(year_of, shorts)):
        return fault(told.position, "wrong_weekday", value=text)
    line = UNTIL.sub("", FROM.sub("", with_years(text, year_of)))
    code = _refusal_of(line, values.get("field", ""))
    if code not in MORE_THAN_A_DAY:
        line = line if code is None else str(year_of(shorts[0]))
        code = "no_year"
    return fault(told.position, code, value=text, line=line)


def _refusal_of(line: str, field: str) -> str | None:
    """Return the code of what is wrong with a day even where it has its year, or None."""
    if RULE.search(line):  # 12月10日から毎週
        return "rule_as_day"
    try:
        PARSERS.get(field, parse_deadline)(line)
    except PydanticCustomError as error:
        return error.type
    return None


def as_in_file(told: Iterable[Fault]) -> list[Fault]:
    """Return faults and notices with each value as it stands in the file, before its years.

    Of a value that was read in two steps the one notice of both is kept; of one that is refused
    nothing is said to have been read.
    """
    told = list(told)
    read = [one for one in told if one.code == "read_as"]
    filled = {(one.position, dict(one.values)["meaning"]): one for one in read}
    wrong = {one.position for one in told if one.code == "wrong_weekday"}
    found, merged = [], {one for one in read if one.position in wrong}
    for one in told:
        values = dict(one.values)
        first = filled.get((one.position, values.get("value", "")))
        if first and first is not one and one.code.startswith(READING):
            merged.add(first)
            values["value"] = dict(first.values)["value"]
            one = replace(one, values=tuple(values.items()))  # noqa: PLW2901 - the same, as written
        found.append(one)
    return [one for one in found if one not in merged]


def _near(first: date, reach: int) -> YearOf:
    return lambda short: short.near(first, reach)


def _list(record: Any, key: str) -> list[Any]:
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []


def _day(text: object) -> date | None:
    """Return the day that a value begins with, or None."""
    written = DAY.match(half_width(text).translate(HYPHENS)) if isinstance(text, str) else None
    try:
        return parse_day(written[0]) if written else None
    except ValueError:
        return None
