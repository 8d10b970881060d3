"""A page that nobody has built anew for over 400 days says nothing that it cannot know."""

import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.support.building import NOW, ROOT, Built, build_site, html_files
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


# What a visitor sees of a page. When it was last changed is true whatever day it is.
SEEN = """() => {
    document.querySelector('.colophon-updated')?.remove();
    const seen = (selector) =>
        [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    return {
        lines: document.body.innerText.split('\\n').map((line) => line.trim()),
        over: seen('li[data-over], .notice').length,
        apply: document.querySelector('.event-apply')?.innerText.trim() ?? null,
        ways: seen('.event-apply a').length,
    };
}"""


class Seen(NamedTuple):
    """All pages of a site, by their path, as they are read at a moment."""

    later: dict[str, dict[str, Any]]
    on_the_day: dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["full", "real"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Seen:
    """What a site says when it is 401 days later, and what it says on the day it was built."""
    if request.param == "real":
        built: Built = request.getfixturevalue("site")
    else:
        folder = tmp_path_factory.mktemp("old")
        built = build_site(folder / "output", content=content(folder))
    assert built.status == 0, built.stderr
    paths = sorted(f"/{page.relative_to(built.output)}" for page in html_files(built.output))
    with serving(built.output) as address:
        return Seen(*(seen(chromium, address, paths, when) for when in (OLD.isoformat(), NOW)))


def seen(
    chromium: Browser, address: str, paths: list[str], moment: str
) -> dict[str, dict[str, Any]]:
    """Open all pages at a moment, one after the other in one tab."""
    device = Device(moment=moment, timezone="America/Los_Angeles")
    told = {}
    with new_context(chromium, address, device) as context:
        page = context.new_page()
        for path in paths:
            page.goto(path)
            told[path] = page.evaluate(SEEN)
            assert any(told[path]["lines"]), path
    return told


def test_no_page_speaks_of_now_or_of_a_day_counted_from_now(pages: Seen) -> None:
    assert [
        (path, line)
        for path, page in pages.later.items()
        for line in page["lines"]
        if PRESENT.search(line)
    ] == []


def test_nothing_is_announced_that_is_over(pages: Seen) -> None:
    assert {path: page["over"] for path, page in pages.later.items() if page["over"]} == {}


def test_no_past_day_is_told_but_where_the_page_is_about_it(pages: Seen) -> None:
    looked_at = [
        path for path in pages.later if not DATED.match(path.replace("workshops/index", ""))
    ]
    assert len(looked_at) > 3
    for path in looked_at:
        lines = pages.later[path]["lines"]
        assert lines, path
        for line in lines:
            days = [date(*map(int, found)) for found in DAY.findall(line)]
            assert all(day >= OLD.date() for day in days), (path, line)


def test_nobody_is_asked_to_apply_for_what_is_over(pages: Seen) -> None:
    asked = {
        path: (page["ways"], page["apply"])
        for path, page in pages.later.items()
        if page["apply"] is not None and "undated" not in path
    }
    assert {*asked.values()} <= {(0, "終わりました"), (0, "中止になりました")}, asked


def test_the_same_pages_speak_on_the_day_they_were_built(pages: Seen) -> None:
    """Else the tests above would be true of pages that say nothing."""
    text = "\n".join(line for page in pages.on_the_day.values() for line in page["lines"])
    assert "は閉まっています" in text  # a Tuesday
    assert PRESENT.search(text)
    of_full = "/workshops/weekly/index.html" in pages.on_the_day
    assert any(page["over"] for page in pages.on_the_day.values()) == of_full
    assert any(page["ways"] for page in pages.on_the_day.values()) == of_full
