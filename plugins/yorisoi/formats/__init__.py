"""One standard a file: each turns records at a moment into the text of one published file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from yorisoi import wording
from yorisoi.content import Site
from yorisoi.models import ContactPoint, Event, EventStatus
from yorisoi.schedule import Occurrence

STAMPS_START = date(2020, 1, 1)  # what has no `updated` was last changed before any that has


@dataclass(frozen=True)
class Publication:
    """What a format needs to know: the records, the moment, the public address, the words."""

    site: Site
    moment: datetime
    site_url: str
    strings: Mapping[str, str]

    def absolute(self, address: str) -> str:
        """Return the full public address of a site address."""
        return f"{self.site_url}/{address}"

    def public(self) -> tuple[Occurrence, ...]:
        """Return what may be shown at this moment, in order of time."""
        return self.site.public(self.moment)

    def title(self, occurrence: Occurrence) -> str:
        """Return the title as it is shown everywhere: the state in words stands first."""
        return self.marked(occurrence.event.title, occurrence.status)

    def event_title(self, event: Event) -> str:
        """Return the title of an event's own page."""
        return self.marked(event.title, event.status)

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

    def said(self, text: str | None) -> str:
        """Return a Markdown text in plain words."""
        return wording.plain(text or "", self.facts)

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """What a text may insert, in plain words, by its path."""
        service = self.site.service
        words = {f"contacts.{key}": _reach(each) for key, each in service.contacts.items()}
        words |= {f"places.{key}": each.address for key, each in service.places.items()}
        return words | {
            f"organizations.{key}": each.name for key, each in service.organizations.items()
        }


def _reach(contact: ContactPoint) -> str:
    return contact.telephone or contact.email or contact.line_url or contact.label


def stamp(event: Event) -> datetime:
    """Return when an event was last changed: from the data, never from the clock."""
    return datetime.combine(event.updated or STAMPS_START, time(), UTC)


Format = Callable[[Publication], str]
