"""How numbers dial, and what is no number."""

import pytest
from yorisoi.models import parsers


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("090-1234-5678", "tel:+819012345678"),
        ("0312-34-5678", "tel:+81312345678"),
        ("0120-123-456", "tel:0120123456"),
        ("0570-123-456", "tel:0570123456"),
        ("110", "tel:110"),
        ("#8008", "tel:%238008"),
    ],
)
def test_number_dials_as_a_japanese_line_needs_it(number: str, uri: str) -> None:
    assert parsers.tel_uri(parsers.read_telephone(number)) == uri


@pytest.mark.parametrize(
    "text", ["8008", "#80080", "0120-123-4567", "090-1234-567", "1234-56-7890"]
)
def test_what_no_line_dials_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_telephone"):
        parsers.read_telephone(text)


@pytest.mark.parametrize("text", ["月・水", "月,水", "月曜日、水曜", "水・月"])
def test_weekdays_are_read_in_the_order_of_the_week(text: str) -> None:
    assert parsers.read_weekdays(text) == (0, 2)


@pytest.mark.parametrize("text", ["", "月・月", "毎日", "月水"])
def test_weekdays_with_two_readings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_weekdays"):
        parsers.read_weekdays(text)


@pytest.mark.parametrize("text", ["平成31年4月30日", "令和1年4月30日", "令和0年1月1日"])
def test_day_before_its_era_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_day"):
        parsers.read_day(text)
