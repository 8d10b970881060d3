"""A page loads nothing from elsewhere, runs nothing of a stranger's, and tells nothing.

Content Security Policy 3; the names that stay in a history list are neutral.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Page

LOADING = (
    "//*[@src]/@src | //*[@srcset]/@srcset | //link[not(@rel='canonical')]/@href"
    " | //*[@poster]/@poster | //object/@data | //*[local-name()='use']/@href"
)
FORBIDDEN = ("iframe", "object", "embed", "form", "base", "audio", "video", "applet", "frame")
ALLOWED_FILES = re.compile(
    r".*\.(html|ics|csv|json|atom|xml|txt|svg|png|jpg|jpeg|webp|css|js|pdf)|_headers|\.nojekyll"
)


def check(page: Page, expected: Expected) -> Iterator[Fault]:
    """Yield a fault for everything in a page that could leave or bring a trace."""
    yield from (_fault(page, each) for each in _policy(page))
    for address in page.root.xpath(LOADING):
        if urlsplit(str(address)).netloc or str(address).startswith("data:"):
            yield _fault(page, f"ほかのサイトから読み込んでいます: {address}")
    for element in page.root.iter(*FORBIDDEN):
        yield _fault(page, f"使えない要素です: {element.tag}")
    for element in page.root.iter():
        if isinstance(element.tag, str):
            yield from _attributes(page, element)
        else:
            yield _fault(page, "公開しないメモ（コメント）が残っています")
    title = page.root.findtext(".//title") or ""
    for word in expected.avoided:
        if word in title:
            yield _fault(page, f"題名の「{word}」は、履歴に残ると困る言葉です")


def check_file(name: str) -> Iterator[Fault]:
    """Yield a fault for a file that no visitor is meant to have."""
    if not ALLOWED_FILES.fullmatch(name):
        yield Fault(
            Position(name), "公開できない種類のファイルです", "content/ から取りのぞいてください"
        )


def _policy(page: Page) -> Iterator[str]:
    metas = page.root.xpath("//head/meta")
    policies = [each for each in metas if each.get("http-equiv") == "Content-Security-Policy"]
    if len(policies) != 1 or metas.index(policies[0]) > 1:
        yield "読み込みの決まり（CSP）が先頭にありません"
        return
    policy = policies[0].get("content", "")
    if not policy.startswith("default-src 'none'") or "unsafe" in policy or "*" in policy:
        yield "読み込みの決まり（CSP）がゆるめられています"
    for element in page.root.iter("style", "script"):
        if element.get("type") == "application/ld+json":
            continue
        if element.get("src") or _digest(element.text or "") not in policy:
            yield f"私たちのものではない {element.tag} があります"
    if not page.root.xpath("//head/meta[@name='referrer'][@content='no-referrer']"):
        yield "リンク先に閲覧元を知らせない設定（referrer）がありません"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _attributes(page: Page, element: HtmlElement) -> Iterator[Fault]:
    for name, value in element.items():
        if name.startswith("on") or name == "style":
            yield _fault(page, f"使えない属性です: {name}")
        if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value):
            yield _fault(page, f"使えないアドレスです: {value[:40]}")
    outside = element.tag == "a" and element.get("href", "").startswith("https://")
    if outside and "noreferrer" not in element.get("rel", ""):
        yield _fault(page, f"外へのリンクに rel=noreferrer がありません: {element.get('href')}")


def _fault(page: Page, message: str) -> Fault:
    return Fault(Position(page.name), message, "直せないときは、このまま担当の人に見せてください")
