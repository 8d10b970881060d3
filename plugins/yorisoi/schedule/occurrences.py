"""The dates of an event: those named, those of a repeat, and what is left out. All pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from yorisoi.clock import TOKYO, end_of
from yorisoi.models import DateEntry, Event, Service, Session
from yorisoi.models.event_times import Before, ForAll
from yorisoi.schedule.days import comes_to, is_among
from yorisoi.schedule.occurrence import Occurrence, OccurrenceStatus, SessionTime
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.spans import binding_hours, days_of, is_closed, within


@dataclass(frozen=True)
class LeftOut:
    """A day that a repeating event or a span passes over, and why."""

    day: date
    reason: str


def occurrences(event: Event, service: Service) -> tuple[Occurrence, ...]:
    """Return the dates of an event in order; an entry of `dates` overrides the event."""
    entries = {entry.date: entry for entry in event.dates}
    days = set(entries)
    moved = {entry.moved_from for entry in event.dates}
    repeated = [*_repeated(event, service)]
    if event.repeat:
        days.update(day for day, reason, _ in repeated if reason is None)
    elif event.date:
        days.add(event.date)
    held = sorted(days - (moved - entries.keys()))
    last_closed = _last_closed(event, held)
    unsure = {day for day, _, sure in repeated if not sure} - entries.keys()
    return tuple(
        _occurrence(event, day, entries.get(day), last_closed, sure=day not in unsure)
        for day in held
    )


def _last_closed(event: Event, days: list[date]) -> date:
    """Return the last date that a deadline on one day closes.

    A series may be applied for as a whole or date by date, and one day alone does not tell which:
    it closes the dates before it and the first one after it, and no other.
    """
    if isinstance(event.deadline, datetime | date):
        day = date(*event.deadline.timetuple()[:3])
        return next((held for held in days if held >= day), date.max)
    return date.max


def _occurrence(
    event: Event, day: date, entry: DateEntry | None, last_closed: date, *, sure: bool
) -> Occurrence:
    entry = entry or DateEntry.model_construct(date=day)
    sessions = _sessions(event, entry)
    until = entry.until or event.until
    begins, end = (entry.start or event.start), (entry.end or event.end)
    start = datetime.combine(day, begins if isinstance(begins, time) else time(), TOKYO)
    ends = end.after(day) if end else None
    if sessions:
        start = sessions[0].start
        ends = max((time.end for time in sessions if time.end), default=None)
        ends = ends if sessions[-1].end else None
    moved_from = entry.moved_from or event.moved_from
    status: OccurrenceStatus = entry.status or event.status
    if moved_from and status in ("scheduled", "postponed"):
        status = "moved"
    deadline = entry.deadline or (event.deadline if day <= last_closed else None)
    return Occurrence(
        event=event,
        start=start,
        end=ends if until is None else ends + (until - day) if ends else end_of(until),
        status=status,
        note=entry.note or event.note,
        moved_from=moved_from,
        place=entry.place or event.place,
        capacity=entry.capacity or event.capacity,
        sessions=sessions,
        opens=_on(event.apply_from, day),
        deadline=_on(deadline, day),
        until=until,
        first_end=ends if until else None,
        timed=bool(sessions) or isinstance(begins, time),
        sure=sure,
    )


def _on(when: date | datetime | Before | ForAll | None, day: date) -> date | datetime | None:
    """Return the day or moment that is meant for one date."""
    match when:
        case Before():
            return when.on(day)
        case ForAll():
            return when.until
    return when


def _sessions(event: Event, entry: DateEntry) -> tuple[SessionTime, ...]:
    """Return the sessions of a date in order; a start of its own takes their place."""
    written: tuple[Session, ...] = entry.sessions or (() if entry.start else event.sessions)
    return tuple(
        SessionTime(
            start=datetime.combine(entry.date, session.start, TOKYO),
            end=session.end.after(entry.date) if session.end else None,
            capacity=session.capacity,
            note=session.note,
        )
        for session in sorted(written, key=lambda session: session.start)
    )


def left_out(event: Event, service: Service) -> tuple[LeftOut, ...]:
    """Return the days a repeating event or a span passes over, for the page to say so.

    Of a span, the weekdays are told by `closings`, and days that nobody is sure of as that. A day
    that a repeat itself excepts has no reason of its own.
    """
    held = {entry.date for entry in event.dates}
    if event.repeat:
        days = [(day, reason) for day, reason, _ in _repeated(event, service)]
    else:
        days = [(day, reason) for day, reason in within(event, service) if reason]
    return tuple(
        LeftOut(day, reason) for day, reason in days if reason is not None and day not in held
    )


def _repeated(event: Event, service: Service) -> Iterator[tuple[date, str | None, bool]]:
    """Yield each day of the repeat, why it is left out or None, and whether that is sure."""
    repeat, first = event.repeat, event.date
    if not repeat or not first:
        return
    key = binding_hours(event, service, event.place)
    for day in days_of(first, repeat.until):
        if not comes_to(repeat, day, first):
            continue
        if any(is_among(one, day) for one in repeat.exceptions):
            yield day, "", True
        else:
            hours = hours_on(service, key, day) if key else None
            reason = hours.reason if hours and not hours.intervals else None
            yield day, reason, hours is None or hours.sure


def open_days(occurrence: Occurrence, service: Service) -> Iterator[date]:
    """Yield the days on which one may come: of a span, those that are not closed."""
    event, key = occurrence.event, binding_hours(occurrence.event, service, occurrence.place)
    if not occurrence.daily:
        yield occurrence.day
        return
    for day in days_of(occurrence.day, occurrence.until):
        if not (is_closed(event, day) or (key and not hours_on(service, key, day).intervals)):
            yield day
