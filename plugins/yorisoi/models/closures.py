"""When something is closed although it is usually open, or open although usually closed."""

from datetime import datetime
from typing import Self

from pydantic import Field, model_validator

from yorisoi.clock import end_of, start_of
from yorisoi.models.fields import (
    ClockFrom,
    ClockUntil,
    ClosedRule,
    Day,
    DayUntil,
    Deadline,
    DeadlineUntil,
    Fact,
    Keys,
    NoticeText,
    OpenSpan,
    Text,
    Truth,
    YearSpan,
)
from yorisoi.models.record import refusal
from yorisoi.models.timetables import check_order
from yorisoi.models.year_spans import parse_year_span

# Days on which most services in Japan are closed: 年末年始, お盆.
USUALLY_CLOSED = (parse_year_span("12-29〜01-03"), parse_year_span("08-13〜08-16"))


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
    end: DeadlineUntil | None = Field(
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
        day = self.start.date() if isinstance(self.start, datetime) else self.start
        last = self.end or day
        return end_of(last) if last else None

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
    yearly: OpenSpan | None = Field(
        default=None, title="毎年の日", description="毎年おなじなら、12-29〜01-03 のように書きます"
    )
    until: DayUntil | None = Field(
        default=None, title="いつまで", description="何日か続くとき、その最後の日"
    )
    start: ClockFrom | None = Field(
        default=None, title="始まり", description="書かなければ、いつもの時間です"
    )
    end: ClockUntil | None = Field(
        default=None, title="終わり", description="書かなければ、いつもの時間です"
    )

    @property
    def when(self) -> str:
        """Its days and times as staff write them: 2026-12-06〜2026-12-07 10:00〜12:00."""
        days = f"{self.day}〜{self.until}" if self.until else self.yearly or self.day
        times = "" if self.start is None else f" {self.start}〜{self.end}"
        return f"{days}{times}"

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
        check_order(self.day, self.until)
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
