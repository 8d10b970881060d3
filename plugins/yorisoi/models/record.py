"""What every record is: a frozen pydantic model whose fields carry their words for staff.

A field is declared as ``Field(title=…, description=…)``: the title is what staff call it, the
description how they write it. Both go to messages, JSON Schema, the guide and the change report.
"""

from collections.abc import Iterable
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

Where = tuple[str | int, ...]  # the way to a value: names of fields, keys, numbers from 0


class Record(BaseModel):
    """A frozen model; whatever it has no field for is refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: object) -> object:
        """Take an optional key that was left empty for one that is not there."""
        if not isinstance(given, dict) or None not in given.values():
            return given
        needed = {
            field.alias or name for name, field in cls.model_fields.items() if field.is_required()
        }
        known = set(names(cls)) - needed
        return {
            name: value for name, value in given.items() if value is not None or name not in known
        }


def refusal(code: LiteralString, **values: str) -> PydanticCustomError:
    """Return the error of a value or record; `code` names its sentence, which may say `values`."""
    return PydanticCustomError(code, code, values)


def names(record: type[Record]) -> list[str]:
    """Return the names that the fields of a record have in a file, in order."""
    return [field.alias or name for name, field in record.model_fields.items()]


def parts(value: object) -> Iterable[tuple[str | int, object]]:
    """Return the values within a record, a mapping or a tuple, each with its key."""
    match value:
        case Record():
            return value
        case dict():
            return value.items()
        case tuple():
            return enumerate(value)
        case _:
            return ()
