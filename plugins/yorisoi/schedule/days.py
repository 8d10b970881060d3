"""Whether a rule names a day, with the holidays and what is closed in their place. All pure."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from yorisoi.clock import ONE_DAY
from yorisoi.models import Repeat
from yorisoi.models.day_rules import SATURDAY, Days, is_one_of
from yorisoi.models.event_times import ClosedDays
from yorisoi.schedule.holidays import holiday_name

LONGEST_MOVE = 7  # days from a holiday to the weekday in its place (a week of holidays)


def falls_on(days: Days, day: date) -> bool:
    """Return whether a rule names a day."""
    holiday = holiday_name(day) is not None
    if days.without and falls_on(days.without, day):
        return False
    named = is_one_of(day, days)
    if days.moves:
        return (named and not holiday) or stands_for_holiday(day, lambda one: is_one_of(one, days))
    return (
        named
        or (days.holidays and holiday)
        or (days.after_holidays and holiday_name(day - ONE_DAY) is not None)
    )


def stands_for_holiday(
    day: date, is_closed: Callable[[date], bool], may_close: Callable[[date], object] | None = None
) -> bool:
    """Return whether a day is closed in place of a holiday before it that is open, though closed.

    It is the first weekday after that holiday, of those that may close where a rule says which.
    """
    return any(
        holiday_name(before)
        and is_closed(before)
        and next(filter(may_close, weekdays_after(before)), None) == day
        for before in (day - back * ONE_DAY for back in range(1, LONGEST_MOVE + 1))
    )


def weekdays_after(day: date) -> Iterator[date]:
    """Yield the days of the week after `day` that are neither a weekend's nor holidays."""
    for ahead in range(1, LONGEST_MOVE + 1):
        one = day + ahead * ONE_DAY
        if not is_day_off(one):
            yield one


def is_day_off(day: date) -> bool:
    """Return whether a day is of a weekend or a holiday."""
    return day.weekday() >= SATURDAY or holiday_name(day) is not None


def is_among(closed: ClosedDays, day: date) -> bool:
    """Return whether a day is within a span of days, or named by their rule."""
    if closed.first and closed.last:
        return closed.first <= day <= closed.last
    return falls_on(closed.days, day)


def comes_to(repeat: Repeat, day: date, first: date) -> bool:
    """Return whether a repeat that begins on `first` comes to a later day.

    Weeks begin on Monday, as in ISO 8601; every second one counts from that of `first`.
    """
    monday = first - timedelta(first.weekday())
    skipped = repeat.every == "two-weeks" and (day - monday).days // 7 % 2
    return falls_on(repeat.weekday, day) and not skipped
