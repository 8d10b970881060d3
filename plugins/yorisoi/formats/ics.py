"""iCalendar: RFC 5545, with the calendar properties of RFC 7986.

One VEVENT a date. Stamps and sequence come from the data, never from the clock, so
that a calendar built twice is the same; they only ever grow when the data changes.
Written here, not by a library: docs/decisions/0008-own-calendar-writer.md.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from yorisoi.formats import STAMPS_START, Publication, stamp
from yorisoi.schedule import Occurrence

OCTETS = 75  # of a line before it is folded (3.1)
ESCAPED = re.compile(r"[\\;,]")  # in a TEXT (3.3.11), besides the ends of lines
LINE_END = re.compile(r"\r\n|\r|\n")
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
    name = text(publication.site.service.names.name)
    head = lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{name}//yorisoi//JA",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        "X-WR-TIMEZONE:Asia/Tokyo",
        f"URL:{publication.absolute('workshops/')}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    )
    return f"{head}{TIMEZONE}{''.join(vevents)}END:VCALENDAR\r\n"


def vevent(publication: Publication, occurrence: Occurrence) -> str:
    """Return one date as a VEVENT; its UID stays when its day moves."""
    event, place = occurrence.event, publication.site.place(occurrence.event)
    first = occurrence.moved_from or occurrence.day
    host = urlsplit(publication.site_url).hostname
    changed = f"{stamp(event):%Y%m%dT%H%M%SZ}"
    end = [f"DTEND;TZID=Asia/Tokyo:{local(occurrence.end)}"] if occurrence.end else []
    return lines(
        "BEGIN:VEVENT",
        f"UID:{event.id}-{first:%Y%m%d}@{host}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{sequence(occurrence)}",
        f"DTSTART;TZID=Asia/Tokyo:{local(occurrence.start)}",
        *end,
        f"SUMMARY:{text(publication.title(occurrence))}",
        f"STATUS:{status(occurrence)}",
        f"LOCATION:{text(f'{place.name} {place.address}')}",
        f"DESCRIPTION:{text(publication.plain(occurrence))}",
        f"URL:{publication.absolute(f'workshops/{event.id}/')}",
        "END:VEVENT",
    )


def local(moment: datetime) -> str:
    """Return a DATE-TIME as the clock on the wall of its zone shows it (3.3.5, form 3)."""
    return f"{moment:%Y%m%dT%H%M%S}"


def text(value: str) -> str:
    """Return a TEXT with what has a meaning in it escaped (3.3.11)."""
    return LINE_END.sub(r"\\n", ESCAPED.sub(r"\\\g<0>", value))


def lines(*unfolded: str) -> str:
    """Return content lines with CRLF, folded so that no letter is cut (3.1)."""
    return "".join(f"{folded(each)}\r\n" for each in unfolded)


def folded(line: str) -> str:
    """Return a content line in parts of at most 75 octets, all but the first behind a space."""
    if len(line.encode()) <= OCTETS:
        return line
    parts, start, size = [], 0, 0
    for place, letter in enumerate(line):
        octets = len(letter.encode())
        if size + octets > OCTETS:
            parts.append(line[start:place])
            start, size = place, 1  # the space that marks a folded line
        size += octets
    return "\r\n ".join([*parts, line[start:]])


def status(occurrence: Occurrence) -> str:
    """Return CONFIRMED, or CANCELLED for what nobody should come to on that day."""
    moved = occurrence.status == "postponed" and occurrence.moved_from is not None
    gone = occurrence.status in ("cancelled", "postponed") and not moved
    return "CANCELLED" if gone else "CONFIRMED"


def sequence(occurrence: Occurrence) -> int:
    """Return a number that grows with each change: by the day it was made, then by state."""
    days = (stamp(occurrence.event) - STAMPS_START).days
    moved = occurrence.moved_from is not None
    return days * (len(RANKS) + 1) + RANKS[occurrence.status] + moved
