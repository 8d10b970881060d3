"""Japanese set well: how text is sized, spaced and broken, and what a screen has no use for."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import EachPage
from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context
from tests.support.serving import serving

# Numbers and dates that begin on one line and end on another.
BROKEN = r"""() => {
    const whole = /\d{2,4}-\d{2,4}-\d{4}|\d+年\d+月\d+日/g;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (words.nextNode()) {
        const text = words.currentNode;
        if (text.parentElement.closest('.hidden, code, script') ||
            !text.parentElement.checkVisibility()) continue;
        for (const found of text.data.matchAll(whole)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
            if (new Set(tops).size > 1) broken.push(found[0]);
        }
    }
    return broken;
}"""

TEXT = """() => {
    const text = document.querySelector('main > p, .prose > p, main dd, main p, main li');
    const style = getComputedStyle(text ?? document.body);
    return [parseFloat(style.fontSize), parseFloat(style.lineHeight), document.fonts.size];
}"""


@pytest.fixture(scope="module")
def seen(each_page: EachPage) -> dict[str, tuple[list[str], list[float]]]:
    """What is broken on every page of the narrowest phone, and how a usual one sets its text."""
    found = {}
    for address, page in each_page():
        text = page.evaluate(TEXT)
        page.set_viewport_size({"width": 320, "height": 568})
        found[address] = (page.evaluate(BROKEN), text)
        page.set_viewport_size({"width": 390, "height": 844})
    return found


def test_no_line_is_broken_inside_a_number_or_a_date(
    seen: dict[str, tuple[list[str], list[float]]],
) -> None:
    assert {address: broken for address, (broken, _) in seen.items() if broken} == {}


def test_running_text_is_large_and_open(seen: dict[str, tuple[list[str], list[float]]]) -> None:
    assert seen
    for address, (_, (size, leading, fonts)) in seen.items():
        assert size >= 15, address  # a note may be smaller than the text
        assert leading / size >= 1.4, address
        assert fonts == 0, address  # the system's own


def test_code_of_line_is_not_shown_on_the_phone_it_would_need(
    chromium: Browser, crowded: Built
) -> None:
    with serving(crowded.output) as address:
        for width, shown in ((390, False), (1280, True)):
            with new_context(chromium, address, Device(width, 800, moment=NOW)) as context:
                page = context.new_page()
                page.goto("/consultation/index.html")
                assert page.locator(".line-code").first.is_visible() == shown
                page.emulate_media(media="print")
                assert page.locator(".line-code").first.is_visible()
