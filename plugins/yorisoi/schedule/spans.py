"""The days within a span of an event on which nobody is there. All pure."""

from collections.abc import Iterator
from datetime import date

from yorisoi.clock import ONE_DAY
from yorisoi.models import Event, Service
from yorisoi.models.day_rules import Days
from yorisoi.models.event_times import ClosedDays
from yorisoi.models.venue import Venue
from yorisoi.schedule.days import is_among
from yorisoi.schedule.intervals import DayHours
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.ways import door, doors

NOT_SURE = "休みかどうか、確認中です"


def closings(event: Event, service: Service) -> tuple[ClosedDays, ...]:
    """Return the days a span is closed on: those it names, and the weekdays of its place."""
    weekly = [day for day, reason in within(event, service) if reason == ""]
    others = {day.weekday() for day, reason in within(event, service) if reason is None}
    numbers = sorted({day.weekday() for day in weekly} - others)
    weekdays = [ClosedDays(days=Days(tuple((None, number) for number in numbers)))]
    single = (ClosedDays(day, day) for day in weekly if day.weekday() in others)
    return (*event.closed, *(weekdays if numbers else []), *single)


def binding_hours(event: Event, service: Service, at: Venue | None) -> str | None:
    """Return the key of the hours on whose closing days an event is not held at a place, or None.

    Those of the service's own place where it is held: of the main place they are the door's.
    Elsewhere none bind, unless the staff say that the event follows the service.
    """
    if event.closures == "ignore":
        return None
    place = at or service.home
    own = doors(service).get(place) if isinstance(place, str) else None
    return own or (door(service) if event.closures else None)


def within(event: Event, service: Service) -> Iterator[tuple[date, str | None]]:
    """Yield the days within spans that the event itself does not close, with the reason of others.

    None is the reason where the place is open, an empty text where its weekday is closed.
    """
    spans = [(entry.date, entry.until or event.until, entry.place) for entry in event.dates]
    if not spans and event.date:
        spans = [(event.date, event.until, None)]
    for first, last, place in spans:
        key = binding_hours(event, service, place or event.place) if last else None
        for day in days_of(first, last):
            if not is_closed(event, day):
                hours = hours_on(service, key, day) if key else None
                yield day, _told_of(hours) if hours else None


def _told_of(hours: DayHours) -> str | None:
    if not hours.intervals:
        return hours.reason or ""
    return None if hours.sure else NOT_SURE


def days_of(first: date, last: date | None) -> Iterator[date]:
    """Yield the days of a span; none where it is one day."""
    for ahead in range((last - first).days + 1 if last else 0):
        yield first + ahead * ONE_DAY


def is_closed(event: Event, day: date) -> bool:
    """Return whether a day is one of those that the event itself names as closed."""
    return any(is_among(closed, day) for closed in event.closed)
