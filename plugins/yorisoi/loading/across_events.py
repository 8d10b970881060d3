"""What spans several files of events: one id for each, and links that lead to one of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from yorisoi.loading.event_files import RESERVED_IDS, Written, written
from yorisoi.loading.events import Batch
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings
from yorisoi.loading.markdown.references import LinkToEvent
from yorisoi.models import Event
from yorisoi.site import PageSource, Picture, event_address

Events = Mapping[str, Sequence[Event]]  # by the name of their file


def by_file(findings: Findings, batches: Iterable[Batch]) -> Events:
    """Return the events of each file; where two share an id, now or formerly, that is a fault."""
    events: dict[str, Sequence[Event]] = {
        name: file_events for batch in batches for name, file_events in batch.events.items()
    }
    _check_ids(findings, events)
    _check_aliases(findings, events)
    return events


def _check_ids(findings: Findings, events: Events) -> None:
    """Check that no two events have one id; files where it is so are read again for the places."""
    counts = Counter(event.id for file_events in events.values() for event in file_events)
    seen: dict[str, Written] = {}
    for name, file_events in events.items():
        if all(counts[event.id] == 1 for event in file_events):
            continue
        for one in written(Findings(findings.root, findings.today), name):
            key = one.event.id
            other = seen.setdefault(key, one)
            if other is not one:
                for here, there in ((one, other), (other, one)):
                    path = there.document.path
                    findings.add(here.position("id"), "same_id", value=key, other=path)


def _check_aliases(findings: Findings, events: Events) -> None:
    """Check that each former id of an event is free, and nobody else's."""
    owners = {event.id: name for name, file_events in events.items() for event in file_events}
    for name, file_events in events.items():
        if not any(event.aliases for event in file_events):
            continue
        for one in written(Findings(findings.root, findings.today), name):
            aliases = one.event.aliases
            for number, alias in enumerate(aliases):
                place = (
                    one.position("aliases", number) if len(aliases) > 1 else one.position("aliases")
                )
                if RESERVED_IDS.fullmatch(alias):
                    findings.add(place, "reserved_id", value=alias)
                elif alias in owners:
                    findings.add(place, "alias_in_use", value=alias, other=owners[alias])
                owners.setdefault(alias, name)


def check_links(findings: Findings, links: Iterable[LinkToEvent], events: Events) -> None:
    """Check that each link to a file of events leads to one event, whatever day it is."""
    refused = {fault.position.path for fault in findings.faults}
    files = {composed(name): file_events for name, file_events in events.items()}
    for position, file, anchor in links:
        named = [event for event in files[file] if event.id == anchor]
        named = named or (list(files[file]) if len(files[file]) == 1 else [])
        value = file.removeprefix("events/")
        if file in refused:
            continue
        if not named and anchor:
            findings.add(position, "unknown_target", value=f"{value}#{anchor}")
        elif not named:
            findings.add(position, "target_of_many", value=value, expected=files[file][0].id)
        elif named[0].publish_from or named[0].publish_until:
            findings.add(position, "target_not_always", value=value)


def addresses(
    pages: Iterable[PageSource], events: Events, pictures: Mapping[str, Picture]
) -> dict[str, str]:
    """Return where a link to each file leads, and to each event of a file that holds several."""
    addresses = {name: picture.address for name, picture in pictures.items()}
    for page in pages:
        if page.is_published:
            addresses[composed(page.path)] = page.address
    for name, file_events in events.items():
        for event in file_events:
            addresses[f"{composed(name)}#{event.id}"] = event_address(event.id)
        if len(file_events) == 1:
            addresses[composed(name)] = event_address(file_events[0].id)
    return addresses
