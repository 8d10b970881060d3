"""What a real browser keeps of the site on its disk, beside the history, by the host's headers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_exit import ELSEWHERE, LEAVE, NEUTRAL
from tests.browser.test_page_cache import MARK, step_back
from tests.support.building import Built
from tests.support.chromium import launch_with_disk
from tests.support.nginx import SITE, running

KEEPING = "set $kept no-store;", 'set $kept "max-age=600";'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "server").mkdir()
    return tmp_path


def kept(folder: Path, words: str) -> list[str]:
    """Return the files of the browser's cache that hold an address."""
    caches = [path for path in (folder / "profile").rglob("*Cache*") if path.is_dir()]
    assert caches
    files = {file for cache in caches for file in cache.rglob("*") if file.is_file()}
    return [file.name for file in files if words.encode() in file.read_bytes()]


def read_some(chromium: Browser, site: Built, folder: Path, conf: Path) -> str:
    """Read some pages, end the browser, and return the address they had."""
    with (
        running(site.output, folder / "server", conf) as address,
        launch_with_disk(chromium.browser_type, folder / "profile") as context,
    ):
        page = context.new_page()
        for path in ("/", "/contact/", "/guide/", "/nowhere/"):
            page.goto(address + path, wait_until="networkidle")
    return address


def test_nothing_of_the_site_is_in_the_cache(chromium: Browser, site: Built, folder: Path) -> None:
    address = read_some(chromium, site, folder, SITE)
    assert kept(folder, address) == []


def test_host_that_lets_it_keep_pages_leaves_them_there(
    chromium: Browser, site: Built, folder: Path
) -> None:
    text = SITE.read_text("utf-8")
    assert KEEPING[0] in text
    (folder / "site.conf").write_text(text.replace(*KEEPING), "utf-8")
    address = read_some(chromium, site, folder, folder / "site.conf")
    assert kept(folder, f"{address}/contact/")


@pytest.fixture
def page(chromium: Browser, site: Built, folder: Path) -> Iterator[Page]:
    """A page of a host that keeps nothing, in a browser whose page cache is on."""
    with (
        running(site.output, folder / "server") as address,
        launch_with_disk(chromium.browser_type, folder / "profile", page_cache=True) as context,
    ):
        context.route(
            ELSEWHERE, lambda route: route.fulfill(body=NEUTRAL, content_type="text/html")
        )
        opened = context.new_page()
        opened.goto("https://www.jma.go.jp/before")
        opened.goto(f"{address}/guide/")
        opened.evaluate(MARK)
        yield opened


def test_back_and_forward_still_work_where_nothing_is_kept(page: Page) -> None:
    page.goto(page.url.replace("/guide/", "/about/"))
    step_back(page)
    expect(page.locator("h1")).to_have_text("安全に見るために")
    page.evaluate("() => { setTimeout(() => history.forward(), 50); }")
    page.wait_for_url("**/about/", wait_until="commit")  # whose load may be over by now
    expect(page.locator("main")).to_be_visible()


def test_back_after_leaving_brings_nothing_back_where_nothing_is_kept(page: Page) -> None:
    page.click(LEAVE)
    page.wait_for_function("() => document.title === 'Weather'")
    step_back(page)
    expect(page).to_have_url("https://www.jma.go.jp/before")
