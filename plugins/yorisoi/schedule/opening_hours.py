"""Whether somebody is there: the one door to opening hours. All pure.

`day_hours` says when something is open on a day, and whether that is sure. The timetable, 「いま」,
the closed days, the month, paper and JSON-LD all come from it. Times are minutes since the
midnight the day begins with; an interval may go on into the next day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from yorisoi.clock import ONE_DAY, start_of
from yorisoi.models import Closure, Closures, Opening, Service, Timetable
from yorisoi.models.parsers import MIDNIGHT
from yorisoi.models.year_spans import YearSpan, in_span
from yorisoi.schedule.days import falls_on
from yorisoi.schedule.intervals import WHOLE_DAY, DayHours, Interval, joined
from yorisoi.schedule.usual_hours import never_closes, usual_hours, usual_intervals

OF_EVERY_YEAR = "毎年の休み"  # why something is closed, in our words


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
    usual = usual_hours(timetable, day, closed=above.holidays_closed)
    opening = sorted((one for one in above.openings if covers(one, day)), key=_length)
    closing = sorted((one for one in above.closures if covers(one, day)), key=_length)
    if opening and (hours := _opened(opening, timetable, day)):
        closing = [one for one in closing if _length(one) <= _length(opening[0])]
        for closure in closing:
            hours = _without(hours, closure, day)
        return DayHours(hours, reason=(closing or opening)[0].reason)
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
        and not never_closes(timetable)
        and any(in_span(day, span) for span in above.unsure)
    ):
        return DayHours(usual.intervals, sure=False)
    return usual


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
    return joined(times) or usual_intervals(timetable, day)


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
            left.append(Interval(one.start, cut, one.last_entry if one.closes <= cut else None))
        if last < one.end:
            left.append(Interval(max(one.start, last), one.end, one.last_entry))
    return tuple(one for one in left if one.start < one.end and one.start < one.closes)


def closure_reason(service: Service, key: str, day: date) -> str | None:
    """Return why an entry of the hours is closed all of `day`, besides its weekly days, or None."""
    hours = hours_on(service, key, day)
    return None if hours.intervals else hours.reason
