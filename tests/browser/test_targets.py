"""Everything one can tap is large enough (WCAG 2.5.8: 24 px; what leads to help: 48 px)."""

from tests.browser.conftest import EachPage

# A link within a sentence is excepted by WCAG; here it must hold 24 px too.
SMALL = """(wanted) => Object.entries(wanted).flatMap(([selector, size]) =>
    [...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility() && !each.closest('.hidden'))
        .filter((each) => {
            const boxes = [...each.getClientRects()];
            return boxes.length && !boxes.some(({width, height}) =>
                width >= Math.min(size, 24) && height >= size - 0.5);
        })
        .map((each) => `${each.getBoundingClientRect().height} px: ${each.outerHTML.slice(0, 99)}`))
"""
WANTED = {
    "a[href], summary, button": 24,
    ".telephone, .reach-ways a, .contact-bar a, .exit a, .menu a, .menu summary": 48,
    ".line-button, .masthead-name, .colophon-links a, .workshops a, .steps a": 48,
}


def test_every_target_is_large_enough(each_page: EachPage) -> None:
    small = {}
    for address, page in each_page():
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            if found := page.evaluate(SMALL, WANTED):
                small[address, width] = found
    assert small == {}
