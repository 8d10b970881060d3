"""A page that nobody has built anew for over 400 days says nothing that it cannot know."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, ROOT, build_site, html_files
from tests.support.chromium import Device, new_context
from tests.support.serving import serving
from tests.support.writing import replace

OLD = datetime.fromisoformat(NOW) + timedelta(days=401)
# What is only true at a moment, or of a day that is counted from it.
PRESENT = re.compile(
    "今日|きょう|(?<!表)明日|あした|本日|今週|来週|今月|来月|いま話せ|いまつなが|は閉まってい|次は[0-9]|休みかどうか"
)
DAY = re.compile(r"(20\d\d)年(\d+)月(\d+)日")
# Pages whose dates are of what they are about: a workshop, a month, a year, a report.
DATED = re.compile(r"/workshops/.+|/about/|/accessibility/|/privacy/|/404")
CLOSURES = """  days:
    - start: 2026-12-05
      end: 2026-12-06
      reason: 大掃除
      notice: 土日は、大掃除で休みます。
      source: 見本
      confirmed: 2026-11-01
"""


def content(folder: Path) -> Path:
    """The second service with a full programme, an urgent notice and closures."""
    content = shutil.copytree(ROOT / "tests/sites/harbour", folder / "content")
    shutil.copy(ROOT / "tests/sites/crowded/workshops.yaml", content / "events")
    replace(
        content,
        "data/service.yaml",
        "names:\n",
        "notice:\n  text: 工事のため、入口が裏です。\n  until: 2026-12-05\nnames:\n",
    )
    replace(content, "data/service.yaml", "  days:\n    - start", f"{CLOSURES}    - start")
    return content


@pytest.fixture(scope="module", params=["full", "real"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[tuple[Page, list[str]]]:
    """A tab in which it is 401 days later, and the addresses of all pages."""
    folder = tmp_path_factory.mktemp("old")
    built = build_site(
        folder / "output", content=content(folder) if request.param == "full" else None
    )
    assert built.status == 0, built.stderr
    paths = sorted(f"/{page.relative_to(built.output)}" for page in html_files(built.output))
    device = Device(moment=OLD.isoformat(), timezone="America/Los_Angeles")
    with serving(built.output) as address, new_context(chromium, address, device) as context:
        yield context.new_page(), paths


def shown(page: Page, path: str) -> list[str]:
    page.goto(path)
    # When the page was last changed is true whatever day it is.
    page.evaluate("document.querySelector('.colophon-updated')?.remove()")
    lines = [line.strip() for line in page.locator("body").inner_text().splitlines()]
    assert any(lines), path
    return lines


def test_no_page_speaks_of_now_or_of_a_day_counted_from_now(
    pages: tuple[Page, list[str]],
) -> None:
    page, paths = pages
    assert [
        (path, line) for path in paths for line in shown(page, path) if PRESENT.search(line)
    ] == []


def test_nothing_is_announced_that_is_over(pages: tuple[Page, list[str]]) -> None:
    page, paths = pages
    for path in paths:
        page.goto(path)
        assert page.locator("li[data-over]:visible").count() == 0, path
        assert page.locator(".notice:visible").count() == 0, path


def test_no_past_day_is_told_but_where_the_page_is_about_it(
    pages: tuple[Page, list[str]],
) -> None:
    page, paths = pages
    looked_at = [path for path in paths if not DATED.match(path.replace("workshops/index", ""))]
    assert len(looked_at) > 3
    for path in looked_at:
        lines = shown(page, path)
        assert lines, path
        for line in lines:
            days = [date(*map(int, found)) for found in DAY.findall(line)]
            assert all(day >= OLD.date() for day in days), (path, line)


def test_nobody_is_asked_to_apply_for_what_is_over(pages: tuple[Page, list[str]]) -> None:
    page, paths = pages
    for path in paths:
        page.goto(path)
        if page.locator(".event-apply").count() and "undated" not in path:
            assert page.locator(".event-apply a:visible").count() == 0, path
            said = page.locator(".event-apply").inner_text()
            assert said.strip() in {"終わりました", "中止になりました"}, path


def test_the_same_pages_speak_on_the_day_they_were_built(
    pages: tuple[Page, list[str]],
) -> None:
    """Else the tests above would be true of pages that say nothing."""
    page, paths = pages
    page.clock.set_fixed_time(NOW)
    text = "\n".join(line for path in paths for line in shown(page, path))
    page.clock.set_fixed_time(OLD)
    assert "は閉まっています" in text  # a Tuesday
    assert PRESENT.search(text)
