"""The words of a row for a field: of one cell, or of two for one thing: 500 and 材料費は別."""

import re

from yorisoi.models.parsers import half_width

from yorisoi_desk.tables.table_row import Row

NOTHING = re.compile("[-ー－―—–‐]+")  # a line that stands for nothing
FREE = ("無料", "0", "0円")
AS_USUAL = {
    "fee": FREE,
    "capacity": ("なし", "未定"),
    "note": ("なし", "特になし"),
}  # what is so where nothing is said
BARE = re.compile("[0-9][0-9,]*")
# A number alone and words for one thing, in two columns.
IN_TWO = {"capacity": ("capacity", "capacity.words"), "fee": ("fee.basic", "fee"),
          "note": ("note", "note.times")}  # fmt: skip
UNIT = {"capacity": "人", "fee": "円"}


def words_of(row: Row, name: str, more: str = "") -> str:
    """Return the words of a field with `more` behind them; empty where they say what is usual."""
    texts = [row.text(column) for column in IN_TWO.get(name, (name,))]
    texts = ["" if NOTHING.fullmatch(text) else text for text in texts]
    if name in UNIT:
        number, words = texts
        unit = row.unit if name == "capacity" else ""
        is_counted = BARE.fullmatch(half_width(number)) and (words or unit)
        texts = [_beside(f"{number}{unit or UNIT[name]}" if is_counted else number, words), words]
    text = "／".join(dict.fromkeys(filter(None, (*texts, more))))
    return "" if text in AS_USUAL.get(name, ()) else text


def _beside(number: str, words: str) -> str:
    """Return a number to stand beside words, nothing where they say it themselves."""
    digits = re.sub("[^0-9]", "", half_width(number))
    is_said = digits in re.findall("[0-9]+", half_width(words).replace(",", ""))
    return "" if is_said or (number in FREE and words.startswith("無料")) else number
