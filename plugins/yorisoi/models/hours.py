"""When something is open, and when it is not although it usually is (schema.org names).

Times are minutes since the midnight that a day begins with, so that 24:00 and the small hours of
a night line are times like others: 翌6:00 is 1800.
"""

from datetime import date, datetime
from functools import cached_property
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.clock import end_of, start_of
from yorisoi.models.day_rules import share_days
from yorisoi.models.fields import (
    Clock,
    ClosedRule,
    Day,
    Deadline,
    Fact,
    Keys,
    NoticeText,
    OpenDays,
    Text,
    Truth,
    YearSpan,
)
from yorisoi.models.parsers import MIDNIGHT
from yorisoi.models.record import Record, refusal
from yorisoi.models.year_spans import parse_year_span, share_season

HOLIDAY_NAMES = {
    "休み": "closed",
    "休む": "closed",
    "休館": "closed",
    "開く": "open",
    "開館": "open",
    "翌平日": "next-weekday",
    "次の平日": "next-weekday",
}


def parse_holiday_rule(value: object) -> object:
    """Return the name of a rule that staff wrote as its word."""
    if not isinstance(value, str) or value in HOLIDAY_NAMES.values():
        return value
    if value not in HOLIDAY_NAMES:
        raise refusal("not_a_holiday_rule")
    return HOLIDAY_NAMES[value]


HolidayRule = Annotated[
    Literal["closed", "open", "next-weekday"], BeforeValidator(parse_holiday_rule)
]
# Days on which most services in Japan are closed: 年末年始, お盆.
USUALLY_CLOSED = (parse_year_span("12-29〜01-03"), parse_year_span("08-13〜08-16"))


# What a single range and one of a list say alike.
LastEntry = Annotated[
    Clock | None,
    Field(title="受付の終わり", description="終わりより前に受付を終えるとき、その時刻"),
]
StartsOn = Annotated[
    Day | None, Field(alias="from", title="いつから", description="この日から、この時間になります")
]
EndsOn = Annotated[
    Day | None, Field(alias="until", title="いつまで", description="この日まで、この時間です")
]


def _check_order(first: date | None, last: date | None) -> None:
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
    start: Clock = Field(title="始まり", description="10:00 のように書きます")
    end: Clock = Field(
        title="終わり", description="16:00 のように書きます。夜中は 24:00、朝までなら 翌6:00"
    )
    last_entry: LastEntry = None
    starts_on: StartsOn = None
    ends_on: EndsOn = None
    yearly: YearSpan | None = Field(
        default=None,
        title="毎年の期間",
        description="毎年この間だけの時間なら、04-01〜09-30 のように書きます",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_times(self.start, self.end, self.last_entry)
        _check_order(self.starts_on, self.ends_on)
        return self


def _overlap(one: Range, other: Range) -> bool:
    """Return whether two ranges say different things of the same time of a day."""
    return (
        max(one.start, other.start) < min(one.end, other.end)
        and (one.starts_on or date.min) <= (other.ends_on or date.max)
        and (other.starts_on or date.min) <= (one.ends_on or date.max)
        and share_season(one.yearly, other.yearly)
        and share_days(one.days, other.days)
    )


class Timetable(Record):
    """The times of one place or line: one range in the short form, or a list of them."""

    days: OpenDays | None = Field(
        default=None,
        title="曜日",
        description="月・水・木、毎日、第2・第4水、土・日・祝 のように書きます",
    )
    start: Clock | None = Field(default=None, title="始まり", description="10:00 のように書きます")
    end: Clock | None = Field(
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
        _check_order(self.starts_on, self.ends_on)
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


ALWAYS = Timetable(days="毎日", start="0:00", end="24:00", holidays="open")  # type: ignore[arg-type]


class OpeningHours(Timetable, Fact):
    """When something of the service's is open, week by week."""

    label: Text = Field(title="名前", description="何の時間か")
    short_name: Text | None = Field(
        default=None,
        title="短い名前",
        description="「いま開いています」の行に出る名前。書かなければ、名前が出ます",
    )


class Special(Fact):
    """What closures and special openings share."""

    of: Keys = Field(
        default=(),
        title="何の",
        description="hours にある名前。書かなければ、すべてです。例：[salon]",
    )
    yearly: YearSpan | None = Field(
        default=None, title="毎年の日", description="毎年おなじなら、12-29〜01-03 のように書きます"
    )
    reason: Text = Field(title="わけ", description="年末年始、研修など")
    notice: NoticeText | None = Field(
        default=None,
        title="急ぎのお知らせ",
        description="書くと、終わるまで、どのページのいちばん上にも出ます。60文字まで",
    )


class Closure(Special):
    """When the service, or the entries named, are closed although they are usually open.

    Either days (or moments) that come once, or days of every year, or those of a rule.
    """

    start: Deadline | None = Field(
        default=None,
        title="最初の日",
        description="休みの最初の日。途中からなら 2026-12-10 15:00 のように書きます",
    )
    end: Deadline | None = Field(
        default=None, title="最後の日", description="休みの最後の日。1日だけなら書きません"
    )
    days: ClosedRule | None = Field(
        default=None,
        title="毎週・毎月の日",
        description="第2火、毎月20日、毎月末日、祝日の翌日、月（祝日のときは次の平日）のように書きます",
    )

    @property
    def begins(self) -> datetime | None:
        """The moment it begins, where it comes once."""
        return start_of(self.start) if self.start else None

    @property
    def over(self) -> datetime | None:
        """The moment it is over, where it comes once; a day ends with its last minute."""
        if self.end or not isinstance(self.start, datetime):
            last = self.end or self.start
            return end_of(last) if last else None
        return end_of(self.start.date())

    @model_validator(mode="after")
    def _check(self) -> Self:
        if sum(map(bool, (self.start, self.yearly, self.days))) != 1 or (
            self.end and not self.start
        ):
            raise refusal("closure_when")
        if self.begins and self.over and self.over <= self.begins:
            raise refusal("days_backwards")
        if self.notice and not self.start:
            raise refusal("notice_needs_day")
        return self


class Opening(Special):
    """Days on which something is open although it is usually closed, or at another time.

    Either days that come once, or days of every year.
    """

    day: Day | None = Field(
        default=None, alias="date", title="日付", description="2026-12-10 のように書きます"
    )
    until: Day | None = Field(
        default=None, title="いつまで", description="何日か続くとき、その最後の日"
    )
    start: Clock | None = Field(
        default=None, title="始まり", description="書かなければ、いつもの時間です"
    )
    end: Clock | None = Field(
        default=None, title="終わり", description="書かなければ、いつもの時間です"
    )

    @property
    def begins(self) -> datetime | None:
        """The moment its first day begins, where it comes once."""
        return start_of(self.day) if self.day else None

    @property
    def over(self) -> datetime | None:
        """The moment its last day ends, where it comes once."""
        last = self.until or self.day
        return end_of(last) if last else None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if bool(self.day) == bool(self.yearly) or (self.until and not self.day):
            raise refusal("opening_when")
        _check_order(self.day, self.until)
        if (self.start is None) != (self.end is None):
            raise refusal("both_times")
        if self.start is not None and self.end is not None and not self.start < self.end:
            raise refusal("hours_backwards")
        if self.notice and not self.day:
            raise refusal("notice_needs_day")
        return self


class Closures(Fact):
    """Whether holidays are closed, the days the staff have named, and the days to ask about."""

    holidays: Truth = Field(title="祝日は休みか", description="true（休み）か false（開く）")
    days: tuple[Closure, ...] = Field(
        default=(), title="臨時の休み", description="休みの日を並べます"
    )
    openings: tuple[Opening, ...] = Field(
        default=(), title="臨時に開く日", description="いつもは休みの日に開くとき、並べます"
    )
    unsure: tuple[YearSpan, ...] = Field(
        default=USUALLY_CLOSED,
        title="休みか確かめる日",
        description="休むところが多い日です。休みか開くかを days か openings に書くまで、"
        "サイトは「確認中」と言います",
    )
