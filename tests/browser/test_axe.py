"""What axe-core knows of WCAG, on every page, in both themes, on the narrowest phone and wide."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import EachPage
from tests.support.axe import OF_COLOUR, stretch, violations

# Everything by which a page could be another to rules that ask for no colour: what stands where.
LAYOUT = """() => [...document.querySelectorAll('*')].map((each) => {
    const {x, y, width, height} = each.getBoundingClientRect();
    const {visibility, opacity} = getComputedStyle(each);
    return [each.tagName, x, y, width, height, visibility, opacity].join();
}).join(';')"""


@pytest.fixture(scope="module")
def found(each_page: EachPage) -> dict[str, list[str]]:
    """What axe says of every page: each is opened once, then looked at in four ways.

    Where nothing but colours differs in the dark, only the rules of colour are asked again.
    """
    said: dict[str, list[str]] = {}
    # The page's own policy would keep axe out.
    for address, page in each_page(bypass_csp=True):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            stretch(page)
            layouts: set[str] = set()
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                before = len(layouts)
                layouts.add(page.evaluate(LAYOUT))
                rules = OF_COLOUR if len(layouts) == before else ()
                said[f"{address} {width} {scheme}"] = violations(page, rules)
    return said


def test_no_page_has_a_barrier_that_axe_knows(found: dict[str, list[str]]) -> None:
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_axe_speaks_japanese_of_a_barrier(chromium: Browser) -> None:
    with chromium.new_page() as page:
        page.set_content("<html lang=ja><title>a</title><main><h1>a</h1><img src=a></main>")
        assert "image-alt: 画像には代替テキストがなければなりません" in violations(page)[0]
