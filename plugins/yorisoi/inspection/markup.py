"""A page can be read by ear and by keyboard: headings, landmarks, names (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Problem
from yorisoi.inspection.tree import WORDS, Page, Tree

NEVER_A_LINK = ("こちら", "ここ", "詳しくはこちら", "クリック")


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each thing that a reader of the page would stumble over."""
    for message, remedy in _whole(page):
        yield Fault(Position(page.name), message, remedy)


def _whole(page: Page) -> Iterator[Problem]:
    segments = page.segments
    if not any(chain.from_iterable(each.languages for each in segments)):
        yield "ページの言語（lang）がありません", "テーマを見直してください"
    if not next(chain.from_iterable(each.titles for each in segments), "").strip():
        yield "ページの題名がありません", "title を書いてください"
    if sum(each.mains for each in segments) != 1:
        yield "本文（main）が1つではありません", "テーマを見直してください"
    ids = list(chain.from_iterable(each.ids for each in segments))
    if len(set(ids)) < len(ids):
        for name, count in Counter(ids).items():
            if count > 1:
                yield f"同じ目印（id）「{name}」が{count}つあります", "見出しの言葉を変えてください"
    yield from _order(list(chain.from_iterable(each.headings for each in segments)))


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


def problems(tree: Tree) -> Iterator[Problem]:
    """Yield the same for a piece of a page, whatever stands around it."""
    for link in tree.named("a"):
        if problem := _link(link):
            yield problem
    if any(each.get("alt") is None for each in tree.named("img")):
        yield "説明（alt）のない画像があります", "画像の説明を書いてください"


def _link(link: etree._Element) -> Problem | None:
    words = "".join(WORDS(link).split())
    if not (words or link.get("aria-label") or "".join(link.xpath(".//@alt"))):
        return "言葉のないリンクがあります", "リンクの言葉を書いてください"
    if words in NEVER_A_LINK:
        return f"リンクの言葉が「{words}」だけです", "行き先が分かる言葉にしてください"
    return None
