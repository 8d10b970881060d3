"""When something is open, week by week (schema.org names).

Times are minutes since the midnight that a day begins with, so that 24:00 and the small hours of
a night line are times like others: 翌6:00 is 1800.
"""

import re
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.models.day_grammar import parse_open_days
from yorisoi.models.day_rules import share_days
from yorisoi.models.day_words import CLOSED, OPENED
from yorisoi.models.fields import (
    Appointment,
    ClockFrom,
    ClockUntil,
    DayFrom,
    DayUntil,
    Fact,
    OpenDays,
    OpenSpan,
    Text,
    YearSpan,
)
from yorisoi.models.parsers import MIDNIGHT, Clock
from yorisoi.models.record import Record, refusal
from yorisoi.models.year_spans import share_season

HOLIDAY_RULES: dict[str, re.Pattern[str]] = {
    "closed": re.compile(f"(?:祝日[はも]?)?(?:{CLOSED}|休む)"),
    "open": re.compile(f"(?:祝日[はも]?)?(?:{OPENED}(?:する|します)?|開く|開きます)"),
    "next-weekday": re.compile("翌平日|次の平日"),
}


def parse_holiday_rule(value: object) -> object:
    """Return the name of a rule that staff wrote as its word."""
    if not isinstance(value, str) or value in HOLIDAY_RULES:
        return value
    for name, words in HOLIDAY_RULES.items():
        if words.fullmatch(value):
            return name
    raise refusal("not_a_holiday_rule")


HolidayRule = Annotated[
    Literal["closed", "open", "next-weekday"], BeforeValidator(parse_holiday_rule)
]


# What a single range and one of a list say alike.
LastEntry = Annotated[
    ClockUntil | None,
    Field(title="受付の終わり", description="終わりより前に受付を終えるとき、その時刻"),
]
StartsOn = Annotated[
    DayFrom | None,
    Field(alias="from", title="いつから", description="この日から、この時間になります"),
]
EndsOn = Annotated[
    DayUntil | None, Field(alias="until", title="いつまで", description="この日まで、この時間です")
]


def check_order(first: date | None, last: date | None) -> None:
    """Raise where a last day is before the first."""
    if first and last and last < first:
        raise refusal("days_backwards")


def _check_times(start: int, end: int, last_entry: int | None) -> None:
    if not start < end <= start + MIDNIGHT:
        raise refusal("hours_backwards")
    if last_entry is not None and not start < last_entry <= end:
        raise refusal("last_entry_outside")


class Range(Record):
    """Days of the week or of the month with one time (schema.org OpeningHoursSpecification)."""

    days: OpenDays = Field(
        title="曜日", description="月・水・木、毎日、第2・第4水、土・日・祝 のように書きます"
    )
    start: ClockFrom = Field(title="始まり", description="10:00 のように書きます")
    end: ClockUntil = Field(
        title="終わり", description="16:00 のように書きます。夜中は 24:00、朝までなら 翌6:00"
    )
    last_entry: LastEntry = None
    starts_on: StartsOn = None
    ends_on: EndsOn = None
    yearly: OpenSpan | None = Field(
        default=None,
        title="毎年の期間",
        description="毎年この間だけの時間なら、04-01〜09-30 のように書きます",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_times(self.start, self.end, self.last_entry)
        check_order(self.starts_on, self.ends_on)
        return self


def hold_together(one: Range, other: Range) -> bool:
    """Return whether two ranges hold on the same dates, or may."""
    return (
        (one.starts_on or date.min) <= (other.ends_on or date.max)
        and (other.starts_on or date.min) <= (one.ends_on or date.max)
        and share_season(one.yearly, other.yearly)
    )


def _overlap(one: Range, other: Range) -> bool:
    """Return whether two ranges say different things of the same time of a day."""
    return (
        max(one.start, other.start) < min(one.end, other.end)
        and hold_together(one, other)
        and share_days(one.days, other.days)
    )


class Timetable(Record):
    """The times of one place or line: one range in the short form, or a list of them."""

    days: OpenDays | None = Field(
        default=None,
        title="曜日",
        description="月・水・木、毎日、第2・第4水、土・日・祝 のように書きます",
    )
    start: ClockFrom | None = Field(
        default=None, title="始まり", description="10:00 のように書きます"
    )
    end: ClockUntil | None = Field(
        default=None,
        title="終わり",
        description="16:00 のように書きます。夜中は 24:00、朝までなら 翌6:00",
    )
    last_entry: LastEntry = None
    starts_on: StartsOn = None
    ends_on: EndsOn = None
    ranges: tuple[Range, ...] = Field(
        default=(),
        title="時間帯",
        description="昼休みや、曜日でちがう時間があるとき、days・start・end のかわりに並べます",
    )
    holidays: HolidayRule | None = Field(
        default=None,
        title="祝日",
        description="closed（休み）・open（開く）・next-weekday（祝日の定休日は開き、次の平日に休む）。"
        "書かなければ、closures の holidays のとおりです",
    )

    closed_yearly: YearSpan | None = Field(
        default=None, title="毎年の休み", description="12-29〜01-03 のように書きます"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        short = (self.days, self.start, self.end)
        if self.ranges:
            if any(value is not None for value in (*short, self.last_entry)):
                raise refusal("hours_twice")
        elif self.days is None or self.start is None or self.end is None:
            raise refusal("hours_missing")
        else:
            _check_times(self.start, self.end, self.last_entry)
        check_order(self.starts_on, self.ends_on)
        if any(_overlap(one, other) for one, other in combinations(self.spans, 2)):
            raise refusal("hours_overlap")
        opens = any(each.days.holidays for each in self.spans)
        closes = any(each.days.without_holidays for each in self.spans)
        rule = self.holidays
        if (rule == "closed" and opens) or (rule in ("open", "next-weekday") and closes):
            raise refusal("holidays_twice")
        return self

    @cached_property
    def spans(self) -> tuple[Range, ...]:
        """The ranges, whichever form they were written in; `from` and `until` bound each."""
        if not self.ranges:
            names = ("days", "start", "end", "last_entry", "starts_on", "ends_on")
            values = {name: getattr(self, name) for name in names}
            return (Range.model_construct(**values),)
        return tuple(
            each.model_copy(
                update={
                    "starts_on": max(filter(None, (self.starts_on, each.starts_on)), default=None),
                    "ends_on": min(filter(None, (self.ends_on, each.ends_on)), default=None),
                }
            )
            for each in self.ranges
        )


# Not validated: for the first value pydantic would build the model, 30 ms at every start
ALWAYS = Timetable.model_construct(
    days=parse_open_days("毎日"), start=Clock(0), end=Clock(MIDNIGHT), holidays="open"
)


class OpeningHours(Timetable, Fact):
    """When something of the service's is open, week by week."""

    label: Text = Field(title="名前", description="何の時間か")
    short_name: Text | None = Field(
        default=None,
        title="短い名前",
        description="「いま開いています」の行に出る名前。書かなければ、名前が出ます",
    )
    by_appointment: Appointment = Field(
        default=False,
        title="予約制か",
        description="予約した人だけが来られるなら、true。時間のそばに「予約制」と出ます",
    )
