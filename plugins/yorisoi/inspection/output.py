"""The built files: pages taken apart into segments, each distinct one parsed once.

A thousand pages share their style, head and foot; what was found in those is kept, so
that the cost of a page is the cost of what it alone says.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from lxml import etree

CUTS = re.compile(r"<style|</style>|<script|</script>|<body|<main|</main>")
# Elements that end a run of text: what stands on both sides was never one number.
BLOCKS = (
    r"<(?=/?(?:a(?:ddress|rticle|side)|br|caption|d(?:d|etails|iv|l|t)|f(?:ig(?:caption|ure)|ooter)"
    r"|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|svg"
    r"|t(?:able|body|d|ext|foot|h|head|itle|r)|ul)[\s/>])"
)
SMALL, ANY_CASE = re.compile(BLOCKS), re.compile(BLOCKS, re.IGNORECASE)
CAPITALS = re.compile("</?[A-Z]")  # nobody's, but a browser would read them
TEXTS = (".ics", ".csv", ".json", ".atom", ".xml", ".txt", ".svg")  # besides pages
FOLD = re.compile(r"\r?\n[ \t]")  # of a calendar's line (RFC 5545, 3.1)
TARGETS = ("href", "src", "action", "poster", "data", "cite")


@dataclass(frozen=True, eq=False)
class Expected:
    """What the output is held against; plain values, so that no record is needed.

    `contacts` holds telephone numbers, addresses and postal codes as the data has them.
    `site_url` is the public address without a slash at its end. `secrets` are lines of
    drafts and notes of the staff. `sources` tells which file of the content an output file
    came from.
    """

    contacts: frozenset[str]
    site_url: str = ""
    avoided: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Segment:
    """One stretch of a page between two of its landmarks, with its tree.

    The tree has a line break at each end of a block element, so that its text reads as
    it is seen; style and scripts are segments of their own, and as they were.
    """

    text: str

    @cached_property
    def root(self) -> etree._Element:
        """The tree, as the parser of libxml2 mends it."""
        own = self.text.startswith(("<style", "<script"))
        blocks = (
            ANY_CASE if CAPITALS.search(self.text) else SMALL
        )  # the first takes three times as long
        text = self.text if own else blocks.sub("\n<", self.text)
        try:
            root = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8"))
        except etree.XMLSyntaxError:  # nothing at all
            root = None
        return etree.Element("html") if root is None else root  # or only ends of elements

    @cached_property
    def attributes(self) -> tuple[tuple[str, str, str], ...]:
        """The element, name and value of every attribute, in order."""
        elements = self.root.iter("*")
        return tuple((each.tag, name, value) for each in elements for name, value in each.items())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The anchors one can link to, in order."""
        return tuple(value for _, name, value in self.attributes if name == "id")

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Every address that it leads to or loads."""
        sets = (value for _, name, value in self.attributes if name == "srcset")
        images = (each.split() for value in sets for each in value.split(","))
        return (
            *(value for _, name, value in self.attributes if name in TARGETS),
            *(each[0] for each in images if each),
        )


@dataclass(frozen=True, eq=False)
class Page:
    """One HTML file: its name below the output, its text and its segments in order."""

    name: str
    text: str

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The page's text, cut before and after its style, scripts, body and main."""
        cuts = [
            each.start() if each[0][1] != "/" else each.end() for each in CUTS.finditer(self.text)
        ]
        ends = zip([0, *cuts], [*cuts, len(self.text)], strict=True)
        return tuple(segment(self.text[start:end]) for start, end in ends if start < end)


@lru_cache(maxsize=64)  # enough for what pages share, too little to hold ten thousand trees
def segment(text: str) -> Segment:
    """Return the segment of a text."""
    return Segment(text)


@dataclass(frozen=True, eq=False)
class Output:
    """Everything that would be published; `harmless` holds lines found to be so already."""

    folder: Path
    expected: Expected
    names: frozenset[str]
    harmless: set[str] = field(default_factory=set)

    def read_text(self, name: str) -> str:
        """Return the text of one file, the lines of a calendar unfolded.

        What is not UTF-8 is replaced, never skipped.
        """
        with open(f"{self.folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - by thousands
            text = file.read().decode("utf-8", errors="replace")
        return FOLD.sub("", text) if name.endswith(".ics") else text


def read(folder: Path, expected: Expected) -> Output:
    """Return the output in `folder`."""
    return Output(folder, expected, frozenset(_names(str(folder))))


def _names(folder: str) -> Iterator[str]:
    for base, _, files in os.walk(folder):
        inside = base[len(folder) + 1 :].replace(os.sep, "/")
        yield from (f"{inside}/{name}" if inside else name for name in files)
