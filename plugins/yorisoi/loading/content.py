"""All files of the content folder → Site: in what order they are read, and what spans several.

Every file is read and checked before anything is refused, so that one run tells the staff
everything there is to mend.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from yorisoi.faults import Fault, Position, Refused
from yorisoi.loading import folder, languages
from yorisoi.loading.changes import changes, page_changes
from yorisoi.loading.checks.text_rules import Vocabulary
from yorisoi.loading.data import Data, check_data, contacts_by_value, read_brand, read_data
from yorisoi.loading.data_texts import read_data_texts
from yorisoi.loading.events import (
    RESERVED_IDS,
    Batch,
    Checked,
    Written,
    read_events,
    words_of_template,
    written,
)
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings
from yorisoi.loading.kept_events import KeptEvents
from yorisoi.loading.markdown.references import LinkToEvent
from yorisoi.loading.pages import (
    Page,
    check_drawings,
    check_needed,
    check_pages,
    check_targets,
    read_pages,
    references_of,
)
from yorisoi.loading.pictures import photographs
from yorisoi.loading.pictures.drawn import read_drawn
from yorisoi.loading.today import Today
from yorisoi.loading.years import as_written, with_line
from yorisoi.models import OWN, Brand, Event, Language
from yorisoi.site import PageSource, Picture, Site, event_address
from yorisoi.system import workers
from yorisoi.system.history import History, history

Events = Mapping[str, Sequence[Event]]  # by the name of their file
Read = tuple[Site, tuple[Fault, ...]]
TRIES = 5  # to read a content that somebody goes on saving


def load(
    root: Path,
    today: Today | None = None,
    known: History | None = None,
    theme: Path = languages.THEME,
) -> Read:
    """Return the site of a content folder and the notices for its staff.

    Without a day nothing is checked that is right or wrong only on one. A copy that Git does not
    know comes with what is `known` of its original. The theme holds the words of each language.
    What is saved meanwhile is read again, so that nothing is half of a save. Raises Refused with
    every fault.
    """
    kept = KeptEvents(root)
    try:
        return load_again(kept, today, known, theme)
    finally:
        kept.save()


def load_again(
    kept: KeptEvents,
    today: Today | None = None,
    known: History | None = None,
    theme: Path = languages.THEME,
) -> Read:
    """Return the same for somebody who reads time and again, and saves what is kept."""
    for _ in range(TRIES - 1):
        before = folder.state(kept.root)
        try:
            read = _load(today, known, theme, kept)
        except (Refused, FileNotFoundError):
            if folder.state(kept.root) == before:
                kept.keep()
                raise
        else:
            if folder.state(kept.root) == before:
                kept.keep()
                return read
    return _load(today, known, theme, kept)


def _load(today: Today | None, known: History | None, theme: Path, kept: KeptEvents) -> Read:
    kept.begin()
    root = kept.root
    known = known or history(root)
    findings = Findings(root, today and replace(today, history=known))
    files, brand, data = folder.allowed_files(findings), read_brand(findings), read_data(findings)
    spoken, written_pages = _pages(findings, files, data, brand, theme)
    if not data:
        _read_events(findings, files)
        raise _refused(findings)
    pages = {page.path: page for page, _ in written_pages}
    words = _vocabulary(findings, files, data, pages.values())
    check_data(findings, data, words)
    check_pages(findings, written_pages, words, data.service.avoided_in_titles, spoken)
    check_targets(findings, pages.values(), data)
    template = words_of_template(root)
    checked = Checked(data.service, words, known.files, template)
    batches = _read_events(findings, files, checked, kept)
    events = _by_file(findings, batches)
    said = read_data_texts(findings, spoken, data, words)
    pictures_in, links = _references(batches, pages.values(), words)
    _check_links(findings, links, events)
    pictures = _pictures(findings, files, set().union(*pictures_in.values()))
    if findings.faults or not brand:
        raise _refused(findings)
    site = Site(
        service=data.service,
        hotlines=data.hotlines,
        search=data.search,
        brand=brand,
        pages=pages,
        events=tuple(event for file_events in events.values() for event in file_events),
        languages=said,
        pictures=pictures,
        pictures_in=pictures_in,
        addresses=_addresses(pages.values(), events, pictures),
        changes=changes(known, events, data),
        page_changes=page_changes(known, pages.values()),
        drawn=read_drawn(findings, files, data.service.names.name, brand),
        markup={text: made for batch in batches for text, made in batch.markup.items()},
    )
    return site, tuple(sorted(set(as_written(findings.notices))))


def _pages(
    findings: Findings,
    files: Sequence[str],
    data: Data | None,
    brand: Brand | None,
    theme: Path,
) -> tuple[dict[str, Language], list[Page]]:
    """Return the languages that pages are written in, and all pages."""
    own = data.service.language if data else OWN
    spoken = languages.read_languages(findings, files, own, theme)
    pages = read_pages(findings, files, spoken)
    check_needed(findings, pages, own)
    check_drawings(findings, pages, brand)
    return spoken, pages


def _refused(findings: Findings) -> Refused:
    """Return all that was found, with the day that is likely meant where one has no year."""
    today, told = findings.today, as_written([*findings.faults, *findings.notices])
    return Refused(with_line(one, today.day) if today else one for one in told)


def _vocabulary(
    findings: Findings, files: Iterable[str], data: Data, pages: Iterable[PageSource]
) -> Vocabulary:
    drafts = {composed(page.path) for page in pages if not page.is_published}
    named = {composed(file) for file in files if not file.startswith(("data/", "events/_"))}
    known = contacts_by_value(findings, data)
    return Vocabulary(data.inserts, known, frozenset(named - drafts), frozenset(drafts))


def _read_events(
    findings: Findings,
    files: Iterable[str],
    checked: Checked | None = None,
    kept: KeptEvents | None = None,
) -> list[Batch]:
    """Return the events of all files, except those with `_`, which are templates for staff."""
    root, today = findings.root, findings.today
    names = [file for file in files if file.startswith("events/") and file[7] != "_"]
    if checked and kept:
        batches = kept.read(names, checked, today)
    else:
        batches = workers.in_batches(lambda names: read_events(root, names, None, today), names)
    for batch in batches:
        findings.faults += batch.faults
        findings.notices += batch.notices
    return batches


def _references(
    batches: Iterable[Batch], pages: Iterable[PageSource], words: Vocabulary
) -> tuple[dict[str, frozenset[str]], list[LinkToEvent]]:
    """Return the pictures that each event and page shows, and every link to an event."""
    pictures_in = {key: named for batch in batches for key, named in batch.pictures.items()}
    links = [link for batch in batches for link in batch.links]
    for page in pages:
        pictures_in[page.path], page_links = references_of(page, words)
        links += page_links
    return pictures_in, links


def _by_file(findings: Findings, batches: Iterable[Batch]) -> Events:
    """Return the events of each file, once no two have one id, now or formerly."""
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
    if not any(event.aliases for file_events in events.values() for event in file_events):
        return
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


def _check_links(findings: Findings, links: Iterable[LinkToEvent], events: Events) -> None:
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


def _pictures(findings: Findings, files: Iterable[str], named: set[str]) -> dict[str, Picture]:
    """Return every picture that a page or an event names, by its path."""
    shown = {name: file for file in files if (name := composed(file)) in named}
    pictures = {}
    originals = {name: findings.root / file for name, file in shown.items()}
    for name, picture in photographs.prepare(originals).items():
        if isinstance(picture, Picture):
            pictures[name] = picture
            if photographs.moves(originals[name]):
                findings.note(Position(shown[name]), "picture_moves")
        else:
            findings.add(Position(shown[name]), picture.code, **picture.values)
    return pictures


def _addresses(
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
