"""Staff's Markdown → HTML that is safe to publish, and Pelican's reader for it.

Raw HTML is off. A fact stands as an empty slot (`data-slot`), an internal link as
`slot:ADDRESS`; `filters.fill` puts the theme's words in them. The dialect is
Python-Markdown's with tables; ruby is written `{相談|そうだん}`.
"""

import re
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from pelican.readers import BaseReader, Readers

from yorisoi.loading import references, text_rules
from yorisoi.site import Site

# Letters between which Japanese has no space: kana, kanji, full-width signs.
WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
WIDE_BREAK = re.compile(rf"({WIDE}(?:</?[a-z][^>]*>)*)\n((?:</?[a-z][^>]*>)*{WIDE})")
RUBY = r"\{([\u4e00-\u9fff々ヶ]+)\|([\u3041-\u3096ー]+)\}"
SAFE_LINK = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#].*)?|#.+", re.DOTALL)


class Facts(InlineProcessor):
    """`{{ contacts.consultation }}` → a slot for the theme to fill."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: ARG002, N802
        """Return the slot; a block's is a `div`, so that Markdown takes it out of its paragraph."""
        tag = "div" if m[1].startswith("blocks.") else "span"
        slot = f'<{tag} data-slot="{escape(m[1])}"></{tag}>'
        return self.md.htmlStash.store(slot), m.start(0), m.end(0)


class Ruby(InlineProcessor):
    """`{相談|そうだん}` → ruby with the parentheses that a reader without ruby needs."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802
        """Return the ruby element."""
        ruby = Element("ruby")
        ruby.text = m[1]
        for tag, text in (("rp", "（"), ("rt", m[2]), ("rp", "）")):
            SubElement(ruby, tag).text = text
        return ruby, m.start(0), m.end(0)


class Links(Treeprocessor):
    """Internal links become slots; an address a browser could run is dropped."""

    path = ""
    site: Site

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
            element.set("data-external", "")
            element.set("rel", "noreferrer")

    def _lead(self, element: Element, name: str, file: str) -> None:
        """Lead to a file's address; nowhere if it has none, which loading refuses."""
        found, anchor = references.resolve(file, self.site.addresses) or ("", "")
        picture = self.site.pictures.get(found)
        if not found or (name == "src" and not picture):
            element.attrib.pop(name)
            return
        address = self.site.addresses[found]
        element.set(name, f"slot:{address}" + (f"#{anchor}" if anchor else ""))
        if picture:
            sizes = {"width": str(picture.width), "height": str(picture.height)}
            element.attrib.update(sizes, loading="lazy")


class JoinedLines(Postprocessor):
    """A line break between two Japanese letters is no space."""

    def run(self, text: str) -> str:
        """Return `text` with such breaks taken out."""
        return WIDE_BREAK.sub(r"\1\2", text)


class StaffText(Extension):
    """What staff may write, and nothing that executes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Take HTML out of the dialect, put facts and ruby in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(Facts(text_rules.FACT.pattern, md), "facts", 200)
        md.inlinePatterns.register(Ruby(RUBY, md), "ruby", 199)
        md.treeprocessors.register(Links(md), "links", 0)
        md.postprocessors.register(JoinedLines(md), "joined_lines", 0)


class Prose:
    """One Markdown object for a whole build; making one for each text costs more than the text."""

    def __init__(self, site: Site) -> None:
        """Know the site that `{filename}` and `{static}` lead to."""
        self._markdown = Markdown(extensions=["tables", "sane_lists", StaffText()])
        self._links: Any = self._markdown.treeprocessors["links"]
        self._links.site = site

    def html(self, text: str, path: str = "") -> str:
        """Return the HTML of a text that stands in the file `path` of the content folder."""
        self._links.path = path
        return str(self._markdown.reset().convert(text))


class StaffReader(BaseReader):
    """Gives Pelican the pages that loading has read and checked already."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a page's HTML and metadata; a draft is skipped and never reaches the output."""
        site: Site = self.settings["YORISOI_PUBLICATION"].site
        prose: Prose = self.settings["YORISOI_PROSE"]
        path = source_path.replace("\\", "/").rpartition("/pages/")[2]
        page = site.pages[f"pages/{path}"]
        suffix = "index.html" if page.address.endswith("/") or not page.address else ""
        given = {name: value for name, value in vars(page.meta).items() if value is not None}
        metadata = given | {
            "status": "skip" if page.meta.status == "draft" else "published",
            "url": page.address or "index.html",
            "save_as": page.address + suffix,
            "address": page.address,
        }
        return prose.html(page.body, page.path), metadata


def add_reader(readers: Readers) -> None:
    """Let Pelican read Markdown by our reader alone."""
    readers.reader_classes["md"] = StaffReader
