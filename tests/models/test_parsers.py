"""How times, days and weekdays are read, and what has no meaning or two."""

from collections.abc import Callable

import pytest
from yorisoi.models import contacts, parsers


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("月・水", (0, 2)),
        ("月,水", (0, 2)),
        ("月曜日、水曜", (0, 2)),
        ("水・月", (0, 2)),
        ("月水", (0, 2)),
        ("月火水木", (0, 1, 2, 3)),
        ("月火水木金土日", (0, 1, 2, 3, 4, 5, 6)),
        ("土日", (5, 6)),
        ("月〜金", (0, 1, 2, 3, 4)),
        ("月～金・日", (0, 1, 2, 3, 4, 6)),
        ("月曜日-水曜日", (0, 1, 2)),
        ("月ー水", (0, 1, 2)),
        ("土〜月", (0, 5, 6)),
        ("火〜月", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_weekdays_are_read_in_the_order_of_the_week(text: str, days: tuple[int, ...]) -> None:
    assert parsers.parse_weekdays(text) == days


@pytest.mark.parametrize(
    "text",
    ["", "月・月", "月月", "月〜金・水", "月〜", "〜金", "月〜水〜金", "月火〜金", "月〜月", "毎日",
     "土日祝", "月曜日曜", "月から金", "曜日"],
)  # fmt: skip
def test_weekdays_with_no_reading_or_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_weekdays"):
        parsers.parse_weekdays(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("第2・第4木", ((2, 3), (4, 3))),
        ("第2・4木曜日", ((2, 3), (4, 3))),
        ("第２、第４木曜", ((2, 3), (4, 3))),
        ("毎月第二・第四水曜日", ((2, 2), (4, 2))),
        ("第2木曜日と第4木曜日", ((2, 3), (4, 3))),
        ("最終金", ((-1, 4),)),
        ("第4・最終の日曜日", ((4, 6), (-1, 6))),
        ("第1・第3土日", ((1, 5), (1, 6), (3, 5), (3, 6))),
        ("第3水・第1月", ((1, 0), (3, 2))),
        ("第2木・4金", ((2, 3), (4, 4))),
        ("月・第3水", ((None, 0), (3, 2))),
        ("第3水・毎週月", ((None, 0), (3, 2))),
        ("月〜水", ((None, 0), (None, 1), (None, 2))),
    ],
)
def test_weekdays_of_a_month_are_read_with_their_number(
    text: str, days: tuple[tuple[int | None, int], ...]
) -> None:
    assert parsers.parse_month_weekdays(text) == days


@pytest.mark.parametrize(
    "text",
    ["", "第2", "第2・第4", "第6木", "第0木", "2木", "第2木・金", "第2・木", "第2木・第2木",
     "木・第2木", "第2週の木", "第1月〜水", "毎週第2木", "隔週木", "最終", "第2木曜日曜"],
)  # fmt: skip
def test_weekdays_of_a_month_with_no_reading_or_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_weekdays"):
        parsers.parse_month_weekdays(text)


@pytest.mark.parametrize("text", ["平成31年4月30日", "令和1年4月30日", "令和0年1月1日"])
def test_day_before_its_era_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_day"):
        parsers.parse_day(text)


@pytest.mark.parametrize("text", ["2000-01-01", "2099-12-31", "令和81年12月31日"])
def test_day_of_this_century_is_read(text: str) -> None:
    assert 2000 <= parsers.parse_day(text).year <= 2099


@pytest.mark.parametrize(
    "text", ["1999-12-31", "2100-01-01", "2206-12-10", "9999-12-31", "0026-12-10", "令和99年1月1日"]
)
def test_day_far_away_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="day_far_away"):
        parsers.parse_day(text)
    with pytest.raises(ValueError, match="day_far_away"):
        parsers.parse_deadline(f"{text} 17:00")


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parsers.parse_time, "1٠:00"),
        (parsers.parse_day, "2026-12-1٠"),
        (parsers.parse_count, "1٠"),
        (parsers.parse_degrees, "36.08123٤"),
        (parsers.parse_municipality_code, "08203٣"),
        (contacts.parse_postal_code, "300-003٦"),
        (contacts.parse_telephone, "0312-34-567٨"),
    ],
)
def test_digits_of_other_scripts_are_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match="not_"):
        parse(text)
