"""Every address in a page leads to something that is there."""

import posixpath
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Output, Page, Segment

OUTSIDE = ("https", "tel", "mailto", "webcal")
REMEDY = "リンクを見直してください"


def check(page: Page, output: Output) -> Iterator[Fault]:
    """Yield a fault for each link, image or file of a page that does not resolve."""
    folder = posixpath.dirname(page.name)
    for segment in page.segments:
        for target, problem in _unusable(segment, output.expected):
            yield _fault(page.name, target, problem)
        for target, name, _ in _wanted(segment, folder, output.expected):
            if name and name not in output.names:
                yield _fault(page.name, target, "リンク先がありません")


def anchors(page: Page, output: Output) -> Iterator[tuple[str, str, str, str]]:
    """Yield page, target, file and anchor of each link to a place within a page."""
    folder = posixpath.dirname(page.name)
    for segment in page.segments:
        for target, name, anchor in _wanted(segment, folder, output.expected):
            if anchor and (not name or (name.endswith(".html") and name in output.names)):
                yield page.name, target, name or page.name, anchor


def check_anchors(
    wanted: Iterable[tuple[str, str, str, str]], ids: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    """Yield a fault for each anchor that its page, whose `ids` are known by now, has not."""
    for page, target, name, anchor in wanted:
        if anchor not in ids[name]:
            yield _fault(page, target, "リンク先の見出しがありません")


@lru_cache(maxsize=64)
def _unusable(segment: Segment, expected: Expected) -> tuple[tuple[str, str], ...]:
    """Return the targets that can lead nowhere, with what is wrong."""
    found = []
    for target in segment.targets:
        if not target.strip():
            found.append((target, "リンク先が空です"))
        elif _inside(target, expected) is None and urlsplit(target).scheme not in OUTSIDE:
            found.append((target, "使えない種類のアドレスです"))
    return tuple(found)


@lru_cache(maxsize=64)
def _wanted(segment: Segment, folder: str, expected: Expected) -> tuple[tuple[str, str, str], ...]:
    """Return target, file and anchor of each internal link; no file where it is the page's own."""
    inside = ((each, _inside(each, expected)) for each in segment.targets if each.strip())
    return tuple((each, *_file(path, folder)) for each, path in inside if path is not None)


def _inside(target: str, expected: Expected) -> str | None:
    """Return a target's address within the site, or None where it leads out of it."""
    if expected.site_url and target.startswith(f"{expected.site_url}/"):
        return target.removeprefix(expected.site_url)
    if urlsplit(target).scheme:
        return None
    return target.removeprefix(urlsplit(expected.site_url).path)


def _file(target: str, folder: str) -> tuple[str, str]:
    """Return the output file and the anchor that an address names from a folder."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if not path:
        return "", unquote(parts.fragment)
    if path.startswith("/"):
        inside = path.lstrip("/")
    else:
        inside = posixpath.normpath(posixpath.join(folder, path))
        inside += "/" if path.endswith("/") and inside != "." else ""
    if not inside or inside == "." or inside.endswith("/"):
        inside = ("" if inside == "." else inside) + "index.html"
    return inside, unquote(parts.fragment)


def _fault(page: str, target: str, message: str) -> Fault:
    return Fault(Position(page), f"{message}: {target}", REMEDY)
