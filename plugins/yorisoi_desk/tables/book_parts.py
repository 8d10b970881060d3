"""The parts of a workbook, weighed before one is opened, and what they say beside the values.

A workbook (.xlsx) is a zip of XML, and so may be a bomb.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from yorisoi_desk.messages import say

MOST_BYTES, MOST_UNZIPPED, MOST_PARTS = 2 << 20, 8 << 20, 300
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1000, 60, 100_000
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


@dataclass
class Looks:
    """What the parts of a workbook say beside the values, found before anything is opened."""

    # by the part of each sheet: first row, first column, last row, last column of merged cells
    merged: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    hidden_rows: dict[str, frozenset[int]] = field(default_factory=dict)
    hidden_columns: dict[str, frozenset[int]] = field(default_factory=dict)
    wide: set[str] = field(default_factory=set)  # have more columns than are read
    has_formulas: bool = False
    is_struck: bool = False
    notes: list[str] = field(default_factory=list)  # cells with a note
    has_boxes: bool = False


def looked_at(data: bytes) -> Looks:
    """Return what a workbook says beside its values, if it may be opened."""
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


def _weighed(parts: zipfile.ZipFile) -> Looks:
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNZIPPED:
        raise Unreadable(say("sheet_bomb"))
    if "xl/workbook.xml" not in parts.namelist():
        raise Unreadable(say("sheet_open" if "content.xml" in parts.namelist() else "sheet_other"))
    others = (entry for entry in entries if not entry.filename.startswith((SHEETS, "xl/media/")))
    if any(part.file_size > MOST_OF.get(part.filename, MOST_BESIDES) for part in others):
        raise Unreadable(say("sheet_bomb"))
    looks, cells = Looks(), 0
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
        _look(looks, entry.filename, text)
    if cells > MOST_CELLS:
        raise Unreadable(say("sheet_cells", limit=MOST_CELLS))
    return looks


def _look(looks: Looks, name: str, text: bytes) -> None:
    """Note what one part says."""
    if name.startswith(SHEETS):
        looks.has_formulas = looks.has_formulas or bool(FORMULA.search(text))
        looks.merged[name] = list(_spans(text))
        if any(_number(column) > MOST_COLUMNS for column in {*FILLED.findall(text)}):
            looks.wide.add(name)
        looks.hidden_rows[name] = frozenset(_hidden(ROW, text, b"r", b"r", MOST_ROWS))
        looks.hidden_columns[name] = frozenset(_hidden(COLUMN, text, b"min", b"max", MOST_COLUMNS))
    elif name.startswith("xl/comments"):
        looks.notes += [cell.decode() for cell in NOTE.findall(text)]
    elif name.startswith("xl/drawings/"):
        looks.has_boxes = looks.has_boxes or bool(IN_A_BOX.search(text))
    if name in ("xl/styles.xml", "xl/sharedStrings.xml") or name.startswith(SHEETS):
        looks.is_struck = looks.is_struck or bool(STRUCK.search(text))


def _hidden(
    lines: re.Pattern[bytes], text: bytes, first: bytes, last: bytes, most: int
) -> Iterator[int]:
    """Yield the numbers of the rows or columns that nobody sees, up to the most that are read."""
    for words in lines.findall(text):
        said = dict(ATTRIBUTE.findall(words)) if HIDDEN.search(words) else {}
        if first in said:
            yield from range(int(said[first]), min(int(said[last]), most) + 1)


def _spans(text: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield first row, first column, last row and last column of each merged cell."""
    for first, top, last, bottom in MERGED.findall(text):
        yield int(top), _number(first), min(int(bottom), MOST_ROWS), _number(last)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
