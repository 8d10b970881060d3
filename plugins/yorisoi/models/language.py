"""A language that pages are written in: a folder of pages and one file of the theme's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

OWN = "ja"  # the site's own language, where the data names no other

# `{相談|そうだん}`: kanji, and how they are read.
RUBY = re.compile(r"\{([\u4e00-\u9fff々ヶ]+)\\?\|([\u3041-\u3096ー]+)\}")

# What a file of words may leave out: some languages have no use for them.
OPTIONAL_WORDS = ("path", "ruby", "read_by")


@dataclass(frozen=True)
class Language:
    """One language: what it is, the words of the interface, and the data's texts in it.

    `key` is the name of its folder, `path` the folder of its pages on the site, empty for the
    site's own language. `texts` gives a text of the data in this language, `holidays` the name of
    a holiday. `lent` are the words that it takes from the site's own language, whose pages alone
    show them.
    """

    key: str
    path: str
    words: Mapping[str, str]
    holidays: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    lent: frozenset[str] = frozenset()

    @property
    def tag(self) -> str:
        """What programs call it (BCP 47): easy Japanese is Japanese."""
        return self.words["lang"]

    @property
    def name(self) -> str:
        """What it calls itself, on the link that leads to it."""
        return self.words["own_name"]

    @property
    def has_ruby(self) -> bool:
        """Whether every kanji has its reading beside it."""
        return self.words.get("ruby") == "every"


def bare(text: str) -> str:
    """Return a text with nothing but its letters, for a title or an attribute: kanji for ruby."""
    return RUBY.sub(r"\1", str(text))


def kana(text: str) -> str:
    """Return a text with the readings in place of what has ruby, where no ruby can stand."""
    return RUBY.sub(r"\2", str(text))
