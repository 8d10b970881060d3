"""A page can be read by ear and by keyboard: headings, landmarks, names (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from lxml import etree

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Page, Segment

NEVER_A_LINK = ("こちら", "ここ", "詳しくはこちら", "クリック")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORDS = etree.XPath("boolean(//img[not(@alt)])")
MAINS = etree.XPath("count(//main)")
WORDS = etree.XPath("string()", smart_strings=False)

Problem = tuple[str, str]


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each thing that a reader would stumble over."""
    for message, remedy in chain(_whole(page), *map(_within, page.segments)):
        yield Fault(Position(page.name), message, remedy)


def _whole(page: Page) -> Iterator[Problem]:
    root = page.segments[0].root
    if not root.get("lang"):
        yield "ページの言語（lang）がありません", "テーマを見直してください"
    if not (root.findtext(".//title") or "").strip():
        yield "ページの題名がありません", "title を書いてください"
    if sum(map(_mains, page.segments)) != 1:
        yield "本文（main）が1つではありません", "テーマを見直してください"
    ids = list(chain.from_iterable(each.ids for each in page.segments))
    if len(set(ids)) < len(ids):
        for name, count in Counter(ids).items():
            if count > 1:
                yield f"同じ目印（id）「{name}」が{count}つあります", "見出しの言葉を変えてください"
    yield from _order(list(chain.from_iterable(map(_headings, page.segments))))


def _order(headings: list[tuple[int, str]]) -> Iterator[Problem]:
    before = 0
    for level, words in headings:
        if not words:
            yield "言葉のない見出しがあります", "見出しの言葉を書くか、# を消してください"
        if level > before + 1:
            yield f"見出し「{words}」の段が飛んでいます", "# の数を1つずつ増やしてください"
        if level == 1 and before:
            yield f"大見出しが2つあります（「{words}」）", "本文の見出しは ## から始めてください"
        before = level


@lru_cache(maxsize=64)
def _mains(segment: Segment) -> int:
    return sum(1 for _ in segment.root.iter("main"))


@lru_cache(maxsize=64)
def _headings(segment: Segment) -> tuple[tuple[int, str], ...]:
    """Return level and words of each heading."""
    return tuple((int(each.tag[1]), WORDS(each).strip()) for each in segment.root.iter(*HEADINGS))


@lru_cache(maxsize=64)
def _within(segment: Segment) -> tuple[Problem, ...]:
    found = [problem for link in segment.root.iter("a") if (problem := _link(link))]
    if any(each.get("alt") is None for each in segment.root.iter("img")):
        found.append(("説明（alt）のない画像があります", "画像の説明を書いてください"))
    return tuple(found)


def _link(link: etree._Element) -> Problem | None:
    words = "".join(WORDS(link).split())
    if not (words or link.get("aria-label") or "".join(link.xpath(".//@alt"))):
        return "言葉のないリンクがあります", "リンクの言葉を書いてください"
    if words in NEVER_A_LINK:
        return f"リンクの言葉が「{words}」だけです", "行き先が分かる言葉にしてください"
    return None
