"""The indent of a line of YAML, and the one that was meant."""

import re
from collections.abc import Sequence

#: Unicode's other spaces of some width, but for the rarest.
SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
BLANKS = f" \t{SPACES}"
OPENS = re.compile(r":(?: *[|>][0-9+-]*)?(?: +#.*)?$")  # what the lines below belong to
HOLDS = re.compile(r"-(?: |$)|.*:(?: |$)")  # an item or a key; other lines continue a text
INDENT = 2
NEAR = 200  # lines above that are looked through, as a slip may be on each line of a file


def aligned(lines: Sequence[str], number: int) -> str:
    """Return a line with as many spaces before it as one that stands above it asks for."""
    words = lines[number].lstrip(BLANKS)
    own, above = width(lines[number]), lines[max(number - NEAR, 0) : number]
    levels = _levels(above, is_item=words.startswith("- "))
    return " " * next((level for level in levels if level >= own), levels[-1]) + words


def _levels(above: Sequence[str], *, is_item: bool) -> list[int]:
    """Return how far in a line may stand, by the lines above that hold it."""
    levels: list[int] = []
    for line in reversed(above):
        words, indent = line.lstrip(BLANKS), width(line)
        if words.startswith("#") or not HOLDS.match(words) or (levels and indent >= min(levels)):
            continue
        key = indent + len(words) - len(re.sub("^(?:- +)+", "", words))
        if not levels and OPENS.search(words):
            levels.append(key + INDENT)
        levels += (indent,) if is_item else (indent, key)
    return sorted({0, *levels})


def width(line: str) -> int:
    """Return how far in a line stands, a tab or a wide space as two."""
    indent = line[: len(line) - len(line.lstrip(BLANKS))]
    return sum(INDENT if sign in "\t\u3000" else 1 for sign in indent)
