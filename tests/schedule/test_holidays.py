"""Holidays: those of the law, their substitutes, and the days between two of them."""

from datetime import date

import pytest
from yorisoi.schedule.holidays import holiday_name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-05-06", "振替休日"),
        ("2027-03-22", "振替休日"),
        ("2026-09-22", "国民の休日"),
        ("2026-09-23", "秋分の日"),
        ("2027-01-01", "元日"),
    ],
)
def test_holiday_is_known_by_its_name(day: str, name: str) -> None:
    assert name in (holiday_name(date.fromisoformat(day)) or "")


@pytest.mark.parametrize("day", ["2026-05-07", "2027-03-23", "2026-09-24", "2028-02-29"])
def test_common_day_is_no_holiday(day: str) -> None:
    assert holiday_name(date.fromisoformat(day)) is None
