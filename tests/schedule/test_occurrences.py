"""The dates of an event: named, repeated, moved, left out."""

from datetime import datetime
from typing import Any

from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.schedule import occurrences

from tests.support.writing import HARBOUR, gathering

SERVICE = loading.load(HARBOUR)[0].service


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
