"""Months as tables: weeks from Monday, days with what stands on them."""

from datetime import date

import pytest
from yorisoi.clock import fiscal_year
from yorisoi.schedule.months import DayCell, by_month, in_months, months_shown, weeks
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.occurrences import occurrences

from tests.support.writing import gathering, harbour

SERVICE = harbour().service


def dates_of(*days: str) -> tuple[Occurrence, ...]:
    return occurrences(gathering(dates=list(days)), SERVICE) if days else ()


def table(month: str, *days: str) -> list[list[DayCell]]:
    return weeks(date.fromisoformat(f"{month}-01"), dates_of(*days), SERVICE)


def cell(month: str, day: int, *days: str) -> DayCell:
    cells = (cell for week in table(month, *days) for cell in week)
    return next(each for each in cells if each.day and each.day.day == day)


@pytest.mark.parametrize(
    ("month", "length"),
    [("2026-12", 31), ("2027-02", 28), ("2028-02", 29), ("2026-11", 30), ("2027-01", 31)],
)
def test_month_holds_each_of_its_days_once(month: str, length: int) -> None:
    found = [cell.day for week in table(month) for cell in week if cell.day]
    assert found == [date.fromisoformat(f"{month}-{day:02}") for day in range(1, length + 1)]


@pytest.mark.parametrize("month", ["2026-12", "2027-02", "2028-02", "2026-06", "2026-08"])
def test_week_has_seven_days_from_monday(month: str) -> None:
    found = table(month)
    assert found
    for week in found:
        assert len(week) == 7
        assert [each.day.weekday() for each in week if each.day] == [
            number for number, each in enumerate(week) if each.day
        ]


def test_day_that_nobody_has_confirmed_is_not_sure() -> None:
    assert cell("2026-12", 29).sure  # the service has said that it is closed then
    unsure = [day for day in range(1, 32) if not cell("2027-12", day).sure]
    assert unsure
    assert set(unsure) <= {29, 30, 31}


def test_day_outside_the_month_is_empty() -> None:
    first = table("2026-12")[0]
    assert [each.day and each.day.day for each in first] == [None, 1, 2, 3, 4, 5, 6]
    assert first[0] == DayCell(None)


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [
        ("2026-05", 6, "振替休日"),
        ("2027-03", 22, "振替休日"),
        ("2026-09", 22, "国民の休日"),
        ("2027-01", 1, "元日"),
    ],
)
def test_holiday_is_named_on_its_day(month: str, day: int, name: str) -> None:
    assert name in (cell(month, day).holiday or "")


def test_common_day_has_neither_holiday_nor_closure() -> None:
    assert cell("2026-12", 2) == DayCell(date(2026, 12, 2), occurrences=[])


def test_closure_is_named_on_each_of_its_days() -> None:
    closed = [day for day in range(1, 32) if cell("2026-12", day).closed == "年末年始"]
    assert closed == [29, 30, 31]
    assert [day for day in range(1, 32) if cell("2027-01", day).closed] == [1, 2, 3]


def test_events_stand_on_their_days() -> None:
    days = ("2026-12-10", "2026-12-17")
    busy = [day for day in range(1, 32) if cell("2026-12", day, *days).occurrences]
    assert busy == [10, 17]


def test_event_on_the_leap_day_has_its_cell() -> None:
    assert len(cell("2028-02", 29, "2028-02-29").occurrences) == 1


def test_two_events_on_one_day_share_its_cell() -> None:
    both = [*dates_of("2026-12-10"), *dates_of("2026-12-10")]
    found = [cell for week in weeks(date(2026, 12, 1), both, SERVICE) for cell in week]
    assert [len(each.occurrences) for each in found if each.occurrences] == [2]


def shown(*days: str, today: str = "2026-12-01") -> list[str]:
    months = months_shown(map(date.fromisoformat, days), date.fromisoformat(today))
    assert {month.day for month in months} == {1}
    return [f"{month:%Y-%m}" for month in months]


@pytest.mark.parametrize(
    ("days", "today", "months"),
    [
        ([], "2026-12-31", ["2026-12"]),
        (["2027-01-01"], "2026-12-31", ["2026-12", "2027-01"]),
        (["2027-02-28"], "2026-11-30", ["2026-11", "2026-12", "2027-01", "2027-02"]),
        (["2026-11-30"], "2027-01-01", ["2026-11", "2026-12", "2027-01"]),
        (["2026-12-10", "2026-12-31"], "2026-12-01", ["2026-12"]),
    ],
)
def test_months_follow_one_another_over_the_new_year(
    days: list[str], today: str, months: list[str]
) -> None:
    assert shown(*days, today=today) == months


def test_months_of_a_year_without_events_have_their_pages() -> None:
    assert len(shown("2027-12-10")) == 13
    assert len(shown("2028-01-10")) == 2
    assert len(shown("2021-12-10")) == 61
    assert len(shown("2021-11-10")) == 2


def test_event_far_away_adds_one_month_and_its_correction_takes_one_away() -> None:
    near = ["2026-11-10", "2027-02-10"]
    for far in ("2028-05-10", "2062-12-10", "2099-12-31", "2000-01-01", "2006-12-10"):
        assert {*shown(*near, far)} - {*shown(*near)} == {far[:7]}


@pytest.mark.parametrize(
    ("day", "year"),
    [("2027-03-31", 2026), ("2027-04-01", 2027), ("2026-12-31", 2026), ("2027-01-01", 2026)],
)
def test_fiscal_year_turns_with_april(day: str, year: int) -> None:
    assert fiscal_year(date.fromisoformat(day)) == year


SPAN = {"date": "2026-12-18", "until": "2027-01-09", "place": {"name": "会館", "address": "港町1"}}


def spans(**fields: object) -> tuple[Occurrence, ...]:
    return occurrences(gathering(**SPAN | fields), SERVICE)


def test_span_is_told_of_once_a_month_and_runs_on_its_other_days() -> None:
    for month, told, running in (
        ("2026-12", [18], [*range(19, 32)]),
        ("2027-01", [1], [*range(2, 10)]),
        ("2027-02", [], []),
    ):
        first = date.fromisoformat(f"{month}-01")
        cells = [cell for week in weeks(first, spans(), SERVICE) for cell in week if cell.day]
        assert [cell.day.day for cell in cells if cell.day and cell.occurrences] == told
        assert [cell.day.day for cell in cells if cell.day and cell.running] == running


@pytest.mark.parametrize(
    ("today", "month"),
    [
        ("2026-11-30", "2026-12"),
        ("2026-12-31", "2026-12"),
        ("2027-01-01", "2027-01"),
        ("2027-03-01", "2027-01"),
    ],
)
def test_span_stands_in_the_month_of_today_while_it_runs(today: str, month: str) -> None:
    ((first, dates),) = by_month(spans(), date.fromisoformat(today))
    assert (f"{first:%Y-%m}", len(dates)) == (month, 1)
    assert first.day == 1


def test_months_of_a_span_are_all_it_is_held_in() -> None:
    (span,) = spans()
    both = [date(2026, 12, 1), date(2027, 1, 1)]
    assert [*in_months([span])] == both
    (night,) = occurrences(gathering(date="2026-12-31", start="21:00", end="翌6:00"), SERVICE)
    assert [*in_months([night])] == both[:1]
    assert in_months([span, night]) == {both[0]: [span, night], both[1]: [span]}
