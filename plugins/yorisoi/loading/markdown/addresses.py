"""Rules of the dialect for links: addresses without marks, and names of files with spaces."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import helpers
from markdown_it.common.utils import unescapeAll
from markdown_it.helpers.parse_link_destination import _Result
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# A bare address ends before what cannot be part of it, and before a full stop or a bracket.
ADDRESS = re.compile(r"(?<![A-Za-z0-9])https?://[A-Za-z0-9][!-~]*[/A-Za-z0-9_=&%#~+-]")
OF_FILE = re.compile(r"\{(?:filename|static)\}(?:[^()\n\\<>\"']|\\.|\([^()\n]*\)|(?<![ \t])[\"'])*")


def link_addresses(state: StateCore) -> None:
    """Make links of the addresses that stand in words."""
    for token in state.tokens:
        if token.type == "inline" and "://" in token.content:
            token.children = list(_linked(token.children or []))


def _linked(children: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for child in children:
        depth += child.nesting if child.type in ("link_open", "link_close") else 0
        if child.type == "text" and not depth:
            yield from _split(child)
        else:
            yield child


def _split(text: Token) -> Iterator[Token]:
    """Yield the tokens of a text, with a link for each address in it."""
    end = 0
    for found in ADDRESS.finditer(text.content):
        address = _without_closing(found[0])
        yield text_token(text.content[end : found.start()], text.level)
        attributes: dict[str, str | int | float] = {"href": address}
        yield Token("link_open", "a", 1, attrs=attributes, markup="linkify", level=text.level)
        yield text_token(address, text.level + 1)
        yield Token("link_close", "a", -1, markup="linkify", level=text.level)
        end = found.start() + len(address)
    yield text_token(text.content[end:], text.level)


def _without_closing(address: str) -> str:
    """Return an address without the bracket that closes what it stands in."""
    cut = re.search(r"[\"'<>]", address)
    address = address[: cut.start()] if cut else address
    opened = 0
    for place, sign in enumerate(address):
        opened += {"(": 1, ")": -1}.get(sign, 0)
        if opened < 0:
            return address[:place]
    return address


def text_token(content: str, level: int) -> Token:
    """Return plain words as a token."""
    return Token("text", "", 0, content=content, level=level)


def destination(text: str, start: int, end: int) -> _Result:
    """Read where a link leads; the name of a file of the content may hold spaces."""
    found = OF_FILE.match(text, start, end)
    if not found:
        return helpers.parseLinkDestination(text, start, end)
    written = re.sub(r"[ \t]+$", "", found[0])
    result = _Result()
    result.ok, result.pos, result.str = True, start + len(written), unescapeAll(written)
    return result
