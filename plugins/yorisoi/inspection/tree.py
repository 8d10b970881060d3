"""A piece of HTML as the parser of libxml2 reads it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

# Elements that end a run of text: what stands on both sides was never one number.
BLOCKS = (
    r"<(?=/?(?:a(?:ddress|rticle|side)|br|caption|d(?:d|etails|iv|l|t)|f(?:ig(?:caption|ure)|ooter)"
    r"|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|svg"
    r"|t(?:able|body|d|ext|foot|h|head|itle|r)|ul)[\s/>])"
)
SMALL, ANY_CASE = re.compile(BLOCKS), re.compile(BLOCKS, re.IGNORECASE)
RAW = ("<style", "<script")  # what stands in them is no HTML
CAPITALS = re.compile("</?[A-Z]")  # nobody's, but a browser would read them
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
WORDS = etree.XPath("string()", smart_strings=False)
TARGETS = ("href", "src", "action", "poster", "data", "cite")
PARSER = etree.HTMLParser(encoding="utf-8")


class Part:
    """Some elements of a tree, in order.

    `attributes` have the name of their element, their own and their value.
    """

    def __init__(self, elements: Iterable[etree._Element]) -> None:
        """Sort the elements by their names."""
        self.all = list(elements)
        self.elements: dict[str, list[etree._Element]] = {}
        attributes = []
        for element in self.all:
            tag = element.tag
            self.elements.setdefault(tag, []).append(element)
            attributes += [(tag, name, value) for name, value in element.items()]
        self.attributes = tuple(attributes)

    def named(self, name: str) -> list[etree._Element]:
        """Return the elements of a name, in order."""
        return self.elements.get(name, [])


class Tree(Part):
    """A piece of a page, read.

    It has a line break at each end of a block element, so that its text reads as it is
    seen; style and scripts are as they were.
    """

    def __init__(self, text: str) -> None:
        """Parse the text, mending it as libxml2 does."""
        self.text = text
        own = text.startswith(RAW)
        blocks = ANY_CASE if CAPITALS.search(text) else SMALL  # the first takes three times as long
        text = text if own else blocks.sub("\n<", text)
        try:
            root = etree.fromstring(text.encode(), PARSER)
        except etree.XMLSyntaxError:  # nothing at all
            root = None
        self.root = etree.Element("html") if root is None else root  # or only ends of elements
        super().__init__(self.root.iter("*"))


def parted(tree: Tree, between: str) -> list[list[etree._Element]]:
    """Return the elements of a tree between those of a name, none where one is within another."""
    parts: list[list[etree._Element]] = [[]]
    for element in tree.all:
        if element.tag != between:
            parts[-1].append(element)
        elif element.getparent().tag in ("head", "body"):
            parts.append([])
        else:
            return []
    return parts


@dataclass(frozen=True, eq=False)
class Segment:
    """What a page must know of one of its pieces; the rest is forgotten once it was checked.

    `ids` are the anchors one can link to, `targets` every address that it leads to or
    loads, `metas` the attributes of those that decide what a browser does; `headings` have
    a level and words, `inline` styles and scripts a name and text.
    """

    ids: tuple[str, ...]
    targets: tuple[str, ...]
    metas: tuple[dict[str, str], ...]
    titles: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    mains: int
    languages: tuple[str, ...]
    inline: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Page:
    """One HTML file: its name below the output, how it begins, what its pieces say in order."""

    name: str
    beginning: bytes
    segments: tuple[Segment, ...]


def segment(part: Part) -> Segment | None:
    """Return what a page must know of a piece, or None where that is nothing."""
    headings = part.all if HEADINGS & part.elements.keys() else ()
    inline = [*part.named("style"), *part.named("script")]
    found = (
        tuple(value for _, name, value in part.attributes if name == "id"),
        tuple(_targets(part.attributes)),
        tuple(dict(each.items()) for each in part.named("meta") if _decides(each)),
        tuple(WORDS(each) for each in part.named("title") if not _is_drawn(each)),
        tuple((int(each.tag[1]), WORDS(each).strip()) for each in headings if each.tag in HEADINGS),
        len(part.named("main")),
        tuple(value for each in part.named("html") if (value := each.get("lang"))),
        tuple((each.tag, each.text or "") for each in inline if _runs(each)),
    )
    return Segment(*found) if any(found) else None


def _targets(attributes: tuple[tuple[str, str, str], ...]) -> Iterator[str]:
    for _, name, value in attributes:
        if name in TARGETS:
            yield value
        elif name == "srcset":
            yield from (each.split()[0] for each in value.split(",") if each.strip())


def _decides(meta: etree._Element) -> bool:
    """Return whether a meta element changes what a browser does, or tells others."""
    return not meta.get("property") and meta.get("name", "referrer") == "referrer"


def _is_drawn(title: etree._Element) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag == "svg"


def _runs(element: etree._Element) -> bool:
    return element.get("type") != "application/ld+json" and not element.get("src")
