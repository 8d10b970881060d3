"""schema.org GovernmentService as JSON-LD: the programme, who provides it and who runs it."""

from collections.abc import Iterator
from typing import Any

from yorisoi.formats.json_ld import CONTEXT, publisher, safe_json
from yorisoi.formats.organization import contact_id, contact_point, place_id
from yorisoi.formats.publication import Publication
from yorisoi.models import Organization
from yorisoi.schedule.ways import doors

PARTS = {"provider": "provider", "operator": "serviceOperator"}


def script(publication: Publication) -> str:
    """Return the text of the `application/ld+json` element of the page that says who is behind it.

    Without a `part` in the data, the service itself provides what it does.
    """
    service = publication.site.service
    named = {PARTS[one.part]: one for one in service.organizations.values() if one.part}
    described = {
        "@type": "GovernmentService",
        "@id": publication.tag("service"),
        "name": service.names.programme,
        "description": service.names.summary,
        "areaServed": service.names.area,
        "url": publication.absolute(""),
        "provider": publisher(publication),
        **{name: _body(publication, body) for name, body in named.items()},
        "availableChannel": list(_channels(publication)),
    }
    return safe_json(CONTEXT | described)


def _body(publication: Publication, body: Organization) -> dict[str, Any]:
    described: dict[str, Any] = {"@type": "Organization", "name": body.name}
    if body.contact and publication.site.service.contacts[body.contact].is_ready:
        described["contactPoint"] = contact_point(publication, body.contact)
    return described


def _channels(publication: Publication) -> Iterator[dict[str, Any]]:
    """Yield the telephones and places where one is listened to, as Organization tells them."""
    service = publication.site.service
    for key, contact in service.contacts.items():
        if contact.role == "consultation" and contact.telephone:
            phone = {"@id": contact_id(publication, key)}
            yield {"@type": "ServiceChannel", "servicePhone": phone}
    for key in doors(service):
        place = {"@id": place_id(publication, key)}
        yield {"@type": "ServiceChannel", "serviceLocation": place}
