"""On which days of the calendar a rule falls, by the holidays of Japan."""

from datetime import date, timedelta

import pytest
from yorisoi.models import Repeat
from yorisoi.models.day_grammar import parse_days
from yorisoi.schedule.days import comes_to, falls_on


def days_of(text: str, first: str, last: str) -> str:
    """Return the days from the first to the last that a rule names, as M/D."""
    rule, day, named = parse_days(text), date.fromisoformat(first), []
    while day <= date.fromisoformat(last):
        if falls_on(rule, day):
            named.append(f"{day.month}/{day.day}")
        day += timedelta(1)
    return " ".join(named)


@pytest.mark.parametrize(
    ("text", "first", "last", "days"),
    [
        # 11/23 is a Monday and a holiday, 1/11 too; 12/31 a Thursday
        ("平日", "2026-11-20", "2026-11-25", "11/20 11/24 11/25"),
        ("月〜金", "2026-11-20", "2026-11-25", "11/20 11/23 11/24 11/25"),
        ("土日祝", "2026-11-20", "2026-11-29", "11/21 11/22 11/23 11/28 11/29"),
        ("毎月20日", "2026-12-01", "2027-02-28", "12/20 1/20 2/20"),
        ("毎月31日", "2026-12-01", "2027-03-31", "12/31 1/31 3/31"),
        ("毎月末日", "2026-11-01", "2027-03-01", "11/30 12/31 1/31 2/28"),
        ("最終金", "2026-12-01", "2027-02-28", "12/25 1/29 2/26"),
        ("第5木", "2026-12-01", "2027-07-31", "12/31 4/29 7/29"),
        # a holiday on a Monday; 5/3 to 5/5 of 2027 are holidays, Monday to Wednesday
        ("月（祝日の場合は翌日）", "2027-01-04", "2027-01-20", "1/4 1/12 1/18"),
        ("月（祝日の場合は翌日）", "2027-05-01", "2027-05-12", "5/6 5/10"),
        ("日（祝日の場合は翌日）", "2026-05-01", "2026-05-11", "5/7 5/10"),
        ("祝日の翌日", "2026-11-20", "2026-11-30", "11/24"),
        ("祝日の翌日", "2027-05-01", "2027-05-10", "5/4 5/5 5/6"),
        ("祝日の翌日（土・日・祝日を除く）", "2027-04-28", "2027-05-10", "4/30 5/6"),
        ("月・祝日の翌日", "2026-11-20", "2026-12-01", "11/23 11/24 11/30"),
        ("火〜土（第3水を除く）", "2026-12-14", "2026-12-20", "12/15 12/17 12/18 12/19"),
    ],
)
def test_rule_falls_on_its_days_and_no_other(text: str, first: str, last: str, days: str) -> None:
    assert days_of(text, first, last) == days


def test_repeat_on_workdays_passes_over_a_holiday_wherever_it_is_held() -> None:
    repeat = Repeat(every="week", weekday="平日", until="2027-01-31")  # type: ignore[arg-type]
    days = (date(2027, 1, 8) + timedelta(ahead) for ahead in range(6))
    held = [day.day for day in days if comes_to(repeat, day, date(2027, 1, 8))]
    assert held == [8, 12, 13]
