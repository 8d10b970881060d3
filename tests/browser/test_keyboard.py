"""A walk through every page with the Tab key alone (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11)."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import EachPage
from tests.support.chromium import Visit

# Everything that Tab should reach, in the order of the document.
REACHABLE = """() => [
    ...document.querySelectorAll('a[href], summary, button, input, pre[tabindex="0"]')]
    .filter((each) => each.checkVisibility({visibilityProperty: true}))
    .map((each, at) => { each.dataset.walk = at; return each.outerHTML.slice(0, 90); })"""

# Where the focus is, whether a ring is drawn, and whether one can see it: no point of a grid
# over it may lie beneath something else or outside the window.
FOCUS = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    const {left, right, top, bottom} = here.getBoundingClientRect();
    const {outlineStyle, outlineWidth} = getComputedStyle(here);
    const steps = [0.15, 0.5, 0.85];
    const seen = steps.flatMap((x) => steps.map((y) =>
        document.elementFromPoint(left + x * (right - left), top + y * (bottom - top))));
    return {
        at: +(here.dataset.walk ?? -1),
        ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        // What is higher than the window cannot be inside it whole.
        inside: left >= 0 && right <= innerWidth + 1 && top < innerHeight && bottom > 0
            && (bottom - top > innerHeight / 2 || (top >= 0 && bottom <= innerHeight)),
        // A link broken over two lines has corners that are not its own.
        uncovered: seen.filter((found) => found && (here.contains(found) || found.contains(here)))
            .length >= 6 || bottom - top > innerHeight / 2,
    };
}"""


# The key is let go of where the focus has gone: what is under it then is kept.
LISTEN = f"""() => {{
    window.stops = [];
    addEventListener('keyup', () => stops.push(({FOCUS})()), true);
    return ({REACHABLE})();
}}"""


def walk(page: Page) -> tuple[list[str], list[dict[str, Any]]]:
    """Press Tab until the focus has left the page, or begins anew, or is caught."""
    reachable = page.evaluate(LISTEN)
    for _ in range(len(reachable) + 5):
        page.keyboard.press("Tab")
    stops = []
    for stop in page.evaluate("stops"):
        if stop is None or (stops and stop["at"] == 0):
            break
        stops.append(stop)
    return reachable, stops


@pytest.mark.parametrize(("width", "height"), [(320, 568), (1280, 800)])
def test_tab_goes_through_every_page_in_order_and_is_always_seen(
    each_page: EachPage, width: int, height: int
) -> None:
    wrong: list[object] = []
    for address, page in each_page(width=width, height=height):
        reachable, stops = walk(page)
        if [stop["at"] for stop in stops] != list(range(len(reachable))):
            wrong.append((address, [stop["at"] for stop in stops], len(reachable)))
        wrong += [
            (address, reachable[stop["at"]], stop)
            for stop in stops
            if not (stop["ring"] and stop["inside"] and stop["uncovered"])
        ]
    assert wrong == []


def test_menu_opens_and_closes_by_the_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit(width=320).page
    summary = page.locator(".menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu details a").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu details') !== null")
    summary.focus()
    page.keyboard.press("Space")
    assert not page.locator(".menu details a").first.is_visible()
