"""The field of a form that a fault of its file is about."""

from collections.abc import Container, Mapping

from yorisoi.faults import Fault, Refused
from yorisoi.loading.yaml_text import Document, read_yaml
from yorisoi.models import Where

from yorisoi_desk.events.shape import ROWS, rows_within
from yorisoi_desk.events.texts import Parts
from yorisoi_desk.yaml_text.places import BREAK

# Where a fault is mended whose place in the file is that of something else.
MENDED_AT = {"no_start": "start", "alt_missing": "image_alt", "one_of_date": "date",
             "sessions_and_start": "start"}  # fmt: skip

# What the engine says of a whole event, though it may be one date's: its first and last field.
OF_ONE_DATE = {
    "event_end_before_start": ("start", "end"),
    "until_not_after_date": ("date", "until"),
}


def name_of(
    fault: Fault, name: str, text: str, given: Mapping[str, str], known: Container[str]
) -> str:
    """Return the name of a field that is `known`, or an empty text.

    `text` is the file that the form's values `given` became, where there is one yet.
    """
    if fault.code == "missing" and not text:
        return dict(fault.values).get("field", "")
    try:
        parts = Parts.of(name, text)
        head = parts.before.count("\n")
        document = read_yaml(BREAK.sub("\n", parts.yaml), name, head + 1)
    except Refused:
        return ""
    if fault.position.line > head + document.text.count("\n") + 1:
        return "description"  # of a Markdown file
    where = _holder(fault, document) if fault.code == "missing" else _path(fault, document)
    if isinstance(document.data, list):
        where = where[1:]
    if len(where) <= 1 and (name := _of_one_date(fault, given)):
        return name
    return MENDED_AT.get(fault.code) or _name(where, given, known)


def _of_one_date(fault: Fault, given: Mapping[str, str]) -> str:
    """Return the field of the first date that ends before it begins, if that is the fault."""
    first, last = OF_ONE_DATE.get(fault.code, ("", ""))
    for number, row in enumerate(rows_within(given, "dates") if first else ()):
        usual = given if last == "end" and (row.get(first) or row.get(last)) else {}
        begins, ends = (row.get(part) or usual.get(part, "") for part in (first, last))
        if begins and ends and ends <= begins:
            return f"dates.{number}.{last}"
    return ""


def _holder(fault: Fault, document: Document) -> Where:
    """Return the place that a value would have which is not there, in the record that lacks it."""
    places = [where for where in document.values if document.position(where) == fault.position]
    return (*min(places, key=len, default=()), dict(fault.values).get("field", ""))


def _path(fault: Fault, document: Document) -> Where:
    """Return the place of the last value that begins where a fault is, or before it."""
    here = (fault.position.line, fault.position.column)
    marks = {**document.values, **document.keys}
    line = document.first_line
    before = [
        ((mark.line + line, mark.column + 1), len(where), where)
        for where, mark in marks.items()
        if (mark.line + line, mark.column + 1) <= here
    ]
    return max(before, key=lambda one: one[:2], default=((0, 0), 0, ()))[2]


def _name(where: Where, given: Mapping[str, str], known: Container[str]) -> str:
    """Return the nearest field to a place of the file, its rows as the form numbers them."""
    name = ""
    for step in where:
        if name == "apply" and isinstance(step, str):  # of the only one there is
            name = f"{_row(name, 0, given)}.{step}"
        elif isinstance(step, str):
            name = f"{name}.{step}".lstrip(".")
        elif name.rpartition(".")[2] in ROWS:
            words = given.get(name, "")
            name = _row(name, step - (len(words.split(",")) if words else 0), given)
    return _nearest(name, known)


def _row(name: str, number: int, given: Mapping[str, str]) -> str:
    """Return the name of a row of the form by the place that it has in the file."""
    rows = _filled(name, given)
    return f"{name}.{rows[number]}" if 0 <= number < len(rows) else name


def _filled(name: str, given: Mapping[str, str]) -> list[int]:
    """Return the numbers of the rows that were written to the file, in its order."""
    filled = {key: text for key, text in given.items() if text}
    return [number for number, row in enumerate(rows_within(filled, name)) if row]


def _nearest(name: str, known: Container[str]) -> str:
    while name and name not in known:
        if f"{name}.date" in known:
            return f"{name}.date"
        name = name.rpartition(".")[0]
    return name
