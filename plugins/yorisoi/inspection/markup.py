"""A page can be read by ear and by keyboard: headings, landmarks, names (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NEVER_A_LINK = ("こちら", "ここ", "詳しくはこちら", "クリック")


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each thing that a reader would stumble over."""
    for message, remedy in _problems(page):
        yield Fault(Position(page.name), message, remedy)


def _problems(page: Page) -> Iterator[tuple[str, str]]:
    root = page.root
    if not root.get("lang"):
        yield "ページの言語（lang）がありません", "テーマを見直してください"
    if not (root.findtext(".//title") or "").strip():
        yield "ページの題名がありません", "title を書いてください"
    if len(root.xpath("//main")) != 1:
        yield "本文（main）が1つではありません", "テーマを見直してください"
    for name, count in Counter(root.xpath("//@id")).items():
        if count > 1:
            yield f"同じ目印（id）「{name}」が{count}つあります", "見出しの言葉を変えてください"
    yield from _headings(page)
    yield from _links(page)
    if root.xpath("//img[not(@alt)]"):
        yield "説明（alt）のない画像があります", "画像の説明を書いてください"


def _links(page: Page) -> Iterator[tuple[str, str]]:
    for link in page.root.iter("a"):
        words = "".join(link.text_content().split())
        name = words or link.get("aria-label") or "".join(link.xpath(".//@alt"))
        if not name:
            yield "言葉のないリンクがあります", "リンクの言葉を書いてください"
        if words in NEVER_A_LINK:
            yield f"リンクの言葉が「{words}」だけです", "行き先が分かる言葉にしてください"


def _headings(page: Page) -> Iterator[tuple[str, str]]:
    before = 0
    for heading in page.root.iter(*HEADINGS):
        level, words = int(heading.tag[1]), heading.text_content().strip()
        if not words:
            yield "言葉のない見出しがあります", "見出しの言葉を書くか、# を消してください"
        if level > before + 1:
            yield f"見出し「{words}」の段が飛んでいます", "# の数を1つずつ増やしてください"
        if level == 1 and before:
            yield f"大見出しが2つあります（「{words}」）", "本文の見出しは ## から始めてください"
        before = level
