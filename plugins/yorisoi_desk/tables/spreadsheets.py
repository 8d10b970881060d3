"""The bytes of a spreadsheet → rows of values, or one sentence why not.

Only values are read: no formula is worked out, no macro, picture or link opened.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl

from yorisoi_desk.messages import say
from yorisoi_desk.tables.book_parts import (
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    OLE,
    UTF_16,
    ZIP,
    BookLooks,
    Looks,
    Unreadable,
    looked_at,
)
from yorisoi_desk.tables.number_formats import shown_number, shown_text

LONGEST = 5000


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in a file: rows of values, the first one in row 1 and column A.

    `formulas` are the places (row, column) whose formula has no value that was saved with it,
    `struck` those with words that are struck through, `colours` those of the ground and the
    letters of each with a value. Of a sheet that nobody sees there are no rows.
    """

    name: str
    rows: list[list[Any]]
    formulas: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    colours: dict[tuple[int, int], str] = field(default_factory=dict)
    looks: Looks = field(default_factory=Looks)
    is_hidden: bool = False


@dataclass(frozen=True)
class Book:
    """The sheets of a file, and what stands beside their cells: notes, words in boxes."""

    sheets: list[Sheet]
    looks: BookLooks = field(default_factory=BookLooks)


def read_table(data: bytes) -> Book:
    """Return the sheets of a workbook, or the one that a list is; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(say("sheet_too_large", limit=MOST_BYTES >> 20))
    if data.startswith(OLE):
        raise Unreadable(say("sheet_old"))
    return _workbook(data) if data.startswith(ZIP) else Book([_list(data)])


def _workbook(data: bytes) -> Book:
    looks = looked_at(data)
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, rich_text=looks.is_struck
        )
        sheets = [
            _sheet(sheet, looks)
            if sheet.sheet_state == "visible"
            else Sheet(sheet.title, [], is_hidden=True)
            for sheet in book.worksheets
        ]
        return Book(sheets, looks)
    except Unreadable:
        raise
    except Exception as error:  # a file made by hand may break any of openpyxl's assumptions
        raise Unreadable(say("sheet_broken")) from error


def _list(data: bytes) -> Sheet:
    """Return the rows of a CSV or of a table with tabs, as Excel writes them."""
    text = _text(data)
    if text.lstrip().startswith(("<", "%PDF")):  # a page of a website that is called .xls
        raise Unreadable(say("sheet_other"))
    lines = text.splitlines()
    sign = max(",\t;", key=lambda sign: sum(sign in line for line in lines))
    try:
        rows = _rows(io.StringIO(text, newline="").readlines(), sign)
    except csv.Error:
        raise Unreadable(say("csv_not_text")) from None
    if sum(map(len, rows)) > MOST_CELLS:
        raise Unreadable(say("sheet_cells", limit=MOST_CELLS))
    _check_size(len(rows))
    return Sheet("", [[_unguarded(cell[:LONGEST]) for cell in row] for row in rows])


def _rows(lines: list[str], sign: str) -> list[list[str]]:
    """Return the rows of a list; raises csv.Error, and Unreadable where a quote swallowed some."""
    rows: list[list[str]] = []
    reader, begins = csv.reader(lines, delimiter=sign), 0
    for row in reader:
        rows.append(row)
        if any(sign in cell or "\n" in cell for cell in row):  # meant so, if its quotes are right
            try:
                list(csv.reader(lines[begins : reader.line_num], delimiter=sign, strict=True))
            except csv.Error:
                raise Unreadable(say("csv_quote", row=len(rows))) from None
        begins = reader.line_num
    return rows


def _text(data: bytes) -> str:
    """Return a text in UTF-8, the UTF-16 of Excel's "Unicode text", or Windows' Shift_JIS."""
    if data.startswith(UTF_16):
        names = ["utf-16"]
    elif b"\0" in data:
        names = []
    else:
        names = ["utf-8-sig", "cp932"]
    for name in names:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise Unreadable(say("csv_not_text"))


def _unguarded(cell: str) -> str:
    """Return a cell without the sign that keeps spreadsheets from taking it for a formula."""
    if text := re.fullmatch(r'="([^"]*)"', cell):  # 029… as a text with its zero
        return text[1]
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _sheet(sheet: Any, book: BookLooks) -> Sheet:
    looks = book.sheets[str(getattr(sheet, "_worksheet_path", "")).lstrip("/")]
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    struck: set[tuple[int, int]] = set()
    colours: dict[tuple[int, int], str] = {}
    rows: list[list[Any]] = []
    for row, cells in enumerate(sheet.iter_rows(**limits), 1):
        rows.append([_cut(_shown(cell)) for cell in cells])
        colours |= {(row, at): _colour(cell) for at, cell in enumerate(cells, 1) if cell.value}
        if book.is_struck:
            struck |= {(row, at) for at, cell in enumerate(cells, 1) if _is_struck(cell)}
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    _check_size(len(rows))
    formulas = {place for place in looks.formulas if _at(rows, *place) is None}
    for top, first, bottom in looks.merged:
        _fill(rows, top, first, bottom)
    return Sheet(sheet.title, rows, formulas, struck, colours, looks)


def _colour(cell: Any) -> str:
    """Return what tells the colours of a cell from those of others."""
    fill = cell.fill.fgColor if cell.fill.fill_type else None
    return " ".join(f"{one.type}{one.value}{one.tint}" for one in (fill, cell.font.color) if one)


def _at(rows: list[list[Any]], row: int, column: int) -> Any:
    """Return the value at a place, counted from 1; None beyond the last one."""
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None


def _is_struck(cell: Any) -> bool:
    """Return whether a cell, or some words of it, are struck through."""
    if cell.value is None:
        return False
    parts = cell.value if isinstance(cell.value, list) else []
    fonts = [cell.font, *(getattr(part, "font", None) for part in parts)]
    return any(font is not None and font.strike for font in fonts)


def _fill(rows: list[list[Any]], top: int, first: int, bottom: int) -> None:
    """Let the value of a merged cell stand in each of its rows: one day of two workshops."""
    if top > len(rows) or first > len(rows[top - 1]):
        return
    for row in rows[top:bottom]:
        if first <= len(row):
            row[first - 1] = rows[top - 1][first - 1]


def _shown(cell: Any) -> Any:
    """Return the value of a cell as it shows it: 10組."""
    value, form = _to_the_second(cell.value), cell.number_format or "General"
    if form == "General" or isinstance(value, bool | list):  # a list: words in several fonts
        return value
    if isinstance(value, str):
        return shown_text(value, form)
    return shown_number(value, form) if isinstance(value, int | float) else value


def _to_the_second(value: Any) -> Any:
    """Return a moment as a cell shows it: what was worked out as 9:59:59.994 is 10:00."""
    if isinstance(value, time):
        return _to_the_second(datetime.combine(date.min, value)).time()
    is_moment = isinstance(value, datetime)
    return (value + timedelta(milliseconds=500)).replace(microsecond=0) if is_moment else value


def _cut(value: Any) -> Any:
    text = str(value) if isinstance(value, list) else value  # words in several fonts
    return text[:LONGEST] if isinstance(text, str) else text


def _check_size(rows: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable(say("sheet_rows", limit=MOST_ROWS))
