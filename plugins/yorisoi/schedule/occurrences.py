"""When things happen: dates of an event, and whether something is open. All pure.

Holidays are those of 国民の祝日に関する法律, 振替休日 and 国民の休日 included, as
`jpholiday` computes them; the last year it is certain of is the one after next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import jpholiday
from jpholiday.checker.checker import NationalHolidayChecker, TransferHolidayChecker

from yorisoi.clock import TOKYO, end_of
from yorisoi.models import Closures, Event, EventStatus, OpeningHours

ONE_DAY = timedelta(days=1)
APRIL = 4
WEDNESDAY = 2
LONGEST_SEARCH = 60  # days; longer closures than this have no next opening to promise
# Who knows the holidays that the law lists. The other two of `jpholiday` look at many days around
# the one asked for, and take ten times as long.
LISTED = [
    each
    for each in jpholiday.JPHoliday().registry.checkers()
    if not isinstance(each, TransferHolidayChecker | NationalHolidayChecker)
]


@dataclass(frozen=True)
class Occurrence:
    """One date of an event (iCalendar VEVENT), in Asia/Tokyo."""

    event: Event
    start: datetime
    end: datetime | None
    status: EventStatus
    note: str | None = None
    moved_from: date | None = None

    @property
    def day(self) -> date:
        """The calendar day it starts on."""
        return self.start.date()

    @property
    def over(self) -> datetime:
        """The moment it has ended; without a known end, the end of its day."""
        return self.end or end_of(self.day)


def by_event(occurrences: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Return the dates of each event by its id, in the order given."""
    found: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        found.setdefault(each.event.id, []).append(each)
    return found


@dataclass(frozen=True)
class LeftOut:
    """A day that a repeating event passes over, and why."""

    day: date
    reason: str


@cache
def holiday_name(day: date) -> str | None:
    """Return the name of a Japanese public holiday, or None.

    振替休日 follows a holiday on a Sunday, by Wednesday at the latest, and 国民の休日 lies
    between two holidays, so that nearly all days need no more than a look into the list.
    """
    if name := _listed(day):
        return name
    sunday = day - (day.weekday() + 1) * ONE_DAY
    follows_sunday = day.weekday() <= WEDNESDAY and _listed(sunday)
    lies_between = _listed(day - ONE_DAY) and _listed(day + ONE_DAY)
    return jpholiday.is_holiday_name(day) if follows_sunday or lies_between else None


@cache
def _listed(day: date) -> str | None:
    return next((each.holiday_name(day) for each in LISTED if each.is_holiday(day)), None)


def closure_reason(day: date, closures: Closures) -> str | None:
    """Return why the whole service is closed on `day`, besides its weekly days, or None."""
    for closure in closures.days:
        if closure.start <= day <= closure.end:
            return closure.reason
    return holiday_name(day) if closures.holidays else None


def occurrences(event: Event, closures: Closures) -> tuple[Occurrence, ...]:
    """Return the dates of an event in order; an entry of `dates` overrides the event."""
    entries = {entry.date: entry for entry in event.dates}
    days = set(entries)
    moved = {entry.moved_from for entry in event.dates}
    if event.repeat:
        days.update(day for day, reason in _weekly(event, closures) if reason is None)
    elif event.date:
        days.add(event.date)
    found = []
    for day in sorted(days - (moved - entries.keys())):
        entry = entries.get(day)
        end = (entry and entry.end) or event.end
        found.append(
            Occurrence(
                event=event,
                start=datetime.combine(day, (entry and entry.start) or event.start, TOKYO),
                end=datetime.combine(day, end, TOKYO) if end else None,
                status=(entry and entry.status) or event.status,
                note=(entry and entry.note) or event.note,
                moved_from=(entry and entry.moved_from) or event.moved_from,
            )
        )
    return tuple(found)


def left_out(event: Event, closures: Closures) -> tuple[LeftOut, ...]:
    """Return the days a repeating event passes over, for the page to say so."""
    if not event.repeat:
        return ()
    held = {entry.date for entry in event.dates}
    weekly = _weekly(event, closures)
    return tuple(LeftOut(day, reason) for day, reason in weekly if reason and day not in held)


def _weekly(event: Event, closures: Closures) -> Iterator[tuple[date, str | None]]:
    """Yield each day of the repeat with the reason it is left out, or None."""
    repeat, day = event.repeat, event.date
    while repeat and day and day <= repeat.until:
        if day.weekday() in repeat.weekday:
            excepted = "お休み" if day in repeat.exceptions else None
            yield day, excepted or closure_reason(day, closures)
        day += ONE_DAY


def is_open(moment: datetime, hours: OpeningHours, closures: Closures) -> bool:
    """Return whether the door or line is open at `moment` (start included, end not)."""
    here = moment.astimezone(TOKYO)
    return _is_open_day(here.date(), hours, closures) and hours.start <= here.time() < hours.end


def next_opening(moment: datetime, hours: OpeningHours, closures: Closures) -> datetime | None:
    """Return the next start after `moment`, or None where none is near."""
    here = moment.astimezone(TOKYO)
    for ahead in range(LONGEST_SEARCH):
        day = here.date() + ahead * ONE_DAY
        start = datetime.combine(day, hours.start, TOKYO)
        if start > here and _is_open_day(day, hours, closures):
            return start
    return None


def _is_open_day(day: date, hours: OpeningHours, closures: Closures) -> bool:
    return day.weekday() in hours.days and closure_reason(day, closures) is None


def fiscal_year(day: date) -> int:
    """Return the 年度 of a day: April to March."""
    return day.year - (day.month < APRIL)
