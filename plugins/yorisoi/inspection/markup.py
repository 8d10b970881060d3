"""A page can be read by ear and by keyboard: headings, landmarks, names (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator

from yorisoi.faults import Fault, fault
from yorisoi.inspection.page import WORDS, Page

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NEVER_A_LINK = ("こちら", "ここ", "詳しくはこちら", "クリック")


def check_page(page: Page) -> Iterator[Fault]:
    """Yield a fault for each thing that a reader of the page would stumble over."""
    yield from check_parsed(page)
    if not any(root.get("lang") for root in page.named("html")):
        yield fault(page.position, "page_language")
    if not any(title.strip() for title in page.titles[:1]):
        yield fault(page.position, "page_title_missing")
    if len(page.named("main")) != 1:
        yield fault(page.position, "page_main")
    if any(image.get("alt") is None for image in page.named("img")):
        yield fault(page.position, "page_alt")
    yield from _ids(page)
    yield from _headings(page)
    yield from _links(page)


def check_parsed(page: Page) -> Iterator[Fault]:
    """Yield a fault for all that the parser mended; a browser may read something else there."""
    for message in page.mended:
        yield fault(page.position, "page_malformed", value=message)


def _ids(page: Page) -> Iterator[Fault]:
    for value, count in Counter(page.values("id")).items():
        if count > 1:
            yield fault(page.position, "page_id_twice", value=value)


def _headings(page: Page) -> Iterator[Fault]:
    before = 0
    for heading in (element for element in page.elements if element.tag in HEADINGS):
        level, words = int(heading.tag[1]), WORDS(heading).strip()
        if not words:
            yield fault(page.position, "page_heading_empty")
        if level > before + 1:
            yield fault(page.position, "page_heading_skipped", value=words)
        if level == 1 and before:
            yield fault(page.position, "page_heading_twice", value=words)
        before = level


def _links(page: Page) -> Iterator[Fault]:
    for link in page.named("a"):
        words = "".join(WORDS(link).split())
        if words in NEVER_A_LINK:
            yield fault(page.position, "page_link_here", value=words)
        elif not (words or link.get("aria-label") or link.xpath(".//*/@alt[. != '']")):
            yield fault(page.position, "page_link_wordless")
