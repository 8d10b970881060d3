"""All files of the content folder → Site: in what order they are read, and what spans several.

Every file is read and checked before anything is refused, so that one run tells the staff
everything there is to mend.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from yorisoi.faults import Fault, Position, Refused
from yorisoi.loading import photographs
from yorisoi.loading.data import check_data, contacts_by_value, read_brand, read_data
from yorisoi.loading.events import Batch, Checked, Written, read_events, written
from yorisoi.loading.findings import Findings
from yorisoi.loading.folder import allowed_files
from yorisoi.loading.pages import check_drawings, check_pages, read_pages
from yorisoi.loading.text_rules import Vocabulary
from yorisoi.site import PageSource, Picture, Site
from yorisoi.system import workers


def load(root: Path) -> tuple[Site, tuple[Fault, ...]]:
    """Return the site of a content folder and the notices for its staff.

    Raises Refused with every fault.
    """
    findings = Findings(root)
    files = allowed_files(findings)
    brand, data = read_brand(findings), read_data(findings)
    pages = read_pages(findings, files)
    checked = None
    if brand:
        check_drawings(findings, pages, brand)
    if data:
        drafts = {page.path for page, _ in pages if page.meta.status == "draft"}
        contacts = contacts_by_value(findings, data)
        words = Vocabulary(data.facts, contacts, frozenset(files) - drafts)
        check_data(findings, data, words)
        check_pages(findings, pages, words, data.service.avoided_in_titles)
        checked = Checked(data.service, words)
    batches = _events(findings, files, checked)
    if checked:
        _check_ids(findings, batches)
    pictures = _pictures(findings, files, [page for page, _ in pages], batches)
    if findings.faults or not (data and brand):
        raise Refused(findings.faults + findings.notices)
    whole = Site(
        service=data.service,
        hotlines=data.hotlines,
        brand=brand,
        pages={page.path: page for page, _ in pages},
        events=tuple(event for batch in batches for event in chain(*batch.events.values())),
        pictures=pictures,
    )
    return whole, tuple(sorted(set(findings.notices)))


def _events(findings: Findings, files: Iterable[str], checked: Checked | None) -> list[Batch]:
    names = [file for file in files if file.startswith("events/") and file[7] != "_"]  # a template
    root = findings.root
    batches = workers.in_batches(lambda names: read_events(root, names, checked), names)
    for batch in batches:
        findings.faults += batch.faults
        findings.notices += batch.notices
    return batches


def _check_ids(findings: Findings, batches: Iterable[Batch]) -> None:
    """Check that no two events have one id; files where it is so are read again for the places."""
    files = {name: events for batch in batches for name, events in batch.events.items()}
    counts = Counter(event.id for events in files.values() for event in events)
    seen: dict[str, Written] = {}
    for name, events in files.items():
        if all(counts[event.id] == 1 for event in events):
            continue
        for one in written(Findings(findings.root), name):
            key = one.event.id
            other = seen.setdefault(key, one)
            if other is not one:
                for here, there in ((one, other), (other, one)):
                    path = there.document.path
                    findings.add(here.position("id"), "same_id", value=key, other=path)


def _pictures(
    findings: Findings,
    files: Iterable[str],
    pages: Sequence[PageSource],
    batches: Iterable[Batch],
) -> dict[str, Picture]:
    """Return every picture that a page or an event names, by its path."""
    named = {name for page in pages for name in photographs.named_in(page.body, page.path)}
    named.update(*(batch.pictures for batch in batches))
    pictures = {}
    for name in sorted(named.intersection(files)):
        try:
            pictures[name] = photographs.read(findings.root / name)
        except ValueError:
            findings.add(Position(name), "not_a_picture")
    return pictures
