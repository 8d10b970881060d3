"""A month's workshops as an Excel workbook: out for those who plan in Excel, and in again.

A row that comes back as it went out changes nothing. The city's CSV comes in by the same way.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from yorisoi.loading.files import CONTROL
from yorisoi.models.event_dates import STATUS_WORDS

from yorisoi_desk.messages import say
from yorisoi_desk.tables.book_parts import Unreadable
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.drafts import Taking
from yorisoi_desk.tables.headings import COLUMNS
from yorisoi_desk.tables.intake import Draft, Intake
from yorisoi_desk.tables.spreadsheets import read_table

DAY, TIME, MOMENT = "yyyy/m/d(aaa)", "h:mm", "yyyy/m/d h:mm"
EMPTY_ROWS = 30  # ready to be filled in, below those that are
LISTS = "選べる言葉"
TYPED: dict[re.Pattern[str], tuple[Callable[[str], Any], str]] = {
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"): (date.fromisoformat, DAY),
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"): (datetime.fromisoformat, MOMENT),
    re.compile(r"[0-9]{2}:[0-9]{2}"): (time.fromisoformat, TIME),
    re.compile(r"[1-9][0-9]{0,6}"): (int, "0"),
}
FORMATS = {"date": DAY, "start": TIME, "end": TIME, "deadline": DAY}


@dataclass(frozen=True)
class Taken:
    """What came in: drafts to look at, and what was left aside, in sentences for staff."""

    drafts: tuple[Draft, ...]
    left: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong in any row."""
        return not any(draft.faults for draft in self.drafts)


def workbook(
    month: date, workshops: Sequence[tuple[str, Mapping[str, str]]], choices: Choices
) -> bytes:
    """Return the workbook of a month: `workshops` are ids and the values of their forms."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new book has one
    sheet.title = f"{month.year}年{month.month}月"
    sheet.append([heading for heading, _, _ in COLUMNS])
    for row, (event_id, values) in enumerate(workshops, 2):
        shown = choices.shown(values) | {"id": event_id}
        for column, (_, field, _) in enumerate(COLUMNS, 1):
            _put(sheet.cell(row, column), field, shown.get(field, ""))
    _dress(sheet, len(workshops) + 1 + EMPTY_ROWS)
    _offer(sheet, len(workshops) + 1 + EMPTY_ROWS, choices)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def taken_in(data: bytes, intake: Intake) -> Taken:
    """Return the drafts of a workbook, of its visible sheets that have headings, or of a CSV.

    Raises Unreadable, whose text is a sentence for staff, where nothing can be taken in.
    """
    book, taking = read_table(data), Taking(intake)
    seen = [sheet for sheet in book.sheets if sheet.rows]
    for sheet in seen:
        if not taking.take(sheet, f"「{sheet.name}」の" if len(seen) > 1 else ""):
            taking.left.add("left_no_table", f"「{sheet.name}」")
    for sheet in book.sheets:
        if sheet.is_hidden and sheet.name != LISTS:
            taking.left.add("left_sheets", f"「{sheet.name}」")
    if len(taking.left.found.get("left_no_table", ())) == len(seen):
        raise Unreadable(say("sheet_no_headings"))
    for cell in book.looks.notes:
        taking.left.add("left_notes", cell)
    if book.looks.has_boxes:
        taking.left.add("left_boxes", "図")
    return Taken(tuple(taking.drafts.values()), tuple(taking.left.sentences()))


def _put(cell: Cell | MergedCell, field: str, text: str) -> None:
    """Write a typed value where it is one; a text is never a formula."""
    for pattern, (read, form) in TYPED.items():
        if pattern.fullmatch(text) and (form != "0" or field in ("capacity", "fee")):
            with suppress(ValueError):  # no day of the calendar: as it stands in the file
                cell.value, cell.number_format = read(text), form
                return
    cell.value = CONTROL.sub("", text) or None
    if text:
        cell.data_type, cell.quotePrefix = "s", text.startswith(("=", "+", "-", "@"))


def _dress(sheet: Worksheet, last: int) -> None:
    sheet.freeze_panes = "E2"
    for column, (_, field, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = sheet.cell(1, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="EFE7DD")
        for row in range(2, last + 1):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if cell.value is None and field in FORMATS:
                cell.number_format = FORMATS[field]


def _offer(sheet: Worksheet, last: int, choices: Choices) -> None:
    """Let the cells of some columns be chosen from a list, and others be typed as well."""
    offered = {
        "status": list(STATUS_WORDS.values()),
        "apply": list(choices.ways),
        "place": list(choices.places),
    }
    book = sheet.parent
    assert book is not None  # noqa: S101 - it was made in one
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for number, (field, words) in enumerate(offered.items(), 1):
        for row, word in enumerate(words, 1):
            _put(lists.cell(row, number), "", word)
        source = (
            f"'{LISTS}'!${get_column_letter(number)}$1:${get_column_letter(number)}${len(words)}"
        )
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.showErrorMessage = field == "status"  # elsewhere other words may be right
        column = next(at for at, (_, name, _) in enumerate(COLUMNS, 1) if name == field)
        rule.add(f"{get_column_letter(column)}2:{get_column_letter(column)}{last}")
        sheet.add_data_validation(rule)
