"""The form of one entry of the data: its values, rows for its times, and how they are known."""

from collections.abc import Container, Mapping
from typing import Any

from django import forms
from yorisoi.faults import Fault
from yorisoi.models import Where

from yorisoi_desk.events.shape import is_number
from yorisoi_desk.facts import changes, fields
from yorisoi_desk.facts import rows as fact_rows
from yorisoi_desk.facts.forms import FIELD_OF_ROW, Folding, place_of
from yorisoi_desk.facts.rows import Row
from yorisoi_desk.facts.sections import Section


class RecordForm(Folding):
    """The form of one entry, new or held: its values, its rows, and how they are known."""

    last = ("settled", "how")
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    row_title = "つめの時間"
    more_rows = "時間をふやす（昼休み、曜日や月でちがう時間など）"

    def __init__(
        self,
        section: Section,
        held: Mapping[str, Any] | None,
        known: Mapping[str, Mapping[str, str]],
        data: Any = None,
        version: str = "",
    ) -> None:
        """Ask for what the section's entries say; `held` is what the file has of this one."""
        super().__init__(data, initial={"version": version, "seen": changes.mark_of(held)})
        self.section, self.record = section, held or {}
        self.before = fact_rows.held(section.rows, self._of_rows()) if section.rows else []
        for name in self._usual():
            self._add(name, known)
        self._add_rows(known)
        rare = tuple(name for name in section.rare if name not in self.fields)
        self.rare = (*rare, "source") if section.is_fact else rare
        for name in self.rare:
            self._add(name, known)
        if self.record.get("question"):
            self.fields["settled"] = forms.BooleanField(
                label="これは決まった（この問いを消します）",
                help_text=str(self.record["question"]),
                required=False,
            )
        if section.is_fact:
            self.fields["how"] = fields.how()
        if section.rows == "rows":
            self.row_title, self.more_rows, self.is_table = "行目", "行をふやす", True
        if section.times:
            self.needs_row, self.one_row = False, "つながる曜日と時刻"
            self.more_rows = self.more_rows if self.before else self.one_row

    def _of_rows(self) -> object:
        record: Any = self.record
        for step in self.section.times:
            record = record.get(step) if isinstance(record, dict) else None
        return record

    def _usual(self) -> list[str]:
        """Return what is asked at once; of several addresses the one there is, else all.

        Of a new entry that is all it must have.
        """
        one_of = self.section.one_of
        given = [name for name in one_of if self.record.get(name)]
        wanted = given or (one_of[-1:] if self.record and "line_url" in one_of else one_of)
        usual = [name for name in self.section.usual if name not in one_of or name in wanted]
        if self.record:
            return usual
        return [*self._needed(usual), *self.section.chosen, *usual]

    def _needed(self, usual: Container[str]) -> list[str]:
        models = {name: self.section.model(name) for name in self.section.rare}
        return [
            name
            for name, model in models.items()
            if name not in usual and fields.model_field(model, name).is_required()
        ]

    def _add(self, name: str, known: Mapping[str, Mapping[str, str]]) -> None:
        here: Any = self._of_rows() if name in self.section.beside else self.record
        held = here.get(name) if isinstance(here, dict) else None
        if name == "of":
            shown: Any = [held] if isinstance(held, str) else held or []
            text = ""
        else:
            text = "\n".join(held) if isinstance(held, list) else held or ""
            shown = fields.shown(name, text)
        field = fields.field(self.section.model(name), name, text and shown, known)
        field.initial = shown
        if name in self.section.chosen and not self.record:
            self._must_be_chosen(field)
        self.fields[name] = field

    def _must_be_chosen(self, field: Any) -> None:
        """Let a choice begin with none, and be made: the first might be a wrong one."""
        field.required = True
        field.error_messages["required"] = f"「{field.label}」を選んでください"
        field.choices = [("", "選んでください"), *(one for one in field.choices if one[0])]

    def _add_rows(self, known: Mapping[str, Mapping[str, str]]) -> None:
        kind = self.section.rows
        if not kind:
            return
        shown = [fact_rows.typed(row) for row in self.before]
        posted = [int(found[1]) for name in self.data if (found := FIELD_OF_ROW.fullmatch(name))]
        count = max(len(shown) + fact_rows.SPARE, max(posted, default=-1) + 1, 1)
        for number in range(min(count, max(fact_rows.MOST, len(shown)))):
            row = shown[number] if number < len(shown) else {}
            for part in (*fact_rows.USUAL[kind], *fact_rows.RARE[kind]):
                self.fields[f"{number}.{part}"] = self._of_row(kind, number, part, row, known)

    def _of_row(
        self, kind: str, number: int, part: str, row: Row, known: Mapping[str, Mapping[str, str]]
    ) -> forms.Field:
        if part == fact_rows.NEXT_DAY:
            field: forms.Field = forms.BooleanField(label="終わりは次の日", required=False)
            field.initial = bool(row.get(part))
            return field
        record = fact_rows.RECORDS[kind]
        text = fields.shown(part, row.get(part, ""))
        field = fields.field(record, part, text, known)
        field.initial = text
        field.help_text = "" if number or part in ("start", "end") else field.help_text
        return field

    def values(self) -> dict[str, Any]:
        """Return the values that are others than those of the file."""
        new: dict[str, Any] = {}
        for name in (*self._usual(), *self.rare):
            value = self.cleaned_data[name]
            before = self.fields[name].initial
            if name != "of":
                value, before = fields.plain(name, value), fields.plain(name, before)
            if value != before:
                new[name] = value
        return new

    def both(self) -> list[tuple[str, str, str]]:
        """Return what differs: the name of a field, what the file says, what was typed."""
        found = []
        for name, field in self.fields.items():
            if name not in ("version", "seen", "how", "settled"):
                held, typed = (
                    "、".join(value) if isinstance(value, list) else str(value or "")
                    for value in (field.initial, self.cleaned_data[name])
                )
                if held != typed:
                    found.append((str(field.label), held, typed))
        return found

    def wanted_rows(self) -> list[Row]:
        """Return the rows as the file is to have them; a time nobody touched stays as written."""
        kind = self.section.rows
        if not kind:
            return []
        count = 1 + max(int(name.partition(".")[0]) for name in self.fields if is_number(name[0]))
        return [self._row(kind, number) for number in range(count)]

    def _row(self, kind: str, number: int) -> Row:
        given = {
            part: self.cleaned_data.get(f"{number}.{part}")
            for part in (*fact_rows.USUAL[kind], *fact_rows.RARE[kind])
        }
        row = {part: " ".join(str(value or "").split()) for part, value in given.items()}
        row[fact_rows.NEXT_DAY] = "on" if given.get(fact_rows.NEXT_DAY) else ""
        new = fact_rows.written(row)
        if number < len(self.before):
            held = self.before[number]
            return {
                part: held[part] if fields.shown(part, held[part]) == word else word
                for part, word in new.items()
            }
        return new

    def field_of(self, fault: Fault, text: str, where: Where) -> str:
        """Return the name of the field that a fault is about: of a row by its number."""
        path = place_of(fault, text)
        named = dict(fault.values).get("field", "")
        if path[: len(where)] != where:
            return named
        rest = path[len(where) :]
        if not rest and not named and self._usual():
            usual = self._usual()
            return next((name for name in usual if name in self.section.one_of), usual[0])
        rows = self.wanted_rows() if self.section.rows else []
        filled = [number for number, row in enumerate(rows) if any(row.values())]
        numbers = [step for step in rest if isinstance(step, int)]
        part = next((str(step) for step in reversed(rest) if isinstance(step, str)), "")
        part = named if fault.code == "missing" else part
        if numbers and rows and numbers[0] < len(filled):
            name = f"{filled[numbers[0]]}.{part}"
            return name if name in self.fields else f"{filled[numbers[0]]}.start"
        if part not in self.fields and rows:
            here = filled[0] if filled else 0
            return f"{here}.{part}" if f"{here}.{part}" in self.fields else f"{here}.start"
        return part if part in self.fields else named
