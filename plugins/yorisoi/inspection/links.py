"""Every address in a page leads to something that is there."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from yorisoi.faults import Fault, Position, fault
from yorisoi.inspection.output import Output
from yorisoi.inspection.page import Page, split

TARGETS = ("href", "cite")
AT_ONCE = "0; url="
PLAIN = re.compile(r"(?!//)[A-Za-z0-9./-]+")  # no scheme, no host
OUTSIDE = ("https", "tel", "mailto", "webcal")


class Anchor(NamedTuple):
    """A place in a page that `page` links to, to be looked for when all pages are read."""

    page: str
    target: str
    file: str
    name: str


def check_page(page: Page, output: Output) -> Iterator[Fault]:
    """Yield a fault for each link, image or file of a page that is not there."""
    for target, (address, file) in _led(page, output).items():
        if not target.strip():
            yield fault(page.position, "page_link_empty", value=target)
        elif address and address.scheme in OUTSIDE:
            continue
        elif not address or address.scheme or address.netloc:
            yield fault(page.position, "page_link_scheme", value=target)
        elif file not in output.names:
            yield fault(page.position, "page_link_missing", value=target)


def leads_on(page: Page, output: Output) -> bool:
    """Return whether a page stands at a former address, and all its refreshes lead from there.

    At once, and to the file that the data names: whatever else is written there is refused.
    """
    to = output.expected.former.get(page.name)
    told = [meta.get("content", "") for meta in page.named("meta") if meta.get("http-equiv")]
    refreshes = [content.removeprefix(AT_ONCE) for content in told if content.startswith(AT_ONCE)]
    addresses = [_split(target, output) for target in refreshes if PLAIN.fullmatch(target)]
    files = [address and _file(page.name, address) for address in addresses]
    return to is not None and len(files) == len(told) - 1 and set(files) <= {to}


def anchors(page: Page, output: Output) -> Iterator[Anchor]:
    """Yield each place, in whatever page of the site, that a page links to."""
    for target, (address, file) in _led(page, output).items():
        is_page = file in output.names and file.endswith(".html")
        if is_page and address and address.fragment and not address.scheme:
            yield Anchor(page.name, target, file, unquote(address.fragment))


def files(page: Page, output: Output) -> frozenset[str]:
    """Return each file of the site that a page leads to or loads."""
    led = _led(page, output).values()
    return frozenset(file for one, file in led if one and not (one.scheme or one.netloc))


def check_anchors(wanted: Iterable[Anchor], ids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield a fault for each place that its page, by `ids`, has not."""
    for anchor in wanted:
        if anchor.name not in ids[anchor.file]:
            yield fault(Position(anchor.page), "page_anchor_missing", value=anchor.target)


@lru_cache(maxsize=1)  # asked for three times in a row
def _led(page: Page, output: Output) -> Mapping[str, tuple[SplitResult | None, str]]:
    """Return every address that a page leads to or loads, with its parts and its file here."""
    targets = {*page.values(*TARGETS), *page.loaded}
    addresses = {target: _split(target, output) for target in targets}
    return {
        target: (address, _file(page.name, address) if address else "")
        for target, address in addresses.items()
    }


def _split(target: str, output: Output) -> SplitResult | None:
    """Return the parts of a target, from the site's root where it has the site's own address."""
    site_url = output.expected.site_url
    if site_url and target.startswith(f"{site_url}/"):
        return split(target.removeprefix(site_url))
    folder = urlsplit(site_url).path
    return split(target.removeprefix(folder) if target.startswith(f"{folder}/") else target)


def _file(page: str, address: SplitResult) -> str:
    """Return the file that a server sends for an address that stands in a page."""
    path = unquote(address.path)
    if not path:
        return page
    path = path.lstrip("/") if path[0] == "/" else posixpath.join(posixpath.dirname(page), path)
    if path in ("", ".") or path.endswith(("/", "/.")):
        path = posixpath.join(path, "index.html")
    return posixpath.normpath(path)
