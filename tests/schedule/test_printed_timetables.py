"""Timetables as halls, centres, clinics and libraries print them, held to what a person reads.

Each row is loaded with a whole site. Beside it stands, without the engine, when a person who
reads the paper would come: for each of 400 days, with holidays from jpholiday alone.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import jpholiday
import pytest
from yorisoi import loading
from yorisoi.faults import Refused
from yorisoi.schedule.occurrences import occurrences
from yorisoi.schedule.opening_hours import hours_on

from tests.support.writing import replace, write_only

SERVICE = "data/service.yaml"
HOURS = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 16:00\n"
SHUT = """    - start: 2026-12-29
      end: 2027-01-03
      reason: 年末年始
      source: 試験用の見本
      confirmed: 2026-11-01
"""
FACT = "source: 見本, confirmed: 2026-11-01"
FIRST = date(2026, 4, 1)
DAYS = [FIRST + timedelta(ahead) for ahead in range(400)]
ONE = timedelta(1)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
Oracle = Callable[[date], str]


def holiday(day: date) -> bool:
    return jpholiday.is_holiday(day)


def workday(day: date) -> bool:
    return day.weekday() < SAT and not holiday(day)


def nth(day: date) -> int:
    return (day.day + 6) // 7


def last(day: date) -> bool:
    return (day + 7 * ONE).month != day.month


def moved(day: date, weekday: int) -> bool:
    """Return whether a day is closed for a weekday that is open on holidays."""
    if day.weekday() == weekday:
        return not holiday(day)
    before = day - ONE
    while workday(day) and not workday(before):
        if before.weekday() == weekday and holiday(before):
            return True
        before -= ONE
    return False


def within(day: date, first: tuple[int, int], end: tuple[int, int]) -> bool:
    here = (day.month, day.day)
    return first <= here <= end if first <= end else here >= first or here <= end


def when(condition: Callable[[date], bool], hours: str = "10:00-16:00") -> Oracle:
    return lambda day: hours if condition(day) else ""


def days(words: str, *more: str) -> str:
    """Return the lines of hours from 10 to 16 on some days."""
    return "".join(
        f"    {line}\n" for line in (f"days: {words}", "start: 10:00", "end: 16:00", *more)
    )


def ranges(*rows: str) -> str:
    return "    ranges:\n" + "".join(f"      - {{{row}}}\n" for row in rows)


def museum(day: date) -> bool:
    return not moved(day, MON)


# The lines of the hours, the closures, whether holidays are closed, and when a person would come
PRINTED: list[tuple[str, list[str], bool, Oracle]] = [
    (days("月・火・木～土"), [], True,
     when(lambda d: d.weekday() not in (WED, SUN) and not holiday(d))),
    (days("平日"), [], False, when(workday)),
    (days("月～金（土日祝日除く）"), [], False, when(workday)),
    (days("月曜～金曜（祝日を除く）"), [], False, when(workday)),
    (days("月〜金。ただし祝日を除く"), [], False, when(workday)),
    (days("土日祝のみ"), [], True, when(lambda d: d.weekday() >= SAT or holiday(d))),
    (days("祝（土・日を除く）"), [], True, when(lambda d: holiday(d) and d.weekday() < SAT)),
    (days("365日"), [], True, when(lambda _: True)),
    (days("年中無休"), ["yearly: 年末年始（12/29〜1/3）"], True,
     when(lambda d: not within(d, (12, 29), (1, 3)))),
    (days("年中無休（水曜定休）"), [], False, when(lambda d: d.weekday() != WED)),
    (days("月〜土・祝（日を除く）"), [], True, when(lambda d: d.weekday() != SUN)),
    (days("土日祝（月曜を除く）"), [], True,
     when(lambda d: d.weekday() >= SAT or (holiday(d) and d.weekday() != MON))),
    (days("毎日（15日を除く）（祝日を含む）"), [], True, when(lambda d: d.day != 15)),
    (days("毎日"), ["days: 月・祝日（土・日は開館）"], False,
     when(lambda d: d.weekday() != MON and not (holiday(d) and d.weekday() < SAT))),
    (days("毎日（月曜定休）"), [], False, when(lambda d: d.weekday() != MON)),
    (days("日・祝日を除く毎日"), [], False, when(lambda d: d.weekday() != SUN and not holiday(d))),
    (days("第2・第4土曜（祝日を除く）"), [], False,
     when(lambda d: d.weekday() == SAT and nth(d) in (2, 4) and not holiday(d))),
    (days("土曜（第1・第3のみ）"), [], False,
     when(lambda d: d.weekday() == SAT and nth(d) in (1, 3))),
    (days("第1〜第4水曜"), [], False, when(lambda d: d.weekday() == WED and nth(d) < 5)),
    (days("水（第5水を除く）"), [], False, when(lambda d: d.weekday() == WED and nth(d) < 5)),
    (days("第2・第4土日"), [], False, when(lambda d: d.weekday() >= SAT and nth(d) in (2, 4))),
    (days("毎月1日・15日"), [], False, when(lambda d: d.day in (1, 15))),
    (days("月末"), [], False, when(lambda d: (d + ONE).day == 1)),
    (days("月〜金・第2土"), [], False,
     when(lambda d: d.weekday() < SAT or (d.weekday() == SAT and nth(d) == 2))),
    (days("水曜日以外の平日"), [], False, when(lambda d: workday(d) and d.weekday() != WED)),
    (days("火〜日", "holidays: next-weekday"), [], True, when(museum)),
    (days("毎日", "holidays: open"), ["days: 月曜（祝日の場合は開館し翌平日休館）"], True,
     when(museum)),
    (days("毎日", "holidays: open"), ["days: 休館日：月曜日（祝日又は振替休日の場合はその翌日）"],
     True,
     when(museum)),
    (days("毎日", "holidays: open"), ["days: 月曜日。ただし、祝日の場合は翌日"], True,
     when(museum)),
    (days("年中無休"), ["days: 月曜日（祝日・振替休日の場合は翌平日）"], False, when(museum)),
    (days("毎日"), ["days: 月・祝"], False, when(lambda d: d.weekday() != MON and not holiday(d))),
    (days("毎日"), ["days: 月曜・祝日休館"], False,
     when(lambda d: d.weekday() != MON and not holiday(d))),
    (days("毎日"), ["days: 月（祝日を除く）"], False,
     when(lambda d: d.weekday() != MON or holiday(d))),
    (days("火〜日"), ["days: 祝日の翌日（その日が土・日曜日のときは開館）"], False,
     when(lambda d: d.weekday() != MON and not (holiday(d - ONE) and d.weekday() < SAT))),
    (days("火〜日"), ["days: 毎月最終木曜日"], False,
     when(lambda d: d.weekday() != MON and not (d.weekday() == THU and last(d)))),
    (days("火〜日"), ["days: 月曜、第3水曜は休館"], False,
     when(lambda d: d.weekday() != MON and not (d.weekday() == WED and nth(d) == 3))),
    (days("月〜土"), ["yearly: 12月28日〜1月4日", "yearly: 8/13–8/16 夏季休業", "yearly: 3/31"],
     True,
     when(lambda d: d.weekday() != SUN and not holiday(d) and not within(d, (12, 28), (1, 4))
          and not within(d, (8, 13), (8, 16)) and (d.month, d.day) != (3, 31))),
    (days("月〜金"), ["yearly: 8月"], True, when(lambda d: workday(d) and d.month != 8)),
    (ranges("days: 平日, start: 9:00, end: 12:00", "days: 平日, start: 13:00, end: 17:00"), [],
     True,
     when(workday, "9:00-12:00 13:00-17:00")),
    (ranges("days: 火〜金, start: 9:00, end: 20:00", "days: 土日祝, start: 9:00, end: 17:00"), [],
     True,
     lambda d: "9:00-17:00" if d.weekday() >= SAT or holiday(d)
     else "9:00-20:00" if d.weekday() != MON else ""),
    (ranges("days: 火〜金, start: 9:00, end: 20:00", "days: 土日祝, start: 9:00, end: 17:00")
     + "    holidays: next-weekday\n", [], True,
     lambda d: "" if moved(d, MON) else "9:00-17:00" if d.weekday() >= SAT or holiday(d)
     else "9:00-20:00"),
    (ranges("days: 火〜金, start: 9:00, end: 20:00", "days: 土日祝, start: 9:00, end: 17:00"),
     ["days: 月（祝日の場合は翌平日）"], True,
     lambda d: "" if moved(d, MON) else "9:00-17:00" if d.weekday() >= SAT or holiday(d)
     else "9:00-20:00"),
    (ranges("days: 月・火・木・金, start: 9:00, end: 18:00",
            "days: 水・土, start: 9:00, end: 12:30"),
     [], True,  # a clinic
     lambda d: "" if holiday(d) or d.weekday() == SUN
     else "9:00-12:30" if d.weekday() in (WED, SAT) else "9:00-18:00"),
    (ranges("days: 月〜金, start: 10:00, end: 18:00, yearly: 4月〜9月",
            "days: 月〜金, start: 10:00, end: 17:00, yearly: 10月〜翌年3月"), [], True,
     lambda d: "" if not workday(d) else "10:00-18:00" if 4 <= d.month <= 9 else "10:00-17:00"),
    (ranges("days: 月〜金（第2水を除く）, start: 10:00, end: 17:00",
            "days: 第2水, start: 10:00, end: 20:00"),
     [], True,
     lambda d: "" if not workday(d) else "10:00-20:00" if d.weekday() == WED and nth(d) == 2
     else "10:00-17:00"),
    (ranges("days: 月〜金, start: 9:00, end: 17:00",
            "days: 祝（日を除く）, start: 10:00, end: 12:00"),
     [], True,
     lambda d: "10:00-12:00" if holiday(d) and d.weekday() != SUN
     else "9:00-17:00" if workday(d) else ""),
    (ranges("days: 火〜金, start: 9:00, end: 17:00", "days: 月, start: 9:00, end: 17:00",
            "days: 祝（月を除く）, start: 10:00, end: 12:00"),
     [], True,
     lambda d: "10:00-12:00" if holiday(d) and d.weekday() != MON
     else "9:00-17:00" if d.weekday() < SAT else ""),
    (ranges("days: 火〜金, start: 9:00, end: 17:00",
            "days: 月（祝日を除く）, start: 9:00, end: 17:00",
            "days: 祝（月を除く）, start: 10:00, end: 12:00"),
     [], True,
     lambda d: "10:00-12:00" if holiday(d) and d.weekday() != MON
     else "9:00-17:00" if workday(d) else ""),
]  # fmt: skip


def said(day_hours: tuple[object, ...]) -> str:
    def clock(minutes: int) -> str:
        return f"{minutes // 60}:{minutes % 60:02}"

    return " ".join(f"{clock(one.start)}-{clock(one.end)}" for one in day_hours)  # type: ignore[attr-defined]


def wrong(content: Path, oracle: Oracle) -> Iterator[str]:
    """Yield each day on which a person would come at another time."""
    service = loading.load(content)[0].service
    for day in DAYS:
        here, meant = said(hours_on(service, "salon", day).intervals), oracle(day)
        if here != meant:
            yield f"{day:%Y-%m-%d %a}: {here or 'closed'}, not {meant or 'closed'}"


@pytest.mark.parametrize(("hours", "closures", "closed", "oracle"), PRINTED)
def test_hours_are_those_that_a_person_reads(
    hours: str,
    closures: list[str],
    closed: bool,  # noqa: FBT001 - a column of the table
    oracle: Oracle,
    content: Path,
) -> None:
    replace(content, SERVICE, HOURS, hours)
    replace(content, SERVICE, "holidays: true", f"holidays: {str(closed).lower()}")
    entries = "".join(f"    - {{{one}, of: salon, reason: 休館, {FACT}}}\n" for one in closures)
    replace(content, SERVICE, f"  days:\n{SHUT}", f"  days:\n{entries}" if entries else "")
    assert [*wrong(content, oracle)] == []


# A repeat that is held elsewhere, its first day, and on which days a person would come
REPEATS: list[tuple[str, str, Callable[[date], bool]]] = [
    ("毎週木曜", "2026-04-02", lambda d: d.weekday() == THU),
    ("毎日曜", "2026-04-05", lambda d: d.weekday() == SUN),
    ("毎週火・木", "2026-04-02", lambda d: d.weekday() in (TUE, THU)),
    ("隔週の木曜日", "2026-04-02", lambda d: d.weekday() == THU and (d - FIRST).days // 7 % 2 == 0),
    ("第2・第4土", "2026-04-11", lambda d: d.weekday() == SAT and nth(d) in (2, 4)),
    ("第2・第4土（祝日を除く）", "2026-04-11",
     lambda d: d.weekday() == SAT and nth(d) in (2, 4) and not holiday(d)),
    ("土曜（第2・第4）", "2026-04-11", lambda d: d.weekday() == SAT and nth(d) in (2, 4)),
    ("毎月15日・30日", "2026-04-15", lambda d: d.day in (15, 30)),
    ("毎月末日", "2026-04-30", lambda d: (d + ONE).day == 1),
    ("毎月最終金曜", "2026-04-24", lambda d: d.weekday() == FRI and last(d)),
    ("平日（水曜を除く）", "2026-04-02", lambda d: workday(d) and d.weekday() != WED),
    ("毎週木曜（第5木を除く）", "2026-04-02", lambda d: d.weekday() == THU and nth(d) < 5),
    ("毎週木曜（祝日を除く）", "2026-04-02", lambda d: d.weekday() == THU and not holiday(d)),
    ("毎月第2木曜と第4土曜", "2026-04-09",
     lambda d: (d.weekday(), nth(d)) in ((THU, 2), (SAT, 4))),
    ("土日祝", "2026-04-04", lambda d: d.weekday() >= SAT or holiday(d)),
]  # fmt: skip


@pytest.mark.parametrize(("every", "first", "meant"), REPEATS)
def test_repeat_comes_when_a_person_comes(
    every: str, first: str, meant: Callable[[date], bool], content: Path
) -> None:
    until = DAYS[-1]
    write_only(
        content,
        f"title: お茶\ndate: {first}\nstart: 10:00\nend: 12:00\n"
        f"repeat: {{every: {every}, until: {until}}}\n"
        "place: {name: 市民会館, address: 港町1-1}\n",
    )
    site = loading.load(content)[0]
    held = {one.day for one in occurrences(site.events[0], site.service)}
    begun = [day for day in DAYS if day >= date.fromisoformat(first)]
    assert [day for day in begun if (day in held) != meant(day)] == []


# What no rule says, or says in two ways, and the codes of what is told
UNCLEAR = [
    (days("平日夜間"), "", "time_in_days"),
    (days("奇数月の第1水曜"), "", "only_by_date"),
    (days("随時"), "", "no_fixed_days"),
    (days("要予約"), "", "no_fixed_days"),
    (days("開館は偶数週"), "", "every_second_week"),
    (days("第5週は休み"), "", "not_weekdays_of_month"),
    (days("月〜金（祝日・年末年始を除く）"), "", "season_in_days"),
    (days("火〜日（月曜が祝日の場合は開館）"), "", "holidays_unclear"),
    (days("平日以外"), "", "left_out_unclear"),
    (
        ranges(
            "days: 月〜金, start: 9:00, end: 17:00",
            "days: 祝（月を除く）, start: 10:00, end: 12:00",
        ),
        "",
        "holiday_of_weekday",
    ),
    ("    days: 月\n    start: 10:00~12:00/13:00~16:00\n    end: 16:00\n", "", "several_clocks"),
    ("    days: 月\n    start: 10:00\n    end: 16:00（最終受付15:30）\n", "", "not_a_clock"),
    (HOURS, "days: 毎月第3火曜日の翌日", "only_by_date"),
    (HOURS, "days: 祝日振替", "holidays_unclear"),
    (HOURS, "days: 月（祝日は開館）", "holidays_unclear"),
    (HOURS, "days: 火〜土、月曜休館", "not_weekdays"),
    (HOURS, "days: 年末年始（12/29〜1/3）", "yearly_in_days"),
    (HOURS, "yearly: 営業期間：4/1〜11/30", "not_a_year_span"),
    (
        ranges("days: 毎日, start: 9:00, end: 17:00, yearly: 冬季休業（12/1〜3/31）"),
        "",
        "not_a_year_span",
    ),
    (HOURS, "yearly: 年末年始", "not_a_year_span"),
    (HOURS, "yearly: 12月29日(火)〜1月3日(日)", "not_a_year_span"),
]


@pytest.mark.parametrize(("hours", "closure", "code"), UNCLEAR)
def test_what_has_no_one_reading_is_refused(
    hours: str, closure: str, code: str, content: Path
) -> None:
    replace(content, SERVICE, HOURS, hours)
    if closure:
        replace(content, SERVICE, SHUT, f"    - {{{closure}, reason: 休館, {FACT}}}\n")
    with pytest.raises(Refused) as refused:
        loading.load(content)
    assert code in {one.code for one in refused.value.faults}
