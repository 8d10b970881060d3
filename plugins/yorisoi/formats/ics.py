"""iCalendar: RFC 5545, with the calendar properties of RFC 7986.

One VEVENT a date. Stamps and sequence come from the data, never from the clock, so
that a calendar built twice is the same; they only ever grow when the data changes.
"""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

import icalendar

from yorisoi.clock import TOKYO
from yorisoi.formats import STAMPS_START, Publication, stamp
from yorisoi.schedule import Occurrence

PAST_KEPT = timedelta(days=2 * 366)
# iCalendar has no word for postponed: without a new date there is nothing to come to.
RANKS = {"scheduled": 0, "full": 1, "postponed": 2, "cancelled": 3}
# Japan has kept one offset since 1951 (夏時刻法 repealed), so one STANDARD part is the zone.
TIMEZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZNAME:JST\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def calendar(publication: Publication) -> str:
    """Return the calendar to subscribe to: what is to come, and two years of what was."""
    oldest = publication.moment - PAST_KEPT
    public = publication.public()
    return document(
        publication, (vevent(publication, each) for each in public if each.over > oldest)
    )


def document(publication: Publication, vevents: Iterable[str]) -> str:
    """Return a VCALENDAR of the given VEVENTs, CRLF and folded by octets."""
    head = icalendar.Calendar()
    name = publication.site.service.names.name
    head.add("version", "2.0")
    head.add("prodid", f"-//{name}//yorisoi//JA")
    head.add("calscale", "GREGORIAN")
    head.add("method", "PUBLISH")
    head.add("name", name)
    head.add("x-wr-calname", name)
    head.add("x-wr-timezone", "Asia/Tokyo")
    head.add("url", publication.absolute("workshops/"))
    head.add("refresh-interval", timedelta(hours=12), {"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT12H")
    start, end = head.to_ical().decode().split("END:VCALENDAR")
    return f"{start}{TIMEZONE}{''.join(vevents)}END:VCALENDAR{end}"


def vevent(publication: Publication, occurrence: Occurrence) -> str:
    """Return one date as a VEVENT; its UID stays when its day moves."""
    event, place = occurrence.event, publication.site.place(occurrence.event)
    first = occurrence.moved_from or occurrence.day
    host = urlsplit(publication.site_url).hostname
    entry = icalendar.Event()
    entry.add("uid", f"{event.id}-{first:%Y%m%d}@{host}")
    entry.add("dtstamp", stamp(event))
    entry.add("last-modified", stamp(event))
    entry.add("sequence", sequence(occurrence))
    entry.add("dtstart", occurrence.start.replace(tzinfo=TOKYO))
    if occurrence.end:
        entry.add("dtend", occurrence.end)
    entry.add("summary", publication.title(occurrence))
    entry.add("status", status(occurrence))
    entry.add("location", f"{place.name} {place.address}")
    entry.add("description", publication.plain(occurrence))
    entry.add("url", publication.absolute(f"workshops/{event.id}/"))
    return str(entry.to_ical().decode())


def status(occurrence: Occurrence) -> str:
    """Return CONFIRMED, or CANCELLED for what nobody should come to on that day."""
    moved = occurrence.status == "postponed" and occurrence.moved_from is not None
    gone = occurrence.status in ("cancelled", "postponed") and not moved
    return "CANCELLED" if gone else "CONFIRMED"


def sequence(occurrence: Occurrence) -> int:
    """Return a number that grows with each change: by the day it was made, then by state."""
    days = ((occurrence.event.updated or STAMPS_START) - STAMPS_START).days
    moved = occurrence.moved_from is not None
    return days * (len(RANKS) + 1) + RANKS[occurrence.status] + moved
