"""Months as tables: weeks of days with what stands on them. All pure."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yorisoi.models import Closure
from yorisoi.schedule.occurrences import Occurrence, holiday_name


@dataclass(frozen=True)
class DayCell:
    """One cell of a month's table; `day` is None outside the month."""

    day: date | None
    holiday: str | None = None
    closed: str | None = None
    occurrences: Sequence[Occurrence] = ()


def weeks(
    first: date, occurrences: Iterable[Occurrence], closures: Iterable[Closure]
) -> list[list[DayCell]]:
    """Return the weeks of the month that begins on `first`, each seven days from Monday."""
    on_day: dict[date, list[Occurrence]] = defaultdict(list)
    for each in occurrences:
        on_day[each.day].append(each)

    def cell(day: int) -> DayCell:
        if not day:
            return DayCell(None)
        here = first.replace(day=day)
        reason = next((each.reason for each in closures if each.start <= here <= each.end), None)
        return DayCell(here, holiday_name(here), reason, on_day[here])

    table = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return [[cell(day) for day in week] for week in table]


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of each month from that of `first` to that of `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + step) // 12, (start + step) % 12 + 1, 1) for step in range(count)]
