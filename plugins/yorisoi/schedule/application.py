"""Whether one can apply for a date at a moment, and by what ways. All pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from yorisoi.clock import ONE_DAY, end_of, start_of
from yorisoi.models import ApplyTo, ContactPoint, Event, OtherContact, Service
from yorisoi.schedule.occurrence import NOT_YET, Occurrence

State = Literal["open", "before", "closed", "full", "cancelled", "postponed", "over"]


@dataclass(frozen=True)
class ApplyWay:
    """One way to apply: a contact of ours or of another body, a form, a desk, or none.

    The `desk` is that of the service, a `venue` has its own.
    """

    kind: Literal["contact", "other", "form", "desk", "venue", "none"]
    contact: ContactPoint | OtherContact | None = None
    url: str | None = None

    @property
    def host(self) -> str:
        """The host of the form, so that people see where they are sent."""
        return urlsplit(self.url or "").hostname or ""


@dataclass(frozen=True)
class Stretch:
    """When an event is in one state: what one may do, and the moments between which it is so."""

    state: State | Literal["mixed"]
    since: datetime | None
    until: datetime | None

    def holds(self, moment: datetime) -> bool:
        """Return whether it is so at `moment`; the end is no longer in it."""
        after = self.since is None or self.since <= moment
        return after and (self.until is None or moment < self.until)


def ways(event: Event, service: Service) -> tuple[ApplyWay, ...]:
    """Return how one applies for an event; without a word of its own, as for all others."""
    if not event.apply:
        return (ApplyWay("contact", usual_contact(service)),)
    return tuple(_way(way, service) for way in event.apply)


def _way(way: ApplyTo | OtherContact, service: Service) -> ApplyWay:
    if isinstance(way, OtherContact):
        return ApplyWay("other", way, way.url)
    if way.kind == "contact":
        return ApplyWay("contact", service.contacts[way.value])
    return ApplyWay(way.kind, url=way.value or None)


def usual_contact(service: Service) -> ContactPoint:
    """Return the contact to apply to where an event names none: the first that is there for it."""
    return service.contacts[usual_key(service)]


def usual_key(service: Service) -> str:
    """Return the key of `usual_contact`."""
    contacts = service.contacts
    named = (key for key in contacts if contacts[key].role == "application")
    return next(named, "workshop" if "workshop" in contacts else next(iter(contacts)))


def inquiries(event: Event, service: Service) -> ContactPoint | OtherContact:
    """Return whom to ask about an event: the first way to apply that one can ask, or the usual."""
    contacts = (way.contact for way in ways(event, service) if way.contact)
    return next((contact for contact in contacts if contact.reach), usual_contact(service))


def opens(occurrence: Occurrence) -> datetime | None:
    """Return the moment from which one may apply; a day begins with its midnight."""
    return start_of(occurrence.opens) if occurrence.opens else None


def closes(occurrence: Occurrence) -> datetime:
    """Return the moment from which one cannot apply any more."""
    if occurrence.deadline is None:
        return occurrence.over
    return min(end_of(occurrence.deadline), occurrence.over)


def state(occurrence: Occurrence, moment: datetime) -> State:
    """Return whether one can apply for a date at a moment, or why not."""
    if occurrence.over <= moment:
        return "over"
    if occurrence.status in ("full", "cancelled", "postponed"):
        return occurrence.status
    if closes(occurrence) <= moment:
        return "closed"
    begins = opens(occurrence)
    return "before" if begins and moment < begins else "open"


def shared_state(occurrences: Iterable[Occurrence], moment: datetime) -> State | Literal["mixed"]:
    """Return the state of an event: open where one date is, else what its coming dates share."""
    states = {state(occurrence, moment) for occurrence in occurrences}
    for possible in ("open", "before"):
        if possible in states:
            return possible
    coming = states - {"over"} or states
    return coming.pop() if len(coming) == 1 else "mixed"


def stretches(occurrences: Sequence[Occurrence]) -> list[Stretch]:
    """Return the states an event goes through, in order: before, open, closed, over.

    A page holds all of them, so that it tells the one that has come without a new build.
    """
    moments = {closes(occurrence) for occurrence in occurrences}
    moments |= {occurrence.over for occurrence in occurrences}
    moments |= {begins for occurrence in occurrences if (begins := opens(occurrence))}
    moments -= {NOT_YET}
    made: list[Stretch] = []
    for since, until in pairwise([None, *sorted(moments), None]):
        here = since or min(moments, default=NOT_YET) - ONE_DAY
        now = shared_state(occurrences, here)
        if made and made[-1].state == now:
            made[-1] = Stretch(now, made[-1].since, until)
        else:
            made.append(Stretch(now, since, until))
    return made


def shared_deadline(occurrences: Iterable[Occurrence]) -> date | datetime | None:
    """Return the deadline that all dates share, or None where they have none or several."""
    deadlines = {occurrence.deadline for occurrence in occurrences}
    return deadlines.pop() if len(deadlines) == 1 else None
