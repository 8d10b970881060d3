"""The parts of a workbook, weighed before one is opened, and what they say beside the values.

A workbook (.xlsx) is a zip of XML, and so may be a bomb.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from yorisoi_desk.messages import say

MOST_BYTES, MOST_UNZIPPED, MOST_PARTS = 2 << 20, 8 << 20, 300
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1000, 60, 100_000
# Parts of which openpyxl makes objects one by one, whatever the sheets hold.
MOST_OF = {"xl/workbook.xml": 64 << 10, "xl/styles.xml": 512 << 10}
MOST_BESIDES = 1 << 20
SHEETS, PICTURES = "xl/worksheets/", "xl/media/"
MOST_SHEETS, MOST_MERGED = 60, 2000
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"'
)
SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
FILLED = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})[0-9]{1,7}"[^>]*(?<!/)>\s*<(?:\w+:)?(?:v|is|f)[\s>]'
)
DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
ATTRIBUTE = re.compile(rb"([\w:]+)=[\"']([^\"']*)")
STRUCK = re.compile(rb'<(?:\w+:)?strike(?:\s*/?>|\s+val="(?:1|true)")')
NOTE = re.compile(rb'<(?:\w+:)?comment\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7})"')
IN_A_BOX = re.compile(rb"<a:t>[^<]*[^<\s]")


class Unreadable(ValueError):  # noqa: N818 - an outcome, like the engine's
    """A file that cannot be taken in; the text is a whole sentence for staff."""


@dataclass(frozen=True)
class Looks:
    """What a sheet says beside its values: which rows and columns (from 1) nobody sees.

    `merged` has first row, first column and last row of each merged cell. A sheet that `is_wide`
    has more columns than are read.
    """

    merged: tuple[tuple[int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_wide: bool = False


@dataclass
class BookLooks:
    """What the parts of a workbook say beside the values, found before anything is opened."""

    sheets: dict[str, Looks] = field(default_factory=dict)  # by the part that each might be
    has_formulas: bool = False
    is_struck: bool = False
    notes: list[str] = field(default_factory=list)  # cells with a note
    has_boxes: bool = False


def looked_at(data: bytes) -> BookLooks:
    """Return what a workbook says beside its values, if it may be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _weighed(parts)
    except Unreadable:
        raise
    except Exception as error:  # zipfile has no one error for what is no zip
        raise Unreadable(say("sheet_broken")) from error


def _weighed(parts: zipfile.ZipFile) -> BookLooks:
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNZIPPED:
        raise Unreadable(say("sheet_bomb"))
    if "xl/workbook.xml" not in parts.namelist():
        raise Unreadable(say("sheet_open" if "content.xml" in parts.namelist() else "sheet_other"))
    # A sheet may be a part of any name but a picture's: pictures are not looked into.
    weighed = [entry for entry in entries if not entry.filename.startswith(PICTURES)]
    others = (entry for entry in weighed if not entry.filename.startswith(SHEETS))
    if any(part.file_size > MOST_OF.get(part.filename, MOST_BESIDES) for part in others):
        raise Unreadable(say("sheet_bomb"))
    looks, cells = BookLooks(), 0
    for entry in weighed:
        text = parts.read(entry)  # never more than the size that was declared
        if DECLARED.search(text) or text.startswith(UTF_16):
            raise Unreadable(say("sheet_broken"))
        if len(SHEET.findall(text)) > MOST_SHEETS or len(MERGED.findall(text)) > MOST_MERGED:
            raise Unreadable(say("sheet_bomb"))
        cells += sum(1 for _ in CELL.finditer(text))
        _look(looks, entry.filename, text)
    if cells > MOST_CELLS:
        raise Unreadable(say("sheet_cells", limit=MOST_CELLS))
    return looks


def _look(looks: BookLooks, name: str, text: bytes) -> None:
    """Note what one part says."""
    looks.sheets[name] = Looks(
        tuple(_spans(text)),
        frozenset(_hidden(ROW, text, b"r", b"r", MOST_ROWS)),
        frozenset(_hidden(COLUMN, text, b"min", b"max", MOST_COLUMNS)),
        any(
            column_index_from_string(column.decode()) > MOST_COLUMNS
            for column in {*FILLED.findall(text)}
        ),
    )
    looks.has_formulas = looks.has_formulas or bool(FORMULA.search(text))
    looks.is_struck = looks.is_struck or bool(STRUCK.search(text))
    looks.notes += [cell.decode() for cell in NOTE.findall(text)]
    if name.startswith("xl/drawings/"):
        looks.has_boxes = looks.has_boxes or bool(IN_A_BOX.search(text))


def _hidden(
    lines: re.Pattern[bytes], text: bytes, first: bytes, last: bytes, most: int
) -> Iterator[int]:
    """Yield the numbers of the rows or columns that nobody sees, up to the most that are read."""
    for words in lines.findall(text):
        said = dict(ATTRIBUTE.findall(words)) if HIDDEN.search(words) else {}
        if first in said:
            yield from range(int(said[first]), min(int(said[last]), most) + 1)


def _spans(text: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield first row, first column and last row of each merged cell."""
    for column, top, bottom in MERGED.findall(text):
        yield int(top), column_index_from_string(column.decode()), min(int(bottom), MOST_ROWS)
