"""Whether somebody is there: the one module about opening hours. All pure.

`day_hours` says when something is open on a day, and whether that is sure. The timetable, 「いま」,
the closed days, the month, paper and JSON-LD all come from it. Times are minutes since the
midnight the day begins with; an interval may go on into the next day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from yorisoi.clock import ONE_DAY, start_of
from yorisoi.models import Closure, Closures, Opening, Range, Service, Timetable
from yorisoi.models.day_rules import SATURDAY, is_one_of
from yorisoi.models.parsers import MIDNIGHT
from yorisoi.models.year_spans import YearSpan, in_span
from yorisoi.schedule.days import LONGEST_MOVE, falls_on
from yorisoi.schedule.holidays import holiday_name

EVERY_DAY = tuple((None, weekday) for weekday in range(7))
# Why something is closed by a rule that has no words of the staff
IN_PLACE_OF_HOLIDAY, OF_EVERY_YEAR = "祝日のかわりの休み", "毎年の休み"


@dataclass(frozen=True)
class Interval:
    """A stretch of a day in minutes, its end not included; nobody is let in after `last_entry`."""

    start: int
    end: int
    last_entry: int | None = None

    @property
    def closes(self) -> int:
        """The minute from which nobody who comes is let in."""
        return self.last_entry or self.end


WHOLE_DAY = Interval(0, MIDNIGHT)


@dataclass(frozen=True)
class DayHours:
    """When something is open on a day, why it is closed then, and whether that is sure."""

    intervals: tuple[Interval, ...]
    sure: bool = True
    reason: str | None = None


@dataclass(frozen=True)
class Exceptions:
    """What stands above the days of the week, for one entry: holidays, closures, openings."""

    holidays_closed: bool | None  # None where nobody has said
    closures: tuple[Closure, ...] = ()
    openings: tuple[Opening, ...] = ()
    unsure: tuple[YearSpan, ...] = ()


def exceptions(closures: Closures, key: str) -> Exceptions:
    """Return those of one entry of the hours."""
    return Exceptions(
        closures.holidays,
        tuple(closure for closure in closures.days if key in (closure.of or (key,))),
        tuple(opening for opening in closures.openings if key in (opening.of or (key,))),
        closures.unsure,
    )


def hours_on(service: Service, key: str, day: date) -> DayHours:
    """Return when the entry `key` of the hours is open on `day`."""
    return day_hours(service.hours[key], exceptions(service.closures, key), day)


def day_hours(timetable: Timetable, above: Exceptions, day: date) -> DayHours:
    """Return when a timetable is open on `day`, with the night that goes on after it."""
    hours = _of_day(timetable, above, day)
    intervals = hours.intervals
    for closure in above.closures:
        if isinstance(closure.start, datetime) and closure.start.date() == day + ONE_DAY:
            intervals = _without(intervals, closure, day)
    return hours if intervals == hours.intervals else replace(hours, intervals=intervals)


def _of_day(timetable: Timetable, above: Exceptions, day: date) -> DayHours:
    """Return when a timetable is open on `day`, by what touches the day itself.

    Of a closure and a special opening on one day the shorter counts: closed for a week, but open
    on one day of it; open for a week, but closed on one. What comes every year or month counts
    as longer than anything with a date.
    """
    usual = _usual(timetable, above, day)
    opening = sorted((one for one in above.openings if covers(one, day)), key=_length)
    closing = sorted((one for one in above.closures if covers(one, day)), key=_length)
    is_opened = opening and not (closing and _length(closing[0]) <= _length(opening[0]))
    if is_opened and (hours := _opened(opening, timetable, day)):
        return DayHours(hours, reason=opening[0].reason)
    if not usual.intervals:  # an afternoon says nothing of a day that is closed anyway
        closing = [one for one in closing if not _without((WHOLE_DAY,), one, day)]
    intervals = usual.intervals
    for closure in closing:
        intervals = _without(intervals, closure, day)
    if closing:
        return DayHours(intervals, reason=closing[0].reason)
    if timetable.closed_yearly and in_span(day, timetable.closed_yearly):
        return DayHours((), reason=OF_EVERY_YEAR)
    if (
        usual.intervals
        and not _never_closes(timetable)
        and any(in_span(day, span) for span in above.unsure)
    ):
        return DayHours(usual.intervals, sure=False)
    return usual


def _usual(timetable: Timetable, above: Exceptions, day: date) -> DayHours:
    """Return the hours by the days of the week and month, and by what they leave out."""
    ranges, holiday = held(timetable, day), holiday_name(day)
    left = [one for one in ranges if not (holiday and one.days.without_holidays)]
    hours = _by_holidays(timetable, above, left, day)
    is_shut = left != ranges and not hours.intervals and _on(ranges, day)
    return DayHours((), reason=holiday) if is_shut else hours


def _by_holidays(
    timetable: Timetable, above: Exceptions, ranges: Sequence[Range], day: date
) -> DayHours:
    """Return the hours of the ranges that hold, by the rule of holidays."""
    holiday, rule = holiday_name(day), timetable.holidays
    if any(one.days.holidays for one in ranges):
        on_holidays = (one for one in ranges if one.days.holidays)
        return DayHours(_intervals(on_holidays) if holiday else _on(ranges, day))
    if rule == "next-weekday":
        moved = _with_moves(ranges, day)
        is_shut = not moved and _on(ranges, day)
        return DayHours(moved, reason=IN_PLACE_OF_HOLIDAY if is_shut else None)
    hours = _on(ranges, day)
    if not holiday or rule == "open" or _never_closes(timetable):
        return DayHours(hours)
    if rule is None and above.holidays_closed is None:
        return DayHours(hours, sure=not hours)
    if closes_on_holidays(timetable, ranges or timetable.spans, closed=above.holidays_closed):
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
    """Return the hours where a holiday on a closed day changes places with the next weekday."""
    hours = _on(ranges, day)
    if holiday_name(day):
        return hours or _on(ranges, _next_weekday(ranges, day))
    for back in range(1, LONGEST_MOVE + 1):
        before = day - back * ONE_DAY
        if (
            holiday_name(before)
            and not _on(ranges, before)
            and _next_weekday(ranges, before) == day
        ):
            return ()
    return hours


def _next_weekday(ranges: Sequence[Range], day: date) -> date:
    """Return the first day after `day` that is open and no holiday; `day` itself where none is."""
    days = (day + ahead * ONE_DAY for ahead in range(1, LONGEST_MOVE + 1))
    return next(
        (
            one
            for one in days
            if one.weekday() < SATURDAY and not holiday_name(one) and _on(ranges, one)
        ),
        day,
    )


def _on(ranges: Sequence[Range], day: date) -> tuple[Interval, ...]:
    return _intervals(one for one in ranges if is_one_of(day, one.days))


def _intervals(ranges: Iterable[Range | Interval]) -> tuple[Interval, ...]:
    """Return the stretches of ranges in order; those that meet or overlap are one.

    What lets nobody in before its end stands alone: the next one lets people in again.
    """
    merged: list[Interval] = []
    for one in sorted(ranges, key=lambda one: one.start):
        if merged and one.start <= merged[-1].closes:
            last = merged[-1]
            longer = max(
                last, Interval(last.start, one.end, one.last_entry), key=lambda both: both.end
            )
            merged[-1] = Interval(last.start, longer.end, longer.last_entry)
        else:
            merged.append(Interval(one.start, one.end, one.last_entry))
    return tuple(merged)


def usual_intervals(timetable: Timetable, day: date) -> tuple[Interval, ...]:
    """Return the hours by the weekday alone: no holiday, closure or opening is looked at."""
    return _on(held(timetable, day), day)


def is_within(inner: Sequence[Interval], outer: Sequence[Interval]) -> bool:
    """Return whether each interval lies within one of others."""
    return all(
        any(wide.start <= one.start and one.end <= wide.end for wide in outer) for one in inner
    )


def held(timetable: Timetable, day: date) -> list[Range]:
    """Return the ranges that hold at the time of the year that `day` is in."""
    return [
        one
        for one in timetable.spans
        if (one.starts_on or day) <= day <= (one.ends_on or day)
        and (one.yearly is None or in_span(day, one.yearly))
    ]


def _never_closes(timetable: Timetable) -> bool:
    """Return whether it is open day and night: then no holiday and no year's end closes it."""
    return any(
        one.start == 0
        and one.end == MIDNIGHT
        and one.days.weekdays == EVERY_DAY
        and not one.days.without
        for one in timetable.spans
    )


def covers(special: Closure | Opening, day: date) -> bool:
    """Return whether a closure or a special opening touches a day."""
    if special.yearly:
        return in_span(day, special.yearly)
    if isinstance(special, Closure) and special.days:
        return falls_on(special.days, day)
    if special.begins is None or special.over is None:
        return False
    return special.begins.date() <= day and start_of(day) < special.over


def _length(special: Closure | Opening) -> timedelta:
    if special.begins is None or special.over is None:
        return timedelta.max
    return special.over - special.begins


def _opened(openings: Sequence[Opening], timetable: Timetable, day: date) -> tuple[Interval, ...]:
    """Return the hours of the shortest special opening; several as short are times of one day."""
    times = (
        Interval(one.start, one.end)
        for one in openings
        if one.start is not None and one.end is not None and _length(one) == _length(openings[0])
    )
    return _intervals(times) or usual_intervals(timetable, day)


def _without(intervals: Sequence[Interval], closure: Closure, day: date) -> tuple[Interval, ...]:
    """Return what a closure leaves of a day; one of whole days leaves nothing."""
    if closure.begins is None or closure.over is None:
        return ()
    midnight = start_of(day)
    first = max(0, int((closure.begins - midnight).total_seconds()) // 60)
    last = int((closure.over - midnight).total_seconds()) // 60
    if first == 0 and last >= MIDNIGHT:
        return ()
    if closure.end is None:  # its day's night is of the day
        last = max(last, 2 * MIDNIGHT)
    left = []
    for one in intervals:
        if one.start < first:
            cut = min(one.end, first)
            left.append(Interval(one.start, cut, one.last_entry if cut == one.end else None))
        if last < one.end:
            left.append(Interval(max(one.start, last), one.end, one.last_entry))
    return tuple(one for one in left if one.start < one.end and one.start < one.closes)


def closure_reason(service: Service, key: str, day: date) -> str | None:
    """Return why an entry of the hours is closed all of `day`, besides its weekly days, or None."""
    hours = hours_on(service, key, day)
    return None if hours.intervals else hours.reason
