"""The data and the pages → records, held against one another; events are held against them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from yorisoi import site
from yorisoi.faults import Fault, Position, Refused
from yorisoi.loading import record_texts, text_rules, yaml_text
from yorisoi.loading.events import Data
from yorisoi.loading.findings import Findings
from yorisoi.loading.validation import validated
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Brand, Hotlines, PageMeta, Record, Service
from yorisoi.models.contacts import normalise_contact
from yorisoi.site import PageSource

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Basis:
    """What is read besides events, each record where its file is whole, and what was found."""

    service: Service | None
    hotlines: Hotlines | None
    brand: Brand | None
    pages: list[PageSource]
    data: Data | None
    faults: list[Fault]
    notices: list[Fault]


def read(root: Path, files: Sequence[str]) -> Basis:
    """Return what the data and the pages among the files below `root` hold."""
    findings = Findings(root)
    service, service_document = _data(findings, "data/service.yaml", Service)
    hotlines, hotlines_document = _data(findings, "data/hotlines.yaml", Hotlines)
    brand, _ = _data(findings, "data/brand.yaml", Brand)
    pages = list(_pages(findings, files))
    if brand:
        for page, document in pages:
            where = document.position(("drawing",))
            _known(findings, where, page.meta.drawing, brand.drawings, "drawings")
    data: Data | None = None
    if service and hotlines and service_document and hotlines_document:
        contacts = _registry(findings, service, hotlines, service_document, hotlines_document)
        _check_references(findings, service, service_document)
        words = text_rules.Vocabulary(site.facts(service, hotlines), contacts, frozenset(files))
        _check_data(findings, service, service_document, words)
        _check_data(findings, hotlines, hotlines_document, words)
        _check_names(findings, service, service_document, pages)
        _check_pages(findings, pages, words)
        data = Data(service, words)
    shown = [page for page, _ in pages]
    return Basis(service, hotlines, brand, shown, data, findings.faults, findings.notices)


def _data(findings: Findings, name: str, kind: type[R]) -> tuple[R | None, Document | None]:
    if not (findings.root / name).is_file():
        findings.add(Position(name), "file_missing")
        return None, None
    try:
        document = yaml_text.read_yaml(yaml_text.read_text(findings.root, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return None, None
    return validated(document, kind, findings.faults, findings.notices), document


def _pages(findings: Findings, files: Iterable[str]) -> Iterator[tuple[PageSource, Document]]:
    """Yield each page whose front matter is whole; drafts too, as links may not lead to them."""
    for name in (each for each in files if each.startswith("pages/")):
        try:
            text = yaml_text.read_text(findings.root, name)
            document, body, line = yaml_text.split_front_matter(text, name)
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
        other = found.setdefault(normalise_contact(value), path)
        if other != path:
            findings.add(position, "same_contact", value=value, other=other)
    places = service.places.items()
    return {normalise_contact(each.postal_code): f"places.{key}" for key, each in places} | found


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
    findings: Findings, pages: list[tuple[PageSource, Document]], words: text_rules.Vocabulary
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
        findings.faults += text_rules.check(page.body, start, published)
        for name in ("title", "menu", "description"):
            text = getattr(page.meta, name) or ""
            for each in text_rules.check(text, Position(page.path), published):
                place = document.inside((name,), text, each.position)
                findings.faults.append(replace(each, position=place))


def _check_data(
    findings: Findings, record: Record, document: Document, words: text_rules.Vocabulary
) -> None:
    """Check the texts of the data: a contact has its own entry there, and is shown from it."""
    for keys, text in record_texts.texts(record):
        for each in text_rules.check_plain(text, Position(document.path), words):
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
        if word := record_texts.avoided(text or "", service.avoided_in_titles):
            findings.add(position, "avoided_word", value=word)
