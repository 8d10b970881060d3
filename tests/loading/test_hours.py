"""What staff write of hours and closures: refused or asked about where the page would mislead."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.schedule.opening_hours import exceptions, hours_on

from tests.support.hours_status import status
from tests.support.writing import Said, refusals, replace

SERVICE = "data/service.yaml"
HOURS = """  telephone:
    label: 電話
    days: 月・水・木・金・土
    start: 10:00
    end: 20:00
"""
SHUT = """    - start: 2026-12-29
      end: 2027-01-03
"""


def telephone(lines: str) -> str:
    return f"  telephone:\n    label: 電話\n{lines}"


def meanings(content: Path) -> list[object]:
    """Return what is told of ways of writing."""
    told = [dict(one.values) for one in loading.load(content)[1] if one.code == "read_as"]
    return [values["meaning"] for values in told]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("    days: 月\n    start: 18:00\n    end: 6:00\n", "翌6:00"),
        ("    days: 月\n    start: 10:00\n    end: 30:00\n", "夜中の12時は 24:00"),
        ("    days: 月\n    start: 10:00\n", "end"),
        ("    ranges: [{days: 月, start: 9:00, end: 12:00}]\n    days: 月\n", "ranges"),
        ("    days: 第6月\n    start: 9:00\n    end: 12:00\n", "何番目"),
        ("    days: 月・祝\n    start: 9:00\n    end: 12:00\n    holidays: closed\n", "祝日"),
        ("    days: 月\n    start: 9:00\n    end: 12:00\n    holidays: close\n", "closed"),
        ("    days: 月\n    start: 9:00\n    end: 12:00\n    last_entry: 13:00\n", "受付の終わり"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    lines: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, HOURS, telephone(lines))
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


@pytest.mark.parametrize(
    ("closure", "words"),
    [
        ("    - yearly: 12-29〜01-03\n      start: 2026-12-29\n", "1つに決まりません"),
        ("    - yearly: 13-29〜01-03\n", "毎年の日として"),
        ("    - start: 2026-12-29\n      end: 2026-12-28\n", "始まりより後"),
        ("    - start: 2026-12-29 13:00\n      end: 12:00\n", "日付と時刻"),
        ("    - start: 2026-12-29\n      of: [saloon]\n", "salon"),
        ("    - yearly: 12-29〜01-03\n      notice: 休みます。\n", "notice"),
        ("    - start: 2026-12-29\n      notice: " + "長" * 61 + "\n", "60文字"),
    ],
)
def test_closures_that_cannot_be_are_refused(
    closure: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, SHUT, closure)
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("yearly: 12-29〜01-03, date: 2026-12-29", "1つに決まりません"),
        ("until: 2026-12-29", "1つに決まりません"),
        ("yearly: 12-29〜01-03, notice: 開きます。", "notice"),
        ("yearly: 年末年始休業（12/29〜1/3）", "毎年の日として"),
    ],
)
def test_openings_that_cannot_be_are_refused(
    when: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    opening = f"  openings:\n    - {{{when}, reason: 歳末, source: 見本, confirmed: 2026-11-01}}\n"
    replace(content, SERVICE, "closures:\n", "closures:\n" + opening)
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


def test_opening_on_a_day_without_hours_needs_times(
    content: Path, check: Callable[[], Said]
) -> None:
    opening = (
        "  openings:\n    - {date: 2026-12-06, reason: まつり, source: 見本, confirmed: null%s}\n"
    )
    replace(content, SERVICE, "closures:\n", "closures:\n" + opening % "")
    said = check()
    assert said.status == 1
    assert "いつもの時間がない日" in said.err
    replace(content, SERVICE, "reason: まつり", "start: 10:00, end: 15:00, reason: まつり")
    assert check().status == 0


def test_urgent_word_of_a_closure_that_is_not_written_is_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    word = "notice:\n  text: 大雪のため、きょうのサロンは休みます。\n  until: 2026-12-10\nnames:\n"
    replace(content, SERVICE, "names:\n", word)
    said = check()
    assert said.status == 1
    assert "closures の days" in said.err
    replace(content, SERVICE, SHUT, "    - start: 2026-12-10\n")
    assert check().status == 0


def test_urgent_word_that_closes_nothing_is_read(content: Path, check: Callable[[], Said]) -> None:
    word = "notice:\n  text: お休みの日も、メールは読んでいます。\n  until: 2026-12-10\nnames:\n"
    replace(content, SERVICE, "names:\n", word)
    assert check().status == 0


def test_hours_that_no_contact_has_are_asked_about(
    content: Path, check: Callable[[], Said]
) -> None:
    """An entry for the weekend would say nothing in 「いま」: the telephone needs ranges."""
    weekend = HOURS.replace("telephone:", "telephone-weekend:").replace(
        "月・水・木・金・土", "土・日"
    )
    confirmed = "    source: 見本\n    confirmed: 2026-11-01\n"
    replace(content, SERVICE, HOURS, weekend + confirmed + HOURS)
    said = check()
    assert said.status == 0
    assert "ranges に入れます" in said.err


def test_hours_within_those_of_the_door_are_its_rooms(
    content: Path, check: Callable[[], Said]
) -> None:
    room = HOURS.replace("telephone:", "reading:").replace("20:00", "12:00")
    confirmed = "    source: 見本\n    confirmed: 2026-11-01\n"
    replace(content, SERVICE, HOURS, room + confirmed + HOURS)
    said = check()
    assert said.status == 0
    assert "「いま」" not in said.err


def test_closure_on_holidays_closes_them(content: Path) -> None:
    """It was read, said on the page, and closed nothing."""
    replace(content, SERVICE, "holidays: true", "holidays: false")
    replace(content, SERVICE, SHUT, "    - days: 日・祝日\n")
    service = loading.load(content)[0].service
    assert not hours_on(service, "salon", date(2026, 11, 23)).intervals
    assert hours_on(service, "salon", date(2026, 11, 24)).intervals == ()  # a Tuesday
    assert hours_on(service, "salon", date(2026, 11, 25)).intervals


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        ("    - days: 祝日の翌日\n", ["2026-11-04", "2026-11-24"]),
        ("    - days: 毎月20日\n", ["2026-11-20"]),
        ("    - days: 毎月末日\n", ["2026-11-30"]),
        ("    - days: 最終金\n", ["2026-11-27"]),
        ("    - days: [第1月, 毎月6日]\n", ["2026-11-02", "2026-11-06"]),
    ],
)
def test_closures_of_every_month_close_their_days_alone(
    lines: str, closed: list[str], content: Path
) -> None:
    replace(content, SERVICE, SHUT, lines)
    service = loading.load(content)[0].service
    november = (date(2026, 11, day) for day in range(1, 31))
    reasons = [(day, hours_on(service, "salon", day).reason) for day in november]
    assert [day.isoformat() for day, reason in reasons if reason == "年末年始"] == closed


@pytest.mark.parametrize(
    ("days", "open_on_holiday"),
    [("平日", False), ("月〜金（祝日を除く）", False), ("月〜金", True), ("毎日", True)],
)
def test_workdays_are_without_holidays_whatever_the_rule_of_the_service(
    days: str, *, open_on_holiday: bool, content: Path
) -> None:
    replace(content, SERVICE, "holidays: true", "holidays: false")
    replace(content, SERVICE, "days: 月・水・木・金・土\n    start: 10:00\n    end: 20:00",
            f"days: {days}\n    start: 10:00\n    end: 20:00")  # fmt: skip
    service = loading.load(content)[0].service
    hours = hours_on(service, "telephone", date(2026, 11, 23))
    assert bool(hours.intervals) == open_on_holiday
    assert hours.reason == (None if open_on_holiday else "勤労感謝の日")


@pytest.mark.parametrize(
    ("days", "meaning"),
    [("平日", []), ("平日・土", ["月・火・水・木・金・土（祝日を除く）"]), ("月・火", [])],
)
def test_what_workdays_leave_out_of_a_list_is_told(
    days: str, meaning: list[str], content: Path
) -> None:
    replace(content, SERVICE, "days: 月・水・木・金・土", f"days: {days}")
    assert meanings(content) == meaning


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("月〜金, start: 9:00, end: 13:00", "月〜金, start: 12:00, end: 17:00", "重なる"),
        ("月〜金, start: 9:00, end: 17:00", "第2水, start: 9:00, end: 12:00", "重なる"),
        (
            "月〜金, start: 9:00, end: 17:00",
            "月, start: 9:00, end: 18:00, from: 2027-06-01",
            "重なる",
        ),
        ("月〜金, start: 9:00, end: 12:00", "月〜金, start: 12:00, end: 17:00", ""),
        ("月〜金（第2水を除く）, start: 9:00, end: 17:00", "第2水, start: 9:00, end: 12:00", ""),
        ("月, start: 9:00, end: 18:00, yearly: 4月〜9月", "月, start: 9:00, end: 17:00", "重なる"),
        (
            "月, start: 9:00, end: 18:00, yearly: 4月〜9月",
            "月, start: 9:00, end: 17:00, yearly: 10月〜3月",
            "",
        ),
        ("平日, start: 9:00, end: 20:00", "土日祝, start: 9:00, end: 17:00", ""),
    ],
)
def test_two_times_of_one_day_are_refused(
    one: str, other: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    ranges = f"    ranges: [{{days: {one}}}, {{days: {other}}}]\n"
    replace(content, SERVICE, HOURS, telephone(ranges))
    said = check()
    assert said.status == bool(words)
    assert words in said.err


def test_nobody_is_let_in_between_the_last_entry_and_the_next_time(content: Path) -> None:
    ranges = ("{days: 月, start: 10:00, end: 13:00, last_entry: 12:30}, "
              "{days: 月, start: 13:00, end: 16:00}")  # fmt: skip
    replace(content, SERVICE, HOURS, telephone(f"    ranges: [{ranges}]\n"))
    service = loading.load(content)[0].service
    above = exceptions(service.closures, "telephone")
    states = {
        clock: status(
            service.hours["telephone"], above, datetime(2026, 12, 7, *clock, tzinfo=TOKYO)
        )
        for clock in ((12, 29), (12, 30), (12, 59), (13, 0))
    }
    assert [state.is_open for state in states.values()] == [True, False, False, True]
    assert states[12, 29].until == datetime(2026, 12, 7, 13, tzinfo=TOKYO)
    assert states[12, 30].opens == datetime(2026, 12, 7, 13, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("end", "minutes"), [("翌1:00", 1500), ("翌日2時30分", 1590), ("24:00", 1440)]
)
def test_hours_go_on_into_the_night_however_it_is_written(
    end: str, minutes: int, content: Path
) -> None:
    replace(content, SERVICE, HOURS, telephone(f"    days: 金\n    start: 18:00\n    end: {end}\n"))
    assert loading.load(content)[0].service.hours["telephone"].end == minutes


@pytest.mark.parametrize(
    ("end", "meaning"),
    [("26:00", ["翌2:00"]), ("24:30", ["翌0:30"]), ("翌2:00", []), ("24:00", []), ("20:00", [])],
)
@pytest.mark.parametrize(
    "lines", ["    days: 金\n    start: 18:00\n    end: {}\n",
              "    ranges:\n      - {{days: 金, start: 18:00, end: '{}'}}\n"],
)  # fmt: skip
def test_hour_after_midnight_is_told_where_it_is_not_written_as_of_the_next_day(
    lines: str, end: str, meaning: list[str], content: Path
) -> None:
    replace(content, SERVICE, HOURS, telephone(lines.format(end)))
    assert meanings(content) == meaning


@pytest.mark.parametrize(
    ("span", "meaning"),
    [("8月", ["8月1日〜8月31日"]), ("12-29〜01-03", []), ("8月（夏季休業）", ["8月1日〜8月31日"])],
)
def test_days_of_the_year_are_told_where_they_were_written_otherwise(
    span: str, meaning: list[str], content: Path
) -> None:
    replace(content, SERVICE, SHUT, f"    - yearly: {span}\n")
    assert meanings(content) == meaning


def test_years_end_with_other_days_before_it_is_not_cut_to_a_span(
    content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, SHUT, "    - yearly: 月曜日、祝日、年末年始（12/29〜1/3）\n")
    assert check().status == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [("休館日", "closed"), ("祝日は休みます", "closed"), ("休業", "closed"), ("営業", "open"),
     ("祝日も開館", "open"), ("開きます", "open"), ("翌平日", "next-weekday")],
)  # fmt: skip
def test_rule_of_holidays_is_read_by_its_words(words: str, name: str, content: Path) -> None:
    salon = "    end: 16:00\n    short_name: 広間"
    replace(content, SERVICE, salon, f"    holidays: {words}\n{salon}")
    assert loading.load(content)[0].service.hours["salon"].holidays == name


@pytest.mark.parametrize(
    ("of_weekdays", "of_holidays"),
    [
        ("until: 2026-12-31", "from: 2027-01-01"),
        ("yearly: 04-01〜09-30", "yearly: 10-01〜03-31"),
    ],
)
def test_rows_that_never_hold_together_are_not_asked_about(
    of_weekdays: str, of_holidays: str, content: Path
) -> None:
    rows = (
        f"    ranges:\n      - {{days: 月〜金, start: 9:00, end: 17:00, {of_weekdays}}}\n"
        f"      - {{days: 祝（月を除く）, start: 10:00, end: 12:00, {of_holidays}}}\n"
    )
    replace(content, SERVICE, HOURS, telephone(rows))
    assert loading.load(content)[0]


@pytest.mark.parametrize("words", ["true", "予約制", "要予約", "完全予約制"])
def test_hours_by_appointment_are_read_in_words(words: str, content: Path) -> None:
    salon = "    short_name: 広間\n"
    replace(content, SERVICE, "    hours: salon\n    role", "    hours: telephone\n    role")
    replace(content, SERVICE, salon, f"{salon}    by_appointment: {words}\n")
    assert loading.load(content)[0].service.hours["salon"].by_appointment


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("    days: 月\n    start: 1:30\n    end: 4:00\n", "1:30"),
        (
            "    ranges: [{days: 月, start: 9:00, end: 12:00}, {days: 月, start: 1時, end: 5時}]\n",
            "1:00",
        ),
    ],
)
def test_hours_of_the_small_hours_are_told(lines: str, value: str, content: Path) -> None:
    replace(content, SERVICE, HOURS, telephone(lines))
    (told,) = [one for one in loading.load(content)[1] if one.code == "hours_at_night"]
    assert dict(told.values)["value"] == value
    assert dict(told.values)["line"] in ("start: 13:30", "start: 13:00")


def test_special_opening_of_the_small_hours_is_told(content: Path) -> None:
    opening = (
        "  openings:\n    - date: 2026-12-06\n      start: 2:00\n      end: 4:00\n"
        "      reason: 見学会\n      source: 見本\n      confirmed: null\n"
    )
    replace(content, SERVICE, "closures:\n", f"closures:\n{opening}")
    assert "hours_at_night" in [one.code for one in loading.load(content)[1]]


@pytest.mark.parametrize(
    "lines",
    [
        "    days: 毎日\n    start: 0:00\n    end: 24:00\n",
        "    days: 月\n    start: 6:30\n    end: 8:00\n",
        "    days: 月\n    start: 5:00\n    end: 20:00\n",
        "    days: 月\n    start: 22:00\n    end: 翌4:00\n",
        "    days: 月\n    start: 0:00\n    end: 5:00\n",
        "    days: 月\n    start: 01:30\n    end: 04:00\n",
        "    days: 月\n    start: 午前1時半\n    end: 4:00\n",
        "    ranges: [{days: 月, start: 01:30, end: 4:00}]\n",
    ],
)
def test_hours_of_a_night_or_of_a_long_day_are_not_told(lines: str, content: Path) -> None:
    replace(content, SERVICE, HOURS, telephone(lines))
    assert "hours_at_night" not in [one.code for one in loading.load(content)[1]]


@pytest.mark.parametrize("keys", ["salon・telephone", "salon, telephone", "salon、telephone"])
def test_closure_of_several_in_one_line_is_of_each(keys: str, content: Path) -> None:
    replace(content, SERVICE, SHUT, f"{SHUT}      of: {keys}\n")
    site, _ = loading.load(content)
    assert site.service.closures.days[0].of == ("salon", "telephone")


@pytest.mark.parametrize(
    ("rule", "ranges", "code"),
    [
        ("月", ["月〜土"], None),
        ("月", ["平日"], "moved_but_closed"),
        ("第2土", ["月〜金", "第3土"], "moved_but_no_hours"),
        ("第2土", ["月〜金", "第2・第3土"], None),
        ("毎月20日", ["月〜土"], None),
        ("毎月20日", ["平日", "土・日"], "moved_but_closed"),
        ("毎月20日", ["平日", "土・日・祝"], None),
        ("月", ["月〜土, yearly: 4月〜9月"], None),
        ("月", ["月〜土, yearly: 4月〜9月", "火〜土, yearly: 10月〜3月"], "moved_but_no_hours"),
    ],
)
def test_closing_moves_on_only_where_the_hours_open_on_a_holiday(
    rule: str, ranges: list[str], code: str | None, content: Path
) -> None:
    lines = f"    - days: {rule}（祝日のときは次の平日）\n      of: salon\n"
    text = (content / SERVICE).read_text("utf-8").replace(SHUT, lines, 1)
    rows = "".join(f"      - {{days: {each}, start: 10:00, end: 16:00}}\n" for each in ranges)
    days = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 16:00\n"
    assert days in text
    text = text.replace(days, f"    ranges:\n{rows}", 1)
    (content / SERVICE).write_text(text.replace("holidays: true", "holidays: false"), "utf-8")
    assert [fault.code for fault in refusals(content)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ("月（祝日のときは次の平日）", "火（祝日のときは次の平日）", True),
        ("月（祝日のときは次の平日）", "火\n      of: salon", True),
        ("第2月（祝日のときは次の平日）", "火・日", True),
        ("月（祝日のときは次の平日）\n      of: telephone", "火\n      of: salon", False),
        ("火（祝日のときは次の平日）", "月", False),
        ("月（祝日のときは次の平日）", "第3火", False),
        ("金（祝日のときは次の平日）", "土", False),
    ],
)
def test_closing_that_moves_onto_another_is_refused(
    first: str, second: str, *, is_refused: bool, content: Path
) -> None:
    named = "reason: 点検\n      source: 見本\n      confirmed: null"
    two = f"    - days: {first}\n      {named}\n    - days: {second}\n"
    replace(content, SERVICE, SHUT, two)
    text = (content / SERVICE).read_text("utf-8")
    daily = text.replace("days: 月・水・木・金・土\n", "days: 毎日\n    holidays: open\n")
    (content / SERVICE).write_text(daily, "utf-8")
    codes = [fault.code for fault in refusals(content)]
    assert codes == ["moved_onto_closed"] * is_refused
