"""A former address in the browser: no step of its own, and a plain link where no script runs."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.support.chromium import Visit


def test_former_address_leads_on_at_once_and_adds_no_step(visit: Callable[..., Visit]) -> None:
    seen = visit("/404.html")
    page = seen.page
    page.goto("about:blank")
    steps = page.evaluate("history.length")
    page.goto(f"http://{seen.host}/safety/#main", wait_until="commit")
    page.wait_for_url("**/guide/index.html#main")
    assert page.evaluate("history.length") == steps + 1
    expect(page.locator("h1")).to_have_text("安全に見るために")
    page.go_back()
    assert page.url == "about:blank"
    assert seen.complaints == []


def test_without_a_script_the_former_address_leads_on_and_adds_no_step(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/404.html", javascript=False)
    page = seen.page
    page.goto(f"http://{seen.host}/safety/", wait_until="commit")
    page.wait_for_url("**/guide/index.html")
    page.go_back()
    assert page.url.endswith("/404.html")
