"""What a value may be, and what every record is: text in, one meaning out.

A validator that refuses raises the code of a sentence in `messages`.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from yorisoi import notation


def refusal(code: str) -> PydanticCustomError:
    """Return the error to raise for a fault that `messages` has the words of."""
    return PydanticCustomError(code, "")


def read_with(reader: Callable[[str], Any], usual: str = "") -> BeforeValidator:
    """Return a validator that reads text; what is not `usual` is noted in the context."""
    is_usual = re.compile(usual).fullmatch

    def read(value: object, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            raise refusal("not_text")
        try:
            found = reader(value)
        except ValueError as error:
            raise refusal(str(error)) from None
        if usual and info.context is not None and not is_usual(value):
            info.context.append((value, found))
        return found

    return BeforeValidator(read)


def shape(pattern: str = "", *, kind: str | list[str] = "string") -> WithJsonSchema:
    """Return what an editor checks while one types; it asks for the usual way of writing."""
    return WithJsonSchema({"type": kind} | ({"pattern": f"^({pattern})$"} if pattern else {}))


DAY, CLOCK = r"\d{4}-\d{2}-\d{2}", r"\d{1,2}:\d{2}"
# An editor takes a text of digits for a number.
WORDS = shape(kind=["string", "number"])

Text = Annotated[str, Field(min_length=1), WORDS]
Key = Annotated[str, read_with(notation.read_id), shape("[a-z0-9]+(-[a-z0-9]+)*")]
Time = Annotated[time, read_with(notation.read_time, r"\d{1,2}:\d\d"), shape(CLOCK)]
Day = Annotated[date, read_with(notation.read_day, r"\d{4}-\d\d-\d\d"), shape(DAY)]
Deadline = Annotated[
    date | datetime,
    read_with(notation.read_deadline, r"[\d-]{10}( \d{1,2}:\d\d)?"),
    shape(f"{DAY}( {CLOCK})?"),
]
Weekdays = Annotated[
    tuple[int, ...],
    read_with(notation.read_weekdays),
    shape("[月火水木金土日](・[月火水木金土日])*"),
]
Telephone = Annotated[str, read_with(notation.read_telephone, r"[\d#-]+"), WORDS]
Email = Annotated[str, read_with(notation.read_email), shape("[^@ ]+@[^@ ]+")]
PostalCode = Annotated[str, read_with(notation.read_postal_code), shape(r"\d{3}-\d{4}")]
Count = Annotated[int, read_with(notation.read_count), shape(kind="integer")]
Truth = Annotated[bool, read_with(notation.read_truth), shape(kind="boolean")]
Https = Annotated[str, read_with(notation.read_https), shape("https://.+")]
LineUrl = Annotated[
    str, read_with(notation.read_line_url), shape(r"https://(lin\.ee|line\.me/R)/.+")
]
Degrees = Annotated[float, read_with(notation.read_coordinate), shape(kind="number")]
Colour = Annotated[str, read_with(notation.read_colour), shape("#[0-9a-f]{6}")]
Drawing = Annotated[str, read_with(notation.read_drawing), shape()]


class Record(BaseModel):
    """A frozen record that takes no unknown field."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


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


class Fact(Record):
    """What may be published: where it stands, when it was last confirmed, what is open.

    `blocking` marks what must be settled and confirmed before the site may be public.
    """

    source: Text = Field(title="もとの資料", description="この内容が書かれている資料")
    confirmed: Day | None = Field(title="確かめた日", description="確かめた日。まだなら null")
    question: Text | None = Field(
        None,
        title="まだ決まっていないこと",
        description="決まったら行ごと消します。サイトには出ません",
    )
    blocking: Truth = Field(
        default=False,
        title="済むまで公開しない",
        description="true にすると、決まって確かめるまで公開できません",
    )
