"""One built page, parsed whole by libxml2."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, urlsplit

from lxml import etree

from yorisoi.inspection.output import File

# What stands on two sides of the tag of such an element is not read as one word or number.
BLOCKS = (
    "a", "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details",
    "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "script", "section", "style",
    "summary", "svg", "table", "tbody", "td", "text", "tfoot", "th", "thead", "time", "title",
    "tr", "ul",
)  # fmt: skip
PARSER = etree.HTMLParser(encoding="utf-8", collect_ids=False)
# From the document's root: what follows `</html>` is shown too, and is not below its element.
ELEMENTS = etree.XPath("//*|//comment()|//processing-instruction()")
TEXT = etree.XSLT(
    etree.XML(f"""
    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:output method="text"/>
      <xsl:template match="{"|".join(BLOCKS)}">
        <xsl:text>&#10;</xsl:text><xsl:apply-templates/><xsl:text>&#10;</xsl:text>
      </xsl:template>
      <xsl:template match="style/text()|rt|rp"/>
    </xsl:stylesheet>""")
)
# One in a good page: that of a drawing is none of them.
TITLES = etree.XPath("//title[not(parent::svg)]")
WORDS = etree.XPath("string()", smart_strings=False)
Tag = str | Callable[..., Any]  # a comment's is the function that makes one


class Page:
    """One page: its name, its bytes, and what the parser made of them.

    `mended` says what was not well-formed: there a browser may read something else, or the parser
    gave up. `elements` are all of them, in order, comments too; `attributes` gives the values of
    those of one name, `kinds` those of one element and name.
    """

    def __init__(self, file: File) -> None:
        self.name, self.data, self.position = file.name, file.data, file.position
        root = etree.fromstring(file.data, PARSER) if file.data.strip() else None
        self._root = etree.Element("html") if root is None else root
        self.mended = [error.message for error in PARSER.error_log]
        self.elements = ELEMENTS(self._root)
        self._named: dict[Tag, list[etree._Element]] = defaultdict(list)
        self.kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
        for element in self.elements:
            tag = element.tag
            self._named[tag].append(element)
            for name, value in element.items():
                self.kinds[tag, name].append(value)
        self.attributes: dict[str, list[str]] = defaultdict(list)
        for (_, name), values in self.kinds.items():
            self.attributes[name] += values

    @property
    def tags(self) -> Iterable[Tag]:
        """Return the name of each kind of element, in the order of the page."""
        return self._named.keys()

    def named(self, *tags: Tag) -> list[etree._Element]:
        """Return the elements of some names."""
        return [element for tag in tags for element in self._named.get(tag, ())]

    def values(self, *names: str) -> list[str]:
        """Return the values of the attributes of some names."""
        return [value for name in names for value in self.attributes.get(name, ())]

    @property
    def loaded(self) -> list[str]:
        """Return the address of each picture that a browser may load."""
        sets = (image.split() for value in self.values("srcset") for image in value.split(","))
        return [*self.values("src"), *(image[0] for image in sets if image)]

    @cached_property
    def text(self) -> str:
        """Return text and scripts, a line break at each end of a block, no reading above words."""
        return str(TEXT(self._root))

    @cached_property
    def titles(self) -> list[str]:
        """Return the page's titles."""
        return [WORDS(title) for title in TITLES(self._root)]


def split(address: str) -> SplitResult | None:
    """Return the parts of an address (RFC 3986), or None where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
