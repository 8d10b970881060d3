"""What is said of a date in plain words where there is no page: calendars, feeds, lists.

Days and times are in ISO 8601, as programs and spreadsheets sort them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from yorisoi.clock import as_written
from yorisoi.formats.publication import Publication
from yorisoi.models import ContactPoint, Event, OtherContact
from yorisoi.schedule import application
from yorisoi.schedule.occurrence import Occurrence, SessionTime
from yorisoi.schedule.occurrences import left_out
from yorisoi.schedule.spans import closings

BY_KIND = {"telephone": "by_telephone", "email": "by_email", "line": "by_line"}


def clock(moment: datetime, day: date) -> str:
    """Return a time of `day`; the midnight that ends it is 24:00 (ISO 8601-1:2019, 4.3.8)."""
    if moment.date() > day and moment.time() == moment.min.time():
        return "24:00"
    return moment.time().isoformat("minutes")


def when(occurrence: Occurrence) -> str:
    """Return the days and times of a date, as far as they are set."""
    day, last, end = occurrence.day, occurrence.last_day, occurrence.end
    if occurrence.daily:
        times = _times(occurrence.start, occurrence.daily_end) if occurrence.timed else ""
        return f"{day}–{last} {times}".rstrip()
    if not occurrence.timed:
        return day.isoformat()
    if end and last > day:
        return f"{day} {clock(occurrence.start, day)}–{last} {clock(end, last)}"
    return f"{day} {_times(occurrence.start, end)}"


def _times(start: datetime, end: datetime | None) -> str:
    return f"{clock(start, start.date())}–{clock(end, start.date()) if end else ''}".rstrip("–")


def about_times(publication: Publication, occurrence: Occurrence) -> list[str]:
    """Return what days and times alone do not say: sessions, closed days, another day before."""
    words = publication.strings
    times = _times(occurrence.start, occurrence.daily_end)
    return [
        *([f"{words['daily']} {times}"] if occurrence.daily and occurrence.timed else []),
        *_sessions(publication, occurrence.sessions),
        *_closed(publication, occurrence),
        *([f"{words['moved_from']}{occurrence.moved_from}"] if occurrence.moved_from else []),
        *([words["status_postponed"]] if occurrence.status == "postponed" else []),
        *([] if occurrence.timed else [words["time_unknown"]]),
    ]


def _sessions(publication: Publication, sessions: Iterable[SessionTime]) -> Iterator[str]:
    for number, session in enumerate(sessions, start=1):
        parts = (publication.capacity(session.capacity), session.note)
        told = publication.strings["comma"].join(filter(None, parts))
        name = publication.strings["session"].format(number=number)
        times = _times(session.start, session.end)
        yield f"{name} {times}" + (f" {told}" if told else "")


def _closed(publication: Publication, occurrence: Occurrence) -> Iterator[str]:
    """Yield one line of the days within a span on which nobody is there."""
    event, service = occurrence.event, publication.site.service
    if occurrence.daily:
        first, last = occurrence.day, occurrence.last_day
        passed = (day for day in left_out(event, service) if first <= day.day <= last)
        days = [str(days) for days in closings(event, service)]
        days += [f"{day.day}（{day.reason}）" for day in passed]
        if days:
            yield f"{publication.strings['closed']}：{publication.strings['comma'].join(days)}"


def remarks(publication: Publication, occurrence: Occurrence) -> list[str]:
    """Return what else staff say of a date besides its note, a line each, under its name."""
    event, words = occurrence.event, publication.strings
    capacity = occurrence.capacity
    named = {
        "online": event.online,
        "audience": event.audience,
        "capacity": None if capacity is None or capacity.is_bare else capacity,
        "apply_from": occurrence.opens and as_written(occurrence.opens),
        "childcare": event.childcare,
        "bring": event.bring,
        "language": event.language,
        "accessibility": event.accessibility,
    }
    told = (f"{words[name].removesuffix('：')}：{value}" for name, value in named.items() if value)
    return list(told)


def about(publication: Publication, event: Event) -> str:
    """Return what an event is, in plain words: never nothing, as lists require it."""
    return (
        publication.plain(event.summary)
        or " ".join(publication.plain(event.description).split())
        or publication.strings["about_title"].format(title=event.title)
    )


def details(publication: Publication, occurrence: Occurrence) -> str:
    """Return what a calendar or a feed says of a date besides its day and place, a line each."""
    event, words, capacity = occurrence.event, publication.strings, occurrence.capacity
    people = publication.capacity(capacity) if capacity and capacity.is_bare else ""
    organizer = [f"{words['organizer']}：{event.organizer}"] if event.organizer else []
    fee = [f"{words['fee']}：{publication.fee(event.fee)}"] if event.fee else []
    lines = [
        occurrence.note,
        publication.plain(event.summary),
        *about_times(publication, occurrence),
        f"{words['capacity']}：{people}" if people else "",
        *remarks(publication, occurrence),
        *fee,
        *organizer,
        *_application(publication, occurrence),
    ]
    return "\n".join(filter(None, lines))


def _application(publication: Publication, occurrence: Occurrence) -> Iterator[str]:
    """Yield how one applies, and until when; nothing where nobody can."""
    words, named = publication.strings, ways(publication, occurrence.event)
    if occurrence.status not in ("scheduled", "moved"):
        return
    if named:
        yield f"{words['application']}：{named}"
    if occurrence.deadline:
        yield f"{words['deadline']}{as_written(occurrence.deadline)}"


def ways(publication: Publication, event: Event) -> str:
    """Return by what one applies: 電話・メール, a form and its address, or that nobody needs to."""
    named: dict[str, None] = {}
    for way in application.ways(event, publication.site.service):
        named |= dict.fromkeys(_way(publication, way))
    return publication.strings["dot"].join(named)


def _way(publication: Publication, way: application.ApplyWay) -> Iterator[str]:
    words = publication.strings
    match way.contact:
        case ContactPoint():
            yield words[BY_KIND[way.contact.kind]]
        case OtherContact():
            yield from (
                words[BY_KIND[kind]] for kind in BY_KIND if getattr(way.contact, kind, None)
            )
            sent = {"by_fax": way.contact.fax, "by_post": way.contact.letter}
            yield from (f"{words[name]}（{where}）" for name, where in sent.items() if where)
    if way.kind == "none":
        yield words["not_needed"]
    if way.kind in ("desk", "venue"):
        yield words[f"way_{way.kind}"]
    if way.url:
        yield f"{words['way_form']}（{way.url}）"
