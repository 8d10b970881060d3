"""schema.org Event as JSON-LD, for the pages and for `events.json` alike.

See https://schema.org/Event and the required and recommended fields of Google's
“Event structured data”. `</` is escaped, so that a text cannot end its script element.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from yorisoi.clock import ONE_DAY, end_of
from yorisoi.formats import words
from yorisoi.formats.publication import Publication, coordinates
from yorisoi.models import Event, EventPlace, OnlinePlace, Place, PlaceToldLater
from yorisoi.schedule import application
from yorisoi.schedule.occurrence import Occurrence, SessionTime
from yorisoi.schedule.occurrences import open_days
from yorisoi.site import AnyPlace, event_address

EVENTS_ADDRESS = "workshops/events.json"
SCHEMA = "https://schema.org/"
CONTEXT = {"@context": SCHEMA.rstrip("/")}
STATUS = {
    "scheduled": "EventScheduled",
    "full": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved": "EventRescheduled",
}
AVAILABILITY = {"full": "SoldOut", "cancelled": "Discontinued", "postponed": "Discontinued"}


def event(publication: Publication, occurrence: Occurrence) -> dict[str, Any]:
    """Return one date or span as an Event; times carry +09:00."""
    record, place = occurrence.event, publication.site.place(occurrence)
    address = publication.absolute(event_address(record.id))
    located = _where(place, record, address)
    described = {
        "@type": "Event",
        "@id": publication.tag_of(occurrence),
        "name": publication.title(occurrence),
        "startDate": _start(occurrence),
        "endDate": _end(occurrence),
        "previousStartDate": occurrence.moved_from and occurrence.moved_from.isoformat(),
        "eventSchedule": _schedules(publication, occurrence) if occurrence.daily else None,
        "subEvent": []
        if occurrence.daily
        else [_session(session, record.title, located) for session in occurrence.sessions],
        "eventStatus": SCHEMA + STATUS[occurrence.status],
        "eventAttendanceMode": SCHEMA + _attendance(place, record),
        "location": located,
        "organizer": {"@type": "Organization", "name": record.organizer}
        if record.organizer
        else publisher(publication),
        "isAccessibleForFree": record.fee is None or record.fee.is_free,
        "offers": _offer(publication, occurrence),
        "maximumAttendeeCapacity": occurrence.seats,
        "url": address,
        "inLanguage": publication.strings["lang"],
        "description": words.details(publication, occurrence),
        "image": publication.absolute(publication.site.picture(record).address)
        if record.image
        else None,
    }
    return stated(described)


def _start(occurrence: Occurrence) -> str:
    """Return a moment, or a day alone where nobody has set a time."""
    return occurrence.start.isoformat() if occurrence.timed else occurrence.day.isoformat()


def _end(occurrence: Occurrence) -> str | None:
    if not occurrence.timed:
        return occurrence.last_day.isoformat() if occurrence.daily else None
    return occurrence.end.isoformat() if occurrence.end else None


def _schedules(
    publication: Publication, occurrence: Occurrence
) -> dict[str, Any] | list[dict[str, Any]]:
    """Return the times of every day of a span, and the days within it on which nobody is there."""
    held = set(open_days(occurrence, publication.site.service))
    days = (occurrence.last_day - occurrence.day).days + 1
    span = (occurrence.day + ahead * ONE_DAY for ahead in range(days))
    described = {
        "@type": "Schedule",
        "startDate": occurrence.day.isoformat(),
        "endDate": occurrence.last_day.isoformat(),
        "repeatFrequency": "P1D",
        "exceptDate": [day.isoformat() for day in span if day not in held],
        "scheduleTimezone": "Asia/Tokyo",
    }
    times = [(one.start, one.end) for one in occurrence.sessions]
    times = times or [(occurrence.start, occurrence.daily_end)]
    made = []
    for start, end in times:
        clocks = {"startTime": f"{start:%H:%M:%S}", "endTime": f"{end:%H:%M:%S}" if end else None}
        made.append(stated(described | (clocks if occurrence.timed else {})))
    return made if made[1:] else made[0]


def _session(session: SessionTime, title: str, located: object) -> dict[str, Any]:
    people = session.capacity.people if session.capacity else None
    described = {
        "@type": "Event",
        "name": title,
        "startDate": session.start.isoformat(),
        "endDate": session.end.isoformat() if session.end else None,
        "location": located,
        "maximumAttendeeCapacity": people,
        "description": session.note,
    }
    return stated(described)


def publisher(publication: Publication) -> dict[str, Any]:
    """Return the service as the Organization that stands behind an event or a list."""
    name = publication.site.service.names.name
    return {"@type": "Organization", "name": name, "url": publication.absolute("")}


def _attendance(place: AnyPlace, event: Event) -> str:
    if isinstance(place, OnlinePlace):
        return "OnlineEventAttendanceMode"
    return f"{'Mixed' if event.online else 'Offline'}EventAttendanceMode"


def _where(place: AnyPlace, event: Event, page: str) -> dict[str, Any] | list[dict[str, Any]]:
    """Return the place, and the way to take part from home beside it."""
    if isinstance(place, OnlinePlace):
        return _virtual(place.name, page)
    if isinstance(place, PlaceToldLater):
        here: dict[str, Any] = {"@type": "Place", "name": place.name}
    else:
        here = located(place)
    return [here, _virtual(event.online, page)] if event.online else here


def _virtual(name: str, page: str) -> dict[str, Any]:
    return {"@type": "VirtualLocation", "name": name, "url": page}


def located(place: Place | EventPlace) -> dict[str, Any]:
    """Return a place with its address, and where it is on the map if that is known."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "postalCode": place.postal_code if isinstance(place, Place) else None,
        "addressCountry": "JP",
    }
    described = {"@type": "Place", "name": place.name, "address": stated(address)}
    if found := coordinates(place):
        described["geo"] = {"@type": "GeoCoordinates", "latitude": found[0], "longitude": found[1]}
    return described


def _offer(publication: Publication, occurrence: Occurrence) -> dict[str, Any]:
    fee = occurrence.event.fee
    price = fee.number if fee else 0  # a fee in words has no number to give
    closes = end_of(occurrence.deadline) if occurrence.deadline else None
    opens = application.opens(occurrence)
    described = {
        "@type": "Offer",
        "availability": SCHEMA + AVAILABILITY.get(occurrence.status, "InStock"),
        "price": price,
        "priceCurrency": None if price is None else "JPY",
        "description": fee and str(fee),
        "validFrom": opens and opens.isoformat(),
        "validThrough": closes and closes.isoformat(),
        "url": publication.absolute(event_address(occurrence.event.id)),
    }
    return stated(described)


def script(publication: Publication, occurrences: Iterable[Occurrence]) -> str:
    """Return the text of a page's `application/ld+json` element."""
    return graph(event(publication, occurrence) for occurrence in occurrences)


def graph(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return several objects as one JSON-LD document that can stand in HTML."""
    return safe_json(CONTEXT | {"@graph": list(objects)})


def events_json(publication: Publication) -> str:
    """Return all public dates as one JSON array, a line each."""
    events = (CONTEXT | event(publication, occurrence) for occurrence in publication.public)
    return "[\n" + ",\n".join(map(safe_json, events)) + "\n]\n"


def stated(described: dict[str, Any]) -> dict[str, Any]:
    """Return an object without what nobody has said."""
    return {name: value for name, value in described.items() if value not in (None, "", [])}


def safe_json(value: object) -> str:
    """Return JSON that can stand in HTML."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
