"""Whether a rule names a day, with the holidays and what is closed in their place. All pure."""

from datetime import date, timedelta

from yorisoi.clock import ONE_DAY
from yorisoi.models import Repeat
from yorisoi.models.day_rules import SATURDAY, Days, is_one_of
from yorisoi.models.event_times import ClosedDays
from yorisoi.schedule.holidays import holiday_name

# The weekday that is closed in place of a holiday is looked for this far (a week of holidays).
LONGEST_MOVE = 7


def falls_on(days: Days, day: date) -> bool:
    """Return whether a rule names a day."""
    holiday = holiday_name(day) is not None
    if days.without and falls_on(days.without, day):
        return False
    if days.moves:
        return not holiday and (is_one_of(day, days) or _is_in_place_of_holiday(days, day))
    return (
        is_one_of(day, days)
        or (days.holidays and holiday)
        or (days.after_holidays and holiday_name(day - ONE_DAY) is not None)
    )


def _is_in_place_of_holiday(days: Days, day: date) -> bool:
    """Return whether a holiday before `day` is named by a rule, with no other day between."""
    if day.weekday() >= SATURDAY:
        return False
    for back in range(1, LONGEST_MOVE + 1):
        before = day - back * ONE_DAY
        if is_one_of(before, days) and holiday_name(before):
            return True
        if before.weekday() < SATURDAY and not holiday_name(before):
            return False
    return False


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
