"""The content folder → Site, or all faults at once.

Every file is read and checked before anything is refused, so that one run tells
the staff everything there is to mend.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from yorisoi import content, event_files, parallel, pictures, source, texts, wording
from yorisoi.content import PageSource, Picture, Site
from yorisoi.event_files import Batch, Data, Written
from yorisoi.faults import Fault, Position, Refused
from yorisoi.findings import Findings
from yorisoi.models import Brand, Hotlines, PageMeta, Service
from yorisoi.source import Document
from yorisoi.validation import validated

M = TypeVar("M", bound=BaseModel)

ALLOWED = {
    r"data/(service|hotlines|brand)\.yaml": "data/ の service.yaml・hotlines.yaml・brand.yaml",
    r"pages/[^/.]+/[^/.][^/]*\.md": "pages/ja/ などの .md",
    r"events/[^/.][^/]*\.(yaml|md)": "events/ の .yaml と .md",
    r"images/[^/.][^/]*\.(jpg|jpeg|png|webp)": "images/ の .jpg・.png・.webp",
}
ALLOWED_NAME = re.compile("|".join(ALLOWED))
EVENT_FILE = re.compile(r"events/[^_]")  # those with `_` are templates for staff


@dataclass(frozen=True)
class Basis:
    """What is read before any event: data, pages, and what events are held against."""

    service: Service | None
    hotlines: Hotlines | None
    brand: Brand | None
    pages: list[tuple[PageSource, Document]]
    data: Data | None
    findings: Findings


def load(
    root: Path, meanwhile: Callable[[], object] = lambda: None
) -> tuple[Site, tuple[Fault, ...]]:
    """Return the site of a content folder and the notices for its staff.

    `meanwhile` is done once while other processes read already, where there are any.
    Raises Refused with every fault, and what `meanwhile` raises.
    """
    findings = Findings(root)
    files = list(_files(findings))
    basis = cache(partial(_basis, root, files))  # each process that reads events makes its own
    names = parallel.batches([each for each in files if EVENT_FILE.match(each)])
    with parallel.begun([partial(_events, root, part, basis) for part in names]) as finish:
        meanwhile()
        known, batches = basis(), finish()
    findings.faults += chain(known.findings.faults, *(each.faults for each in batches))
    findings.notices += chain(known.findings.notices, *(each.notices for each in batches))
    if known.data:
        _check_ids(findings, batches)
    shown = _pictures(findings, files, known.pages, batches)
    if findings.faults or not (known.service and known.hotlines and known.brand):
        raise Refused(findings.faults + findings.notices)
    site = Site(
        service=known.service,
        hotlines=known.hotlines,
        brand=known.brand,
        pages={page.path: page for page, _ in known.pages},
        events=tuple(event for batch in batches for event in chain(*batch.events.values())),
        pictures=shown,
    )
    return site, tuple(sorted(set(findings.notices)))


def _basis(root: Path, files: Sequence[str]) -> Basis:
    findings = Findings(root)
    service, service_document = _data(findings, "data/service.yaml", Service)
    hotlines, hotlines_document = _data(findings, "data/hotlines.yaml", Hotlines)
    brand, _ = _data(findings, "data/brand.yaml", Brand)
    pages = list(_pages(findings, files))
    data: Data | None = None
    if service and hotlines and service_document and hotlines_document:
        contacts = _registry(findings, service, hotlines, service_document, hotlines_document)
        _check_references(findings, service, service_document)
        words = wording.Vocabulary(content.facts(service, hotlines), contacts, frozenset(files))
        _check_data(findings, service, service_document, words)
        _check_data(findings, hotlines, hotlines_document, words)
        _check_names(findings, service, service_document, pages)
        _check_pages(findings, pages, words)
        data = Data(service, words)
    return Basis(service, hotlines, brand, pages, data, findings)


def _events(root: Path, names: Sequence[str], basis: Callable[[], Basis]) -> Batch:
    return event_files.read(root, names, basis().data)


def _files(findings: Findings) -> Iterator[str]:
    """Yield every file below the content folder that may stand there, in order of name."""
    for name, entry in sorted(_entries(str(findings.root)), key=itemgetter(0)):
        if entry.is_symlink():
            findings.add(Position(name), "symlink")
        elif entry.is_file():
            if ALLOWED_NAME.fullmatch(name):
                yield name
            else:
                expected = "、".join(ALLOWED.values())
                findings.add(Position(name), "not_allowed_file", expected=expected)


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder by its name from there; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = above + entry.name
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")


def _data(findings: Findings, name: str, model: type[M]) -> tuple[M | None, Document | None]:
    if not (findings.root / name).is_file():
        findings.add(Position(name), "file_missing")
        return None, None
    try:
        document = source.read_yaml(source.read_text(findings.root, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return None, None
    return validated(document, model, findings.faults, findings.notices), document


def _pages(findings: Findings, files: Iterable[str]) -> Iterator[tuple[PageSource, Document]]:
    """Yield each page whose front matter is whole; drafts too, as links may not lead to them."""
    for name in (each for each in files if each.startswith("pages/")):
        try:
            text = source.read_text(findings.root, name)
            document, body, line = source.split_front_matter(text, name)
        except Refused as refused:
            findings.faults += refused.faults
            continue
        meta = validated(document, PageMeta, findings.faults, findings.notices)
        if meta:
            folder = name.split("/")[1]
            if meta.lang != folder:
                place = document.position(("lang",))
                findings.add(place, "wrong_language", value=meta.lang, folder=folder)
            yield PageSource(name, meta, body, line), document


def _check_ids(findings: Findings, found: Iterable[Batch]) -> None:
    """Check that no two events have one id; files where it is so are read again for the places."""
    files = {name: events for batch in found for name, events in batch.events.items()}
    counts = Counter(event.id for events in files.values() for event in events)
    if len(counts) == counts.total():
        return
    seen: dict[str, Written] = {}
    for name, events in files.items():
        if all(counts[event.id] == 1 for event in events):
            continue
        for written in event_files.written(Findings(findings.root), name):
            key = written.event.id
            other = seen.setdefault(key, written)
            if other is not written:
                for one, two in ((written, other), (other, written)):
                    findings.add(one.position("id"), "same_id", value=key, other=two.document.path)


def _registry(
    findings: Findings, service: Service, hotlines: Hotlines, first: Document, second: Document
) -> dict[str, str]:
    """Return the path of every contact by its value; one number in two entries is a fault."""
    entries = [
        (f"contacts.{key}", value, first.position(("contacts", key, name)))
        for key, contact in service.contacts.items()
        for name in ("telephone", "email", "line_url")
        if (value := getattr(contact, name))
    ]
    entries += [
        (f"hotlines.{key}", line.telephone, second.position(("lines", key, "telephone")))
        for key, line in hotlines.lines.items()
    ]
    found: dict[str, str] = {}
    for path, value, position in entries:
        other = found.setdefault(wording.contact_key(value), path)
        if other != path:
            findings.add(position, "same_contact", value=value, other=other)
    places = service.places.items()
    return {wording.contact_key(each.postal_code): f"places.{key}" for key, each in places} | found


def _check_references(findings: Findings, service: Service, document: Document) -> None:
    for key, contact in service.contacts.items():
        where = document.position(("contacts", key, "hours"))
        _known(findings, where, contact.hours, service.hours, "hours")
    if service.security:
        where = document.position(("security", "contact"))
        _known(findings, where, service.security.contact, service.contacts, "contacts")
    for key, each in service.organizations.items():
        place, number = (("organizations", key, name) for name in ("place", "contact"))
        _known(findings, document.position(place), each.place, service.places, "places")
        _known(findings, document.position(number), each.contact, service.contacts, "contacts")


def _known(
    findings: Findings,
    position: Position,
    key: str | None,
    records: Mapping[str, object],
    kind: str,
) -> None:
    if key is not None and key not in records:
        findings.unknown_key(position, key, records, kind)


def _check_pages(
    findings: Findings, pages: list[tuple[PageSource, Document]], words: wording.Vocabulary
) -> None:
    drafts = {page.path for page, _ in pages if page.meta.status == "draft"}
    published = replace(words, files=words.files - drafts)
    seen: dict[str, str] = {}
    for page, document in pages:
        other = seen.setdefault(page.address, page.path)
        if other != page.path:
            place = document.position(("slug",))
            findings.add(place, "same_slug", value=page.meta.slug, other=other)
        start = Position(page.path, page.first_line)
        findings.faults += wording.check(page.body, start, published)
        for name in ("title", "menu", "description"):
            text = getattr(page.meta, name) or ""
            for each in wording.check(text, Position(page.path), published):
                place = document.inside((name,), text, each.position)
                findings.faults.append(replace(each, position=place))


def _pictures(
    findings: Findings,
    files: Iterable[str],
    pages: Iterable[tuple[PageSource, Document]],
    batches: Iterable[Batch],
) -> dict[str, Picture]:
    """Return every picture that a page or an event names, by its path."""
    named = {name for page, _ in pages for name in pictures.named_in(page.body, page.path)}
    named.update(*(each.pictures for each in batches))
    found = {}
    for name in sorted(named.intersection(files)):
        try:
            found[name] = pictures.read(findings.root / name)
        except ValueError:
            findings.add(Position(name), "not_a_picture")
    return found


def _check_data(
    findings: Findings, record: BaseModel, document: Document, words: wording.Vocabulary
) -> None:
    """Check the texts of the data: a contact has its own entry there, and is shown from it."""
    for keys, text in texts.texts(record):
        for each in wording.check_plain(text, Position(document.path), words):
            place = document.inside(keys, text, each.position)
            findings.faults.append(replace(each, position=place))


def _check_names(
    findings: Findings,
    service: Service,
    document: Document,
    pages: list[tuple[PageSource, Document]],
) -> None:
    """Check what stays in a history list, a calendar or a folder of downloads."""
    named = [
        (document.position(("names", name)), getattr(service.names, name))
        for name in ("name", "short_name")
    ]
    for page, written in pages:
        meta = page.meta
        named += [(written.position((name,)), getattr(meta, name)) for name in ("title", "slug")]
    for position, text in named:
        if word := texts.avoided(text or "", service.avoided_in_titles):
            findings.add(position, "avoided_word", value=word)
