"""When what is said of each event was last changed: its file, and the entries that it names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from yorisoi.loading.yaml_text import Document
from yorisoi.models import ApplyTo, Event
from yorisoi.system.history import History

# What calendars, feeds and lists say of an entry that an event names.
TOLD = {
    "places": ("name", "address"),
    "contacts": ("label", "action", "telephone", "email", "line_url"),
}


def changes(
    known: History, events: Mapping[str, Sequence[Event]], data: Document
) -> dict[str, datetime]:
    """Return the moment of the last known change by the id of an event; nothing without Git.

    `events` are those of each file, `data` is the file of the service. Its lines have a history of
    their own: a number changed in one entry is no change of an event that names another.
    """

    @cache
    def entry_changed(section: str, key: str) -> datetime | None:
        places = [(section, key, name) for name in TOLD[section]]
        lines = [data.keys[place].line + 1 for place in places if place in data.keys]
        return known.lines_changed(data.path, lines)

    found = {}
    for name, file_events in events.items():
        for event in file_events:
            moments = [known.changed(name), *(entry_changed(*entry) for entry in _named(event))]
            if latest := max(filter(None, moments), default=None):
                found[event.id] = latest
    return found


def _named(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the section and key of each entry of the data that an event names."""
    for way in event.apply:
        if isinstance(way, ApplyTo) and way.kind == "contact":
            yield "contacts", way.value
    if isinstance(event.place, str):
        yield "places", event.place
