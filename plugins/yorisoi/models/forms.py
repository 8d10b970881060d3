"""How a value of a record is written in a file: text in, one meaning out.

`pydantic` asks these marks how to read a field, and what an editor checks while one types.
It is imported only when it asks: a process that writes what others have read never needs it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, ValidationInfo
    from pydantic_core import CoreSchema

TEXT_OR_NUMBER = ("string", "number")  # an editor takes a text of digits for a number


@dataclass(frozen=True, eq=False)
class Form:
    """A text that `reader` reads; it raises ValueError with the code of a sentence in `messages`.

    What is not of the `usual` form is read and noted in the context. An editor asks for
    `pattern`, and for a value of YAML 1.2 of this `kind`.
    """

    reader: Callable[[str], Any]
    usual: str = ""
    pattern: str = ""
    kind: str | tuple[str, ...] = "string"

    def read(self, value: object, info: "ValidationInfo[list[tuple[str, object]] | None]") -> Any:
        """Return what a text means."""
        if not isinstance(value, str):
            raise ValueError("not_text")  # noqa: TRY004 - the one error that pydantic collects
        found = self.reader(value)
        if self.usual and info.context is not None and not self._is_usual(value):
            info.context.append((value, found))
        return found

    @cached_property
    def _is_usual(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self.usual).fullmatch

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.with_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, Any]:
        kind = self.kind if isinstance(self.kind, str) else list(self.kind)
        return {"type": kind} | ({"pattern": f"^({self.pattern})$"} if self.pattern else {})


class Words:
    """Any text that is not empty."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> Mapping[str, Any]:
        return {**handler(source), "min_length": 1}

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, Any]:
        return {"type": list(TEXT_OR_NUMBER)}


@dataclass(frozen=True, eq=False)
class TextOr:
    """Either a text, of the type `text`, or a record."""

    text: Any
    record: Any

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        choices = {name: handler.generate_schema(each) for name, each in vars(self).items()}
        return core_schema.tagged_union_schema(choices, self.kind)

    def kind(self, value: object) -> str:
        """Return which of both a value is."""
        return "text" if isinstance(value, str) else "record"


@dataclass(frozen=True, eq=False)
class Short:
    """A record that may be written as one text of the type `text`, the value of its `field`."""

    field: str
    text: Any

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
            self.whole,
            record := handler(source),
            json_schema_input_schema=core_schema.union_schema(
                [handler.generate_schema(self.text), record]
            ),
        )

    def whole(self, value: object) -> object:
        """Return a value as a record is written."""
        return {self.field: value} if isinstance(value, str) else value
