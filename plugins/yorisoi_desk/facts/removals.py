"""Why an entry of the data stays: others name it, or go by it without naming it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from yorisoi.faults import Fault, Refused
from yorisoi.models import Hotlines, Service
from yorisoi.models.contact_point import Role

from yorisoi_desk.checkout import content
from yorisoi_desk.events import event_files
from yorisoi_desk.events.file_names import public_name
from yorisoi_desk.facts import changes
from yorisoi_desk.facts import listing as fact_listing
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.facts.fields import model_field
from yorisoi_desk.facts.sections import SECTIONS, Section
from yorisoi_desk.facts.service_edits import FILE
from yorisoi_desk.facts.subjects import Subject, linked, subject_of, text_of
from yorisoi_desk.messages import say
from yorisoi_desk.tables.intake import Known
from yorisoi_desk.workshops import listing
from yorisoi_desk.workshops.form import SEPARATOR

# Others go by the first of these without naming it.
FIRST_STAYS = {("places",): "stays_places", ("hours",): "stays_hours"}
# What nobody may take the last contact from: who listens, and where workshops are applied for.
ROLES: Mapping[Role, str] = {"consultation": "stays_listening", "application": "stays_applying"}
NAMING = ("unknown_key", "unknown_insert", "unknown_apply")


def label(wanted: Wanted) -> str:
    """Return what staff call the entry of a proposal."""
    was = wanted.get("was")
    return fact_listing.label(SECTIONS[wanted["section"]], was if isinstance(was, dict) else {})


def needed(wanted: Wanted) -> str:
    """Return why an entry cannot go, whoever names it; empty where it can."""
    if wanted["do"] != "remove":
        return ""
    section = SECTIONS[wanted["section"]]
    keys = list(changes.entries(section, text_of(section.file)))
    if section.where in FIRST_STAYS and keys[:1] == [wanted["key"]]:
        return say(FIRST_STAYS[section.where])
    record = Service if section.file == FILE else Hotlines
    is_last = section.kind == "many" and keys == [wanted["key"]]
    is_needed = is_last and model_field(record, str(section.where[0])).is_required()
    return say("stays_last") if is_needed else ""


def left_without(before: Service, after: Service) -> str:
    """Return which task no contact would have any more, in a sentence; empty where each has one.

    The engine goes by the first of the others then, who may be nobody to ask.
    """
    lost = (role for role in ROLES if _ready(before, role) and not _ready(after, role))
    return next((say(ROLES[role]) for role in lost), "")


def _ready(service: Service, role: Role) -> bool:
    return any(each.is_ready and each.role == role for each in service.contacts.values())


def uses(wanted: Wanted, faults: Iterable[Fault]) -> list[Subject]:
    """Return what names an entry, by the faults that the engine has without it; drafts as well."""
    if wanted["do"] != "remove":
        return []
    section, key = SECTIONS[wanted["section"]], wanted["key"]
    text = changes.removed(text_of(section.file), wanted, content.now().date())
    named = [subject_of(fault, text) for fault in faults if _is_about(fault, section, key)]
    return list(dict.fromkeys([*named, *_in_drafts(section, key)]))


def _group(section: Section) -> str:
    """Return the name before the dot where a text inserts an entry."""
    return str(section.where[0]) if section.file == FILE else "hotlines"


def _is_about(fault: Fault, section: Section, key: str) -> bool:
    value, name = dict(fault.values).get("value", ""), _group(section)
    if fault.code == "unknown_insert":
        return bool(re.match(rf"{name}\.{re.escape(key)}(?![\w-])", value))
    kind = dict(fault.values).get("kind", "contacts")
    return fault.code in NAMING and value == key and kind == name


def _in_drafts(section: Section, key: str) -> Iterator[Subject]:
    """Yield the drafts that name an entry: the engine passes over them."""
    for known in listing.known().values():
        if public_name(known.name) != known.name and _names(known, section, key):
            event = listing.data_of(PurePosixPath(known.name).name, known.text)
            event = event[known.where[0]] if known.where else event
            yield linked("下書き", PurePosixPath(known.name).stem, event, known.where)


def _names(known: Known, section: Section, key: str) -> bool:
    try:
        values = event_files.values_of(known.name, known.text, known.where)
    except Refused:
        return False
    name = _group(section)
    insert = re.compile(rf"\{{\{{\s*{name}\.{re.escape(key)}(?![\w-])")
    if any(insert.search(text) for text in values.values()):
        return True
    if name == "contacts":
        return key in values.get("apply", "").split(SEPARATOR)
    places = (text for field, text in values.items() if field.rpartition(".")[2] == "place")
    return name == "places" and key in places
