"""One standard a file: each turns records at a moment into the text of one published file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache, cached_property, wraps
from urllib.parse import urlsplit

from yorisoi import site
from yorisoi.loading import text_rules
from yorisoi.models import (
    ContactPoint,
    Event,
    EventStatus,
    Figure,
    Hotline,
    OpeningHours,
    Organization,
    Place,
)
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.site import Site

# What has no `updated` was last changed before any that has; nothing was before this.
STAMPS_START = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Publication:
    """What a format needs to know: the records, the moment, the public address, the words."""

    site: Site
    moment: datetime
    site_url: str
    strings: Mapping[str, str]
    made: dict[object, str] = field(default_factory=dict)  # see `once`

    def absolute(self, address: str) -> str:
        """Return the full public address of a site address."""
        return f"{self.site_url}/{address}"

    def public(self) -> tuple[Occurrence, ...]:
        """Return what may be shown at this moment, in order of time."""
        return self.site.public(self.moment)

    def title(self, occurrence: Occurrence) -> str:
        """Return the title as it is shown everywhere: the state in words stands first."""
        return self.marked(occurrence.event.title, occurrence.status)

    def event_title(self, occurrences: Sequence[Occurrence]) -> str:
        """Return the title of an event's own page: marked where all its dates share a state."""
        states = {each.status for each in occurrences}
        shared = states.pop() if len(states) == 1 else "scheduled"
        return self.marked(occurrences[0].event.title, shared)

    def marked(self, title: str, status: EventStatus) -> str:
        """Return a title with a state other than scheduled before it."""
        return title if status == "scheduled" else self.strings[f"mark_{status}"] + title

    def plain(self, occurrence: Occurrence) -> str:
        """Return what a calendar or feed says of a date in plain text, a line each."""
        event = occurrence.event
        parts = (
            occurrence.note,
            self.said(event.summary),
            event.audience,
            event.childcare,
            event.bring,
        )
        return "\n".join(each for each in parts if each)

    @cached_property
    def said(self) -> Callable[[str | None], str]:
        """What returns a Markdown text in plain words; the formats all ask for the same ones."""
        return cache(lambda text: text_rules.plain(text or "", self.facts))

    @cached_property
    def host(self) -> str | None:
        """The host of the public address, for names that are unique in the world."""
        return urlsplit(self.site_url).hostname

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """What a text may insert, in plain words, by its path."""
        records = site.facts(self.site.service, self.site.hotlines)
        return {path: _words(value) for path, value in records.items()}


def _words(fact: object) -> str:
    """Return a fact as a calendar or a spreadsheet can say it; a block has no words there."""
    words = str(fact or "")
    match fact:
        case ContactPoint():
            words = fact.telephone or fact.email or fact.line_url or fact.label
        case Hotline():
            words = fact.telephone
        case OpeningHours():
            days = "・".join(WEEKDAYS[day] for day in fact.days)
            words = f"{days} {fact.start:%H:%M}〜{fact.end:%H:%M}"
        case Figure():
            words = f"{fact.value}{fact.unit}"
        case Place():
            words = fact.address
        case Organization():
            words = fact.name
    return words


Making = Callable[[Publication, Occurrence], str]


def once(make: Making) -> Making:
    """Return `make` as it is asked once a date: an event's own file and the site's say the same."""

    @wraps(make)
    def made(publication: Publication, occurrence: Occurrence) -> str:
        key = make, occurrence.event.id, occurrence.day
        if key not in publication.made:
            publication.made[key] = make(publication, occurrence)
        return publication.made[key]

    return made


def stamp(event: Event) -> datetime:
    """Return when an event was last changed: from the data, never from the clock."""
    changed = datetime.combine(event.updated, time(), UTC) if event.updated else STAMPS_START
    return max(changed, STAMPS_START)  # SEQUENCE is never below 0 (RFC 5545, 3.8.7.4)


def basic(day: date) -> str:
    """Return a day in ISO 8601's basic format, 20261210; strftime takes five times as long."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


Format = Callable[[Publication], str]
