"""Staff's Markdown as a calendar or a spreadsheet can say it: words and line ends, no marks."""

import re
from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from yorisoi.loading.markdown.dialect import read

# What a mark begins with, or a block: a text without any is said as it stands.
MARKED = re.compile(
    r"[\\`*_{\[<&#|~!\t>]|^[ \t]*(?:[-+=]|[0-9]+[.)])|://|^[ \t]|[ \t]$", re.MULTILINE
)


def unmarked(text: str, inserts: Mapping[str, str]) -> str:
    """Return a Markdown text as said: without marks, ruby's base alone, inserts written out."""
    if not MARKED.search(text):
        return text
    return "".join(_pieces(text, inserts)).strip("\n")


def _pieces(text: str, inserts: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of each block, after the line ends between it and the one before."""
    mark, last = "", 0
    for token in read(text).tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "・"
        elif token.type in ("inline", "fence", "insert"):
            first, after = token.map or (last, last)
            yield ("　" if first == last - 1 else "\n" * min(first - last + 1, 2)) + mark
            mark, last = "", after
            children = token.children or ([token] if token.type != "inline" else [])
            yield "".join(_words(child, inserts) for child in children)


def _words(token: Token, inserts: Mapping[str, str]) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "insert":
        return inserts.get(token.content, "")
    return token.content or "".join(_words(child, inserts) for child in token.children or ())
