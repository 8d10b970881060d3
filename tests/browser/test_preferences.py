"""Her own settings are kept: forced colours, less motion, dark, more contrast, and paper."""

import re

import pytest
from playwright.sync_api import Browser

from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context
from tests.support.looks import Look


def test_nothing_moves_unasked(looks: dict[str, Look]) -> None:
    moving = {address: page.usual["moves"] for address, page in looks.items()}
    assert {address: parts for address, parts in moving.items() if parts} == {}


def test_controls_keep_a_frame_in_forced_colours(looks: dict[str, Look]) -> None:
    assert {address: page.frameless for address, page in looks.items() if page.frameless} == {}


def test_no_box_stays_light_at_night(looks: dict[str, Look]) -> None:
    assert looks
    for address, page in looks.items():
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
