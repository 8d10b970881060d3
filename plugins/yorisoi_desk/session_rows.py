"""Rows of a form ↔ the records of a list in a file, told by their place.

Those of a file come first, so that one that was emptied is the one to take away, and a comment
beside another stays.
"""

from collections.abc import Sequence

from yorisoi.loading.yaml_walk import Path_

from yorisoi_desk import yaml_edits
from yorisoi_desk.yaml_writing import Value

Row = dict[str, str]


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
