"""Ends on later days, deadlines that depend on the date, closed days of a span."""

from datetime import date, time

import pytest
from yorisoi.models.day_grammar import parse_days
from yorisoi.models.day_rules import is_one_of
from yorisoi.models.event_times import (
    Before,
    ClosedDays,
    Ending,
    ForAll,
    parse_closed_days,
    parse_ending,
    parse_event_deadline,
    parse_start,
)
from yorisoi.models.values import parse_kana

DAY = date(2026, 12, 12)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("12:00", "2026-12-12T12:00"),
        ("24:00", "2026-12-13T00:00"),
        ("24時", "2026-12-13T00:00"),
        ("26:30", "2026-12-13T02:30"),
        ("翌10:00", "2026-12-13T10:00"),
        ("翌日 10時", "2026-12-13T10:00"),
        ("翌朝6時30分", "2026-12-13T06:30"),
        ("翌々日9:00", "2026-12-14T09:00"),
        ("2026-12-15 10:00", "2026-12-15T10:00"),
        ("２０２６年１２月１５日　１０時", "2026-12-15T10:00"),
    ],
)
def test_end_is_on_its_day_or_a_later_one(text: str, end: str) -> None:
    assert parse_ending(text).after(DAY).isoformat().startswith(end)


@pytest.mark.parametrize("text", ["25時半", "30:00", "翌", "あした10:00", "12-13 10:00"])
def test_end_with_no_reading_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_"):
        parse_ending(text)


@pytest.mark.parametrize("text", ["12:00", "24:00", "翌06:00", "翌々日09:00", "2026-12-15 10:00"])
def test_end_is_told_as_it_should_be_written(text: str) -> None:
    assert str(parse_ending(text)) == text
    assert parse_ending(str(parse_ending(text))) == parse_ending(text)


def test_time_may_be_unset() -> None:
    assert parse_start("未定") == parse_start("時間未定") == "未定"
    assert parse_start("10時") == time(10)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("各回2日前まで", "2026-12-10"),
        ("2日前", "2026-12-10"),
        ("各回の2日前まで", "2026-12-10"),
        ("開催日の3日前", "2026-12-09"),
        ("1週間前", "2026-12-05"),
        ("前日", "2026-12-11"),
        ("前々日", "2026-12-10"),
        ("前日 17:00", "2026-12-11 17:00:00"),
        ("前日の17時まで", "2026-12-11 17:00:00"),
        ("3日前の17時", "2026-12-09 17:00:00"),
        ("前日の正午", "2026-12-11 12:00:00"),
        ("当日9:00", "2026-12-12 09:00:00"),
    ],
)
def test_deadline_may_be_told_from_each_date(text: str, deadline: str) -> None:
    before = parse_event_deadline(text)
    assert isinstance(before, Before)
    assert str(before.on(DAY)) == deadline


def test_deadline_may_be_a_day_or_one_for_all_dates() -> None:
    assert parse_event_deadline("2026-12-01") == date(2026, 12, 1)
    assert parse_event_deadline("2026年12月1日（必着）") == date(2026, 12, 1)
    assert str(parse_event_deadline("2026-12-01 9:00まで")) == "2026-12-01 09:00:00"
    assert parse_event_deadline("全回 2026-12-01") == ForAll(date(2026, 12, 1))
    assert str(parse_event_deadline("全回 2026-12-01 09:00")) == "全回 2026-12-01 09:00"


@pytest.mark.parametrize(
    "text", ["2営業日前", "定員になりしだい", "まで", "二日前", "前日の夕方", "いつでも"]
)
def test_deadline_with_no_reading_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_"):
        parse_event_deadline(text)


def test_days_of_a_month_are_counted_from_its_first_and_last() -> None:
    second_and_last = parse_days("第2木・最終金")
    december = [date(2026, 12, day) for day in range(1, 32)]
    assert [day.day for day in december if is_one_of(day, second_and_last)] == [10, 25]
    assert is_one_of(date(2026, 12, 31), parse_days("第5木"))


def test_closed_days_are_days_weekdays_or_holidays() -> None:
    assert parse_closed_days("2026-12-29〜2027-01-03") == ClosedDays(
        date(2026, 12, 29), date(2027, 1, 3)
    )
    assert parse_closed_days("2026-12-29") == ClosedDays(date(2026, 12, 29), date(2026, 12, 29))
    assert parse_closed_days("月曜日").days.weekdays == ((None, 0),)
    assert parse_closed_days("祝日").days == parse_days("祝日")
    assert str(parse_closed_days("月曜日・祝日休館")) == "月・祝日"
    with pytest.raises(ValueError, match="days_backwards"):
        parse_closed_days("2027-01-03〜2026-12-29")


@pytest.mark.parametrize(
    "text", ["2026-12-15〜", "2026-12-15まで", "2026-12-24から", "2026-12-24~"]
)
def test_closed_days_without_an_end_or_a_beginning_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_closed_days"):
        parse_closed_days(text)


def test_reading_is_kept_in_katakana() -> None:
    assert parse_kana("おちゃの じかん 2") == "オチャノ ジカン 2"
    assert parse_kana("ｵﾁｬ") == "オチャ"
    for text in ("お茶の時間", "123", ""):
        with pytest.raises(ValueError, match="not_kana"):
            parse_kana(text)


def test_ending_at_the_end_of_the_day_is_the_next_midnight() -> None:
    assert parse_ending("24:00") == Ending(time(), 1)
