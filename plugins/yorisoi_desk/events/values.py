"""The data of an event ↔ the values of a form, all texts by the names of `shape`."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from yorisoi.loading.files import LINE_ENDS
from yorisoi.models.event_dates import STATUS_NAMES
from yorisoi.models.event_fields import as_lines
from yorisoi.models.parsers import half_width, parse_day, parse_time
from yorisoi.models.repeat import EVERY_NAMES
from yorisoi.models.venue import ONLINE, TOLD_LATER

from yorisoi_desk.events.shape import (
    RECORDS,
    ROWS,
    Models,
    field_of,
    parts,
    rows_within,
    within,
)
from yorisoi_desk.yaml_text.writing import Value, is_filled

DAYS = ("date", "until", "moved_from", "publish_from", "publish_until", "updated")
TIMES = ("start", "end")
BREAKS = re.compile("\r\n|[\r\v\f]")  # \v and \f: within a paragraph and a page of Word
# How Word and PDF hand over a dot of a list: as a letter of a font that only they have
BULLETS = re.compile(
    "^([ \t]*)[\uf06c\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc][ \t\u3000]*", re.MULTILINE
)
LONG = ("summary", "description")  # texts of several lines; in all others a break is a space
# Words that a file may have in the place of a name.
NAMED = {"status": STATUS_NAMES, "every": EVERY_NAMES}
LISTS = ("apply", "closed", "except", "aliases")  # written with commas between
AS_LIST = ("except",)  # also where there is one alone
# A place that is no address: its word in a form, and what a record says in its stead.
NO_ADDRESS = {"online": (ONLINE, "online"), "申込後": (TOLD_LATER, "after_applying")}


def values_in(data: Mapping[str, Any], models: Models) -> dict[str, str]:
    """Return the values of a record of a file, days and times as pickers take them.

    What has another form than the model says is left out.
    """
    shown = {
        part + below: text
        for part in parts(models)
        for below, text in _values(part, data.get(part))
        if text
    }
    if dates := data.get("dates"):
        shown["dates"] = "\n".join(map(day_of, dates if isinstance(dates, list) else ()))
    return {name: text for name, text in shown.items() if text}


def data_of(values: Mapping[str, str], models: Models) -> dict[str, Value]:
    """Return the record that values of a form say; its rows stand where they stand in the form."""
    data = {part: _data(part, values) for part in parts(models)}
    return {part: value for part, value in data.items() if is_filled(value)}


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values of fields that there are, without what a text box adds to them."""
    return {name: _clean(name, text) for name, text in values.items() if field_of(name)}


def with_days(values: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Return values whose `dates` are lines of days, as a table has them, with rows instead.

    A date that stays keeps what is said of it, and a new one follows the others.
    """
    if "dates" not in values:
        return dict(values)
    wanted = [line.strip() for line in values["dates"].splitlines() if line.strip()]
    rows = rows_within(before, "dates")
    given = {name: text for name, text in values.items() if name != "dates"}
    for number, row in enumerate(rows):
        if row.get("date") not in wanted:
            given |= {f"dates.{number}.{part}": "" for part in row}
    held = [row.get("date") for row in rows]
    new = [day for day in wanted if day not in held]
    return given | {f"dates.{number}.date": day for number, day in enumerate(new, len(rows))}


def day_of(entry: object) -> str:
    """Return the day of an entry of `dates`, or what stands there where it is no day."""
    return _day(str(entry.get("date") if isinstance(entry, dict) else entry))


def _values(part: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield what follows a key in the names of its fields, and their texts."""
    if part == "apply":
        yield from _ways(value)
    elif part in ROWS:
        yield from _rows(part, value)
    elif part in RECORDS and isinstance(value, dict):
        for word, (_, key) in NO_ADDRESS.items():
            if part == "place" and value.get(key) == "true":
                yield "", word
        yield from _below(value, RECORDS[part])
    elif part not in RECORDS or part == "place":
        yield "", _text(part, value)


def _below(value: Mapping[str, Any], models: Models) -> Iterator[tuple[str, str]]:
    yield from ((f".{name}", text) for name, text in values_in(value, models).items())


def _rows(part: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield the fields of all rows, or of none where one cannot be shown."""
    rows = value if isinstance(value, list) and len(value) <= ROWS[part].most else []
    if part == "dates":
        rows = [{"date": row} if isinstance(row, str) else row for row in rows]
    if all(isinstance(row, dict) for row in rows):
        for number, row in enumerate(rows):
            for name, text in _below(row, (ROWS[part].record,)):
                yield f".{number}{name}", text


def _ways(value: object) -> Iterator[tuple[str, str]]:
    ways = value if isinstance(value, list) else [value]
    yield "", _text("apply", [way for way in ways if isinstance(way, str)])
    yield from _rows("apply", [way for way in ways if isinstance(way, dict)])


def _text(part: str, value: object) -> str:
    if isinstance(value, list) and part in LISTS:
        return ", ".join(value) if all(isinstance(item, str) for item in value) else ""
    if not isinstance(value, str):
        lines = as_lines(value)
        return lines.replace("\n", "、") if isinstance(lines, str) else ""
    if part in DAYS:
        return _day(value)
    if part in NAMED:
        return NAMED[part].get(value, value)
    with suppress(ValueError):
        return f"{parse_time(value):%H:%M}" if part in TIMES else value.strip("\n")
    return value


def _day(text: str) -> str:
    with suppress(ValueError):
        return parse_day(text).isoformat()
    return text


def _data(part: str, values: Mapping[str, str]) -> Value:
    """Return what a file says under a key, by the fields of a form."""
    text, below = values.get(part, ""), within(values, part)
    if part == "place":
        return _place(text, below)
    if part in RECORDS:
        return data_of(below, RECORDS[part])
    if part == "apply":
        others = _records(part, values)
        return _alone([*_listed(text), *filter(is_filled, others)])
    if part in ROWS:
        return _records(part, values)
    if part in LISTS:
        return _listed(text) if part in AS_LIST else _alone(_listed(text))
    return text


def _records(part: str, values: Mapping[str, str]) -> list[Value]:
    return [data_of(row, (ROWS[part].record,)) for row in rows_within(values, part)]


def _place(text: str, below: Mapping[str, str]) -> Value:
    for word, key in NO_ADDRESS.values():
        if below.get("name") and word.fullmatch(half_width(text)):
            return {key: "true", "name": below["name"]}
    return text or data_of(below, RECORDS["place"])


def _listed(text: str) -> list[str]:
    return [item for item in map(str.strip, re.split("[,、]", text)) if item]


def _alone(several: Sequence[Value]) -> Value:
    return several[0] if len(several) == 1 else several


def _clean(name: str, text: str) -> str:
    text = LINE_ENDS.sub(" ", BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    if name in LONG:
        text = BULLETS.sub(r"\1・", text)
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").rstrip()
    return " ".join(text.split("\n")).strip()
