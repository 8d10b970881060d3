"""What is said of one workshop, piece by piece, in the words of its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from yorisoi.formats import Publication
from yorisoi.models import ContactPoint, Event, OtherContact
from yorisoi.schedule import application
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.wording import clock, jday
from yorisoi.site import event_address

SHOWN = 3  # dates of several; the page has all of them


@dataclass(frozen=True)
class Pieces:
    """What is said of an event, piece by piece, at the moment of the publication."""

    publication: Publication
    dates: Sequence[Occurrence]

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.dates[0].event

    @property
    def address(self) -> str:
        """The address of its page."""
        return self.publication.absolute(event_address(self.event.id))

    @cached_property
    def shown(self) -> list[Occurrence]:
        """The dates that are yet to come; all where none is."""
        coming = [held for held in self.dates if held.over > self.publication.moment]
        return coming or list(self.dates)

    @cached_property
    def state(self) -> str:
        """Whether one can apply: of all dates together, as the page says it."""
        return application.shared_state(self.dates, self.publication.moment)

    def text(self, name: str) -> str:
        """Return one piece; empty where there is nothing to say."""
        if name in ("audience", "childcare", "bring", "online", "organizer"):
            return self._named(name, getattr(self.event, name))
        text: str = getattr(self, f"_{name}")()
        return text

    def _named(self, name: str, value: object) -> str:
        strings = self.publication.strings
        label = strings[name].removesuffix(strings["colon"])
        return f"{label}{strings['colon']}{value}" if value else ""

    def _title(self) -> str:
        return self.publication.event_title(self.shown)

    def _state(self) -> str:
        strings = self.publication.strings
        words = {
            "full": "status_full",
            "cancelled": "status_cancelled",
            "postponed": "status_postponed",
            "over": "over",
            "closed": "apply_closed",
            "before": "apply_before",
            "mixed": "apply_mixed",
        }
        if self.state == "closed" and self.event.needs_no_application:
            return ""
        return f"{strings[words[self.state]].rstrip('。')}。" if self.state in words else ""

    def _note(self) -> str:
        notes = dict.fromkeys(held.note for held in self.shown if held.note)
        text = next(iter(notes)) if len(notes) == 1 else ""
        return text if text.endswith(("。", "！", "？")) or not text else f"{text}。"

    def _summary(self) -> str:
        event, plain = self.event, self.publication.plain
        return " ".join((plain(event.summary) or plain(event.description)).split())

    def _when(self) -> str:
        return self._named("date", self._one(self.shown[0]))

    def _dates(self) -> str:
        strings, others = self.publication.strings, self.shown[1:SHOWN]
        days = strings["comma"].join(map(self._one, others))
        rest = len(self.shown) - 1 - len(others)
        return self._named("dates_more", days) + (f" ほか{rest}日" if rest > 0 else "")

    def _one(self, held: Occurrence) -> str:
        """Return one date as the page writes it, with its own state where others have another."""
        strings = self.publication.strings
        alike = {other.status for other in self.shown} == {held.status}
        mark = "" if alike or held.status == "scheduled" else strings[f"mark_{held.status}"]
        if held.status == "postponed":
            return f"{mark}{strings['undated']}（{strings['moved_from']}{jday(held.day)}）"
        before = f"（{strings['moved_from']}{jday(held.moved_from)}）" if held.moved_from else ""
        unsure = "" if held.sure else f"（{strings['date_unsure']}）"
        return f"{mark}{self._span(held)}{before}{unsure}"

    def _span(self, held: Occurrence) -> str:
        until = self.publication.strings["until"]
        days = jday(held.day)
        if held.daily:
            days = f"{days}{until}{jday(held.last_day)}"
        if not held.timed:
            return f"{days}（{self.publication.strings['time_unknown']}）"
        end = held.daily_end
        last = self.publication.wording.end(end, held.start) if end else ""
        return f"{days}{clock(held.start)}{until}{last}"

    def _place(self) -> str:
        places = {held.place: self.publication.site.place(held) for held in self.shown}
        if len({place.name for place in places.values()}) > 1:
            return ""
        place = next(iter(places.values()))
        return self._named("place", f"{place.name} {place.address}".strip())

    def _capacity(self) -> str:
        return self._named("capacity", self.publication.capacity(self.event.capacity))

    def _fee(self) -> str:
        return self._named("fee", self.publication.fee(self.event.fee))

    def _apply(self) -> str:
        if self.state not in ("open", "before"):
            return ""
        strings, service = self.publication.strings, self.publication.site.service
        if self.event.needs_no_application:
            return strings["way_none"]
        ways = (self._way(way) for way in application.ways(self.event, service))
        return self._named("application", strings["dot"].join(filter(None, ways)))

    def _way(self, way: application.ApplyWay) -> str:
        strings = self.publication.strings
        match way.contact:
            case ContactPoint() | OtherContact():
                return " ".join(self._contact(way.contact))
        if way.kind in ("desk", "venue"):
            return strings[f"way_{way.kind}"]
        return f"{strings['way_form']} {way.url}" if way.url else ""

    def _contact(self, contact: ContactPoint | OtherContact) -> Iterator[str]:
        strings = self.publication.strings
        if isinstance(contact, OtherContact):
            yield contact.name
        if contact.telephone:
            yield f"{strings['by_telephone']} {contact.telephone}"
        elif contact.email:
            yield f"{strings['by_email']} {contact.email}"
        elif isinstance(contact, ContactPoint):
            yield strings["by_line"]
        elif contact.url:
            yield f"{strings['way_form']} {contact.url}"
        else:
            yield contact.reach or f"{strings['by_post']} {contact.letter}"

    def _deadline(self) -> str:
        if self.state != "open" or self.event.needs_no_application:
            return ""
        deadline = application.shared_deadline(self.shown)
        return f"{self.publication.strings['deadline']}{_moment(deadline)}" if deadline else ""

    def _address(self) -> str:
        return self.address


def _moment(moment: date | datetime) -> str:
    """Return a day, and its time where it has one."""
    return f"{jday(moment)}{clock(moment)}" if isinstance(moment, datetime) else jday(moment)
