"""Help stands in the same place on every page (WCAG 3.2.6), and in the same order."""

from collections.abc import Callable

from tests.browser.conftest import EachPage
from tests.support.chromium import Visit

# The order of what helps among the landmarks of the page, and the ways within each.
HELP = """() => ({
    order: [...document.querySelectorAll('.skip, .masthead, .reach, main, .colophon, .edge, .exit')]
        .map((each) => each.classList[0] ?? each.localName),
    reach: [...document.querySelectorAll('.reach a[href]')].map((each) => each.innerText.trim()),
    edge: [...document.querySelectorAll('.edge a[href]')].map((each) => each.innerText.trim()),
    foot: [...document.querySelectorAll('.colophon-links a')].map((each) => each.innerText.trim()),
})"""


def test_help_is_in_the_same_place_on_every_page(each_page: EachPage) -> None:
    seen: dict[str, dict[str, object]] = {}
    for address, page in each_page():
        found = page.evaluate(HELP)
        # On the front page the ways are part of what it is about.
        if "main" in found["order"]:
            found["order"].remove("main")
        found["order"] = [each for each in found["order"] if each not in {"room", "prose"}]
        host = address.split("/")[0]
        assert found == seen.setdefault(host, found), address
    assert len(seen) == 2
    for found in seen.values():
        assert found["order"] == ["skip", "masthead", "skip", "reach", "colophon", "edge", "exit"]


def test_four_ways_and_the_time_stand_beside_each_page(visit: Callable[..., Visit]) -> None:
    page = visit("/safety/index.html").page
    reach = page.get_by_role("region", name="連絡のしかた")
    for words in ("LINE", "メール", "行ってみる"):
        assert reach.get_by_role("link", name=words).first.is_visible(), words
    assert reach.locator("a[href^='tel:']").first.is_visible()
    assert "通話料はかかります" in reach.inner_text()
