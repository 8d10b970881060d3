"""References in a text: links and pictures, as `dialect` reads them, with their places.

Pelican's `{filename}` and `{static}` name a file of the content folder, from the folder of the
text's own file or, after `/`, from the content folder itself. Loading checks each reference where
it stands; rendering resolves the same one: both by `resolve`.
"""

import posixpath
import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token

from yorisoi.faults import Position, Told
from yorisoi.loading.files import composed
from yorisoi.loading.markdown.dialect import Reading, inlines, read
from yorisoi.loading.markdown.limits import exceeded

OF_EVENTS = "events/_"  # the texts of all events lead from the same folder
UNREAD = re.compile(r"\{(?:filename|static)\}\S*")
REFERS = frozenset("]<}")  # without these, and without ://, a text refers to nothing
INTERNAL = re.compile(r"\{(?:filename|static)\}(.*)", re.DOTALL)


class Reference(NamedTuple):
    """A link or a picture: its target, and where that begins in the text."""

    target: str
    offset: int
    words: str = ""  # of the link, or the picture's description
    start: int = 0  # where the whole of it begins
    kind: str = "link"  # or "picture", "bare" (an address without marks), "open" (never ends),
    # "unread" (a file named outside of any link, or a target that is none)


class LinkToEvent(NamedTuple):
    """A link to a file of events, with the id or the anchor that it names there."""

    position: Position
    file: str
    anchor: str


@lru_cache(maxsize=64)  # as many as `read` keeps
def references(text: str) -> tuple[Reference, ...]:
    """Return every reference of a Markdown text that is short enough to be read."""
    if exceeded(text) or not (REFERS & set(text) or "://" in text):
        return ()
    return tuple(_references(text, read(text)))


def lost_definitions(text: str) -> Iterator[Told]:
    """Yield what is to be told of each definition that nobody would see.

    That is one (`[name]: target`) that no link uses, and a footnote (`[^name]: words`).
    """
    reading = read(text)
    if not reading.definitions:
        return
    words = [child for token in inlines(reading) for child in token.children or ()]
    words += [part for child in words for part in child.children or ()]  # of pictures
    used = {child.meta.get("label", "") for child in words}
    for name, definition in reading.definitions:
        place = reading.starts[definition["map"][0]]
        if name and name.startswith("^"):
            yield Told(place, "footnote")
        elif name not in used:
            yield Told(place, "definition_unused")


def _references(text: str, reading: Reading) -> Iterator[Reference]:
    starts = reading.starts
    defined = {
        name: starts[definition["map"][0]] for name, definition in reading.definitions if name
    }
    for token in inlines(reading):
        first, after = token.map or (0, 0)
        place, end = starts[first], starts[min(after, len(starts) - 1)]
        for number, child in enumerate(token.children or ()):
            made = _reference(text, token.children or (), number, place, end)
            label = child.meta.get("label", "")
            if label.startswith("^"):
                continue  # a footnote, of which `marks` tells
            if made and label in defined:
                made = made._replace(offset=_found(text, made.target, defined[label]))
            elif made:
                place = max(place, made.offset + len(made.target))
            if made:
                yield made


def _reference(
    text: str, children: Sequence[Token], number: int, place: int, end: int
) -> Reference | None:
    """Return the reference that one of a block's parts begins, in the text from `place` on."""
    child = children[number]
    if child.type == "text" and "](" in child.content:
        return _open(text, _found(text, "](", place, end))
    if child.type == "text" and (unread := UNREAD.search(child.content)):
        start = _found(text, unread[0], place, end)
        return Reference(unread[0], start, start=start, kind="unread")
    if child.type not in ("link_open", "image"):
        return None
    is_picture = child.type == "image"
    target = str(child.attrs["src" if is_picture else "href"])
    kind = "bare" if child.markup == "linkify" else "picture" if is_picture else "link"
    start = place if child.markup else _found(text, "![" if is_picture else "[", place, end)
    after = start if child.markup else text.find("](", start, end) + 2
    inside = child.children or () if is_picture else _within(children, number)
    offset = _found(text, target, max(after, start), end) if target else max(after, start)
    return Reference(target, offset, _words(inside), offset if child.markup else start, kind)


def _open(text: str, start: int) -> Reference:
    """Return a link whose target never ends, or cannot be read for its spaces and parentheses."""
    target = text[start + 2 :].partition("\n")[0].rpartition(")")[0]
    if target and "](" not in target:
        return Reference(target, start + 2, start=start, kind="unread")
    return Reference("", start + 1, start=start, kind="open")


def _found(text: str, part: str, place: int, end: int | None = None) -> int:
    """Return where a part of a text stands; `place` where it was written in another way."""
    start = text.find(part, place, end)
    return place if start < 0 else start


def _within(children: Sequence[Token], number: int) -> Iterator[Token]:
    while children[number := number + 1].type != "link_close":
        yield children[number]


def _words(children: Sequence[Token] | Iterator[Token]) -> str:
    return "".join(child.content or _words(child.children or ()) for child in children)


def file_named(target: str, path: str) -> str | None:
    """Return what an internal target in the file `path` names, its anchor included.

    None where the target leads out of the site.
    """
    found = INTERNAL.fullmatch(target)
    if not found:
        return None
    name = composed(found[1])
    if name.startswith("/"):
        return name.lstrip("/")
    file, hash_, anchor = name.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) + hash_ + anchor


def named_like(name: str, like: str, path: str) -> str:
    """Return how the file `path` names a file of the content: from its root, or as `like` it."""
    if not name or like.startswith("/"):
        return name and f"/{name}"
    return posixpath.relpath(name, posixpath.dirname(path))


def resolve(name: str, known: Container[str]) -> tuple[str, str] | None:
    """Return which of the `known` files a name is, and the anchor within it; None where none is.

    An editor may have percent-encoded the name (RFC 3986), and `#` may be part of it.
    """
    file, _, anchor = name.partition("#")
    choices = ((name, ""), (file, anchor), (unquote(name), ""), (unquote(file), anchor))
    return next((choice for choice in choices if choice[0] in known), None)
