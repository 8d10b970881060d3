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

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Problem
from yorisoi.inspection.tree import Page, Tree

LOADED = ("src", "srcset", "poster", "data")
FORBIDDEN = frozenset(
    ("iframe", "object", "embed", "form", "base", "audio", "video", "applet", "frame")
)
QUIET = frozenset(("class", "id", "content", "datetime", "aria-hidden"))  # most of them all
REFERRER = {"name": "referrer", "content": "no-referrer"}
REMEDY = "直せないときは、このまま担当の人に見せてください"
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
        yield _fault(page, "読み込みの決まり（CSP）が先頭にありません")
    elif not policy.startswith("default-src 'none'") or "unsafe" in policy or "*" in policy:
        yield _fault(page, "読み込みの決まり（CSP）がゆるめられています")
    if REFERRER not in metas:
        yield _fault(page, "リンク先に閲覧元を知らせない設定（referrer）がありません")
    title = next(chain.from_iterable(each.titles for each in page.segments), "")
    for word in expected.avoided:
        if word in title:
            yield _fault(page, f"題名の「{word}」は、履歴に残ると困る言葉です")
    for name, text in chain.from_iterable(each.inline for each in page.segments):
        if _digest(text) not in policy:
            yield _fault(page, f"私たちのものではない {name} があります")


def check_file(name: str) -> Iterator[Fault]:
    """Yield a fault for a file that no visitor is meant to have."""
    if not ALLOWED_FILES.fullmatch(name):
        yield Fault(
            Position(name), "公開できない種類のファイルです", "content/ から取りのぞいてください"
        )


def _is_policy(meta: dict[str, str]) -> bool:
    return meta.get("http-equiv") == "Content-Security-Policy"


@lru_cache
def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def problems(tree: Tree) -> Iterator[Problem]:
    """Yield what no page may have: strangers' things, what runs, notes that nobody sees."""
    for words in _unwanted(tree):
        yield words, REMEDY


def _unwanted(tree: Tree) -> Iterator[str]:
    yield from (f"使えない要素です: {tag}" for tag in FORBIDDEN & tree.elements.keys())
    for tag, name, value in tree.attributes:
        if name not in QUIET or tag == "use":
            yield from _unwanted_attribute(tag, name, value)
    for link in tree.named("link"):
        if link.get("rel") != "canonical" and _is_elsewhere(link.get("href", "")):
            yield f"ほかのサイトから読み込んでいます: {link.get('href')}"
    for link in tree.named("a"):
        href = link.get("href", "")
        if href.startswith("https://") and "noreferrer" not in link.get("rel", ""):
            yield f"外へのリンクに rel=noreferrer がありません: {href}"
    for _ in tree.root.iter(etree.Comment, etree.ProcessingInstruction):
        yield "公開しないメモ（コメント）が残っています"


def _unwanted_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if (name in LOADED or tag == "use") and _is_elsewhere(value):
        yield f"ほかのサイトから読み込んでいます: {value}"
    if name.startswith("on") or name == "style":
        yield f"使えない属性です: {name}"
    if name in ADDRESSES and RUNNING.match(value):
        yield f"使えないアドレスです: {value[:40]}"


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc) or address.startswith("data:")


def _fault(page: Page, message: str) -> Fault:
    return Fault(Position(page.name), message, REMEDY)
