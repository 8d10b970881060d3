"""Her own settings are kept: forced colours, less motion, dark, more contrast, and paper."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import EachPage
from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context

MOVES = """() => [
    ...document.getAnimations().map(() => 'an animation'),
    ...[document.documentElement, ...document.querySelectorAll('body *')].filter((each) => {
        const style = getComputedStyle(each);
        return style.transitionDuration !== '0s' || style.animationName !== 'none'
            || style.scrollBehavior !== 'auto';
    }).map((each) => each.outerHTML.slice(0, 99)),
]"""

# What shows only by the colour of its ground would vanish where the system paints all grounds.
FRAMELESS = """() => ['.ours-number', '.exit-link', '.line-button'].filter((name) => {
    const found = document.querySelector(name);
    return found?.checkVisibility() && parseFloat(getComputedStyle(found).borderTopWidth) < 1;
})"""

# The ground a text stands on, where a page states it: dark must reach every box.
GROUNDS = """() => ['html', '.reach', '.colophon', '.edge', '.contacts li', '.workshops li']
    .map((name) => document.querySelector(name)).filter(Boolean)
    .map((each) => getComputedStyle(each).backgroundColor)"""


def test_nothing_moves_unasked(each_page: EachPage) -> None:
    moving = {address: page.evaluate(MOVES) for address, page in each_page()}
    assert {address: found for address, found in moving.items() if found} == {}


def test_controls_keep_a_frame_in_forced_colours(each_page: EachPage) -> None:
    frameless = {}
    for address, page in each_page(width=320, height=568):
        page.emulate_media(forced_colors="active")
        frameless[address] = page.evaluate(FRAMELESS)
    assert {address: found for address, found in frameless.items() if found} == {}


def test_no_box_stays_light_at_night(each_page: EachPage) -> None:
    for address, page in each_page(width=1280, scheme="dark"):
        grounds = page.evaluate(GROUNDS)
        assert grounds, address
        for ground in grounds:
            red, green, blue, *alpha = map(float, re.findall(r"[\d.]+", ground))
            assert alpha == [0] or max(red, green, blue) < 128, (address, ground)


def test_paper_is_white_in_every_theme_and_keeps_the_contacts(
    chromium: Browser, served: str, site: Built
) -> None:
    assert site.status == 0
    device = Device(scheme="dark", moment=NOW)
    with new_context(chromium, served, device) as context:
        page = context.new_page()
        page.goto("/contact/index.html")
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate(
            "[getComputedStyle(document.documentElement).backgroundColor,"
            " getComputedStyle(document.querySelector('main p')).color]"
        )
        assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
        for gone in (".edge", ".menu", ".skip"):
            assert not page.locator(gone).first.is_visible(), gone
        for kept in (".ours-number", "main", ".organizations", ".now-hours"):
            assert page.locator(kept).first.is_visible(), kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_is_told_both_themes(chromium: Browser, served: str, scheme: str) -> None:
    with new_context(chromium, served, Device(scheme=scheme)) as context:
        page = context.new_page()
        page.goto("/index.html")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == (
            "light dark"
        )
