"""Contacts typed into a text: those of the data are named by their path, all others refused.

A number has one place, its entry in the data, so that a wrong one is mended once.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from yorisoi.faults import Told, nearest
from yorisoi.loading.checks.contact_grammar import TOKEN
from yorisoi.models.contacts import IGNORED, level, normalise_contact

UNSEEN = "\u200b"
# A character reference, one of an address, and ruby
SHOWN_OTHERWISE = re.compile(
    r"&#?[a-zA-Z0-9]{1,31};|(?P<coded>%[2-7][0-9A-Fa-f])|\{(?P<base>[^{}|]+)\|[^{}|]+\}"
)
LETTER = re.compile(
    "(?=[oil])(?:(?<=[0-9])[oil]+(?![a-z])|(?<![a-z])[oil]+(?=[0-9])|(?<=[0-9]-)[oil]+(?=-[0-9]))"
)
ENTRY = re.compile(r"(?<![0-9０-９⓪①-⑨])[①-⑨](?=[0-9０-９])")  # ①10:00 ②11:00
ALIKE = dict(zip("ОоΟοІіΙι【〔「『〈《】〕」』〉》", "ooooiiii(((((())))))", strict=True))
LIKE_OTHERS = re.compile(f"[{''.join(ALIKE)}]")
AS_DIGITS = str.maketrans("oil", "011")
SHORTEST = 3  # digits of a number that a word beside it makes one

WHOLE = "places."  # what its path says is more than the postal code that is known by it


class TypedContact(NamedTuple):
    """What has the form of a contact: where it stands in a text, and in plain characters."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=16)  # a text is checked before its contacts are named
def typed_contacts(text: str) -> tuple[TypedContact, ...]:
    """Return everything in a text that has the form of a contact."""
    shown = ENTRY.sub("項", SHOWN_OTHERWISE.sub(_shown, text))
    shown = level(LIKE_OTHERS.sub(lambda match: ALIKE[match[0]], shown)).lower()
    plain = re.sub(IGNORED, "", shown)
    matches = list(_contacts(LETTER.sub(lambda match: match[0].translate(AS_DIGITS), plain)))
    places: Sequence[int] = range(len(text))
    if matches and len(plain) < len(text):
        places = [at for at, sign in enumerate(shown) if not re.fullmatch(IGNORED, sign)]
    return tuple(
        TypedContact(places[match.start()], places[match.end() - 1] + 1, match[0])
        for match in matches
    )


def _shown(match: re.Match[str]) -> str:
    """Return what is meant by a reference to a character, or seen of ruby, as long as it was."""
    coded = unquote if match["coded"] else html.unescape
    shown = match["base"] or coded(match[0])
    return shown.ljust(len(match[0]), UNSEEN)


def _contacts(plain: str) -> Iterator[re.Match[str]]:
    labelled = False
    for token in TOKEN.finditer(plain):
        digits = token.lastgroup == "digits" and len(re.findall("[0-9]", token[0]))
        if token.lastgroup == "contact" or (labelled and digits and digits >= SHORTEST):
            yield token
        labelled = token.lastgroup == "label"


def contacts_told(text: str, known: Mapping[str, str], *, known_as: str) -> Iterator[Told]:
    """Yield what is to be told of each contact that is typed into a text.

    `known` holds the path of every contact of the data; of one of these the code is `known_as`,
    and it is a notice where it was read as its entry.
    """
    severity: Literal["notice", "error"] = "notice" if known_as == "typed_contact_read" else "error"
    for contact in typed_contacts(text):
        value = normalise_contact(contact.value)
        path = known.get(value)
        if path is None:
            near = known.get(nearest(value, known), "")
            unknown = {"value": contact.value.strip(), "near": near}
            yield Told(contact.start, "unknown_contact", unknown)
        elif severity == "error" or not path.startswith(WHOLE):
            values = {"value": contact.value, "path": path}
            yield Told(contact.start, known_as, values, severity)


def with_paths(text: str, known: Mapping[str, str]) -> str:
    """Return a text with each typed contact of the data named by its path instead.

    A postal code stays: its path would say the whole address.
    """
    unchanged = len(text)  # characters before the last replacement, as two contacts may overlap
    for start, end, value in sorted(typed_contacts(text), reverse=True):
        path = known.get(normalise_contact(value))
        if path and end <= unchanged and not path.startswith(WHOLE):
            before = text[:start].removesuffix("https://")
            text = f"{before}{{{{ {path} }}}}{text[end:]}"
            unchanged = len(before)
    return text
