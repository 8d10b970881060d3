"""Contacts typed into a text: those of the data are named by their path, all others refused.

A number has one place, its entry in the data, so that a wrong one is mended once.
"""

import re
from collections.abc import Iterator, Mapping

from yorisoi.faults import Fault, Position, fault, notice
from yorisoi.models.contacts import IGNORED, level, normalise_contact

GAP = rf"{IGNORED}[-() .]{{0,2}}{IGNORED}"
CONTACTS = (
    re.compile(rf"(?<![\d-])(?:\+81{GAP}0?|0){GAP}\d(?:{GAP}\d){{7,9}}(?![\d-])"),
    re.compile(r"#\d{4}(?!\d)"),
    re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+"),
    re.compile(r"(?<![\d-])\d{3}-\d{4}(?![\d-])"),
    re.compile(r"(?:lin\.ee|line\.me)/\S*", re.IGNORECASE),
)


def has_contact(text: str) -> bool:
    """Return whether anything in a text has the form of a contact."""
    plain = level(text)
    return any(pattern.search(plain) for pattern in CONTACTS)


def contact_faults(
    text: str, start: Position, known: Mapping[str, str], *, known_as: str
) -> Iterator[Fault]:
    """Yield a fault for each contact typed into a text that begins at `start`.

    `known` holds the path of every contact of the data; for one of these the fault has the code
    `known_as`, and is a notice where it was read as its entry.
    """
    plain = level(text)
    for pattern in CONTACTS:
        for match in pattern.finditer(plain):
            place = start.within(text, match.start())
            path = known.get(normalise_contact(match[0]))
            if path is None:
                yield fault(place, "unknown_contact", value=match[0])
            else:
                made = notice if known_as == "typed_contact_read" else fault
                yield made(place, known_as, value=match[0], path=path)


def with_paths(text: str, known: Mapping[str, str]) -> str:
    """Return a text with each typed contact of the data named by its path instead."""
    for pattern in CONTACTS:
        for match in reversed(list(pattern.finditer(level(text)))):
            if path := known.get(normalise_contact(match[0])):
                text = f"{text[: match.start()]}{{{{ {path} }}}}{text[match.end() :]}"
    return text
