"""Months as tables, and which of them have a page. All pure."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from yorisoi.models import Service
from yorisoi.schedule.holidays import holiday_name
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.occurrences import open_days
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.special_days import said_of
from yorisoi.schedule.ways import door

# Months. What was published stays: behind, a gap is cut out only after years without an event.
LONGEST_GAP_BEFORE, LONGEST_GAP_AHEAD = 60, 12


@dataclass(frozen=True)
class DayCell:
    """One cell of a month's table; `day` is None outside the month."""

    day: date | None
    holiday: str | None = None
    closed: str | None = None
    occurrences: Sequence[Occurrence] = ()
    running: Sequence[Occurrence] = ()  # spans that the month has already told of
    sure: bool = True  # whether it is known that the door is open or closed

    @property
    def held(self) -> Sequence[Occurrence]:
        """All that is held on the day; what the month has told of comes last."""
        return (*self.occurrences, *self.running)


def weeks(first: date, occurrences: Iterable[Occurrence], service: Service) -> list[list[DayCell]]:
    """Return the weeks of the month that begins on `first`, each seven days from Monday.

    A span is told of on its first day in the month, and is running on its other open days.
    """
    on_day: dict[date, list[Occurrence]] = defaultdict(list)
    running: dict[date, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        told = False
        for day in open_days(occurrence, service):
            if _number(day) == _number(first):
                (running if told else on_day)[day].append(occurrence)
                told = True

    def cell(day: int) -> DayCell:
        if not day:
            return DayCell(None)
        here = first.replace(day=day)
        held, still = on_day[here], tuple(running[here])
        hours, holiday = hours_on(service, door(service), here), holiday_name(here)
        by_rule = None if holiday or hours.intervals else hours.reason
        closed = said_of(service, here) or by_rule
        return DayCell(here, holiday, closed, held, still, hours.sure)

    table = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return [[cell(day) for day in week] for week in table]


def busy(table: Iterable[Iterable[DayCell]]) -> dict[date, DayCell]:
    """Return the days of a month's table on which something is held, or still running."""
    cells = (cell for week in table for cell in week if cell.held)
    return {cell.day: cell for cell in cells if cell.day}


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
    return [*map(_first, shown)]


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first(number: int) -> date:
    """Return the first day of the month of a number."""
    return date(number // 12, number % 12 + 1, 1)


def by_month(
    occurrences: Iterable[Occurrence], today: date = date.min
) -> list[tuple[date, list[Occurrence]]]:
    """Return the occurrences of each month, with its first day, in the order given.

    What began before `today`, an exhibition, stands in the month of today.
    """

    def month(occurrence: Occurrence) -> date:
        return max(occurrence.day, min(today, occurrence.last_day)).replace(day=1)

    return [(first, list(dates)) for first, dates in groupby(occurrences, key=month)]


def in_months(occurrences: Iterable[Occurrence]) -> dict[date, list[Occurrence]]:
    """Return the occurrences of each month by its first day; a span is in all of its months."""
    months: dict[date, list[Occurrence]] = {}
    for occurrence in occurrences:
        last = occurrence.last_day if occurrence.daily else occurrence.day
        for number in range(_number(occurrence.day), _number(last) + 1):
            months.setdefault(_first(number), []).append(occurrence)
    return months
