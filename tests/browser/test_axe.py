"""What axe-core knows of WCAG, on every page, in both themes, on the narrowest phone and wide."""

from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import EachPage
from tests.support.axe import violations


@pytest.fixture(scope="module")
def found(each_page: EachPage) -> dict[str, list[str]]:
    """What axe says of every page: each is opened once, then looked at in four ways."""
    said: dict[str, list[str]] = {}
    # The page's own policy would keep axe out.
    for address, page in each_page(bypass_csp=True):
        for width, scheme in product((320, 1280), ("light", "dark")):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            said[f"{address} {width} {scheme}"] = violations(page)
    return said


def test_no_page_has_a_barrier_that_axe_knows(found: dict[str, list[str]]) -> None:
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_axe_speaks_japanese_of_a_barrier(chromium: Browser) -> None:
    with chromium.new_page() as page:
        page.set_content("<html lang=ja><title>a</title><main><h1>a</h1><img src=a></main>")
        assert "image-alt: 画像には代替テキストがなければなりません" in violations(page)[0]
