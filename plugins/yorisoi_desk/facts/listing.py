"""What the page of facts lists: every entry that has a form, and what is left to the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yorisoi.models import IN_FILES, Record

from yorisoi_desk.checkout import saving
from yorisoi_desk.facts import changes, fields
from yorisoi_desk.facts import rows as fact_rows
from yorisoi_desk.facts.fields import model_field
from yorisoi_desk.facts.sections import GROUPS, LEFT, SECTIONS, Section
from yorisoi_desk.facts.service_edits import FILE, HOTLINES
from yorisoi_desk.yaml_text import reading

TOLD = ("telephone", "email", "line_url", "url", "address", "value")


@dataclass(frozen=True)
class Row:
    """One entry in the list, and what it says; `is_open` is whether not all of it is settled."""

    section: str
    key: str
    label: str
    says: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Group:
    """Entries below one heading, those of one kind below its title; kinds that may get more."""

    title: str
    parts: list[tuple[str, list[Row]]]
    new: list[tuple[str, str]]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(rows) for _, rows in self.parts)


def groups() -> list[Group]:
    """Return all entries that may be changed here."""
    texts = {file: saving.repository().read(file)[0] for file in (FILE, HOTLINES)}
    found = []
    for title, names in GROUPS.items():
        parts = []
        for name in names:
            section = SECTIONS[name]
            if rows := list(_rows(name, texts[section.file])):
                is_plain = section.kind == "one" or section.title == title
                parts.append(("" if is_plain else section.title, rows))
        new = [(name, SECTIONS[name].title) for name in names if SECTIONS[name].new]
        found.append(Group(title, parts, new))
    return found


def _rows(name: str, text: str) -> Iterator[Row]:
    section = SECTIONS[name]
    for key, entry in changes.entries(section, text).items():
        yield Row(name, key, label(section, entry), _says(entry), bool(entry.get("question")))


def _says(entry: Mapping[str, Any]) -> str:
    """Return the number, hours, address or figure of an entry, where it has one."""
    rows = fact_rows.held("ranges", entry)
    times = (f"{row['days']} {row['start']}〜{row['end']}" for row in rows if row["days"])
    holidays = fields.TRUTHS["holidays"].get(str(entry.get("holidays", "")), "")
    told = next((str(entry[name]) for name in TOLD if entry.get(name)), "")
    return told or "、".join(times) or holidays


def label(section: Section, entry: Mapping[str, Any]) -> str:
    """Return what staff call an entry."""
    if section.kind == "one":
        return section.title
    names = ("label", "name", "reason")
    words = next((str(entry[name]) for name in names if entry.get(name)), section.title)
    when = next((str(entry[name]) for name in section.only if entry.get(name)), "")
    return f"{words}：{when}" if when else words


def known() -> dict[str, dict[str, str]]:
    """Return the names that other entries may be chosen by, in the words of staff."""
    text, lines = (saving.repository().read(file)[0] for file in (FILE, HOTLINES))
    names = {
        name: {key: label(SECTIONS[name], entry) for key, entry in found.items()}
        for name in ("hours", "places", "contacts")
        if (found := changes.entries(SECTIONS[name], text))
    }
    groups = reading.held(lines, ("groups",))
    return names | {"groups": dict(groups) if isinstance(groups, dict) else {}}


def left() -> list[tuple[str, str]]:
    """Return what is left to the file, in the words of staff, with the reason."""
    return [(_title(path), reason) for path, reason in LEFT.items()]


def _title(path: str) -> str:
    file, *steps = path.split(".")
    record: type[Record] = IN_FILES.get(file, SECTIONS["names"].record)
    titles = []
    for step in steps:
        field = model_field(record, step)
        titles.append(str(field.title))
        record = next(_records(field.annotation), record)
    return "：".join(titles)


def _records(annotation: Any) -> Iterator[type[Record]]:
    """Yield the records that a field holds, alone, in a list or by their keys."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _records(part)
