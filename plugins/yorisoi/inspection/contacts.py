"""Every telephone number, address and code that will be published is one of the data's.

Whatever disguise it wears: full-width or other digits, other hyphens, invisible
characters, tags within it, attributes, comments, JSON-LD, calendars, CSV.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from yorisoi.faults import Fault, fault
from yorisoi.inspection.output import Expected, File
from yorisoi.inspection.page import WORDS, Page

INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]+")
HYPHENS = re.compile("[‐‑‒–—―−ー－﹣˗⁃─]")
RARE = re.compile(r"[^\x00-\x7f\u2010-\u2027\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# Each begins with what is rare: a look behind at every letter of a site takes most of the time.
TELEPHONE = re.compile(
    r"[+0](?<![\d.-].)(?<!\d:.)(?:(?<=\+)81[-() ]{0,2}0?|(?<=0))"
    r"[-() ]{0,2}[0-9](?:[-() ]{0,2}[0-9]){7,9}(?![0-9-])"
)
SHORT = re.compile(r"#\d{4}(?![0-9a-fA-F;])")
EMAIL = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
POSTAL = re.compile(r"[0-9](?<![0-9-].)[0-9]{2}-[0-9]{4}(?![0-9-])")
LINE = re.compile(r"https?://(?:lin\.ee|line\.me)/[^\s\"'<>]*")
PATTERNS = (TELEPHONE, SHORT, EMAIL, POSTAL, LINE)
REMEMBERED = 20_000  # texts
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")  # of a policy: its digits can look like anything
UID = re.compile(r"\nUID:.*")  # of a calendar; has the form of an address
SEEN = etree.XPath("string(.//*[@aria-hidden='true'])", smart_strings=False)


class Known:
    """The contacts of the data, by which all others are told."""

    def __init__(self, expected: Expected) -> None:
        """Take them as the data has them."""
        self._keys = frozenset(map(key, expected.contacts))
        self._own = {
            name: frozenset(map(key, contacts)) for name, contacts in expected.contacts_in.items()
        }
        self._harmless: set[str] = set()

    def __contains__(self, contact: str) -> bool:
        """Return whether a contact, however it is written, is one of them."""
        return key(contact) in self._keys

    def is_own(self, contact: str, name: str) -> bool:
        """Return whether a contact may stand in the file `name`, and perhaps in no other."""
        return contact in self or key(contact) in self._own.get(name, ())

    def unknown(self, texts: set[str], name: str) -> list[str]:
        """Return each contact in some texts of the file `name` that is none of them.

        Most texts stand on all pages; to look at each once takes 0.2 s at 1,000 pages in place
        of 0.9 s. What holds an unknown contact is looked at again on the next page.
        """
        new = texts - self._harmless
        text = plain("\n".join(new))
        contacts = (contact for pattern in PATTERNS for contact in pattern.findall(text))
        unknown = [contact for contact in contacts if contact not in self]
        if not unknown and len(self._harmless) < REMEMBERED:
            self._harmless |= new
        return [contact for contact in unknown if not self.is_own(contact, name)]


def check_page(page: Page, known: Known) -> Iterator[Fault]:
    """Yield a fault for each contact of a page, shown or dialled, that is not known."""
    for contact in known.unknown(_texts(page), page.position.path):
        yield fault(page.position, "page_contact_unknown", value=contact)
    links = (link for link in page.named("a") if link.get("href", "").startswith("tel:"))
    for href, words in {(link.get("href"), SEEN(link) or WORDS(link)) for link in links}:
        for code, value in _dialled(href, words, known, page.position.path):
            yield fault(page.position, code, value=value)


def check_text(file: File, text: str, known: Known) -> Iterator[Fault]:
    """Yield a fault for each such contact in another file."""
    shown = UID.sub("", f"\n{text}") if file.name.endswith(".ics") else text
    for contact in known.unknown(set(shown.splitlines()), file.name):
        yield fault(file.position, "page_contact_unknown", value=contact)


def _texts(page: Page) -> set[str]:
    """Return the lines of a page, its attributes and its comments."""
    comments = (comment.text for comment in page.named(etree.Comment))
    values = (value for values in page.attributes.values() for value in values)
    shown = (HASH.sub("", value) if "'sha256-" in value else value for value in values)
    return {*page.text.splitlines(), *shown, *comments}


def plain(text: str) -> str:
    """Return `text` as an eye reads it: NFKC, ASCII digits and hyphens, nothing invisible."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    return RARE.sub(_digit, HYPHENS.sub("-", text))  # digits of other scripts, ornaments


def _digit(found: re.Match[str]) -> str:
    value = unicodedata.digit(found[0], None)
    return found[0] if value is None else str(value)


def key(contact: str) -> str:
    """Return what all ways of writing one contact share."""
    if "@" in contact or "//" in contact:
        return contact.lower()
    digits = re.sub(r"\D", "", contact)
    if contact.startswith("+81"):
        digits = "0" + digits[2:].removeprefix("0")
    return f"#{digits}" if contact.startswith("#") else digits


def _dialled(href: str, words: str, known: Known, name: str) -> Iterator[tuple[str, str]]:
    """Yield code and value of what is wrong with a link that dials, by the words on it."""
    number, shown = unquote(href.removeprefix("tel:")), plain(words).strip()
    if not known.is_own(number, name) or "#" in href:
        yield "page_dials_unknown", number
    numbers = {key(contact) for pattern in (TELEPHONE, SHORT) for contact in pattern.findall(shown)}
    numbers |= {shown} if shown.isdigit() else set()
    if numbers and numbers != {key(number)}:
        yield "page_dials_other", f"{shown} → {number}"
