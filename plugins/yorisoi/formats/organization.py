"""schema.org Organization as JSON-LD: where one can come, who answers for what, and when.

The hours are those that `ways.pattern` tells a page: a usual week as `openingHoursSpecification`,
each of the next days that differs as `specialOpeningHoursSpecification`. As Google's “Local
business” has it, a day that opens and closes at 00:00 is closed. A day that nobody is sure of has
no times: schema.org reads that as closed, and she who asks first comes in vain on no day.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

from yorisoi.formats.json_ld import CONTEXT, located, publisher, safe_json, stated
from yorisoi.formats.publication import Publication
from yorisoi.models.contacts import tel_uri
from yorisoi.models.parsers import HOUR, MIDNIGHT
from yorisoi.schedule.intervals import Interval
from yorisoi.schedule.opening_hours import exceptions, hours_on
from yorisoi.schedule.ways import doors, usual_week

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AHEAD = timedelta(days=60)
OF_A_PLACE = ("openingHoursSpecification", "specialOpeningHoursSpecification")


def script(publication: Publication) -> str:
    """Return the text of the `application/ld+json` element that describes the service."""
    service = publication.site.service
    of_others = {one.contact for one in service.organizations.values()}
    described = {
        "@id": publication.tag("organization"),
        "description": service.names.summary,
        "areaServed": service.names.area,
        "location": [
            located(service.places[key])
            | {"@id": place_id(publication, key)}
            | dict(zip(OF_A_PLACE, _hours(publication, hours), strict=True))
            for key, hours in doors(service).items()
        ],
        "contactPoint": [
            contact_point(publication, key)
            for key, contact in service.contacts.items()
            if contact.is_ready and not (contact.role == "office" and key in of_others)
        ],
    }
    return safe_json(CONTEXT | publisher(publication) | described)


def place_id(publication: Publication, key: str) -> str:
    """Return the URI of a place of the data."""
    return publication.tag(f"places/{key}")


def contact_id(publication: Publication, key: str) -> str:
    """Return the URI of a contact of the data."""
    return publication.tag(f"contacts/{key}")


def contact_point(publication: Publication, key: str) -> dict[str, Any]:
    """Return a contact with its role, and when somebody answers where that is known."""
    contact = publication.site.service.contacts[key]
    described = {
        "@type": "ContactPoint",
        "@id": contact_id(publication, key),
        "name": contact.label,
        "contactType": contact.role,
        "telephone": contact.telephone and tel_uri(contact.telephone).removeprefix("tel:"),
        "email": contact.email,
        "url": contact.line_url,
        # It has no property of its own for days that differ.
        "hoursAvailable": [*chain(*_hours(publication, contact.hours))] if contact.hours else None,
    }
    return stated(described)


def _hours(publication: Publication, key: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the hours of a usual week, and each of the next days that is not as its weekday."""
    service, today = publication.site.service, publication.moment.date()
    week = usual_week(service.hours[key], exceptions(service.closures, key), today)
    differing = []
    for day in (today + timedelta(days=ahead) for ahead in range(AHEAD.days)):
        hours = hours_on(service, key, day)
        if not hours.sure:
            differing.append(_on(day))
        elif hours.intervals != week[day.weekday()]:
            differing += [_on(day) | _times(one) for one in hours.intervals or (Interval(0, 0),)]
    return _specifications(week), differing


def _specifications(week: Sequence[tuple[Interval, ...]]) -> list[dict[str, Any]]:
    """Return the hours of a usual week, Monday first: weekdays with the same hours together."""
    weekdays: dict[Interval, list[str]] = {}
    for name, intervals in zip(DAYS, week, strict=True):
        for interval in intervals:
            weekdays.setdefault(interval, []).append(name)
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": names} | _times(interval)
        for interval, names in weekdays.items()
    ]


def _on(day: date) -> dict[str, Any]:
    bounds = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    return {"@type": "OpeningHoursSpecification"} | bounds


def _times(interval: Interval) -> dict[str, str]:
    return {"opens": _clock(interval.start), "closes": _clock(interval.end, is_end=True)}


def _clock(minute: int, *, is_end: bool = False) -> str:
    """Return a time of day; an end before the start is on the next day, midnight is 23:59."""
    if is_end and minute == MIDNIGHT:
        minute -= 1
    return "{:02}:{:02}".format(*divmod(minute % MIDNIGHT, HOUR))
