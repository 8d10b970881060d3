"""「いま」: what a page must know to say by itself, long after its build, who is there. All pure.

A page counts minutes and days in Japan time; it gets weekdays as Python counts them
(Monday is 0), times as minutes of the day, and every day that is closed although its
weekday is not. It is told how long that list is true, and says nothing afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from yorisoi.models import OpeningHours, Service
from yorisoi.schedule.occurrences import ONE_DAY, closure_reason

# 春分の日 and 秋分の日 of a year are law only from the February before it; 400 days from
# any January end before the March that is not yet known.
HORIZON = timedelta(days=400)


@dataclass(frozen=True)
class Way:
    """Ways to reach someone that share their hours: `telephone`, `line`, `visit`."""

    kinds: tuple[str, ...]
    hours: OpeningHours


def ways(service: Service) -> tuple[Way, ...]:
    """Return how one can talk to someone now: the first telephone, the first LINE, the door.

    The door keeps the first of the hours; mail is answered later whenever it is written.
    """
    kinds: dict[str, list[str]] = {}
    for kind in ("telephone", "line"):
        contact = next((each for each in service.contacts.values() if each.kind == kind), None)
        if contact and contact.hours:
            kinds.setdefault(contact.hours, []).append(kind)
    kinds.setdefault(next(iter(service.hours)), []).append("visit")
    return tuple(Way(tuple(names), service.hours[key]) for key, names in kinds.items())


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
