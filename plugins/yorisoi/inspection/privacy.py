"""A page loads nothing from elsewhere, runs nothing of a stranger's, and tells nothing.

Content Security Policy 3; the names that stay in a history list are neutral.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Page, Segment

LOADED = ("src", "srcset", "poster", "data")
FORBIDDEN = ("iframe", "object", "embed", "form", "base", "audio", "video", "applet", "frame")
REFERRER = [("name", "referrer"), ("content", "no-referrer")]
ADDRESSES = ("href", "src", "action")
RUNNING = re.compile(r"\s*(javascript|data|vbscript):")
ALLOWED_FILES = re.compile(
    r".*\.(html|ics|csv|json|atom|xml|txt|svg|png|jpg|jpeg|webp|css|js|pdf)|_headers|\.nojekyll"
)


def check(page: Page, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for everything in a page that could leave or bring a trace."""
    head = page.segments[0].root
    metas = list(head.iter("meta"))
    policies = [(place, each) for place, each in enumerate(metas) if _is_policy(each)]
    policy = policies[0][1].get("content", "") if policies else ""
    if len(policies) != 1 or policies[0][0] > 1:
        yield _fault(page, "読み込みの決まり（CSP）が先頭にありません")
    elif not policy.startswith("default-src 'none'") or "unsafe" in policy or "*" in policy:
        yield _fault(page, "読み込みの決まり（CSP）がゆるめられています")
    if not any(each.items() == REFERRER for each in metas):
        yield _fault(page, "リンク先に閲覧元を知らせない設定（referrer）がありません")
    title = head.findtext(".//title") or ""
    for word in expected.avoided:
        if word in title:
            yield _fault(page, f"題名の「{word}」は、履歴に残ると困る言葉です")
    for segment in page.segments:
        yield from (_fault(page, each) for each in _problems(segment))
        for name, digest in _inline(segment):
            if digest not in policy:
                yield _fault(page, f"私たちのものではない {name} があります")


def check_file(name: str) -> Iterator[Fault]:
    """Yield a fault for a file that no visitor is meant to have."""
    if not ALLOWED_FILES.fullmatch(name):
        yield Fault(
            Position(name), "公開できない種類のファイルです", "content/ から取りのぞいてください"
        )


def _is_policy(meta: etree._Element) -> bool:
    return bool(meta.get("http-equiv") == "Content-Security-Policy")


@lru_cache(maxsize=64)
def _inline(segment: Segment) -> tuple[tuple[str, str], ...]:
    """Return each style and script of a segment with the digest that a policy must name."""
    return tuple(
        (each.tag, "" if each.get("src") else _digest(each.text or ""))
        for each in _scripts(segment)
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _scripts(segment: Segment) -> list[etree._Element]:
    elements = segment.root.iter("style", "script")
    return [each for each in elements if each.get("type") != "application/ld+json"]


@lru_cache(maxsize=64)
def _problems(segment: Segment) -> tuple[str, ...]:
    root = segment.root
    found = [f"使えない要素です: {each.tag}" for each in root.iter(*FORBIDDEN)]
    for tag, name, value in segment.attributes:
        if (name in LOADED or tag == "use") and _is_elsewhere(value):
            found.append(f"ほかのサイトから読み込んでいます: {value}")
        if name.startswith("on") or name == "style":
            found.append(f"使えない属性です: {name}")
        if name in ADDRESSES and RUNNING.match(value):
            found.append(f"使えないアドレスです: {value[:40]}")
    loaded = (each.get("href", "") for each in root.iter("link") if each.get("rel") != "canonical")
    found += (f"ほかのサイトから読み込んでいます: {each}" for each in loaded if _is_elsewhere(each))
    for link in root.iter("a"):
        href = link.get("href", "")
        if href.startswith("https://") and "noreferrer" not in link.get("rel", ""):
            found.append(f"外へのリンクに rel=noreferrer がありません: {href}")
    notes = root.iter(etree.Comment, etree.ProcessingInstruction)
    found += ("公開しないメモ（コメント）が残っています" for _ in notes)
    return tuple(found)


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc) or address.startswith("data:")


def _fault(page: Page, message: str) -> Fault:
    return Fault(Position(page.name), message, "直せないときは、このまま担当の人に見せてください")
