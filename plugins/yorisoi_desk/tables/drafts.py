"""Rows of a table → drafts of workshops, and what is wrong by its cell: B7.

What a value may be the engine decides: the text that a row would become is read by it, and each
of its faults goes back to the cell that it came from, in the engine's own sentence.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from yorisoi.faults import Fault, Refused
from yorisoi.loading import yaml_text
from yorisoi.loading.findings import Findings
from yorisoi.loading.validation import validated
from yorisoi.loading.yaml_text import Path_
from yorisoi.loading.years import Years
from yorisoi.models import Event
from yorisoi.models.parsers import half_width, parse_day
from yorisoi.models.values import parse_key

from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.events.texts import Parts
from yorisoi_desk.form_sentences import in_form
from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import Period
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.headings import known_headings
from yorisoi_desk.tables.layout import Tables
from yorisoi_desk.tables.leftovers import Leftovers
from yorisoi_desk.tables.rows import Reading, clock_of, other_contact, required
from yorisoi_desk.tables.spreadsheets import Sheet
from yorisoi_desk.tables.table_row import CellFault, Row
from yorisoi_desk.yaml_text import edits

OF_OUR_LIST = re.compile(r"[0-9]{8}-([a-z0-9]+(?:-[a-z0-9]+)*)")  # NO of our own CSV
# The fields that the engine names otherwise; what it says of how to write them is about YAML.
MISSING = {"title": "title", "start": "start", "address": "place.address"}
ABOUT = {"one_of_date": "date"}


@dataclass(frozen=True)
class Known:
    """A workshop that has a file already."""

    name: str
    text: str
    where: Path_ = ()
    revision: str = ""


@dataclass(frozen=True)
class Draft:
    """A workshop that a row says: a new file, or the one that is there with other words.

    `name` is that of a new file, empty where the row has no day that can be read.
    """

    id: str
    name: str
    text: str
    row: int
    faults: tuple[CellFault, ...]
    is_new: bool = True


@dataclass(frozen=True)
class Intake:
    """What rows are read against: the data, the workshops by id, and the month they are about."""

    choices: Choices
    near: date
    known: Mapping[str, Known] = field(default_factory=dict)


@dataclass
class Taking:
    """A file as it is taken in, sheet by sheet: its drafts by their ids, and what is left aside."""

    intake: Intake
    drafts: dict[str, Draft] = field(default_factory=dict)
    left: Leftovers = field(default_factory=Leftovers)

    def take(self, sheet: Sheet, called: str = "") -> bool:
        """Take in a sheet; return whether it has a row of headings.

        A row that says what is there already gives no draft.
        """
        service = self.intake.choices.service
        known = known_headings(service.open_data.columns or {})
        tables = Tables(sheet, known, Period(self.intake.near), self.left, called)
        for row in tables.rows():
            if draft := self._draft(row):
                self.drafts[draft.id] = draft
        return tables.heads is not None

    def _draft(self, row: Row) -> Draft | None:
        """Return what a row becomes, or None where it is there already."""
        intake, named = self.intake, row.text("id")
        listed = OF_OUR_LIST.fullmatch(row.text("no"))
        known = intake.known.get(named)
        if known and named not in self.drafts:
            # What other rows have changed in the same file comes first.
            others = (one.text for one in self.drafts.values() if one.name == known.name)
            *_, text = [known.text, *others]
            return _changed(row, named, replace(known, text=text), intake)
        read = Reading(row, intake.choices).read()
        before = self.drafts.get(listed[1]) if listed else None
        if before and (joined := _joined(before, row, read.values)):
            return joined
        is_held = listed and listed[1] in intake.known
        if is_held or (not named and _what(read.values) in self._held):
            self.left.add("left_held", row.cell("title"), row.text("title"))
            return None
        self._held.add(_what(read.values))
        return self._new(row, read, named or (listed[1] if listed else ""))

    def _new(self, row: Row, read: Reading, event_id: str) -> Draft:
        """Return a row as a workshop that is not there yet."""
        told = {fault.column for fault in read.faults}
        needed = (fault for fault in required(row, read.values) if fault.column not in told)
        faults = [*read.faults, *needed]
        taken, day = {*self.intake.known, *self.drafts}, _day(read.values)
        if day and day < self.intake.near and not read.values.get("until"):
            self.left.add("told_past", row.cell("date"), day.isoformat())
        if event_id and (event_id in taken or not _is_key(event_id)):
            code = "cell_id_taken" if event_id in taken else "cell_id"
            faults += [row.fault("id", say(code, value=event_id))] if row.text("id") else []
            event_id = ""
        event_id = event_id or file_names.free_id(day or self.intake.near, taken)
        name = file_names.file_name(day, event_id) if day else ""
        text = event_files.new_text(read.values)
        if not read.values.get("apply") and (other := other_contact(row, self.intake.choices)):
            text = edits.with_value(text or "{}\n", ("apply",), other)
        elif row.text("apply.name") and not row.text("apply.telephone"):
            self.left.add("left_texts", row.cell("apply.name"), row.text("apply.name"))
        faults = list(_with_engine(row, event_id, name, text, faults))
        return Draft(event_id, name, text, row.number, tuple(faults))

    @cached_property
    def _held(self) -> set[tuple[str, ...]]:
        """What every workshop is that has a file, as far as that can be read."""
        found = set()
        for one in self.intake.known.values():
            with suppress(Refused, KeyError):
                found.add(_what(event_files.values_of(one.name, one.text, one.where)))
        return found


def _what(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what makes two rows one workshop: its title, its days, and when it begins."""
    title = half_width(values.get("title", ""))
    return title, values.get("dates") or values.get("date", ""), clock_of(values.get("start", ""))


def _changed(row: Row, event_id: str, known: Known, intake: Intake) -> Draft | None:
    """Return the file of a workshop with what a row of our workbook says otherwise."""
    try:
        held = event_files.values_of(known.name, known.text, known.where)
    except (Refused, KeyError):
        held = {}
    if not held:  # what cannot be read cannot be changed either
        told = row.fault("id", say("cell_unreadable", value=event_id), say("cell_unreadable_mend"))
        return Draft(event_id, known.name, known.text, row.number, (told,), is_new=False)
    shown = intake.choices.shown(held)
    read = Reading(row, intake.choices, shown).read()
    text = event_files.edited(known.name, known.text, read.values, known.where)
    if text == known.text and not read.faults:
        return None
    faults = read.faults
    if not known.where:
        faults = list(_with_engine(row, event_id, known.name, text, faults))
    return Draft(event_id, known.name, text, row.number, tuple(faults), is_new=False)


def _joined(before: Draft, row: Row, values: Mapping[str, str]) -> Draft | None:
    """Return a draft with one more date, where a list has a row for each of a workshop's dates."""
    held = event_files.values_of(before.name or "draft.yaml", before.text)
    same = ("title", "start", "end", "place.name")
    day = _day(values)
    if not day or any(held.get(name, "") != values.get(name, "") for name in same):
        return None
    days = "\n".join(filter(None, (held.get("dates") or held.get("date"), day.isoformat())))
    changes = {"date": "", "dates": days}
    text = event_files.edited(before.name or "draft.yaml", before.text, changes)
    return replace(before, text=text, faults=_with_engine(row, before.id, before.name, text, []))


def _with_engine(
    row: Row, event_id: str, name: str, text: str, faults: list[CellFault]
) -> tuple[CellFault, ...]:
    """Return the faults of a row and those that the engine has with its text, each cell's once."""
    seen = {fault.column for fault in faults}
    for fault, key in _told(event_id, name or "events/draft.yaml", text):
        message, remedy = in_form(fault)
        missing = (
            MISSING.get(dict(fault.values).get("field", "")) if fault.code == "missing" else ""
        )
        cell = row.fault(missing or ABOUT.get(fault.code, key), message, "" if missing else remedy)
        if cell.column not in seen:
            faults = [*faults, cell]
    return tuple(sorted(faults))


def _told(event_id: str, name: str, text: str) -> Iterator[tuple[Fault, str]]:
    """Yield what the engine says of an event's text, and the key that each is about."""
    try:
        document = yaml_text.read_yaml(Parts.of(name, text).yaml.replace("\r\n", "\n"), name)
    except Refused as refused:
        yield from ((fault, "title") for fault in refused.faults)
        return
    if not isinstance(document.data, dict):
        return
    findings = Findings(Path())
    Years(findings, document).of_event(document.data, (), alone=True)
    document.data.setdefault("id", event_id)
    validated(document, Event, findings.faults, findings.notices)
    keys = {document.keys[where].line + document.first_line: str(where[0])
            for where in document.keys if len(where) == 1}  # fmt: skip
    for fault in findings.faults:
        above = [line for line in keys if line <= fault.position.line]
        yield fault, keys[max(above)] if above else "title"


def _day(values: Mapping[str, str]) -> date | None:
    try:
        return parse_day((values.get("date") or values.get("dates", "")).split("\n")[0])
    except ValueError:
        return None


def _is_key(text: str) -> bool:
    try:
        return bool(parse_key(text))
    except ValueError:
        return False
