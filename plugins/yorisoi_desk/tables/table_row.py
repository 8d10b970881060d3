"""One row of a table by its fields, and what is wrong in a cell of it, whatever the cell says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.utils import get_column_letter

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import Days, Period, day_and_weekday, days_in, weekday_in
from yorisoi_desk.tables.cell_values import as_moment, text_of

LONGEST = 2000  # letters: a page of a book; more was pasted by mistake
ERROR = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])")  # what a formula says that has no answer
# Where a field may stand that has no column of its own.
BESIDE = {"end": ("start", "date"), "start": ("date",), "until": ("date",), "dates": ("date",),
          "apply": ("apply.telephone",)}  # fmt: skip
TICKS = re.compile("true|false|[○〇◯●◎×✕✓✔☑]", re.IGNORECASE)
WITH_TICKS = ("apply", "status")  # tell their own words of them
# Where a day or a time may stand. Elsewhere it is what Excel made of 1-2 or 10-20.
OF_TIME = ("date", "until", "start", "end", "deadline", "deadline.clock", "apply_from",
           "apply_from.clock", "month", "day", "weekday", "no", "note.times")  # fmt: skip
OF_NUMBERS = ("capacity", "fee", "fee.basic", "audience")
AS_DAY = re.compile("[0-9]{1,2}月[0-9]{1,2}日")
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
    width: int  # cells of the row of headings
    called: str = ""
    unit: str = ""  # of the capacity, where the heading says one

    def value(self, name: str) -> Any:
        """Return what stands in the cell of a field, None where nothing does."""
        column = self.columns.get(name)
        return None if column is None or column >= len(self.cells) else self.cells[column]

    @property
    def days(self) -> Days:
        """The days that its cells say: one, or one for each of 月, 日 and 曜日."""
        value = self.value("date")
        if self.text("month") and self.columns.get("day") == self.columns.get("date"):
            value = f"{self._number('month', '月')}月{self._number('day', '日')}日"
        return days_in(day_and_weekday(value, weekday_in(self.value("weekday"))), self.period)

    def _number(self, name: str, sign: str) -> str:
        """Return a month or a day, also of a day of which a cell shows no more."""
        return str(getattr(self.value(name), name, self.text(name).removesuffix(sign)))

    def clock(self, name: str) -> Any:
        """Return the value of a time, without the day of the row where it has it as well."""
        value = as_moment(self.value(name))
        is_here = isinstance(value, datetime) and f"{value.date()}" in self.days.days
        return value.time() if is_here else value

    def text(self, name: str) -> str:
        """Return the text of a field's cell."""
        return text_of(self.value(name))

    def is_struck(self, name: str) -> bool:
        """Return whether the cell of a field is struck through."""
        return (self.number, self.columns[name] + 1) in self.struck

    def fault(self, name: str, message: str, remedy: str = "") -> CellFault:
        """Return what is wrong in the cell of a field, or of the one that stands for it."""
        others = (name, f"{name}.words", name.partition(".")[0], *BESIDE.get(name, ()), "title")
        column = next((self.columns[one] for one in others if one in self.columns), 0)
        return CellFault(self.number, column + 1, message, remedy, self.called)

    def beyond(self) -> Iterator[CellFault]:
        """Yield what stands right of the headings: a comma that no quotes hold moved the cells."""
        told = say("cell_beyond"), say("cell_beyond_mend")
        for column in range(self.width, len(self.cells)):
            if text_of(self.cells[column]):
                yield CellFault(self.number, column + 1, *told, self.called)

    def cell(self, name: str) -> str:
        """Return the name of a field's cell."""
        return self.fault(name, "").cell


def trouble(row: Row, name: str) -> tuple[str, str] | None:
    """Return what is wrong in the cell of a field, and what to do about it."""
    text, place = row.text(name), (row.number, row.columns[name] + 1)
    is_day = isinstance(row.value(name), date | time | timedelta) and name not in OF_TIME
    found = {
        "cell_formula": place in row.formulas,
        "cell_error": ERROR.fullmatch(text),
        "cell_tick": TICKS.fullmatch(text) and name not in WITH_TICKS,
        "cell_day": is_day or (name in OF_NUMBERS and AS_DAY.fullmatch(text)),
        "cell_long": len(text) > LONGEST,
        "cell_struck": row.is_struck(name),
    }
    code = next((code for code, is_so in found.items() if is_so), "")
    return (say(code, value=text, limit=LONGEST), say(f"{code}_mend")) if code else None


def has_lost_its_zero(row: Row, name: str) -> bool:
    """Return whether a telephone number was taken for a number, and its zero is gone."""
    return name in BY_NUMBER and bool(WITHOUT_ZERO.fullmatch(row.text(name)))
