"""How one can reach someone now, and what a page knows of it long after its build. All pure.

The page counts minutes and days in Japan time. It gets the hours of a usual week for every way,
and every day that differs, whatever rule made it different: days are counted from the first,
weekdays as Python does (Monday is 0), times as minutes of the day. It is told how long that is
true, and says nothing afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from yorisoi.clock import ONE_DAY
from yorisoi.models import ContactKind, ContactPoint, Hotline, Hotlines, Service, Timetable
from yorisoi.schedule.intervals import DayHours, Interval
from yorisoi.schedule.opening_hours import Exceptions, day_hours, exceptions

TALK: tuple[ContactKind, ...] = ("telephone", "line")
LINES_NAMED = 2  # telephones, and as many silent ways, as now/script.js shows them
LINES_KNOWN = 12  # on every page: more would not fit into its budget
# 春分の日 and 秋分の日 of a year are law only from the February before it; 400 days from
# any January end before the March that is not yet known.
HORIZON = timedelta(days=400)


@dataclass(frozen=True)
class Way:
    """What shares the hours of one entry: the contacts that are answered, or none for a door.

    `places` names a door whose hours are those of contacts, and are called so.
    """

    key: str
    contacts: tuple[ContactPoint, ...] = ()
    places: tuple[str, ...] = ()


def door(service: Service) -> str:
    """Return the key of the hours of the door: the first of the hours."""
    return next(iter(service.hours))


def doors(service: Service) -> dict[str, str]:
    """Return the key of the hours of each place that has some: of the main one, the door's."""
    own = {key: place.hours for key, place in service.places.items() if place.hours}
    return {service.home: door(service)} | own


def first_contact(service: Service, kind: ContactKind) -> ContactPoint | None:
    """Return the first of those who listen that are of a kind, or None."""
    return next((contact for contact in service.listening if contact.kind == kind), None)


def ways(service: Service) -> tuple[Way, ...]:
    """Return how one can talk to someone now: those who answer at once, then the doors.

    Mail is answered later whenever it is written; a way without an address cannot be used yet.
    """
    contacts = (contact for contact in service.listening if contact.is_ready)
    return _by_hours(service, contacts, TALK)


def announced(service: Service) -> tuple[Way, ...]:
    """Return the ways whose hours are stated: mail, and those without an address yet, too."""
    return _by_hours(service, service.listening, ("telephone", "line", "email"))


def _by_hours(
    service: Service, contacts: Iterable[ContactPoint], kinds: Sequence[ContactKind]
) -> tuple[Way, ...]:
    by_hours: dict[str, list[ContactPoint]] = {}
    for contact in contacts:
        if contact.kind in kinds and contact.hours:
            by_hours.setdefault(contact.hours, []).append(contact)
    talks = [Way(key, tuple(contacts)) for key, contacts in by_hours.items()]
    named: dict[str, list[str]] = {door(service): []}
    for place, key in doors(service).items():
        names = named.setdefault(key, [])
        if key in by_hours and key != door(service):
            names.append(service.places[place].name)
    return (*talks, *(Way(key, places=tuple(names)) for key, names in named.items()))


def lines(hotlines: Hotlines) -> tuple[Hotline, ...]:
    """Return the lines of others that a page may name when nobody is there: telephones first.

    Their hours and number are known. The page of all lines has those there is no room for.
    """
    usable = [line for line in hotlines.lines.values() if line.timetable and line.is_sure]
    called = _reached(line for line in usable if line.telephone)
    silent = _reached(line for line in usable if not line.telephone)
    room = LINES_KNOWN - min(len(silent), LINES_NAMED)
    return (*called[:room], *silent[: LINES_KNOWN - len(called[:room])])


def _reached(lines: Iterable[Hotline]) -> list[Hotline]:
    """Return lines of one kind in their order, up to the last that may be named.

    Behind as many as a page names that never close, none is reached.
    """
    shown: list[Hotline] = []
    for line in lines:
        if sum(one.always for one in shown) < LINES_NAMED:
            shown.append(line)
    return shown


def night_line(hotlines: Hotlines) -> Hotline | None:
    """Return the first telephone of others that answers at any hour, or None.

    A page names it where it cannot know what time it is.
    """
    return next((line for line in lines(hotlines) if line.always and line.telephone), None)


def known(service: Service, hotlines: Hotlines, moment: datetime) -> Mapping[str, object]:
    """Return what a page built at `moment` knows, ready for JSON."""
    first = moment.date()
    others = Exceptions(holidays_closed=None, unsure=service.closures.unsure)
    ours = [
        (service.hours[way.key], exceptions(service.closures, way.key)) for way in ways(service)
    ]
    theirs = [(line.timetable, others) for line in lines(hotlines) if line.timetable]
    return {
        "from": first.isoformat(),
        "until": (first + HORIZON).isoformat(),
        "talks": sum(bool(way.contacts) for way in ways(service)),
        "ways": [pattern(timetable, above, first) for timetable, above in ours],
        "lines": [pattern(timetable, above, first) for timetable, above in theirs],
    }


def pattern(timetable: Timetable, above: Exceptions, first: date) -> Mapping[str, object]:
    """Return the hours of a usual week, those of each day that differs, and days nobody is sure of.

    Days are numbered from `first`; the one before it is among them, as its night may go on.
    Hours are [start, end] or [start, end, last entry].
    """
    hours = _hours_of_days(timetable, above, first)
    usual = _usual_week(hours, first)
    return {
        "week": [_numbers(intervals) for intervals in usual],
        "differ": {
            str(number): _numbers(one.intervals)
            for number, one in hours.items()
            if one.intervals != usual[(first.weekday() + number) % 7]
        },
        "unsure": [number for number, one in hours.items() if not one.sure],
    }


def usual_week(timetable: Timetable, above: Exceptions, first: date) -> list[tuple[Interval, ...]]:
    """Return the hours that most Mondays, Tuesdays … of the days that a page knows have."""
    return _usual_week(_hours_of_days(timetable, above, first), first)


@lru_cache(maxsize=64)  # several pages and formats ask for those of one entry
def _hours_of_days(timetable: Timetable, above: Exceptions, first: date) -> Mapping[int, DayHours]:
    numbers = range(-1, HORIZON.days + 1)
    return {number: day_hours(timetable, above, first + number * ONE_DAY) for number in numbers}


def _usual_week(hours: Mapping[int, DayHours], first: date) -> list[tuple[Interval, ...]]:
    counts = [Counter[tuple[Interval, ...]]() for _ in range(7)]
    for number, one in hours.items():
        counts[(first.weekday() + number) % 7][one.intervals] += 1
    return [count.most_common(1)[0][0] for count in counts]


def _numbers(intervals: tuple[Interval, ...]) -> list[list[int]]:
    return [
        [one.start, one.end, *([one.last_entry] if one.last_entry else [])] for one in intervals
    ]
