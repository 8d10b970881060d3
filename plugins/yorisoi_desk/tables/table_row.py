"""One row of a table by its fields, and what is wrong in a cell of it, whatever the cell says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import Days, Period, day_and_weekday, days_in
from yorisoi_desk.tables.cell_values import text_of

LONGEST = 2000  # letters: a page of a book; more was pasted by mistake
ERROR = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])")  # what a formula says that has no answer
# Where a field may stand that has no column of its own.
BESIDE = {"end": ("start", "date"), "start": ("date",), "until": ("date",), "dates": ("date",),
          "apply": ("apply.telephone",)}  # fmt: skip
TICKS = ("TRUE", "FALSE")
BY_NUMBER = ("apply", "apply.telephone")
WITHOUT_ZERO = re.compile("[1-9][0-9]{8,9}")  # a telephone number that was taken for a number


@dataclass(frozen=True, order=True)
class CellFault:
    """What is wrong in one cell, in a sentence, and what to do."""

    row: int
    column: int
    message: str
    remedy: str = ""
    called: str = ""  # the sheet, where there are several

    @property
    def cell(self) -> str:
        """The name of the cell as spreadsheets show it: B7."""
        return f"{self.called}{get_column_letter(self.column)}{self.row}"

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
    struck: set[tuple[int, int]]
    period: Period
    called: str = ""

    def value(self, name: str) -> Any:
        """Return what stands in the cell of a field, None where nothing does."""
        column = self.columns.get(name)
        return None if column is None or column >= len(self.cells) else self.cells[column]

    @property
    def days(self) -> Days:
        """The days that its cells say: one, or one for each of 月, 日 and 曜日."""
        value, month = self.value("date"), self.text("month").removesuffix("月")
        if month and self.columns.get("day") == self.columns.get("date"):
            value = f"{month}月{self.text('day').removesuffix('日')}日"
        return days_in(day_and_weekday(value, self.text("weekday")), self.period)

    def text(self, name: str) -> str:
        """Return the text of a field's cell."""
        return text_of(self.value(name))

    def fault(self, name: str, message: str, remedy: str = "") -> CellFault:
        """Return what is wrong in the cell of a field, or of the one that stands for it."""
        others = (name, f"{name}.words", name.partition(".")[0], *BESIDE.get(name, ()), "title")
        column = next((self.columns[one] for one in others if one in self.columns), 0)
        return CellFault(self.number, column + 1, message, remedy, self.called)

    def cell(self, name: str) -> str:
        """Return the name of a field's cell."""
        return self.fault(name, "").cell


def trouble(row: Row, name: str) -> tuple[str, str] | None:
    """Return what is wrong in the cell of a field, and what to do about it."""
    text, place = row.text(name), (row.number, row.columns[name] + 1)
    if place in row.formulas:
        return say("cell_formula"), say("cell_save")
    if ERROR.fullmatch(text):
        return say("cell_error"), say("cell_error_mend")
    if text.upper() in TICKS:
        return say("cell_tick"), say("cell_tick_mend")
    if len(text) > LONGEST:
        return say("cell_long", limit=LONGEST), ""
    if place in row.struck:
        return say("cell_struck"), say("cell_struck_mend")
    return None


def has_lost_its_zero(row: Row, name: str) -> bool:
    """Return whether a telephone number was taken for a number, and its zero is gone."""
    return name in BY_NUMBER and bool(WITHOUT_ZERO.fullmatch(row.text(name)))
