"""Every telephone number, address and code that will be published is one of the data's.

Whatever disguise it wears: full-width or other digits, other hyphens, invisible
characters, tags within it, attributes, comments, JSON-LD, calendars, CSV.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from urllib.parse import unquote

from lxml import etree

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Output, Page, Segment

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
Problem = tuple[str, str]  # what is wrong, and how to mend it
PATTERNS = (("", TELEPHONE), ("#", SHORT), ("@", EMAIL), ("", POSTAL), ("", LINE))
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")  # of a policy: its digits can look like anything
UID = re.compile(r"^UID:.*$", re.MULTILINE)  # has the form of an address
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


def check_page(page: Page, output: Output) -> Iterator[Fault]:
    """Yield a fault for each contact of a page that the data does not hold."""
    for segment in page.segments:
        for message, remedy in _problems(segment, output):
            yield Fault(Position(page.name), message, remedy)


@lru_cache(maxsize=64)
def _problems(segment: Segment, output: Output) -> tuple[Problem, ...]:
    found = list(_unknown(_everything_in(segment), output))
    for element in segment.root.iter("a"):
        if element.get("href", "").startswith("tel:"):
            found += _dialled(element, output.expected)
    return tuple(found)


def _everything_in(segment: Segment) -> Iterator[str]:
    """Yield the lines of a segment's running text, every attribute and every comment."""
    if segment.text.startswith("<style"):  # that it is ours is another check's
        return
    yield from etree.tostring(segment.root, method="text", encoding="unicode").splitlines()
    yield from (each.text for each in segment.root.iter(etree.Comment))
    for _, _, value in segment.attributes:
        yield HASH.sub("", value) if "'sha256-" in value else value


def check_text(name: str, text: str, output: Output) -> Iterator[Fault]:
    """Yield the same for the text of any other file."""
    if name.endswith(".ics"):
        text = UID.sub("", text)
    for message, remedy in _unknown(text.splitlines(), output):
        yield Fault(Position(name), message, remedy)


@cache
def _known(expected: Expected) -> frozenset[str]:
    return frozenset(map(key, expected.contacts))


def _unknown(lines: Iterable[str], output: Output) -> Iterator[Problem]:
    """Yield the contacts of some lines that the data has not; most lines were met before."""
    new = [line for line in dict.fromkeys(lines) if line not in output.harmless]
    text = plain("\n".join(new))
    harmless = True
    found = (each for sign, pattern in PATTERNS if sign in text for each in pattern.findall(text))
    for contact in found:
        if key(contact) not in _known(output.expected):
            harmless = False
            yield (
                f"「{contact}」は連絡先の一覧にありません",
                "正しければ content/data に足し、まちがいなら消してください",
            )
    if harmless:
        output.harmless.update(new)


def _dialled(element: etree._Element, expected: Expected) -> Iterator[Problem]:
    href = element.get("href", "")
    number = unquote(href[4:])
    dialled, shown = key(number), plain(SEEN(element) or "".join(element.itertext()))
    if dialled not in _known(expected) or "#" in href:
        yield f"かける先「{number}」は一覧にない番号です", "データの番号を見直してください"
    numbers = {key(each) for pattern in (TELEPHONE, SHORT) for each in pattern.findall(shown)}
    numbers |= {shown.strip()} if shown.strip().isdigit() else set()
    if numbers and numbers != {dialled}:
        yield (
            f"見えている番号「{shown.strip()}」と、かける先「{number}」が違います",
            "同じ連絡先を使ってください",
        )
