"""When each event, and each page of the staff's, was last changed in what it says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from yorisoi.loading.data import Data
from yorisoi.models import ApplyTo, Event
from yorisoi.schedule.application import usual_key
from yorisoi.site import PageSource
from yorisoi.system.history import History

# What calendars, feeds and lists say of an entry that an event names.
TOLD = {
    "places": ("name", "address"),
    "contacts": ("label", "action", "telephone", "email", "line_url"),
}


def changes(
    known: History, events: Mapping[str, Sequence[Event]], data: Data
) -> dict[str, datetime]:
    """Return the moment of the last known change by the id of an event; nothing without Git.

    `events` are those of each file. The lines of the service's file have a history of their own: a
    number changed in one entry is no change of an event that names another.
    """
    document, service = data.service_document, data.service
    usual, home = ApplyTo("contact", usual_key(service)), service.home

    @cache
    def entry_changed(section: str, key: str) -> datetime | None:
        places = [(section, key, name) for name in TOLD[section]]
        lines = [document.keys[place].line + 1 for place in places if place in document.keys]
        return known.lines_changed(document.path, lines)

    found = {}
    for name, file_events in events.items():
        for event in file_events:
            moments = [
                known.changed(name),
                *(entry_changed(*entry) for entry in _named(event, usual, home)),
            ]
            if latest := max(filter(None, moments), default=None):
                found[event.id] = latest
    return found


def _named(event: Event, usual: ApplyTo, home: str) -> Iterator[tuple[str, str]]:
    """Yield the section and key of each entry of the data that an event names, or that is usual."""
    for way in event.apply or (usual,):
        if isinstance(way, ApplyTo) and way.kind == "contact":
            yield "contacts", way.value
    for place in (event.place or home, *(date.place for date in event.dates)):
        if isinstance(place, str):
            yield "places", place


def page_changes(known: History, pages: Iterable[PageSource]) -> dict[str, datetime]:
    """Return the moment of the last known change of each page by its path; nothing without Git.

    A file of the data counts where the text inserts something of it: a page that shows a number
    was changed with the number.
    """
    found = {}
    for page in pages:
        moments = [known.changed(file) for file in (page.path, *_inserted(page))]
        if latest := max(filter(None, moments), default=None):
            found[page.path] = latest
    return found


def _inserted(page: PageSource) -> set[str]:
    """Return the files of the data from which a page inserts something."""
    paths = (path.removeprefix("blocks.") for path in page.inserted)
    return {
        f"data/{'hotlines' if path.startswith('hotlines') else 'service'}.yaml" for path in paths
    }
