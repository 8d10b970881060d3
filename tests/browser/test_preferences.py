"""Her own settings are kept: forced colours, less motion, dark, more contrast, and paper."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Seen:
    """What one page showed: on a phone, on a small one in forced colours, wide and dark."""

    moving: list[str]
    frameless: list[str]
    grounds: list[str]


@pytest.fixture(scope="module")
def seen(each_page: EachPage) -> dict[str, Seen]:
    """Every page, opened once and looked at with the settings of three readers."""
    pages = {}
    for address, page in each_page():
        moving = page.evaluate(MOVES)
        page.set_viewport_size({"width": 320, "height": 568})
        page.emulate_media(forced_colors="active")
        frameless = page.evaluate(FRAMELESS)
        page.set_viewport_size({"width": 1280, "height": 844})
        page.emulate_media(forced_colors="none", color_scheme="dark")
        pages[address] = Seen(moving, frameless, page.evaluate(GROUNDS))
        page.set_viewport_size({"width": 390, "height": 844})
        page.emulate_media(color_scheme="light")
    assert pages
    return pages


def test_nothing_moves_unasked(seen: dict[str, Seen]) -> None:
    assert {address: page.moving for address, page in seen.items() if page.moving} == {}


def test_controls_keep_a_frame_in_forced_colours(seen: dict[str, Seen]) -> None:
    assert {address: page.frameless for address, page in seen.items() if page.frameless} == {}


def test_no_box_stays_light_at_night(seen: dict[str, Seen]) -> None:
    assert seen
    for address, page in seen.items():
        assert page.grounds, address
        for ground in page.grounds:
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
