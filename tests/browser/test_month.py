"""A month is a table, also on a phone, where days without a name or a workshop fold away."""

import pytest
from playwright.sync_api import Browser, Page

from tests.support.chromium import Device, new_context, open_page

MONTH = "/workshops/2027-01/"


def opened(chromium: Browser, site: str, width: int) -> Page:
    context = new_context(chromium, site, Device(width=width, height=800))
    return open_page(context, site, MONTH).page


def days(page: Page) -> list[str]:
    return [" ".join(each.split()) for each in page.locator("td:visible").all_inner_texts()]


def test_phone_lists_workshops_holidays_and_closures(chromium: Browser, harbour: str) -> None:
    shown = days(opened(chromium, harbour, 320))
    assert shown[0] == "1日（金曜日） 元日 年末年始 予定なし"
    assert "6日（水曜日） 13:00 お茶の時間" in shown
    assert "11日（月曜日） 成人の日 予定なし" in shown
    assert not any(each.startswith("12日") for each in shown)


def test_wide_screen_shows_every_day_of_every_week(chromium: Browser, harbour: str) -> None:
    shown = days(opened(chromium, harbour, 1280))
    assert len(shown) == 5 * 7
    assert sum(bool(each) for each in shown) == 31


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_shown_is_read_as_a_table(chromium: Browser, harbour: str, width: int) -> None:
    page = opened(chromium, harbour, width)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = [each["role"]["value"] for each in nodes if not each["ignored"]]
    assert "table" in read
    assert "row" in read
    assert {"cell", "gridcell"} & set(read)
