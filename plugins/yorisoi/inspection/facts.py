"""Every telephone number, address and code that will be published is one of the data's.

Whatever disguise it wears: full-width or other digits, other hyphens, invisible
characters, tags within it, attributes, comments, JSON-LD, calendars, CSV.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote

from lxml.html import HtmlComment, HtmlElement

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Output, Page

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－﹣˗⁃─", "-"))
TELEPHONE = re.compile(
    r"(?<![\d.-])(?:\+81[-() ]{0,2}0?|0)[-() ]{0,2}\d(?:[-() ]{0,2}\d){7,9}(?![\d-])"
)
SHORT = re.compile(r"#\d{4}(?![0-9a-fA-F;])")
EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
POSTAL = re.compile(r"(?<![\d-])\d{3}-\d{4}(?![\d-])")
LINE = re.compile(r"https?://(?:lin\.ee|line\.me)/[^\s\"'<>]*")
PATTERNS = (TELEPHONE, SHORT, EMAIL, POSTAL, LINE)
MIGHT = re.compile(r"\d{4}|@|line?\.")  # cheap, and true of every text with a contact

# Elements that end a run of text: what stands on both sides was never one number.
BLOCKS = re.compile(
    r"address|article|aside|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6r]"
    r"|header|li|main|nav|ol|p|pre|section|summary|svg|table|tbody|td|text|tfoot|th|thead|title|tr|ul"
)


def plain(text: str) -> str:
    """Return `text` as an eye reads it: NFKC, ASCII digits and hyphens, nothing invisible."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).translate(HYPHENS)
    return "".join(_digit(each) for each in text)


def _digit(character: str) -> str:
    if character.isascii():
        return character
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def key(contact: str) -> str:
    """Return what all ways of writing one contact share."""
    if "@" in contact or "//" in contact:
        return contact.lower()
    digits = re.sub(r"\D", "", contact)
    if contact.startswith("+81"):
        digits = "0" + digits[2:].removeprefix("0")
    return f"#{digits}" if contact.startswith("#") else digits


def check_page(page: Page, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for each contact of a page that the data does not hold."""
    for text in _texts(page.root):
        yield from _unknown(text, page.name, expected)
    for element in page.root.iter("a"):
        href = element.get("href", "")
        if href.startswith("tel:"):
            yield from _dialled(element, unquote(href[4:]), page.name, expected)


def check_file(name: str, output: Output) -> Iterator[Fault]:
    """Yield the same for any other text file."""
    if not name.endswith((".ics", ".csv", ".json", ".atom", ".xml", ".txt", ".svg")):
        return
    text = output.read_text(name)
    if name.endswith(".ics"):  # unfold (RFC 5545, 3.1); a UID has the form of an address
        text = re.sub(r"^UID:.*$", "", re.sub(r"\r?\n[ \t]", "", text), flags=re.MULTILINE)
    yield from _unknown(text, name, output.expected)


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield the page's running text, every attribute and every comment."""
    run: list[str] = []
    for event, element in _walk(root):
        if event == "comment":
            yield element.text or ""
        elif event == "start":
            if BLOCKS.fullmatch(element.tag):
                run.append("\n")
            run.append(element.text or "")
            if not _is_policy(element):
                yield from (str(value) for value in element.values())
        else:
            if isinstance(element.tag, str) and BLOCKS.fullmatch(element.tag):
                run.append("\n")
            run.append(element.tail or "")
    yield from "".join(run).splitlines()


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for element in root:
        if isinstance(element, HtmlComment):
            yield "comment", element
        elif element.tag == "style":
            pass
        elif isinstance(element.tag, str):
            yield "start", element
            yield from _walk(element)
        yield "end", element


def _is_policy(element: HtmlElement) -> bool:
    return element.tag == "meta" and "http-equiv" in element.attrib


@cache
def _known(expected: Expected) -> frozenset[str]:
    return frozenset(map(key, expected.contacts))


def _unknown(text: str, name: str, expected: Expected) -> Iterator[Fault]:
    for found in _contacts_in(text):
        if key(found) not in _known(expected):
            yield Fault(
                Position(name),
                f"「{found}」は連絡先の一覧にありません",
                "正しければ content/data に足し、まちがいなら消してください",
            )


@lru_cache(maxsize=100_000)  # the head and foot of a thousand pages are the same lines
def _contacts_in(text: str) -> tuple[str, ...]:
    """Return everything in a text that looks like a contact, as it is read."""
    if not MIGHT.search(text) and text.isascii():
        return ()
    text = plain(text)
    return tuple(found for pattern in PATTERNS for found in pattern.findall(text))


def _dialled(element: HtmlElement, number: str, name: str, expected: Expected) -> Iterator[Fault]:
    seen = element.xpath("string(.//*[@aria-hidden='true'])") or element.text_content()
    dialled, shown = key(number), plain(str(seen))
    if dialled not in _known(expected) or "#" in element.get("href"):
        yield Fault(
            Position(name),
            f"かける先「{number}」は一覧にない番号です",
            "データの番号を見直してください",
        )
    numbers = {key(each) for pattern in (TELEPHONE, SHORT) for each in pattern.findall(shown)}
    numbers |= {shown.strip()} if shown.strip().isdigit() else set()
    if numbers and numbers != {dialled}:
        yield Fault(
            Position(name),
            f"見えている番号「{shown.strip()}」と、かける先「{number}」が違います",
            "同じ連絡先を使ってください",
        )
