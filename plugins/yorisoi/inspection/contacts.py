"""Every telephone number, address and code that will be published is one of the data's.

What the data holds is allowed, and nothing else. A text is put in plain characters; what the data
holds is struck out, then what is plainly no contact. A person could dial or write to what is left
with the shape of a contact: that is a fault.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from yorisoi.faults import Fault, Position, fault, nearest
from yorisoi.inspection.characters import dialled, plain
from yorisoi.inspection.output import Expected, File
from yorisoi.inspection.page import WORDS, Page
from yorisoi.inspection.shapes import (
    ACCOUNT,
    DIALLED,
    HARMLESS,
    HOST_END,
    HOSTS,
    LABEL,
    LINE_ID,
    LINK,
    NAME,
    NAMED,
    SCHEMES,
)

STRUCK = "済"  # a letter: what stands on its two sides is not read as one
RUN = re.compile(r"#?[0-9](?:[\W_]*[0-9])*")
GROUP = re.compile("#?[0-9]+")
DIGIT = re.compile("[0-9]")
AFTER = re.compile(r"\s?[^\W0-9_]{0,8}|\)")
LONGEST_WORD = 60
MOST_GROUPS = 12  # of a number: its digits one by one, after its country
SHORTEST = 5  # digits; a shorter number is one group
SHORT = 3  # digits of 110
JOINED = re.compile("-[0-9]")
KANJI_DIGITS = "".join(sign for sign in map(chr, range(0x3007, 0xA000)) if plain(sign).isascii())
PARTS = re.compile(rf"\n(?=(?![{KANJI_DIGITS}])[A-HJ-NP-Za-hj-kmnp-zぁ-んァ-ヶ㐀-鿿])")
LATIN = re.compile("[0-9@a-z]")  # a part without these, and without アット and ドット, is harmless
UNREAD = (
    "d",
    "data-hours",
    "fill",
    "stroke",
    "viewbox",
)  # drawings, and what a script of the page reads
REMEMBERED = 20_000  # texts
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")  # of a policy: its digits can look like anything
UNREAD_LINES = re.compile(r"\n(?:UID|SEQUENCE):.*")  # of a calendar: for programs alone
SEEN = etree.XPath("string(.//*[@aria-hidden='true'])", smart_strings=False)


class Known:
    """The contacts of the data, by which all others are told."""

    def __init__(self, expected: Expected) -> None:
        """Take them as the data has them."""
        self._expected = expected
        self._numbers = frozenset(form for contact in expected.contacts for form in _forms(contact))
        addresses = [expected.site_url.partition("//")[2], *filter(_is_address, expected.contacts)]
        shapes = "|".join(re.escape(plain(address)) for address in addresses if address)
        self._addresses = re.compile(rf"(?<![a-z0-9._+@-])(?:{shapes})(?![a-z0-9_-]|[.?#][a-z0-9])")
        self._harmless: set[str] = set()
        self._left: dict[str, str] = {}

    def __contains__(self, number: str) -> bool:
        """Return whether a number, however it is written, is one of them."""
        return key(number) in self._numbers

    def of(self, name: str) -> "Known":
        """Return them with those of other bodies that the file `name` alone may tell."""
        own = self._expected.contacts_in.get(name)
        if not own:
            return self
        contacts = self._expected.contacts | own
        return Known(replace(self._expected, contacts=contacts, contacts_in={}))

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """Return each contact in some texts that is none of them.

        A number may go on in the next line or cell, unless that begins with a word: the parts
        between such places stand on many pages, and are looked at once.
        """
        new = {part for text in texts for part in PARTS.split(text)} - self._harmless
        readings = (plain(part) for part in new)
        read = (dialled(part) for part in readings if LATIN.search(part) or "ット" in part)
        text = self._addresses.sub(STRUCK, f"\n{STRUCK}\n".join(read))
        contacts = [*_written_to(text), *self._dialled(text)]
        if not contacts and len(self._harmless) < REMEMBERED:
            self._harmless |= new
        return contacts

    def _dialled(self, text: str) -> Iterator[str]:
        """Yield each number in a text that is not of the data, and that a person may dial."""
        for run in RUN.finditer(text):
            if len(DIGIT.findall(run[0])) < SHORT:
                continue
            left = self._left_of(run[0] + _after(run))
            if len(DIGIT.findall(left)) < SHORT:
                continue
            before = text[max(0, run.start() - LONGEST_WORD) : run.start()]
            if NAMED.search(before + run[0][0]):
                continue
            if number := DIALLED.search(before[-2:] + left):
                yield " ".join(number[0].split())
            elif LABEL.search(before):
                yield " ".join(run[0].split())

    def nearest(self, contact: str) -> str:
        """Return the contact of the data that is most like another."""
        return nearest(contact, self._expected.contacts)

    def _left_of(self, run: str) -> str:
        """Return a run and the word after it without what is allowed; most days come again."""
        left = self._left.get(run)
        if left is None:
            left = HARMLESS.sub(STRUCK, self._strike(run))
            if len(self._left) < REMEMBERED:
                self._left[run] = left
        return left

    def _strike(self, run: str) -> str:
        """Return digits, with all that stands between them, without the numbers of the data."""
        groups, left, at, first = list(GROUP.finditer(run)), "", 0, 0
        while first < len(groups):
            last = self._last_group(run, groups, first)
            if last is not None:
                left += run[at : groups[first].start()] + STRUCK
                at, first = groups[last].end(), last
            first += 1
        return left + run[at:]

    def _last_group(self, run: str, groups: list[re.Match[str]], first: int) -> int | None:
        """Return the last group of a number of the data that begins with a group, whole."""
        digits = ""
        if JOINED.match(run, groups[first].start() - 1):
            return None
        for last in range(first, min(first + MOST_GROUPS, len(groups))):
            digits += groups[last][0]
            if digits in self._numbers and (last == first or len(digits) >= SHORTEST):
                return None if JOINED.match(run, groups[last].end()) else last
        return None


def check_page(page: Page, known: Known) -> Iterator[Fault]:
    """Yield a fault for each contact of a page, shown or dialled, that is not known."""
    yield from _faults(page.position, _texts(page), known)
    links = (link for link in page.named("a") if link.get("href", "").startswith("tel:"))
    own = known.of(page.name)
    for href, words in {(link.get("href"), SEEN(link) or WORDS(link)) for link in links}:
        for code, value in _misdialled(href, words, own):
            yield fault(page.position, code, value=value)


def check_text(file: File, text: str, known: Known) -> Iterator[Fault]:
    """Yield a fault for each such contact in another file."""
    shown = UNREAD_LINES.sub("", f"\n{text}") if file.name.endswith(".ics") else text
    yield from _faults(file.position, [shown.replace("\\n", "\n")], known)


def check_name(file: File, known: Known) -> Iterator[Fault]:
    """Yield a fault for each such contact in a file's name, which is its address."""
    yield from _faults(file.position, [file.name], known)


def _faults(position: Position, texts: Iterable[str], known: Known) -> Iterator[Fault]:
    # An address within a text, as in JSON, is read as it is meant: %20 is a space, not 20.
    texts = {unquote(text) if "%" in text else text for text in texts}
    if not known.unknown(texts):
        return
    for contact in known.of(position.path).unknown(texts):
        near = known.nearest(contact)
        yield fault(position, "page_contact_unknown", value=contact, near=near)


def _texts(page: Page) -> Iterator[str]:
    """Yield the text of a page, the readings above its words, its attributes and its comments."""
    yield page.text
    yield from (WORDS(reading) for reading in page.named("rt"))
    yield from (comment.text for comment in page.named(etree.Comment))
    for value in {
        value for name in page.attributes.keys() - UNREAD for value in page.attributes[name]
    }:
        yield HASH.sub("", value) if "sha256" in value else value


def _after(run: re.Match[str]) -> str:
    match = AFTER.match(run.string, run.end())
    return match[0] if match else ""


def _written_to(text: str) -> Iterator[str]:
    """Yield each address, account and link of a messenger in a text."""
    yield from (_name(account) + account[0] for account in ACCOUNT.finditer(text))
    for end in HOST_END.finditer(text):
        name = _name(end).rpartition(".")[2]
        if name + end[0] in HOSTS:
            yield name + end[0]
    yield from LINE_ID.findall(text)
    if any(f"{scheme}:" in text for scheme in SCHEMES):
        yield from LINK.findall(text)


def _name(end: re.Match[str]) -> str:
    """Return the word that stands before something."""
    match = NAME.search(end.string, max(0, end.start() - LONGEST_WORD), end.start())
    return match[0] if match else ""


def key(number: str) -> str:
    """Return what all ways of writing a number share: its digits from here, or `#8008`."""
    text = plain(number).strip()
    digits = re.sub("[^0-9]", "", text)
    if text.startswith("+81"):
        return "0" + digits.removeprefix("81").removeprefix("0")
    return f"#{digits}" if text.startswith("#") else digits


def _forms(contact: str) -> Iterator[str]:
    """Yield the digits of a number as it is dialled here, from abroad, and with 184 or 186."""
    digits = "" if _is_address(contact) else key(contact)
    if digits.startswith("0"):
        yield from (digits.replace("0", country, 1) for country in ("81", "810", "01081"))
        yield from (prefix + digits for prefix in ("184", "186"))
    yield digits


def _is_address(contact: str) -> bool:
    return "@" in contact or "/" in contact


def _misdialled(href: str, words: str, known: Known) -> Iterator[tuple[str, str]]:
    """Yield code and value of what is wrong with a link that dials, by the words on it."""
    number = unquote(href.removeprefix("tel:"))
    if number not in known or "#" in href:
        yield "page_dials_unknown", number
    if _numbers(words) - {key(number)}:
        yield "page_dials_other", f"{words.strip()} → {number}"


@lru_cache(maxsize=100)
def _numbers(words: str) -> frozenset[str]:
    """Return the numbers that the words of a link show."""
    runs = RUN.findall(HARMLESS.sub(STRUCK, dialled(plain(words))))
    return frozenset(number for number in map(key, runs) if len(number) >= SHORT)
