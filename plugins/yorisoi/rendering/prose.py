"""Staff's Markdown → HTML that is safe to publish, on the page that is being written.

`loading.markup` made HTML of the text, with marks for what depends on the page; here these are
filled in. nh3 stands behind it: should the parser let something through, only what the dialect
makes is left. The theme's own markup of inserts comes last, so that nothing of it is cleaned.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape

import nh3
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from yorisoi.inserts import inserts
from yorisoi.loading.markdown import references
from yorisoi.loading.markdown.markup import ETX, STX, US, markup
from yorisoi.rendering.links import PageContext
from yorisoi.site import Site

SAFE_LINK = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#].*)?|#.+", re.DOTALL)
LED = re.compile(f"{STX}(link|end|picture)(?:{US}([^{ETX}]*))?{ETX}")
INSERT = re.compile(f"{STX}insert{US}([^{US}]*){US}([^{ETX}]*){ETX}")
CARDS = re.compile(f"{STX}cards{ETX}(.*?){STX}cards-end{ETX}", re.DOTALL)
CARD = re.compile(f"{STX}card{US}([^{ETX}]*){ETX}")

# What the dialect makes of staff's text.
BLOCKS = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
BLOCKS |= {"table", "tbody", "td", "th", "thead", "tr"}
INLINE = {"a", "br", "code", "em", "img", "rp", "rt", "ruby", "strong"}
CLEANER = nh3.Cleaner(
    tags=BLOCKS | INLINE,
    attributes={
        "a": {"href", "rel", "title"},
        "img": {"alt", "height", "loading", "src", "title", "width"},
        "ol": {"start"},
    },
    url_schemes={"https"},
    link_rel=None,  # `Links` says which links tell where they were followed from
)

# Returns the theme's HTML of an insert: of its path, and its record where it has one. A row of
# cards is shown as `cards`.
Show = Callable[[str, object], str]


@dataclass(frozen=True)
class Card:
    """A heading that leads to a page, its words, and the drawing that the page has."""

    drawing: str | None
    html: Markup


class Links:
    """The links and pictures of the text in the file `path`, on the page that is written."""

    def __init__(self, site: Site, external: str, page: PageContext, path: str) -> None:
        self._site, self._external, self._page, self._path = site, external, page, path
        self._leaves = False  # whether the link that is open leads elsewhere

    def fill(self, mark: re.Match[str]) -> str:
        """Return the HTML of a mark."""
        if mark[1] == "end":
            return (escapeHtml(self._external) if self._leaves else "") + "</a>"
        target, title, *alt = map(unescape, mark[2].split(US))
        name = "src" if mark[1] == "picture" else "href"
        made = [*self._led(name, target), ("title", title)]
        if mark[1] == "picture":
            return f'<img{_written(made)} alt="{escapeHtml(alt[0])}">'
        return f"<a{_written(made)}>"

    def drawing(self, target: str) -> str | None:
        """Return the name of the drawing of the page that a target leads to."""
        file = references.file_named(target, self._path)
        found = references.resolve(file, self._site.pages) if file else None
        return self._site.pages[found[0]].meta.drawing if found else None

    def _led(self, name: str, target: str) -> Iterable[tuple[str, str]]:
        """Return the attributes that lead to a target: none where it has no address."""
        self._leaves = False
        file = references.file_named(target, self._path)
        if file is not None:
            return self._led_to(name, file)
        if name == "src" or not SAFE_LINK.fullmatch(target):
            return ()
        self._leaves = not target.startswith("#")
        return (("href", target), ("rel", "noreferrer" if self._leaves else ""))

    def _led_to(self, name: str, file: str) -> Iterable[tuple[str, str]]:
        found = references.resolve(file, self._site.addresses)
        picture = self._site.pictures.get(found[0]) if found else None
        if not found or (name == "src" and not picture):
            return ()
        anchor = f"#{found[1]}" if found[1] else ""
        led = [(name, self._page.href(self._site.addresses[found[0]] + anchor))]
        if picture and name == "src":
            sizes = [("width", str(picture.width)), ("height", str(picture.height))]
            led += [*sizes, ("loading", "lazy")]
        return led


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escapeHtml(value)}"' for name, value in attributes if value)


class Prose:
    """What makes HTML of the texts of one site; a link that leaves it says so (`external`)."""

    def __init__(self, site: Site, external: str) -> None:
        self._site, self._external = site, external
        self._known = inserts(site.service, site.hotlines)

    def html(self, text: str, page: PageContext, path: str, show: Show) -> str:
        """Return the HTML, on `page`, of a text that stands in the file `path` of the content."""
        marked = self._site.markup.get(text)
        links = Links(self._site, self._external, page, path)
        html = LED.sub(links.fill, markup(text) if marked is None else marked)

        def shown(mark: re.Match[str]) -> str:
            if mark[1] in self._known:
                return show(mark[1], self._known[mark[1]])
            return mark[2]  # what the data does not hold stays text

        def row(mark: re.Match[str]) -> str:
            _, *parts = CARD.split(mark[1])
            cards = [
                Card(links.drawing(unescape(target)), Markup(words))  # noqa: S704 - cleaned
                for target, words in zip(parts[::2], parts[1::2], strict=True)
            ]
            return show("cards", cards)

        return CARDS.sub(row, INSERT.sub(shown, clean(html))).rstrip("\n")


def clean(html: str) -> str:
    """Return HTML with nothing but the elements, attributes and schemes that the dialect makes."""
    return CLEANER.clean(html)
