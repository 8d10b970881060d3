"""The bytes of a spreadsheet → rows of values, or one sentence why not.

A workbook (.xlsx) is a zip of XML, and so may be a bomb: its parts are counted and weighed before
one is opened. Only values are read: no formula is worked out, no macro, picture or link opened.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yorisoi_desk.messages import say

MOST_BYTES, MOST_UNZIPPED, MOST_PARTS = 2 << 20, 8 << 20, 300
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, LONGEST = 1000, 60, 100_000, 5000
# Parts of which openpyxl makes objects one by one, whatever the sheets hold.
MOST_OF = {"xl/workbook.xml": 64 << 10, "xl/styles.xml": 512 << 10}
MOST_BESIDES = 1 << 20
SHEETS = "xl/worksheets/"
MOST_SHEETS, MOST_MERGED = 60, 2000
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"'
)
SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

# The merged cells of each part: first row, first column, last row, last column.
Merged = dict[str, list[tuple[int, int, int, int]]]


class Unreadable(ValueError):  # noqa: N818 - an outcome, like the engine's
    """A file that cannot be taken in; the text is a whole sentence for staff."""


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in a file: rows of values, the first one in row 1 and column A.

    `formulas` are the places (row, column) whose formula has no value that was saved with it.
    """

    name: str
    rows: list[list[Any]]
    formulas: set[tuple[int, int]] = field(default_factory=set)


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook; raises Unreadable."""
    merged, has_formulas = _looked_at(data)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        raw = openpyxl.load_workbook(io.BytesIO(data), read_only=True) if has_formulas else book
        return [
            _sheet(sheet, raw[sheet.title], merged)
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    except Unreadable:
        raise
    except Exception as error:  # a file made by hand may break any of openpyxl's assumptions
        raise Unreadable(say("sheet_broken")) from error


def read_csv(data: bytes) -> Sheet:
    """Return the rows of a CSV in UTF-8 or the Shift_JIS of Windows; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(say("sheet_too_large", limit=MOST_BYTES >> 20))
    if data.startswith(OLE):
        raise Unreadable(say("sheet_old"))
    if data.startswith(ZIP) or b"\0" in data:
        raise Unreadable(say("csv_not_text"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            raise Unreadable(say("csv_not_text")) from None
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), strict=False)]
    except csv.Error:
        raise Unreadable(say("csv_not_text")) from None
    _check_size(len(rows), max(map(len, rows), default=0))
    return Sheet("", [[_unguarded(cell[:LONGEST]) for cell in row] for row in rows])


def _unguarded(cell: str) -> str:
    """Return a cell without the sign that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _looked_at(data: bytes) -> tuple[Merged, bool]:
    """Return the merged cells of a workbook and whether it has formulas, if it may be opened."""
    if len(data) > MOST_BYTES:
        raise Unreadable(say("sheet_too_large", limit=MOST_BYTES >> 20))
    if data.startswith(OLE):
        raise Unreadable(say("sheet_old"))
    if not data.startswith(ZIP):
        raise Unreadable(say("sheet_other"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _weighed(parts)
    except Unreadable:
        raise
    except Exception as error:  # zipfile has no one error for what is no zip
        raise Unreadable(say("sheet_broken")) from error


def _weighed(parts: zipfile.ZipFile) -> tuple[Merged, bool]:
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNZIPPED:
        raise Unreadable(say("sheet_bomb"))
    if "xl/workbook.xml" not in parts.namelist():
        raise Unreadable(say("sheet_other"))
    others = (entry for entry in entries if not entry.filename.startswith((SHEETS, "xl/media/")))
    if any(part.file_size > MOST_OF.get(part.filename, MOST_BESIDES) for part in others):
        raise Unreadable(say("sheet_bomb"))
    merged, cells, has_formulas = Merged(), 0, False
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        text = parts.read(entry)  # never more than the size that was declared
        if DECLARED.search(text):
            raise Unreadable(say("sheet_broken"))
        if len(SHEET.findall(text)) > MOST_SHEETS or len(MERGED.findall(text)) > MOST_MERGED:
            raise Unreadable(say("sheet_bomb"))
        if entry.filename.startswith(SHEETS):
            cells += sum(1 for _ in CELL.finditer(text))
            has_formulas = has_formulas or bool(FORMULA.search(text))
            merged[entry.filename] = list(_spans(text))
    if cells > MOST_CELLS:
        raise Unreadable(say("sheet_cells", limit=MOST_CELLS))
    return merged, has_formulas


def _spans(text: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield first row, first column, last row and last column of each merged cell."""
    for first, top, last, bottom in MERGED.findall(text):
        yield int(top), _number(first), min(int(bottom), MOST_ROWS), _number(last)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet(sheet: Any, raw: Any, merged: Merged) -> Sheet:
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS, "values_only": True}
    rows = [[_cut(value) for value in row] for row in sheet.iter_rows(**limits)]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    _check_size(len(rows), 0)
    formulas = {
        (row, column)
        for row, values in enumerate(raw.iter_rows(**limits | {"max_row": len(rows) or 1}), 1)
        for column, value in enumerate(values, 1)
        if isinstance(value, str) and value.startswith("=") and rows[row - 1][column - 1] is None
    }
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    for top, first, bottom, last in merged.get(path, ()):
        _fill(rows, top, first, bottom, last)
    return Sheet(sheet.title, rows, formulas)


def _fill(rows: list[list[Any]], top: int, first: int, bottom: int, last: int) -> None:
    """Let the value of a merged cell stand in each of its rows: one day of two workshops."""
    if first != last or top > len(rows) or first > len(rows[top - 1]):
        return  # over several columns it is a title
    for row in rows[top:bottom]:
        if first <= len(row):
            row[first - 1] = rows[top - 1][first - 1]


def _cut(value: Any) -> Any:
    return value[:LONGEST] if isinstance(value, str) else value


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS * 2:
        raise Unreadable(say("sheet_rows", limit=MOST_ROWS))
