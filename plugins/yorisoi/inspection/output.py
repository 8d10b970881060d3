"""The built files, read once for every check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement


@dataclass(frozen=True, eq=False)
class Expected:
    """What the output is held against; plain values, so that no record is needed.

    `contacts` holds telephone numbers, addresses and postal codes as the data has them.
    `site_url` is the public address without a slash at its end. `sources` tells which file
    of the content an output file came from.
    """

    contacts: frozenset[str]
    site_url: str = ""
    avoided: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """One HTML file: its name below the output, its text and its tree."""

    name: str
    text: str
    root: HtmlElement

    @cached_property
    def ids(self) -> frozenset[str]:
        """The anchors one can link to."""
        return frozenset(self.root.xpath("//@id"))


@dataclass(frozen=True)
class Output:
    """Everything that would be published."""

    folder: Path
    expected: Expected
    names: frozenset[str]
    pages: tuple[Page, ...]

    @cached_property
    def by_name(self) -> dict[str, Page]:
        """The pages by their file name."""
        return {page.name: page for page in self.pages}

    def read_text(self, name: str) -> str:
        """Return the text of one file; what is not UTF-8 is replaced, never skipped."""
        return (self.folder / name).read_text("utf-8", errors="replace")


def read(folder: Path, expected: Expected) -> Output:
    """Return the output in `folder`, pages parsed as a browser would."""
    names = frozenset(
        each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()
    )
    return Output(folder, expected, names, tuple(_pages(folder, names)))


def _pages(folder: Path, names: frozenset[str]) -> Iterator[Page]:
    parser = html.HTMLParser(encoding="utf-8")
    for name in sorted(each for each in names if each.endswith(".html")):
        text = (folder / name).read_text("utf-8")
        yield Page(name, text, html.document_fromstring(text, parser=parser))
