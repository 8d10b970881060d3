"""A stranger's text in a comment: shown as it is, and never read as a part of it.

As code of CommonMark, in which no mark, HTML, picture or @name means anything.
"""

import re
import unicodedata
from collections.abc import Iterable

# A letter's joiners are left alone; what turns, hides or breaks a line is written out.
PLAIN = "\t\u200c\u200d"


def visible(text: str) -> str:
    """Return one line: breaks, controls and signs that turn the writing as ‹U+202E›."""
    if text.isprintable():  # nearly always, and a hundred times as fast
        return text
    return "".join(f"‹U+{ord(sign):04X}›" if _is_unseen(sign) else sign for sign in text)


def _is_unseen(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign not in PLAIN and (category[0] == "C" or category in ("Zl", "Zp"))


def code(text: str) -> str:
    """Return a text as one code span of CommonMark (6.1), safe in a table too."""
    text = visible(re.sub(r"\s+", " ", text).strip()).replace("|", "｜")
    if not text:
        return "（なし）"
    fence = _fence(text, 1)
    return f"{fence} {text} {fence}"


def block(lines: Iterable[str]) -> str:
    """Return lines as one fenced block (4.5): they begin with + or -, and are coloured so."""
    text = "\n".join(map(visible, lines))
    fence = _fence(text, 3)
    return f"{fence}diff\n{text}\n{fence}"


def _fence(text: str, shortest: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(longest + 1, shortest)
