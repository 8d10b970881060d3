"""iCalendar: RFC 5545, with the calendar properties of RFC 7986.

One VEVENT a date. Stamps and sequence come from the data, never from the clock, so
that a calendar built twice is the same; they only ever grow when the data changes.
Written here, not by a library: docs/decisions/0008-own-calendar-writer.md.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from yorisoi.clock import ONE_DAY
from yorisoi.formats import words
from yorisoi.formats.publication import STAMPS_START, Publication, coordinates, first_day
from yorisoi.models import Event
from yorisoi.schedule import application
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.site import event_address

OCTETS = 75  # of a line before it is folded (3.1)
# An octet that goes on with a letter (RFC 3629) has these first two bits.
FIRST_TWO, GOES_ON = 0b1100_0000, 0b1000_0000
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\r": r"\n", "\n": r"\n"})
PAST_KEPT = timedelta(days=2 * 366)
# iCalendar has no word for postponed: without a new date there is nothing to come to.
RANKS = {"scheduled": 0, "full": 1, "postponed": 2, "moved": 2, "cancelled": 3}
# Japan has kept one offset since 1951 (夏時刻法 repealed), so one STANDARD part is the zone.
TIMEZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZNAME:JST\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def calendar(publication: Publication) -> str:
    """Return the calendar to subscribe to: what is to come, and two years of what was."""
    oldest = publication.moment - PAST_KEPT
    return document(publication, (date for date in publication.public if date.over > oldest))


def document(publication: Publication, occurrences: Iterable[Occurrence]) -> str:
    """Return a VCALENDAR of the given dates, CRLF and folded by octets."""
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
    vevents = "".join(vevent(publication, occurrence) for occurrence in occurrences)
    return f"{head}{TIMEZONE}{vevents}END:VCALENDAR\r\n"


def vevent(publication: Publication, occurrence: Occurrence) -> str:
    """Return one date or span as a VEVENT; its UID stays when its day moves."""
    event, place = occurrence.event, publication.site.place(occurrence)
    stamp = publication.stamp(event)
    changed, where = f"{local(stamp)}Z", coordinates(place)
    return lines(
        "BEGIN:VEVENT",
        f"UID:{event.first_id}-{first_day(occurrence):%Y%m%d}@{publication.id_domain}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{sequence(stamp, occurrence)}",
        *times(occurrence),
        f"SUMMARY:{text(publication.title(occurrence))}",
        f"STATUS:{status(occurrence)}",
        f"LOCATION:{text(f'{place.name} {place.address}'.strip())}",
        *([f"GEO:{where[0]};{where[1]}"] if where else []),
        f"DESCRIPTION:{text(words.details(publication, occurrence))}",
        f"CONTACT:{text(contact(publication, event))}",
        f"URL:{publication.absolute(event_address(event.id))}",
        "END:VEVENT",
    )


def times(occurrence: Occurrence) -> list[str]:
    """Return start and end: moments, or days where no time is set, the end then a day later.

    A span takes nobody's whole days: it leaves them free (TRANSP).
    """
    day, last = occurrence.day, occurrence.last_day
    span = ["TRANSP:TRANSPARENT"] if occurrence.daily else []
    if not occurrence.timed:
        end = [f"DTEND;VALUE=DATE:{last + ONE_DAY:%Y%m%d}"] if last > day else []
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", *end, *span]
    end = [f"DTEND;TZID=Asia/Tokyo:{local(occurrence.end)}"] if occurrence.end else []
    return [f"DTSTART;TZID=Asia/Tokyo:{local(occurrence.start)}", *end, *span]


def contact(publication: Publication, event: Event) -> str:
    """Return whom to ask, with the number or address (3.8.4.2)."""
    asked = application.inquiries(event, publication.site.service)
    return " ".join(filter(None, (asked.label, asked.reach)))


def local(moment: datetime) -> str:
    """Return a DATE-TIME as the clock on the wall of its zone shows it (3.3.5, form 3)."""
    return f"{moment:%Y%m%dT%H%M%S}"


def text(value: str) -> str:
    """Return a TEXT with what has a meaning in it escaped (3.3.11)."""
    return value.replace("\r\n", "\n").translate(ESCAPES)


def lines(*unfolded: str) -> str:
    """Return content lines with CRLF, folded so that no letter is cut (3.1)."""
    return "\r\n".join([*map(folded, unfolded), ""])


def folded(line: str) -> str:
    """Return a content line in parts of at most 75 octets, all but the first behind a space."""
    octets = line.encode()
    parts, start, end = [], 0, OCTETS
    while end < len(octets):
        while octets[end] & FIRST_TWO == GOES_ON:
            end -= 1
        parts.append(octets[start:end])
        start, end = end, end + OCTETS - 1  # the space that marks a folded line
    return b"\r\n ".join([*parts, octets[start:]]).decode() if parts else line


def status(occurrence: Occurrence) -> str:
    """Return CONFIRMED, or CANCELLED for what nobody should come to on that day."""
    return "CANCELLED" if occurrence.status in ("cancelled", "postponed") else "CONFIRMED"


def sequence(stamp: datetime, occurrence: Occurrence) -> int:
    """Return a number that grows with each change: by the minute it was made, then by state.

    Of seconds it would be as long as a telephone number, which the inspection looks for.
    """
    minutes = (stamp - STAMPS_START) // timedelta(minutes=1)
    moved = occurrence.moved_from is not None
    return minutes * (len(RANKS) + 1) + RANKS[occurrence.status] + moved
