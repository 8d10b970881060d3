"""Every address in a page leads to something that is there."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from yorisoi.faults import Fault, Position, fault
from yorisoi.inspection.output import Expected, Output, Problem
from yorisoi.inspection.tree import Page, Segment

MISSING, NO_PLACE = "page_link_missing", "page_anchor_missing"
PATH = re.compile("[A-Za-z0-9/._-]*")
ROUNDABOUT = re.compile("//|(?:^|/)[.]{1,2}(?:/|$)")
OUTSIDE = ("https", "tel", "mailto", "webcal")


class Target(NamedTuple):
    """An internal address: as written, its path from the root of the site, its anchor.

    The path is relative where it does not climb to the root, and empty on the same page.
    """

    written: str
    path: str
    anchor: str


Targets = tuple[Target, ...]


class Anchor(NamedTuple):
    """An anchor that a page links to in a file, to be looked for when all pages are read."""

    page: str
    target: str
    file: str
    name: str


def problems(targets: Iterable[str], expected: Expected) -> Iterator[Problem]:
    """Yield what is wrong with targets that can lead nowhere, from whatever page."""
    for target in targets:
        if not target.strip():
            yield "page_link_empty", target
        elif _inside(target, expected) is None and _split(target)[0] not in OUTSIDE:
            yield "page_link_scheme", target


def check(page: Page, output: Output) -> Iterator[Fault | Anchor]:
    """Yield a fault for each link, image or file of a page that is not there.

    And each place within another page that is to be looked for.
    """
    depth = page.name.count("/")
    for segment in page.segments:
        missing, anchors, relative = _internal(segment, depth, output)
        for target in missing:
            yield _fault(page.name, target.written, MISSING)
        for target in anchors:
            yield Anchor(page.name, target.written, target.path[1:], target.anchor)
        for target in relative:
            yield from _near(target, page, output)


def _near(target: Target, page: Page, output: Output) -> Iterator[Fault | Anchor]:
    """Yield what is wrong with a link that starts from its page, or the anchor it wants."""
    file = page.name
    if target.path:
        file = _whole(posixpath.join(posixpath.dirname(page.name), target.path))
    if file not in output.names:
        yield _fault(page.name, target.written, MISSING)
    elif file == page.name:
        if target.anchor and not any(target.anchor in each.ids for each in page.segments):
            yield _fault(page.name, target.written, NO_PLACE)
    elif target.anchor and file.endswith(".html"):
        yield Anchor(page.name, target.written, file, target.anchor)


def check_anchors(wanted: Iterable[Anchor], ids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield a fault for each anchor that its file, whose `ids` are known by now, has not."""
    for each in wanted:
        if each.name not in ids[each.file]:
            yield _fault(each.page, each.target, NO_PLACE)


@lru_cache(maxsize=256)  # what pages share
def _internal(segment: Segment, depth: int, output: Output) -> tuple[Targets, ...]:
    """Return the internal targets of a piece of a page so many folders deep.

    First those from the root that are not there, then those from the root with an anchor
    to look for, last those that start from the page.
    """
    inside = (_target(each, depth, output.expected) for each in segment.targets if each.strip())
    missing, anchors, relative = [], [], []
    for target in filter(None, inside):
        if not target.path.startswith("/"):
            relative.append(target)
        elif target.path[1:] not in output.names:
            missing.append(target)
        elif target.anchor and target.path.endswith(".html"):
            anchors.append(target)
    return tuple(missing), tuple(anchors), tuple(relative)


def _target(written: str, depth: int, expected: Expected) -> Target | None:
    """Return an internal address as it is from the root, where the way leads to it."""
    address = _inside(written, expected)
    if address is None:
        return None
    _, path, anchor = _split(address)
    up = "../" * depth
    if depth and path.startswith(up) and not path.startswith(f"{up}../"):
        path = f"/{path.removeprefix(up)}"
    if path.startswith("/"):
        path = f"/{_whole(path.lstrip('/'))}"
    return Target(written, path, anchor)


def _split(address: str) -> tuple[str, str, str]:
    """Return scheme, path and anchor of an address."""
    if PATH.fullmatch(address):  # most are; taking them apart costs as much as all else here
        return "", address, ""
    parts = urlsplit(address)
    return parts.scheme, unquote(parts.path), unquote(parts.fragment)


def _inside(target: str, expected: Expected) -> str | None:
    """Return a target's address within the site, or None where it leads out of it."""
    if expected.site_url and target.startswith(f"{expected.site_url}/"):
        return target.removeprefix(expected.site_url)
    scheme, _, _ = _split(target)
    return None if scheme else target.removeprefix(_base(expected))


@cache
def _base(expected: Expected) -> str:
    return urlsplit(expected.site_url).path


def _whole(path: str) -> str:
    """Return a path without dots, and with the file that a server sends for a folder."""
    if not ROUNDABOUT.search(path):
        return f"{path}index.html" if not path or path.endswith("/") else path
    folder = path.endswith(("/", "/.")) or path == "."
    path = posixpath.normpath(path)
    return posixpath.join("" if path == "." else path, "index.html") if folder else path


def _fault(page: str, target: str, code: str) -> Fault:
    return fault(Position(page), code, value=target)
