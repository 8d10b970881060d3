"""When something is open: real timetables at the moments that matter, and their exceptions."""

from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError
from yorisoi.clock import TOKYO
from yorisoi.models import Closures, Service, Timetable
from yorisoi.schedule.intervals import Interval, is_within
from yorisoi.schedule.opening_hours import (
    Exceptions,
    closure_reason,
    day_hours,
    exceptions,
    hours_on,
)

from tests.support.hours_status import status
from tests.support.writing import harbour

SERVICE = harbour().service
CONFIRMED = {"source": "見本", "confirmed": "2026-11-01"}
NONE = Exceptions(holidays_closed=False)
HOLIDAYS = Exceptions(holidays_closed=True)
WEEKDAYS = "月・火・水・木・金"


def closures(**fields: Any) -> Closures:
    return Closures.model_validate({"holidays": "true"} | CONFIRMED | fields)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=TOKYO)


def timetable(**fields: Any) -> Timetable:
    return Timetable.model_validate(fields)


def ranges(*written: str, **fields: Any) -> Timetable:
    """`ranges("月〜金 9:00 17:00", …)`: days, start, end and last entry of each range."""
    names = ("days", "start", "end", "last_entry")
    return timetable(
        ranges=[dict(zip(names, one.split(), strict=False)) for one in written], **fields
    )


def said(table: Timetable, above: Exceptions, moment: str) -> str:
    """Return what is known of a moment: open until, opens at, or that nobody is sure."""
    now = status(table, above, at(moment))
    if now.is_open:
        entry = f" entry {now.last_entry:%H:%M}" if now.last_entry else ""
        return (f"until {now.until:%m-%d %H:%M}" if now.until else "always") + entry
    unsure = "" if now.sure else "unsure, "
    maybe = "" if now.opens_surely else " maybe"
    return unsure + (f"from {now.opens:%m-%d %H:%M}" if now.opens else "closed") + maybe


# 2026-12-02 is a Wednesday; 2026-11-23 a holiday on a Monday; 2027-01-11 too.
LUNCH = ranges(f"{WEEKDAYS} 9:00 12:00", f"{WEEKDAYS} 13:00 17:00")
WEEKEND = ranges(f"{WEEKDAYS} 9:00 21:00", "土・日 9:00 17:00")
NIGHT = ranges("毎日 18:00 翌6:00")
LATE = ranges("金・土 20:00 24:00")
MONTHLY = ranges("第2・第4水 13:00 16:00")
DAY_AND_NIGHT = ranges("毎日 0:00 24:00")
MUSEUM = ranges("火〜日 9:00 17:00 16:30", holidays="next-weekday")
MONTHLY_MUSEUM = ranges("第2火 9:00 17:00", holidays="next-weekday")
CITY_MUSEUM = ranges("火〜金 9:00 17:00", "土日祝 9:00 15:00", holidays="next-weekday")
NOT_ON_SUNDAY = ranges("平日 9:00 17:00", "祝（土・日を除く） 10:00 12:00")
OTHERWISE_ON_SUNDAY = ranges("祝（日を除く） 10:00 12:00", "日 13:00 15:00")
SUMMER_HOLIDAYS = timetable(
    ranges=[
        {"days": "月〜金", "start": "9:00", "end": "17:00"},
        {"days": "祝", "start": "10:00", "end": "12:00", "yearly": "07-01〜08-31"},
    ]
)
WITH_HOLIDAYS = ranges("月〜金 9:00 21:00", "土・日・祝 9:00 17:00")
CHANGING = timetable(
    ranges=[
        {"days": "月〜金", "start": "9:00", "end": "17:00", "until": "2027-03-31"},
        {"days": "月〜金", "start": "10:00", "end": "20:00", "from": "2027-04-01"},
    ]
)

MOMENTS = [
    (LUNCH, NONE, "2026-12-02T11:59", "until 12-02 12:00"),
    (LUNCH, NONE, "2026-12-02T12:00", "from 12-02 13:00"),
    (LUNCH, NONE, "2026-12-02T13:00", "until 12-02 17:00"),
    (LUNCH, NONE, "2026-12-04T17:00", "from 12-07 09:00"),
    (LUNCH, HOLIDAYS, "2026-11-23T10:00", "from 11-24 09:00"),
    (WEEKEND, NONE, "2026-12-05T12:00", "until 12-05 17:00"),
    (WEEKEND, NONE, "2026-12-04T20:59:59", "until 12-04 21:00"),
    (WEEKEND, NONE, "2026-12-06T17:00", "from 12-07 09:00"),
    (NIGHT, NONE, "2026-12-02T03:00", "until 12-02 06:00"),
    (NIGHT, NONE, "2026-12-02T06:00", "from 12-02 18:00"),
    (NIGHT, NONE, "2026-12-02T23:59", "until 12-03 06:00"),
    (LATE, NONE, "2026-12-05T23:59", "until 12-06 00:00"),
    (LATE, NONE, "2026-12-06T00:00", "from 12-11 20:00"),
    (MONTHLY, NONE, "2026-12-09T13:00", "until 12-09 16:00"),
    (MONTHLY, NONE, "2026-12-02T13:00", "from 12-09 13:00"),
    (MONTHLY, NONE, "2026-12-16T13:00", "from 12-23 13:00"),
    (DAY_AND_NIGHT, HOLIDAYS, "2027-01-01T03:00", "always"),
    (MUSEUM, HOLIDAYS, "2026-12-01T16:29", "until 12-01 17:00 entry 16:30"),
    (MUSEUM, HOLIDAYS, "2026-12-01T16:30", "from 12-02 09:00"),
    (MUSEUM, HOLIDAYS, "2026-12-07T10:00", "from 12-08 09:00"),  # an ordinary Monday
    (MUSEUM, HOLIDAYS, "2027-01-11T10:00", "until 01-11 17:00 entry 16:30"),  # a holiday
    (MUSEUM, HOLIDAYS, "2027-01-12T10:00", "from 01-13 09:00"),  # the day after it
    (MUSEUM, HOLIDAYS, "2027-02-11T10:00", "until 02-11 17:00 entry 16:30"),  # on a Thursday
    (MUSEUM, HOLIDAYS, "2027-02-12T10:00", "until 02-12 17:00 entry 16:30"),
    # 3 November, a holiday, is the first Tuesday: the next weekday that is open is a week later
    (MONTHLY_MUSEUM, NONE, "2026-11-03T10:00", "until 11-03 17:00"),
    (MONTHLY_MUSEUM, NONE, "2026-11-10T10:00", "from 12-08 09:00"),
    (CITY_MUSEUM, HOLIDAYS, "2027-01-11T10:00", "until 01-11 15:00"),  # a holiday, a Monday
    (CITY_MUSEUM, HOLIDAYS, "2027-01-12T10:00", "from 01-13 09:00"),  # in its place
    (CITY_MUSEUM, HOLIDAYS, "2027-02-11T16:00", "from 02-12 09:00"),  # on a Thursday
    (CITY_MUSEUM, HOLIDAYS, "2027-02-12T10:00", "until 02-12 17:00"),
    (NOT_ON_SUNDAY, HOLIDAYS, "2026-05-03T10:00", "from 05-04 10:00"),  # a Sunday
    (NOT_ON_SUNDAY, HOLIDAYS, "2026-05-06T11:00", "until 05-06 12:00"),
    (OTHERWISE_ON_SUNDAY, HOLIDAYS, "2026-05-03T10:00", "from 05-03 13:00"),
    (OTHERWISE_ON_SUNDAY, HOLIDAYS, "2026-05-04T11:00", "until 05-04 12:00"),
    # the sea is open on holidays of the summer; those of the other seasons are closed
    (SUMMER_HOLIDAYS, HOLIDAYS, "2026-07-20T11:00", "until 07-20 12:00"),
    (SUMMER_HOLIDAYS, HOLIDAYS, "2026-11-23T11:00", "from 11-24 09:00"),
    (SUMMER_HOLIDAYS, NONE, "2026-07-20T15:00", "from 07-21 09:00"),
    (SUMMER_HOLIDAYS, NONE, "2026-11-23T15:00", "until 11-23 17:00"),
    (WITH_HOLIDAYS, HOLIDAYS, "2026-11-23T17:00", "from 11-24 09:00"),
    (WITH_HOLIDAYS, HOLIDAYS, "2026-11-23T16:59", "until 11-23 17:00"),
    (WITH_HOLIDAYS, HOLIDAYS, "2026-11-24T20:00", "until 11-24 21:00"),
    (CHANGING, NONE, "2027-03-31T16:00", "until 03-31 17:00"),
    (CHANGING, NONE, "2027-03-31T18:00", "from 04-01 10:00"),
    (CHANGING, NONE, "2027-04-01T19:00", "until 04-01 20:00"),
    (
        timetable(days="月", start="9:00", end="17:00", holidays="open"),
        HOLIDAYS,
        "2026-11-23T10:00",
        "until 11-23 17:00",
    ),
    (
        timetable(days="月", start="9:00", end="17:00", holidays="closed"),
        NONE,
        "2026-11-23T10:00",
        "from 11-30 09:00",
    ),
    (
        timetable(days="毎日", start="9:00", end="17:00", closed_yearly="12-29〜01-03"),
        NONE,
        "2026-12-31T10:00",
        "from 01-04 09:00",
    ),
]


@pytest.mark.parametrize(("table", "above", "moment", "expected"), MOMENTS)
def test_real_timetables_at_the_moments_that_matter(
    table: Timetable, above: Exceptions, moment: str, expected: str
) -> None:
    assert said(table, above, moment) == expected


def test_hours_are_those_of_japan_wherever_it_is_asked() -> None:
    table, above = SERVICE.hours["salon"], exceptions(SERVICE.closures, "salon")
    assert status(table, above, datetime.fromisoformat("2026-12-01T17:00:00-08:00")).is_open
    assert not status(table, above, datetime.fromisoformat("2026-12-02T10:00:00Z")).is_open


DAILY = timetable(days="毎日", start="10:00", end="16:00")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-28T17:00", "from 12-29 10:00 maybe"),
        ("2026-12-31T12:00", "unsure, from 01-02 10:00 maybe"),  # 元日 is a holiday
        ("2026-12-31T16:00", "from 01-02 10:00 maybe"),
        ("2027-01-03T17:00", "from 01-04 10:00"),
        ("2027-08-13T11:00", "unsure, from 08-14 10:00 maybe"),
        ("2027-08-17T11:00", "until 08-17 16:00"),
    ],
)
def test_days_nobody_has_confirmed_are_unsure(moment: str, expected: str) -> None:
    assert said(DAILY, exceptions(closures(), "salon"), moment) == expected


YEAR_END = {"yearly": "12-29〜01-03", "reason": "年末年始"} | CONFIRMED
OPEN_ON = {"date": "2026-12-30", "reason": "歳末の相談"} | CONFIRMED


@pytest.mark.parametrize("day", ["2026-12-29", "2026-12-31", "2027-01-03", "2030-01-02"])
def test_yearly_closure_is_sure(day: str) -> None:
    hours = day_hours(
        DAILY, exceptions(closures(days=[YEAR_END]), "salon"), date.fromisoformat(day)
    )
    assert (hours.intervals, hours.sure, hours.reason) == ((), True, "年末年始")


def test_closure_of_one_entry_leaves_the_others_alone() -> None:
    shut = closures(days=[{"start": "2026-12-02", "reason": "床の工事", "of": "salon"} | CONFIRMED])
    assert said(DAILY, exceptions(shut, "salon"), "2026-12-02T11:00") == "from 12-03 10:00"
    assert said(DAILY, exceptions(shut, "telephone"), "2026-12-02T11:00") == "until 12-02 16:00"


def test_closure_of_some_hours_leaves_the_rest_of_the_day() -> None:
    snow = {"start": "2026-12-02 14:00", "end": "2026-12-02", "reason": "大雪"} | CONFIRMED
    above = exceptions(closures(days=[snow]), "salon")
    assert said(DAILY, above, "2026-12-02T11:00") == "until 12-02 14:00"
    assert said(DAILY, above, "2026-12-02T14:00") == "from 12-03 10:00"
    late = {"start": "2026-12-02", "end": "2026-12-02 13:00", "reason": "断水"} | CONFIRMED
    above = exceptions(closures(days=[late]), "salon")
    assert said(DAILY, above, "2026-12-02T11:00") == "from 12-02 13:00"


def test_special_opening_stands_above_weekdays_holidays_and_longer_closures() -> None:
    opened = closures(days=[YEAR_END], openings=[OPEN_ON])
    assert said(DAILY, exceptions(opened, "salon"), "2026-12-30T11:00") == "until 12-30 16:00"
    monday = timetable(days="月", start="10:00", end="16:00")
    times = {"date": "2026-12-06", "start": "13:00", "end": "15:00", "reason": "まつり"} | CONFIRMED
    above = exceptions(closures(openings=[times]), "salon")
    assert said(monday, above, "2026-12-06T13:00") == "until 12-06 15:00"
    holiday = {"date": "2026-11-23", "reason": "祝日も開きます"} | CONFIRMED
    above = exceptions(closures(openings=[holiday]), "salon")
    assert said(monday, above, "2026-11-23T11:00") == "until 11-23 16:00"


def test_special_opening_is_cut_by_a_closure_of_some_of_its_hours() -> None:
    times = {"date": "2026-12-06", "start": "10:00", "end": "15:00", "reason": "まつり"} | CONFIRMED
    snow = {"start": "2026-12-06 13:00", "reason": "大雪"} | CONFIRMED
    above = exceptions(closures(days=[snow], openings=[times]), "salon")
    monday = timetable(days="月", start="9:00", end="16:00")
    assert said(monday, above, "2026-12-06T11:00") == "until 12-06 13:00"
    assert said(DAILY, above, "2026-12-06T14:00") == "from 12-07 10:00"
    shut = {"start": "2026-12-06", "reason": "大雪"} | CONFIRMED
    above = exceptions(closures(days=[shut], openings=[times]), "salon")
    assert said(monday, above, "2026-12-06T11:00") == "from 12-07 09:00"


NEW_YEAR = {"yearly": "12-29〜01-03", "reason": "年末年始も開きます"} | CONFIRMED


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_opening_of_every_year_answers_whether_the_days_are_open(year: int) -> None:
    above = exceptions(closures(openings=[NEW_YEAR]), "salon")
    assert said(DAILY, above, f"{year}-12-31T11:00") == "until 12-31 16:00"
    monday = timetable(days="月", start="10:00", end="16:00")
    hours = [day_hours(monday, above, date(year, 12, day)) for day in (29, 30, 31)]
    assert all(one.sure for one in hours)
    assert [bool(one.intervals) for one in hours] == [
        date(year, 12, day).weekday() == 0 for day in (29, 30, 31)
    ]
    assert not any(one.reason for one in hours if not one.intervals)


def test_shortest_of_several_openings_says_the_times() -> None:
    times = {"date": "2026-12-30", "start": "13:00", "end": "15:00", "reason": "相談"} | CONFIRMED
    for openings in ([NEW_YEAR, times], [times, NEW_YEAR]):
        above = exceptions(closures(openings=openings), "salon")
        assert said(DAILY, above, "2026-12-30T11:00") == "from 12-30 13:00"
        assert said(DAILY, above, "2026-12-30T13:00") == "until 12-30 15:00"


def test_last_entry_is_that_of_the_part_with_its_end() -> None:
    table = ranges("毎日 9:00 17:00 16:30")
    cut = {"start": "2026-12-02 12:00", "end": "2026-12-02 13:00", "reason": "断水"} | CONFIRMED
    hours = day_hours(table, exceptions(closures(days=[cut]), "salon"), date(2026, 12, 2))
    parts = [(one.start, one.end, one.last_entry) for one in hours.intervals]
    assert parts == [(540, 720, None), (780, 1020, 990)]


def test_closure_between_last_entry_and_end_lets_nobody_in_longer() -> None:
    cut = {"start": "2026-12-02 16:45", "reason": "会議"} | CONFIRMED
    above = exceptions(closures(days=[cut]), "salon")
    told = said(ranges("毎日 9:00 17:00 16:30"), above, "2026-12-02T16:00")
    assert told == "until 12-02 16:45 entry 16:30"


@pytest.mark.parametrize(
    ("inner", "within"),
    [
        ([], True),
        ([(600, 700)], True),
        ([(540, 720), (800, 900)], True),
        ([(539, 720)], False),
        ([(540, 721)], False),
        ([(600, 700), (730, 740)], False),
        ([(700, 800)], False),
    ],
)
def test_times_lie_within_others(inner: list[tuple[int, int]], *, within: bool) -> None:
    outer = [Interval(540, 720), Interval(780, 1020)]
    assert is_within([Interval(*one) for one in inner], outer) is within


def test_special_opening_of_two_times_has_a_break() -> None:
    times = [
        {"date": "2026-12-06", "start": start, "end": end, "reason": "まつり"} | CONFIRMED
        for start, end in (("13:00", "16:00"), ("9:00", "12:00"))
    ]
    above = exceptions(closures(openings=times), "salon")
    assert said(DAILY, above, "2026-12-06T11:00") == "until 12-06 12:00"
    assert said(DAILY, above, "2026-12-06T12:30") == "from 12-06 13:00"


def test_of_a_closure_and_an_opening_of_one_day_the_closure_counts() -> None:
    snow = {"start": "2026-12-30", "reason": "大雪"} | CONFIRMED
    above = exceptions(closures(days=[YEAR_END, snow], openings=[OPEN_ON]), "salon")
    assert said(DAILY, above, "2026-12-30T11:00").startswith("from")


def test_monthly_closure() -> None:
    second = {"days": "第2火", "reason": "整理日"} | CONFIRMED
    above = exceptions(closures(days=[second]), "salon")
    assert said(DAILY, above, "2026-12-08T11:00") == "from 12-09 10:00"
    assert said(DAILY, above, "2026-12-01T11:00") == "until 12-01 16:00"


def test_long_closure_has_no_next_opening_to_promise() -> None:
    works = {"start": "2026-12-01", "end": "2027-06-30", "reason": "工事"} | CONFIRMED
    above = exceptions(closures(days=[works]), "salon")
    assert said(DAILY, above, "2026-12-02T09:00") == "closed"


@pytest.mark.parametrize(
    ("last", "expected"), [("2027-01-29", "from 01-30 10:00"), ("2027-01-30", "closed")]
)
def test_next_opening_is_promised_within_sixty_days(last: str, expected: str) -> None:
    works = {"start": "2026-12-01", "end": last, "reason": "工事"} | CONFIRMED
    above = exceptions(closures(days=[works]), "salon")
    assert said(DAILY, above, "2026-12-02T09:00") == expected


def test_times_that_overlap_are_one() -> None:
    times = [
        {"date": "2026-12-06", "start": start, "end": end, "reason": "まつり"} | CONFIRMED
        for start, end in (("9:00", "10:00"), ("12:00", "14:00"), ("13:30", "17:00"))
    ]
    hours = day_hours(DAILY, exceptions(closures(openings=times), "salon"), date(2026, 12, 6))
    assert [(one.start, one.end) for one in hours.intervals] == [(540, 600), (720, 1020)]


def test_line_that_says_itself_what_it_does_on_holidays_is_sure() -> None:
    above = Exceptions(holidays_closed=None)
    closed = timetable(days="月", start="9:00", end="17:00", holidays="closed")
    assert said(closed, above, "2026-11-23T10:00") == "from 11-30 09:00"


def test_line_whose_holidays_nobody_has_told_is_unsure_on_them() -> None:
    above = Exceptions(holidays_closed=None)
    assert said(LUNCH, above, "2026-11-23T10:00") == "unsure, from 11-23 13:00 maybe"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"days": "月", "start": "10:00"}, "hours_missing"),
        ({}, "hours_missing"),
        ({"days": "月", "start": "16:00", "end": "10:00"}, "hours_backwards"),
        ({"days": "月", "start": "10:00", "end": "翌11:00"}, "hours_backwards"),
        (
            {"days": "月", "start": "10:00", "end": "16:00", "last_entry": "17:00"},
            "last_entry_outside",
        ),
        ({"days": "月", "start": "10:00", "end": "25:61"}, "not_a_clock"),
        (
            {"days": "月・祝", "start": "10:00", "end": "16:00", "holidays": "closed"},
            "holidays_twice",
        ),
        ({"days": "月・月", "start": "10:00", "end": "16:00"}, "not_weekdays"),
        (
            {"ranges": [{"days": "月", "start": "9:00", "end": "10:00"}], "start": "9:00"},
            "hours_twice",
        ),
        (
            {"days": "月", "start": "9:00", "end": "10:00", "closed_yearly": "13-01"},
            "not_a_year_span",
        ),
        (
            {
                "days": "月",
                "start": "9:00",
                "end": "10:00",
                "from": "2027-02-01",
                "until": "2027-01-01",
            },
            "days_backwards",
        ),
    ],
)
def test_times_that_cannot_be_are_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        timetable(**fields)
    assert code in {error["type"] for error in refused.value.errors()}


def test_short_form_is_checked_as_a_range_is() -> None:
    for times in ({"start": "16:00", "end": "10:00"}, {"start": "9:00", "end": "9:00"}):
        with pytest.raises(ValidationError, match="hours_backwards"):
            timetable(days="月", **times)


def service(**fields: Any) -> Service:
    return SERVICE.model_copy(update={"closures": closures(**fields)})


def test_reason_of_a_closed_day() -> None:
    shut = service(days=[YEAR_END])
    assert closure_reason(shut, "salon", date(2026, 12, 31)) == "年末年始"
    assert closure_reason(shut, "salon", date(2026, 11, 23)) == "勤労感謝の日"
    assert closure_reason(shut, "salon", date(2026, 12, 2)) is None
    partly = service(days=[{"start": "2026-12-02 14:00", "reason": "大雪"} | CONFIRMED])
    assert closure_reason(partly, "salon", date(2026, 12, 2)) is None


def test_day_that_is_closed_anyway_needs_no_reason_but_a_whole_closure() -> None:
    tuesday = date(2026, 12, 1)
    assert closure_reason(SERVICE, "salon", tuesday) is None
    partly = service(days=[{"start": "2026-12-01 14:00", "reason": "大雪"} | CONFIRMED])
    assert closure_reason(partly, "salon", tuesday) is None
    shut = service(days=[{"start": "2026-12-01", "reason": "大雪"} | CONFIRMED])
    assert closure_reason(shut, "salon", tuesday) == "大雪"


def test_entry_that_is_open_on_holidays_has_no_reason_on_one() -> None:
    salon = SERVICE.hours["salon"].model_copy(update={"holidays": "open"})
    opened = SERVICE.model_copy(update={"hours": SERVICE.hours | {"salon": salon}})
    assert closure_reason(opened, "salon", date(2026, 11, 23)) is None


def test_hours_of_a_service_by_key() -> None:
    assert [one.end for one in hours_on(SERVICE, "telephone", date(2026, 12, 2)).intervals] == [
        1200
    ]
    assert hours_on(SERVICE, "salon", date(2026, 12, 1)).intervals == ()


@pytest.mark.parametrize(
    ("written", "moment", "told"),
    [
        ({"start": "2026-12-10 15:00"}, "2026-12-10T23:00", "from 12-11 18:00"),
        ({"start": "2026-12-10 15:00"}, "2026-12-11T01:00", "from 12-11 18:00"),
        ({"start": "2026-12-10 15:00", "end": "2026-12-11 02:00"}, "2026-12-10T23:00",
         "from 12-11 02:00"),
        ({"start": "2026-12-11 02:00"}, "2026-12-11T01:00", "until 12-11 02:00"),
        ({"start": "2026-12-11 02:00"}, "2026-12-11T03:00", "from 12-12 18:00"),
        ({"start": "2026-12-11 02:00", "end": "2026-12-11 04:00"}, "2026-12-11T03:00",
         "from 12-11 04:00"),
        ({"start": "2026-12-11"}, "2026-12-11T01:00", "until 12-11 06:00"),
    ],
)  # fmt: skip
def test_closure_at_night_cuts_the_night_of_the_day_before(
    written: dict[str, str], moment: str, told: str
) -> None:
    days = [written | {"reason": "停電"} | CONFIRMED]
    assert said(NIGHT, exceptions(closures(holidays="false", days=days), "salon"), moment) == told
