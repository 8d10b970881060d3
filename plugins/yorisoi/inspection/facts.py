"""Every telephone number, address and code that will be published is one of the data's.

Whatever disguise it wears: full-width or other digits, other hyphens, invisible
characters, tags within it, attributes, comments, JSON-LD, calendars, CSV.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from urllib.parse import unquote

from lxml import etree

from yorisoi.faults import Fault
from yorisoi.inspection.output import Expected, Output, Problem, placed
from yorisoi.inspection.tree import Tree

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
ADDRESSED = re.compile("@(?<=[A-Za-z0-9._+-]@)[A-Za-z0-9-]")  # not the "@type" of JSON-LD
POSTAL = re.compile(r"[0-9](?<![0-9-].)[0-9]{2}-[0-9]{4}(?![0-9-])")
LINE = re.compile(r"https?://(?:lin\.ee|line\.me)/[^\s\"'<>]*")
PATTERNS = (TELEPHONE, SHORT, EMAIL, POSTAL, LINE)
# Letters, kana, kanji and signs of which no contact can be made, whatever its disguise
ORDINARY = re.compile(
    r"[-A-Za-z \n\t\"'=<>{}\[\]:;,_.!?"
    r"、。「」（）〜・！？\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]*+"
)
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")  # of a policy: its digits can look like anything
MANY = 500  # lines: a file of all events in one go would take ten times its size in memory
UID = re.compile(r"\nUID:.*")  # has the form of an address
SEEN = etree.XPath("string(.//*[@aria-hidden='true'])", smart_strings=False)


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


def problems(tree: Tree, output: Output) -> Iterator[Problem]:
    """Yield what is wrong with each contact of a piece that the data does not hold."""
    yield from problems_of("\n".join(_everything_in(tree)), output)
    for element in tree.named("a"):
        if element.get("href", "").startswith("tel:"):
            yield from _dialled(element, output.expected)


def _everything_in(tree: Tree) -> Iterator[str]:
    """Yield a piece's running text, every attribute and every comment."""
    if tree.text.startswith("<style"):  # that it is ours is another check's
        return
    yield etree.tostring(tree.root, method="text", encoding="unicode")
    yield from (each.text for each in tree.root.iter(etree.Comment))
    for _, _, value in tree.attributes:
        yield HASH.sub("", value) if "'sha256-" in value else value


def check_texts(texts: Mapping[str, str], output: Output) -> Iterator[Fault]:
    """Yield a fault for each such contact in the texts of some other files, given by name.

    They are read as one, and each by itself only where something is wrong.
    """
    shown = {
        name: UID.sub("", f"\n{text}") if name.endswith(".ics") else text
        for name, text in texts.items()
    }
    if any(True for _ in _problems_of_lines("\n".join(shown.values()), output)):
        for name, text in shown.items():
            for each in _problems_of_lines(text, output):
                yield placed(name, each)


def _problems_of_lines(text: str, output: Output) -> Iterator[Problem]:
    lines = text.splitlines()
    for start in range(0, len(lines), MANY):
        yield from problems_of("\n".join(lines[start : start + MANY]), output)


@cache
def _known(expected: Expected) -> frozenset[str]:
    return frozenset(map(key, expected.contacts))


def problems_of(text: str, output: Output) -> Iterator[Problem]:
    """Yield what is wrong with each contact of a text that the data does not hold.

    No contact goes on behind the end of a line or a quotation mark; so the parts between
    them are looked at one by one, and those that were harmless before are not.
    """
    new = set(text.replace('"', "\n").splitlines()) - output.harmless
    text = plain("\n".join(each for each in new if not ORDINARY.fullmatch(each)))
    patterns = (each for each in PATTERNS if each is not EMAIL or ADDRESSED.search(text))
    found = chain.from_iterable(each.findall(text) for each in patterns)
    unknown = [each for each in found if key(each) not in _known(output.expected)]
    if not unknown:
        output.harmless.update(filter(output.was_met, new))
    for contact in unknown:
        yield "page_contact_unknown", contact


def _dialled(element: etree._Element, expected: Expected) -> Iterator[Problem]:
    href = element.get("href", "")
    number = unquote(href[4:])
    dialled, shown = key(number), plain(SEEN(element) or "".join(element.itertext()))
    if dialled not in _known(expected) or "#" in href:
        yield "page_dials_unknown", number
    numbers = {key(each) for pattern in (TELEPHONE, SHORT) for each in pattern.findall(shown)}
    numbers |= {shown.strip()} if shown.strip().isdigit() else set()
    if numbers and numbers != {dialled}:
        yield "page_dials_other", f"{shown.strip()} → {number}"
