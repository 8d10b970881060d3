"""What differs between two states of a record → the text with that alone changed.

The text holds the first state, perhaps in other words (10時 for 10:00): what is the same in both
stays as it is written, with its comments.
"""

from collections.abc import Mapping, Sequence

from yorisoi.models import Where

from yorisoi_desk.yaml_text import edits, reading
from yorisoi_desk.yaml_text.writing import Value, is_filled


def changed(text: str, where: Where, was: Value, wanted: Value) -> str:
    """Return the text with another value at `where`; what is empty loses its line.

    The rows of a list are told by their place: an empty one is the one to take away. Raises
    KeyError and Refused as `edits`.
    """
    if was == wanted:
        return text
    if not is_filled(wanted):
        return edits.without(text, where)
    held = reading.held(text, where) if where else {}
    if isinstance(was, Mapping) and isinstance(wanted, Mapping):
        if isinstance(held, dict):
            return _with_record(text, where, was, wanted)
        if isinstance(held, str) and was.get("date") == wanted.get("date"):
            wanted = {**wanted, "date": held}
    if _are_rows(was, wanted) and isinstance(held, list):
        return with_rows(text, where, was, wanted)  # type: ignore[arg-type]
    return edits.with_value(text, where, written(wanted))


def written(value: Value) -> Value:
    """Return a value as a file has it: nothing that is empty, a date with nothing on it alone."""
    match value:
        case Mapping():
            record = {key: written(item) for key, item in value.items() if is_filled(item)}
            return record["date"] if list(record) == ["date"] else record
        case str() | None:
            return value
    return [written(item) for item in value if is_filled(item)]


def _with_record(
    text: str, where: Where, was: Mapping[str, Value], wanted: Mapping[str, Value]
) -> str:
    # What goes comes last: a record that holds nothing for a moment cannot be read.
    for key in sorted({**wanted, **was}, key=lambda key: not is_filled(wanted.get(key, ""))):
        text = changed(text, (*where, key), was.get(key, ""), wanted.get(key, ""))
    return text


def _are_rows(was: Value, wanted: Value) -> bool:
    lists = [value for value in (was, wanted) if isinstance(value, list) and value]
    return len(lists) == 2 and all(isinstance(row, Mapping) for rows in lists for row in rows)  # noqa: PLR2004


def with_rows(text: str, where: Where, was: Sequence[Value], wanted: Sequence[Value]) -> str:
    """Return the text with other rows in a list: an emptied one goes, a new one comes last."""
    gone: list[Value] = [{}] * (len(was) - len(wanted))
    rows = [*wanted, *gone]
    for number, row in enumerate(rows):
        if number >= len(was) and is_filled(row):
            text = edits.with_entry(text, where, written(row))
        elif is_filled(row):
            text = changed(text, (*where, number), was[number], row)
    for number in reversed(range(len(was))):
        if not is_filled(rows[number]):
            text = edits.without(text, (*where, number))
    return text
