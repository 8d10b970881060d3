"""Staff's Markdown → HTML that is safe to publish, on the page that is being written.

The dialect is Python-Markdown's with tables, without raw HTML; ruby is written
`{相談|そうだん}`, an insert from the data `{{ contacts.consultation }}`. nh3 stands behind it:
should Markdown or an extension let something through, only what the dialect makes is left. The
theme's own markup of inserts comes last, so that nothing of it is cleaned or read as Markdown.
"""

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from yorisoi.loading import references, text_rules
from yorisoi.rendering.links import PageContext
from yorisoi.site import Site, inserts

RUBY = r"\{([\u4e00-\u9fff々ヶ]+)\|([\u3041-\u3096ー]+)\}"
SAFE_LINK = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#].*)?|#.+", re.DOTALL)
# Where an insert will stand. Markdown takes both signs out of what staff wrote, and uses them for
# marks of its own.
INSERT = re.compile(f"<p>{STX}(blocks\\.[^{ETX}]+){ETX}</p>|{STX}([^{ETX}]+){ETX}")
# Letters between which Japanese has no space: kana, kanji, full-width signs.
WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
MARK = f"</?[a-z][^>]*>|{STX}[^{ETX}]*{ETX}"
WIDE_BREAK = re.compile(f"({WIDE}(?:{MARK})*)\n((?:{MARK})*{WIDE})")

# What a mark of the dialect begins with: without any, no inline pattern matches.
MARKED = re.compile(rf"[\\`\[<&*_{{{STX}]|  \n")

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

# Returns the theme's HTML of an insert: of its path, and its record where it has one.
Show = Callable[[str, object], str]


class Inserts(InlineProcessor):
    """`{{ contacts.consultation }}` → a mark that stays as it is until the page is put together."""

    def __init__(self, known: Mapping[str, object], md: Markdown) -> None:
        """Take what may be inserted, by its path."""
        super().__init__(text_rules.INSERT.pattern, md)
        self.known = known

    def handleMatch(  # noqa: N802 - Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Markdown's signature
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        """Return the mark; nothing where the data has no such entry, so that it stays text."""
        if m[1] not in self.known:
            return None, None, None
        return f"{STX}{m[1]}{ETX}", m.start(0), m.end(0)


class Ruby(InlineProcessor):
    """`{相談|そうだん}` → ruby with the parentheses that a reader without ruby needs."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802
        """Return the ruby element."""
        ruby = Element("ruby")
        ruby.text = m[1]
        for tag, text in (("rp", "（"), ("rt", m[2]), ("rp", "）")):
            SubElement(ruby, tag).text = text
        return ruby, m.start(0), m.end(0)


class PlainTexts(Treeprocessor):
    """Spares text without any mark the fifteen inline patterns: a third of Markdown's time."""

    def run(self, root: Element) -> None:
        """Make such a text one that no pattern is tried on."""
        for element in root.iter():
            if element.text and not MARKED.search(element.text):
                element.text = AtomicString(element.text)


class Links(Treeprocessor):
    """Internal links lead from the page that is written; an address a browser could run is dropped.

    Markdown hands a processor nothing but the tree, so `page`, and the file `path` that its text
    comes from, are set before each text.
    """

    page: PageContext
    path: str

    def __init__(self, site: Site, external: str) -> None:
        """Take where links may lead, and the words that say that one leaves the site."""
        super().__init__()
        self.site = site
        self.external = external

    def run(self, root: Element) -> None:
        """Rewrite every link and image below `root`."""
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name:
                self._rewrite(element, name)

    def _rewrite(self, element: Element, name: str) -> None:
        target = element.get(name, "")
        file = references.file_named(target, self.path)
        if file is not None:
            self._lead(element, name, file)
        elif not SAFE_LINK.fullmatch(target):
            element.attrib.pop(name, None)
        elif name == "href" and not target.startswith("#"):
            element.set("rel", "noreferrer")
            _append(element, self.external)

    def _lead(self, element: Element, name: str, file: str) -> None:
        """Lead to a file's address; nowhere if it has none, which loading refuses."""
        named, anchor = references.resolve(file, self.site.addresses) or ("", "")
        picture = self.site.pictures.get(named)
        if not named or (name == "src" and not picture):
            element.attrib.pop(name)
            return
        address = self.site.addresses[named] + (f"#{anchor}" if anchor else "")
        element.set(name, self.page.href(address))
        if picture:
            sizes = {"width": str(picture.width), "height": str(picture.height)}
            element.attrib.update(sizes, loading="lazy")


def _append(element: Element, words: str) -> None:
    """Put words at the end of what an element says."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


class StaffText(Extension):
    """What staff may write, and nothing that executes."""

    def __init__(self, known: Mapping[str, object], links: Links) -> None:
        """Take what may be inserted, and where links lead."""
        super().__init__()
        self.known, self.links = known, links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Take HTML out of the dialect, put inserts and ruby in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(Inserts(self.known, md), "inserts", 200)
        md.inlinePatterns.register(Ruby(RUBY, md), "ruby", 199)
        md.treeprocessors.register(PlainTexts(md), "plain_texts", 30)  # before "inline", at 20
        md.treeprocessors.register(self.links, "links", 0)


class Prose:
    """One Markdown object for a whole build; making one for each text costs more than the text."""

    def __init__(self, site: Site, external: str) -> None:
        """Take the content that texts lead to, and the words for a link that leaves the site."""
        self._known = inserts(site.service, site.hotlines)
        self._links = Links(site, external)
        extensions = ["tables", "sane_lists", StaffText(self._known, self._links)]
        self._markdown = Markdown(extensions=extensions, output_format="html")

    def html(self, text: str, page: PageContext, path: str, show: Show) -> str:
        """Return the HTML, on `page`, of a text that stands in the file `path` of the content."""
        self._links.page, self._links.path = page, path
        html = clean(self._markdown.reset().convert(text))
        html = WIDE_BREAK.sub(r"\1\2", html)

        def shown(mark: re.Match[str]) -> str:
            name = mark[1] or mark[2]
            return show(name, self._known[name])

        return INSERT.sub(shown, html)


def clean(html: str) -> str:
    """Return HTML with nothing but the elements, attributes and schemes that the dialect makes."""
    return CLEANER.clean(html)
