"""Whether the door or the telephone is open, when next, and which of the data they are."""

from datetime import datetime
from typing import Any

import pytest
from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.models import Closures
from yorisoi.schedule.opening_hours import door, first_contact, is_open, next_opening, ways

from tests.support.writing import HARBOUR

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
    assert is_open(at(WEDNESDAY, time), DOOR, CLOSURES) is door
    assert is_open(at(WEDNESDAY, time), TELEPHONE, CLOSURES) is telephone


@pytest.mark.parametrize("day", SHUT.values(), ids=SHUT)
@pytest.mark.parametrize("time", ["09:59", "10:00", "15:59", "16:00", "19:59", "20:00"])
def test_nothing_is_open_on_a_closed_day(day: str, time: str) -> None:
    assert not is_open(at(day, time), DOOR, CLOSURES)
    assert not is_open(at(day, time), TELEPHONE, CLOSURES)


@pytest.mark.parametrize("day", ["2026-12-28", "2027-01-04"])
def test_days_around_the_closure_are_open(day: str) -> None:
    assert is_open(at(day, "10:00"), DOOR, CLOSURES)


def test_service_that_is_open_on_holidays_is_open_on_one() -> None:
    always = closures(holidays="false")
    assert is_open(at("2026-11-23", "10:00"), DOOR, always)


def test_hours_are_those_of_japan_wherever_it_is_asked() -> None:
    asked = datetime.fromisoformat("2026-12-01T17:00:00-08:00")
    assert is_open(asked, DOOR, CLOSURES)
    assert not is_open(datetime.fromisoformat("2026-12-02T10:00:00Z"), DOOR, CLOSURES)


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
    assert next_opening(at(day, time), DOOR, CLOSURES) == expected
    assert next_opening(at(day, time), TELEPHONE, CLOSURES) == expected


def test_long_closure_has_no_next_opening_to_promise() -> None:
    works = {"start": "2026-12-01", "end": "2027-06-30", "reason": "工事"}
    shut = closures(days=[works | CONFIRMED])
    assert next_opening(at(WEDNESDAY, "09:00"), DOOR, shut) is None


def test_door_keeps_the_first_of_the_hours() -> None:
    assert door(SERVICE) == DOOR
    turned = dict(reversed(SERVICE.hours.items()))
    assert door(SERVICE.model_copy(update={"hours": turned})) == TELEPHONE


def test_first_contact_is_the_first_of_its_kind() -> None:
    first = first_contact(SERVICE, "telephone")
    assert first == SERVICE.contacts["consultation"]
    turned = dict(reversed(SERVICE.contacts.items()))
    assert first_contact(SERVICE.model_copy(update={"contacts": turned}), "telephone") != first
    assert first_contact(SERVICE.model_copy(update={"contacts": {}}), "telephone") is None


def test_ways_that_share_their_hours_are_one() -> None:
    names = {kind for way in ways(SERVICE) for kind in way.kinds}
    assert {"telephone", "visit"} <= names
    assert len({way.hours for way in ways(SERVICE)}) == len(ways(SERVICE))
