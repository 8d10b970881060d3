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
from yorisoi.inspection import shapes
from yorisoi.inspection.characters import dialled, plain
from yorisoi.inspection.output import Expected, File
from yorisoi.inspection.page import WORDS, Page

STRUCK = "済"  # a letter: what stands on its two sides is not read as one
BETWEEN = "\n間\n"  # a letter that no shape holds: none reaches over it
SIGNS = r"[\W_]*"  # may stand between the digits of a number
SHORTEST = 5  # digits; those of a shorter number stand together, as in 110
GROUP = re.compile("#?[0-9]+")
LONGEST_WORD = 60
# The kanji that count as digits (Unicode, Numeric_Value): listed, as to ask for all takes 30 ms
KANJI_DIGITS = "㐅㒃㠪㭍一七三九二五亖仨伍兩八六叁参參叄四壱壹幺廾弌弍弎弐捌柒漆玖肆貮貳贰陆陸零"
# Before a Japanese word, but アット and ドット; a property of a calendar; a key of JSON
PARTS = re.compile(
    rf"\n(?=(?!アット|あっと|ドット|[{KANJI_DIGITS}])[ぁ-んァ-ヶ㐀-鿿]"
    '|[A-Z-]+[:;]|"[a-zA-Z]+": )'
)
# Drawings, and what a script of the page reads
UNREAD = frozenset(("d", "data-hours", "fill", "stroke", "viewbox"))
REMEMBERED = 20_000  # texts
CODED = re.compile("%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")  # %20 is a space (RFC 3986), not 20
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")  # of a policy: its digits can look like anything
UNREAD_LINES = re.compile(r"\n(?:UID|SEQUENCE):.*")  # of a calendar: for programs alone
SEEN = etree.XPath("string(.//*[@aria-hidden='true'])", smart_strings=False)


class Known:
    """The contacts of the data, by which all others are told."""

    def __init__(self, expected: Expected) -> None:
        self._expected = expected
        written = {contact for contact in expected.contacts if "@" in contact or "/" in contact}
        host = expected.site_url.partition("//")[2]
        addresses = {plain(address) for address in (*written, host) if address}
        self._addresses = re.compile(
            rf"(?<![a-z0-9._+@-])(?:{_any(map(re.escape, addresses))})(?![a-z0-9_-]|[.?#][a-z0-9])"
        )
        self._numbers = frozenset(filter(None, map(key, expected.contacts - written)))
        long = _any(_dialled(number) for number in self._numbers if len(number) >= SHORTEST)
        self._long = re.compile(rf"(?=[0-9#])(?<![0-9#])(?<!-(?=[0-9]))(?:{long})(?![0-9]|-[0-9])")
        self._harmless: set[str] = set()

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

    def unknown(self, text: str) -> list[str]:
        """Return each contact in a text that is none of them.

        A contact may go on in the next line or cell, unless that begins with a Japanese word:
        the parts between such places stand on many pages, and are looked at once.
        """
        text = CODED.sub(lambda coded: unquote(coded[0]), text).replace(', "', '\n"')
        new = {*PARTS.split(text)} - self._harmless
        left = dialled(plain(BETWEEN.join(new)))
        left = self._long.sub(STRUCK, self._addresses.sub(STRUCK, left))
        contacts = [*_written_to(left), *self._dialled_in(left)]
        if not contacts and len(self._harmless) < REMEMBERED:
            self._harmless |= new
        return contacts

    def _dialled_in(self, text: str) -> Iterator[str]:
        """Yield what a person may dial: a number by its shape, or digits beside a word.

        110 is struck out of no text, as it may be a part of a number: 03 110 9999.
        """
        left = _without_harmless(text)
        numbers = [number[0] for number in shapes.DIALLED.finditer(left)]
        numbers += [number["digits"] for number in shapes.LABELLED.finditer(left)]
        for number in numbers:
            groups = GROUP.findall(number)
            if not groups or not self._numbers.issuperset(groups):
                yield " ".join(number.split())

    def nearest(self, contact: str) -> str:
        """Return the contact of the data that is most like another."""
        return nearest(contact, self._expected.contacts)


def check_page(page: Page, known: Known) -> Iterator[Fault]:
    """Yield a fault for each contact of a page, shown or dialled, that is not known."""
    yield from _faults(page.position, _text(page), known)
    links = (link for link in page.named("a") if link.get("href", "").startswith("tel:"))
    own = known.of(page.name)
    for href, words in {(link.get("href"), SEEN(link) or WORDS(link)) for link in links}:
        number = unquote(href.removeprefix("tel:"))
        if number not in own or "#" in href:
            yield fault(page.position, "page_dials_unknown", value=number)
        if _shown(words) - {key(number)}:
            value = f"{words.strip()} → {number}"
            yield fault(page.position, "page_dials_other", value=value)


def check_text(file: File, text: str, known: Known) -> Iterator[Fault]:
    """Yield a fault for each such contact in another file."""
    shown = UNREAD_LINES.sub("", f"\n{text}") if file.name.endswith(".ics") else text
    yield from _faults(file.position, shown.replace("\\n", "\n"), known)


def check_name(file: File, known: Known) -> Iterator[Fault]:
    """Yield a fault for each such contact in a file's name, which is its address."""
    yield from _faults(file.position, file.name, known)


def _faults(position: Position, text: str, known: Known) -> Iterator[Fault]:
    if not known.unknown(text):
        return
    for contact in known.of(position.path).unknown(text):
        near = known.nearest(contact)
        yield fault(position, "page_contact_unknown", value=contact, near=near)


def _text(page: Page) -> str:
    """Return the text of a page, the readings above its words, its attributes and its comments."""
    readings = map(WORDS, page.named("rt"))
    comments = [str(comment.text) for comment in page.named(etree.Comment)]
    values = set(page.values(*page.attributes.keys() - UNREAD))
    return BETWEEN.join((page.text, *readings, *comments, HASH.sub("", BETWEEN.join(values))))


def _written_to(text: str) -> Iterator[str]:
    """Yield each address, account and link of a messenger in a text."""
    for shape in shapes.WRITTEN:
        yield from (_name(match) + match[0] for match in shape.finditer(text))
    for end in shapes.HOST_END.finditer(text):
        above, _, name = _name(end).rpartition(".")
        host = f"{name}.{end['end']}"
        if host in shapes.HOSTS and (end["path"] or above.removeprefix("www")):
            yield host


def _without_harmless(text: str) -> str:
    for harmless in shapes.HARMLESS:
        text = harmless.sub(STRUCK, text)
    return text


def _name(match: re.Match[str]) -> str:
    """Return the word that stands before something."""
    start = max(0, match.start() - LONGEST_WORD)
    name = shapes.NAME.search(match.string, start, match.start())
    return name[0] if name else ""


def key(number: str) -> str:
    """Return what all ways of writing a number share: its digits from here, or `#8008`."""
    text = plain(number).strip()
    digits = re.sub("[^0-9]", "", text)
    if text.startswith("+81"):
        return "0" + digits.removeprefix("81").removeprefix("0")
    return f"#{digits}" if text.startswith("#") else digits


def _dialled(number: str) -> str:
    """Return the shape of a number as it is dialled here, from abroad, and with 184 or 186."""
    if number[0] != "0":
        return SIGNS.join(number)
    abroad = SIGNS.join(("(?:0", "1", "0", ")?8", "1", "0?"))
    withheld = SIGNS.join(("(?:1", "8", "[46]", ")?0"))
    return SIGNS.join((f"(?:{withheld}|{abroad})", *number[1:]))


def _any(written: Iterable[str]) -> str:
    """Return the shape of any of some, and of nothing where there are none."""
    return "|".join(sorted(written)) or "(?!)"


@lru_cache(maxsize=100)
def _shown(words: str) -> frozenset[str]:
    """Return the numbers that the words of a link show."""
    text = _without_harmless(dialled(plain(words)))
    return frozenset(map(key, shapes.RUN.findall(text)))
