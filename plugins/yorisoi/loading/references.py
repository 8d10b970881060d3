"""References in a text: links and pictures, read from its source as Markdown reads them.

Pelican's `{filename}` and `{static}` name a file of the content folder, from the folder of the
text's own file or, after `/`, from the content folder itself. Loading checks what stands in the
source, with its place; rendering resolves what Markdown made of it: both by `resolve`.
"""

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor

from yorisoi.faults import Position

OF_EVENTS = "events/_"  # the texts of all events lead from the same folder
INTERNAL = re.compile(r"\{(?:filename|static)\}(.*)", re.DOTALL)
DEFINITION = re.compile(
    r"^(?:[ \t>*+-]|[0-9]+\.)*\[([^\[\]]*)\]:[ \t]*(?:\n[ \t>]*)?(\S+)", re.MULTILINE
)
AUTOMATIC = re.compile(r"<(https://[^<>]*)>")
BEFORE_PICTURE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\Z")
PICTURE_BY_NAME = re.compile(r"!\[([^\[\]]*)\](?!\()(?:\s?\[([^\[\]]*)\])?")
LONGEST = 2000  # characters of a target or of a picture's words; bounds the time it takes
# Markdown takes escapes apart before links: here each keeps its length, in private characters.
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
ESCAPED = re.compile("\ue000([\ue000-\ue07f])")
FIRST = 0xE000


class _Inline(LinkInlineProcessor):
    """Markdown's own reading of what follows the words of a link, on source instead of a tree."""

    def unescape(self, text: str) -> str:
        """Return the text: nothing in source was put aside yet."""
        return text


_INLINE = _Inline(LINK_RE)


class Reference(NamedTuple):
    """A link or a picture: its target, where that begins in the text, and which of both it is."""

    target: str
    offset: int
    is_picture: bool = False
    is_open: bool = False  # its target never ends


class LinkToEvent(NamedTuple):
    """A link to a file of events, with the id or the anchor that it names there."""

    position: Position
    file: str
    anchor: str


@lru_cache(maxsize=16)  # several checks ask for those of one text in turn
def references(text: str) -> tuple[Reference, ...]:
    """Return every reference of a Markdown text.

    One in a block of code is returned too, though Markdown shows it as it is.
    """
    return tuple(_references(text))


def _references(text: str) -> Iterator[Reference]:
    if "\\" in text:
        text = ESCAPE.sub(lambda found: chr(FIRST) + chr(FIRST + ord(found[1])), text)
    automatic = (Reference(found[1], found.start(1)) for found in AUTOMATIC.finditer(text))
    for reference in (*_inline(text), *_definitions(text), *automatic):
        yield reference._replace(target=ESCAPED.sub(_unescaped, reference.target))


def _unescaped(found: re.Match[str]) -> str:
    return chr(ord(found[1]) - FIRST)


def _inline(text: str) -> Iterator[Reference]:
    start = text.find("](")
    while start >= 0:
        after = text[start + 1 : start + LONGEST]
        target, _, _, is_closed = _INLINE.getLink(after, 0)
        if not is_closed:
            yield Reference("", start + 1, is_open=True)
            return  # to look for the end of many would take long
        before = text[max(0, start - LONGEST) : start + 1]
        offset = start + 1 + max(after.find(target), 1)
        yield Reference(target, offset, BEFORE_PICTURE.search(before) is not None)
        start = text.find("](", start + 1)


def _definitions(text: str) -> Iterator[Reference]:
    """Yield the targets of links by reference: `[words][name]` … `[name]: target`."""
    if "]:" not in text:
        return
    pictures = {_name(found[2] or found[1]) for found in PICTURE_BY_NAME.finditer(text)}
    for found in DEFINITION.finditer(text):
        target = found[2].lstrip("<").rstrip(">")
        yield Reference(target, found.start(2), _name(found[1]) in pictures)


def _name(written: str) -> str:
    return " ".join(written.lower().split())


def file_named(target: str, path: str) -> str | None:
    """Return what an internal target in the file `path` names, its anchor included.

    The name is composed (Unicode NFC), as macOS decomposes names of files. None where the
    target leads out of the site.
    """
    found = INTERNAL.fullmatch(target)
    if not found:
        return None
    name = unicodedata.normalize("NFC", found[1])
    if name.startswith("/"):
        return name.lstrip("/")
    file, hash_, anchor = name.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) + hash_ + anchor


def resolve(name: str, known: Container[str]) -> tuple[str, str] | None:
    """Return which of the `known` files a name is, and the anchor within it; None where none is.

    An editor may have percent-encoded the name (RFC 3986), and `#` may be part of it.
    """
    file, _, anchor = name.partition("#")
    choices = ((name, ""), (file, anchor), (unquote(name), ""), (unquote(file), anchor))
    return next((choice for choice in choices if choice[0] in known), None)
