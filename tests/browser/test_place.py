"""The address can be taken along: one touch marks it whole, without a script."""

from collections.abc import Callable

import pytest

from tests.support.chromium import Visit


@pytest.mark.parametrize("javascript", [True, False])
def test_touch_marks_the_whole_address_and_nothing_else(
    visit: Callable[..., Visit], *, javascript: bool
) -> None:
    page = visit("/access/", javascript=javascript).page
    address = page.locator("main .place-address")
    address.click()
    assert page.evaluate("getSelection().toString()") == address.inner_text() == "土浦市中央1-10-8"


def test_map_is_opened_by_a_tap_alone(visit: Callable[..., Visit]) -> None:
    opened = visit("/access/")
    link = opened.page.locator("main .place a")
    assert link.bounding_box()["height"] >= 48  # type: ignore[index]
    assert opened.foreign == []
