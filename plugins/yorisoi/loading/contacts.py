"""Contacts typed into a text: those of the data are named by their path, all others refused.

A number has one place, its entry in the data, so that a wrong one is mended once.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

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


class TypedContact(NamedTuple):
    """What has the form of a contact: where it stands in a text, and in plain characters."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=16)  # a text is checked before its contacts are named
def typed_contacts(text: str) -> tuple[TypedContact, ...]:
    """Return everything in a text that has the form of a contact."""
    plain = level(text)
    matches = (match for pattern in CONTACTS for match in pattern.finditer(plain))
    return tuple(TypedContact(*match.span(), match[0]) for match in matches)


def contact_faults(
    text: str, start: Position, known: Mapping[str, str], *, known_as: str
) -> Iterator[Fault]:
    """Yield a fault for each contact typed into a text that begins at `start`.

    `known` holds the path of every contact of the data; for one of these the fault has the code
    `known_as`, and is a notice where it was read as its entry.
    """
    for contact in typed_contacts(text):
        place = start.within(text, contact.start)
        path = known.get(normalise_contact(contact.value))
        if path is None:
            yield fault(place, "unknown_contact", value=contact.value)
        else:
            made = notice if known_as == "typed_contact_read" else fault
            yield made(place, known_as, value=contact.value, path=path)


def with_paths(text: str, known: Mapping[str, str]) -> str:
    """Return a text with each typed contact of the data named by its path instead."""
    unchanged = len(text)  # characters before the last replacement, as two contacts may overlap
    for start, end, value in sorted(typed_contacts(text), reverse=True):
        path = known.get(normalise_contact(value))
        if path and end <= unchanged:
            text = f"{text[:start]}{{{{ {path} }}}}{text[end:]}"
            unchanged = start
    return text
