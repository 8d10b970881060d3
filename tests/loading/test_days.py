"""Days as people write them: what is read, what is told while it is new, what cannot be meant."""

import os
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from yorisoi import cli, clock, loading
from yorisoi.faults import Fault, Refused
from yorisoi.loading.checks.weekdays import wrong_weekdays
from yorisoi.models import Event
from yorisoi.release.stated import last_stated

from tests.support.building import NOW, ROOT, build_site
from tests.support.writing import EVENT, PAGE, copied, replace, write, write_only

TODAY = loading.Today(clock.now(NOW).date())
FILE, PLAIN, PAGE_FILE = "events/2026-12-10-case.yaml", "events/case.yaml", "pages/ja/sample.md"
SERVICE, WEEKLY = "data/service.yaml", "every: week, weekday: 木"

Said = Callable[[str, str], list[str]]

STOCKTAKING = "    - {start: 2026-12-19, reason: 棚卸し, source: 見本, confirmed: 2026-11-01}\n"

# What a file holds, below `title:`, and what is read of it.
READ = [
    (FILE, "date: 12/10\nstart: 10:00", {"date": "2026-12-10"}),
    (FILE, "date: 12-10\nstart: 10:00", {"date": "2026-12-10"}),
    (FILE, "date: 12月10日\nstart: 10:00", {"date": "2026-12-10"}),
    (FILE, "date: １２月１０日（木）\nstart: 10:00", {"date": "2026-12-10"}),
    (FILE, "date: 12月10日木曜日\nstart: 10:00", {"date": "2026-12-10"}),
    (FILE, "date: 12/17(木)\nstart: 10:00", {"date": "2026-12-17"}),
    ("events/2027-01-11-case.yaml", "date: 1/11（月・祝）\nstart: 10:00", {"date": "2027-01-11"}),
    (PLAIN, "date: 2027年1月11日（月・祝）\nstart: 10:00", {"date": "2027-01-11"}),
    (PLAIN, "date: 12月10日（木）\nstart: 10:00", {"date": "2026-12-10"}),
    (PLAIN, "date: 1/14(木)\nstart: 10:00", {"date": "2027-01-14"}),
    (FILE, "date: 12/10\nstart: 10:00\ndeadline: 12/8", {"deadline": "2026-12-08"}),
    (FILE, "date: 12/10\nstart: 10:00\ndeadline: 12/8 17:00", {"deadline": "2026-12-08 17:00:00"}),
    (FILE, "date: 12/10\nstart: 10:00\ndeadline: 12月8日（火）まで", {"deadline": "2026-12-08"}),
    (FILE, "date: 12/10\nstart: 10:00\napply_from: 11/20", {"apply_from": "2026-11-20"}),
    (FILE, "date: 12/10\nstart: 10:00\npublish_from: 11/20から", {"publish_from": "2026-11-20"}),
    (FILE, "date: 12/10\nstart: 10:00\npublish_until: 12月24日まで",
     {"publish_until": "2026-12-24"}),
    (PLAIN, "date: 2026-12-10\nuntil: 1/17まで\nstart: 10:00", {"until": "2027-01-17"}),
    (FILE, "date: 12/10\nstart: 10:00\napply_from: 5/20", {"apply_from": "2026-05-20"}),
    (
        "events/2027-01-10-case.yaml",
        "date: 1/10\nstart: 10:00\ndeadline: 12/28",
        {"date": "2027-01-10", "deadline": "2026-12-28"},
    ),
    (PLAIN, "date: 2026-12-10\nuntil: 1/17\nstart: 10:00", {"until": "2027-01-17"}),
    (
        PLAIN,
        "date: 2026-12-10\nuntil: 1/17\nclosed: [月, 12/29〜1/3]\nstart: 10:00",
        {"closed": "月 2026-12-29〜2027-01-03"},
    ),
    (PLAIN, "dates: [2026-12-10, 12/17, 1/14（木）]\nstart: 10:00",
     {"dates": "2026-12-10 2026-12-17 2027-01-14"}),
    (FILE, "dates: [12/10, 1/14, 10/14]\nstart: 10:00",
     {"dates": "2026-12-10 2027-01-14 2027-10-14"}),
    (PLAIN, "dates: [2026-12-17, 12/10]\nstart: 10:00", {"dates": "2026-12-17 2026-12-10"}),
    (PLAIN, "dates: [{date: 2027-01-14, moved_from: 12/17}]\nstart: 10:00",
     {"moved": "2026-12-17"}),
    (PLAIN, f"date: 2026-12-10\nstart: 10:00\nrepeat: {{{WEEKLY}, until: 3/25, except: [12/24]}}",
     {"repeat": "2027-03-25 2026-12-24"}),
    (PLAIN, "date: 2026-12-10\nstart: 22:00\nend: 12/11 6:00", {"end": "2026-12-11 06:00"}),
]  # fmt: skip

# The same, and the place and words of the refusal.
REFUSED = [
    (PLAIN, "date: 12/10\nstart: 10:00", "2:7", "「2026-12-10」のように、年から"),
    (PLAIN, "date: 11/10\nstart: 10:00", "2:7", "「2027-11-10」のように、年から"),
    (FILE, "date: 12/17\nstart: 10:00", "2:7", "「2026-12-17」のように、年から"),
    (FILE, "date: 12月10日（金）\nstart: 10:00", "2:7", "日付と曜日が合っていません"),
    (PLAIN, "date: 12月10日（土）\nstart: 10:00", "2:7", "日付と曜日が合っていません"),
    (PLAIN, "date: 2/30\nstart: 10:00", "2:7", "日付として読めません"),
    (FILE, "date: 12/10/2026\nstart: 10:00", "2:7", "日付として読めません"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\ndeadline: 12/11", "4:11", "締切の「2026-12-11」"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\nend: 11:00\ndeadline: 2026-12-10 17:00", "5:11",
     "締切の「2026-12-10 17:00」"),
    (PLAIN, "dates: [2026-12-10, {date: 2026-12-17, deadline: 2026-12-18}]\nstart: 10:00", "2:50",
     "「deadline: 2026-12-17」"),
    (PLAIN, "dates: [2026-12-10, 2026-12-17]\nstart: 10:00\ndeadline: 全回 2026-12-18", "4:11",
     "終わったあとです"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\napply_from: 2026-12-11", "4:13", "申込の始まりの"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\napply_from: 2026-12-05\ndeadline: 2026-12-01", "5:11",
     "申込の始まり（2026-12-05）"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\napply_from: 各回2日前\ndeadline: 各回7日前", "5:11",
     "申込の始まり（2026-12-08）"),
    (FILE, "date: 2025-12-10\nstart: 10:00", "2:7", "年が違います"),
    ("events/2026-02-30-case.yaml", "date: 2026-12-10\nstart: 10:00", "1:1", "2026-02-30"),
    ("events/0001-01-01-case.yaml", "date: 2026-12-10\nstart: 10:00", "1:1", "0001-01-01"),
    ("events/9999-12-31-case.yaml", "date: 2026-12-10\nstart: 10:00", "1:1", "9999-12-31"),
]  # fmt: skip

TOLD = [
    (PLAIN, "date: 2026-12-10\nstart: 10:00\nupdated: 2098-12-02", "4:10", "まだ来ていない日"),
    (FILE, "date: 2027-12-10\nstart: 10:00", "2:7", "ファイルの名前の日付"),
    ("events/2025-12-12-case.yaml", "date: 2025-12-12\nstart: 10:00", "2:7", "もう過ぎた日"),
    (PLAIN, "date: 2025-12-10\nstart: 10:00", "2:7", "もう過ぎた日"),
    (PLAIN, "dates: [2026-12-10, 2026-01-14]\nstart: 10:00", "2:21", "もう過ぎた日"),
    (PLAIN, "date: 2026-09-03\nstart: 10:00\nrepeat: {every: week, weekday: 木, until: 2026-10-01}",
     "4:42", "もう過ぎた日"),
    (PLAIN, "date: 2029-12-13\nstart: 10:00", "2:7", "2年より先"),
    (PLAIN, "date: 2062-12-14\nstart: 10:00", "2:7", "2年より先"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\npublish_until: 2036-12-31", "4:16", "2年より先"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\npublish_from: 2027-11-20", "4:15",
     "出る日がありません"),
    (PLAIN, "date: 2027-01-14\nstart: 10:00\npublish_until: 2026-01-14", "4:16",
     "出る日がありません"),
    (FILE, "date: 2026-12-17\nstart: 10:00", "2:7", "ファイルの名前の日付"),
    (PLAIN, "date: 2026-12-10\nuntil: 2026-12-20\nstart: 10:00\nclosed: 木", "2:7",
     "つづく催しの最初か最後の日"),
    (PLAIN, "date: 2026-12-10\nuntil: 2026-12-20\nstart: 10:00\nclosed: [月, 2026-12-20]", "3:8",
     "つづく催しの最初か最後の日"),
    (PLAIN, "date: 2026-12-10\nstart: 1:30", "3:8", "「start: 13:30」"),
    (PLAIN, "date: 2026-12-10\nstart: 22:00\nend: 23:00", "3:8", "「start: 10:00」"),
    (PLAIN, "date: 2026-12-10\nsessions: [{start: 2:00, end: 3:00}]", "3:20", "「start: 14:00」"),
    (PLAIN, "date: 2026-12-29\nstart: 10:00", "2:7", "年末年始"),
    (PLAIN, "date: 2026-12-08\nstart: 10:00", "2:7", "休みの曜日"),
    (PLAIN, "dates: [2026-12-10, 2027-01-11]\nstart: 10:00", "2:21", "成人の日"),
]  # fmt: skip

SILENT = [
    (FILE, "date: 2026-12-10\nstart: 10:00"),
    (FILE, "date: 2026-12-10\nstart: 10:00\nend: 11:00\ndeadline: 2026-12-10"),
    (FILE, "date: 2026-12-10\nstart: 10:00\nend: 11:00\ndeadline: 2026-12-10 9:00"),
    (FILE, "dates: [2026-12-10, 2026-12-17]\nstart: 10:00\ndeadline: 前日 17:00"),
    (FILE, "date: 2026-12-17\nmoved_from: 2026-12-10\nstart: 10:00\nupdated: 2026-12-01"),
    (FILE, "dates: [2026-12-17, 2026-12-10]\nstart: 10:00"),
    (FILE, "date: 2026-12-02\nstart: 10:00\nuntil: 2026-12-20"),
    (FILE, "date: 2026-12-03\nstart: 10:00\nrepeat: {every: week, weekday: 木, until: 2027-03-25}"),
    (
        PLAIN,
        "date: 2026-09-03\nstart: 10:00\nrepeat: {every: week, weekday: 木, until: 2027-03-25}",
    ),
    ("events/2026-10-10-case.yaml", "date: 2026-10-10\nstart: 10:00"),
    (PLAIN, "date: 2026-12-29\nstart: 10:00\nclosures: ignore"),
    (PLAIN, "date: 2026-12-29\nstart: 10:00\nplace: {name: 港公民館, address: 港町4-5-6}"),
    (PLAIN, "date: 2026-12-29\nstart: 10:00\nstatus: cancelled\nupdated: 2026-12-01"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\npublish_from: 2026-12-10"),
    (PLAIN, "date: 2026-12-10\nstart: 10:00\npublish_until: 2026-12-08"),
    (PLAIN, "date: 2026-12-10\nstart: 未定"),
    (PLAIN, "date: 2026-12-10\nstart: 6:00\nclosures: ignore"),
    (PLAIN, "date: 2026-12-10\nstart: 21:59\nend: 翌6:00\nclosures: ignore"),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(tmp_path)
    (content / "events/2026-10-08-bag.md").unlink()
    return content


def told(content: Path, today: loading.Today | None = TODAY) -> tuple[Fault, ...]:
    """Return what a reading of the content tells."""
    try:
        return loading.load(content, today)[1]
    except Refused as refused:
        return refused.faults


def lines(content: Path, capfd: pytest.CaptureFixture[str], now: str = NOW) -> list[str]:
    """Return the faults and notices that the command prints."""
    output = content.parent / "output"
    cli.main(["check", "--content", str(content), "--output", str(output), "--now", now])
    return [line for line in capfd.readouterr().err.splitlines() if " → " in line]


@pytest.fixture
def said(content: Path, capfd: pytest.CaptureFixture[str]) -> Said:
    """`said(file, text)`: the lines that the command prints of one file, below its title."""

    def of(file: str, text: str) -> list[str]:
        write(content, file, f"title: お茶の時間\n{text}\n")
        return [line for line in lines(content, capfd) if file in line]

    return of


def read_of(event: Event) -> dict[str, str]:
    """Return the days of an event as texts."""
    repeat = event.repeat
    return {
        "date": str(event.date), "until": str(event.until), "deadline": str(event.deadline),
        "apply_from": str(event.apply_from), "end": str(event.end),
        "publish_from": str(event.publish_from), "publish_until": str(event.publish_until),
        "closed": " ".join(map(str, event.closed)),
        "dates": " ".join(str(entry.date) for entry in event.dates),
        "moved": " ".join(str(entry.moved_from) for entry in event.dates),
        "repeat": " ".join(map(str, (repeat.until, *repeat.exceptions))) if repeat else "",
    }  # fmt: skip


@pytest.mark.parametrize(("file", "text", "meaning"), READ, ids=[each[1] for each in READ])
def test_day_without_a_year_is_read_by_what_its_file_says(
    file: str, text: str, meaning: dict[str, str], content: Path
) -> None:
    write(content, file, f"title: お茶の時間\n{text}\n")
    site, notices = loading.load(content, TODAY)
    (event,) = (event for event in site.events if event.id == "case")
    assert read_of(event).items() >= meaning.items()
    assert "read_as" in {notice.code for notice in notices if notice.position.path == file}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("start", "午前9時"),
        ("end", "午後3時"),
        ("end", "翌朝6時"),
        ("deadline", "2026年12月8日 17時"),
        ("deadline", "前日の17時まで"),
        ("deadline", "全回 2026/12/8 午後5時"),
    ],
)
def test_what_a_notice_says_can_be_written_and_is_read_as_the_same(
    key: str, text: str, content: Path
) -> None:
    def read(value: str) -> tuple[object, set[str]]:
        lines = {"title": "お茶", "date": "2026-12-10", "start": "10:00", key: value}
        write_only(content, "".join(f"{name}: {value}\n" for name, value in lines.items()))
        site, notices = loading.load(content, TODAY)
        told = {dict(each.values)["meaning"] for each in notices if each.code == "read_as"}
        return getattr(site.events[0], key), told

    meaning, (written,) = read(text)
    assert read(written) == (meaning, set())


@pytest.mark.parametrize(("file", "text", "place", "words"), REFUSED, ids=[e[1] for e in REFUSED])
def test_day_that_cannot_be_meant_is_refused_once(
    file: str, text: str, place: str, words: str, said: Said
) -> None:
    (line,) = (line for line in said(file, text) if "お知らせ" not in line)
    assert line.startswith(f"{file}:{place}: ")
    assert words in line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("date: 12/10、12/17", "several_days"),
        ("date: 12/10〜12", "two_days"),
        ("date: 2026-12-10\ndeadline: 12/8（月）17:00", "wrong_weekday"),
        ("date: 2026-12-10\ndeadline: 12/8（火）夕方", "not_a_deadline"),
    ],
)
def test_what_is_refused_is_quoted_as_written_and_not_said_to_be_read(
    text: str, code: str, content: Path
) -> None:
    write(
        content,
        "events/2026-12-10-case.yaml",
        f"title: お茶の時間\n{text}\nstart: 10:00\nend: 12:00\n",
    )
    found = [each for each in told(content) if "case" in each.position.path]
    assert code in {each.code for each in found}
    for each in found:
        assert each.code not in ("read_as", "no_such_day")
        assert dict(each.values).get("value", "") in text


@pytest.mark.parametrize(
    ("day", "code", "line"),
    [
        ("12月28日〜1月4日", "two_days", None),
        ("[12/28, 12/30]", "several_days", None),
        ("[2026-12-28, 2026-12-30]", "several_days", None),
        ("12/28〜", "no_year", "2026-12-28"),
        ("12/28頃", "no_year", "2026-12-28"),
        ("2026-12-28から", "not_a_moment", None),
        ("毎年12月28日〜1月4日", "yearly_in_days", "12-28〜01-04"),
    ],
)
def test_closure_of_more_than_a_day_is_told_at_once(
    day: str, code: str, line: str | None, content: Path
) -> None:
    replace(content, SERVICE, "start: 2026-12-29\n      end: 2027-01-03", f"start: {day}")
    (fault,) = told(content)
    assert fault.code == code
    assert line in (None, dict(fault.values).get("line"))


OF_HOLIDAYS = "  holidays: true\n  days:\n    - start: 2026-12-29\n      end: 2027-01-03\n"


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("祝日の翌日", "2027-03-22・2027-05-05"),
        ("祝日の翌日（日を除く）", "2027-03-22・2027-05-05"),
        ("[祝日の翌日, 月]", "2027-05-05"),
        ("祝日の翌日（土・日・祝日を除く）", None),
        ("祝日の翌日（土・日・祝日でも休み）", None),
        ("祝日の翌日（祝日でも休館）", None),
        ("祝日の翌日\n      of: [unknown]", None),
    ],
)
def test_day_after_a_holiday_is_asked_about_where_it_closes_what_is_open(
    rule: str, days: str | None, content: Path
) -> None:
    replace(content, SERVICE, OF_HOLIDAYS, f"  holidays: false\n  days:\n    - days: {rule}\n")
    asked = [dict(each.values) for each in told(content) if each.code == "after_holidays_closed"]
    assert [each["days"] for each in asked] == ([days] if days else [])


@pytest.mark.parametrize(
    ("closed", "days"),
    [
        ("祝日の翌日", "2027-05-04・2027-05-05"),
        ("[月, 祝日の翌日]", "2027-05-04・2027-05-05"),
        ("祝日の翌日（土・日・祝日を除く）", None),
        ("祝日の翌日（土・日・祝日でも休み）", None),
        ("[祝日, 祝日の翌日]", None),
    ],
)
def test_day_after_a_holiday_of_an_exhibition_is_asked_about(
    closed: str, days: str | None, content: Path
) -> None:
    place = "place: {name: 市民会館, address: 港町1-1}"
    spans = f"date: 2027-04-20\nuntil: 2027-05-20\nstart: 10:00\nclosed: {closed}\n{place}\n"
    write(content, PLAIN, f"title: 写真展\n{spans}")
    asked = [dict(each.values) for each in told(content) if each.code == "after_holidays_closed"]
    assert [each["days"] for each in asked] == ([days] if days else [])


def test_nothing_is_asked_of_an_exhibition_that_is_over(content: Path) -> None:
    days = "date: 2026-04-20\nuntil: 2026-05-20\nclosed: 祝日の翌日"
    place = "place: {name: 市民会館, address: 港町}"
    write(content, PLAIN, f"title: 写真展\n{days}\n{place}\nstart: 10:00\nend: 16:00\n")
    assert told(content, loading.Today(TODAY.day, stated=lambda *_: True)) == ()


def test_day_after_a_holiday_is_not_asked_about_where_holidays_are_closed(content: Path) -> None:
    closed = OF_HOLIDAYS.replace("start: 2026-12-29\n      end: 2027-01-03", "days: 祝日の翌日")
    replace(content, SERVICE, OF_HOLIDAYS, closed)
    assert told(content) == ()


def test_end_of_a_closure_may_say_until(content: Path) -> None:
    replace(content, SERVICE, "end: 2027-01-03", "end: 1月3日まで")
    (closure,) = loading.load(content, TODAY)[0].service.closures.days
    assert closure.end == date(2027, 1, 3)


@pytest.mark.parametrize(
    "lines",
    [
        "date: 2026-12-10\nrepeat: {every: 毎週木曜, until: 2028-01-27, except: 12/29〜1/3}",
        "date: 12/10\nuntil: 2027-01-20\nclosed: [月, 12/29〜1/3]",
    ],
)
def test_span_of_closed_days_without_a_year_keeps_its_end(lines: str, content: Path) -> None:
    write(content, PLAIN, f"title: お茶の時間\n{lines}\nstart: 10:00\n")
    found = [dict(each.values)["line"] for each in told(content) if each.code == "no_year"]
    assert found[-1] == "2026-12-29〜2027-01-03"


def test_year_that_a_file_decides_is_not_asked_for_again(content: Path) -> None:
    write(
        content, PLAIN, "title: お茶の時間\ndate: 2026-12-10\nstart: 10:00\npublish_from: 11/20頃\n"
    )
    (fault,) = (each for each in told(content) if each.code.startswith("no"))
    assert fault.code == "not_a_day"


@pytest.mark.parametrize(
    ("day", "code"),
    [("12月10日13:00", "day_and_time"), ("12月10日から毎週", "rule_as_day")],
)
def test_what_stands_behind_a_day_without_a_year_is_told_at_once(
    day: str, code: str, content: Path
) -> None:
    write(content, PLAIN, f"title: お茶の時間\ndate: {day}\nend: 15:00\n")
    assert [fault.code for fault in told(content)] == [code]


def test_year_to_write_is_shown_apart_from_the_time(content: Path) -> None:
    replace(content, SERVICE, "start: 2026-12-29", "start: 12/29（火）9:00")
    (fault,) = (each for each in told(content) if each.code == "no_year")
    assert dict(fault.values)["line"] == "2026-12-29 9:00"


@pytest.mark.parametrize(("file", "text", "place", "words"), TOLD, ids=[each[1] for each in TOLD])
def test_unlikely_day_is_told_until_it_was_published(
    file: str, text: str, place: str, words: str, said: Said
) -> None:
    (line,) = (line for line in said(file, text) if "end: 16:00" not in line)
    assert line.startswith(f"{file}:{place}: お知らせ: ")
    assert words in line


@pytest.mark.parametrize(("file", "text"), SILENT, ids=[each[1] for each in SILENT])
def test_day_that_is_meant_is_not_told(file: str, text: str, content: Path) -> None:
    write(content, file, f"title: お茶の時間\n{text}\n")
    assert {each.code for each in told(content) if each.position.path == file} <= {"no_end"}


@pytest.mark.parametrize(
    ("times", "told_of"),
    [
        ("start: 10:00\nend: 16:00", []),
        ("start: 18:00\nend: 19:30", ["outside_hours"]),
        ("start: 9:30\nend: 11:00", ["outside_hours"]),
        ("start: 15:00\nend: 16:30", ["outside_hours"]),
        ("start: 18:00\nend: 19:30\nclosures: ignore", []),
        ("start: 18:00\nend: 19:30\nplace: {name: 港公民館, address: 港町5}", []),
        ("start: 1:30\nend: 4:00", ["start_at_night"]),
    ],
)
def test_time_at_which_the_place_is_closed_is_told(
    times: str, told_of: list[str], content: Path
) -> None:
    write(content, PLAIN, f"title: お茶の時間\ndate: 2026-12-10\n{times}\n")
    assert [one.code for one in told(content) if one.position.path == PLAIN] == told_of


def test_closure_of_an_afternoon_tells_of_what_is_held_in_it(content: Path) -> None:
    write(content, PLAIN, "title: お茶の時間\ndate: 2026-12-10\nstart: 14:00\nend: 15:00\n")
    closure = "start: 2026-12-10 13:00\n      end: 2026-12-10 16:00"
    replace(content, SERVICE, "start: 2026-12-29\n      end: 2027-01-03", closure)
    assert [one.code for one in told(content) if one.position.path == PLAIN] == ["outside_hours"]


def test_what_the_last_build_published_is_not_told_again(tmp_path: Path, content: Path) -> None:
    for number, (_, text, _, _) in enumerate(TOLD[1:]):
        write(content, f"events/case-{number}.yaml", f"title: お茶の時間\n{text}\n")
    output = tmp_path / "output"
    first = build_site(output, content=content)
    assert first.status == 0, first.stderr
    assert first.stderr.count("過ぎた日") == 4
    again = build_site(output, content=content)
    kinds = "過ぎた日|先の日|ファイルの名前|夜おそく|休みの日"
    assert not re.search(kinds, again.stderr), again.stderr
    replace(content, "events/2026-12-10-yoga.yaml", "date: 2026-12-10", "date: 2026-01-08")
    replace(content, "events/2026-12-10-yoga.yaml", "deadline: 2026-12-08 17:00\n", "")
    replace(content, "events/talks.yaml", "start: 11:00", "start: 1:00")
    replace(content, SERVICE, "    - start: 2026-12-29", f"{STOCKTAKING}    - start: 2026-12-29")
    moved = build_site(output, content=content)
    assert "2026-12-10-yoga.yaml:2:7: お知らせ: 「2026-01-08」は、もう過ぎた日です" in moved.stderr
    assert "talks.yaml:25:10: お知らせ: 「01:00」は、夜おそくか" in moved.stderr
    assert "talks.yaml:13:9: お知らせ: 「2026-12-19」は、休みの日です（棚卸し）" in moved.stderr
    last = build_site(output, content=content)
    assert not re.search(kinds, last.stderr), last.stderr


def test_past_and_published_workshop_is_left_in_peace(tmp_path: Path, content: Path) -> None:
    output = tmp_path / "output"
    write(content, FILE, EVENT)
    assert build_site(output, content=content).status == 0
    wrong = "deadline: 2026-12-20\nsummary: 12月10日（金）に会いました。\n"
    write(content, FILE, EVENT + wrong)
    codes = {"deadline_after_day", "weekday_wrong"}
    stated = last_stated(output)
    assert {each.code for each in told(content, loading.Today(date(2026, 12, 9), stated))} >= codes
    assert not codes & {
        each.code for each in told(content, loading.Today(date(2027, 3, 1), stated))
    }


def test_day_that_only_words_named_was_not_published(tmp_path: Path, content: Path) -> None:
    output = tmp_path / "output"
    write(
        content, FILE, EVENT + "summary: 1月8日にも会いました。\ndescription: 2026年1月8日（木）\n"
    )
    assert build_site(output, content=content).status == 0
    write(content, FILE, EVENT.replace("date: 2026-12-10", "date: 2026-01-08"))
    found = told(content, loading.Today(date(2026, 12, 1), last_stated(output)))
    assert "day_past" in {each.code for each in found}


RIGHT = [
    "12/10(木)", "12/10（木）", "12月10日（木）", "12月10日(木・祝)", "１２月１０日（木）",
    "12月10日木曜日", "12月10日 木曜", "令和8年12月10日（木）", "2026年12月10日（木）",
    "2026/12/10(木)", "2026-12-10(木)", "R8.12.10(木)", "12.10（木）", "12月10日㈭",
    "12月10日（木）〜12日（土）", "12月10日（木）・17日（木）", "1月14日（木）", "11/25(水)から",
    "12/10（Thu）", "| 12月10日 | 木 |", "**12月10日**（木）",
    # another year, by its word or its number
    "昨年の12月10日（水）", "来年12月10日（金）", "2025年の会は、12月10日（水）でした",
    "令和7年度の会（12月10日（水））", "2025年12月10日（水）",
    # no date
    "毎月第2木曜", "毎週金曜", "12/10", "1/2（月1回）", "10月1日（月・水・木）", "24/7（金）",
    "12月10日（日・祝日は休み）", "3分の2（火）", "定員10-20（水）", "13/10（金）", "10日（金）",
    "12月10日に金曜会", "12月は木曜", "12月10日（金子）", "| 10 | 金 |",
]  # fmt: skip
WRONG = [
    ("12/10(金)", "12/10(金)"),
    ("あ、12月10日（金）", "12月10日（金）"),
    ("１２月１０日（金）", "１２月１０日（金）"),
    ("12月10日(金・祝)", "12月10日(金・祝)"),
    ("12月10日金曜日", "12月10日金曜日"),
    ("12月10日 金曜", "12月10日 金曜"),
    ("令和8年12月10日（金）", "令和8年12月10日（金）"),
    ("2026年12月10日（金）", "2026年12月10日（金）"),
    ("2026/12/10(金)", "2026/12/10(金)"),
    ("2026-12-10(金)", "2026-12-10(金)"),
    ("R8.12.10(金)", "R8.12.10(金)"),
    ("12月10日㈮", "12月10日㈮"),
    ("12/10（Fri）", "12/10（Fri）"),
    ("12月10日（木）・17日（金）", "17日（金）"),
    ("12/10（木）・17（金）", "17（金）"),
    ("2026年12月10日（木）・17日（金）", "17日（金）"),
    ("| 12月10日 | 金 |", "12月10日 | 金"),
    ("**12月10日**（金）", "12月10日**（金）"),
    ("1月14日（水）", "1月14日（水）"),
    ("2025年12月10日（木）", "2025年12月10日（木）"),
    ("昨年（2025年12月10日（木））", "2025年12月10日（木）"),
]
NEAR = (date(2026, 12, 10),)


@pytest.mark.parametrize("text", RIGHT)
def test_weekday_of_its_date_is_right(text: str) -> None:
    assert list(wrong_weekdays(text, NEAR)) == []


@pytest.mark.parametrize(("text", "value"), WRONG)
def test_weekday_of_another_date_is_told_with_its_place(text: str, value: str) -> None:
    (fault,) = wrong_weekdays(text, NEAR)
    assert (fault.code, dict(fault.values)["value"]) == ("weekday_wrong", value)
    assert fault.offset == text.index(value)


@pytest.mark.parametrize("text", ["12/10(金)", "12月10日（金）"])
def test_date_without_a_year_is_right_where_nothing_is_near(text: str) -> None:
    assert list(wrong_weekdays(text, ())) == []


def test_date_that_no_year_has_is_refused() -> None:
    (fault,) = wrong_weekdays("2月30日（月）", ())
    assert fault.code == "no_such_day"


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        (FILE, f"{EVENT}summary: 12/10(金)です。\n", "5:10"),
        (FILE, f"{EVENT}note: 12月10日（金）です。\n", "5:7"),
        (FILE, f"{EVENT}description: |\n  | 日 | 曜 |\n  |---|---|\n  | 12月10日 | 金 |\n", "8:5"),
        (FILE, EVENT.replace("お茶の時間", "12/10(金)の会"), "1:8"),
        (FILE, EVENT.replace("date: 2026-12-10", "dates: [{date: 2026-12-10, note: 12/10(金)}]"),
         "2:34"),
        (PAGE_FILE, PAGE.replace("本文です。", "12月10日（金）に休みます。"), "8:1"),
        (PAGE_FILE, PAGE.replace("本文です。", "![12/10(金)の花](/a.png)"), "8:3"),
        (PAGE_FILE, PAGE.replace("見本です。", "12月10日（金）のこと。"), "5:14"),
    ],
)  # fmt: skip
def test_weekday_is_checked_in_every_text(
    file: str, text: str, place: str, content: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(content, file, text)
    named = [line for line in lines(content, capfd) if "合っていません（2026年12月10日は木" in line]
    assert [line.split(": ")[0] for line in named] == [f"{file}:{place}"]


@pytest.mark.parametrize("text", ["12月10日（水）に休みます。", "10月8日（木）に会いました。"])
def test_page_may_tell_of_the_months_around_the_day_it_was_saved(text: str, content: Path) -> None:
    write(content, PAGE_FILE, PAGE.replace("本文です。", text))
    for today in (loading.Today(date(2026, 3, 1)), None):
        assert "weekday_wrong" not in {each.code for each in told(content, today)}


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("confirmed: 2026-11-01", "confirmed: 2098-12-02", "11:14", "まだ来ていない日"),
        ("confirmed: 2026-11-01", "confirmed: 11/1", "11:14", "「2026-11-01」のように、年から"),
        ("start: 2026-12-29", "start: 12/29", "62:14", "「2026-12-29」のように、年から"),
        ("reason: 年末年始", "reason: 12月29日（金）から", "64:15", "2026年12月29日は火曜日"),
        (
            "names:",
            "notice: {text: 12月3日（金）は休みます, until: 2026-12-04}\nnames:",
            "2:16",
            "2026年12月3日は木曜日",
        ),
    ],
)
def test_days_of_the_data_are_checked(  # noqa: PLR0913, PLR0917 - the columns of the table
    old: str, new: str, place: str, words: str, content: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    replace(content, SERVICE, old, new)
    named = [line for line in lines(content, capfd) if words in line]
    assert named
    assert named[0].startswith(f"{SERVICE}:{place}: ")


def test_site_of_a_past_day_may_have_been_confirmed_since(content: Path) -> None:
    past, now = date(2026, 5, 1), date(2026, 11, 26)
    assert "made_later" in {each.code for each in told(content, loading.Today(past))}
    assert "made_later" not in {each.code for each in told(content, loading.Today(past, now=now))}


def test_end_of_a_closure_has_the_year_of_its_beginning(content: Path) -> None:
    replace(content, SERVICE, "end: 2027-01-03", "end: 1/3")
    site, notices = loading.load(content, TODAY)
    assert site.service.closures.days[0].end == date(2027, 1, 3)
    assert "read_as" in {notice.code for notice in notices}


@pytest.mark.parametrize("end", ["15:00", "15時まで", "午後3時"])
@pytest.mark.parametrize("start", ["2026-12-29 13:00", "2026-12-29", "2026年12月29日（火）13時"])
def test_time_alone_ends_a_closure_on_the_day_it_begins(
    start: str, end: str, content: Path
) -> None:
    lines = f"start: {start}\n      end: {end}"
    replace(content, SERVICE, "start: 2026-12-29\n      end: 2027-01-03", lines)
    site, notices = loading.load(content, TODAY)
    assert str(site.service.closures.days[0].end) == "2026-12-29 15:00:00"
    read = [dict(each.values) for each in notices if each.code == "read_as"]
    assert {"value": end, "meaning": "2026-12-29 15:00"} in read


def test_closure_of_another_year_is_told(content: Path) -> None:
    text = (content / SERVICE).read_text("utf-8")
    text = text.replace("2026-12-29", "2025-12-29").replace("2027-01-03", "2026-01-03")
    write(content, SERVICE, text)
    (notice,) = (each for each in told(content) if each.code == "closure_past")
    assert notice.position.line == 62


@pytest.mark.parametrize(
    ("words", "start", "code"),
    [
        ("雪のため、明日は休みます。", "2026-12-29", "notice_passes"),
        ("本日は休みます。", "2026-12-29", "notice_passes"),
        ("雪のため、休みます。", "2026-12-29", "notice_without_day"),
        ("12月29日（火）は休みます。", "2026-12-29", ""),
        ("年末年始は休みます。", "2026-12-29", ""),
        ("本日は休みます。", "{today}", ""),
        ("雪のため、休みます。", "{today}", ""),
    ],
)
def test_urgent_word_says_which_day_it_means(
    words: str, start: str, code: str, content: Path
) -> None:
    start = start.format(today=TODAY.day)
    lines = f"start: {start}\n      notice: {words}"
    replace(content, SERVICE, "start: 2026-12-29\n      end: 2027-01-03", lines)
    found = [each for each in told(content) if each.code.startswith("notice_")]
    assert [each.code for each in found] == [code] * bool(code)
    known = loading.Today(TODAY.day, lambda *_: True)
    assert not [each for each in told(content, known) if each.code.startswith("notice_")]


def test_urgent_word_that_is_over_already_is_told_until_it_was_published(content: Path) -> None:
    replace(content, SERVICE, "names:", "notice: {text: 雪です, until: 2025-12-10 17:00}\nnames:")
    (notice,) = (each for each in told(content) if each.code == "closure_past")
    assert (notice.position.line, notice.position.column) == (2, 28)
    known = loading.Today(
        TODAY.day, lambda entry, day: (entry, day) == ("service/notice", date(2025, 12, 10))
    )
    assert "closure_past" not in {each.code for each in told(content, known)}


def test_front_matter_of_markdown_is_read_the_same(content: Path) -> None:
    text = "---\ntitle: お茶の時間\ndate: 12月10日（木）\nstart: 10:00\n---\n\n12/10(木)\n"
    write(content, "events/2026-12-10-case.md", text)
    site, _ = loading.load(content, TODAY)
    assert {event.date for event in site.events if event.id == "case"} == {date(2026, 12, 10)}
    write(content, "events/2026-12-10-case.md", text.replace("12/10(木)", "12/10(金)"))
    (fault,) = (each for each in told(content) if each.code == "weekday_wrong")
    assert fault.position.line == 7


def test_reading_never_depends_on_the_day_of_a_build_alone(content: Path) -> None:
    """A weekday decides the year; years later the file is refused, and never another year's."""
    for text in ("date: 12月10日（木）", "date: 12/10"):
        write(content, PLAIN, f"title: お茶の時間\n{text}\nstart: 10:00\nend: 12:00\n")
        days = set()
        for year in range(2024, 2034):
            try:
                site, _ = loading.load(content, loading.Today(date(year, 12, 1)))
            except Refused:
                continue
            days |= {event.date for event in site.events if event.id == "case"}
        assert days <= {date(2026, 12, 10)}
    write(content, FILE, f"title: お茶の時間\n{text}\nstart: 10:00\nend: 12:00\n")
    (content / PLAIN).unlink()
    site, _ = loading.load(content, loading.Today(date(2031, 12, 1)))
    assert date(2026, 12, 10) in {event.date for event in site.events if event.id == "case"}


def test_what_git_has_known_for_days_counts_as_published(content: Path) -> None:
    write(content, PLAIN, EVENT.replace("2026-12-10", "2026-10-10"))
    moment = "2026-11-30T09:00:00+09:00"
    author = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    name = ("-c", "user.name=a", "-c", "user.email=a@a.example")
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "a")):
        subprocess.run(["git", *words], cwd=content, check=True, env=os.environ | author)
    for day, code in ((1, {"day_past"}), (2, set())):
        today = loading.Today(date(2026, 12, day))
        assert {each.code for each in told(content, today)} & {"day_past"} == code


LATER = "2026-11-28T10:30:00+09:00"


def test_what_a_build_of_another_content_stated_says_nothing_of_this_one(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert build_site(elsewhere / "output", content=content, now=LATER).status == 0
    monkeypatch.chdir(elsewhere)
    whole = copied(tmp_path / "whole")  # with a workshop that is over
    settings = ("-s", str(ROOT / "pelicanconf.py"))
    cli.main(["check", "--content", str(whole), "--now", LATER, *settings])
    assert "もう過ぎた日です" not in capfd.readouterr().err
