"""From text with places to records: pydantic's complaints as faults in words for staff.

A process that only writes what others have read imports nothing of pydantic.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from yorisoi.faults import Fault, fault, nearest, notice
from yorisoi.loading.validators import validators
from yorisoi.loading.yaml_text import Document
from yorisoi.messages import SENTENCES
from yorisoi.models import Record, kinds, names

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Where = tuple[str | int, ...]

# pydantic's own codes that mean the same to someone who fills in a file
SAME = {
    "string_type": "not_text",
    "string_too_short": "missing",
    "dataclass_type": "not_mapping",
    "mapping_type": "not_mapping",
    "dict_type": "not_mapping",
    "tuple_type": "not_list",
    "list_type": "not_list",
}
# where a fault of a whole record is mended
MENDED_AT = {
    "end_before_start": ("end",),
    "days_backwards": ("publish_until", "end"),
    "alt_missing": ("image",),
    "one_of_date": ("dates", "date"),
    "repeat_without_first_day": ("repeat",),
    "two_addresses": ("email", "line_url"),
    "notice_too_long": ("text",),
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
    from pydantic_core import ValidationError

    data = document.data
    for step in where:
        data = data[step]
    unusual: list[tuple[str, object]] = []
    try:
        found: R = validators()[record].validate_python(data, context=unusual)
    except ValidationError as error:
        faults += (_fault(each, document, record, where) for each in error.errors())
        return None
    notices += _notices(unusual, document, where)
    return found


def _notices(
    unusual: list[tuple[str, object]], document: Document, where: Where
) -> Iterator[Fault]:
    if not unusual:
        return
    places = {
        place: _value(document.data, place)
        for place in document.values
        if place[: len(where)] == where
    }
    for text, meaning in unusual:
        for place, value in places.items():
            if value == text:
                yield notice(
                    document.position(place), "read_as", value=text, meaning=_shown(meaning)
                )


def _shown(meaning: object) -> str:
    """Return a value as the staff should write it: 10:00, not 10:00:00."""
    text = str(meaning)
    return text[:-3] if text.count(":") == 2 else text  # noqa: PLR2004 - hours:minutes:seconds


def _value(data: Any, where: Where) -> Any:
    for step in where:
        data = data[step]
    return data


def _fault(error: "ErrorDetails", document: Document, record: type[Record], where: Where) -> Fault:
    code = _code(error)
    place = where + _in_document(error["loc"], document, where)
    if code == "missing" or (
        code in ("not_text", "not_mapping", "not_list") and error["input"] is None
    ):
        if not error["loc"]:
            return fault(document.position(where), "empty_record")
        return fault(document.position(place), "missing", field=error["loc"][-1])
    if code == "unexpected_keyword_argument":
        field = str(error["loc"][-1])
        near = nearest(field, _field_names(record, error["loc"]))
        return fault(document.key(place), "extra_forbidden", field=field, near=near)
    place = _mended_at(code, place, document)
    field = next((str(each) for each in reversed(place) if isinstance(each, str)), "")
    context: dict[str, object] = {"field": field, "value": error["input"]}
    if code == "literal_error":
        words = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        near = nearest(str(error["input"]), words.split(", "))
        context |= {"expected": words.replace(", ", "・"), "near": near}
    if code not in SENTENCES:
        code = "not_text"
    return fault(document.position(place), code, **context)


def _code(error: "ErrorDetails") -> str:
    """Return what is wrong by our name for it: a reader or a record raised it, or pydantic did."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return SAME.get(error["type"], error["type"])


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
    return next(((*place, each) for each in fields if (*place, each) in document.values), place)


def _field_names(record: type[Record], loc: Sequence[str | int]) -> set[str]:
    """Return the fields one may write where `loc` ends: the record's own, else any record's."""
    records = [record] if len(loc) == 1 else kinds()
    return {name for each in records for name in names(each)}
