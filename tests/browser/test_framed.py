"""The page made for frames, within a page of another origin, from the host's real headers."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.support.axe import violations
from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context
from tests.support.nginx import running
from tests.support.reading import soup
from tests.support.serving import serving

AROUND = "<!doctype html><html lang=ja><title>市のページ</title><h1>相談窓口</h1>"
Framed = Callable[..., Page]


@pytest.fixture(scope="module")
def code(second: Built) -> str:
    """The HTML that partners are given for a frame."""
    codes = (found.get_text() for found in soup(second.output / "link/index.html").select("pre"))
    return unescape(next(text for text in codes if "<iframe" in text))


@pytest.fixture(scope="module")
def framed(
    chromium: Browser, second: Built, code: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Framed]:
    """`framed(path, width=320, …)`: a page of another origin that shows `path` in that frame."""
    folder = tmp_path_factory.mktemp("city")
    (server := folder / "server").mkdir()
    with running(second.output, server) as ours, serving(folder) as city:

        def shown(path: str = "/embed/", **device: object) -> Page:
            html = re.sub(r'src="[^"]*"', f'src="{ours}{path}"', code)
            (folder / "index.html").write_text(AROUND + html, "utf-8")
            context = new_context(chromium, city, Device(moment=NOW, **device))
            page = context.new_page()
            page.goto("/", wait_until="networkidle")
            return page

        yield shown


def inside(page: Page) -> Frame:
    frame = page.frames[1]
    assert frame.parent_frame == page.main_frame
    return frame


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_partner_shows_times_and_workshops_without_a_script(framed: Framed, scheme: str) -> None:
    page = framed(width=320, javascript=False, scheme=scheme)
    text = inside(page).locator("main").inner_text()
    for words in (
        "サロン港",
        "10:00〜20:00",
        "年末年始",
        "0312-34-5678",
        "お茶の時間",
        "やさしいヨガ",
    ):
        assert words in text
    assert "2026年12月1日（火）" in text
    assert inside(page).locator("script").count() == 0


def test_frame_needs_no_scrolling_in_a_narrow_column(framed: Framed, code: str) -> None:
    frame = inside(framed(width=320))
    height = int(re.findall(r'height="(\d+)"', code)[0])
    wide, high = frame.evaluate(
        "[document.documentElement.scrollWidth - innerWidth, document.body.scrollHeight]"
    )
    assert wide == 0
    assert high <= height


@pytest.mark.parametrize("path", ["/", "/workshops/", "/consultation/"])
def test_no_other_page_may_be_framed(framed: Framed, path: str) -> None:
    page = framed(path)
    assert "サロン港" not in inside(page).locator("body").inner_text()


def test_link_leaves_the_frame_for_the_page_with_its_way_out(framed: Framed) -> None:
    page = framed()
    inside(page).get_by_role("link", name="やさしいヨガ").click()
    page.wait_for_url(re.compile(r"/workshops/yoga/(index\.html)?$"))
    expect(page).to_have_title(re.compile("^やさしいヨガ"))
    expect(page.locator("[data-exit]").first).to_be_attached()


def test_frame_leaves_nothing_and_asks_nobody_else(framed: Framed) -> None:
    page = framed()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.reload(wait_until="networkidle")
    assert len({url.split("/")[2] for url in asked}) == 2
    assert complaints == []
    assert page.context.cookies() == []
    assert inside(page).evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frame_has_no_barrier_that_axe_knows(
    chromium: Browser, second: Built, scheme: Literal["light", "dark"]
) -> None:
    device = Device(width=320, scheme=scheme, bypass_csp=True)
    with serving(second.output) as address, new_context(chromium, address, device) as context:
        page = context.new_page()
        page.goto("/embed/")
        assert violations(page) == []


def test_frame_is_no_page_of_the_site(second: Built) -> None:
    assert "embed" not in (second.output / "sitemap.xml").read_text("utf-8")
    page = Path(second.output, "embed/index.html")
    assert soup(page).select('meta[name="robots"][content="noindex"]')
    size = len(page.read_bytes())
    assert size < 60_000
