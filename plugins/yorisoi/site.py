"""The whole content, validated and frozen; what depends on the day takes the moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property

from yorisoi.clock import fiscal_year
from yorisoi.inserts import INSERT
from yorisoi.models import (
    Brand,
    Event,
    EventPlace,
    Hotlines,
    Language,
    OnlinePlace,
    PageMeta,
    Place,
    PlaceToldLater,
    Search,
    Service,
)
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.occurrences import occurrences

EMBED = "embed/"  # the address of the page made to be framed by other sites

AnyPlace = Place | EventPlace | OnlinePlace | PlaceToldLater  # where a date is held


@dataclass(frozen=True)
class PageSource:
    """A page as the staff wrote it: its front matter, its Markdown and where that begins.

    `folder` is where the pages of its language stand on the site.
    """

    path: str
    meta: PageMeta
    body: str
    first_line: int
    folder: str = ""

    @property
    def lang(self) -> str:
        """The key of its language: the name of the folder it was written in."""
        return self.path.split("/")[1]

    @property
    def address(self) -> str:
        """The page's address below the site's root; it never changes."""
        folder = self.folder
        if self.meta.slug == "404":
            return f"{folder}404.html"
        return folder if self.meta.slug == "index" else f"{folder}{self.meta.slug}/"

    @property
    def inserted(self) -> list[str]:
        """The path of each insert of its text, in order."""
        return INSERT.findall(self.body)

    @property
    def is_published(self) -> bool:
        """Whether it is on the site; a draft never is."""
        return self.meta.status == "published"

    @property
    def is_original(self) -> bool:
        """Whether the page is in the main language, which the others are translated from."""
        return not self.folder


@dataclass(frozen=True)
class Link:
    """A site address, and the words that lead there."""

    address: str
    title: str


@dataclass(frozen=True)
class Picture:
    """What is published of a photograph: its address, size in pixels and the bytes of its file."""

    address: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class Site:
    """All records of one site; pages and pictures by their path below the content folder.

    `addresses` says where a link to a file leads, `pictures_in` which pictures a page (by its
    path) or an event (by its id) shows, `changes` when the file of an event was last changed,
    `page_changes` when a page was, or what its text inserts. `drawn` holds the pictures of the
    name, for whoever shares a page or links here. The first of the `languages`
    is the site's own.
    """

    service: Service
    hotlines: Hotlines
    brand: Brand
    pages: Mapping[str, PageSource]
    events: tuple[Event, ...]
    languages: Mapping[str, Language] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    pictures_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    markup: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, datetime] = field(default_factory=dict)
    page_changes: Mapping[str, datetime] = field(default_factory=dict)
    drawn: Mapping[str, bytes] = field(default_factory=dict)
    search: Search = field(default_factory=Search)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every date of every event, in order of time, then of id."""
        dates = [date for event in self.events for date in occurrences(event, self.service)]
        return tuple(sorted(dates, key=lambda date: (date.start, date.event.id)))

    def moved(self, moment: datetime) -> dict[str, Link]:
        """Return where each former address leads: of a page, or of an event shown at `moment`."""
        pages = pages_by_name(self.pages.values())
        found = {
            f"{old}/": Link(pages[name].address, pages[name].meta.title)
            for old, name in self.service.moved.items()
        }
        for event in (event for event in self.events if event.is_public(moment.date())):
            to = Link(event_address(event.id), event.title)
            found |= {event_address(alias): to for alias in event.aliases}
        return found

    @property
    def own(self) -> Language:
        """The language that the site is written in first."""
        return next(iter(self.languages.values()))

    @property
    def event_ids(self) -> set[str]:
        """The ids of all events, and those that they had before."""
        return {key for event in self.events for key in (event.id, *event.aliases)}

    @property
    def main_place(self) -> Place:
        """Where the service is at home: the first of its places."""
        return self.service.places[self.service.home]

    def place(self, occurrence: Occurrence) -> AnyPlace:
        """Return where an event is held on one of its dates."""
        place = occurrence.place
        if place is None:
            return self.main_place
        return self.service.places[place] if isinstance(place, str) else place

    def changed(self, event: Event) -> datetime | None:
        """Return when an event was last changed: what the staff say, or its file's history.

        The later of the two, so that a change that was not written down counts too. None where
        neither is known.
        """
        return _later(self.changes.get(event.id), event.updated)

    def page_changed(self, page: PageSource) -> datetime | None:
        """Return when a page of the staff's was last changed, likewise."""
        return _later(self.page_changes.get(page.path), page.meta.updated)

    def picture(self, event: Event) -> Picture:
        """Return the picture of an event that has one."""
        return self.pictures[f"images/{event.image}"]

    def public(self, moment: datetime) -> tuple[Occurrence, ...]:
        """Return what may be shown at `moment`, in order of time."""
        today = moment.date()
        return tuple(each for each in self.occurrences if each.event.is_public(today))

    def upcoming(self, moment: datetime) -> tuple[Occurrence, ...]:
        """Return what has not ended at `moment`, soonest first; last, what has no new day yet."""
        coming = (occurrence for occurrence in self.public(moment) if occurrence.over > moment)
        return tuple(sorted(coming, key=lambda occurrence: is_undated(occurrence, moment)))

    def past(self, moment: datetime, year: int | None = None) -> tuple[Occurrence, ...]:
        """Return what has ended at `moment`, latest first; of one 年度 where `year` is given."""
        return tuple(
            each
            for each in reversed(self.public(moment))
            if each.over <= moment and year in (None, fiscal_year(each.day))
        )


def _later(moment: datetime | None, updated: date | None) -> datetime | None:
    said = datetime.combine(updated, time(), UTC) if updated else None
    return max(filter(None, (moment, said)), default=None)


def is_undated(occurrence: Occurrence, moment: datetime) -> bool:
    """Return whether a date was postponed, its old day is past and the new one is not known."""
    return occurrence.status == "postponed" and occurrence.start < moment


def pages_by_name(pages: Iterable[PageSource]) -> dict[str, PageSource]:
    """Return the published pages by what staff call their addresses: `about`, `easy/about`."""
    return {page.address.rstrip("/") or "index": page for page in pages if page.is_published}


def event_address(event_id: str) -> str:
    """Return the site address of an event's page."""
    return f"workshops/{event_id}/"


def file_of(address: str) -> str:
    """Return the name of the file that stands at a site address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
