"""A piece of HTML as the parser of libxml2 reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

# Elements that end a run of text: what stands on both sides was never one number.
BLOCKS = (
    r"<(?=/?(?:a(?:ddress|rticle|side)|br|caption|d(?:d|etails|iv|l|t)|f(?:ig(?:caption|ure)|ooter)"
    r"|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|svg"
    r"|t(?:able|body|d|ext|foot|h|head|itle|r)|ul)[\s/>])"
)
SMALL, ANY_CASE = re.compile(BLOCKS), re.compile(BLOCKS, re.IGNORECASE)
CAPITALS = re.compile("</?[A-Z]")  # nobody's, but a browser would read them
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORDS = etree.XPath("string()", smart_strings=False)
TARGETS = ("href", "src", "action", "poster", "data", "cite")
PARSER = etree.HTMLParser(encoding="utf-8")


class Tree:
    """A piece of a page, read.

    It has a line break at each end of a block element, so that its text reads as it is
    seen; style and scripts are as they were. `attributes` have the name of their element,
    their own and their value; both they and `elements` are in order.
    """

    def __init__(self, text: str) -> None:
        """Parse the text, mending it as libxml2 does."""
        self.text = text
        own = text.startswith(("<style", "<script"))
        blocks = ANY_CASE if CAPITALS.search(text) else SMALL  # the first takes three times as long
        text = text if own else blocks.sub("\n<", text)
        try:
            root = etree.fromstring(text.encode(), PARSER)
        except etree.XMLSyntaxError:  # nothing at all
            root = None
        self.root = etree.Element("html") if root is None else root  # or only ends of elements

        self.elements = tuple(self.root.iter("*"))
        self.attributes = tuple(
            (each.tag, name, value) for each in self.elements for name, value in each.items()
        )

    def named(self, *names: str) -> list[etree._Element]:
        """Return the elements of some names, in order."""
        return [each for each in self.elements if each.tag in names]


@dataclass(frozen=True, eq=False)
class Segment:
    """What a page must know of one of its pieces; the rest is forgotten once it was checked.

    `ids` are the anchors one can link to, `targets` every address that it leads to or
    loads, `metas` the attributes of each such element, `headings` have a level and words,
    `inline` are styles and scripts by name and text, without those of another file.
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
    """One HTML file: its name below the output, and what its pieces say, in order."""

    name: str
    segments: tuple[Segment, ...]


def segment(tree: Tree) -> Segment | None:
    """Return what a page must know of a piece, or None where that is nothing."""
    found = (
        tuple(value for _, name, value in tree.attributes if name == "id"),
        tuple(_targets(tree.attributes)),
        tuple(dict(each.items()) for each in tree.named("meta")),
        tuple(WORDS(each) for each in tree.named("title")),
        tuple((int(each.tag[1]), WORDS(each).strip()) for each in tree.named(*HEADINGS)),
        len(tree.named("main")),
        tuple(value for tag, name, value in tree.attributes if (tag, name) == ("html", "lang")),
        tuple((each.tag, each.text or "") for each in tree.named("style", "script") if _runs(each)),
    )
    return Segment(*found) if any(found) else None


def _targets(attributes: tuple[tuple[str, str, str], ...]) -> Iterator[str]:
    for _, name, value in attributes:
        if name in TARGETS:
            yield value
        elif name == "srcset":
            yield from (each.split()[0] for each in value.split(",") if each.strip())


def _runs(element: etree._Element) -> bool:
    return element.get("type") != "application/ld+json" and not element.get("src")
