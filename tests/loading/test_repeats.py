"""Repeats as people write them: the dates they come to, or what to write in their place."""

from pathlib import Path

import pytest
from yorisoi import clock, loading
from yorisoi.faults import Fault, Refused
from yorisoi.messages import sentence
from yorisoi.schedule.occurrences import occurrences

from tests.support.building import NOW
from tests.support.writing import write_only

TODAY = loading.Today(clock.now(NOW).date())
ELSEWHERE = "place: {name: 市民会館, address: 港町1-1}"


def read(content: Path, repeat: str, first: str, more: str = ELSEWHERE) -> tuple[str, list[Fault]]:
    """Return the dates of an event as M/D, and what was told of it."""
    lines = f"title: お茶の時間\ndate: {first}\nstart: 10:00\nend: 12:00\nrepeat: {{{repeat}}}\n"
    write_only(content, f"{lines}{more}\n")
    site, told = loading.load(content, TODAY)
    dates = occurrences(site.events[0], site.service)
    mine = [one for one in told if one.position.path.startswith("events/")]
    return " ".join(f"{held.day.month}/{held.day.day}" for held in dates), mine


@pytest.mark.parametrize(
    ("repeat", "first", "dates"),
    [
        ("every: 毎週木曜, until: 2026-12-24", "2026-12-10", "12/10 12/17 12/24"),
        ("every: 隔週木曜日, until: 2027-01-10", "2026-12-10", "12/10 12/24 1/7"),
        ("every: 第2・第4木, until: 2027-01-14", "2026-12-10", "12/10 12/24 1/14"),
        ("every: 毎月15日, until: 2027-02-28", "2026-12-15", "12/15 1/15 2/15"),
        ("every: month, weekday: 5日・20日, until: 2027-01-20", "2026-12-20", "12/20 1/5 1/20"),
        ("every: 毎月, weekday: 末日, until: 2027-02-28", "2026-12-31", "12/31 1/31 2/28"),
        ("every: 毎月最終金曜, until: 2027-02-28", "2026-12-25", "12/25 1/29 2/26"),
        ("every: week, weekday: 平日, until: 2027-01-13", "2027-01-08", "1/8 1/12 1/13"),
        ("every: 平日, until: 2027-01-13", "2027-01-08", "1/8 1/12 1/13"),
        ("every: 毎月末, until: 2027-02-28", "2026-12-31", "12/31 1/31 2/28"),
        ("every: 月1回, weekday: 第2木, until: 2027-01-31", "2026-12-10", "12/10 1/14"),
        ("every: 毎日, until: 2026-12-12", "2026-12-10", "12/10 12/11 12/12"),
        ("every: day, until: 2026-12-12", "2026-12-10", "12/10 12/11 12/12"),
        ("every: week, weekday: 土日祝, until: 2027-01-11", "2027-01-09", "1/9 1/10 1/11"),
        ("every: 2週間に1回, weekday: 木, until: 2027-01-10", "2026-12-10", "12/10 12/24 1/7"),
        ("every: week, weekday: [木, 土], until: 2026-12-17", "2026-12-10", "12/10 12/12 12/17"),
    ],
)
def test_repeat_comes_to_the_dates_that_are_meant(
    repeat: str, first: str, dates: str, content: Path
) -> None:
    assert read(content, repeat, first)[0] == dates


@pytest.mark.parametrize(
    ("left_out", "dates"),
    [
        ("12/31", "12/10 12/17 12/24 1/7 1/14"),
        ("2026-12-31", "12/10 12/17 12/24 1/7 1/14"),
        ("12/24・12/31", "12/10 12/17 1/7 1/14"),
        ('"12/24, 12/31"', "12/10 12/17 1/7 1/14"),
        ("[12/24, 12/31]", "12/10 12/17 1/7 1/14"),
        ("12/24〜1/7", "12/10 12/17 1/14"),
        ("冬休み（12/24〜1/7）", "12/10 12/17 1/14"),
        ("年末年始 12/24〜1/7 は休み", "12/10 12/17 1/14"),
        ("12月31日（木）は休み", "12/10 12/17 12/24 1/7 1/14"),
        ("12/24と12/31", "12/10 12/17 1/7 1/14"),
        ("第5木と1/14", "12/10 12/17 12/24 1/7"),
        ("第5木、年末年始（1/7〜1/14）", "12/10 12/17 12/24"),
        ("第5木", "12/10 12/17 12/24 1/7 1/14"),
        ("第5木、1/14", "12/10 12/17 12/24 1/7"),
        ("[第5木, 1/14]", "12/10 12/17 12/24 1/7"),
    ],
)
def test_repeat_leaves_out_what_is_excepted_however_it_is_written(
    left_out: str, dates: str, content: Path
) -> None:
    rule = f"every: week, weekday: 木, until: 2027-01-14, except: {left_out}"
    assert read(content, rule, "2026-12-10")[0] == dates


def test_exception_on_no_date_is_told(content: Path) -> None:
    rule = "every: week, weekday: 木, until: 2027-01-14, except: [2026-12-24, 2026-12-25]"
    _, told = read(content, rule, "2026-12-10")
    assert [dict(one.values)["value"] for one in told if one.code == "except_on_no_date"] == [
        "2026-12-25"
    ]


@pytest.mark.parametrize(
    ("left_out", "meaning"),
    [
        ("2026-12-24", []),
        ("[2026-12-24, 第5木]", []),
        ("第5木曜日", ["第5木"]),
        ("2026年12月24日・2026年12月31日", ["2026-12-24・2026-12-31"]),
        ("第5木曜、2026-12-24", ["第5木・2026-12-24"]),
    ],
)
def test_exception_is_told_where_it_was_written_otherwise(
    left_out: str, meaning: list[str], content: Path
) -> None:
    rule = f"every: week, weekday: 木, until: 2027-01-07, except: {left_out}"
    _, told = read(content, rule, "2026-12-10")
    assert [dict(one.values)["meaning"] for one in told if one.code == "read_as"] == meaning


@pytest.mark.parametrize(
    ("lines", "meaning"),
    [
        ("火曜日・日曜日", ["火・日"]),
        ("火・日", []),
        ("月（祝日の場合は翌日）", ["月（祝日のときは次の平日）"]),
    ],
)
def test_closed_days_are_told_where_they_were_written_otherwise(
    lines: str, meaning: list[str], content: Path
) -> None:
    text = "title: 展示\ndate: 2026-12-10\nuntil: 2026-12-20\nstart: 10:00\nend: 16:00\n"
    write_only(content, f"{text}closed: {lines}\n{ELSEWHERE}\n")
    told = [dict(one.values) for one in loading.load(content, TODAY)[1] if one.code == "read_as"]
    assert [values["meaning"] for values in told] == meaning


@pytest.mark.parametrize(
    ("repeat", "first", "line"),
    [
        ("every: week, weekday: 木, count: 4", "2026-12-10", "2027-01-07"),  # 12/31 is closed
        ("every: week, weekday: 木, count: 全4回", "2026-12-10", "2027-01-07"),
        ("every: week, weekday: 木, times: ４, until: 2027-03-31", "2026-12-10", "2027-01-07"),
        ("every: month, weekday: 第2木, count: 3", "2026-12-10", "2027-03-11"),  # 2/11 is a holiday
    ],
)
def test_number_of_times_is_told_with_the_last_day_that_it_comes_to(
    repeat: str, first: str, line: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, repeat, first, "")
    (told,) = (one for one in refused.value.faults if one.severity == "error")
    assert told.code == "repeat_count"
    assert f"「until: {line}」" in sentence(told).remedy


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        ("every: 隔月, weekday: 第2木, until: 2027-03-31", "not_every"),
        ("every: 平日（年末年始を除く）, until: 2027-03-31", "season_in_days"),
        ("every: week, weekday: 木, until: 2027-03-31, except: 12月24日、31日", "several_days"),
        (
            "every: week, weekday: 木, until: 2027-03-31, except: 12月24日（木）・31日（木）",
            "several_days",
        ),
        ("every: week, weekday: 木, until: 2027-03-31, except: 24日、31日", "not_closed_days"),
        ("every: 年1回, weekday: 木, until: 2027-03-31", "not_every"),
        ("every: week, weekday: 水, until: 2027-03-31", "repeat_on_other_weekday"),
        ("every: week, weekday: 土日祝, until: 2027-03-31", "repeat_on_other_weekday"),
        ("every: week, weekday: 15日, until: 2027-03-31", "repeat_numbers"),
        ("every: month, weekday: 平日, until: 2027-03-31", "repeat_numbers"),
        ("every: month, weekday: 10日・木, until: 2027-03-31", "repeat_numbers"),
        ("every: week, weekday: 祝日の翌日, until: 2027-03-31", "not_weekdays"),
    ],
)
def test_repeat_that_cannot_be_meant_is_refused(repeat: str, code: str, content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, repeat, "2026-12-10")
    assert [one.code for one in refused.value.faults if one.severity == "error"] == [code]


def test_first_day_of_a_repeat_on_workdays_is_no_holiday(content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, "every: 平日, until: 2027-01-31", "2027-01-11")
    assert "repeat_on_other_weekday" in {one.code for one in refused.value.faults}


@pytest.mark.parametrize(
    "lines",
    [
        "date: 2026-12-10\nmoved_from: 2026-12-10",
        "date: 2026-12-10\nmoved_from: 12/10",
        "dates: [{date: 2026-12-10, moved_from: 2026-12-10}]",
    ],
)
def test_day_that_was_moved_to_itself_is_refused(lines: str, content: Path) -> None:
    write_only(content, f"title: お茶\nstart: 10:00\n{lines}\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert "moved_to_same_day" in {one.code for one in refused.value.faults}


@pytest.mark.parametrize(
    ("sessions", "count"),
    [
        ("[{start: 10:00, end: 12:00}, {start: 11:00, end: 13:00}]", 1),
        ("[{start: 10:00, end: 11:00}, {start: 10:00, end: 11:00}]", 1),
        ("[{start: 10:00, end: 11:00}, {start: 11:00, end: 12:00}]", 0),
        ("[{start: 10:00}, {start: 13:00}]", 0),
    ],
)
def test_times_of_one_day_that_overlap_are_told(sessions: str, count: int, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: 2026-12-10\nsessions: {sessions}\n")
    told = loading.load(content, TODAY)[1]
    assert sum(one.code == "sessions_overlap" for one in told) == count
