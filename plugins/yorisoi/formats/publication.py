"""What every format is given: the records, the moment, the public address and the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import chain

from yorisoi.clock import TOKYO, fiscal_year
from yorisoi.inserts import inserts
from yorisoi.loading.markdown.unmarked import unmarked
from yorisoi.models import (
    LICENCES,
    Capacity,
    ContactPoint,
    Event,
    EventPlace,
    Fee,
    Figure,
    Hotline,
    OpeningHours,
    Organization,
    Place,
    Policy,
)
from yorisoi.schedule import timetables
from yorisoi.schedule.months import DayCell, busy, in_months, months_shown, weeks
from yorisoi.schedule.occurrence import Occurrence, OccurrenceStatus, by_event
from yorisoi.schedule.wording import Wording
from yorisoi.site import AnyPlace, Site, event_address

# Titles in a month's table, none like another, that fit into a page's budget
MOST_IN_MONTH = 70

# What has no known change was last changed before any that has; nothing was before this.
STAMPS_START = datetime(2020, 1, 1, tzinfo=UTC)
LISTS_OF_EVENTS = frozenset(("blocks.upcoming", "blocks.workshops"))


def month_address(day: date) -> str:
    """Return the site address of the calendar of a day's month."""
    return f"workshops/{day:%Y-%m}/"


def day_address(day: date) -> str:
    """Return the site address of one day of a month that holds too much for one page."""
    return f"{month_address(day)}{day:%d}/"


def past_address(year: int | None) -> str:
    """Return the site address of what is over, of one 年度 or of all."""
    return f"workshops/past/{year}/" if year else "workshops/past/"


def first_day(occurrence: Occurrence) -> date:
    """Return the day a date was first set for: ids keep it when the date moves."""
    return occurrence.moved_from or occurrence.day


def coordinates(place: AnyPlace) -> tuple[float, float] | None:
    """Return latitude and longitude (WGS 84) where both are known."""
    if isinstance(place, Place | EventPlace) and place.latitude and place.longitude:
        return place.latitude, place.longitude
    return None


@dataclass(frozen=True)
class Publication:
    """One site at one moment, at one public address, in the words of its own language."""

    site: Site
    moment: datetime
    site_url: str

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The words of the site's own language."""
        return self.site.own.words

    @cached_property
    def wording(self) -> Wording:
        """How the site's own language says days and times."""
        return Wording(self.strings)

    def absolute(self, address: str) -> str:
        """Return the full public address of a site address."""
        return f"{self.site_url}/{address}"

    def hours(self, timetable: OpeningHours) -> str:
        """Return hours of the service in one line, as far as they hold today."""
        today = self.moment.date()
        return timetables.in_words(self.site.service, timetable, today, self.wording)

    @cached_property
    def id_domain(self) -> str:
        """What makes ids unique in the world: of the data, so that a site may move its host."""
        service = self.site.service
        return service.id_domain or f"{service.open_data.municipality_code}.invalid"

    def tag_of(self, occurrence: Occurrence) -> str:
        """Return the URI of one date of an event."""
        return self.tag(f"{occurrence.event.first_id}/{first_day(occurrence).isoformat()}")

    def tag(self, name: str) -> str:
        """Return the URI that `name` has wherever the site is published (RFC 4151)."""
        return f"tag:{self.id_domain},{STAMPS_START.year}:{name}"

    def stamp(self, event: Event) -> datetime:
        """Return when what is said of an event was last changed, in UTC."""
        # SEQUENCE is never below 0 (RFC 5545, 3.8.7.4).
        return max(self.site.changed(event) or STAMPS_START, STAMPS_START)

    @property
    def licence_address(self) -> str | None:
        """The address of the licence of the data, or None until the staff have chosen one."""
        licence = self.site.service.open_data.licence
        return LICENCES[licence] if licence else None

    @cached_property
    def public(self) -> tuple[Occurrence, ...]:
        """What may be shown at this moment, in order of time."""
        return self.site.public(self.moment)

    @cached_property
    def _in_months(self) -> dict[date, list[Occurrence]]:
        return in_months(self.public)

    @cached_property
    def tables(self) -> Mapping[date, list[list[DayCell]]]:
        """The weeks of each month that has a page, by its first day."""
        dates, service = self._in_months, self.site.service
        shown = months_shown(dates, self.moment.date())
        return {first: weeks(first, dates.get(first, []), service) for first in shown}

    @cached_property
    def crowded(self) -> Mapping[date, Mapping[date, DayCell]]:
        """The busy days of each month that holds too much for one page: each has its own."""
        months = {first: busy(table) for first, table in self.tables.items()}
        return {
            first: days
            for first, days in months.items()
            if sum(len(cell.held) for cell in days.values()) > MOST_IN_MONTH
        }

    @cached_property
    def past_years(self) -> Sequence[int]:
        """The 年度 in which something has ended, the latest first."""
        past = self.site.past(self.moment)
        return sorted({fiscal_year(occurrence.day) for occurrence in past}, reverse=True)

    @cached_property
    def updated(self) -> Mapping[str, date | None]:
        """The day of the last known change of each page, by its address: never of the build."""
        changed: dict[str, datetime | None] = {}
        for page in (page for page in self.site.pages.values() if page.is_published):
            listed = () if LISTS_OF_EVENTS.isdisjoint(page.inserted) else self.public
            changed[page.address] = _latest(self.site.page_changed(page), self._changed(listed))
        for key, dates in by_event(self.public).items():
            changed[event_address(key)] = self.site.changed(dates[0].event)
        for first in self.tables:
            changed[month_address(first)] = self._changed(self._in_months.get(first, ()))
        for day, cell in chain.from_iterable(days.items() for days in self.crowded.values()):
            changed[day_address(day)] = self._changed(cell.held)
        for year in (None, *self.past_years):
            changed[past_address(year)] = self._changed(self.site.past(self.moment, year))
        return {
            address: moment and moment.astimezone(TOKYO).date()
            for address, moment in changed.items()
        }

    def _changed(self, occurrences: Iterable[Occurrence]) -> datetime | None:
        return _latest(*(self.site.changed(occurrence.event) for occurrence in occurrences))

    def title(self, occurrence: Occurrence) -> str:
        """Return the title as it is shown everywhere: the state in words stands first."""
        return self.marked(occurrence.event.title, occurrence.status)

    def event_title(self, occurrences: Sequence[Occurrence]) -> str:
        """Return the title of an event's own page: marked where all its dates share a state."""
        states = {occurrence.status for occurrence in occurrences}
        shared = states.pop() if len(states) == 1 else "scheduled"
        return self.marked(occurrences[0].event.title, shared)

    def marked(self, title: str, status: OccurrenceStatus) -> str:
        """Return a title with a state other than scheduled before it."""
        return title if status == "scheduled" else self.strings[f"mark_{status}"] + title

    def capacity(self, capacity: Capacity | None) -> str:
        """Return how many may come, as it is shown: a bare number is one of people."""
        if capacity and capacity.is_bare:
            return self.strings["people"].format(count=capacity)
        return capacity or ""

    def fee(self, fee: Fee | None) -> str:
        """Return what it costs, as it is shown; without a word of the staff, it is free."""
        if fee is None or (fee.is_bare and fee.is_free):
            return self.strings["no_fee"]
        return self.strings["yen"].format(amount=fee) if fee.is_bare else fee

    def plain(self, text: str | None) -> str:
        """Return a Markdown text in plain words."""
        return unmarked(text or "", self.insert_words)

    @cached_property
    def insert_words(self) -> Mapping[str, str]:
        """What a text may insert, in plain words, by its path."""
        records = inserts(self.site.service, self.site.hotlines)
        return {path: self._words(value) for path, value in records.items()}

    def _words(self, insert: object) -> str:
        """Return an insert as a calendar or a spreadsheet says it; a block has no words there."""
        words = str(insert or "")
        match insert:
            case ContactPoint():
                words = insert.reach or insert.label
            case Hotline():
                words = (insert.is_sure and insert.telephone) or insert.label
            case OpeningHours():
                words = self.hours(insert)
            case Figure():
                words = f"{insert.value}{insert.unit}"
            case Place():
                words = insert.address
            case Organization():
                words = insert.name
            case Policy():
                words = insert.text or insert.name
        return words


def _latest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)
