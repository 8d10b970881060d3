"""schema.org Event as JSON-LD, for the pages and for `events.json` alike.

See https://schema.org/Event and the required and recommended fields of Google's
“Event structured data”. `</` is escaped, so that a text cannot end its script element.
"""

import json
from collections.abc import Iterable
from typing import Any

from yorisoi.formats.publication import Publication
from yorisoi.formats.stamps import basic
from yorisoi.models import Place
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.site import event_address

SCHEMA = "https://schema.org/"
CONTEXT = {"@context": SCHEMA.rstrip("/")}
STATUS = {
    "scheduled": "EventScheduled",
    "full": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
AVAILABILITY = {"full": "SoldOut", "cancelled": "Discontinued"}


def event(publication: Publication, occurrence: Occurrence) -> dict[str, Any]:
    """Return one date as an Event; times carry +09:00."""
    record, place = occurrence.event, publication.site.place(occurrence.event)
    address = publication.absolute(event_address(record.id))
    first = occurrence.moved_from or occurrence.day
    rescheduled = occurrence.status == "postponed" and occurrence.moved_from
    status = "EventRescheduled" if rescheduled else STATUS[occurrence.status]
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{address}#on-{basic(first)}",
        "name": publication.title(occurrence),
        "startDate": occurrence.start.isoformat(),
        "eventStatus": SCHEMA + status,
        "eventAttendanceMode": SCHEMA + "OfflineEventAttendanceMode",
        "location": _place(place),
        "organizer": {
            "@type": "Organization",
            "name": publication.site.service.names.name,
            "url": publication.absolute(""),
        },
        "isAccessibleForFree": record.fee is None,
        "offers": _offer(publication, occurrence),
        "url": address,
        "inLanguage": publication.strings["lang"],
    }
    if occurrence.end:
        found["endDate"] = occurrence.end.isoformat()
    if rescheduled and occurrence.moved_from:
        found["previousStartDate"] = occurrence.moved_from.isoformat()
    if description := publication.details(occurrence):
        found["description"] = description
    if record.image:
        found["image"] = publication.absolute(publication.site.picture(record).address)
    if record.capacity is not None:
        found["maximumAttendeeCapacity"] = record.capacity
    return found


def _place(place: Any) -> dict[str, Any]:
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
    if occurrence.event.fee is None:  # a fee in words has no number to give
        offer |= {"price": 0, "priceCurrency": "JPY"}
    return offer


def script(publication: Publication, occurrences: Iterable[Occurrence]) -> str:
    """Return the text of a page's `application/ld+json` element."""
    events = [event(publication, occurrence) for occurrence in occurrences]
    return safe_json(CONTEXT | {"@graph": events})


def events_json(publication: Publication) -> str:
    """Return all public dates as one JSON array, a line each."""
    events = (CONTEXT | event(publication, occurrence) for occurrence in publication.public())
    return "[\n" + ",\n".join(map(safe_json, events)) + "\n]\n"


def safe_json(value: object) -> str:
    """Return JSON that can stand in HTML."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
