"""What was read file by file → Site: whatever concerns several files at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from yorisoi.faults import Fault, Position, Refused
from yorisoi.loading import events, photographs
from yorisoi.loading.data import Basis
from yorisoi.loading.events import Batch, Written
from yorisoi.loading.findings import Findings
from yorisoi.site import PageSource, Picture, Site


def site(
    findings: Findings, files: Sequence[str], basis: Basis, batches: Sequence[Batch]
) -> tuple[Site, tuple[Fault, ...]]:
    """Return the site that was read and the notices for its staff.

    Raises Refused with every fault, those found before included.
    """
    findings.faults += chain(basis.faults, *(each.faults for each in batches))
    findings.notices += chain(basis.notices, *(each.notices for each in batches))
    if basis.data:
        _check_ids(findings, batches)
    shown = _pictures(findings, files, basis.pages, batches)
    if findings.faults or not (basis.service and basis.hotlines and basis.brand):
        raise Refused(findings.faults + findings.notices)
    whole = Site(
        service=basis.service,
        hotlines=basis.hotlines,
        brand=basis.brand,
        pages={page.path: page for page in basis.pages},
        events=tuple(event for batch in batches for event in chain(*batch.events.values())),
        pictures=shown,
    )
    return whole, tuple(sorted(set(findings.notices)))


def _check_ids(findings: Findings, found: Iterable[Batch]) -> None:
    """Check that no two events have one id; files where it is so are read again for the places."""
    files = {name: events for batch in found for name, events in batch.events.items()}
    counts = Counter(event.id for events in files.values() for event in events)
    if len(counts) == counts.total():
        return
    seen: dict[str, Written] = {}
    for name, held in files.items():
        if all(counts[event.id] == 1 for event in held):
            continue
        for written in events.written(Findings(findings.root), name):
            key = written.event.id
            other = seen.setdefault(key, written)
            if other is not written:
                for one, two in ((written, other), (other, written)):
                    findings.add(one.position("id"), "same_id", value=key, other=two.document.path)


def _pictures(
    findings: Findings,
    files: Iterable[str],
    pages: Iterable[PageSource],
    batches: Iterable[Batch],
) -> dict[str, Picture]:
    """Return every picture that a page or an event names, by its path."""
    named = {name for page in pages for name in photographs.named_in(page.body, page.path)}
    named.update(*(each.pictures for each in batches))
    found = {}
    for name in sorted(named.intersection(files)):
        try:
            found[name] = photographs.read(findings.root / name)
        except ValueError:
            findings.add(Position(name), "not_a_picture")
    return found
