"""What is over leaves the lists on the minute, though the page was built days before."""

from playwright.sync_api import Browser, Page

from tests.support.chromium import Device, new_context, open_page

FIRST = "12月2日"  # お茶の時間, 13:00 to 15:00
LAST_OVER = "2027-12-31T23:59"


def opened(chromium: Browser, site: str, path: str, moment: str, *, script: bool = True) -> Page:
    device = Device(moment=f"{moment}+09:00", timezone="America/Los_Angeles", javascript=script)
    visit = open_page(new_context(chromium, site, device), site, path)
    assert visit.complaints == []
    return visit.page


def listed(page: Page) -> list[str]:
    return page.locator(".workshops > li:visible time").all_inner_texts()


def test_last_minute_of_a_workshop_still_lists_it(chromium: Browser, harbour: str) -> None:
    for path in ("/", "/workshops/"):
        assert FIRST in listed(opened(chromium, harbour, path, "2026-12-02T14:59"))[0]


def test_it_has_left_when_it_ends(chromium: Browser, harbour: str) -> None:
    for path in ("/", "/workshops/"):
        shown = listed(opened(chromium, harbour, path, "2026-12-02T15:00"))
        assert shown
        assert not [each for each in shown if FIRST in each]


def test_it_leaves_a_page_that_stays_open(chromium: Browser, harbour: str) -> None:
    device = Device(timezone="America/Los_Angeles")
    page = open_page(new_context(chromium, harbour, device), harbour, "/safety/").page
    page.clock.install(time="2026-12-02T14:50:00+09:00")
    page.goto(f"{harbour}/workshops/")
    page.clock.pause_at("2026-12-02T14:59:30+09:00")
    assert FIRST in listed(page)[0]
    page.clock.run_for(30_000)
    assert FIRST not in listed(page)[0]


def test_month_that_is_over_loses_its_heading(chromium: Browser, harbour: str) -> None:
    page = opened(chromium, harbour, "/workshops/", "2027-01-02T12:00")
    headings = page.locator("h3:visible").all_inner_texts()
    assert "2027年1月" in headings
    assert "2026年12月" not in headings


def test_list_that_has_emptied_says_so(chromium: Browser, harbour: str) -> None:
    page = opened(chromium, harbour, "/workshops/", "2026-12-02T14:59")
    assert page.locator(".workshops-none:visible").count() == 0
    page = opened(chromium, harbour, "/workshops/", LAST_OVER)
    assert listed(page) == []
    assert page.locator(".workshops-none:visible").count() == 1
    assert page.locator(".workshops:visible").count() == 0


def test_its_own_page_says_that_it_is_over(chromium: Browser, harbour: str) -> None:
    over = ".event-apply-state:visible:text-is('終わりました')"
    for moment, count in (("2026-12-10T11:29", 0), ("2026-12-10T11:30", 1)):
        page = opened(chromium, harbour, "/workshops/yoga/", moment)
        assert page.locator(over).count() == count


def test_what_is_over_is_not_offered_for_a_calendar(chromium: Browser, harbour: str) -> None:
    link = "main a[href$='.ics']:visible"
    for moment, count in (("2026-12-10T11:29", 1), ("2026-12-10T11:30", 0)):
        page = opened(chromium, harbour, "/workshops/yoga/", moment)
        assert page.locator(link).count() == count


def test_its_own_page_says_that_applications_are_closed(chromium: Browser, harbour: str) -> None:
    closed = ".event-apply-state:visible"
    for moment, count in (("2026-12-08T16:59", 0), ("2026-12-08T17:00", 1)):
        page = opened(chromium, harbour, "/workshops/yoga/", moment)
        assert page.locator(closed).count() == count


def test_way_to_apply_is_shown_until_it_closes(chromium: Browser, harbour: str) -> None:
    way = ".event-apply [data-during^='/']:visible"
    for moment, is_shown in (("2026-12-08T16:59", True), ("2026-12-08T17:00", False)):
        page = opened(chromium, harbour, "/workshops/yoga/", moment)
        assert bool(page.locator(way).count()) == is_shown


def test_page_that_was_asleep_is_mended_when_it_is_seen(chromium: Browser, harbour: str) -> None:
    page = opened(chromium, harbour, "/workshops/", "2026-12-02T14:59")
    page.clock.set_fixed_time("2026-12-02T15:00:00+09:00")
    assert FIRST in listed(page)[0]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")
    assert FIRST not in listed(page)[0]


def test_past_is_never_hidden(chromium: Browser, harbour: str) -> None:
    assert listed(opened(chromium, harbour, "/workshops/past/", LAST_OVER))


def test_without_a_script_the_list_stands_with_its_days(chromium: Browser, harbour: str) -> None:
    page = opened(chromium, harbour, "/workshops/", "2026-12-02T15:00", script=False)
    assert FIRST in listed(page)[0]
    assert page.locator(".workshops-none:visible").count() == 0
