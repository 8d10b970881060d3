"""The workshops of the content, as the list shows them: files, also those not whole yet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yorisoi.faults import Refused
from yorisoi.loading.yaml_text import document
from yorisoi.models import STATUS_WORDS, Where
from yorisoi.models.parsers import parse_day
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.wording import jday
from yorisoi.site import Site

from yorisoi_desk.checkout import content
from yorisoi_desk.checkout.repository import revision_of
from yorisoi_desk.events.file_names import DRAFT
from yorisoi_desk.events.texts import Parts
from yorisoi_desk.tables.intake import Known

FOLDER, TEMPLATE = "events", "_template.yaml"
ENDINGS = (".yaml", ".md")
STEM = re.compile(r"(?!_template)_?[0-9a-z][0-9a-z-]{0,90}")  # of a file that the desk may open
ADDRESS = re.compile(rf"(?P<file>{STEM.pattern})(?:~(?P<number>[1-9][0-9]{{0,2}}))?")
ID = re.compile(r"_?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-)?(.*)")
TITLE = re.compile(r"^(?:- )?title: *(.+)$", re.MULTILINE)
LAST = "9999"  # after every day


@dataclass(frozen=True)
class Row:
    """One workshop of the list; `stem` is its address, and empty where no form can open it."""

    stem: str
    title: str
    when: str
    sort: str
    kind: str  # coming, draft or past
    status: str = ""


def rows(site: Site | None) -> list[Row]:
    """Return every workshop, soonest first."""
    found = [row for name, text in _texts().items() for row in _rows(name, _decoded(text), site)]
    return sorted(found, key=lambda row: (row.sort, row.title))


def event_id(stem: str) -> str:
    """Return the id that the name of a file says."""
    match = ID.fullmatch(stem)
    return match[1] if match else stem


def address(stem: str, where: Where) -> str:
    """Return what the desk's addresses call an event of a file: list~2 is its second."""
    return stem + "".join(f"~{step + 1}" for step in where if isinstance(step, int))


def ids() -> set[str]:
    """Return all ids that are taken, drafts too."""
    return {event_id(name.rpartition(".")[0]) for name in _texts()} | set(known())


def stems() -> list[str]:
    """Return what the desk's addresses call every workshop that a form can open."""
    return [row.stem for row in rows(None) if row.stem]


def known() -> dict[str, Known]:
    """Return every workshop that has a file, by its id."""
    found = {}
    for name, raw in _texts().items():
        text, revision = _decoded(raw), revision_of(raw)
        stem, data = name.rpartition(".")[0], data_of(name, text)
        several = data if isinstance(data, list) else [data]
        for number, event in enumerate(several):
            where = (number,) if isinstance(data, list) else ()
            key = str((event.get("id") if isinstance(event, dict) else "") or event_id(stem))
            found[key] = Known(f"{FOLDER}/{name}", text, where, revision)
    return found


def data_of(name: str, text: str) -> Any:
    """Return what a file holds; where it cannot be read, its first title alone, if it has one."""
    try:
        return document.read_yaml(Parts.of(name, text).yaml, name).data or {}
    except Refused:
        found = TITLE.search(text)
        return {"title": found[1].strip("\"'")} if found else {}


def _texts() -> Mapping[str, bytes]:
    """Return what the files of the events hold, in order of name, but for the staff's template."""
    held = content.texts(f"{FOLDER}/")
    named = {name.removeprefix(f"{FOLDER}/"): text for name, text in held.items()}
    return {name: text for name, text in named.items() if name != TEMPLATE and "/" not in name}


def _decoded(text: bytes) -> str:
    """Return a text; an empty one where it cannot be read."""
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _rows(name: str, text: str, site: Site | None) -> Iterator[Row]:
    stem = name.rpartition(".")[0]
    data = data_of(name, text)
    is_list = isinstance(data, list)
    can_open = STEM.fullmatch(stem)
    for number, event in enumerate(data if is_list else [data]):
        if not isinstance(event, dict):
            continue
        opens = address(stem, (number,) if is_list else ()) if can_open else ""
        yield _row(opens, str(event.get("id") or event_id(stem)), event, stem, site)


def _row(opens: str, key: str, event: dict[str, Any], stem: str, site: Site | None) -> Row:
    title = str(event.get("title") or "（名前がまだありません）")
    day = str(event.get("date") or "")
    dates = [held for held in site.occurrences if held.event.id == key] if site else []
    if stem.startswith(DRAFT):
        return Row(opens, title, _shown(day), day or LAST, "draft")
    if not dates:
        is_past = bool(day) and day < f"{content.now().date()}"
        return Row(opens, title, _shown(day), day or LAST, "past" if is_past else "coming")
    coming = [held for held in dates if held.over > content.now()]
    first = (coming or dates[-1:])[0]
    kind = "coming" if coming else "past"
    return Row(opens, title, _when(first, len(coming)), f"{first.start}", kind, _status(first))


def _shown(day: str) -> str:
    """Return a day as visitors read it; what is none stays."""
    try:
        return jday(parse_day(day))
    except ValueError:
        return day


def _when(held: Occurrence, count: int) -> str:
    clock = f" {held.start:%H:%M}" if held.timed else ""
    return f"{jday(held.day)}{clock}" + (f" ほか{count - 1}日" if count > 1 else "")


def _status(held: Occurrence) -> str:
    return STATUS_WORDS.get(held.status, "") if held.status != "scheduled" else ""
