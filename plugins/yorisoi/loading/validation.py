"""From text with places to records: pydantic's complaints as faults in words for staff."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from yorisoi.clock import as_written
from yorisoi.faults import Fault, Position, fault, nearest, notice
from yorisoi.loading.field_lookup import (
    are_entries,
    choices,
    fields_at,
    holder_above,
    key_like,
    title_of,
)
from yorisoi.loading.yaml_text import Document
from yorisoi.loading.yaml_text.indents import INDENT
from yorisoi.loading.yaml_text.slips import taken_apart
from yorisoi.messages import SENTENCES
from yorisoi.models import Record, Where

R = TypeVar("R", bound=Record)

# pydantic's own codes that mean the same to someone who fills in a file
SAME = {
    "string_type": "not_text",
    "string_too_short": "missing",
    "too_short": "missing",
    "model_type": "not_mapping",
    "mapping_type": "not_mapping",
    "dict_type": "not_mapping",
    "tuple_type": "not_list",
}
# What people write as a key of its own, by a field of the record that has another way for it
MEANT = (
    ("last_entry", ("break", "breaks", "lunch", "昼休み"), "break_in_hours"),
    ("last_entry", ("closed", "closures", "休館日"), "closed_in_hours"),
    ("every", ("count", "times", "回数"), "repeat_count_alone"),
    ("every", ("interval",), "interval_of_repeat"),
    ("reason", ("days",), "days_of_opening"),
    ("reason", ("date", "until"), "days_of_closure"),
    ("repeat", ("every", "weekday", "except"), "within_repeat"),
)
OF_BOTH_LINES = ("several_times", "several_clocks")  # whose remedy is for start and end
# where a fault of a whole record is mended
MENDED_AT = {
    "apply_none_and_more": ("apply",),
    "closed_without_until": ("closed",),
    "moved_to_same_day": ("moved_from", "dates"),
    "days_backwards": ("publish_until", "until", "end"),
    "hours_backwards": ("end",),
    "last_entry_outside": ("last_entry",),
    "hours_twice": ("ranges",),
    "hours_overlap": ("ranges",),
    "holidays_twice": ("holidays",),
    "both_times": ("start", "end"),
    "notice_needs_day": ("notice",),
    "event_end_before_start": ("end",),
    "repeat_numbers": ("weekday",),
    "no_start": ("start",),
    "sessions_and_start": ("start", "end"),
    "until_not_after_date": ("until",),
    "until_without_date": ("until",),
    "alt_missing": ("image",),
    "one_of_date": ("dates", "date"),
    "repeat_without_first_day": ("repeat",),
    "repeat_too_long": ("repeat",),
    "two_addresses": ("email", "line_url"),
    "telephone_or_url": ("url",),
}


def validated(
    document: Document,
    record: type[R],
    faults: list[Fault],
    notices: list[Fault],
    where: Where = (),
) -> R | None:
    """Return the record at `where` in a document, or None after adding its faults.

    What was read from an unusual way of writing is added to `notices`.
    """
    notices += document.notices
    unusual: list[tuple[str, object]] = []
    try:
        valid = record.model_validate(document.at(where), context=unusual)
    except ValidationError as error:
        faults += (_fault(details, document, record, where) for details in _apart(error.errors()))
        return None
    notices += _notices(unusual, document, where)
    return valid


def _apart(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield errors with a remedy each: several times in two lines of a record have one."""
    told = set()
    for each in errors:
        holder = (each["type"], each["loc"][:-1])
        if holder not in told or each["type"] not in OF_BOTH_LINES:
            yield each
        told.add(holder)


def _notices(
    unusual: list[tuple[str, object]], document: Document, where: Where
) -> Iterator[Fault]:
    for text, meaning in unusual:
        for place in document.values:
            if place[: len(where)] == where and document.at(place) == text:
                shown = as_written(meaning)
                if shown != text:
                    yield notice(document.position(place), "read_as", value=text, meaning=shown)


def _fault(details: ErrorDetails, document: Document, record: type[Record], where: Where) -> Fault:
    code = SAME.get(details["type"], details["type"])
    loc, value = details["loc"], details["input"]
    place = where + _in_document(loc, document, where)
    if (
        code == "missing"
        or (not loc and code == "not_mapping")
        or (code in ("not_text", "not_mapping", "not_list") and value is None)
    ):
        if not loc:
            return fault(document.position(where), "not_a_record" if value else "empty_record")
        title = title_of(fields_at(record, loc), loc[-1])
        return fault(document.position(place), "missing", field=loc[-1], title=title)
    fields = fields_at(record, loc)
    of_entry = code == "not_mapping" and are_entries(record, loc)
    if of_entry or code == "extra_forbidden":
        beside = document.at(place[:-1])
        if isinstance(value, str):
            above = holder_above(beside, place[-1], fields, of_entry=of_entry)
            if above is not None:
                return _unindented(document, place, above, value)
        if not of_entry:
            return _unknown_key(document.key(place), str(loc[-1]), value, fields, beside)
    place = _mended_at(code, place, document)
    field = next((step for step in reversed(place) if isinstance(step, str)), "")
    values = {"field": field, "title": title_of(fields, field), "value": value}
    if code == "literal_error":
        holder = next(str(step) for step in reversed(place) if step in fields)
        words = choices(fields[holder].annotation)
        near, expected = nearest(str(value), words), "・".join(words)
        return fault(document.position(place), code, **values, expected=expected, near=near)
    if code not in SENTENCES:
        code = "not_text"
    apart = _words_taken_apart(document, place) if code == "not_text" else None
    said = details.get("ctx", {}) if code == details["type"] else {}
    return apart or fault(document.position(place), code, **values | said)


def _unknown_key(
    place: Position,
    key: str,
    value: object,
    fields: Mapping[str, FieldInfo],
    beside: Mapping[str, object],
) -> Fault:
    """Return the fault of an unknown key: what it was likely meant for, or the nearest key."""
    meant = next((code for field, keys, code in MEANT if field in fields and key in keys), "")
    if meant:
        return fault(place, meant, field=key, value=value)
    near = key_like(key, fields)
    return fault(place, "extra_forbidden", field=key, near="" if near in beside else near)


def _words_taken_apart(document: Document, place: Where) -> Fault | None:
    """Return the fault of one line of words that YAML took for a list or a record."""
    position, lines = document.position(place), document.text.split("\n")
    line, column = lines[position.line - document.first_line], position.column - 1
    found = taken_apart(line, column)
    return found and fault(position, found.code, value=found.value, line=found.line)


def _unindented(document: Document, place: Where, above: str, value: str) -> Fault:
    """Return the fault of a line that stands beside the key `above`, though it is part of it."""
    indent = document.key((*place[:-1], above)).column - 1 + INDENT
    line = f"{' ' * indent}{place[-1]}: {value}"
    return fault(document.key(place), "unindented", field=place[-1], above=above, line=line)


def _in_document(loc: Sequence[str | int], document: Document, where: Where) -> Where:
    """Return the part of pydantic's path that stands in the file; its own tags do not."""
    place: Where = ()
    for step in loc:
        here = (*where, *place, step)
        if here in document.values or here in document.keys:
            place = (*place, step)
    return place


def _mended_at(code: str, place: Where, document: Document) -> Where:
    fields = MENDED_AT.get(code, ())
    return next(((*place, name) for name in fields if (*place, name) in document.values), place)
