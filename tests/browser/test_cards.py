"""What one can do here, as things to tap: the whole of each leads to its page."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.support.building import ROOT
from tests.support.chromium import Visit

# The boxes of the cards and of their drawings, in the order of the document.
BOXES = """() => [...document.querySelectorAll('.cards > li')].map((card) => {
    const {left, right, top, bottom} = card.getBoundingClientRect();
    const drawn = card.querySelector('svg').getBoundingClientRect();
    return {left, right, top, bottom, drawn: drawn.width, name: card.querySelector('a').innerText};
})"""

# What lies at the corners and in the middle of a card, once it is in sight.
LEADS = """(card) => {
    card.scrollIntoView({block: 'center'});
    const {left, right, top, bottom} = card.getBoundingClientRect();
    const at = [[left + 12, top + 12], [right - 12, top + 12], [left + 12, bottom - 12],
                [right - 12, bottom - 12], [(left + right) / 2, (top + bottom) / 2]];
    return at.map(([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href'));
}"""

# How far the ring around the link with the focus reaches beyond its card, and how strong it is.
RING = """() => {
    const link = document.activeElement;
    const card = link.closest('li').getBoundingClientRect();
    const ring = getComputedStyle(link, '::after');
    return [ring.outlineStyle, parseFloat(ring.outlineWidth) >= 3,
            Math.abs(parseFloat(ring.width) - card.width) < 1,
            Math.abs(parseFloat(ring.height) - card.height) < 1];
}"""


def names() -> list[str]:
    """Return what staff wrote as headings that are links, in their order."""
    lines = (ROOT / "content/pages/ja/index.md").read_text("utf-8").splitlines()
    found = [line[5:].split("]")[0] for line in lines if line.startswith("### [")]
    assert len(found) > 1
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_cards_stand_in_the_order_of_the_text_and_never_on_each_other(
    visit: Callable[..., Visit], width: int
) -> None:
    boxes = visit(width=width).page.evaluate(BOXES)
    assert [box["name"] for box in boxes] == names()
    for box, following in pairwise(boxes):
        assert following["left"] >= box["right"] + 8 or following["top"] >= box["bottom"] + 8
    for box in boxes:
        assert box["left"] >= 0
        assert box["right"] <= width
        assert box["bottom"] - box["top"] >= 72
        assert box["drawn"] >= 48


@pytest.mark.parametrize("width", [320, 1280])
def test_whole_card_leads_to_its_page(visit: Callable[..., Visit], width: int) -> None:
    page: Page = visit(width=width).page
    cards = page.locator(".cards > li").all()
    assert cards
    for card in cards:
        target = card.locator("a").first.get_attribute("href")
        assert card.evaluate(LEADS) == [target] * 5
    target = cards[-1].locator("a").first.evaluate("(link) => link.href")
    cards[-1].click(position={"x": 12, "y": 12})
    page.wait_for_url(target)


def test_focus_is_drawn_around_the_whole_card(visit: Callable[..., Visit]) -> None:
    page = visit(width=390).page
    page.locator(".cards a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(RING) == ["solid", True, True, True]


def test_card_is_heard_as_a_heading_that_is_a_link(visit: Callable[..., Visit]) -> None:
    page = visit().page
    for name in names():
        heading = page.get_by_role("heading", name=name, exact=True)
        assert heading.get_by_role("link", name=name, exact=True).count() == 1
    assert page.locator(".cards svg:not([aria-hidden=true])").count() == 0
