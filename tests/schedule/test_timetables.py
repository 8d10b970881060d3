"""Hours in words: rows of days and times, closed days, what is special, the year's closing days."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from yorisoi.clock import TOKYO, start_of
from yorisoi.models import Closures, Notice, OpeningHours, Service
from yorisoi.schedule.months import weeks
from yorisoi.schedule.opening_hours import Exceptions, day_hours
from yorisoi.schedule.special_days import closed_days, closing_days, notices, said_of, special_days
from yorisoi.schedule.timetables import in_words, line_in_words, own_rules, rows, rules_in_words

from tests.support.writing import WORDING, harbour

SERVICE = harbour().service
TODAY = date(2026, 12, 1)
CONFIRMED = {"source": "見本", "confirmed": "2026-11-01"}


def timetable(*ranges: dict[str, str], **fields: Any) -> OpeningHours:
    return OpeningHours.model_validate({"label": "窓口", "ranges": ranges} | fields | CONFIRMED)


def service(hours: dict[str, dict[str, Any]], **closures: Any) -> Service:
    tables = {
        key: OpeningHours.model_validate({"label": key} | table | CONFIRMED)
        for key, table in hours.items()
    }
    closed = Closures.model_validate({"holidays": "true"} | closures | CONFIRMED)
    return SERVICE.model_copy(update={"hours": tables, "closures": closed})


SALON = {"days": "月・水・木", "start": "10:00", "end": "16:00"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (timetable(**SALON), "月・水・木 10:00〜16:00"),
        (
            timetable(
                {"days": "月〜金", "start": "9:00", "end": "12:00"},
                {"days": "月〜金", "start": "13:00", "end": "17:00"},
            ),
            "月・火・水・木・金 9:00〜12:00、13:00〜17:00",
        ),
        (timetable({"days": "毎日", "start": "18:00", "end": "翌6:00"}), "毎日 18:00〜翌6:00"),
        (timetable({"days": "毎日", "start": "0:00", "end": "24:00"}), "毎日 24時間"),
        (timetable(**SALON, by_appointment="true"), "月・水・木 10:00〜16:00（予約制）"),
        (
            timetable(
                {"days": "第2・第4水", "start": "13:00", "end": "16:00"},
                {"days": "土日祝", "start": "9:00", "end": "17:00", "last_entry": "16:30"},
            ),
            "第2・第4水 13:00〜16:00、土・日・祝日 9:00〜17:00（受付は16:30まで）",
        ),
    ],
)
def test_hours_in_one_line(table: OpeningHours, words: str) -> None:
    assert in_words(SERVICE, table, TODAY, WORDING) == words


DAILY = {"days": "火〜土", "start": "9:00", "end": "17:00"}
EVENING = {"start": "17:00", "end": "20:00"}


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ([DAILY, {"days": "木"} | EVENING], "火・水・金・土 9:00〜17:00、木 9:00〜20:00"),
        ([{"days": "木"} | EVENING, DAILY], "木 9:00〜20:00、火・水・金・土 9:00〜17:00"),
        ([DAILY, {"days": "火〜土"} | EVENING], "火・水・木・金・土 9:00〜20:00"),
        (
            [DAILY | {"days": "火・木", "last_entry": "16:30"}, {"days": "火・木"} | EVENING],
            "火・木 9:00〜17:00（受付は16:30まで）、17:00〜20:00",
        ),
        (
            [
                {"days": "月〜水", "start": "9:00", "end": "12:00"},
                {"days": "月〜水", "start": "13:00", "end": "17:00"},
                {"days": "水"} | EVENING,
            ],
            "月・火 9:00〜12:00、13:00〜17:00、水 9:00〜12:00、13:00〜20:00",
        ),
        (
            [DAILY, {"days": "第2木"} | EVENING],
            "火・水・木・金・土 9:00〜17:00、第2木 9:00〜20:00",
        ),
        (
            [{"days": "平日", "start": "9:00", "end": "17:00"}, {"days": "木"} | EVENING],
            "月・火・水・金（祝日を除く） 9:00〜17:00、木 9:00〜20:00",
        ),
        (
            [
                {"days": "土・日・祝", "start": "9:00", "end": "17:00"},
                {"days": "日・祝"} | EVENING,
            ],
            "土 9:00〜17:00、日・祝日 9:00〜20:00",
        ),
    ],
)
def test_all_times_of_a_day_stand_together(ranges: list[dict[str, str]], words: str) -> None:
    assert in_words(service({"salon": SALON}), timetable(*ranges), TODAY, WORDING) == words


def test_times_that_begin_later_stand_with_those_of_their_day() -> None:
    table = timetable(DAILY, {"days": "木", "from": "2027-04-01"} | EVENING)
    told = "火・水・木・金・土 9:00〜17:00、2027年4月1日（木）から 木 9:00〜20:00"
    assert line_in_words(table, TODAY, WORDING) == told


def test_hours_of_a_season_are_not_an_empty_line_outside_of_it() -> None:
    summer = {"days": "土・日", "start": "10:00", "end": "16:00", "yearly": "04-01〜09-30"}
    assert in_words(SERVICE, timetable(summer), TODAY, WORDING).startswith(
        "4月1日〜9月30日 土・日 10:00〜16:00"
    )


def test_hours_that_begin_later_say_from_when() -> None:
    later = timetable(SALON, **{"from": "2027-02-01"})
    told = "2027年2月1日（月）から 月・水・木 10:00〜16:00"
    assert in_words(SERVICE, later, TODAY, WORDING) == told
    assert line_in_words(later, TODAY, WORDING) == told
    assert in_words(SERVICE, later, date(2027, 2, 1), WORDING) == "月・水・木 10:00〜16:00"


def test_days_closed_by_a_rule_are_among_the_closing_days() -> None:
    door = {"days": "火〜日", "start": "9:00", "end": "17:00", "holidays": "next-weekday"}
    whole = service({"salon": door | {"closed_yearly": "12-29〜01-03"}})
    told = [
        (str(one.first), str(one.last), one.reason) for one in closing_days(whole, "salon", TODAY)
    ]
    assert told[:2] == [
        ("2026-12-29", "2027-01-03", "毎年の休み"),
        ("2027-01-12", "2027-01-12", "祝日のかわりの休み"),
    ]
    january = weeks(date(2027, 1, 1), [], whole)
    closed = {cell.day.day: cell.closed for week in january for cell in week if cell.day}
    assert (closed[2], closed[11], closed[12]) == ("毎年の休み", None, "祝日のかわりの休み")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"holidays": "open"}, []),
        ({"holidays": "closed"}, ["祝日は休み"]),
        ({}, ["祝日は休み"]),
        ({"holidays": "next-weekday"}, ["定休日が祝日なら開き、次の平日が休み"]),
        ({"closed_yearly": "12-29〜01-03"}, ["祝日は休み", "12月29日〜1月3日は休み"]),
        ({"closed_yearly": "11月〜2月末"}, ["祝日は休み", "11月1日〜2月末日は休み"]),
    ],
)
def test_rule_of_holidays_is_told_of_each_where_they_differ(
    fields: dict[str, str], words: list[str]
) -> None:
    whole = service({"salon": SALON | fields, "telephone": SALON | {"holidays": "open"}})
    assert rules_in_words(whole, whole.hours["salon"], WORDING) == words
    shown = "".join(f"（{each}）" for each in words)
    said = in_words(whole, whole.hours["salon"], TODAY, WORDING)
    assert said == f"月・水・木 10:00〜16:00{shown}"


def test_holidays_that_close_everything_are_told_once() -> None:
    whole = service({"salon": SALON, "telephone": SALON | {"holidays": "closed"}})
    assert WORDING.days(*closed_days(whole, TODAY)).shown.endswith("祝日")
    assert [rules_in_words(whole, hours, WORDING) for hours in whole.hours.values()] == [[], []]


def test_line_of_others_says_its_own_rules() -> None:
    table = timetable(SALON, holidays="closed", closed_yearly="12-29〜01-03")
    assert own_rules(table, WORDING) == ["祝日は休み", "12月29日〜1月3日は休み"]


def test_change_is_announced_before_it_comes_and_the_old_goes_after() -> None:
    table = timetable(
        {"days": "月", "start": "9:00", "end": "17:00", "until": "2027-03-31"},
        {"days": "月", "start": "10:00", "end": "20:00", "from": "2027-04-01"},
    )
    now, later = rows(table, TODAY, WORDING)
    assert (now.times, now.ends_on, later.times) == (
        ("9:00〜17:00",),
        date(2027, 3, 31),
        ("10:00〜20:00",),
    )
    assert later.starts_on == date(2027, 4, 1)
    assert [(row.times, row.starts_on) for row in rows(table, date(2027, 4, 1), WORDING)] == [
        (("10:00〜20:00",), None)
    ]


@pytest.mark.parametrize(
    ("hours", "closures", "words"),
    [
        ({"salon": SALON}, {}, "火・金・土・日・祝日"),
        ({"salon": SALON | {"holidays": "open"}}, {}, "火・金・土・日"),
        ({"salon": SALON | {"days": "毎日"}}, {"holidays": "false"}, ""),
        ({"salon": SALON | {"days": "土・日・祝"}}, {}, "月・火・水・木・金"),
        (
            {"salon": SALON | {"days": "毎日"}},
            {"days": [{"days": "第2火", "reason": "整理日"} | CONFIRMED]},
            "祝日・第2火",
        ),
        (
            {"salon": SALON},
            {"days": [{"start": "2026-12-10", "reason": "研修"} | CONFIRMED]},
            "火・金・土・日・祝日",
        ),
        (
            {"salon": SALON},
            {"days": [{"days": "第2月", "reason": "整理日", "of": "salon"} | CONFIRMED]},
            "火・金・土・日・祝日",
        ),
        ({"salon": SALON, "telephone": SALON | {"days": "火"}}, {}, "金・土・日・祝日"),
    ],
)
def test_closed_days_in_words(hours: Any, closures: Any, words: str) -> None:
    assert WORDING.days(*closed_days(service(hours, **closures), TODAY)).shown == words


def test_closing_days_of_the_year() -> None:
    shut = service(
        {"salon": SALON},
        days=[
            {"yearly": "12-29〜01-03", "reason": "年末年始"} | CONFIRMED,
            {"start": "2027-02-10 14:00", "reason": "研修"} | CONFIRMED,
        ],
        openings=[{"date": "2026-12-30", "reason": "歳末の相談"} | CONFIRMED],
    )
    found = [(one.first, one.last, one.reason) for one in closing_days(shut, "salon", TODAY)]
    assert found[:3] == [
        (date(2026, 12, 29), date(2026, 12, 29), "年末年始"),
        (date(2026, 12, 31), date(2027, 1, 3), "年末年始"),
        (date(2027, 1, 11), date(2027, 1, 11), "成人の日"),
    ]
    assert found[-1][0] == date(2027, 3, 22)  # 春分の日 is a Sunday, closed anyway
    assert len(found) == 5  # 建国記念の日 on a Thursday; the afternoon is no closed day


def test_closing_days_say_whose_they_are_where_something_else_is_open() -> None:
    whole = service(
        {"salon": SALON | {"days": "毎日", "short_name": "広間"}, "telephone": SALON},
        days=[
            {"start": "2026-12-10", "reason": "点検", "of": ["salon"]} | CONFIRMED,
            {"start": "2026-12-11", "reason": "点検", "of": ["salon"]} | CONFIRMED,
            {"start": "2026-12-14", "reason": "研修"} | CONFIRMED,
        ],
    )
    found = [(one.first.day, one.last.day, one.reason, one.of)
             for one in closing_days(whole, "salon", TODAY)]  # fmt: skip
    assert found[:2] == [(10, 11, "点検", "広間"), (14, 14, "研修", "")]


def test_closing_days_of_all_stand_apart_from_those_of_one() -> None:
    daily = SALON | {"days": "毎日"}
    whole = service(
        {"salon": daily | {"short_name": "広間"}, "telephone": daily},
        days=[
            {"start": "2026-12-28", "end": "2027-01-05", "reason": "年末年始", "of": ["salon"]}
            | CONFIRMED,
            {"start": "2026-12-31", "end": "2027-01-03", "reason": "年末年始", "of": ["telephone"]}
            | CONFIRMED,
        ],
    )
    found = [(one.first.day, one.last.day, one.of) for one in closing_days(whole, "salon", TODAY)]
    assert found[:3] == [(28, 30, "広間"), (31, 3, ""), (4, 5, "広間")]


@pytest.mark.parametrize(("today", "last"), [(date(2026, 12, 31), 2027), (date(2027, 1, 1), 2028)])
def test_closing_days_are_told_for_three_months_at_least(today: date, last: int) -> None:
    shut = {"yearly": "03-31", "reason": "年度末"} | CONFIRMED
    table = {"salon": SALON | {"days": "毎日"}}
    found = closing_days(service(table, days=[shut]), "salon", today)
    assert found[-1].last == date(last, 3, 31)


def test_days_nobody_has_confirmed_are_listed_as_that() -> None:
    found = closing_days(service({"salon": SALON | {"days": "毎日"}}), "salon", TODAY)
    unsure = [(one.first, one.last) for one in found if one.reason is None]
    assert unsure == [
        (date(2026, 12, 29), date(2026, 12, 31)),
        (date(2027, 1, 2), date(2027, 1, 3)),
    ]


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 26), date(2026, 12, 29), date(2027, 1, 3)),
        (date(2027, 1, 3), date(2026, 12, 29), date(2027, 1, 3)),
        (date(2027, 1, 4), date(2027, 12, 29), date(2028, 1, 3)),
    ],
)
def test_days_of_every_year_are_told_as_the_next_ones(today: date, first: date, last: date) -> None:
    shut = {"yearly": "12-29〜01-03", "reason": "年末年始"} | CONFIRMED
    [told] = special_days(service({"salon": SALON}, days=[shut]), start_of(today), WORDING)
    assert (told.first, told.last, told.opens) == (first, last, False)
    leap = {"yearly": "02-29", "reason": "設備の点検"} | CONFIRMED
    [told] = special_days(service({"salon": SALON}, openings=[leap]), start_of(today), WORDING)
    assert (told.first, told.last, told.opens) == (date(2027, 2, 28), date(2027, 2, 28), True)
    assert told.times == ""


def test_special_opening_is_told_of_no_day_that_stays_closed() -> None:
    opened = {"yearly": "12-29〜01-03", "reason": "年末年始も開きます"} | CONFIRMED
    mondays = service({"salon": SALON | {"days": "月"}}, openings=[opened])
    assert said_of(mondays, date(2027, 12, 31)) is None
    assert said_of(mondays, date(2028, 1, 3)) == "年末年始も開きます"


def test_special_days_are_told_until_they_are_over() -> None:
    snow = {
        "start": "2026-12-10 15:00",
        "reason": "大雪",
        "of": "salon",
        "notice": "早く閉めます。",
    }
    opened = {"date": "2026-12-06", "start": "13:00", "end": "15:00", "reason": "まつり"}
    said = service({"salon": SALON}, days=[snow | CONFIRMED], openings=[opened | CONFIRMED])

    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=TOKYO)

    first, second = special_days(said, at("2026-12-01T10:00"), WORDING)
    assert (first.reason, first.times, first.opens) == ("まつり", "13:00〜15:00", True)
    assert (second.reason, second.of, second.times, second.last) == (
        "大雪",
        ("salon",),
        "15:00から",
        date(2026, 12, 10),
    )
    assert [one.reason for one in special_days(said, at("2026-12-07T00:00"), WORDING)] == ["大雪"]
    assert notices(said, at("2026-12-01T10:00")) == [("早く閉めます。", at("2026-12-11T00:00"))]
    assert notices(said, at("2026-12-10T23:59")) == [("早く閉めます。", at("2026-12-11T00:00"))]
    assert notices(said, at("2026-12-11T00:00")) == []


def test_urgent_word_is_told_until_it_is_over_before_those_of_days() -> None:
    snow = {"start": "2026-12-10", "reason": "大雪", "notice": "閉めます。"} | CONFIRMED
    word = Notice.model_validate({"text": "電話がつながりません。", "until": "2026-12-10 17:00"})
    said = service({"salon": SALON}, days=[snow]).model_copy(update={"notice": word})
    end = datetime(2026, 12, 10, 17, tzinfo=TOKYO)
    day = start_of(date(2026, 12, 11))
    told = [("電話がつながりません。", end), ("閉めます。", day)]
    assert notices(said, end - timedelta(minutes=1)) == told
    assert notices(said, end) == told[1:]


def test_closing_days_of_all_are_said_once_and_in_one_order() -> None:
    rules = [
        {"days": one, "reason": "休み"} | CONFIRMED for one in ("土日祝", "20日", "祝日の翌日")
    ]
    closed = closed_days(service({"salon": SALON}, days=rules), TODAY)
    assert WORDING.days(*closed).shown == "祝日の翌日、火・金・土・日・祝日・毎月20日"


def test_days_after_holidays_stand_before_the_weekdays_that_are_closed() -> None:
    rule = {"days": "祝日の翌日（土・日・祝日を除く）", "reason": "休み"} | CONFIRMED
    closed = closed_days(service({"salon": SALON}, days=[rule]), TODAY)
    assert WORDING.days(*closed).shown == "祝日の翌日（土・日・祝日を除く）・火・金・土・日・祝日"


def test_closing_days_of_one_entry_stand_beside_its_hours() -> None:
    rule = {"days": "毎月末日", "reason": "整理", "of": "telephone"} | CONFIRMED
    ours = service({"salon": SALON, "telephone": SALON}, days=[rule])
    told = {key: rules_in_words(ours, hours, WORDING) for key, hours in ours.hours.items()}
    assert told == {"salon": [], "telephone": ["毎月末日は休み"]}


@pytest.mark.parametrize(
    ("today", "now", "closes"), [("2026-12-01", "17:00", 17), ("2027-07-01", "18:30", 18)]
)
def test_hours_of_a_season_come_back_every_year(today: str, now: str, closes: int) -> None:
    summer = {"days": "月〜金", "start": "9:00", "end": "18:30", "yearly": "4月〜9月"}
    winter = {"days": "月〜金", "start": "9:00", "end": "17:00", "yearly": "10-01〜03-31"}
    table, day = timetable(summer, winter), date.fromisoformat(today)
    assert [(row.season, row.later) for row in rows(table, day, WORDING)] == [
        ("4月1日〜9月30日", closes == 17),
        ("10月1日〜3月31日", closes == 18),
    ]
    season = "4月1日〜9月30日" if closes == 18 else "10月1日〜3月31日"
    line = in_words(service({"salon": SALON}), table, day, WORDING)
    assert line == f"{season} 月・火・水・木・金 9:00〜{now}"
    (one,) = day_hours(table, Exceptions(holidays_closed=True), day).intervals
    assert one.end // 60 == closes
