"""Nothing is published that was kept back, and no name in a history list tells what it is about."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from yorisoi.faults import Fault
from yorisoi.inspection.output import Expected, Problem, placed

SHORTEST = 10  # letters; shorter words stand in other sentences too
SHOWN = {
    ".atom": re.compile(r"<title[^>]*>([^<]*)"),
    ".ics": re.compile(r"\n(?:SUMMARY|NAME|X-WR-CALNAME)[^:\n]*:(.*)"),
}


def check_name(name: str, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for the name of a file that tells what it is about."""
    yield from _telling(name, name, expected)


def problems(text: str, expected: Expected) -> Iterator[Problem]:
    """Yield what is wrong with a text that holds what was kept back."""
    for secret in _needles(expected):
        if secret in text:
            yield "page_leak", secret


def check_text(name: str, text: str, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for each kept-back text in a file, and for a telling title."""
    yield from (placed(name, problem) for problem in problems(text, expected))
    for ending, pattern in SHOWN.items():
        if name.endswith(ending):
            for title in pattern.findall(f"\n{text}"):
                yield from _telling(title, name, expected)


@cache
def _needles(expected: Expected) -> tuple[str, ...]:
    """Return of each secret the longest part that is written alike in every format."""
    parts = (max(re.split(r"[<>&\"'\\,;\n{}*_`]", each), key=len) for each in expected.secrets)
    return tuple(sorted({each.strip() for each in parts if len(each.strip()) >= SHORTEST}))


def _telling(words: str, name: str, expected: Expected) -> Iterator[Fault]:
    said = unicodedata.normalize("NFKC", words).lower()
    for word, pattern in _avoided(expected):
        if pattern.search(said):
            yield placed(name, ("name_tells", word))


@cache
def _avoided(expected: Expected) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each word that tells what a page is about; a Latin one counts where it is whole."""
    plain = {word: unicodedata.normalize("NFKC", word).lower() for word in expected.avoided}
    return tuple(
        (
            word,
            re.compile(
                f"(?<![a-z]){re.escape(said)}(?![a-z])" if word.isascii() else re.escape(said)
            ),
        )
        for word, said in plain.items()
    )
