"""One row of a table → the values of a form, and what stands in the wrong cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yorisoi.faults import Position, fault
from yorisoi.messages import sentence
from yorisoi.models.parsers import half_width, parse_time

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_values import (
    YearOf,
    day_of,
    has_day,
    has_wrong_weekday,
    text_of,
    times_of,
)
from yorisoi_desk.tables.columns import Choices, status_of

PLAIN = (
    *("title_kana", "summary", "description", "audience", "bring", "childcare"),
    *("language", "accessibility", "organizer", "note", "capacity", "fee"),
)
MARK = re.compile(r"^【(満席|中止|延期|日程変更)】\s*")
SEVERAL = re.compile("[、,\n]")
WITH_UNIT = re.compile("[0-9]")
LONGEST = 2000  # letters: a page of a book; more was pasted by mistake
AS_USUAL = ("無料", "0", "0円")  # what a fee is where nothing is said


@dataclass(frozen=True, order=True)
class CellFault:
    """What is wrong in one cell, in a sentence, and what to do."""

    row: int
    column: int
    message: str
    remedy: str = ""

    @property
    def cell(self) -> str:
        """The name of the cell as spreadsheets show it: B7."""
        name, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            name = chr(ord("A") + rest) + name
        return f"{name}{self.row}"

    def __str__(self) -> str:
        """Return the sentence for staff: B7：…."""
        return f"{self.cell}：{self.message}" + (f" → {self.remedy}" if self.remedy else "")


@dataclass(frozen=True)
class Row:
    """A row of a table by its fields; `columns` says where each stands, counted from 0."""

    number: int
    cells: Sequence[Any]
    columns: Mapping[str, int]
    formulas: set[tuple[int, int]]

    def value(self, name: str) -> Any:
        """Return what stands in the cell of a field, None where nothing does."""
        column = self.columns.get(name)
        return None if column is None or column >= len(self.cells) else self.cells[column]

    def text(self, name: str) -> str:
        """Return the text of a field's cell."""
        return text_of(self.value(name))

    def fault(self, name: str, message: str, remedy: str = "") -> CellFault:
        """Return what is wrong in the cell of a field, or of the one that stands for it."""
        others = (name, f"{name}.words", name.partition(".")[0], "title")
        column = next((self.columns[one] for one in others if one in self.columns), 0)
        return CellFault(self.number, column + 1, message, remedy)

    @property
    def is_empty(self) -> bool:
        """Whether it is no workshop: nothing, a day without anything on it, or a footnote."""
        filled = [name for name in self.columns if self.text(name)]
        if not set(filled) - {"date", "no", "id", "status"}:
            return True
        return len(filled) == 1 and self.text(filled[0]).startswith(("※", "*", "（注", "合計"))


@dataclass
class Reading:
    """The values of one row as they are read; `shown` is what our workbook said of it, if it did.

    What a cell still says as it was written there is no change, and gives no value.
    """

    row: Row
    choices: Choices
    year_of: YearOf
    shown: Mapping[str, str] | None = None
    values: dict[str, str] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)

    def read(self) -> "Reading":
        """Fill in the values and the faults, and return this."""
        self._check()
        self._state_and_title()
        self._days()
        self._times()
        for name in ("deadline", "apply_from"):
            self._moment(name)
        for name in PLAIN:
            self._plain(name)
        self._place()
        self._ways()
        return self

    def _is_said(self, name: str) -> bool:
        """Return whether the cell of a field is there and says something new."""
        if name not in self.row.columns:
            return False
        return self.shown is None or self._as_shown(name) != self.shown.get(name, "")

    def _as_shown(self, name: str) -> str:
        value = self.row.value(name)
        if name == "date" and not SEVERAL.search(text_of(value)):
            return day_of(value, self.year_of)[0]
        if name in ("start", "end"):
            return _clock(times_of(value)[0])
        return text_of(value)

    def _check(self) -> None:
        for name, column in self.row.columns.items():
            if (self.row.number, column + 1) in self.row.formulas:
                self.faults.append(self.row.fault(name, say("cell_formula"), say("cell_save")))
            elif self.row.text(name).startswith("#") and self.row.text(name).endswith(("!", "?")):
                self.faults.append(self.row.fault(name, say("cell_error")))
            elif len(self.row.text(name)) > LONGEST:
                self.faults.append(self.row.fault(name, say("cell_long", limit=LONGEST)))

    def _state_and_title(self) -> None:
        title = self.row.text("title").replace("\n", " ")
        mark = MARK.match(title)
        if mark and mark[1] != "日程変更":
            self.values["status"] = status_of(mark[1]) or ""
        if self._is_said("title"):
            self.values["title"] = MARK.sub("", title)
        if self._is_said("status"):
            state = status_of(self.row.text("status"))
            if state is None:
                told = say("cell_status", value=self.row.text("status"))
                self.faults.append(self.row.fault("status", told, say("cell_status_words")))
            self.values["status"] = state or self.values.get("status", "")

    def _days(self) -> None:
        if not self._is_said("date"):
            return
        parts = [part.strip() for part in SEVERAL.split(self.row.text("date")) if part.strip()]
        if len(parts) > 1 and all(map(has_day, parts)):
            self.values["date"] = ""
            self.values["dates"] = "\n".join(day_of(part, self.year_of)[0] for part in parts)
            return
        day, rest = day_of(self.row.value("date"), self.year_of)
        self.values["date"] = day
        if has_wrong_weekday(day, self.year_of):
            told = fault(Position("."), "wrong_weekday", value=day)
            self.faults.append(self.row.fault("date", *sentence(told)))
        if self.shown:
            self.values["dates"] = ""
        if rest and not self.row.text("start"):  # 日時: 12月10日(木) 10時〜12時
            self.values["start"], end = times_of(rest)
            self.values |= {"end": end} if end else {}
        last, _ = day_of(self.row.value("until"), self.year_of)
        if last and last != day:
            self.values["until"] = last

    def _times(self) -> None:
        for name in ("start", "end"):
            if self._is_said(name) and (self.row.text(name) or self.shown):
                first, second = times_of(self.row.value(name))
                self.values[name] = first
                if name == "start" and second and not self.row.text("end"):
                    self.values["end"] = second

    def _moment(self, name: str) -> None:
        if not self._is_said(name):
            return
        day, rest = day_of(self.row.value(name), self.year_of)
        clock = _clock(times_of(self.row.value(f"{name}.clock"))[0] or times_of(rest)[0])
        self.values[name] = f"{day} {clock}".strip()

    def _plain(self, name: str) -> None:
        better, other = f"{name}.words", {"fee": "fee.basic"}.get(name, "")
        text = self.row.text(better) or self.row.text(name) or self.row.text(other)
        if not (self._is_said(name) or self.row.text(better) or self.row.text(other)):
            return
        if name == "fee":
            text = "" if text in AS_USUAL else text
        if name == "note" and (times := self.row.text("note.times")):
            text = "／".join(filter(None, (text, times)))
        if name == "capacity" and not WITH_UNIT.search(half_width(text)):
            text = "" if text in ("-", "ー", "－", "なし", "未定") else text
        self.values[name] = text

    def _place(self) -> None:
        if not (self._is_said("place") or self._is_said("place.address")):
            return
        name, address = self.row.text("place"), self.row.text("place.address")
        known, service = self.choices.places, self.choices.service
        here = {"place": "", "place.name": "", "place.address": ""}
        if name in known and address in ("", service.places[known[name]].address):
            is_main = known[name] == next(iter(service.places))
            here["place"] = "" if is_main else known[name]
        elif name and not address and re.search("オンライン|online|申込後", name, re.IGNORECASE):
            here["place"] = name
        elif name:
            here |= {"place.name": name, "place.address": address}
            if not address:
                told = say("cell_no_address", value=name)
                self.faults.append(self.row.fault("place.address", told, say("cell_address")))
        self.values |= here

    def _ways(self) -> None:
        if self._is_said("apply"):
            self.values["apply"] = self.choices.way(self.row.text("apply"))
            if self.choices.unknown_ways(self.values["apply"]):
                told = say("cell_apply", value=self.row.text("apply"))
                remedy = say("cell_apply_words", words="・".join(self.choices.ways))
                self.faults.append(self.row.fault("apply", told, remedy))


def other_contact(row: Row, choices: Choices) -> dict[str, str]:
    """Return name and number of another body that a list of a city names, if it names one."""
    name, number = row.text("apply.name"), row.text("apply.telephone")
    ours = {contact.telephone for contact in choices.service.contacts.values()}
    if not number or number in ours or name in choices.ways:
        return {}
    return {"name": name or number, "telephone": number}


def _clock(text: str) -> str:
    try:
        return f"{parse_time(text):%H:%M}"
    except ValueError:
        return text


def required(row: Row, values: Mapping[str, str]) -> Iterator[CellFault]:
    """Yield what every new workshop needs and a row does not say."""
    words = {"title": "名前", "date": "日付", "start": "始まりの時刻"}
    for name, word in words.items():
        if not (values.get(name) or (name == "date" and values.get("dates"))):
            yield row.fault(name, say("cell_missing", title=word))
