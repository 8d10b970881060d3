"""Kanji without a reading beside them: refused in a language that asks for one on each."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.markdown.dialect import inlines, line_of, read
from yorisoi.loading.markdown.limits import exceeded
from yorisoi.models import RUBY

KANJI = re.compile("[\u3400-\u9fff々]+")


def without_ruby(text: str) -> Iterator[Told]:
    """Yield the kanji of a plain text that have no reading."""
    return (_missing(found.start(), found[0]) for found in KANJI.finditer(masked(text)))


def _missing(offset: int, kanji: str) -> Told:
    return Told(offset, "ruby_missing", {"value": kanji})


def masked(text: str) -> str:
    """Return a text with kana in the place of what has ruby; all else stands where it stood."""
    return RUBY.sub(lambda ruby: "ん" * len(ruby[0]), text)


def without_ruby_in_markdown(text: str) -> Iterator[Told]:
    """Yield the kanji of a Markdown text that are seen and have no reading."""
    if exceeded(text):
        return
    reading, hidden = read(text), masked(text)
    for token in inlines(reading):
        place = reading.starts[line_of(token)]
        for child in token.children or ():
            for kanji in KANJI.findall(child.content) if child.type == "text" else ():
                found = hidden.find(kanji, place)
                place = found if found >= 0 else place
                yield _missing(place, kanji)
