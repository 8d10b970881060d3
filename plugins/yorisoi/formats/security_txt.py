"""Whom to tell of a weakness of the site: security.txt (RFC 9116)."""

from datetime import datetime, time

from yorisoi.clock import TOKYO
from yorisoi.formats.publication import Publication
from yorisoi.models import ContactPoint, contacts

ADDRESS = ".well-known/security.txt"


def security_txt(publication: Publication) -> str | None:
    """Return the file, valid to the end of the day that the data names; None without one.

    One that has ended must not be used (2.5.5), so there is none either.
    """
    security = publication.site.service.security
    if security is None:
        return None
    expires = datetime.combine(security.expires, time(23, 59, 59), TOKYO)
    if publication.moment > expires:
        return None
    contact = publication.site.service.contacts[security.contact]
    lines = [f"Contact: {_uri(contact)}", f"Expires: {expires.isoformat()}"]
    lines.append(f"Preferred-Languages: {publication.strings['lang']}")
    if publication.site_url.startswith("https://"):
        lines.append(f"Canonical: {publication.absolute(ADDRESS)}")
    return "\n".join(lines) + "\n"


def _uri(contact: ContactPoint) -> str:
    if contact.email:
        return f"mailto:{contact.email}"
    return contacts.tel_uri(contact.telephone) if contact.telephone else str(contact.line_url)
