"""What a screen reader is given: numbers digit by digit, weekdays in full, states in words.

Read from Chromium's own accessibility tree, which it hands to every assistive technology.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, Built
from tests.support.chromium import Device, Visit, new_context
from tests.support.looks import Look, names_by_role
from tests.support.serving import serving


@pytest.fixture
def second(chromium: Browser, crowded: Built) -> Iterator[Page]:
    with (
        serving(crowded.output) as address,
        new_context(chromium, address, Device(moment=NOW)) as context,
    ):
        yield context.new_page()


def tree(page: Page, within: str = "body") -> str:
    """Return Chromium's accessibility tree as indented lines of role and name."""
    return page.locator(within).first.aria_snapshot()


def names(page: Page, role: str) -> list[str]:
    """Return the names of one role."""
    return names_by_role(page)[role]


def test_telephone_is_read_with_its_name_digit_by_digit(visit: Callable[..., Visit]) -> None:
    links = names(visit().page, "link")
    assert "相談専用ダイヤル 0 8 0、3 4 0 2、8 6 8 5" in links
    assert "080-3402-8685" not in "".join(links)


def test_short_number_is_read_with_its_sign(visit: Callable[..., Visit]) -> None:
    links = "\n".join(names(visit("/lines/index.html").page, "link"))
    assert "シャープ、8 0 0 8" in links
    assert "1 1 0" in links


def test_opening_days_are_read_in_full(visit: Callable[..., Visit]) -> None:
    said = tree(visit("/access/index.html").page, "table.hours")
    assert "月曜日、水曜日、木曜日、金曜日、土曜日 10:00" in said
    assert "火曜日、日曜日、祝日" in said
    assert "月・水" not in said


def test_weekday_is_read_in_full(second: Page) -> None:
    second.goto("/workshops/index.html")
    said = tree(second, ".workshops")
    assert "木曜日" in said
    assert "（木）" not in said
    second.goto("/workshops/2026-12/index.html")
    assert "3日（木曜日）" in tree(second, ".month")
    second.set_viewport_size({"width": 1280, "height": 800})
    assert "木曜日" in " ".join(names(second, "columnheader"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/workshops/full/index.html", "満席です"),
        ("/workshops/cancelled/index.html", "中止になりました"),
        ("/workshops/postponed/index.html", "日程変更：この日に開きます"),
        ("/workshops/bag/index.html", "終わりました"),
    ],
)
def test_state_is_said_in_words(second: Page, path: str, words: str) -> None:
    second.goto(path)
    assert words in tree(second, "main")


def test_state_is_part_of_the_links_own_name(second: Page) -> None:
    second.goto("/workshops/index.html")
    links = names(second, "link")
    assert "【満席】手作り石けん" in links
    assert "【中止】冬の散歩" in links


def test_day_without_anything_says_so(second: Page) -> None:
    second.set_viewport_size({"width": 1280, "height": 800})
    second.goto("/workshops/2026-12/index.html")
    assert "予定なし" in " ".join(names(second, "cell"))


def test_leaving_is_read_as_what_it_does(visit: Callable[..., Visit]) -> None:
    links = names(visit().page, "link")
    assert links[:2] == ["本文へ", "このページをはなれる（別のサイト）"]


def test_page_under_the_reader_is_marked(visit: Callable[..., Visit]) -> None:
    page = visit("/contact/index.html", width=1280).page
    assert page.locator("nav [aria-current=page]:visible").inner_text() == "相談する"


def test_headings_of_every_page_are_an_outline(looks: dict[str, Look]) -> None:
    assert looks
    for address, page in looks.items():
        levels = page.usual["outline"]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_landmark_that_occurs_twice_has_a_name(looks: dict[str, Look]) -> None:
    assert looks
    for address, page in looks.items():
        for role in ("navigation", "complementary", "region"):
            said = page.roles.get(role, [])
            assert "" not in said, (address, role)
            assert len(said) == len(set(said)), (address, role)
