"""Coming back through Chromium's real page cache (bfcache), not an event made by a test.

A page in the cache is the very page that was left, scripts and all: `pageshow` with
`persisted` is all it is told. Each test asserts that it was the cache that answered.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_exit import ELSEWHERE, LEAVE, LEFT, NEUTRAL, NOTHING
from tests.support.chromium import Device, launch, new_context

# A mark that only the cached page can hold, and what `pageshow` said.
MARK = "addEventListener('pageshow', (event) => { window.cached = event.persisted; })"


@pytest.fixture
def page(chromium: Browser, served: str) -> Iterator[Page]:
    """A page of a browser whose page cache is on, opened after somebody else's."""
    with (
        launch(chromium.browser_type, page_cache=True) as browser,
        new_context(browser, served, Device()) as context,
    ):
        opened = context.new_page()
        context.route(
            ELSEWHERE, lambda route: route.fulfill(body=NEUTRAL, content_type="text/html")
        )
        opened.goto("https://www.jma.go.jp/before")
        opened.goto("/guide/index.html")
        opened.evaluate(MARK)
        yield opened


def step_back(page: Page) -> None:
    """Press Back; Playwright's own `go_back` waits for a load that the cache never has.

    In a moment: the call itself must have returned before its page is gone.
    """
    page.evaluate("() => { setTimeout(() => history.back(), 50); }")


def test_page_that_was_left_comes_back_blank_and_leaves_again(page: Page) -> None:
    # The first answer is nothing: she stays on the blank page, as where a network fails.
    page.context.route(ELSEWHERE, lambda route: route.fulfill(status=204), times=1)
    page.click(LEAVE)
    assert page.evaluate(LEFT) == NOTHING
    page.goto("/404.html")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    step_back(page)
    page.wait_for_function("() => document.title === 'Weather'")
    assert [url for url in asked if url.endswith(".html")] == []  # the cache answered


def test_page_that_was_not_left_comes_back_as_it_was(page: Page) -> None:
    page.goto("/404.html")
    step_back(page)
    page.wait_for_function("() => window.cached === true")
    assert page.locator("main").is_visible()


def test_back_after_leaving_brings_nothing_out_of_the_cache(page: Page) -> None:
    page.click(LEAVE)
    page.wait_for_function("() => document.title === 'Weather'")
    step_back(page)
    expect(page).to_have_url("https://www.jma.go.jp/before")
