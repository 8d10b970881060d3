"""Nothing is published that was kept back, and no name in a history list tells what it is about."""

import re
from collections.abc import Iterator
from functools import lru_cache

from yorisoi.faults import Fault, fault
from yorisoi.inspection.characters import plain
from yorisoi.inspection.output import Expected, File
from yorisoi.inspection.page import Page

SHORTEST = 10  # letters; shorter words stand in other sentences too
BEHIND_SHORT = "(?:(?![ぁ-ゖ])|(?=[のにをはがでとへやだ]|っぽ))"  # no letter, or a particle
TITLES = {
    ".atom": re.compile(r"<title[^>]*>([^<]*)"),
    ".ics": re.compile(r"\n(?:SUMMARY|NAME|X-WR-CALNAME)[^:\n]*:(.*)"),
}


def check_page(page: Page, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for each kept-back text in a page, and for a title that tells too much."""
    for secret in _secrets(expected):
        if secret.encode() in page.data:
            yield fault(page.position, "page_leak", value=secret)
    for word in _telling("\n".join(page.titles), expected):
        yield fault(page.position, "name_tells", value=word)


def check_text(file: File, text: str, expected: Expected) -> Iterator[Fault]:
    """Yield the same for another file and the titles that it gives to a reader or a calendar."""
    for secret in _secrets(expected):
        if secret in text:
            yield fault(file.position, "page_leak", value=secret)
    for ending, pattern in TITLES.items():
        if file.name.endswith(ending):
            for title in pattern.findall(f"\n{text}"):
                for word in _telling(title, expected):
                    yield fault(file.position, "name_tells", value=word)


def check_name(file: File, expected: Expected) -> Iterator[Fault]:
    """Yield a fault where a file's name, which is its address, tells what it is about."""
    if file.name in expected.former:
        return
    for word in _telling(file.name, expected):
        yield fault(file.position, "name_tells", value=word)


@lru_cache(maxsize=1)
def _secrets(expected: Expected) -> tuple[str, ...]:
    """Return of each secret the longest part that is written alike in every format."""
    parts = (max(re.split(r"[<>&\"'\\,;\n{}*_`]", text), key=len) for text in expected.secrets)
    return tuple(sorted({part.strip() for part in parts if len(part.strip()) >= SHORTEST}))


def _telling(name: str, expected: Expected) -> Iterator[str]:
    """Yield the words in a title or an address that are to be avoided there.

    A Latin word counts where it stands alone (`dv` is not in `advent`), as does one of two
    hiragana (うつ is not in うつわ), another one anywhere.
    """
    folded = plain(name)
    for word, pattern in _avoided(expected).items():
        if pattern.search(folded):
            yield word


@lru_cache(maxsize=1)
def _avoided(expected: Expected) -> dict[str, re.Pattern[str]]:
    return {word: _pattern(plain(word)) for word in expected.avoided}


def _pattern(word: str) -> re.Pattern[str]:
    literal = re.escape(word)
    if word.isascii():
        return re.compile(rf"(?<![a-z]){literal}(?![a-z])")
    return re.compile(literal + (BEHIND_SHORT if re.fullmatch("[ぁ-ゖ]{1,2}", word) else ""))
