"""Staff's Markdown → HTML that is safe to publish, on the page that is being written.

`loading.dialect` reads the text; here its tokens become HTML. nh3 stands behind it: should the
parser let something through, only what the dialect makes is left. The theme's own markup of
inserts comes last, so that nothing of it is cleaned or read as Markdown.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import nh3
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from yorisoi.loading import dialect, references
from yorisoi.rendering.links import PageContext
from yorisoi.site import Site, inserts

SAFE_LINK = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#].*)?|#.+", re.DOTALL)
# Marks around the name of an insert, until all is cleaned. Taken out of what staff wrote.
STX, ETX = "\x02", "\x03"
MARKS = str.maketrans("", "", STX + ETX)
INSERT = re.compile(f"{STX}([^{ETX}]+){ETX}")

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
    link_rel=None,  # `Renderer` says which links tell where they were followed from
)

# Returns the theme's HTML of an insert: of its path, and its record where it has one.
Show = Callable[[str, object], str]
Attributes = dict[str, str | int | float]


@dataclass(frozen=True)
class Place:
    """Where a text is shown, and the file that it comes from: links are read from both."""

    page: PageContext
    path: str


class Renderer(RendererHTML):
    """Tokens → HTML: links lead from the page that is written, or nowhere."""

    def __init__(self, site: Site, known: Mapping[str, object], external: str) -> None:
        """Take where links may lead, what may be inserted, and the words of a link elsewhere."""
        super().__init__()
        self._site, self._known, self._external = site, known, external

    def html(self, text: str, place: Place) -> str:
        """Return the HTML of a text."""
        parser = dialect.parser()
        tokens = parser.parse(text.translate(MARKS), {"differences": set()})
        return self.render(tokens, parser.options, {"place": place})

    def text(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return words; a tab stands between two columns, so that a space is not enough."""
        return escapeHtml(tokens[idx].content).replace("\t", "\u3000")

    def ruby(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return ruby, with the parentheses that a reader without ruby needs."""
        token = tokens[idx]
        return f"<ruby>{token.content}<rp>（</rp><rt>{token.info}</rt><rp>）</rp></ruby>"

    def insert(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return the mark of an insert; what the data does not hold stays text."""
        token = tokens[idx]
        if token.content in self._known:
            return f"{STX}{token.content}{ETX}" + ("\n" if token.block else "")
        written = escapeHtml(token.markup)
        return f"<p>{written}</p>\n" if token.block else written

    def link_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        """Return the beginning of a link."""
        return f"<a{_written(self._link(tokens[idx], env['place']))}>"

    def link_close(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return the end of a link, which says where the link leaves the site."""
        opened = idx
        while tokens[opened].type != "link_open":
            opened -= 1
        target = str(tokens[opened].attrs["href"])
        leaves = SAFE_LINK.fullmatch(target) and not target.startswith("#")
        return (escapeHtml(self._external) if leaves else "") + "</a>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a picture; without a source where the site has no such file."""
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children, options, {})
        made: Attributes = {**self._led("src", str(token.attrs["src"]), env["place"]), "alt": alt}
        return f"<img{_written(_titled(token, made))}>"

    def _link(self, token: Token, place: Place) -> Attributes:
        target = str(token.attrs["href"])
        if not SAFE_LINK.fullmatch(target):
            return _titled(token, self._led("href", target, place))
        rel = {} if target.startswith("#") else {"rel": "noreferrer"}
        return _titled(token, {"href": target, **rel})

    def _led(self, name: str, target: str, place: Place) -> Attributes:
        """Return the attributes that lead to a file's address; none where it has no address."""
        file = references.file_named(target, place.path)
        found = references.resolve(file, self._site.addresses) if file is not None else None
        if not found:
            return {}
        picture = self._site.pictures.get(found[0])
        if name == "src" and not picture:
            return {}
        anchor = f"#{found[1]}" if found[1] else ""
        led: Attributes = {name: place.page.href(self._site.addresses[found[0]] + anchor)}
        if picture and name == "src":
            led |= {"width": picture.width, "height": picture.height, "loading": "lazy"}
        return led


def _titled(token: Token, attributes: Attributes) -> Attributes:
    title = token.attrs.get("title")
    return attributes | ({"title": title} if title else {})


def _written(attributes: Attributes) -> str:
    return "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in attributes.items())


class Prose:
    """One renderer for a whole build."""

    def __init__(self, site: Site, external: str) -> None:
        """Take the content that texts lead to, and the words for a link that leaves the site."""
        self._known = inserts(site.service, site.hotlines)
        self._renderer = Renderer(site, self._known, external)

    def html(self, text: str, page: PageContext, path: str, show: Show) -> str:
        """Return the HTML, on `page`, of a text that stands in the file `path` of the content."""
        html = clean(self._renderer.html(text, Place(page, path))).rstrip("\n")
        return INSERT.sub(lambda mark: show(mark[1], self._known[mark[1]]), html)


def clean(html: str) -> str:
    """Return HTML with nothing but the elements, attributes and schemes that the dialect makes."""
    return CLEANER.clean(html)
