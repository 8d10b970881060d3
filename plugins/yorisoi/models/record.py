"""What every record is: frozen, each field with its words for staff, taken apart the same way."""

import dataclasses
from typing import Any, ClassVar, dataclass_transform


def field(
    *, title: str, description: str, default: Any = dataclasses.MISSING, alias: str | None = None
) -> Any:
    """Return a field of a record, with what the staff call it and how they write it.

    Its name in a file is the record's own name for it, or the `alias`. pydantic reads all
    three from the metadata of a field.
    """
    metadata = {"title": title, "description": description}
    if alias:
        metadata["alias"] = alias
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record:
    """A frozen dataclass; it takes no unknown field where pydantic reads it from a file.

    Its subclasses need no decorator. See decision 12.
    """

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
    __pydantic_config__: ClassVar = {"extra": "forbid", "str_strip_whitespace": True}

    def __init_subclass__(cls) -> None:
        # What `dataclass` makes is compiled for each record whenever the command starts, so
        # that what can be written once is written below.
        dataclasses.dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({fields})"


def names(record: type[Record]) -> list[str]:
    """Return the names that the fields of a record have in a file, in order."""
    return [each.metadata.get("alias", each.name) for each in dataclasses.fields(record)]


def kinds(record: type[Record] = Record) -> list[type[Record]]:
    """Return every kind of record that there is, or of those that are a `record`."""
    return [each for child in record.__subclasses__() for each in (child, *kinds(child))]


WITH_PARTS = (Record, tuple, dict)


def parts(value: object) -> list[tuple[str | int, object]]:
    """Return the values within a record, a mapping or a tuple, each with its key."""
    match value:
        case Record():
            return list(vars(value).items())
        case tuple():
            return list(enumerate(value))
        case dict():
            return list(value.items())
        case _:
            return []
