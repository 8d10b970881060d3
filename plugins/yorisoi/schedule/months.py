"""Months as tables, which of them have a page, and the year of offices. All pure."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from yorisoi.models import Service
from yorisoi.schedule.holidays import holiday_name
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.schedule.timetables import said_of

# Months. What was published stays: behind, a gap is cut out only after years without an event.
LONGEST_GAP_BEFORE, LONGEST_GAP_AHEAD = 60, 12


@dataclass(frozen=True)
class DayCell:
    """One cell of a month's table; `day` is None outside the month."""

    day: date | None
    holiday: str | None = None
    closed: str | None = None
    occurrences: Sequence[Occurrence] = ()


def weeks(first: date, occurrences: Iterable[Occurrence], service: Service) -> list[list[DayCell]]:
    """Return the weeks of the month that begins on `first`, each seven days from Monday."""
    on_day: dict[date, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        on_day[occurrence.day].append(occurrence)

    def cell(day: int) -> DayCell:
        if not day:
            return DayCell(None)
        here = first.replace(day=day)
        return DayCell(here, holiday_name(here), said_of(service, here), on_day[here])

    table = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return [[cell(day) for day in week] for week in table]


def months_shown(days: Iterable[date], today: date) -> list[date]:
    """Return the first day of each month that has a page: of `days`, of today and between them.

    The months between are left out where nothing happens for long. So a slip in a date makes
    one page, not hundreds, and its correction loses one.
    """
    this_month = _number(today)
    numbers = sorted({this_month, *map(_number, days)})
    shown = numbers[:1]
    for before, number in pairwise(numbers):
        longest = LONGEST_GAP_BEFORE if number <= this_month else LONGEST_GAP_AHEAD
        shown += range(before + 1, number + 1) if number - before <= longest else [number]
    return [date(number // 12, number % 12 + 1, 1) for number in shown]


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def by_month(occurrences: Iterable[Occurrence]) -> list[tuple[date, list[Occurrence]]]:
    """Return the occurrences of each month, with its first day, in the order given."""
    months = groupby(occurrences, key=lambda occurrence: occurrence.day.replace(day=1))
    return [(first, list(dates)) for first, dates in months]
