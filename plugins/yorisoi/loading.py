"""The content folder → Site, or all faults at once.

Every file is read and checked before anything is refused, so that one run tells
the staff everything there is to mend.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from yorisoi import content, messages, pictures, source, texts, wording
from yorisoi.content import PageSource, Picture, Site
from yorisoi.faults import Fault, Position, Refused
from yorisoi.models import Brand, Event, Hotlines, PageMeta, Service
from yorisoi.schedule import Occurrence, occurrences
from yorisoi.source import Document
from yorisoi.validation import validated

M = TypeVar("M", bound=BaseModel)

ALLOWED = (
    (
        re.compile(r"data/(service|hotlines|brand)\.yaml"),
        "data/ の service.yaml・hotlines.yaml・brand.yaml",
    ),
    (re.compile(r"pages/[^/.]+/[^/.][^/]*\.md"), "pages/ja/ などの .md"),
    (re.compile(r"events/[^/.][^/]*\.(yaml|md)"), "events/ の .yaml と .md"),
    (re.compile(r"images/[^/.][^/]*\.(jpg|jpeg|png|webp)"), "images/ の .jpg・.png・.webp"),
)
RESERVED_IDS = re.compile(r"past|calendar|feed|events|index|\d{4}(-\d\d)?")
MARKDOWN_FIELDS = ("summary", "description")


@dataclass
class Findings:
    """What was found so far in the content folder `root`."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)

    def add(self, position: Position, code: str, **context: object) -> None:
        """Keep one more fault."""
        self.faults.append(messages.fault(position, code, **context))


@dataclass(frozen=True)
class Written:
    """An event with the document it stands in, so that later faults have a place."""

    event: Event
    document: Document
    where: tuple[str | int, ...]
    body: Position | None = None

    def position(self, *keys: str | int) -> Position:
        """Return where one of its fields stands."""
        return self.document.position((*self.where, *keys))

    def inside(self, keys: texts.Where, text: str, place: Position) -> Position:
        """Return where in the file a part of one of its texts stands."""
        if keys == ("description",) and self.body:
            return replace(place, line=place.line + self.body.line - 1)
        return self.document.inside((*self.where, *keys), text, place)


def load(root: Path) -> tuple[Site, tuple[Fault, ...]]:
    """Return the site of a content folder and the notices for its staff.

    Raises Refused with every fault.
    """
    findings = Findings(root)
    files = list(_files(findings))
    service, service_document = _data(findings, "data/service.yaml", Service)
    hotlines, hotlines_document = _data(findings, "data/hotlines.yaml", Hotlines)
    brand, _ = _data(findings, "data/brand.yaml", Brand)
    pages = list(_pages(findings, files))
    events = list(_events(findings, files))
    contacts: dict[str, str] = {}
    if service and hotlines and service_document and hotlines_document:
        contacts = _registry(findings, service, hotlines, service_document, hotlines_document)
        _check_references(findings, service, service_document)
        words = wording.Vocabulary(content.facts(service, hotlines), contacts, frozenset(files))
        _check_data(findings, service, service_document, words)
        _check_data(findings, hotlines, hotlines_document, words)
        _check_names(findings, service, service_document, pages, events)
        _check_pages(findings, pages, words)
        _check_events(findings, events, service, words)
    shown = _pictures(findings, files, pages, events)
    if findings.faults or not (service and hotlines and brand):
        raise Refused(findings.faults + findings.notices)
    words = wording.Vocabulary({}, contacts)
    site = Site(
        service=service,
        hotlines=hotlines,
        brand=brand,
        pages={page.path: page for page, _ in pages},
        events=tuple(_with_facts(written.event, words) for written in events),
        pictures=shown,
    )
    return site, tuple(sorted(set(findings.notices)))


def _files(findings: Findings) -> Iterator[str]:
    """Yield every file below the content folder that may stand there, in order of name."""
    for name, entry in sorted(_entries(str(findings.root)), key=itemgetter(0)):
        if entry.is_symlink():
            findings.add(Position(name), "symlink")
        elif entry.is_file():
            if any(pattern.fullmatch(name) for pattern, _ in ALLOWED):
                yield name
            else:
                expected = "、".join(words for _, words in ALLOWED)
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
        document = source.read_yaml(source.read_text(findings.root / name, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return None, None
    return validated(document, model, findings.faults, findings.notices), document


def _pages(findings: Findings, files: Iterable[str]) -> Iterator[tuple[PageSource, Document]]:
    """Yield each page whose front matter is whole; drafts too, as links may not lead to them."""
    for name in (each for each in files if each.startswith("pages/")):
        try:
            text = source.read_text(findings.root / name, name)
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


def _events(findings: Findings, files: Iterable[str]) -> Iterator[Written]:
    """Yield each event that is whole; files that begin with `_` are templates for staff."""
    for name in (each for each in files if re.match(r"events/[^_]", each)):
        try:
            yield from _events_of(findings, name)
        except Refused as refused:
            findings.faults += refused.faults


def _events_of(findings: Findings, name: str) -> Iterator[Written]:
    text, body = source.read_text(findings.root / name, name), None
    if name.endswith(".md"):
        document, description, line = source.split_front_matter(text, name)
        if isinstance(document.data, dict) and description.strip():
            document.data["description"] = description
            line += len(description) - len(description.lstrip("\n"))
            body = Position(name, line)
    else:
        document = source.read_yaml(text, name)
    many = isinstance(document.data, list)
    places: list[tuple[str | int, ...]] = (
        [(i,) for i in range(len(document.data))] if many else [()]
    )
    for where in places:
        if not many and isinstance(document.data, dict):
            stem = Path(name).stem
            document.data.setdefault("id", re.sub(r"^\d{4}-\d\d-\d\d-", "", stem))
        event = validated(document, Event, findings.faults, findings.notices, where)
        if event:
            yield Written(event, document, where, body)


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
        _known(
            findings,
            document.position(("contacts", key, "hours")),
            contact.hours,
            service.hours,
            "hours",
        )
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
        near = messages.nearest(key, records)
        findings.add(position, "unknown_key", value=key, kind=kind, near=near)


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


def _check_events(
    findings: Findings, events: list[Written], service: Service, words: wording.Vocabulary
) -> None:
    seen: dict[str, Written] = {}
    for written in events:
        event = written.event
        other = seen.setdefault(event.id, written)
        if other is not written:
            for one, two in ((written, other), (other, written)):
                findings.add(one.position("id"), "same_id", value=event.id, other=two.document.path)
        if RESERVED_IDS.fullmatch(event.id):
            findings.add(written.position("id"), "reserved_id", value=event.id)
        _known(findings, written.position("apply"), event.apply, service.contacts, "contacts")
        if isinstance(event.place, str):
            _known(findings, written.position("place"), event.place, service.places, "places")
        if event.image and f"images/{event.image}" not in words.files:
            near = messages.nearest(event.image, words.files)
            findings.add(written.position("image"), "unknown_target", value=event.image, near=near)
        _check_dates(findings, written, occurrences(event, service.closures))
        _check_words(findings, written, words)


def _check_dates(findings: Findings, written: Written, dates: Sequence[Occurrence]) -> None:
    event = written.event
    if not dates:
        findings.add(written.position("repeat"), "no_dates")
    first_days = [each.moved_from or each.day for each in dates]
    days = [entry.date for entry in event.dates]
    if len({*first_days}) < len(first_days) or len({*days}) < len(days):
        findings.add(written.position("dates"), "same_day_twice")
    if event.end is None and not any(entry.end for entry in event.dates):
        place = written.position("start")
        findings.notices.append(messages.notice(place, "no_end", value=event.title))
    if event.updated is None and any(each.status != "scheduled" for each in dates):
        place = written.position("title")
        findings.notices.append(messages.notice(place, "no_updated", value=event.title))


def _pictures(
    findings: Findings,
    files: Iterable[str],
    pages: Iterable[tuple[PageSource, Document]],
    events: Iterable[Written],
) -> dict[str, Picture]:
    """Return every picture that a page or an event names, by its path."""
    named = {name for page, _ in pages for name in pictures.named_in(page.body, page.path)}
    named.update(name for each in events for name in pictures.of_event(each.event))
    found = {}
    for name in sorted(named.intersection(files)):
        try:
            found[name] = pictures.read(findings.root / name)
        except ValueError:
            findings.add(Position(name), "not_a_picture")
    return found


def _with_facts(event: Event, words: wording.Vocabulary) -> Event:
    """Return the event with each contact typed into its Markdown named by its path."""
    texts = {name: text for name in MARKDOWN_FIELDS if (text := getattr(event, name))}
    named = {name: wording.with_facts(text, words) for name, text in texts.items()}
    return event.model_copy(update=named) if named != texts else event


def _check_words(findings: Findings, written: Written, words: wording.Vocabulary) -> None:
    for keys, text in texts.texts(written.event):
        start = Position(written.document.path)
        prose = keys[0] in MARKDOWN_FIELDS
        faults = wording.check(text, start, words, typed=prose)
        if not prose and (found := wording.NOTATION.search(text)):
            faults.append(messages.fault(start, "notation_in_plain", value=found[0]))
        if keys[0] == "summary" and wording.HEADING.search(text):
            faults.append(messages.fault(start, "heading_in_summary"))
        for each in faults:
            placed = replace(each, position=written.inside(keys, text, each.position))
            (findings.notices if each.severity == "notice" else findings.faults).append(placed)


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
    events: list[Written],
) -> None:
    """Check what stays in a history list, a calendar or a folder of downloads."""
    named = [
        (document.position(("names", name)), getattr(service.names, name))
        for name in ("name", "short_name")
    ]
    for page, written in pages:
        meta = page.meta
        named += [(written.position((name,)), getattr(meta, name)) for name in ("title", "slug")]
    for each in events:
        named += [
            (each.position(name), getattr(each.event, name)) for name in ("title", "id", "image")
        ]
    for position, text in named:
        if word := texts.avoided(text or "", service.avoided_in_titles):
            findings.add(position, "avoided_word", value=word)
