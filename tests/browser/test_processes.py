"""What a visitor comes for, from the front page to its end, by keyboard (WCAG 2.2, 5.2.3)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context
from tests.support.serving import serving

SIZES = [(320, 568), (1280, 800)]
MOST_STOPS = 150  # of one page
AT = "(selector) => document.activeElement.matches(selector)"
RING = "() => parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"


@pytest.fixture
def front(chromium: Browser, crowded: Built) -> Iterator[Callable[..., Page]]:
    """The front page of the second service, which has workshops to come."""
    with serving(crowded.output) as address, ExitStack() as contexts:

        def opened(width: int, height: int) -> Page:
            device = Device(moment=NOW, width=width, height=height)
            page = contexts.enter_context(new_context(chromium, address, device)).new_page()
            page.goto(address)
            return page

        yield opened


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is seen on a match."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(AT, selector):
            break
    assert page.evaluate(AT, selector), f"Tab does not come to {selector}"
    assert page.evaluate(RING)


def enter(page: Page, selector: str) -> None:
    """Go to the page that a link leads to."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_number_is_found_and_dialled(front: Callable[..., Page], width: int, height: int) -> None:
    page = front(width, height)
    enter(page, "main a[href*='consultation']")
    tab_to(page, "main a[href^='tel:']")
    named = page.evaluate("document.activeElement.href.replace(/[^0-9]/g, '').slice(-8)")
    shown = page.evaluate("document.querySelector('main').textContent.replace(/[^0-9]/g, '')")
    assert named in shown  # whoever cannot dial from here can read it out


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_workshop_is_found_applied_for_and_noted(
    front: Callable[..., Page], width: int, height: int
) -> None:
    page = front(width, height)
    enter(page, "main a[href*='workshops/']")
    tab_to(page, "main a[href^='tel:'], main a[href^='mailto:']")
    page.reload()
    tab_to(page, "main a[href$='.ics']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".ics")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_way_out_leads_out(front: Callable[..., Page], width: int, height: int) -> None:
    page = front(width, height)
    page.route("https://**", lambda route: route.fulfill(body="<title>elsewhere"))
    enter(page, ".exit-link")
    page.wait_for_url("https://**")
    assert page.title() == "elsewhere"
