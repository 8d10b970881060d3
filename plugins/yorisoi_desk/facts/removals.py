"""Why an entry of the data stays: others name it, or go by it without naming it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.urls import reverse
from yorisoi.faults import Fault, Refused
from yorisoi.loading.yaml_text import read_yaml, split_front_matter
from yorisoi.models import Hotlines, Service, Where
from yorisoi.models.contact_point import Role

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.events import event_files
from yorisoi_desk.events.file_names import public_name
from yorisoi_desk.facts import changes
from yorisoi_desk.facts import listing as fact_listing
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.facts.fields import model_field
from yorisoi_desk.facts.forms import place_of
from yorisoi_desk.facts.sections import SECTIONS, Section
from yorisoi_desk.facts.service_edits import FILE
from yorisoi_desk.messages import say
from yorisoi_desk.tables.intake import Known
from yorisoi_desk.workshops import listing
from yorisoi_desk.workshops.form import SEPARATOR
from yorisoi_desk.yaml_text import reading

# Others go by the first of these without naming it.
FIRST_STAYS = {("places",): "stays_places", ("hours",): "stays_hours"}
# What nobody may take the last contact from: who listens, and where workshops are applied for.
ROLES: Mapping[Role, str] = {"consultation": "stays_listening", "application": "stays_applying"}
RUBY = re.compile(r"\{([^|{}]+)\|[^{}]*\}")  # {安全|あんぜん}
NAMING = ("unknown_key", "unknown_insert", "unknown_apply")


@dataclass(frozen=True)
class Use:
    """Something that names an entry, and the form in which that is changed, if there is one."""

    words: str
    link: str = ""


def label(wanted: Wanted) -> str:
    """Return what staff call the entry of a proposal."""
    was = wanted.get("was")
    return fact_listing.label(SECTIONS[wanted["section"]], was if isinstance(was, dict) else {})


def needed(wanted: Wanted) -> str:
    """Return why an entry cannot go, whoever names it; empty where it can."""
    if wanted["do"] != "remove":
        return ""
    section = SECTIONS[wanted["section"]]
    keys = list(changes.entries(section, _text(section.file)))
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


def uses(wanted: Wanted, faults: Iterable[Fault]) -> list[Use]:
    """Return what names an entry, by the faults that the engine has without it; drafts as well."""
    if wanted["do"] != "remove":
        return []
    section, key = SECTIONS[wanted["section"]], wanted["key"]
    text = changes.removed(_text(section.file), wanted, content.now().date())
    named = [_use(fault, text) for fault in faults if _is_about(fault, section, key)]
    return list(dict.fromkeys([*named, *_in_drafts(section, key)]))


def _text(name: str) -> str:
    return saving.repository().read(name)[0]


def _group(section: Section) -> str:
    """Return the name before the dot where a text inserts an entry."""
    return str(section.where[0]) if section.file == FILE else "hotlines"


def _is_about(fault: Fault, section: Section, key: str) -> bool:
    value, name = dict(fault.values).get("value", ""), _group(section)
    if fault.code == "unknown_insert":
        return bool(re.match(rf"{name}\.{re.escape(key)}(?![\w-])", value))
    kind = dict(fault.values).get("kind", "contacts")
    return fault.code in NAMING and value == key and kind == name


def _use(fault: Fault, data: str) -> Use:
    """Return what a fault is about; `data` is the text of `service.yaml` that it is about."""
    name = fault.position.path
    if name == FILE:
        return _fact(place_of(fault, data), data)
    if name.startswith("events/"):
        return _workshop(fault)
    try:
        front, _, _ = split_front_matter(_text(name), name)
        title = RUBY.sub(r"\1", str(front.data["title"]))
    except (Refused, KeyError, TypeError):
        return Use(name)
    return Use(f"ページ「{title}」（{name}）")


def _fact(path: Where, text: str) -> Use:
    """Return the entry of the data at a place, or above it."""
    for name, section in SECTIONS.items():
        if not section.where or path[: len(section.where)] != section.where:
            continue
        for key, entry in changes.entries(section, text).items():
            if path[: len(section.place(key))] == section.place(key):
                words = fact_listing.label(section, entry)
                is_one = section.kind == "one"
                told = f"「{words}」" if is_one else f"{section.title}「{words}」"
                return Use(told, reverse("change", args=(name, key)))
    special = reading.held(text, path[:3])  # a closure or an opening that comes once
    reason = special.get("reason", "") if isinstance(special, dict) else ""
    return Use(f"休みの日・臨時に開く日「{reason}」", reverse("facts"))


def _workshop(fault: Fault) -> Use:
    name = PurePosixPath(fault.position.path)
    text = _text(str(name))
    event = listing.data_of(name.name, text)
    if not isinstance(event, list):
        return _linked("予定", name.stem, event, ())
    document = read_yaml(text, name.name)
    starts = [document.position((number,)).line for number in range(len(event))]
    number = sum(line <= fault.position.line for line in starts) - 1
    return _linked("予定", name.stem, event[number], (number,))


def _linked(kind: str, stem: str, event: Any, where: Where) -> Use:
    title = event.get("title") if isinstance(event, Mapping) else ""
    opens = listing.STEM.fullmatch(stem)
    link = reverse("workshop", args=(listing.address(stem, where),)) if opens else ""
    return Use(f"{kind}「{title or stem}」", link)


def _in_drafts(section: Section, key: str) -> Iterator[Use]:
    """Yield the drafts that name an entry: the engine passes over them."""
    for known in listing.known().values():
        if public_name(known.name) != known.name and _names(known, section, key):
            event = listing.data_of(PurePosixPath(known.name).name, known.text)
            event = event[known.where[0]] if known.where else event
            yield _linked("下書き", PurePosixPath(known.name).stem, event, known.where)


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
