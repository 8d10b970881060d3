"""schema.org Event as JSON-LD, for the pages and for `events.json` alike.

See https://schema.org/Event and the required and recommended fields of Google's
“Event structured data”. `</` is escaped, so that a text cannot end its script element.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from yorisoi.formats.publication import Publication
from yorisoi.models import Event, OnlinePlace, Place, PlaceToldLater
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.site import Venue, event_address

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
AVAILABILITY = {"full": "SoldOut", "cancelled": "Discontinued"}


def event(publication: Publication, occurrence: Occurrence) -> dict[str, Any]:
    """Return one date as an Event; times carry +09:00."""
    record, place = occurrence.event, publication.site.place(occurrence)
    address = publication.absolute(event_address(record.id))
    first = occurrence.moved_from or occurrence.day
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": publication.tag(f"{record.id}/{first.isoformat()}"),
        "name": publication.title(occurrence),
        "startDate": _start(occurrence),
        "eventStatus": SCHEMA + STATUS[occurrence.status],
        "eventAttendanceMode": SCHEMA + _attendance(place),
        "location": _place(place, address),
        "organizer": _organizer(publication, record),
        "isAccessibleForFree": publication.is_free(record),
        "offers": _offer(publication, occurrence),
        "url": address,
        "inLanguage": publication.strings["lang"],
    }
    if occurrence.end:
        found["endDate"] = occurrence.end.isoformat()
    if occurrence.status == "moved" and occurrence.moved_from:
        found["previousStartDate"] = occurrence.moved_from.isoformat()
    if description := publication.details(occurrence):
        found["description"] = description
    if record.image:
        found["image"] = publication.absolute(publication.site.picture(record).address)
    if occurrence.seats is not None:
        found["maximumAttendeeCapacity"] = occurrence.seats
    return found


def publisher(publication: Publication) -> dict[str, Any]:
    """Return the service as the Organization that stands behind an event or a list."""
    name = publication.site.service.names.name
    return {"@type": "Organization", "name": name, "url": publication.absolute("")}


def _organizer(publication: Publication, record: Event) -> dict[str, Any]:
    if record.organizer:
        return {"@type": "Organization", "name": record.organizer}
    return publisher(publication)


def _start(occurrence: Occurrence) -> str:
    """Return a moment, or a day alone where nobody has set a time."""
    return occurrence.start.isoformat() if occurrence.timed else occurrence.day.isoformat()


def _attendance(place: Venue) -> str:
    return f"{'Online' if isinstance(place, OnlinePlace) else 'Offline'}EventAttendanceMode"


def _place(place: Venue, page: str) -> dict[str, Any]:
    if isinstance(place, OnlinePlace):
        return {"@type": "VirtualLocation", "name": place.name, "url": page}
    if isinstance(place, PlaceToldLater):
        return {"@type": "Place", "name": place.name}
    address: dict[str, Any] = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "addressCountry": "JP",
    }
    if isinstance(place, Place):
        address["postalCode"] = place.postal_code
    return {"@type": "Place", "name": place.name, "address": address}


def _offer(publication: Publication, occurrence: Occurrence) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "@type": "Offer",
        "availability": SCHEMA + AVAILABILITY.get(occurrence.status, "InStock"),
        "url": publication.absolute(event_address(occurrence.event.id)),
    }
    fee = occurrence.event.fee
    price = fee.number if fee else 0
    if price is not None:  # a fee in words has no number to give
        offer |= {"price": price, "priceCurrency": "JPY"}
    return offer


def script(publication: Publication, occurrences: Iterable[Occurrence]) -> str:
    """Return the text of a page's `application/ld+json` element."""
    return graph(event(publication, occurrence) for occurrence in occurrences)


def graph(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return several objects as one JSON-LD document that can stand in HTML."""
    return safe_json(CONTEXT | {"@graph": list(objects)})


def events_json(publication: Publication) -> str:
    """Return all public dates as one JSON array, a line each."""
    events = (CONTEXT | event(publication, occurrence) for occurrence in publication.public())
    return "[\n" + ",\n".join(map(safe_json, events)) + "\n]\n"


def safe_json(value: object) -> str:
    """Return JSON that can stand in HTML."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
