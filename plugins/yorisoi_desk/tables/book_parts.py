"""The parts of a workbook, weighed before one is opened, and what they say beside the values.

A workbook (.xlsx) is a zip of XML, and so may be a bomb. Each part is read once, tag by tag.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl.utils.cell import coordinate_to_tuple

from yorisoi_desk.messages import say

MOST_BYTES, MOST_UNZIPPED, MOST_PARTS = 2 << 20, 8 << 20, 300
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1000, 60, 100_000
# Parts of which openpyxl makes objects one by one, whatever the sheets hold.
MOST_OF = {"xl/workbook.xml": 64 << 10, "xl/styles.xml": 512 << 10}
MOST_BESIDES = 1 << 20
SHEETS, PICTURES, DRAWINGS = "xl/worksheets/", "xl/media/", "xl/drawings/"
MOST_SHEETS, MOST_MERGED = 60, 2000
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
YES = ("1", "true")


class Unreadable(ValueError):  # noqa: N818 - an outcome, like the engine's
    """A file that cannot be taken in; the text is a whole sentence for staff."""


@dataclass
class Looks:
    """What a sheet says beside its values: which rows and columns (from 1) nobody sees.

    `merged` has first row, first column and last row of each merged cell, `formulas` the places
    (row, column) of those that may have no answer. A sheet that `is_wide` has more columns than
    are read.
    """

    merged: list[tuple[int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    is_wide: bool = False


@dataclass
class BookLooks:
    """What the parts of a workbook say beside the values, found before anything is opened."""

    sheets: dict[str, Looks] = field(default_factory=dict)  # by the part that each might be
    is_struck: bool = False
    notes: list[str] = field(default_factory=list)  # cells with a note
    has_boxes: bool = False
    cells: int = 0

    def read(self, name: str, text: bytes) -> None:
        """Note what one part says, as far as it is XML."""
        part = _Part(self, self.sheets.setdefault(name, Looks()))
        parser = ParserCreate()
        parser.StartElementHandler = part.begin
        if name.startswith(DRAWINGS):
            parser.CharacterDataHandler = part.words
        try:
            parser.Parse(text, True)  # noqa: FBT003 - it takes no names
        except ExpatError:  # a macro; or Excel's own drawing of a note, which is no clean XML
            if name.startswith(SHEETS):
                raise


@dataclass
class _Part:
    """A part that is being read: at which cell, and what it has said so far."""

    book: BookLooks
    looks: Looks
    row: int = 0
    column: int = 0
    is_text: bool = False  # the cell holds text, if only an empty one
    sheets: int = 0
    is_in_box: bool = False

    def begin(self, tag: str, said: dict[str, str]) -> None:
        """Note what a tag says; of each part some of these tags alone."""
        self.is_in_box = tag == "a:t"
        match tag.rpartition(":")[2]:
            case "row":
                self._row(said)
            case "col" if said.get("hidden") in YES:
                last = min(int(said["max"]), MOST_COLUMNS)
                self.looks.hidden_columns.update(range(int(said["min"]), last + 1))
            case "c":
                self._cell(said)
            case "v" | "is" | "f" as inside:
                self._value(is_formula=inside == "f")
            case "mergeCell":
                (top, first), (bottom, _) = map(coordinate_to_tuple, said["ref"].split(":"))
                self.looks.merged.append((top, first, min(bottom, MOST_ROWS)))
                self._check(len(self.looks.merged), MOST_MERGED)
            case "sheet":
                self.sheets += 1
                self._check(self.sheets, MOST_SHEETS)
            case "strike":
                self.book.is_struck |= said.get("val", "1") in YES
            case "comment":
                self.book.notes.append(said["ref"])

    def _row(self, said: dict[str, str]) -> None:
        self.row, self.column = int(said.get("r", self.row + 1)), 0
        if said.get("hidden") in YES:
            self.looks.hidden_rows.add(self.row)

    def _cell(self, said: dict[str, str]) -> None:
        self.book.cells += 1
        if self.book.cells > MOST_CELLS:
            raise Unreadable(say("sheet_cells", limit=MOST_CELLS))
        self.column += 1
        if "r" in said:
            self.row, self.column = coordinate_to_tuple(said["r"])
        self.is_text = said.get("t") == "str"

    def _value(self, *, is_formula: bool) -> None:
        self.looks.is_wide |= self.column > MOST_COLUMNS
        if is_formula and not self.is_text:
            self.looks.formulas.add((self.row, self.column))

    def words(self, text: str) -> None:
        """Note that words stand in a drawing."""
        self.book.has_boxes |= self.is_in_box and not text.isspace()

    def _check(self, number: int, most: int) -> None:
        if number > most:
            raise Unreadable(say("sheet_bomb"))


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
    looks = BookLooks()
    for entry in weighed:
        text = parts.read(entry)  # never more than the size that was declared
        if DECLARED.search(text) or text.startswith(UTF_16):
            raise Unreadable(say("sheet_broken"))
        looks.read(entry.filename, text)
    return looks
