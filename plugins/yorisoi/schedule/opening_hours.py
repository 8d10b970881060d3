"""Whether somebody is there: the one module about opening hours. All pure.

`known` gives a page what it must know to say so by itself, long after its build. The page counts
minutes and days in Japan time; it gets weekdays as Python counts them (Monday is 0), times as
minutes of the day, and every day that is closed although its weekday is not. It is told how long
that list is true, and says nothing afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yorisoi.clock import ONE_DAY, TOKYO
from yorisoi.models import Closures, ContactKind, ContactPoint, OpeningHours, Service
from yorisoi.schedule.holidays import holiday_name

TALK: tuple[ContactKind, ...] = ("telephone", "line")
LONGEST_SEARCH = 60  # days; longer closures than this have no next opening to promise
# 春分の日 and 秋分の日 of a year are law only from the February before it; 400 days from
# any January end before the March that is not yet known.
HORIZON = timedelta(days=400)


@dataclass(frozen=True)
class Way:
    """Ways to reach someone that share their hours: `telephone`, `line`, `visit`."""

    kinds: tuple[str, ...]
    hours: OpeningHours


def door(service: Service) -> OpeningHours:
    """Return the hours of the door: the first of the hours."""
    return next(iter(service.hours.values()))


def first_contact(service: Service, kind: ContactKind) -> ContactPoint | None:
    """Return the contact that stands first among those of a kind, or None."""
    contacts = service.contacts.values()
    return next((contact for contact in contacts if contact.kind == kind), None)


def closure_reason(day: date, closures: Closures) -> str | None:
    """Return why the whole service is closed on `day`, besides its weekly days, or None."""
    for closure in closures.days:
        if closure.start <= day <= closure.end:
            return closure.reason
    return holiday_name(day) if closures.holidays else None


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


def ways(service: Service) -> tuple[Way, ...]:
    """Return how one can talk to someone now: the first telephone, the first LINE, the door.

    Mail is answered later whenever it is written.
    """
    kinds: dict[OpeningHours, list[str]] = {}
    for kind in TALK:
        contact = first_contact(service, kind)
        if contact and contact.hours:
            kinds.setdefault(service.hours[contact.hours], []).append(kind)
    kinds.setdefault(door(service), []).append("visit")
    return tuple(Way(tuple(names), hours) for hours, names in kinds.items())


def known(service: Service, moment: datetime) -> Mapping[str, object]:
    """Return what a page built at `moment` knows, ready for JSON."""
    first, last = moment.date(), moment.date() + HORIZON
    opened = {day for way in ways(service) for day in way.hours.days}
    days = (first + ahead * ONE_DAY for ahead in range(HORIZON.days + 1))
    closed = [
        day.isoformat()
        for day in days
        if day.weekday() in opened and closure_reason(day, service.closures)
    ]
    return {
        "from": first.isoformat(),
        "until": last.isoformat(),
        "closed": closed,
        "ways": [_numbers(way.hours) for way in ways(service)],
    }


def _numbers(hours: OpeningHours) -> Mapping[str, object]:
    return {
        "days": list(hours.days),
        "start": _minutes(hours.start),
        "end": _minutes(hours.end),
    }


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
