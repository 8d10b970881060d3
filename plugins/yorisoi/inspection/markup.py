"""A page can be read by ear and by keyboard: headings, landmarks, names (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from yorisoi.faults import Fault
from yorisoi.inspection.output import Problem, placed
from yorisoi.inspection.tree import WORDS, Page, Tree

NEVER_A_LINK = ("こちら", "ここ", "詳しくはこちら", "クリック")


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each thing that a reader of the page would stumble over."""
    yield from (placed(page.name, problem) for problem in _whole(page))


def _whole(page: Page) -> Iterator[Problem]:
    segments = page.segments
    if not any(chain.from_iterable(each.languages for each in segments)):
        yield "page_language", ""
    if not next(chain.from_iterable(each.titles for each in segments), "").strip():
        yield "page_title_missing", ""
    if sum(each.mains for each in segments) != 1:
        yield "page_main", ""
    ids = list(chain.from_iterable(each.ids for each in segments))
    if len(set(ids)) < len(ids):
        for name, count in Counter(ids).items():
            if count > 1:
                yield "page_id_twice", name
    yield from _order(list(chain.from_iterable(each.headings for each in segments)))


def _order(headings: list[tuple[int, str]]) -> Iterator[Problem]:
    before = 0
    for level, words in headings:
        if not words:
            yield "page_heading_empty", ""
        if level > before + 1:
            yield "page_heading_skipped", words
        if level == 1 and before:
            yield "page_heading_twice", words
        before = level


def problems(tree: Tree) -> Iterator[Problem]:
    """Yield the same for a piece of a page, whatever stands around it."""
    for link in tree.named("a"):
        if problem := _link(link):
            yield problem
    if any(each.get("alt") is None for each in tree.named("img")):
        yield "page_alt", ""


def _link(link: etree._Element) -> Problem | None:
    words = "".join(WORDS(link).split())
    if not (words or link.get("aria-label") or "".join(link.xpath(".//@alt"))):
        return "page_link_wordless", ""
    if words in NEVER_A_LINK:
        return "page_link_here", words
    return None
