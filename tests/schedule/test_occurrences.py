"""When things happen: dates of an event, and whether the door or the telephone is open."""

from datetime import date, datetime, timedelta
from typing import Any

import jpholiday
import pytest
from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.models import Closures
from yorisoi.schedule import occurrences

from tests.support.writing import HARBOUR, gathering

SERVICE = loading.load(HARBOUR)[0].service
DOOR, TELEPHONE = SERVICE.hours["salon"], SERVICE.hours["telephone"]
CLOSURES = SERVICE.closures

CONFIRMED = {"source": "見本", "confirmed": "2026-11-01"}

WEDNESDAY = "2026-12-02"
SHUT = {
    "Tuesday": "2026-12-01",
    "Sunday": "2026-12-06",
    "holiday on a Monday": "2026-11-23",
    "substitute holiday": "2026-05-06",
    "substitute holiday after a Sunday": "2027-03-22",
    "New Year's Day": "2027-01-01",
    "first day of the closure": "2026-12-30",
    "last weekday of the closure": "2027-01-02",
}


def closures(**fields: Any) -> Closures:
    return Closures.model_validate({"holidays": "true"} | CONFIRMED | fields)


def at(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=TOKYO)


def weekly(first: str, weekday: str, until: str, **fields: Any) -> dict[str, Any]:
    exceptions = fields.pop("exceptions", [])
    repeat = {"every": "week", "weekday": weekday, "until": until, "except": exceptions}
    return {"date": first, "repeat": repeat, **fields}


def days(fields: dict[str, Any]) -> list[str]:
    return [str(each.day) for each in occurrences.occurrences(gathering(**fields), CLOSURES)]


def passed_over(fields: dict[str, Any]) -> dict[str, str]:
    found = occurrences.left_out(gathering(**fields), CLOSURES)
    return {str(each.day): each.reason for each in found}


@pytest.mark.parametrize(
    ("time", "door", "telephone"),
    [
        ("00:00", False, False),
        ("09:59", False, False),
        ("09:59:59.999999", False, False),
        ("10:00", True, True),
        ("15:59", True, True),
        ("15:59:59.999999", True, True),
        ("16:00", False, True),
        ("19:59", False, True),
        ("20:00", False, False),
        ("23:59", False, False),
    ],
)
def test_door_and_telephone_keep_their_hours(time: str, *, door: bool, telephone: bool) -> None:
    assert occurrences.is_open(at(WEDNESDAY, time), DOOR, CLOSURES) is door
    assert occurrences.is_open(at(WEDNESDAY, time), TELEPHONE, CLOSURES) is telephone


@pytest.mark.parametrize("day", SHUT.values(), ids=SHUT)
@pytest.mark.parametrize("time", ["09:59", "10:00", "15:59", "16:00", "19:59", "20:00"])
def test_nothing_is_open_on_a_closed_day(day: str, time: str) -> None:
    assert not occurrences.is_open(at(day, time), DOOR, CLOSURES)
    assert not occurrences.is_open(at(day, time), TELEPHONE, CLOSURES)


@pytest.mark.parametrize("day", ["2026-12-28", "2027-01-04"])
def test_days_around_the_closure_are_open(day: str) -> None:
    assert occurrences.is_open(at(day, "10:00"), DOOR, CLOSURES)


def test_service_that_is_open_on_holidays_is_open_on_one() -> None:
    always = closures(holidays="false")
    assert occurrences.is_open(at("2026-11-23", "10:00"), DOOR, always)


def test_hours_are_those_of_japan_wherever_it_is_asked() -> None:
    asked = datetime.fromisoformat("2026-12-01T17:00:00-08:00")
    assert occurrences.is_open(asked, DOOR, CLOSURES)
    assert not occurrences.is_open(datetime.fromisoformat("2026-12-02T10:00:00Z"), DOOR, CLOSURES)


@pytest.mark.parametrize(
    ("day", "time", "opens"),
    [
        (WEDNESDAY, "00:00", "2026-12-02"),
        (WEDNESDAY, "09:59", "2026-12-02"),
        (WEDNESDAY, "10:00", "2026-12-03"),
        (WEDNESDAY, "15:59", "2026-12-03"),
        (WEDNESDAY, "16:00", "2026-12-03"),
        (WEDNESDAY, "19:59", "2026-12-03"),
        (WEDNESDAY, "20:00", "2026-12-03"),
        ("2026-12-01", "10:00", "2026-12-02"),
        ("2026-12-06", "09:59", "2026-12-07"),
        ("2026-11-21", "20:00", "2026-11-25"),
        ("2026-05-02", "16:00", "2026-05-07"),
        ("2026-05-06", "09:59", "2026-05-07"),
        ("2026-12-28", "10:00", "2027-01-04"),
        ("2026-12-31", "23:59", "2027-01-04"),
    ],
)
def test_next_opening_is_the_next_start_of_an_open_day(day: str, time: str, opens: str) -> None:
    expected = at(opens, "10:00")
    assert occurrences.next_opening(at(day, time), DOOR, CLOSURES) == expected
    assert occurrences.next_opening(at(day, time), TELEPHONE, CLOSURES) == expected


def test_long_closure_has_no_next_opening_to_promise() -> None:
    works = {"start": "2026-12-01", "end": "2027-06-30", "reason": "工事"}
    shut = closures(days=[works | CONFIRMED])
    assert occurrences.next_opening(at(WEDNESDAY, "09:00"), DOOR, shut) is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-05-06", "振替休日"),
        ("2027-03-22", "振替休日"),
        ("2026-09-22", "国民の休日"),
        ("2026-09-23", "秋分の日"),
        ("2027-01-01", "元日"),
    ],
)
def test_holiday_is_known_by_its_name(day: str, name: str) -> None:
    assert name in (occurrences.holiday_name(date.fromisoformat(day)) or "")


@pytest.mark.parametrize("day", ["2026-05-07", "2027-03-23", "2026-09-24", "2028-02-29"])
def test_common_day_is_no_holiday(day: str) -> None:
    assert occurrences.holiday_name(date.fromisoformat(day)) is None


def test_holidays_are_those_of_jpholiday_day_by_day() -> None:
    days = [date(2000, 1, 1) + timedelta(days=each) for each in range(51 * 366)]
    named = {day: occurrences.holiday_name(day) for day in days}
    assert named == {day: jpholiday.is_holiday_name(day) for day in days}


@pytest.mark.parametrize(
    ("day", "year"),
    [("2027-03-31", 2026), ("2027-04-01", 2027), ("2026-12-31", 2026), ("2027-01-01", 2026)],
)
def test_fiscal_year_turns_with_april(day: str, year: int) -> None:
    assert occurrences.fiscal_year(date.fromisoformat(day)) == year


def test_single_event_has_one_date() -> None:
    assert days({"date": "2028-02-29"}) == ["2028-02-29"]


def test_list_of_dates_is_put_in_order() -> None:
    assert days({"dates": ["2026-12-17", "2026-12-10"]}) == ["2026-12-10", "2026-12-17"]


def test_entry_of_the_list_overrides_the_event() -> None:
    entry = {"date": "2026-12-17", "start": "13:00", "end": "14:00", "status": "full"}
    event = gathering(dates=["2026-12-10", entry | {"note": "別の部屋で"}], note="いつもの部屋で")
    plain, other = occurrences.occurrences(event, CLOSURES)
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
    assert passed_over(series) == {"2026-12-30": "年末年始", "2027-01-06": "お休み"}


def test_repeat_meets_the_leap_day() -> None:
    series = weekly("2028-02-22", "火", "2028-03-07")
    assert days(series) == ["2028-02-22", "2028-02-29", "2028-03-07"]


def test_one_date_of_a_repeat_can_be_cancelled() -> None:
    cancelled = {"date": "2026-12-09", "status": "cancelled"}
    series = weekly("2026-12-02", "水", "2026-12-16", dates=[cancelled])
    found = occurrences.occurrences(gathering(**series), CLOSURES)
    assert [each.status for each in found] == ["scheduled", "cancelled", "scheduled"]


def test_date_added_to_a_repeat_is_held_on_another_weekday() -> None:
    series = weekly("2026-12-02", "水", "2026-12-09", dates=["2026-12-05"])
    assert days(series) == ["2026-12-02", "2026-12-05", "2026-12-09"]


def test_event_that_does_not_repeat_leaves_nothing_out() -> None:
    assert passed_over({"date": "2026-05-06"}) == {}


def test_event_is_over_at_its_end_or_with_its_day() -> None:
    closed, open_ended = (gathering(end=end) for end in ("12:00", None))
    (known,), (unknown,) = (
        occurrences.occurrences(each, CLOSURES) for each in (closed, open_ended)
    )
    assert known.over == at("2026-12-10", "12:00")
    assert unknown.over == at("2026-12-11", "00:00")


def test_holiday_that_is_named_in_dates_is_held_and_not_said_to_be_left_out() -> None:
    series = weekly("2026-09-16", "水", "2026-09-30", dates=["2026-09-23"])
    assert days(series) == ["2026-09-16", "2026-09-23", "2026-09-30"]
    assert passed_over(series) == {}
