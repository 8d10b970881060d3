"""A sheet → the rows of its tables; titles, totals and footnotes between them are told.

People have several tables in a sheet, headings in two rows, 〃 for the words above.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from openpyxl.utils import get_column_letter

from yorisoi_desk.tables.book_parts import MOST_COLUMNS
from yorisoi_desk.tables.cell_days import Period, days_in, period_in
from yorisoi_desk.tables.cell_values import text_of
from yorisoi_desk.tables.cell_words import words_of
from yorisoi_desk.tables.headings import Headings, headings, joined
from yorisoi_desk.tables.leftovers import Leftovers
from yorisoi_desk.tables.spreadsheets import Sheet
from yorisoi_desk.tables.table_row import Row

HEAD = 30  # rows in which the first headings are looked for
DITTO = ("〃", "↓", "″", "”", '"', "々", "〃〃", "同上", "同じ", "上に同じ", "同日")
TOTAL = re.compile(r"(合計|総計|小計|累計|平均|計)(?=$|[^ぁ-んァ-ヶ一-龠])|^全[0-9]+回$")
FOOTNOTE = re.compile(r"[※＊*◎（(【]|注[)）:：]")
ON_ITS_OWN = {"date", "day", "month", "weekday", "no", "id"}  # no workshop yet


@dataclass
class Tables:
    """The rows of a sheet, read from above: `heads` and `period` are those that hold by now."""

    sheet: Sheet
    known: Mapping[str, str]  # fields by headings
    period: Period
    left: Leftovers
    called: str = ""  # what stands before the name of a cell
    heads: Headings | None = None
    width: int = 0  # cells of the row of headings
    above: Sequence[Any] = field(default_factory=tuple)
    colours: dict[int, str] = field(default_factory=dict)  # of the titles so far, by row

    def rows(self) -> Iterator[Row]:
        """Yield each row that says a workshop; nothing where there is no row of headings."""
        first = self._first()
        if first is None:
            return
        at = first
        self._title(first)
        while at < len(self.sheet.rows):
            if self._is_hidden(at):
                self._hidden(at)
            elif head := self._head(at):
                self.heads, at = head
                self.width = len(self.sheet.rows[at])
                self._columns()
            elif self.heads and (row := self._row(at, self.heads)):
                yield row
            at += 1
        self._tell_colours()

    def _first(self) -> int | None:
        """Return the number (from 0) of the first row of headings."""
        rows = range(min(HEAD, len(self.sheet.rows)))
        seen = (at for at in rows if not self._is_hidden(at))
        return next((at for at in seen if self._headings(at).is_whole), None)

    def _headings(self, at: int) -> Headings:
        return headings(self.sheet.rows[at], self.known, self.sheet.looks.hidden_columns)

    def _head(self, at: int) -> tuple[Headings, int] | None:
        """Return the headings of a row, and the last row that they take, if it is one."""
        head = self._headings(at)
        if not head.is_whole:
            return None
        is_seen = at + 1 < len(self.sheet.rows) and not self._is_hidden(at + 1)
        below = self._headings(at + 1) if is_seen else None
        if below and below.columns and not below.others:
            return joined(head, below), at + 1
        return head, at

    def _title(self, first: int) -> None:
        """Take the time that the table is about from what stands above it, or from its name."""
        for at in range(first):
            if self._is_hidden(at):
                self._hidden(at)
                continue
            for column, value in self._cells(at):
                text = text_of(value)
                words = (
                    f"{value:%Y年%m月}" if isinstance(value, datetime) and value.day == 1 else text
                )
                is_settled = self.period.kind == "month" or FOOTNOTE.match(text)
                found = None if is_settled else period_in(words, self.period)
                if found:
                    self.period = found
                else:
                    self.left.add("left_texts", self._cell(at, column), text)
        if self.period.kind != "month":
            self.period = period_in(self.sheet.name, self.period) or self.period

    def _columns(self) -> None:
        """Tell of columns that nothing is taken from, where something stands in them."""
        if not self.heads:
            return
        kinds = {"left_columns": self.heads.others, "left_beside": self.heads.beside}
        for kind, found in kinds.items():
            for column, words in found.items():
                self.left.add(kind, self._column(column), words)
        if self.sheet.looks.is_wide:
            self.left.add("left_columns", f"{self._column(MOST_COLUMNS)}列から右")
        for column in (number - 1 for number in sorted(self.sheet.looks.hidden_columns)):
            cells = (text_of(one) for row in self.sheet.rows for one in row[column : column + 1])
            if column not in self.heads.columns.values() and any(cells):
                self.left.add("left_hidden", f"{self._column(column)}列")

    def _row(self, at: int, heads: Headings) -> Row | None:
        """Return a row as a workshop, or None after telling what else it is."""
        cells = self._cells(at)
        if not cells:
            return None
        is_total = bool(TOTAL.match(re.sub(r"\s", "", text_of(cells[0][1]))))
        if (len(cells) == 1 or is_total) and self._is_between(at, cells, heads, is_total=is_total):
            return None
        values = self._with_ditto(at)
        row = Row(at + 1, values, heads.columns, self.sheet.formulas, self.sheet.struck,
                  self.period, self.width, self.called, heads.unit)  # fmt: skip
        taken = {*heads.columns.values(), *heads.others}
        for column, value in cells:
            if column not in taken and column < self.width:
                self.left.add("left_cells", self._cell(at, column), text_of(value))
        self.above = values
        begins = row.text("start")  # 時:分 alone is a row of units
        if row.text("title") or (begins and (row.days.is_read or re.search("[0-9]", begins))):
            colour = self.sheet.colours.get((row.number, heads.columns["title"] + 1))
            if colour is not None:  # else it is part of a merged cell, or empty
                self.colours[row.number] = colour
            if words_of(row, "note") and heads.note in ("備考", "メモ"):
                self.left.add("told_public", row.cell("note"))
            return row
        for name, column in heads.columns.items():
            if name not in ON_ITS_OWN and row.text(name):  # 12/13(日) …… 休館日
                self.left.add("left_texts", self._cell(at, column), row.text(name))
        return None

    def _tell_colours(self) -> None:
        """Tell of rows in other colours: who made the table knows what they say."""
        (usual, _), *others = Counter(self.colours.values()).most_common() or [("", 0)]
        few = [at for at, colour in self.colours.items() if colour != usual]
        take_turns = len(few) > 1 and {later - one for one, later in pairwise(few)} == {2}
        if not others or take_turns:
            return
        if len(few) * 2 < len(self.colours):
            for at in few:
                self.left.add("told_colours", f"{self.called}{at}行目")
        elif len(few) > 1:
            self.left.add("told_many_colours", self.called)

    def _is_between(
        self, at: int, cells: Sequence[tuple[int, Any]], heads: Headings, *, is_total: bool
    ) -> bool:
        """Return whether a row is no workshop but a title, a total or a footnote; and tell it."""
        column, value = cells[0]
        text = text_of(value)
        named = [name for name, where in heads.columns.items() if where == column]
        said = days_in(value, self.period)
        is_day = "date" in named and said.is_read
        if len(cells) == 1 and is_day and not said.rest:
            return True  # a day of the month without anything on it
        found = None if is_day or FOOTNOTE.match(text) else period_in(text, self.period)
        if len(cells) == 1 and found:
            self.period = found
            return True
        if len(cells) == 1 and "title" in named and not (FOOTNOTE.match(text) or is_total):
            return False
        for where, said in cells:
            self.left.add("left_texts", self._cell(at, where), text_of(said))
        return True

    def _with_ditto(self, at: int) -> list[Any]:
        """Return the values of a row, with those of the row above where it says 〃."""
        values = list(self.sheet.rows[at])
        for column, value in enumerate(values):
            if text_of(value) in DITTO and column < len(self.above):
                values[column] = self.above[column]
        return values

    def _is_hidden(self, at: int) -> bool:
        return at + 1 in self.sheet.looks.hidden_rows

    def _hidden(self, at: int) -> None:
        if self._cells(at):
            self.left.add("left_rows", f"{self.called}{at + 1}行目")

    def _cells(self, at: int) -> list[tuple[int, Any]]:
        """Return the cells of a row in which something can be seen."""
        return [
            (column, value)
            for column, value in enumerate(self.sheet.rows[at])
            if text_of(value) and column + 1 not in self.sheet.looks.hidden_columns
        ]

    def _cell(self, at: int, column: int) -> str:
        return f"{self._column(column)}{at + 1}"

    def _column(self, column: int) -> str:
        return f"{self.called}{get_column_letter(column + 1)}"
