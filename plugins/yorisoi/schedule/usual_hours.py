"""When something is open by the days of the week and month, and the rule of holidays. All pure."""

from collections.abc import Sequence
from datetime import date

from yorisoi.models import Range, Timetable
from yorisoi.models.day_rules import is_one_of
from yorisoi.models.parsers import MIDNIGHT
from yorisoi.models.year_spans import in_span
from yorisoi.schedule.days import falls_on, stands_for_holiday, weekdays_after
from yorisoi.schedule.holidays import holiday_name
from yorisoi.schedule.intervals import DayHours, Interval, joined

EVERY_DAY = tuple((None, weekday) for weekday in range(7))
# Why something is closed, in our words
IN_PLACE_OF_HOLIDAY = "祝日のかわりの休み"


def usual_hours(timetable: Timetable, day: date, *, closed: bool | None) -> DayHours:
    """Return the hours by the days of the week and month, and by what they leave out.

    `closed` is the rule of the whole service for holidays, None where nobody has said.
    """
    ranges, holiday = held(timetable, day), holiday_name(day)
    left = [one for one in ranges if not (holiday and one.days.without_holidays)]
    hours = _by_holidays(timetable, left, day, closed=closed)
    is_shut = left != ranges and not hours.intervals and _on(ranges, day)
    return DayHours((), reason=holiday) if is_shut else hours


def _by_holidays(
    timetable: Timetable, ranges: Sequence[Range], day: date, *, closed: bool | None
) -> DayHours:
    """Return the hours of the ranges that hold, by the rule of holidays."""
    holiday, rule = holiday_name(day), timetable.holidays
    opens = any(one.days.holidays for one in ranges)
    named = [one for one in ranges if holiday and one.days.holidays and falls_on(one.days, day)]
    if named:
        return DayHours(joined(named))
    if rule == "next-weekday":
        moved = _with_moves(ranges, day)
        is_shut = not moved and _on(ranges, day)
        return DayHours(moved, reason=IN_PLACE_OF_HOLIDAY if is_shut else None)
    hours = _on(ranges, day)
    if not holiday or rule == "open" or never_closes(timetable):
        return DayHours(hours)
    if rule is None and closed is None and not opens:
        return DayHours(hours, sure=not hours)
    if closes_on_holidays(timetable, ranges or timetable.spans, closed=closed):
        return DayHours((), reason=holiday)
    return DayHours(hours)


def closes_on_holidays(
    timetable: Timetable, ranges: Sequence[Range], *, closed: bool | None
) -> bool:
    """Return whether it is closed on a holiday on which these ranges hold.

    `closed` is the rule of the whole service.
    """
    if any(one.days.holidays for one in ranges):
        return False
    if all(one.days.without_holidays for one in ranges):
        return True
    return timetable.holidays == "closed" or (timetable.holidays is None and bool(closed))


def _with_moves(ranges: Sequence[Range], day: date) -> tuple[Interval, ...]:
    """Return the hours where a holiday on a closed day changes places with an open weekday."""

    def hours(one: date) -> tuple[Interval, ...]:
        return _on(ranges, one)

    if holiday_name(day):
        return hours(day) or next(filter(None, map(hours, weekdays_after(day))), ())
    return () if stands_for_holiday(day, lambda one: not hours(one), hours) else hours(day)


def _on(ranges: Sequence[Range], day: date) -> tuple[Interval, ...]:
    return joined(one for one in ranges if is_one_of(day, one.days))


def usual_intervals(timetable: Timetable, day: date) -> tuple[Interval, ...]:
    """Return the hours by the weekday alone: no holiday, closure or opening is looked at."""
    return _on(held(timetable, day), day)


def held(timetable: Timetable, day: date) -> list[Range]:
    """Return the ranges that hold at the time of the year that `day` is in."""
    return [
        one
        for one in timetable.spans
        if (one.starts_on or day) <= day <= (one.ends_on or day)
        and (one.yearly is None or in_span(day, one.yearly))
    ]


def never_closes(timetable: Timetable) -> bool:
    """Return whether it is open day and night: then no holiday and no year's end closes it."""
    return any(
        one.start == 0
        and one.end == MIDNIGHT
        and one.days.weekdays == EVERY_DAY
        and not one.days.without
        for one in timetable.spans
    )
