"""The urgent notice: on top of every page, and gone by itself."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.support.building import NOW, ROOT, Built, build_site, html_files
from tests.support.chromium import Device, new_context, open_page
from tests.support.serving import serving
from tests.support.writing import Said, checker, copied, replace

TEXT = "工事のため、入口が建物のうら側です。分からないときは電話をください。"
LONG = TEXT + "ゆっくり来てください。"
LINES = """(box) => Math.round(
    box.clientHeight / parseFloat(getComputedStyle(box).lineHeight) - 0.4)"""
FIRST_LINE = "names:\n"


def with_notice(content: Path, text: str = TEXT, until: str = "2026-12-01") -> Path:
    replace(
        content,
        "data/service.yaml",
        FIRST_LINE,
        f"notice:\n  text: {text}\n  until: {until}\nnames:\n",
    )
    return content


@pytest.fixture(scope="module")
def noticed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Built, str]]:
    """A built site that shows a notice until the end of the day, and its address."""
    folder = tmp_path_factory.mktemp("notice")
    built = build_site(folder / "output", content=with_notice(copied(folder)))
    assert built.status == 0, built.stderr
    with serving(built.output) as address:
        yield built, address


def test_notice_stands_on_every_page_before_all_else(noticed: tuple[Built, str]) -> None:
    for file in html_files(noticed[0].output):
        page = html.fromstring(file.read_text("utf-8"))
        (found,) = page.xpath("//aside[@class='notice']")
        assert TEXT in found.text_content(), file
        assert found.xpath("preceding::header") == page.xpath("//header[@class='masthead']")
        assert found.xpath("following::main")


def test_notice_is_not_built_once_it_is_over(build: Callable[..., Built], tmp_path: Path) -> None:
    content = with_notice(copied(tmp_path), until="2026-12-01 10:30")
    assert 'class="notice"' not in (build(content=content).output / "index.html").read_text("utf-8")
    before = build(content=content, now="2026-12-01T10:29:00+09:00").output / "index.html"
    assert 'class="notice"' in before.read_text("utf-8")


def test_notice_of_a_closure_stands_on_every_page_until_it_is_over(
    build: Callable[..., Built], tmp_path: Path
) -> None:
    content = copied(tmp_path)
    snow = (
        "    - start: 2026-12-01\n      of: [salon]\n      notice: 大雪のため、今日は休みます。\n"
        "      reason: 大雪\n      source: 見本\n      confirmed: 2026-12-01\n"
    )
    replace(content, "data/service.yaml", "    - start:", f"{snow}    - start:")
    for file in html_files(build(content=content).output):
        page = html.fromstring(file.read_text("utf-8"))
        (found,) = page.xpath("//aside[@class='notice']")
        assert "大雪のため" in found.text_content()
        assert found.get("data-during") == "/2026-12-02T00:00+09:00"
    after = build(content=content, now="2026-12-02T00:00:00+09:00").output / "index.html"
    assert 'class="notice"' not in after.read_text("utf-8")


@pytest.mark.parametrize(
    ("moment", "shown"), [("2026-12-01T23:59:00+09:00", 1), ("2026-12-02T00:00:00+09:00", 0)]
)
def test_notice_of_an_old_build_goes_by_itself(
    chromium: Browser, noticed: tuple[Built, str], moment: str, shown: int
) -> None:
    device = Device(moment=moment, timezone="America/Los_Angeles")
    with new_context(chromium, noticed[1], device) as context:
        visit = open_page(context, noticed[1], "/")
        expect(visit.page.locator(".notice")).to_be_visible(visible=bool(shown))
        assert visit.complaints == []


def test_notice_goes_from_an_open_page_at_its_minute(
    chromium: Browser, noticed: tuple[Built, str]
) -> None:
    with new_context(chromium, noticed[1], Device()) as context:
        context.clock.install(time="2026-12-01T23:00:00+09:00")
        page = open_page(context, noticed[1], "/").page
        context.clock.pause_at("2026-12-01T23:59:30+09:00")
        expect(page.locator(".notice")).to_be_visible()
        context.clock.run_for(31_000)
        expect(page.locator(".notice")).to_be_hidden()


@pytest.fixture(scope="module")
def long_notice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site with a notice of three lines on the smallest phone."""
    folder = tmp_path_factory.mktemp("long")
    content = shutil.copytree(ROOT / "content", folder / "content")
    built = build_site(folder / "output", content=with_notice(content, LONG, "2026-12-31"))
    assert built.status == 0, built.stderr
    with serving(built.output) as address:
        yield address


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("moment", [NOW, "2026-12-02T12:00:00+09:00", "2026-12-31T12:00:00+09:00"])
def test_notice_of_three_lines_leaves_the_number_and_the_edge_usable(
    chromium: Browser, long_notice: str, moment: str, *, javascript: bool
) -> None:
    device = Device(width=320, height=568, moment=moment, javascript=javascript)
    with new_context(chromium, long_notice, device) as context:
        page = context.new_page()
        for path in ("/", "/contact/", "/guide/"):
            page.goto(path)
            number_and_edge_are_usable(page)


def number_and_edge_are_usable(page: Page) -> None:
    """Fail where something lies below the edge, or is too low to be tapped."""
    assert page.locator(".notice > p").evaluate(LINES) == 3
    edge = page.locator(".edge").bounding_box()
    assert edge
    leading = page.locator(".reach a:visible").all()[:1]
    for link in (*leading, *page.locator(".edge a:visible").all()):
        box = link.bounding_box()
        assert box
        assert box["height"] >= 48
        assert box["y"] + box["height"] <= (568 if box["y"] > edge["y"] else edge["y"])
    heading = page.locator("h1").bounding_box()
    assert heading
    assert heading["y"] + heading["height"] <= edge["y"]


@pytest.mark.parametrize(
    ("text", "until", "words"),
    [
        ("あ" * 61, "2026-12-10", "お知らせが長すぎます"),
        (
            "電話は0312-34-5678です。",
            "2026-12-10",
            "連絡先「0312-34-5678」が、説明の言葉の中に書かれています",
        ),
        ("<b>休みます</b>", "2026-12-10", "HTMLのタグ"),
        ("休みます。", "あした", "日付として読めません"),
        ("休みます。", "", "「until」がありません"),
        ("", "2026-12-10", "「text」がありません"),
    ],
)
def test_slip_in_a_notice_is_refused_with_its_remedy(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    text: str,
    until: str,
    words: str,
) -> None:
    content = with_notice(copied(tmp_path), text, until)
    said: Said = checker(content, capfd)()
    assert said.status == 1
    assert words in said.err
    assert "data/service.yaml:" in said.err
