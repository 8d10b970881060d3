"""The service as JSON-LD: its hours are those that the pages and 「いま」 tell."""

import json
from typing import Any

import pytest
from yorisoi.formats import organization
from yorisoi.models import Closures, OpeningHours

from tests.support.writing import publication, with_changes

CONFIRMED = {"source": "見本", "confirmed": "2026-11-01"}


def described(door: dict[str, Any], **closures: Any) -> dict[str, Any]:
    """Return what is said of the second service with other hours of its door."""
    whole = publication()
    service = whole.site.service
    hours = OpeningHours.model_validate({"label": "広間"} | door | CONFIRMED)
    closed = Closures.model_validate({"holidays": "true"} | closures | CONFIRMED)
    changed = service.model_copy(
        update={"hours": service.hours | {"salon": hours}, "closures": closed}
    )
    site = with_changes(whole.site, service=changed)
    said: dict[str, Any] = json.loads(organization.script(with_changes(whole, site=site)))
    return said


def week(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        ("・".join(day[:3] for day in one["dayOfWeek"]), one["opens"], one["closes"])
        for one in said["location"][0]["openingHoursSpecification"]
    ]


def special(said: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    found = said["location"][0]["specialOpeningHoursSpecification"]
    assert all(one["validFrom"] == one["validThrough"] for one in found)
    return {one["validFrom"]: (one.get("opens"), one.get("closes")) for one in found}


SALON = {"days": "月・水", "start": "10:00", "end": "16:00"}
LUNCH = [
    {"days": "月", "start": "9:00", "end": "12:00"},
    {"days": "月", "start": "13:00", "end": "17:00"},
]


@pytest.mark.parametrize(
    ("door", "expected"),
    [
        (SALON, [("Mon・Wed", "10:00", "16:00")]),
        ({"ranges": LUNCH}, [("Mon", "09:00", "12:00"), ("Mon", "13:00", "17:00")]),
        ({"days": "金", "start": "18:00", "end": "翌6:00"}, [("Fri", "18:00", "06:00")]),
        ({"days": "土", "start": "20:00", "end": "24:00"}, [("Sat", "20:00", "23:59")]),
    ],
)
def test_usual_week_is_told(door: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert week(described(door)) == expected


def test_days_that_differ_are_told_one_by_one() -> None:
    year_end = {"yearly": "12-29〜01-03", "reason": "年末年始"} | CONFIRMED
    snow = {"start": "2026-12-07 14:00", "reason": "大雪"} | CONFIRMED
    opened = {"date": "2026-12-13", "start": "13:00", "end": "15:00", "reason": "まつり"}
    said = special(described(SALON, days=[year_end, snow], openings=[opened | CONFIRMED]))
    assert said == {
        "2026-12-07": ("10:00", "14:00"),
        "2026-12-13": ("13:00", "15:00"),
        "2026-12-30": ("00:00", "00:00"),
        "2027-01-11": ("00:00", "00:00"),
    }


def test_nothing_is_claimed_of_a_day_nobody_is_sure_of() -> None:
    assert special(described(SALON))["2026-12-30"] == (None, None)


def test_contacts_are_told_by_what_they_are_there_for() -> None:
    said = described(SALON)
    numbers = {
        one["telephone"]: one["contactType"] for one in said["contactPoint"] if "telephone" in one
    }
    assert numbers == {"+81312345678": "consultation", "+81312345679": "application"}
    assert said["@id"].startswith("tag:")
