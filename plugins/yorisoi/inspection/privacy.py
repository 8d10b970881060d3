"""A page loads nothing from elsewhere, runs nothing of a stranger's, and tells nothing.

Content Security Policy 3; Referrer Policy.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from yorisoi.faults import Fault, fault
from yorisoi.inspection.output import File
from yorisoi.inspection.page import Page, split

REFERRER = {"name": "referrer", "content": "no-referrer"}
# A policy holds for what comes after it, and only in the head: nothing may have ended that before.
BEGINNING = re.compile(
    rb'<!doctype html>\s*<html[^<>]*>\s*<head>\s*(?:<meta charset="utf-8">\s*)?'
    rb'<meta http-equiv="Content-Security-Policy" content="',
    re.IGNORECASE,
)
NAMED = ("canonical", "alternate")  # only named by a page, never loaded
# What a policy may say: only our own host is asked, only what is named by its hash runs.
RULE = re.compile(
    r"default-src 'none'|(?:style|script)-src(?: 'sha256-[A-Za-z0-9+/]{43}=')+"
    r"|img-src 'self'(?: data:)?|connect-src 'self'|(?:base-uri|form-action) 'none'"
)
RUNNING = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)
ALLOWED_FILES = re.compile(
    r".*\.(html|ics|csv|json|atom|xml|txt|svg|(?i:png|jpg|jpeg|webp)|css|js|pdf)|_headers|\.nojekyll"
)


def check_page(page: Page) -> Iterator[Fault]:
    """Yield a fault for everything in a page that could leave or bring a trace."""
    yield from _policies(page)
    yield from _loaded(page)
    yield from _links(page)


def check_file(file: File) -> Iterator[Fault]:
    """Yield a fault for a file that no visitor is meant to have."""
    if not ALLOWED_FILES.fullmatch(file.name):
        yield fault(file.position, "file_kind")


def _policies(page: Page) -> Iterator[Fault]:
    """Yield what is wrong with the two policies, and each style or script they do not name."""
    metas = [dict(meta.items()) for meta in page.named("meta")]
    named = [meta for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
    policy = named[0].get("content", "") if named else ""
    if len(named) != 1 or not BEGINNING.match(page.data):
        yield fault(page.position, "page_policy_missing")
    elif not policy.startswith("default-src 'none'") or not all(
        RULE.fullmatch(rule.strip()) for rule in policy.split(";")
    ):
        yield fault(page.position, "page_policy_loose")
    if REFERRER not in metas:
        yield fault(page.position, "page_referrer")
    for element in page.named("style", "script"):
        runs = element.get("type") != "application/ld+json"
        if runs and _digest(element.text or "") not in policy:
            yield fault(page.position, "page_inline_foreign", value=element.tag)


@lru_cache(maxsize=16)  # style and scripts are the same in all pages
def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _loaded(page: Page) -> Iterator[Fault]:
    for address in page.loaded:
        if _is_elsewhere(address):
            yield fault(page.position, "page_loads_elsewhere", value=address)
    for address in (*page.values("href"), *page.loaded):
        if RUNNING.match(address):
            yield fault(page.position, "page_address", value=address[:40])


def _links(page: Page) -> Iterator[Fault]:
    for link in page.named("link"):
        address = link.get("href", "")
        if link.get("rel") not in NAMED and _is_elsewhere(address):
            yield fault(page.position, "page_loads_elsewhere", value=address)
    for link in page.named("a"):
        address = link.get("href", "")
        if address.startswith("https://") and "noreferrer" not in link.get("rel", ""):
            yield fault(page.position, "page_link_referrer", value=address)


def _is_elsewhere(address: str) -> bool:
    parts = split(address)
    return not parts or bool(parts.netloc) or parts.scheme == "data"
