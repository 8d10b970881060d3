"""The dates of an event: named, repeated, moved, left out."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.models import Closure
from yorisoi.schedule import occurrence, occurrences
from yorisoi.schedule.spans import closings

from tests.support.writing import gathering, harbour, replace

SERVICE = harbour().service


def at(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=TOKYO)


def weekly(first: str, weekday: str, until: str, **fields: Any) -> dict[str, Any]:
    exceptions = fields.pop("exceptions", [])
    repeat = {"every": "week", "weekday": weekday, "until": until, "except": exceptions}
    return {"date": first, "repeat": repeat, **fields}


def days(fields: dict[str, Any]) -> list[str]:
    return [str(each.day) for each in occurrences.occurrences(gathering(**fields), SERVICE)]


def passed_over(fields: dict[str, Any]) -> dict[str, str]:
    found = occurrences.left_out(gathering(**fields), SERVICE)
    return {str(each.day): each.reason for each in found}


def test_single_event_has_one_date() -> None:
    assert days({"date": "2028-02-29"}) == ["2028-02-29"]


def test_list_of_dates_is_put_in_order() -> None:
    assert days({"dates": ["2026-12-17", "2026-12-10"]}) == ["2026-12-10", "2026-12-17"]


def test_entry_of_the_list_overrides_the_event() -> None:
    entry = {"date": "2026-12-17", "start": "13:00", "end": "14:00", "status": "full"}
    event = gathering(dates=["2026-12-10", entry | {"note": "別の部屋で"}], note="いつもの部屋で")
    plain, other = occurrences.occurrences(event, SERVICE)
    assert (plain.status, plain.note) == ("scheduled", "いつもの部屋で")
    assert (other.status, other.note) == ("full", "別の部屋で")
    assert other.start == at("2026-12-17", "13:00")
    assert other.end == at("2026-12-17", "14:00")


def test_repeat_begins_and_ends_on_the_days_it_names() -> None:
    assert days(weekly("2026-12-02", "水", "2026-12-16")) == [
        "2026-12-02",
        "2026-12-09",
        "2026-12-16",
    ]


def test_repeat_takes_several_weekdays() -> None:
    assert days(weekly("2026-12-02", "水・金", "2026-12-09")) == [
        "2026-12-02",
        "2026-12-04",
        "2026-12-09",
    ]


@pytest.mark.parametrize("word", ["two-weeks", "隔週"])
def test_repeat_of_every_second_week_counts_from_the_week_of_its_first_day(word: str) -> None:
    fields = weekly("2026-12-04", "水・金", "2027-01-15")
    fields["repeat"]["every"] = word
    # The week of 30 December counts, although nobody is there.
    assert days(fields) == ["2026-12-04", "2026-12-16", "2026-12-18", "2027-01-13", "2027-01-15"]


def test_repeat_leaves_out_holidays_and_their_substitutes_and_says_so() -> None:
    series = weekly("2026-04-22", "水", "2026-05-13")
    assert days(series) == ["2026-04-22", "2026-05-13"]
    reasons = passed_over(series)
    assert list(reasons) == ["2026-04-29", "2026-05-06"]
    assert reasons["2026-04-29"] == "昭和の日"
    assert "振替休日" in reasons["2026-05-06"]


def test_repeat_leaves_out_the_day_between_two_holidays() -> None:
    series = weekly("2026-09-15", "火", "2026-09-29")
    assert days(series) == ["2026-09-15", "2026-09-29"]
    assert "国民の休日" in passed_over(series)["2026-09-22"]


def test_repeat_leaves_out_the_substitute_of_a_sunday_in_march() -> None:
    series = weekly("2027-03-15", "月", "2027-03-29")
    assert days(series) == ["2027-03-15", "2027-03-29"]
    assert "振替休日" in passed_over(series)["2027-03-22"]


def test_repeat_leaves_out_closures_and_exceptions_and_says_why() -> None:
    series = weekly("2026-12-16", "水", "2027-01-13", exceptions=["2027-01-06"])
    assert days(series) == ["2026-12-16", "2026-12-23", "2027-01-13"]
    assert passed_over(series) == {"2026-12-30": "年末年始", "2027-01-06": ""}


def test_repeat_meets_the_leap_day() -> None:
    series = weekly("2028-02-22", "火", "2028-03-07")
    assert days(series) == ["2028-02-22", "2028-02-29", "2028-03-07"]


def test_one_date_of_a_repeat_can_be_cancelled() -> None:
    cancelled = {"date": "2026-12-09", "status": "cancelled"}
    series = weekly("2026-12-02", "水", "2026-12-16", dates=[cancelled])
    found = occurrences.occurrences(gathering(**series), SERVICE)
    assert [each.status for each in found] == ["scheduled", "cancelled", "scheduled"]


def test_date_added_to_a_repeat_is_held_on_another_weekday() -> None:
    series = weekly("2026-12-02", "水", "2026-12-09", dates=["2026-12-05"])
    assert days(series) == ["2026-12-02", "2026-12-05", "2026-12-09"]


def test_event_that_does_not_repeat_leaves_nothing_out() -> None:
    assert passed_over({"date": "2026-05-06"}) == {}


def test_event_is_over_at_its_end_or_with_its_day() -> None:
    closed, open_ended = (gathering(end=end) for end in ("12:00", None))
    (known,), (unknown,) = (occurrences.occurrences(each, SERVICE) for each in (closed, open_ended))
    assert known.over == at("2026-12-10", "12:00")
    assert unknown.over == at("2026-12-11", "00:00")


def test_holiday_that_is_named_in_dates_is_held_and_not_said_to_be_left_out() -> None:
    series = weekly("2026-09-16", "水", "2026-09-30", dates=["2026-09-23"])
    assert days(series) == ["2026-09-16", "2026-09-23", "2026-09-30"]
    assert passed_over(series) == {}


def monthly(first: str, weekday: str, until: str, **fields: Any) -> dict[str, Any]:
    exceptions = fields.pop("exceptions", [])
    repeat = {"every": "month", "weekday": weekday, "until": until, "except": exceptions}
    return {"date": first, "repeat": repeat, **fields}


def test_repeat_may_count_the_weekdays_of_a_month() -> None:
    series = monthly("2026-11-12", "第2・第4木", "2027-01-31", exceptions=["2026-12-10"])
    assert days(series) == ["2026-11-12", "2026-11-26", "2026-12-24", "2027-01-14", "2027-01-28"]
    assert passed_over(series) == {"2026-12-10": ""}


def test_closing_days_bind_in_the_main_place_alone() -> None:
    series = weekly("2026-12-23", "水", "2027-01-06")
    elsewhere = {"place": {"name": "港公民館", "address": "港町4-5-6"}}
    assert days(series) == ["2026-12-23", "2027-01-06"]
    assert days(series | elsewhere) == ["2026-12-23", "2026-12-30", "2027-01-06"]
    assert days(series | {"closures": "ignore"}) == ["2026-12-23", "2026-12-30", "2027-01-06"]
    assert days(series | elsewhere | {"closures": "follow"}) == ["2026-12-23", "2027-01-06"]


def test_closing_days_of_a_place_of_ours_bind_there() -> None:
    hall = SERVICE.places["salon"].model_copy(update={"name": "分室", "hours": "telephone"})
    shut = Closure.model_validate(
        {"start": "2026-12-16", "of": "telephone", "reason": "床の工事", "source": "見本"}
        | {"confirmed": "2026-11-01"}
    )
    closures = SERVICE.closures.model_copy(update={"days": (*SERVICE.closures.days, shut)})
    update = {"places": {**SERVICE.places, "hall": hall}, "closures": closures}
    service = SERVICE.model_copy(update=update)
    series = weekly("2026-12-09", "水", "2026-12-30")

    def held(**fields: object) -> list[str]:
        dates = occurrences.occurrences(gathering(**series | fields), service)
        return [str(each.day) for each in dates]

    assert held() == ["2026-12-09", "2026-12-16", "2026-12-23"]
    assert held(place="hall") == ["2026-12-09", "2026-12-23"]
    assert held(place="hall", closures="ignore")[-1] == "2026-12-30"


def test_date_of_a_repeat_is_unsure_where_nobody_has_confirmed_its_day() -> None:
    def unsure(**fields: Any) -> list[str]:
        series = weekly("2027-12-22", "水", "2028-01-05") | fields
        dates = occurrences.occurrences(gathering(**series), SERVICE)
        return [str(each.day) for each in dates if not each.sure]

    assert unsure() == ["2027-12-29"]
    assert unsure(dates=["2027-12-29"]) == []  # the staff have named the day
    assert unsure(closures="ignore") == []
    assert unsure(place={"name": "港公民館", "address": "港町4-5-6"}) == []


def test_span_is_one_occurrence_until_its_last_day() -> None:
    place = {"name": "市民ギャラリー", "address": "港町1-1"}
    span = gathering(date="2026-12-14", until="2027-01-17", start="9:00", end="17:00", place=place)
    (only,) = occurrences.occurrences(span, SERVICE)
    assert (str(only.day), str(only.last_day), only.daily) == ("2026-12-14", "2027-01-17", True)
    assert only.over == at("2027-01-17", "17:00")
    assert only.daily_end == at("2026-12-14", "17:00")


def test_span_is_closed_on_its_own_days_and_in_the_main_place_on_ours() -> None:
    span = {"date": "2026-12-26", "until": "2027-01-12", "closed": ["月", "2027-01-05〜2027-01-08"]}
    event = gathering(**span)
    (only,) = occurrences.occurrences(event, SERVICE)
    held = [str(day)[5:] for day in occurrences.open_days(only, SERVICE)]
    assert held == ["12-26", "01-09"]  # 火 and 日 are closed, as is 成人の日
    assert [str(days) for days in closings(event, SERVICE)] == [
        "月",
        "2027-01-05〜2027-01-08",
        "火・日",
    ]
    open_anyway = gathering(**span, closures="ignore")
    assert len(closings(open_anyway, SERVICE)) == len(span["closed"])
    assert passed_over(span)["2026-12-29"] == "年末年始"
    assert "2026-12-29" not in passed_over(span | {"closed": ["2026-12-29"]})
    elsewhere = gathering(**span, place={"name": "港公民館", "address": "港町4-5-6"})
    assert closings(elsewhere, SERVICE) == elsewhere.closed
    (only,) = occurrences.occurrences(elsewhere, SERVICE)
    assert "12-30" in [str(day)[5:] for day in occurrences.open_days(only, SERVICE)]


@pytest.mark.parametrize("words", ["月（祝日の場合は翌日）", "月曜日(祝休日のときは、翌平日休館)"])
@pytest.mark.parametrize(
    ("first", "last", "closed"),
    [
        ("2026-12-20", "2027-01-13", ["12-21", "12-28", "01-04", "01-12"]),
        ("2026-09-20", "2026-09-29", ["09-24", "09-28"]),  # 敬老の日, 国民の休日, 秋分の日
        ("2027-05-01", "2027-05-11", ["05-06", "05-10"]),
    ],
)
def test_closing_day_of_a_span_moves_behind_a_holiday(
    words: str, first: str, last: str, closed: list[str]
) -> None:
    hall = {"name": "市民ギャラリー", "address": "港町1-1"}
    event = gathering(date=first, until=last, closed=words, place=hall)
    (only,) = occurrences.occurrences(event, SERVICE)
    held = {*occurrences.open_days(only, SERVICE)}
    days = (only.day + timedelta(ahead) for ahead in range((only.last_day - only.day).days + 1))
    assert [f"{day:%m-%d}" for day in days if day not in held] == closed
    assert [str(days) for days in event.closed] == ["月（祝日のときは次の平日）"]


def test_span_is_closed_on_weekdays_and_holidays_alike() -> None:
    hall = {"name": "市民ギャラリー", "address": "港町1-1"}
    event = gathering(date="2027-01-09", until="2027-01-19", closed="火・祝日", place=hall)
    (only,) = occurrences.occurrences(event, SERVICE)
    held = [day.day for day in occurrences.open_days(only, SERVICE)]
    assert held == [9, 10, 13, 14, 15, 16, 17, 18]  # 成人の日 is the 11th


@pytest.mark.parametrize("words", ["未定", "調整中"])
def test_end_that_is_not_set_is_none(words: str) -> None:
    assert gathering(end=words).end is None


def test_repeat_is_not_held_where_its_place_closes_in_place_of_a_holiday(content: Path) -> None:
    rule = "holidays: next-weekday\n    short_name: 広間\n"
    replace(content, "data/service.yaml", "short_name: 広間\n", rule)
    replace(content, "data/service.yaml", "月・水・木・金・土", "火・水・木・金・土")
    service = loading.load(content)[0].service
    tuesdays = gathering(**weekly("2027-01-05", "火", "2027-01-19"))
    held = [str(one.day) for one in occurrences.occurrences(tuesdays, service)]
    assert held == ["2027-01-05", "2027-01-19"]
    assert [day.reason for day in occurrences.left_out(tuesdays, service)] == ["祝日のかわりの休み"]


def test_span_of_sessions_goes_on_to_its_last_day() -> None:
    sessions = [{"start": "10:00", "end": "11:00"}, {"start": "13:00", "end": "14:00"}]
    span = gathering(until="2026-12-14", start=None, end=None, sessions=sessions)
    (only,) = occurrences.occurrences(span, SERVICE)
    assert (str(only.last_day), only.over) == ("2026-12-14", at("2026-12-14", "14:00"))
    assert only.daily_end == at("2026-12-10", "14:00")


def test_span_among_dates_has_its_own_times_and_place() -> None:
    hall = {"name": "港公民館", "address": "港町4-5-6"}
    entry = {"date": "2026-12-12", "until": "2026-12-16", "end": "16:00"}
    event = gathering(dates=[entry, {**entry, "date": "2027-01-09", "until": "2027-01-11"}])
    first, _ = occurrences.occurrences(event, SERVICE)
    assert first.daily_end == at("2026-12-12", "16:00")
    assert [str(days) for days in closings(event, SERVICE)] == ["火・日"]
    assert [str(day.day) for day in occurrences.left_out(event, SERVICE)] == ["2027-01-11"]
    (there,) = occurrences.occurrences(gathering(dates=[entry | {"place": hall}]), SERVICE)
    assert len(list(occurrences.open_days(there, SERVICE))) == 5


def test_night_of_the_last_day_makes_a_span_no_longer() -> None:
    span = gathering(until="2026-12-12", start="17:00", end="翌1:00")
    (only,) = occurrences.occurrences(span, SERVICE)
    assert (str(only.last_day), only.over) == ("2026-12-12", at("2026-12-13", "01:00"))


def test_span_says_on_which_days_nobody_is_sure() -> None:
    span = {"date": "2027-12-27", "until": "2028-01-05"}
    told = passed_over(span)
    assert "確認中" in told["2027-12-29"]
    assert told["2028-01-01"] == "元日"
    (only,) = occurrences.occurrences(gathering(**span), SERVICE)
    held = [str(day)[5:] for day in occurrences.open_days(only, SERVICE)]
    assert held == ["12-27", "12-29", "12-30", "12-31", "01-03", "01-05"]


def test_date_may_have_its_own_place_note_and_capacity() -> None:
    hall = {"name": "牟礼センター", "address": "港町9-9"}
    entry = {"date": "2026-12-16", "place": hall, "note": "会場が違います", "capacity": "15組"}
    usual, other = occurrences.occurrences(gathering(dates=["2026-12-13", entry]), SERVICE)
    assert usual.place is None
    assert getattr(other.place, "name", "") == "牟礼センター"
    assert (other.note, str(other.capacity)) == ("会場が違います", "15組")


def test_event_may_end_on_the_next_day() -> None:
    (night,) = occurrences.occurrences(gathering(start="21:00", end="翌6:00"), SERVICE)
    assert night.over == at("2026-12-11", "06:00")
    (late,) = occurrences.occurrences(gathering(start="21:00", end="24:00"), SERVICE)
    assert (late.over, str(late.last_day)) == (at("2026-12-11", "00:00"), "2026-12-10")


def test_time_that_is_not_set_makes_a_date_without_one() -> None:
    (only,) = occurrences.occurrences(gathering(start="未定", end=None), SERVICE)
    assert not only.timed
    assert only.over == at("2026-12-11", "00:00")


def test_sessions_of_a_day_make_one_occurrence() -> None:
    sessions = [{"start": "13:00", "end": "14:00"}, {"start": "10:00", "end": "11:00"}]
    event = gathering(start=None, end=None, sessions=sessions)
    (only,) = occurrences.occurrences(event, SERVICE)
    assert [f"{part.start:%H:%M}" for part in only.sessions] == ["10:00", "13:00"]
    assert (only.start, only.end) == (at("2026-12-10", "10:00"), at("2026-12-10", "14:00"))


def test_moved_date_is_held_and_a_postponed_one_is_never_over() -> None:
    moved = gathering(status="postponed", moved_from="2026-12-03")
    assert occurrences.occurrences(moved, SERVICE)[0].status == "moved"
    (lost,) = occurrences.occurrences(gathering(status="postponed"), SERVICE)
    assert lost.over == occurrence.NOT_YET


@pytest.mark.parametrize(
    ("moment", "most", "shown"),
    [
        ("2026-12-10T11:59", 2, ["10", "11"]),  # none is over
        ("2026-12-10T12:00", 2, ["10", "11"]),  # the first is: it is the one before the next
        ("2026-12-11T12:00", 2, ["11", "12"]),
        ("2026-12-14T12:00", 2, ["13", "14"]),  # all are: the last ones
        ("2026-12-12T12:00", 3, ["12", "13", "14"]),
        ("2026-12-13T12:00", 3, ["12", "13", "14"]),
        ("2026-12-12T12:00", 9, ["10", "11", "12", "13", "14"]),
    ],
)
def test_so_many_dates_are_shown_from_the_last_that_is_over(
    moment: str, most: int, shown: list[str]
) -> None:
    event = gathering(dates=[f"2026-12-{day}" for day in range(10, 15)])
    dates = occurrences.occurrences(event, SERVICE)
    found, others = occurrence.around(dates, at(*moment.split("T")), most)
    assert [str(date.day)[8:] for date in found] == shown
    assert list(others) == [date for date in dates if date not in found]


SESSIONS = [{"start": "10:00", "end": "11:00"}, {"start": "13:00", "end": "14:00"}]
SESSIONED = {"start": None, "end": None, "sessions": SESSIONS}
SPAN = {"date": "2026-12-14", "until": "2026-12-20"}


@pytest.mark.parametrize(
    ("fields", "seats"),
    [
        ({}, None),
        ({"capacity": "15人"}, 15),
        ({"capacity": "各回15人"}, 15),
        ({"capacity": "各回15人"} | SESSIONED, None),
        ({"capacity": "各回15人"} | SPAN, None),
        ({"capacity": "15人"} | SESSIONED, 15),
        ({"capacity": "15人"} | SPAN, 15),
    ],
)
def test_seats_are_told_where_they_are_those_of_all(
    fields: dict[str, Any], seats: int | None
) -> None:
    (only,) = occurrences.occurrences(gathering(**fields), SERVICE)
    assert only.seats == seats


@pytest.mark.parametrize(
    ("ends", "end"),
    [(["11:00"], "11:00"), (["11:00", None], None), ([None, "14:00"], "14:00"), ([None], None)],
)
def test_day_of_sessions_ends_with_the_last_where_its_end_is_known(
    ends: list[str | None], end: str | None
) -> None:
    sessions = [
        {"start": start} | ({"end": ending} if ending else {})
        for start, ending in zip(["10:00", "13:00"], ends, strict=False)
    ]
    event = gathering(start=None, end=None, sessions=sessions)
    (only,) = occurrences.occurrences(event, SERVICE)
    assert only.end == (at("2026-12-10", end) if end else None)


def test_span_without_an_end_has_none_on_its_first_day() -> None:
    (only,) = occurrences.occurrences(gathering(**SPAN, start="10:00", end=None), SERVICE)
    assert only.daily_end is None


def test_single_date_on_a_day_that_nobody_has_confirmed_is_sure() -> None:
    (only,) = occurrences.occurrences(gathering(date="2027-12-29"), SERVICE)
    assert only.sure


@pytest.mark.parametrize(
    ("closed", "days"),
    [
        ([], ["19", "20", "21", "22", "23", "24"]),
        (["2026-11-20〜2026-11-21"], ["19", "22", "23", "24"]),
        (["2026-11-24"], ["19", "20", "21", "22", "23"]),
        (["金"], ["19", "21", "22", "23", "24"]),
        (["祝"], ["19", "20", "21", "22", "24"]),
        (["月", "祝"], ["19", "20", "21", "22", "24"]),
    ],
)
def test_span_is_open_on_all_days_but_those_it_names(closed: list[str], days: list[str]) -> None:
    place = {"name": "港公民館", "address": "港町4-5-6"}
    event = gathering(date="2026-11-19", until="2026-11-24", closed=closed, place=place)
    (only,) = occurrences.occurrences(event, SERVICE)
    assert [str(day)[8:] for day in occurrences.open_days(only, SERVICE)] == days


def test_single_date_on_a_closed_day_stands_on_its_day() -> None:
    (only,) = occurrences.occurrences(gathering(date="2026-12-30"), SERVICE)
    assert [str(day) for day in occurrences.open_days(only, SERVICE)] == ["2026-12-30"]
