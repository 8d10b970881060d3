"""The sentences of a text of the staff as they are said, with the place of each letter.

As in `unmarked`: without marks, the base of ruby, inserts written out. A line ends a
sentence, as each line states a fact of its own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it.token import Token

from yorisoi.loading.markdown.dialect import line_of, read

OF_DATA = "\ufffc"  # stands for a letter that the text itself does not hold
END = re.compile(r"[。！？!?]+[」』）)]*|\n")


class Sentence(NamedTuple):
    """A sentence as it is said, and the same with OF_DATA for what stands in the data.

    `places` says where in the text each letter stands, `is_running` whether it is part of a
    paragraph or ends as a sentence: a heading or an item of a list may be a name.
    """

    words: str
    own: str
    places: tuple[int, ...]
    is_running: bool


class _Letter(NamedTuple):
    said: str
    own: str
    place: int


def sentences(text: str, inserts: Mapping[str, str]) -> Iterator[Sentence]:
    """Yield the sentences of a Markdown text, in order; `inserts` are in words, by their paths."""
    reading = read(text)
    before = None
    for token in reading.tokens:
        if token.type == "inline":
            start = reading.starts[line_of(token)]
            in_paragraph = before is not None and before.type == "paragraph_open"
            letters = list(_letters(token.children or [], text, start, inserts))
            yield from _split(letters, is_paragraph=in_paragraph and token.level == 1)
        before = token


def _letters(
    children: list[Token], text: str, start: int, inserts: Mapping[str, str]
) -> Iterator[_Letter]:
    """Yield what is said of a block, letter by letter; an address and a picture are not."""
    of_address = False
    for child in children:
        written = child.markup if child.type in ("ruby", "insert") else child.content
        found = text.find(written, start) if written else -1
        start = max(start, found)
        if child.markup == "linkify":
            of_address = child.nesting > 0
        elif child.type in ("softbreak", "hardbreak"):
            yield _Letter("\n", "\n", start)
        elif child.type == "insert" or of_address:
            said = inserts.get(child.content, "") if child.type == "insert" else OF_DATA
            yield from (_Letter(letter, OF_DATA, start) for letter in said)
        elif child.type != "image":
            shift = child.type == "ruby"  # its base stands after the bracket
            for number, letter in enumerate(child.content):
                yield _Letter(letter, letter, start + number + shift)
        start += len(written) if found >= 0 else 0


def _split(letters: list[_Letter], *, is_paragraph: bool) -> Iterator[Sentence]:
    own = "".join(letter.own for letter in letters)
    begin = 0
    for end in [*(match.end() for match in END.finditer(own)), len(own)]:
        part = letters[begin:end]
        while part and part[0].said.isspace():
            part = part[1:]
        while part and part[-1].said.isspace():
            part = part[:-1]
        begin = end
        if part:
            words = "".join(letter.said for letter in part)
            yield Sentence(
                words,
                "".join(letter.own for letter in part),
                tuple(letter.place for letter in part),
                is_paragraph or bool(END.search(words)),
            )
