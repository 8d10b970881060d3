"""How much of Markdown's marks a text may hold, so that no text takes long to read.

markdown-it takes time in proportion to lines and marks, and to the square of what is nested. A page
as large as a file may be holds a tenth of these limits.
"""

import re
from functools import lru_cache
from itertools import islice

from yorisoi.faults import Told

MAX_LINES, MAX_MARKS = 5000, 20_000
MAX_DEPTH = 10  # of brackets
MARK = re.compile(r"[\\`*_\[\]<>&~{}|!#]|://")
NESTED = re.compile(r"(?P<open>[\[(])|[\])]|(?P<paragraph>\n\s*\n)")
STACKED = re.compile(r"^(?![ \t*_-]+$)(?:[ \t]*(?:>|(?:[-*+]|[0-9]+\.)[ \t])){7}", re.MULTILINE)
# Below the head of a table, whose rows it fills
RULED = re.compile(r"^[ \t>|:-]{3,}$", re.MULTILINE)


@lru_cache(maxsize=16)  # several checks ask for one text in turn
def exceeded(text: str) -> tuple[Told, ...]:
    """Return where a text goes beyond what is read; nothing where it may be read."""
    return tuple(filter(None, (_lines(text), _marks(text), _cells(text), *_depth(text))))


def _lines(text: str) -> Told | None:
    if text.count("\n") <= MAX_LINES:
        return None
    last = text.replace("\n", "\r", MAX_LINES).index("\n")
    return Told(last + 1, "too_many_lines", {"limit": MAX_LINES})


def _marks(text: str) -> Told | None:
    if len(text) <= MAX_MARKS:
        return None
    mark = next(islice(MARK.finditer(text), MAX_MARKS, None), None)
    return Told(mark.start(), "too_many_marks", {"limit": MAX_MARKS}) if mark else None


def _cells(text: str) -> Told | None:
    """Tell of a table that could fill too many cells, as each row gets as many as its head has."""
    if "|" not in text:
        return None
    ruled = [match for match in RULED.finditer(text) if "|" in match[0]]
    columns = max((match[0].count("|") for match in ruled), default=0)
    if columns * (text.count("\n") + 1) <= MAX_MARKS:
        return None
    return Told(ruled[0].start(), "too_many_marks", {"limit": MAX_MARKS})


def _depth(text: str) -> list[Told]:
    """Return the first place where lists and quotes, and the first where brackets, are too deep."""
    match = STACKED.search(text)
    found = [Told(match.start(), "too_deep")] if match else []
    if text.count("[") + text.count("(") <= MAX_DEPTH:
        return found
    depth = 0
    for match in NESTED.finditer(text):
        depth = 0 if match["paragraph"] else max(depth + (1 if match["open"] else -1), 0)
        if depth > MAX_DEPTH:
            return [*found, Told(match.start(), "too_deep")]
    return found
