"""What a page may be made of: elements and attributes of HTML and SVG that can do no harm.

Whatever is not named here is refused, so that what browsers learn tomorrow is refused too. None
of these sends, frames, embeds or runs anything, but `script` and `style`, which the policy names.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from yorisoi.faults import Fault, fault
from yorisoi.inspection.page import Page

EVERYWHERE = frozenset(["class", "dir", "hidden", "id", "lang", "role", "tabindex", "title"])
PREFIXES = ("aria-", "data-")
WITHOUT_OWN = (
    "abbr address article aside b bdi body br caption cite code dd desc div dl dt em figcaption"
    " figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i kbd main mark nav p pre rp rt"
    " ruby s samp search section small span strong style sub summary sup table tbody tfoot thead"
    " title tr u ul wbr"
)
DRAWN = "d fill stroke stroke-width transform"
DRAWINGS = {
    "svg": "height viewbox width",
    "circle": "cx cy r",
    "ellipse": "cx cy rx ry",
    "g": "",
    "line": "x1 x2 y1 y2",
    "path": "",
    "polygon": "points",
    "polyline": "points",
    "rect": "height rx ry width x y",
    "text": "text-anchor x y",
}
OWN = {
    "a": "download href hreflang rel type",
    "base": "target",
    "blockquote": "cite",
    "button": "type",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "datetime",
    "details": "name open",
    "img": "alt decoding height loading sizes src srcset width",
    "ins": "datetime",
    "li": "value",
    "link": "href hreflang rel sizes type",
    "meta": "charset content http-equiv name property",
    "ol": "reversed start type",
    "picture": "",
    "q": "cite",
    "script": "type",
    "source": "height media sizes srcset type width",
    "td": "colspan headers rowspan",
    "th": "abbr colspan headers rowspan scope",
    "time": "datetime",
}
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(WITHOUT_OWN.split(), EVERYWHERE),
    **{tag: EVERYWHERE.union(names.split()) for tag, names in OWN.items()},
    **{tag: EVERYWHERE.union(f"{DRAWN} {names}".split()) for tag, names in DRAWINGS.items()},
}
# The only values of attributes that may also do harm: `refresh` leads elsewhere, `preload` loads,
# a colour may be an address, a target a window that somebody else has named.
VALUES = {
    ("base", "target"): re.compile("_top"),
    ("meta", "http-equiv"): re.compile("Content-Security-Policy"),
    ("link", "rel"): re.compile("alternate|canonical|icon|license|next|prev"),
    **{
        (tag, name): re.compile(r"[a-zA-Z]+|#[0-9a-fA-F]{3,8}|var\(--[a-z-]+\)")
        for tag in DRAWINGS
        for name in ("fill", "stroke")
    },
}


def check_page(page: Page, *, leads_on: bool = False) -> Iterator[Fault]:
    """Yield a fault for each kind of element, attribute or value that is not named.

    A page that `leads_on` from a former address may do so by a refresh.
    """
    for tag in page.tags:
        if tag in (etree.Comment, etree.ProcessingInstruction):
            yield fault(page.position, "page_comment")
        elif tag not in ATTRIBUTES:
            yield fault(page.position, "page_element", value=tag)
    for tag, name in sorted(page.kinds):
        allowed = ATTRIBUTES.get(tag)
        if allowed is not None and not (name in allowed or name.startswith(PREFIXES)):
            yield fault(page.position, "page_attribute", value=f"{tag} {name}")
    for (tag, name), only in VALUES.items():
        values = {*page.kinds.get((tag, name), ())}
        if leads_on and tag == "meta":
            values.discard("refresh")
        for value in values:
            if not only.fullmatch(value):
                told = f"{tag} {name}={value[:40]}"
                yield fault(page.position, "page_attribute", value=told)
