"""Rows of a table → drafts of workshops, and what is wrong by its cell: B7.

What a value may be the engine decides: the text that a row would become is read by it, and each
of its faults goes back to the cell that it came from, in the engine's own sentence.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from yorisoi.faults import Refused
from yorisoi.models.parsers import half_width, parse_day
from yorisoi.models.values import parse_key

from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.events.shape import ROWS
from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import HALF_A_YEAR, Period
from yorisoi_desk.tables.cell_values import LATE_MORNING, clock_of, is_early, parsed, times_of
from yorisoi_desk.tables.checking import told
from yorisoi_desk.tables.headings import known_headings
from yorisoi_desk.tables.intake import Draft, Intake, Known
from yorisoi_desk.tables.layout import Tables
from yorisoi_desk.tables.leftovers import Leftovers
from yorisoi_desk.tables.rows import Reading, required
from yorisoi_desk.tables.spreadsheets import Sheet
from yorisoi_desk.tables.table_row import CellFault, Row
from yorisoi_desk.yaml_text import edits

OF_OUR_LIST = re.compile(r"[0-9]{8}-([a-z0-9]+(?:-[a-z0-9]+)*)")  # NO of our own CSV
DRAFT = "events/draft.yaml"  # of a row that has no day that can be read
USUAL = ("place", "fee", "apply")  # have a meaning where nothing is said
OF_A_DATE = ("start", "end", "status", "note", "capacity", "deadline")  # may differ on each


@dataclass
class Taking:
    """A file as it is taken in, sheet by sheet: its drafts by their ids, and what is left aside."""

    intake: Intake
    drafts: dict[str, Draft] = field(default_factory=dict)
    left: Leftovers = field(default_factory=Leftovers)
    said: set[str] = field(default_factory=set)  # of a sheet so far: fields with what is not usual

    def take(self, sheet: Sheet, called: str = "") -> bool:
        """Take in a sheet; return whether it has a row of headings.

        A row that says what is there already gives no draft.
        """
        self.said = set()
        service = self.intake.choices.service
        known = known_headings(service.open_data.columns or {})
        tables = Tables(sheet, known, Period(self.intake.today.replace(day=1)), self.left, called)
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
            return self._changed(row, named, replace(known, text=text))
        read = self._read(row)
        before, text = self.drafts.get(listed[1]) if listed else None, _text(read)
        if before and (joined := self._joined(before, read, text)):
            return joined
        is_listed = listed and listed[1] in intake.known
        if is_listed or (not named and _what(read.values) in self._held):
            kind = "left_listed" if is_listed else "left_held"
            self.left.add(kind, row.cell("title"), row.text("title"))
            return None
        self._held.add(_what(read.values))
        return self._new(read, text, named or (listed[1] if listed else ""))

    def _read(self, row: Row, shown: Mapping[str, str] | None = None) -> Reading:
        read = Reading(row, self.intake.choices, self.intake.today, shown).read()
        for cell, words in read.left:
            self.left.add("left_texts", cell, words)
        return read

    def _new(self, read: Reading, text: str, event_id: str) -> Draft:
        """Return a row as a workshop that is not there yet."""
        row = read.row
        told = {fault.column for fault in read.faults}
        needed = (fault for fault in required(row, read.values) if fault.column not in told)
        faults = [*read.faults, *needed]
        taken, day = {*self.intake.known, *self.drafts}, _day(read.values)
        if day and day < self.intake.today and not read.values.get("until"):
            self.left.add("told_past", row.cell("date"), day.isoformat())
        if day and day > self.intake.today + HALF_A_YEAR and row.days.is_guessed:
            self.left.add("told_year", row.cell("date"), day.isoformat())
        begins = times_of(row.clock("start"))[0]
        if is_early(begins, LATE_MORNING) and not is_early(begins):  # which is asked about
            self.left.add("told_half", row.cell("start"), begins)
        self._blank(read)
        if event_id and (event_id in taken or not parsed(parse_key, event_id)):
            code = "cell_id_taken" if event_id in taken else "cell_id"
            faults += [row.fault("id", say(code, value=event_id))] if row.text("id") else []
            event_id = ""
        event_id = event_id or file_names.free_id(day or self.intake.today, taken)
        name = file_names.file_name(day, event_id) if day else ""
        return Draft(event_id, name, text, row, self._with_engine(row, name, text, faults))

    def _changed(self, row: Row, event_id: str, known: Known) -> Draft | None:
        """Return the file of a workshop with what a row of our workbook says otherwise."""
        try:
            held = event_files.values_of(known.name, known.text, known.where)
        except (Refused, KeyError):
            held = {}
        if not held:  # what cannot be read cannot be changed either
            told = say("cell_unreadable", value=event_id), say("cell_unreadable_mend")
            faults: tuple[CellFault, ...] = (row.fault("id", *told),)
            return Draft(event_id, known.name, known.text, row, faults, is_new=False)
        read = self._read(row, self.intake.choices.shown(held))
        text = event_files.edited(known.name, known.text, read.values, known.where)
        if text == known.text and not read.faults:
            return None
        name, own = known.name, text
        if known.where:  # the day in the name of the file is that of none of them
            name, own = DRAFT, event_files.apart(text, int(known.where[0]))[0]
        faults = self._with_engine(row, name, own, read.faults)
        return Draft(event_id, known.name, text, row, faults, is_new=False, where=known.where)

    def _joined(self, before: Draft, read: Reading, text: str) -> Draft | None:
        """Return a draft with one more date, where a list has a row for each of its dates.

        What differs on a date stands with it; None where something else does.
        """
        name = before.name or DRAFT
        held, own = event_files.values_of(name, before.text), event_files.values_of(DRAFT, text)
        days = (held.get("dates") or held.get("date", "")).split("\n")
        names = {one for one in {*held, *own} if one.partition(".")[0] not in ("date", "dates")}
        others = {one: own.get(one, "") for one in names if own.get(one) != held.get(one)}
        if "status" in others:
            others["status"] = others["status"] or "scheduled"
        is_one = others.keys() <= {*OF_A_DATE} and all(others.values())
        is_one = is_one and len(days) < ROWS["dates"].most
        if not is_one or not _day(own) or own["date"] in days:
            return None
        changes = {f"dates.{len(days)}.{one}": words for one, words in others.items()}
        changes |= {"date": "", "dates": "\n".join((*days, own["date"]))}
        text = event_files.edited(name, before.text, changes)
        said = {fault.message for fault in before.faults}
        faults = self._with_engine(read.row, before.name, text, read.faults, is_joined=True)
        new = (fault for fault in faults if fault.message not in said)
        return replace(before, text=text, faults=(*before.faults, *new))

    def _with_engine(
        self, row: Row, name: str, text: str, faults: list[CellFault], *, is_joined: bool = False
    ) -> tuple[CellFault, ...]:
        """Return the faults of a row and those that the engine has with its text, a cell's once.

        What is unlikely of its days, or only its words say, is told beside them; of a row that
        `is_joined` to others, what was not told of those.
        """
        seen, before = {fault.column for fault in faults}, {*self.left.told}
        for cell, is_fault in told(row, name or DRAFT, text, self.intake.today,
                                   self.intake.choices.service):  # fmt: skip
            sentence = f"{cell.message} → {cell.remedy}"
            if cell.column not in seen and is_fault:
                faults = [*faults, cell]
            elif cell.column not in seen and not (is_joined and sentence in before):
                self.left.told.setdefault(sentence, []).append(cell.cell)
        return tuple(sorted(faults))

    def _blank(self, read: Reading) -> None:
        """Tell of empty cells below one with something else than usual: it may go on."""
        for name in USUAL:
            columns = [one for one in read.row.columns if one.partition(".")[0] == name]
            if any(one.partition(".")[0] == name and text for one, text in read.values.items()):
                self.said.add(name)
            elif name in self.said and columns and not any(map(read.row.text, columns)):
                self.left.add("told_blank", read.row.cell(name))

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


def _text(read: Reading) -> str:
    """Return the text of a new file."""
    text = event_files.new_text(read.values)
    return edits.with_value(text or "{}\n", ("apply",), read.contact) if read.contact else text


def _day(values: Mapping[str, str]) -> date | None:
    return parsed(parse_day, (values.get("date") or values.get("dates", "")).split("\n")[0])
