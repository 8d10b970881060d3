"""What a value may be, and what every record is: text in, one meaning out.

A validator that refuses raises the code of a sentence in `messages`.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from yorisoi import notation


def refusal(code: str) -> PydanticCustomError:
    """Return the error to raise for a fault that `messages` has the words of."""
    return PydanticCustomError(code, "")


def read_with(reader: Callable[[str], Any], usual: str = "") -> BeforeValidator:
    """Return a validator that reads text; what is not `usual` is noted in the context."""

    def read(value: object, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            raise refusal("not_text")
        try:
            found = reader(value)
        except ValueError as error:
            raise refusal(str(error)) from None
        if usual and info.context is not None and not re.fullmatch(usual, value):
            info.context.append((value, found))
        return found

    return BeforeValidator(read)


Text = Annotated[str, Field(min_length=1)]
Key = Annotated[str, read_with(notation.read_id)]
Time = Annotated[time, read_with(notation.read_time, r"\d{1,2}:\d\d")]
Day = Annotated[date, read_with(notation.read_day, r"\d{4}-\d\d-\d\d")]
Deadline = Annotated[
    date | datetime, read_with(notation.read_deadline, r"[\d-]{10}( \d{1,2}:\d\d)?")
]
Weekdays = Annotated[tuple[int, ...], read_with(notation.read_weekdays)]
Telephone = Annotated[str, read_with(notation.read_telephone, r"[\d#-]+")]
Email = Annotated[str, read_with(notation.read_email)]
PostalCode = Annotated[str, read_with(notation.read_postal_code)]
Count = Annotated[int, read_with(notation.read_count)]
Truth = Annotated[bool, read_with(notation.read_truth)]
Https = Annotated[str, read_with(notation.read_https)]
LineUrl = Annotated[str, read_with(notation.read_line_url)]
Degrees = Annotated[float, read_with(notation.read_coordinate)]
Colour = Annotated[str, read_with(notation.read_colour)]
Drawing = Annotated[str, read_with(notation.read_drawing)]


class Record(BaseModel):
    """A frozen record that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(Record):
    """What may be published: where it stands, when it was last confirmed, what is open.

    `blocking` marks what must be settled and confirmed before the site may be public.
    """

    source: Text
    confirmed: Day | None
    question: Text | None = None
    blocking: Truth = False
