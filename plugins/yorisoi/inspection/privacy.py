"""A page loads nothing from elsewhere, runs nothing of a stranger's, and tells nothing.

Content Security Policy 3; the names that stay in a history list are neutral.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

from lxml import etree

from yorisoi.faults import Fault, Position, fault
from yorisoi.inspection.output import Expected, Problem
from yorisoi.inspection.tree import Page, Tree

LOADED = ("src", "srcset", "poster", "data")
FORBIDDEN = frozenset(
    ("iframe", "object", "embed", "form", "base", "audio", "video", "applet", "frame")
)
QUIET = frozenset(("class", "id", "content", "datetime", "aria-hidden"))  # most of them all
REFERRER = {"name": "referrer", "content": "no-referrer"}
ADDRESSES = ("href", "src", "action")
# A policy holds for what comes after it, and only in the head: nothing may have ended that before.
BEGINNING = re.compile(
    rb'<!doctype html>\s*<html[^<>]*>\s*<head>\s*(?:<meta charset="utf-8">\s*)?'
    rb'<meta http-equiv="Content-Security-Policy" content="',
    re.IGNORECASE,
)
RUNNING = re.compile(r"\s*(javascript|data|vbscript):")
ALLOWED_FILES = re.compile(
    r".*\.(html|ics|csv|json|atom|xml|txt|svg|png|jpg|jpeg|webp|css|js|pdf)|_headers|\.nojekyll"
)


def check(page: Page, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for everything in a page that could leave or bring a trace."""
    metas = [each for segment in page.segments for each in segment.metas]
    policies = [each.get("content", "") for each in metas if _is_policy(each)]
    policy = policies[0] if policies else ""
    if len(policies) != 1 or not BEGINNING.match(page.beginning):
        yield _fault(page, "page_policy_missing")
    elif not policy.startswith("default-src 'none'") or "unsafe" in policy or "*" in policy:
        yield _fault(page, "page_policy_loose")
    if REFERRER not in metas:
        yield _fault(page, "page_referrer")
    title = next(chain.from_iterable(each.titles for each in page.segments), "")
    for word in expected.avoided:
        if word in title:
            yield _fault(page, "page_title_tells", word)
    for name, text in chain.from_iterable(each.inline for each in page.segments):
        if _digest(text) not in policy:
            yield _fault(page, "page_inline_foreign", name)


def check_file(name: str) -> Iterator[Fault]:
    """Yield a fault for a file that no visitor is meant to have."""
    if not ALLOWED_FILES.fullmatch(name):
        yield fault(Position(name), "file_kind")


def _is_policy(meta: dict[str, str]) -> bool:
    return meta.get("http-equiv") == "Content-Security-Policy"


@lru_cache
def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def problems(tree: Tree) -> Iterator[Problem]:
    """Yield what no page may have: strangers' things, what runs, notes that nobody sees."""
    yield from (("page_element", tag) for tag in FORBIDDEN & tree.elements.keys())
    for tag, name, value in tree.attributes:
        if name not in QUIET or tag == "use":
            yield from _unwanted_attribute(tag, name, value)
    for link in tree.named("link"):
        if link.get("rel") != "canonical" and _is_elsewhere(link.get("href", "")):
            yield "page_loads_elsewhere", link.get("href", "")
    for link in tree.named("a"):
        href = link.get("href", "")
        if href.startswith("https://") and "noreferrer" not in link.get("rel", ""):
            yield "page_link_referrer", href
    for _ in tree.root.iter(etree.Comment, etree.ProcessingInstruction):
        yield "page_comment", ""


def _unwanted_attribute(tag: str, name: str, value: str) -> Iterator[Problem]:
    if (name in LOADED or tag == "use") and _is_elsewhere(value):
        yield "page_loads_elsewhere", value
    if name.startswith("on") or name == "style":
        yield "page_attribute", name
    if name in ADDRESSES and RUNNING.match(value):
        yield "page_address", value[:40]


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc) or address.startswith("data:")


def _fault(page: Page, code: str, value: str = "") -> Fault:
    return fault(Position(page.name), code, value=value)
