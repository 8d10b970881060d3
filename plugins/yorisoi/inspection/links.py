"""Every address in a page leads to something that is there."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Expected, Output, Page, Segment

OUTSIDE = ("https", "tel", "mailto", "webcal")


@dataclass(frozen=True)
class Target:
    """An internal address: as written, its path from the root of the site, its anchor.

    The path is relative where it does not climb to the root, and empty on the same page.
    """

    written: str
    path: str
    anchor: str


@dataclass(frozen=True)
class Anchor:
    """An anchor that a page links to in a file, to be looked for when all pages are read."""

    page: str
    target: str
    file: str
    name: str


def check(page: Page, output: Output) -> Iterator[Fault]:
    """Yield a fault for each link, image or file of a page that does not resolve."""
    for segment in page.segments:
        for written, problem in _unusable(segment, output.expected):
            yield _fault(page.name, written, problem)
        for target in _internal(segment, page.name.count("/"), output.expected):
            if _file(target, page) not in output.names:
                yield _fault(page.name, target.written, "リンク先がありません")


def anchors(page: Page, output: Output) -> Iterator[Anchor]:
    """Yield each link of a page to a place within a page that is there."""
    for segment in page.segments:
        for target in _internal(segment, page.name.count("/"), output.expected):
            if target.anchor:
                file = _file(target, page)
                if file.endswith(".html") and file in output.names:
                    yield Anchor(page.name, target.written, file, target.anchor)


def check_anchors(wanted: Iterable[Anchor], ids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield a fault for each anchor that its file, whose `ids` are known by now, has not."""
    for each in wanted:
        if each.name not in ids[each.file]:
            yield _fault(each.page, each.target, "リンク先の見出しがありません")


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
def _internal(segment: Segment, depth: int, expected: Expected) -> tuple[Target, ...]:
    """Return the internal links of a segment, in a page so many folders deep."""
    up = "../" * depth
    found = []
    for written in segment.targets:
        address = _inside(written, expected) if written.strip() else None
        if address is not None:
            parts = urlsplit(address)
            path = unquote(parts.path)
            if depth and path.startswith(up) and not path.startswith(f"{up}../"):
                path = f"/{path.removeprefix(up)}"
            if path.startswith("/"):
                path = f"/{_whole(path.lstrip('/'))}"
            found.append(Target(written, path, unquote(parts.fragment)))
    return tuple(found)


def _inside(target: str, expected: Expected) -> str | None:
    """Return a target's address within the site, or None where it leads out of it."""
    if expected.site_url and target.startswith(f"{expected.site_url}/"):
        return target.removeprefix(expected.site_url)
    if urlsplit(target).scheme:
        return None
    return target.removeprefix(urlsplit(expected.site_url).path)


def _file(target: Target, page: Page) -> str:
    """Return the output file that a target of a page names."""
    if not target.path:
        return page.name
    if target.path.startswith("/"):
        return target.path[1:]
    return _whole(posixpath.join(posixpath.dirname(page.name), target.path))


def _whole(path: str) -> str:
    """Return a path without dots, and with the file that a server sends for a folder."""
    folder = not path or path.endswith(("/", "/.")) or path == "."
    path = posixpath.normpath(path) if path else ""
    return posixpath.join("" if path == "." else path, "index.html") if folder else path


def _fault(page: str, target: str, message: str) -> Fault:
    return Fault(Position(page), f"{message}: {target}", "リンクを見直してください")
