"""All files of the content folder → Site: in what order they are read and checked.

Every file is read and checked before anything is refused, so that one run tells the staff
everything there is to mend.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from yorisoi.faults import Fault, MachineFailed, Position, Refused
from yorisoi.loading import folder, languages
from yorisoi.loading.across_events import addresses, by_file, check_links
from yorisoi.loading.changes import changes, page_changes
from yorisoi.loading.checks.text_rules import Vocabulary
from yorisoi.loading.checks.typed_facts import facts_of
from yorisoi.loading.data import Data, check_data, contacts_by_value, read_brand, read_data
from yorisoi.loading.data_texts import read_data_texts
from yorisoi.loading.event_files import words_of_template
from yorisoi.loading.events import Batch, Checked, read_events
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings
from yorisoi.loading.kept_events import KeptEvents
from yorisoi.loading.markdown.references import LinkToEvent
from yorisoi.loading.pages import (
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
from yorisoi.loading.years import as_in_file, with_line
from yorisoi.models import OWN
from yorisoi.site import PageSource, Picture, Site
from yorisoi.system import workers
from yorisoi.system.history import History, history

Loaded = tuple[Site, tuple[Fault, ...]]
TRIES = 5  # to read a content that somebody goes on saving


def load(
    root: Path,
    today: Today | None = None,
    known: History | None = None,
    theme: Path = languages.THEME,
) -> Loaded:
    """Return the site of a content folder and the notices for its staff.

    Without `today` nothing is checked that depends on the day. `known` is what Git knows of the
    files, for a copy that Git does not know. The theme holds the words of each language. Where
    somebody saves meanwhile, all is read again, so that no save is read by half. Raises Refused
    with every fault, and MachineFailed where the saving does not stop.
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
) -> Loaded:
    """Do what `load` does for a caller that reads again and again, and saves what is kept."""
    for _ in range(TRIES):
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
    raise MachineFailed("content_changing")


def _load(today: Today | None, known: History | None, theme: Path, kept: KeptEvents) -> Loaded:
    kept.begin()
    root = kept.root
    known = known or history(root)
    findings = Findings(root, today and replace(today, history=known))
    files, brand, data = folder.allowed_files(findings), read_brand(findings), read_data(findings)
    own = data.service.language if data else OWN
    spoken = languages.read_languages(findings, files, own, theme)
    written_pages = read_pages(findings, files, spoken)
    check_needed(findings, written_pages, own)
    check_drawings(findings, written_pages, brand)
    if not data:
        _read_events(findings, files)
        raise _refused(findings)
    pages = {page.path: page for page, _ in written_pages}
    words = _vocabulary(findings, files, data, pages.values())
    check_data(findings, data, words)
    check_pages(findings, written_pages, words, data.service.avoided_in_titles, spoken)
    check_targets(findings, pages.values(), data)
    checked = Checked(data.service, words, known.files, words_of_template(root))
    batches = _read_events(findings, files, checked, kept)
    events = by_file(findings, batches)
    said = read_data_texts(findings, spoken, data, words)
    pictures_in, links = _references(batches, pages.values(), words)
    check_links(findings, links, events)
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
        addresses=addresses(pages.values(), events, pictures),
        changes=changes(known, events, data),
        page_changes=page_changes(known, pages.values()),
        drawn=read_drawn(findings, files, data.service.names.name, brand),
        markup={text: made for batch in batches for text, made in batch.markup.items()},
    )
    return site, tuple(sorted(set(as_in_file(findings.notices))))


def _refused(findings: Findings) -> Refused:
    """Return all that was found, with the day that is likely meant where one has no year."""
    today, told = findings.today, [*findings.faults, *findings.notices]
    return Refused(as_in_file(with_line(one, today.day) if today else one for one in told))


def _vocabulary(
    findings: Findings, files: Iterable[str], data: Data, pages: Iterable[PageSource]
) -> Vocabulary:
    drafts = {composed(page.path) for page in pages if not page.is_published}
    named = {composed(file) for file in files if not file.startswith(("data/", "events/_"))}
    known = contacts_by_value(findings, data)
    facts = facts_of(data.service, data.hotlines)
    files = frozenset(named - drafts)
    return Vocabulary(data.inserts, known, files, frozenset(drafts), facts=facts)


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
