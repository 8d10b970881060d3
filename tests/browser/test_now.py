"""「いま」: whether someone is there, at every boundary and whatever the device believes.

The invented service stands for all: telephone and LINE 10:00-20:00, salon 10:00-16:00, closed
on Tuesday, Sunday and holidays, and by the staff from 29 December to 3 January.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from yorisoi import loading
from yorisoi.clock import ONE_DAY, TOKYO
from yorisoi.schedule.ways import HORIZON, known

from tests.support.building import NOW
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.status import SAID, expected
from tests.support.writing import HARBOUR

ZONES = ("Asia/Tokyo", "America/Los_Angeles", "Europe/London")
TELEPHONE = "電話とLINE"
DOOR = "広間"


@pytest.fixture
def at(harbour: str, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`at("2026-12-02T09:59", path="/", timezone=…)` opens a page at that moment in Japan."""
    with ExitStack() as profiles:

        def opened(moment: str, path: str = "/", **device: object) -> Page:
            chosen = Device(moment=f"{moment}+09:00", **device)
            context = profiles.enter_context(new_context(chromium, harbour, chosen))
            visit = open_page(context, harbour, path)
            assert visit.complaints == []
            return visit.page

        yield opened


@pytest.fixture(scope="module")
def tab(harbour: str, chromium: Browser) -> Iterator[Callable[[str, str], Page]]:
    """`tab("2026-12-02T09:59", zone)` opens the first page at that moment, in one tab a zone."""
    with ExitStack() as profiles:
        visits: dict[str, Visit] = {}

        def opened(moment: str, zone: str) -> Page:
            if zone not in visits:
                device = Device(moment=NOW, timezone=zone)
                context = profiles.enter_context(new_context(chromium, harbour, device))
                visits[zone] = open_page(context, harbour, "/404.html")
            visits[zone].page.clock.set_fixed_time(f"{moment}+09:00")
            visits[zone].page.goto("/")
            assert visits[zone].complaints == []
            return visits[zone].page

        yield opened


def said(page: Page) -> list[str]:
    return page.evaluate(SAID)


def lines(page: Page) -> list[str]:
    """The numbers of the lines that answer at any hour, where they are shown."""
    return [link.get_attribute("href") for link in page.locator(".others a:visible").all()]


CASES = {
    "2026-12-02T09:59": ["広間は閉まっています。 次は今日の10:00から"],
    "2026-12-02T10:00": ["電話とLINE いまつながります 20:00まで", "広間 開いています 16:00まで"],
    "2026-12-02T15:59": ["電話とLINE いまつながります 20:00まで", "広間 開いています 16:00まで"],
    "2026-12-02T16:00": ["電話とLINE いまつながります 20:00まで", "広間 12月3日（木）10:00から"],
    "2026-12-02T19:59": ["電話とLINE いまつながります 20:00まで", "広間 12月3日（木）10:00から"],
    "2026-12-02T20:00": ["広間は閉まっています。 次は12月3日（木）10:00から"],
    "2026-12-03T00:00": ["広間は閉まっています。 次は今日の10:00から"],
    "2026-12-01T12:00": ["広間は閉まっています。 次は12月2日（水）10:00から"],  # Tuesday
    "2026-12-06T12:00": ["広間は閉まっています。 次は12月7日（月）10:00から"],  # Sunday
    "2027-01-11T12:00": ["広間は閉まっています。 次は1月13日（水）10:00から"],  # 成人の日, a Monday
    "2027-03-22T12:00": ["広間は閉まっています。 次は3月24日（水）10:00から"],  # 振替休日, a Monday
    "2026-12-28T20:00": ["広間は閉まっています。 次は1月4日（月）10:00から"],  # the staff's days
    "2026-12-30T12:00": ["広間は閉まっています。 次は1月4日（月）10:00から"],
    "2027-01-04T10:00": ["電話とLINE いまつながります 20:00まで", "広間 開いています 16:00まで"],
}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("moment", CASES)
def test_status_is_true_at_every_boundary_in_every_zone(
    tab: Callable[[str, str], Page], moment: str, zone: str
) -> None:
    page = tab(moment, zone)
    assert said(page) == CASES[moment]
    closed = "閉まっています" in CASES[moment][0]
    assert lines(page) == (["tel:110"] if closed else [])
    assert page.locator(".now-hours").is_visible()


@pytest.mark.parametrize(
    "moment",
    [
        "2028-01-06T12:00",  # a Thursday, a day after the last that the page knows
        "2030-06-03T12:00",
        "2028-01-05T20:00",  # the last day it knows, with nothing after it to promise
        "2026-11-30T12:00",  # a device whose clock is behind the build
    ],
)
@pytest.mark.parametrize("zone", ZONES)
def test_outside_what_the_page_knows_the_timetable_stands_alone(
    tab: Callable[[str, str], Page], moment: str, zone: str
) -> None:
    page = tab(moment, zone)
    assert said(page) == []
    assert lines(page) == []
    assert "10:00〜20:00" in page.locator(".now-hours").inner_text()


def test_last_day_the_page_knows_is_still_told(at: Callable[..., Page]) -> None:
    assert said(at("2028-01-05T09:00")) == ["広間は閉まっています。 次は今日の10:00から"]


def test_without_a_script_the_timetable_stands_alone(at: Callable[..., Page]) -> None:
    page = at("2026-12-02T12:00", javascript=False)
    assert page.locator(".now p:visible").count() == 0
    assert lines(page) == []
    hours = page.locator(".now-hours").inner_text()
    for words in ("10:00〜20:00", "10:00〜16:00", "火・日・祝日"):
        assert words in hours


@pytest.mark.parametrize("path", ["/about/", "/workshops/", "/404.html"])
def test_every_page_says_it(at: Callable[..., Page], path: str) -> None:
    wide = at("2026-12-02T12:00", path=path, width=1280)
    assert said(wide) == CASES["2026-12-02T10:00"]
    assert said(at("2026-12-02T12:00", path=path)) == CASES["2026-12-02T10:00"]


def test_status_follows_the_clock_while_the_page_is_open(at: Callable[..., Page]) -> None:
    page = at("2026-12-01T12:00")
    page.clock.install(time="2026-12-02T15:50:00+09:00")
    page.reload()
    page.clock.pause_at("2026-12-02T15:58:30+09:00")
    assert said(page) == CASES["2026-12-02T15:59"]
    page.clock.run_for(89_000)
    assert said(page) == CASES["2026-12-02T15:59"]
    page.clock.run_for(1_000)
    assert said(page) == CASES["2026-12-02T16:00"]


def test_page_is_not_touched_while_the_answer_is_the_same(at: Callable[..., Page]) -> None:
    page = at("2026-12-01T12:00")
    page.clock.install(time="2026-12-02T12:00:00+09:00")
    page.reload()
    page.evaluate("""() => {
        window.changes = 0;
        new MutationObserver((seen) => { window.changes += seen.length; })
            .observe(document.body, {subtree: true, childList: true, attributes: true});
    }""")
    page.clock.run_for(30 * 60_000)
    assert page.evaluate("window.changes") == 0
    page.clock.run_for(4 * 3600_000)
    assert page.evaluate("window.changes") > 0


def moments() -> list[datetime]:
    """Fifty moments over the 400 days, in steps that meet every weekday, hour and minute."""
    first = datetime.fromisoformat(NOW)
    step = timedelta(days=7, hours=22, minutes=47)
    return [first + ahead * step for ahead in range(50)]


def test_script_answers_as_the_engine_does(at: Callable[..., Page]) -> None:
    page = at("2026-12-01T10:30", timezone="America/Los_Angeles")
    service, open_moments = loading.load(HARBOUR)[0].service, 0
    for moment in moments():
        page.clock.set_fixed_time(moment)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")
        assert said(page) == expected(service, moment, (TELEPHONE, DOOR)), moment
        open_moments += "まで" in said(page)[0]
    assert 5 < open_moments < 45


def test_page_knows_days_that_differ_and_how_long_that_is_true() -> None:
    site = loading.load(HARBOUR)[0]
    moment = datetime.fromisoformat(NOW).astimezone(TOKYO)
    told: Any = known(site.service, site.hotlines, moment)
    assert told["from"] == "2026-12-01"
    assert told["until"] == str((moment + HORIZON).date())
    telephone, door = told["ways"]
    assert telephone["week"][0] == [[600, 1200]]
    assert door["week"][:3] == [[[600, 960]], [], [[600, 960]]]
    differ = {str((moment + int(number) * ONE_DAY).date()) for number in door["differ"]}
    assert {"2026-12-30", "2027-01-02", "2027-01-11", "2027-03-22"} <= differ
    assert "2026-12-29" not in differ  # a Tuesday: closed anyway
    unsure = [str((moment + number * ONE_DAY).date()) for number in door["unsure"]]
    assert unsure[:3] == ["2027-08-13", "2027-08-14", "2027-08-16"]


@pytest.mark.parametrize("moment", ["2026-12-01T21:00:00+09:00", "2026-12-29T12:00:00+09:00"])
@pytest.mark.parametrize("height", [640, 720, 800])
def test_way_out_covers_no_way_to_reach_someone_on_a_low_wide_screen(
    visit: Callable[..., Visit], height: int, moment: str
) -> None:
    page = visit("/about/index.html", width=1280, height=height, moment=moment).page
    page.evaluate("scrollTo(0, 400)")
    assert page.locator(".others a:visible").count() > 0
    boxes = [link.bounding_box() for link in page.locator(".reach a:visible").all()]
    edge = page.locator(".edge").bounding_box()
    assert edge
    assert max(box["y"] + box["height"] for box in boxes if box) <= edge["y"]


def test_paper_shows_the_timetable_alone(at: Callable[..., Page]) -> None:
    page = at("2026-12-02T12:00")
    page.emulate_media(media="print")
    assert said(page) == []
    assert page.locator(".now-hours").is_visible()


@pytest.mark.parametrize("paper", [(760, 1000), (1122, 700)], ids=["upright", "lying"])
def test_paper_shows_the_same_whatever_the_time(
    at: Callable[..., Page], paper: tuple[int, int]
) -> None:
    def on_paper(moment: str) -> list[object]:
        page = at(moment, width=paper[0], height=paper[1])
        page.emulate_media(media="print")
        size = page.locator(".ours-number a").evaluate("(link) => getComputedStyle(link).fontSize")
        parts = (".ours-name", ".now-hours", ".now-night")
        return [size, *(page.locator(part).is_visible() for part in parts)]

    assert on_paper("2026-12-02T21:00")[1:] == [False, True, True]
    assert on_paper("2026-12-02T21:00") == on_paper("2026-12-02T12:00")


def test_closed_lines_are_large_enough_to_touch(at: Callable[..., Page]) -> None:
    page = at("2026-12-06T12:00", width=320, height=568)
    links = page.locator(".others a:visible").all()
    assert links
    for link in links:
        box = link.bounding_box()
        assert box
        assert box["height"] >= 48
