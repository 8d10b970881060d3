"""What a value of a record may be: types for the fields, each read from text in one place."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, InstanceOf, ValidationInfo, WithJsonSchema

from yorisoi.models import contacts, day_grammar, day_rules, parsers, values, year_spans
from yorisoi.models.record import Record, Where, parts, refusal

DAY, CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{1,2}:[0-9]{2}"
WEEKDAY = f"[{parsers.WEEKDAYS}]"


def written(parse: Callable[[str], Any], usual: str = "") -> BeforeValidator:
    """Return the validator of a value that `parse` reads from text.

    Text that is not of the `usual` form, where one is given, is read too, and appended with its
    meaning to the list that the caller passes as validation context.
    """

    def read(value: object, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            raise refusal("not_text")
        meaning = parse(value)
        if usual and info.context is not None and not re.fullmatch(usual, value):
            info.context.append((value, meaning))
        return meaning

    return BeforeValidator(read)


def editor(pattern: str = "", kind: str | list[str] = "string") -> WithJsonSchema:
    """Return what an editor asks for: a value of YAML 1.2 of this kind, and its usual form."""
    return WithJsonSchema({"type": kind} | ({"pattern": f"^({pattern})$"} if pattern else {}))


def as_text(value: object) -> object:
    """Return the words of a list as one text: [月, 水] is 月・水."""
    words = value if isinstance(value, list) else []
    return "・".join(words) if words and all(isinstance(word, str) for word in words) else value


# An editor takes a text of digits for a number.
TEXT_OR_NUMBER = ["string", "number"]

Text = Annotated[str, Field(min_length=1), editor(kind=TEXT_OR_NUMBER)]
Key = Annotated[str, written(values.parse_key), editor("[a-z0-9]+(-[a-z0-9]+)*")]
Address = Annotated[str, written(values.parse_address), editor("[a-z0-9]+([-/][a-z0-9]+)*")]
Time = Annotated[time, written(parsers.parse_time, CLOCK), editor(CLOCK), BeforeValidator(as_text)]
Day = Annotated[date, written(parsers.parse_day, DAY), editor(DAY), BeforeValidator(as_text)]
# 4月1日から and 3月31日まで say what their fields do by their names.
DayFrom = Annotated[
    date, written(parsers.parse_day_from, DAY), editor(DAY), BeforeValidator(as_text)
]
DayUntil = Annotated[
    date, written(parsers.parse_day_until, DAY), editor(DAY), BeforeValidator(as_text)
]
MOMENT = r"[0-9-]{10}( [0-9]{1,2}:[0-9]{2})?"
# Not 12月29日から: who writes it means no single day.
Deadline = Annotated[
    date | datetime,
    written(parsers.parse_deadline, MOMENT),
    editor(f"{DAY}( {CLOCK})?"),
    BeforeValidator(as_text),
]
DeadlineUntil = Annotated[
    date | datetime,
    written(parsers.parse_deadline_until, MOMENT),
    editor(f"{DAY}( {CLOCK})?"),
    BeforeValidator(as_text),
]
OPEN_DAY = rf"(第[1-5]|最終)?{WEEKDAY}曜?|第[1-5]|祝日?|毎日|毎月([0-9]{{1,2}}|末)日"
# In a list, as 平日・土, holidays are left out of all: what was read is told.
OPEN_DAYS = f"平日|({OPEN_DAY})(・({OPEN_DAY}))*"


OpenDays = Annotated[
    InstanceOf[day_rules.Days],
    written(day_grammar.parse_open_days, OPEN_DAYS),
    editor(OPEN_DAYS),
    BeforeValidator(as_text),
]
# In other words than those that a rule is shown with, what was read is told.
CLOSED_DAYS = f"{OPEN_DAYS}|祝日の翌日(（土・日・祝日でも休み）)?|.*（祝日のときは次の平日）"
ClosedRule = Annotated[
    InstanceOf[day_rules.Days],
    written(day_grammar.parse_closed_rule, CLOSED_DAYS),
    editor(),
    BeforeValidator(as_text),
]
CLOCK_OF_NIGHT = f"翌?{CLOCK}"
ClockFrom = Annotated[
    InstanceOf[parsers.Clock],
    written(parsers.parse_clock_from, CLOCK_OF_NIGHT),
    editor(CLOCK_OF_NIGHT),
    BeforeValidator(as_text),
]
ClockUntil = Annotated[
    InstanceOf[parsers.Clock],
    written(parsers.parse_clock_until, "翌?([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00"),  # 26:00 is told
    editor(CLOCK_OF_NIGHT),
    BeforeValidator(as_text),
]
DAYS_OF_YEAR = "[0-9]{2}-[0-9]{2}([〜～~][0-9]{2}-[0-9]{2})?"
YearSpan = Annotated[
    InstanceOf[year_spans.YearSpan],
    written(year_spans.parse_year_span, DAYS_OF_YEAR),
    editor(),
    BeforeValidator(as_text),
]
OpenSpan = Annotated[
    InstanceOf[year_spans.YearSpan],
    written(year_spans.parse_open_span, DAYS_OF_YEAR),
    editor(),
    BeforeValidator(as_text),
]
NoticeText = Annotated[str, Field(min_length=1), written(values.parse_notice), editor()]


def as_list(value: object) -> object:
    """Return what stands alone as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def as_keys(value: object) -> object:
    """Return keys as a list; those in one line are taken apart: salon・telephone."""
    return as_list(re.split(r"\s*[、・,]\s*", value) if isinstance(value, str) else value)


Keys = Annotated[
    tuple[Key, ...],
    BeforeValidator(as_keys, json_schema_input_type=Key | tuple[Key, ...]),
    Field(min_length=1),
]
Telephone = Annotated[
    str, written(contacts.parse_telephone, "[0-9#-]+"), editor(kind=TEXT_OR_NUMBER)
]
Email = Annotated[str, written(contacts.parse_email), editor("[^@ ]+@[^@ ]+")]
PostalCode = Annotated[str, written(contacts.parse_postal_code), editor(r"[0-9]{3}-[0-9]{4}")]
LineUrl = Annotated[
    str, written(contacts.parse_line_url), editor(r"https://(lin\.ee|line\.me/R)/.+")
]
MunicipalityCode = Annotated[str, written(values.parse_municipality_code), editor(r"[0-9]{6}")]
Count = Annotated[int, written(values.parse_count), editor(kind="integer")]
Truth = Annotated[bool, written(values.parse_truth), editor(kind="boolean")]
Appointment = Annotated[bool, written(values.parse_appointment), editor(kind="boolean")]
Https = Annotated[str, written(values.parse_https), editor("https://.+")]
Host = Annotated[str, written(values.parse_host), editor(r"[a-z0-9.-]+\.[a-z]{2,}")]
Degrees = Annotated[float, written(values.parse_degrees), editor(kind="number")]
Latitude = Annotated[
    Degrees | None, Field(title="緯度", description="36.081234 の形。分からなければ書きません")
]
Longitude = Annotated[
    Degrees | None, Field(title="経度", description="140.206789 の形。分からなければ書きません")
]
Colour = Annotated[str, written(values.parse_colour), editor("#[0-9a-f]{6}")]
Drawing = Annotated[str, written(values.parse_drawing), editor()]


class Fact(Record):
    """What may be published: where it stands, when it was last confirmed, what is open.

    `blocking` marks what must be settled and confirmed before the site may be public.
    """

    source: Text = Field(title="もとの資料", description="この内容が書かれている資料")
    confirmed: Day | None = Field(title="確かめた日", description="確かめた日。まだなら null")
    question: Text | None = Field(
        default=None,
        title="まだ決まっていないこと",
        description="決まったら行ごと消します。サイトには出ません",
    )
    blocking: Truth = Field(
        default=False,
        title="済むまで公開しない",
        description="true にすると、決まって確かめるまで公開できません",
    )


def facts_within(value: object, where: Where = ()) -> Iterator[tuple[Where, Fact]]:
    """Yield every fact within a value at `where`, itself included, with its path."""
    if isinstance(value, Fact):
        yield where, value
    for key, part in parts(value):
        yield from facts_within(part, (*where, key))
