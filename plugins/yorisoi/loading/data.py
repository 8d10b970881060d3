"""The files of `data/` → records, checked against one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.inserts import inserts
from yorisoi.loading import record_texts, yaml_text
from yorisoi.loading.checks.call_charges import check_charges
from yorisoi.loading.checks.colours import check_colours
from yorisoi.loading.checks.data_days import check_days, check_days_after, check_facts
from yorisoi.loading.checks.hours import check_hours, check_said_hours, check_times
from yorisoi.loading.checks.text_rules import Vocabulary, check_plain
from yorisoi.loading.checks.typed_facts import hours_in_words
from yorisoi.loading.checks.ways import ask_for_roles, check_groups
from yorisoi.loading.findings import Findings
from yorisoi.loading.tails import read_without_tails
from yorisoi.loading.validation import validated
from yorisoi.loading.yaml_text import Document
from yorisoi.loading.years import Years
from yorisoi.models import Brand, Hotlines, PlainWords, Record, Search, Service
from yorisoi.models.contacts import normalise_contact

SEARCH = "data/search.yaml"
# The section whose entries a field names by their keys, and what staff call them
HELD_IN = {"hours": "hours", "of": "hours", "place": "places", "contact": "contacts"}
CALLED = ("label", "short_name", "name")
# The sections whose entries name others in a field, and where those stand
NAMING = (
    ("contacts", "hours", "hours"),
    ("places", "hours", "hours"),
    ("organizations", "place", "places"),
    ("organizations", "contact", "contacts"),
)
# Sections whose texts are of no day alone
WITHOUT_DAY = ("answers", "contacts", "names", "places", "policies")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Data:
    """The records that texts and events are checked against, with the documents they stand in."""

    service: Service
    hotlines: Hotlines
    search: Search
    service_document: Document
    hotlines_document: Document
    search_document: Document

    @property
    def inserts(self) -> dict[str, object]:
        """Everything a text may insert, by its path."""
        return inserts(self.service, self.hotlines)


def read_data(findings: Findings) -> Data | None:
    """Return the service, its hotlines and its words to look for; None where one is not whole."""
    service = _record(findings, "data/service.yaml", Service)
    hotlines = _record(findings, "data/hotlines.yaml", Hotlines)
    search: tuple[Search, Document] | None = Search(), Document(SEARCH, {}, {}, {}, "", 1)
    if (findings.root / SEARCH).exists():  # a service may do without
        search = _record(findings, SEARCH, Search)
    if not (service and hotlines and search):
        return None
    return Data(service[0], hotlines[0], search[0], service[1], hotlines[1], search[1])


def read_brand(findings: Findings) -> Brand | None:
    """Return the look of the service, or None where it is not whole."""
    found = _record(findings, "data/brand.yaml", Brand)
    if not found:
        return None
    brand, document = found
    check_colours(findings, document, brand)
    return brand


def read_plain_words(findings: Findings) -> PlainWords | None:
    """Return the staff's list of words, or None where there is none or it is not whole."""
    name = "data/plain_words.yaml"
    if not (findings.root / name).is_file():
        return None
    words = _record(findings, name, PlainWords)
    return words and words[0]


def _record(findings: Findings, name: str, kind: type[R]) -> tuple[R, Document] | None:
    if not (findings.root / name).is_file():
        findings.add(Position(name), "file_missing")
        return None
    try:
        document = yaml_text.read_yaml(read_without_tails(findings, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return None
    if kind is Service and isinstance(document.data, dict):
        Years(findings, document).of_closures(document.data.get("closures"))
    faults: list[Fault] = []
    record = validated(document, kind, faults, findings.notices)
    findings.faults += (_with_key(told, document.data) for told in faults)
    return (record, document) if record else None


def _with_key(told: Fault, data: object) -> Fault:
    """Return a fault; for a label in place of a key (`of: 電話`), with the key it means."""
    values = dict(told.values)
    written, section = values.get("value", ""), HELD_IN.get(values.get("field", ""))
    entries = data.get(section) if section and isinstance(data, dict) else None
    if told.code != "not_an_id" or not isinstance(entries, dict):
        return told
    called = [
        key
        for key, entry in entries.items()
        if isinstance(entry, dict)
        and any(str(entry.get(name) or "").startswith(written) for name in CALLED)
    ]
    near = called[0] if len(called) == 1 else ""
    return fault(told.position, "unknown_key", value=written, kind=section, near=near)


def contacts_by_value(findings: Findings, data: Data) -> dict[str, str]:
    """Return the path of every contact by its value; one number in two entries is a fault."""
    paths = {
        normalise_contact(place.postal_code): f"places.{key}"
        for key, place in data.service.places.items()
    }
    contacts: dict[str, str] = {}
    for path, value, position in _contacts(data):
        other = contacts.setdefault(normalise_contact(value), path)
        if other != path:
            findings.add(position, "same_contact", value=value, other=other)
    return paths | contacts


def _contacts(data: Data) -> Iterator[tuple[str, str, Position]]:
    """Yield path, value and place of each number and address of the data."""
    for key, contact in data.service.contacts.items():
        for name in ("telephone", "email", "line_url", "line_id"):
            if value := getattr(contact, name):
                position = data.service_document.position(("contacts", key, name))
                yield f"contacts.{key}", value, position
    for key, line in data.hotlines.lines.items():
        if line.telephone:
            position = data.hotlines_document.position(("lines", key, "telephone"))
            yield f"hotlines.{key}", line.telephone, position


def check_data(findings: Findings, data: Data, words: Vocabulary) -> None:
    """Check keys that name other entries, texts, and the names that stay in a history list."""
    service, document = data.service, data.service_document
    _check_keys(findings, service, document)
    check_hours(findings, service, document)
    check_groups(findings, data.hotlines, data.hotlines_document)
    ask_for_roles(findings, service, document)
    for key, contact in service.contacts.items():
        check_charges(findings, document, ("contacts", key), contact)
    for key, line in data.hotlines.lines.items():
        check_charges(findings, data.hotlines_document, ("lines", key), line)
        if line.open:
            check_times(findings, line.open, data.hotlines_document, ("lines", key, "open"))
        check_said_hours(findings, line, data.hotlines_document.position(("lines", key, "hours")))
    words = replace(words, days=_days(findings, service))
    check_days(findings, service, document)
    check_days_after(findings, service, document)
    for record, held_in in (
        (service, document),
        (data.hotlines, data.hotlines_document),
        (data.search, data.search_document),
    ):
        check_facts(findings, record, held_in)
        # A contact has its own entry there, and is shown from it.
        for keys, text in record_texts.texts(record):
            hours = hours_in_words(text, words.facts) if keys[0] in WITHOUT_DAY else ()
            for told in (*check_plain(text, words), *hours):
                findings.tell(told.at(held_in.inside(keys, text, told.offset)))
    for name in ("name", "short_name"):
        text = getattr(service.names, name) or ""
        if word := record_texts.avoided(text, service.avoided_in_titles):
            findings.add(document.position(("names", name)), "avoided_word", value=word)


def _days(findings: Findings, service: Service) -> tuple[date, ...]:
    """Return the days that the texts of the data are about; none where no day counts."""
    closures, today = service.closures, findings.today
    begun = [closure.begins.date() for closure in closures.days if closure.begins]
    begun += [opening.day for opening in closures.openings if opening.day]
    return (today.saved("data/service.yaml"), *begun) if today else ()


def _check_keys(findings: Findings, service: Service, document: Document) -> None:
    for section, name, kind in NAMING:
        known: Mapping[str, object] = getattr(service, kind)
        for key, entry in getattr(service, section).items():
            place = document.position((section, key, name))
            findings.unknown_key(place, getattr(entry, name), known, kind)
    if service.security:
        place = document.position(("security", "contact"))
        findings.unknown_key(place, service.security.contact, service.contacts, "contacts")
