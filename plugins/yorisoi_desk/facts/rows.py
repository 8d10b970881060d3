"""Rows of a form: the times of a week, and the lines of a table; `0.days`, `1.days`.

The times of one stretch stand in the record itself (`days`, `start`, `end`), those of several in
`ranges` (see `yorisoi.models.Timetable`). A form shows both as rows, and a break at noon is one
row more.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from yorisoi.models import Range, Record, ResultRow, Where

from yorisoi_desk.yaml_text import changes, edits, reading
from yorisoi_desk.yaml_text.writing import Value

Row = dict[str, str]
SPARE, MOST = 2, 30  # empty rows that a form offers; rows in all
RECORDS: Mapping[str, type[Record]] = {"ranges": Range, "rows": ResultRow}
USUAL = {"ranges": ("days", "start", "end"), "rows": ("label", "count", "new")}
RARE = {"ranges": ("next_day", "last_entry", "from", "until", "yearly"), "rows": ()}
NEXT_DAY = "next_day"  # a mark beside `end`: 翌6:00 and 24:00 are nothing that a picker can show
FEWEST = 2  # steps to a record that cannot be without its rows: hours, results
NIGHT = re.compile("翌([0-9]{1,2}:[0-9]{2})")


def parts(kind: str) -> tuple[str, ...]:
    """Return what a row of the file may say."""
    return tuple(name for name in (*USUAL[kind], *RARE[kind]) if name != NEXT_DAY)


def held(kind: str, record: object) -> list[Row]:
    """Return the rows that a record of the file has."""
    if not isinstance(record, Mapping):
        return []
    listed = record.get(kind)
    entries = listed if isinstance(listed, list) else [record] if kind == "ranges" else []
    rows = [{part: _text(entry.get(part)) for part in parts(kind)} for entry in entries]
    return [row for row in rows if any(row.values())]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def typed(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of the file as a form shows it, a night's end with its mark."""
    night = NIGHT.fullmatch(row.get("end", ""))
    if night:
        return {**row, "end": night[1], NEXT_DAY: "on"}
    return {**row, "end": "00:00", NEXT_DAY: "on"} if row.get("end") == "24:00" else dict(row)


def written(row: Mapping[str, str]) -> Row:
    """Return a row of a form as the file says it."""
    end, words = row.get("end", ""), {name: row[name] for name in row if name != NEXT_DAY}
    if row.get(NEXT_DAY) and end:
        return {**words, "end": "24:00" if re.fullmatch("0?0:00", end) else f"翌{_plain(end)}"}
    return words


def _plain(clock: str) -> str:
    return clock.removeprefix("0") if re.fullmatch("0[0-9]:[0-9]{2}", clock) else clock


def filled(rows: Sequence[Row]) -> list[dict[str, Value]]:
    """Return what the rows say that are not empty."""
    return [{part: word for part, word in row.items() if word} for row in rows if any(row.values())]


def with_rows(
    text: str, kind: str, where: Where, before: Sequence[Row], rows: Sequence[Row]
) -> str:
    """Return the file with other rows; KeyError where its rows are no more those of `before`.

    Rows that were emptied go; a row more turns the short form into a list, where it stands.
    """
    record = reading.held(text, where)
    if held(kind, record) != list(before):
        raise KeyError(kind)
    said = filled(rows)
    if not said and len(where) > FEWEST:  # hours of a line that nobody knows any more
        return edits.without(text, where)
    if isinstance(record, Mapping) and kind in record:
        return changes.with_rows(text, (*where, kind), before, rows)
    if not before:
        value: Any = said[0] if len(said) == 1 else {kind: said}
        return edits.with_value(text, where, value) if said else text
    if len(said) > 1:
        return _as_list(text, kind, where, said)
    first = next((row for row in rows if any(row.values())), rows[0])
    other = {part: word for part, word in first.items() if word != before[0].get(part, "")}
    return edits.with_values(text, where, other)


def _as_list(text: str, kind: str, where: Where, rows: list[dict[str, Value]]) -> str:
    text = edits.with_value(text, (*where, "days"), rows)
    text = edits.renamed(text, (*where, "days"), kind)
    for part in parts(kind)[1:]:
        text = edits.without(text, (*where, part))
    return text
