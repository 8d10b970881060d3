"""A page as passages and sentences: what a translation of it follows.

Only words count, not line breaks, marks, readings (ruby) or facts of the data: an insert stands for
a fact by its name.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from markdown_it.token import Token

from yorisoi.loading.markdown.dialect import line_of, read
from yorisoi.loading.markdown.limits import exceeded
from yorisoi.site import PageSource

FIELDS = ("title", "tab_title", "menu", "description")  # of the front matter
END = re.compile(r"(?<=[。！？!?])(?![」』）)。！？!?])|(?<=[.!?])\s+")
START = Token("", "", 0)


class Passage(NamedTuple):
    """A heading, paragraph, item or insert of a page, or a text of its front matter.

    `marks` are what it has in common with its translation: its kind, inserts and links. `line` is
    0 in the front matter.
    """

    sentences: tuple[str, ...]
    line: int
    marks: tuple[str, ...]


def passages(page: PageSource) -> list[Passage]:
    """Return the passages of a page, in order; those of its body with their lines in the file."""
    texts = [(name, getattr(page.meta, name)) for name in FIELDS]
    head = [Passage(_sentences(text), 0, (name,)) for name, text in texts if text]
    return head + [passage for passage in _body(page) if passage.sentences]


def _body(page: PageSource) -> Sequence[Passage]:
    if exceeded(page.body):
        return ()
    return [
        _passage(token, opening.tag, page.first_line)
        for opening, token in pairwise([START, *read(page.body).tokens])
        if token.type in ("inline", "insert")
    ]


def _passage(token: Token, kind: str, first_line: int) -> Passage:
    line = first_line + line_of(token)
    parts = (token.children or []) if token.type == "inline" else [token]
    marks = filter(None, map(_mark, parts))
    return Passage(_sentences("".join(map(_words, parts))), line, (kind, *marks))


def _words(part: Token) -> str:
    """Return what a part of a passage says, and where it leads."""
    match part.type:
        case "insert":
            return f"{{{{{part.content}}}}}"
        case "softbreak" | "hardbreak":
            return " "
        case "link_open" | "image":
            return f"<{_mark(part)}>{part.content}"
    return part.content


def _mark(part: Token) -> str:
    """Return what an insert, a link or a picture is in every language; nothing for words."""
    if part.type == "insert":
        return part.content
    target = str(part.attrs.get("href", part.attrs.get("src", "")))
    return PurePath(target).name if target.startswith("{") else target


def _sentences(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in END.split(text))
    return tuple(part for part in parts if part)
