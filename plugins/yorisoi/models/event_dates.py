"""One date of an event, the times of that day, and whether it takes place."""

import re
from datetime import date, datetime, time
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.clock import TOKYO
from yorisoi.models.event_fields import CapacityText, EventDeadline, Lines, MaybeEnd, Start
from yorisoi.models.event_times import Ending
from yorisoi.models.fields import Day, DayUntil, Time
from yorisoi.models.parsers import BETWEEN_TIMES, HYPHENS, half_width, refuse_two_times
from yorisoi.models.record import Record, refusal
from yorisoi.models.venue import Venue

# `full` is schema.org's scheduled with nothing left to offer; the others are its words.
EventStatus = Literal["scheduled", "full", "cancelled", "postponed"]
STATUS_WORDS: dict[str, str] = {
    "scheduled": "予定どおり",
    "full": "満席",
    "cancelled": "中止",
    "postponed": "延期",
}
STATUS_NAMES = {words: name for name, words in STATUS_WORDS.items()}
STATUS_NAMES |= {"満員": "full", "満員御礼": "full"}
AS_SAID = re.compile(
    r"^[【\[(（※]+|(?:です|(?:に|と)?(?:なり|し)ました)?(?<![】\])）※。!！])[】\])）※。!！]*$"
)


def parse_status(value: object) -> object:
    """Return the name of a state as staff wrote it: 中止, 【満席です】; others as they are."""
    if not isinstance(value, str) or value.isascii():
        return value
    words = AS_SAID.sub("", value)
    if words not in STATUS_NAMES:  # 受付終了 and 残りわずか are no states
        raise refusal("not_a_status")
    return STATUS_NAMES[words]


WrittenStatus = Annotated[EventStatus, BeforeValidator(parse_status)]


def check_order(day: date, start: time | str | None, end: Ending | None) -> None:
    """Refuse an end that is not after its start, where both are set."""
    if not isinstance(start, time) or end is None:
        return
    if end.after(day) <= datetime.combine(day, start, TOKYO):
        raise refusal("event_end_before_start")


class Session(Record):
    """One of several times on the same day at which people may come."""

    start: Time = Field(title="始まり", description="10:00 のように書きます")
    end: MaybeEnd = Field(default=None, title="終わり", description="11:00 のように書きます")
    capacity: CapacityText | None = Field(
        default=None, title="定員", description="この回だけの定員"
    )
    note: Lines | None = Field(default=None, title="ひとこと", description="この回だけのお知らせ")

    @model_validator(mode="after")
    def _check_times(self) -> Self:
        check_order(date.min, self.start, self.end)
        return self


ENDS = ("start", "end")


def _with_times(value: object) -> object:
    """Return 10:00〜11:00, or 10:00 alone, in the place of a session as its start and end."""
    if not isinstance(value, str):
        return value
    if BETWEEN_TIMES.search(value):
        refuse_two_times(half_width(value))
    times = re.split("[〜～~-]|から", value.translate(HYPHENS))
    return value if len(times) > len(ENDS) else dict(zip(ENDS, times, strict=False))


Sessions = tuple[
    Annotated[Session, BeforeValidator(_with_times, json_schema_input_type=str | Session)], ...
]


class DateEntry(Record):
    """One date of a series, with what is different on it."""

    date: Day = Field(title="日付", description="2026-12-10 のように書きます")
    until: DayUntil | None = Field(
        default=None, title="最後の日", description="この日から何日もつづくときに書きます"
    )
    start: Start | None = Field(
        default=None, title="始まり", description="この日だけ違うときに書きます"
    )
    end: MaybeEnd = Field(default=None, title="終わり", description="この日だけ違うときに書きます")
    sessions: Sessions = Field(
        default=(), title="回", description="この日だけ、回の時刻が違うときに書きます"
    )
    status: WrittenStatus | None = Field(
        default=None,
        title="状態",
        description="scheduled・full・cancelled・postponed のどれか（この日だけ違うとき）",
    )
    note: Lines | None = Field(default=None, title="ひとこと", description="この日だけのお知らせ")
    place: Venue | None = Field(
        default=None, title="場所", description="この日だけ違うときに書きます"
    )
    capacity: CapacityText | None = Field(
        default=None, title="定員", description="この日だけ違うときに書きます"
    )
    deadline: EventDeadline | None = Field(
        default=None, title="申込の締切", description="この日だけ違うときに書きます"
    )
    moved_from: Day | None = Field(
        default=None, title="もとの日", description="延期した日の、もとの日"
    )

    @model_validator(mode="after")
    def _check_times(self) -> Self:
        if self.sessions and (self.start or self.end):
            raise refusal("sessions_and_start")
        check_order(self.date, self.start, self.end)
        return self


def _with_date(value: object) -> object:
    """Return a date that stands alone in the list as an entry with nothing else on it."""
    return {"date": value} if isinstance(value, str) else value


def _not_in_words(value: object) -> object:
    """Return a list of dates; refuse days in one line of words, which may be a span as well."""
    if isinstance(value, str) and re.match("[0-9０-９令R]", value):  # else a dash without a space
        raise refusal("dates_in_words")
    return value


Dates = Annotated[
    tuple[
        Annotated[DateEntry, BeforeValidator(_with_date, json_schema_input_type=Day | DateEntry)],
        ...,
    ],
    BeforeValidator(_not_in_words, json_schema_input_type=tuple[Day | DateEntry, ...]),
]
