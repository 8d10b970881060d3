"""Times of an event that depend on its day: an end on a later day, 「各回2日前」, closed days.

Each is read once from the words of the staff and laid onto a date later, as one event may have
many dates.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pydantic_core import PydanticCustomError

from yorisoi.clock import ONE_DAY, TOKYO, as_written
from yorisoi.models import parsers
from yorisoi.models.day_grammar import parse_closed_rule
from yorisoi.models.day_rules import Days
from yorisoi.models.parsers import half_width, parse_day, parse_time
from yorisoi.models.record import refusal
from yorisoi.models.short_days import short_days
from yorisoi.models.year_spans import closed_days_alone

UNDECIDED = "未定"  # a time that nobody has set yet
UNDECIDED_WORDS = frozenset((UNDECIDED, "時刻未定", "時間未定", "調整中", "確認中", "検討中"))
HOURS_OF_DAY = 24
NEXT = re.compile(r"(翌々日|翌翌日|翌日|翌朝|翌)の?\s*(.+)")
DAYS_BEFORE = {"当日": 0, "前日": 1, "前々日": 2, "前前日": 2}
BEFORE = re.compile(
    r"(?:各回|毎回|各日|それぞれ)?の?\s*(?:(当日|前日|前々日|前前日)|(?:開催日?)?の?([0-9]{1,2})(日|週間)前)"
    r"の?\s*(.*?)(?:まで)?"
)
WHOLE = re.compile(r"(?:全回|全日程|全日|全部)の?\s*(.+?)(?:まで)?")
IS_NO_DEADLINE = ("not_a_day", "not_a_moment", "two_days", "several_days", "day_and_time")
END_OF_DAY = re.compile(r"\s*24(?::00|時)$")  # a day is meant to its end
ARRIVES_BY = re.compile(r"(?<!\s)\s*(?:まで|\(必着\)|必着)+$")
NOON = {"正午": "12:00", "昼12時": "12:00"}
OPENS_FROM = re.compile(
    r"(?<!\s)\s*(?:(?:から|より|以降|[〜~])\s*)?(?:受付|募集)?(?:開始|スタート)?$"
)


@dataclass(frozen=True)
class Ending:
    """When an event ends: a time on its day or `days` later, or on a `day` of its own."""

    clock: time
    days: int = 0
    day: date | None = None

    def after(self, day: date) -> datetime:
        """Return the moment of the end of what begins on `day`."""
        return datetime.combine(self.day or day + self.days * ONE_DAY, self.clock, TOKYO)

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        clock = f"{self.clock:%H:%M}"
        if self.day:
            return f"{self.day} {clock}"
        if self.days == 1:
            return "24:00" if self.clock == time() else f"翌{clock}"
        return f"翌々日{clock}" if self.days else clock


@dataclass(frozen=True)
class Before:
    """A day or moment so many days before each date."""

    days: int
    clock: time | None = None

    def on(self, day: date) -> date | datetime:
        """Return the day or moment for a date."""
        before = day - timedelta(self.days)
        return datetime.combine(before, self.clock) if self.clock else before

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        clock = f" {self.clock:%H:%M}" if self.clock else ""
        return f"各回{self.days}日前{clock}" if self.days else f"各回当日{clock}"


@dataclass(frozen=True)
class ForAll:
    """A day or moment that holds for all dates of a series: who comes, comes to all of them."""

    until: date | datetime

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        return f"全回 {as_written(self.until)}"


@dataclass(frozen=True)
class ClosedDays:
    """Days within a span on which nobody is there: from a day to a day, or by a rule."""

    first: date | None = None
    last: date | None = None
    days: Days = field(default_factory=Days)

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        if self.first and self.last:
            return f"{self.first}" if self.first == self.last else f"{self.first}〜{self.last}"
        return str(self.days)


def parse_start(text: str) -> time | str:
    """Return a time, or 未定 where it is not set yet."""
    plain = parsers.FROM.sub("", half_width(text))
    parsers.refuse_two_times(plain)
    return UNDECIDED if plain in UNDECIDED_WORDS else parse_time(plain)


def parse_ending(text: str) -> Ending:
    """Return the end of 12:00, 24:00, 26:00, 翌10:00, 翌日10時, 翌々日 9:00 or 2026-12-13 10:00."""
    plain = parsers.UNTIL.sub("", half_width(text))
    parsers.refuse_two_times(plain)
    if later := NEXT.fullmatch(plain):
        return Ending(parse_time(later[2]), 2 if later[1].startswith(("翌々", "翌翌")) else 1)
    day, _, clock = plain.partition(" ")
    if clock and not parsers.TIME.fullmatch(plain):  # 3:30 pm
        return Ending(parse_time(clock), day=parse_day(day))
    if late := parsers.LATE.fullmatch(plain):
        hour, minute = int(late[1] or late[3]) - HOURS_OF_DAY, int(late[2] or late[4] or "0")
        return Ending(time(hour, minute), 1)
    return Ending(parse_time(plain))


def parse_event_deadline(text: str) -> date | datetime | Before | ForAll:
    """Return a day or moment, or what stands for it on each date: 各回2日前, 前日 17:00, 全回 ….

    A moment has no zone, as in `parsers.parse_deadline`.
    """
    plain = half_width(text)
    if before := BEFORE.fullmatch(plain):
        word, number, unit, clock = before.groups()
        days = DAYS_BEFORE[word] if word else int(number) * (7 if unit == "週間" else 1)
        return Before(days, parse_time(NOON.get(clock, clock)) if clock else None)
    if whole := WHOLE.fullmatch(plain):
        return ForAll(parsers.parse_deadline(whole[1]))
    if not re.match("[0-9令R]", plain):
        raise refusal("not_a_deadline")
    plain = END_OF_DAY.sub("", ARRIVES_BY.sub("", plain))
    try:
        return parsers.parse_deadline(plain)
    except ValueError as error:
        day = parsers.DAY.match(plain)
        has_more = day[0] != plain if day else not short_days(plain)
        if has_more and str(error) in IS_NO_DEADLINE:
            raise refusal("not_a_deadline") from None
        raise


def parse_opening(text: str) -> date | datetime | Before | ForAll:
    """Return when applications begin: as a deadline, and with から or より behind it."""
    return parse_event_deadline(OPENS_FROM.sub("", half_width(text)))


def parse_closed_days(text: str) -> ClosedDays:
    """Return the days of 月, 第2火, 月（祝日の場合は翌日）, 祝日の翌日, 2026-12-29 or 12-29〜…."""
    plain = closed_days_alone(half_width(text))
    if not re.match("[0-9]|[令R]", plain):
        return ClosedDays(days=parse_closed_rule(text))
    first, to, last = re.sub("から|~", "〜", plain).partition("〜")
    # 2026-12-15〜 and 2026-12-15まで are more days than that one.
    try:
        days = parse_day(first), parse_day(last.removesuffix("まで") if to else first)
    except PydanticCustomError as error:
        if error.type == "not_a_day" and not short_days(plain):
            raise refusal("not_closed_days") from None
        raise
    if days[1] < days[0]:
        raise refusal("days_backwards")
    return ClosedDays(*days)
