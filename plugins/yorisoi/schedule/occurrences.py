"""The dates of an event: those named, those of a repeat, and what is left out. All pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yorisoi.clock import ONE_DAY, TOKYO, end_of
from yorisoi.models import Closures, DateEntry, Event, EventStatus
from yorisoi.schedule.opening_hours import closure_reason


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
    dates: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        dates.setdefault(occurrence.event.id, []).append(occurrence)
    return dates


@dataclass(frozen=True)
class LeftOut:
    """A day that a repeating event passes over, and why."""

    day: date
    reason: str


def occurrences(event: Event, closures: Closures) -> tuple[Occurrence, ...]:
    """Return the dates of an event in order; an entry of `dates` overrides the event."""
    entries = {entry.date: entry for entry in event.dates}
    days = set(entries)
    moved = {entry.moved_from for entry in event.dates}
    if event.repeat:
        days.update(day for day, reason in _weekly(event, closures) if reason is None)
    elif event.date:
        days.add(event.date)
    return tuple(
        _occurrence(event, day, entries.get(day)) for day in sorted(days - (moved - entries.keys()))
    )


def _occurrence(event: Event, day: date, entry: DateEntry | None) -> Occurrence:
    end = (entry and entry.end) or event.end
    return Occurrence(
        event=event,
        start=datetime.combine(day, (entry and entry.start) or event.start, TOKYO),
        end=datetime.combine(day, end, TOKYO) if end else None,
        status=(entry and entry.status) or event.status,
        note=(entry and entry.note) or event.note,
        moved_from=(entry and entry.moved_from) or event.moved_from,
    )


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
