"""On a wide screen the way out lies over the text and over the foot: it is seen on both."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.support.chromium import Visit
from tests.theme.test_contrast import SHAPE, TEXT, contrast

# The colours of the control, of its words and of what it lies on, once it is scrolled there.
COLOURS = """(end) => {
    scrollTo(0, end ? document.body.scrollHeight : 0);
    const box = document.querySelector('.exit');
    const ground = (each) => {
        const colour = getComputedStyle(each).backgroundColor;
        return colour === 'rgba(0, 0, 0, 0)' ? ground(each.parentElement) : colour;
    };
    const {left, top, height} = box.getBoundingClientRect();
    box.hidden = true;
    const below = ground(document.elementFromPoint(left + 20, top + height / 2));
    box.hidden = false;
    return [ground(box), getComputedStyle(box.querySelector('.exit-link')).color, below].map(
        (colour) => '#' + colour.match(/\\d+/g).map((part) => (+part).toString(16).padStart(2, '0'))
            .join(''));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("end", [False, True], ids=["over the text", "over the foot"])
def test_way_out_is_told_from_what_it_lies_on(
    visit: Callable[..., Visit], scheme: Literal["light", "dark"], *, end: bool
) -> None:
    page = visit("/access/", width=1280, height=800, scheme=scheme).page
    control, words, below = page.evaluate(COLOURS, end)
    assert contrast(control, below) >= SHAPE
    assert contrast(control, words) >= TEXT


def test_page_about_safety_is_in_the_menu(visit: Callable[..., Visit]) -> None:
    page = visit("/access/", width=1280, height=800).page
    link = page.locator(".menu a:visible", has_text="安全に見るために")
    assert link.count() == 1
    link.click()
    expect(page.locator("h1")).to_have_text("安全に見るために")
    expect(page.locator(".menu a[aria-current=page]:visible")).to_have_text("安全に見るために")
