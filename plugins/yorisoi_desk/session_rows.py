"""The times of one day at which people may come, as rows of a form: `sessions.0.start`.

Rows are numbered from 0, and those of a file come first, so that one that was emptied is the one
to take away, and a comment beside another stays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yorisoi.loading.yaml_walk import Path_

from yorisoi_desk import yaml_edits
from yorisoi_desk.yaml_writing import Value

PARTS = ("start", "end", "capacity", "note")
MOST, SPARE = 20, 2  # rows; empty ones that a form offers
NAME = re.compile(r"sessions\.([0-9]{1,2})\.")
FIELDS = tuple(f"sessions.{number}.{part}" for number in range(MOST) for part in PARTS)

Row = dict[str, str]


def records(value: object) -> list[dict[str, Any]]:
    """Return the sessions of a file that rows can show: all of them or none."""
    rows = value if isinstance(value, list) and len(value) <= MOST else []
    return rows if all(isinstance(row, dict) for row in rows) else []


def rows(values: Mapping[str, str]) -> list[Row]:
    """Return all rows of a form, also the empty ones."""
    return [
        {part: values.get(f"sessions.{number}.{part}", "") for part in PARTS}
        for number in range(MOST)
    ]


def filled(row: Row) -> dict[str, Value]:
    """Return what a row says; nothing where it is empty."""
    return {part: text for part, text in row.items() if text}


def with_rows(yaml: str, where: Path_, before: Sequence[Row], wanted: Sequence[Row]) -> str:
    """Return the text with other sessions, of which it has those of `before`."""
    held = sum(any(row.values()) for row in before)
    for number, (was, row) in enumerate(zip(before, wanted, strict=True)):
        if number >= held and any(row.values()):
            yaml = yaml_edits.with_entry(yaml, where, filled(row))
        elif number < held and any(row.values()):
            other = {part: text for part, text in row.items() if text != was[part]}
            yaml = yaml_edits.with_values(yaml, (*where, number), other)
    for number in reversed(range(held)):
        if not any(wanted[number].values()):
            yaml = yaml_edits.without(yaml, (*where, number))
    return yaml


def names(*held: Mapping[str, Any]) -> list[list[str]]:
    """Return the names of the fields by row: those that are filled in, and a few more."""
    known = (NAME.match(name) for values in held for name in values if values[name])
    last = max((int(match[1]) for match in known if match), default=-1)
    return [
        [f"sessions.{number}.{part}" for part in PARTS]
        for number in range(min(last + 1 + SPARE, MOST))
    ]


def name_at(above: Sequence[str], given: Mapping[str, Any], rows: Iterable[list[str]]) -> str:
    """Return the field that the last of some lines of a file came from; `given` is the form."""
    written = [row for row in rows if any(given.get(name) for name in row)]
    start = max(at for at, line in enumerate(above) if line.startswith("sessions:"))
    number = sum(line.lstrip().startswith("- ") for line in above[start:])
    part = above[-1].strip().removeprefix("- ").partition(":")[0]
    row = written[number - 1] if 0 < number <= len(written) else [""]
    return next((name for name in row if name.endswith(f".{part}")), row[0])
