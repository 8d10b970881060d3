"""How times, days and weekdays are read, and what has no meaning or two."""

from collections.abc import Callable
from datetime import date

import pytest
from yorisoi.models import contacts, day_grammar, parsers, values, weekdays, year_spans

from tests.support.writing import WORDING


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
    assert weekdays.parse_weekdays(text) == days


@pytest.mark.parametrize(
    "text",
    ["", "月・月", "月月", "月〜金・水", "月〜", "〜金", "月〜水〜金", "月火〜金", "月〜月", "毎日",
     "土日祝", "月曜日曜", "月から金", "曜日"],
)  # fmt: skip
def test_weekdays_with_no_reading_or_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_weekdays"):
        weekdays.parse_weekdays(text)


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
    assert weekdays.parse_month_weekdays(text) == days


@pytest.mark.parametrize(
    "text",
    ["", "第2", "第2・第4", "第6木", "第0木", "2木", "第2木・金", "第2・木", "第2木・第2木",
     "木・第2木", "第2週の木", "第1月〜水", "毎週第2木", "隔週木", "最終", "第2木曜日曜"],
)  # fmt: skip
def test_weekdays_of_a_month_with_no_reading_or_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_weekdays"):
        weekdays.parse_month_weekdays(text)


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
        (values.parse_count, "1٠"),
        (values.parse_degrees, "36.08123٤"),
        (values.parse_municipality_code, "08203٣"),
        (contacts.parse_postal_code, "300-003٦"),
        (contacts.parse_telephone, "0312-34-567٨"),
    ],
)
def test_digits_of_other_scripts_are_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match="not_"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10:00", "10:00"),
        ("１０：００", "10:00"),
        ("10時", "10:00"),
        ("10時半", "10:30"),
        ("10時5分", "10:05"),
        ("午後2時", "14:00"),
        ("午前9時半", "09:30"),
        ("午後 2:30", "14:30"),
        ("午前0時", "00:00"),
        ("正午", "12:00"),
        ("10:00:00", "10:00"),
        ("1:30 pm", "13:30"),
        ("1:30p.m.", "13:30"),
        ("9:30 AM", "09:30"),
        ("pm1:30", "13:30"),
    ],
)
def test_times_are_read_as_people_write_them(text: str, shown: str) -> None:
    assert f"{parsers.parse_time(text):%H:%M}" == shown


@pytest.mark.parametrize(
    "text",
    [
        "午後12時",
        "午前12:30",
        "午後13時",
        "25時",
        "10時半5分",
        "2時ごろ",
        "午後",
        "夜9時",
        "",
        "10:00:30",
        "12:30 pm",
        "PM1:30PM",
        "13:00 pm",
        "2時pm",
    ],
)
def test_times_with_no_reading_or_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_time"):
        parsers.parse_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-10 00:00:00",
        "2026年12月10日（木）",
        "2026/12/10(木)",
        "令和8年12月10日（木曜日）",
        "2026-12-10 (木)",
    ],
)
def test_day_with_its_own_weekday_is_read(text: str) -> None:
    assert str(parsers.parse_day(text)) == "2026-12-10"


@pytest.mark.parametrize("text", ["2026年12月10日（水）", "2026-12-10(金)", "2026/12/10 日曜日"])
def test_day_with_the_weekday_of_another_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="wrong_weekday"):
        parsers.parse_day(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10:00", "10:00"),
        ("24:00", "24:00"),
        ("24時", "24:00"),
        ("翌6:00", "翌6:00"),
        ("翌朝6時", "翌6:00"),
        ("翌日の1時", "翌1:00"),
        ("午後5時", "17:00"),
        ("0:00", "0:00"),
    ],
)
def test_clock_of_opening_hours_goes_on_into_the_night(text: str, shown: str) -> None:
    assert str(parsers.parse_clock(text)) == shown


@pytest.mark.parametrize("text", ["9:00から", "9時〜", "９：００～", "午前9時より"])
def test_beginning_of_opening_hours_may_say_so(text: str) -> None:
    assert str(parsers.parse_clock_from(text)) == "9:00"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("17:00まで", "17:00"), ("〜17時", "17:00"), ("26時まで", "翌2:00"), ("翌2時まで", "翌2:00")],
)
def test_end_of_opening_hours_may_say_so(text: str, shown: str) -> None:
    assert str(parsers.parse_clock_until(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown", "short"),
    [
        ("土日祝", "土・日・祝日", "土・日・祝日"),
        ("月曜日から金曜日", "月・火・水・木・金", "月〜金"),
        ("毎日", "毎日", "毎日"),
        ("毎日・祝日", "毎日・祝日", "毎日・祝日"),
        ("月・水〜土", "月・水・木・金・土", "月・水〜土"),
        ("第2・第4水", "第2・第4水", "第2・第4水"),
        ("月・最終金", "月・最終金", "月・最終金"),
        ("祝", "祝日", "祝日"),
    ],
)
def test_open_days_are_read_and_said(text: str, shown: str, short: str) -> None:
    days = day_grammar.parse_open_days(text)
    assert str(days) == shown
    assert WORDING.days(days).shown == shown
    assert WORDING.short_days(days).shown == short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12-29〜01-03", "12月29日〜1月3日"),
        ("12/29～1/3", "12月29日〜1月3日"),
        ("8月13日から8月16日まで", "8月13日〜8月16日"),
        ("12-29 to 01-03", "12月29日〜1月3日"),
        ("01-04", "1月4日"),
        ("年末年始（12月29日〜翌年1月3日）", "12月29日〜1月3日"),
        ("12/29～翌1/3", "12月29日〜1月3日"),
        ("12/29-1/3", "12月29日〜1月3日"),
        ("12.29〜1.3", "12月29日〜1月3日"),
        ("毎年8月13日〜16日", "8月13日〜8月16日"),
        ("8月13日から16日まで", "8月13日〜8月16日"),
        ("お盆（8/13〜15）", "8月13日〜8月15日"),
        ("4月〜9月", "4月1日〜9月30日"),
        ("12月から2月末まで", "12月1日〜2月末日"),
        ("11-01〜02-29", "11月1日〜2月末日"),
        ("8月", "8月1日〜8月31日"),
        ("4月から翌年3月まで", "4月1日〜3月31日"),
        ("4月1日～9月末日", "4月1日〜9月30日"),
        ("4月1日から9月末まで", "4月1日〜9月30日"),
        ("3月末日", "3月31日"),
        ("年末年始 12/29〜1/3", "12月29日〜1月3日"),
        ("年末年始：12月29日〜1月3日", "12月29日〜1月3日"),
        ("12/29〜1/3（年末年始）", "12月29日〜1月3日"),
        ("8/13–8/16 夏季休業", "8月13日〜8月16日"),
        ("創立記念日 5/1", "5月1日"),
        ("冬季休業（12/1〜3/31）", "12月1日〜3月31日"),
        ("休館日：8/13〜16", "8月13日〜8月16日"),
        ("夏（7月〜9月）", "7月1日〜9月30日"),
        ("元日", "1月1日"),
        ("元旦（休館日）", "1月1日"),
        ("大晦日", "12月31日"),
    ],
)
def test_days_of_every_year_are_read_and_said(text: str, shown: str) -> None:
    assert str(year_spans.parse_year_span(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13-01",
        "02-30〜03-01",
        "12-29〜",
        "年末",
        "8月16日〜13日",
        "0月〜3月",
        "月曜日、祝日、年末年始（12/29〜1/3）",
        "月（12/29〜1/3）",
        "年末年始を除く（12/29〜1/3）",
        "開館：12/29〜1/3",
        "12/29〜1/3は開館",
        "12月29日(火)〜1月3日(日)",  # weekdays of one year
        "8月上旬",
        "3月末",
        "ゴールデンウィーク",
        "夏" * 101 + "（8/13〜8/16）",
        "12月29日〜31日、1月1日〜3日",
        "営業期間：4/1〜11/30",  # the reverse of a closure
        "無休：12/29〜1/3",
        "通常営業（12/29〜1/3）",
        "年末年始営業（12/29〜1/3）",
        "お盆は休まない（8/13〜16）",
        "のぞく：8/13",
    ],
)
def test_days_of_every_year_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_year_span"):
        year_spans.parse_year_span(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("営業期間：4/1〜11/30", "4月1日〜11月30日"),
        ("夏時間（4月〜9月）", "4月1日〜9月30日"),
        ("年末年始（12/29〜1/3）", "12月29日〜1月3日"),
        ("冬季開館 12/1〜3/31", "12月1日〜3月31日"),
    ],
)
def test_open_days_of_every_year_are_read(text: str, shown: str) -> None:
    assert str(year_spans.parse_open_span(text)) == shown


@pytest.mark.parametrize("text", ["冬季休業（12/1〜3/31）", "8/13〜8/16 夏休み", "休館：8/13"])
def test_closure_of_every_year_is_no_time_to_open(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_year_span"):
        year_spans.parse_open_span(text)


@pytest.mark.parametrize(("day", "within"), [("2027-02-28", True), ("2028-02-28", False)])
def test_leap_day_is_the_28th_where_there_is_none(day: str, within: bool) -> None:  # noqa: FBT001 - a row of the table
    span = year_spans.parse_year_span("2月末日")
    assert year_spans.in_span(date.fromisoformat(day), span) == within
