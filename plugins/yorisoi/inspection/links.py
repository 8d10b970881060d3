"""Every address in a page leads to something that is there."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Output, Page

OUTSIDE = ("https", "tel", "mailto", "webcal")


def check(page: Page, output: Output) -> Iterator[Fault]:
    """Yield a fault for each link, image or file of a page that does not resolve."""
    for element, attribute, target, _ in page.root.iterlinks():
        if not target.strip():
            yield _fault(page, target, "リンク先が空です")
        elif element.tag == "meta" or attribute in ("xmlns", "content"):
            continue
        elif (site_url := output.expected.site_url) and target.startswith(f"{site_url}/"):
            yield from _internal(page, output, target.removeprefix(site_url))
        elif not urlsplit(target).scheme:
            yield from _internal(page, output, target.removeprefix(urlsplit(site_url).path))
        elif urlsplit(target).scheme not in OUTSIDE:
            yield _fault(page, target, "使えない種類のアドレスです")


def _internal(page: Page, output: Output, target: str) -> Iterator[Fault]:
    name, anchor = _file(page, target)
    if name not in output.names:
        yield _fault(page, target, "リンク先がありません")
    elif anchor and name.endswith(".html") and anchor not in output.by_name[name].ids:
        yield _fault(page, target, "リンク先の見出しがありません")


def _file(page: Page, target: str) -> tuple[str, str]:
    """Return the output file and the anchor that a target names."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if not path:
        return page.name, unquote(parts.fragment)
    if path.startswith("/"):
        inside = path.lstrip("/")
    else:
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
        inside += "/" if path.endswith("/") and inside != "." else ""
    if not inside or inside.endswith("/"):
        inside += "index.html"
    return inside, unquote(parts.fragment)


def _fault(page: Page, target: str, message: str) -> Fault:
    return Fault(Position(page.name), f"{message}: {target}", "リンクを見直してください")
