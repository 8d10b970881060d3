"""Text of 200 % and a zoom of 400 %: nothing is cut off, nothing lies on another thing.

WCAG 1.4.4, 1.4.10, 1.4.12. A zoom of 400 % on a window of 1280 px is one of 320 px; the
narrowest phone with text of 200 % is harder than either.
"""

from collections.abc import Callable

import pytest

from tests.browser.conftest import EachPage
from tests.support.chromium import Visit

# A user's own size of letters: what a browser's setting of 200 % does to the root.
TWICE = "html { font-size: 212.5% !important }"

# WCAG 1.4.12, word for word as style: what a reader who needs space asks for.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""

# Words that stick out of the window, and boxes that hide some of their own.
LOST = """(style) => {
    const added = document.head.appendChild(document.createElement('style'));
    added.textContent = style;
    const {scrollWidth, clientWidth} = document.documentElement;
    const lost = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const box = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || box.closest('.hidden, .month-words, svg, script')
            || !box.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        const {left, right} = range.getBoundingClientRect();
        const hides = getComputedStyle(box).overflow !== 'visible'
            && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
        if (left < -1 || right > innerWidth + 1 || hides) lost.push(box.outerHTML.slice(0, 120));
    }
    added.remove();
    return lost;
}"""


# The window's width and height, and how the text is changed.
WAYS = {
    "zoom of 400 %": (320, 256, ""),
    "text of 200 % on the narrowest phone": (320, 568, TWICE),
    "spaced text": (320, 568, SPACED),
    "zoom of 200 %": (640, 512, ""),
    "text of 200 % on a wide screen": (1280, 800, TWICE),
}


@pytest.fixture(scope="module")
def lost(each_page: EachPage) -> dict[str, dict[str, list[str]]]:
    """What is cut off on every page, by the way in which it is enlarged; each is opened once."""
    found: dict[str, dict[str, list[str]]] = {way: {} for way in WAYS}
    for address, page in each_page(bypass_csp=True):
        for way, (width, height, style) in WAYS.items():
            page.set_viewport_size({"width": width, "height": height})
            found[way][address] = page.evaluate(LOST, style)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_cut_off(lost: dict[str, dict[str, list[str]]], way: str) -> None:
    assert lost[way]
    assert {address: parts for address, parts in lost[way].items() if parts} == {}


# How wide each name beside a number is, in its own letters: one letter a line is no name.
NAMES = """() => [...document.querySelectorAll('.others li > span, .ours-name')]
    .filter((each) => each.checkVisibility())
    .map((each) => each.clientWidth / parseFloat(getComputedStyle(each).fontSize))"""
NIGHT = "2026-12-02T22:30:00+09:00"


def test_who_answers_at_night_grows_with_the_text_and_keeps_its_words(
    visit: Callable[..., Visit],
) -> None:
    page = visit("/index.html", width=320, height=568, moment=NIGHT, bypass_csp=True).page
    size = "parseFloat(getComputedStyle(document.querySelector('.others')).fontSize)"
    before = page.evaluate(size)
    page.add_style_tag(content=TWICE)
    assert page.evaluate(size) > 1.5 * before
    assert min(page.evaluate(NAMES)) >= 5


# How many lines each part of what is said of now takes.
LINES = """() => [...document.querySelectorAll('.now-open .whole')]
    .filter((each) => each.checkVisibility())
    .map((each) => Math.round(each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)))"""


def test_who_is_there_keeps_its_words_in_large_text(visit: Callable[..., Visit]) -> None:
    noon = "2026-12-02T12:00:00+09:00"
    page = visit("/index.html", width=320, height=568, moment=noon, bypass_csp=True).page
    page.add_style_tag(content=TWICE)
    assert page.evaluate(LINES) == [1] * 4


# How much of a small window the edge with the exit control takes, and whether it can be tapped.
EDGE = """() => {
    const edge = document.querySelector('.edge').getBoundingClientRect();
    const link = document.querySelector('.exit-link').getBoundingClientRect();
    const top = document.elementFromPoint(link.x + link.width / 2, link.y + link.height / 2);
    return {part: edge.height / innerHeight, above: !!top?.closest('.exit-link')};
}"""


@pytest.mark.parametrize(
    ("height", "style", "part"),
    [(256, "", 0.4), (568, TWICE, 0.45), (568, "", 0.25)],
    ids=["zoom of 400 %", "text of 200 %", "as it is"],
)
def test_edge_leaves_room_to_read(
    visit: Callable[..., Visit], height: int, style: str, part: float
) -> None:
    page = visit("/guide/index.html", width=320, height=height, bypass_csp=True).page
    if style:
        page.add_style_tag(content=style)
    edge = page.evaluate(EDGE)
    assert edge["above"]
    assert edge["part"] <= part


# Numbers that stick out of their card, how many letters a line of a card holds, and how large a
# number is beside the text around it.
LARGE = """() => {
    const seen = (selector) => [...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility());
    const size = (each) => parseFloat(getComputedStyle(each).fontSize);
    const right = (each) => each.getBoundingClientRect().right;
    const numbers = seen('[data-size="large"]');
    return {
        out: numbers.filter((each) => right(each) > right(each.parentElement)
            || right(each.parentElement) > right(each.closest('.reach, li'))).length,
        letters: Math.min(...seen('.cards p').map((each) => each.clientWidth / size(each))),
        size: Math.min(...numbers.map((each) => size(each) / size(document.body))),
    };
}"""


@pytest.mark.parametrize("path", ["/index.html", "/contact/index.html"])
@pytest.mark.parametrize(
    ("width", "style"), [(320, TWICE), (180, "*{}")], ids=["text of 200 %", "a phone at 200 %"]
)
def test_cards_and_numbers_keep_their_room_in_large_text(
    visit: Callable[..., Visit], path: str, width: int, style: str
) -> None:
    noon = "2026-12-02T12:00:00+09:00"
    page = visit(path, width=width, height=568, moment=noon, bypass_csp=True).page
    page.add_style_tag(content=style)
    found = page.evaluate(LARGE)
    assert found["out"] == 0
    assert found["letters"] is None or found["letters"] >= 5  # no card, no least number
    assert found["size"] >= 0.8
