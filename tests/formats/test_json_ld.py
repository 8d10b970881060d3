"""Events as schema.org and Google's event results want them."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from lxml import html
from yorisoi.formats import json_ld
from yorisoi.models import Event

from tests.support.writing import gathering, publication, publishing

SCHEMA = "https://schema.org/"
REQUIRED = {"name", "startDate", "location"}
RECOMMENDED = {
    "description",
    "endDate",
    "eventAttendanceMode",
    "eventStatus",
    "offers",
    "organizer",
}


def events(*records: Event) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json_ld.events_json(publishing(*records)))
    return found


def only(record: Event) -> dict[str, Any]:
    (event,) = events(record)
    return event


def test_every_event_has_what_is_required_and_recommended() -> None:
    found = json.loads(json_ld.events_json(publication()))
    assert found
    for event in found:
        missing = (REQUIRED | RECOMMENDED) - event.keys()
        assert missing <= {"description"}, event
        assert event["@type"] == "Event"
        assert event["@context"] == "https://schema.org"


def test_times_carry_the_offset_of_japan() -> None:
    event = only(gathering())
    assert event["startDate"] == "2026-12-10T10:00:00+09:00"
    assert event["endDate"] == "2026-12-10T12:00:00+09:00"
    offset = datetime.fromisoformat(event["startDate"]).utcoffset()
    assert offset == timedelta(hours=9)


def test_event_without_a_known_end_states_none() -> None:
    assert "endDate" not in only(gathering(end=None))


def test_location_is_a_place_with_an_address() -> None:
    location = only(gathering())["location"]
    assert (location["@type"], location["name"]) == ("Place", "サロン港")
    assert location["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "港町1-2-3",
        "postalCode": "100-0001",
        "addressCountry": "JP",
    }


def test_place_that_is_no_entry_of_the_data_has_its_address() -> None:
    elsewhere = gathering(place={"name": "港公民館", "address": "港町4-5-6"})
    location = only(elsewhere)["location"]
    assert location["name"] == "港公民館"
    assert location["address"]["streetAddress"] == "港町4-5-6"


def test_event_is_attended_in_person_and_free_of_charge() -> None:
    event = only(gathering())
    assert event["eventAttendanceMode"] == f"{SCHEMA}OfflineEventAttendanceMode"
    assert event["isAccessibleForFree"] is True
    assert event["offers"]["price"] == 0
    assert event["offers"]["priceCurrency"] == "JPY"
    assert event["offers"]["availability"] == f"{SCHEMA}InStock"
    assert event["organizer"]["name"] == "サロン港"


def test_full_event_offers_nothing_more() -> None:
    assert only(gathering(status="full"))["offers"]["availability"] == f"{SCHEMA}SoldOut"


@pytest.mark.parametrize(
    ("fields", "status", "mark"),
    [
        ({}, "EventScheduled", ""),
        ({"status": "full"}, "EventScheduled", "【満席】"),
        ({"status": "cancelled"}, "EventCancelled", "【中止】"),
        ({"status": "postponed"}, "EventPostponed", "【延期】"),
        ({"status": "postponed", "moved_from": "2026-12-03"}, "EventRescheduled", "【日程変更】"),
    ],
)
def test_state_is_told_to_programs_and_to_people(
    fields: dict[str, str], status: str, mark: str
) -> None:
    event = only(gathering(**fields))
    assert event["eventStatus"] == SCHEMA + status
    assert event["name"] == f"{mark}お茶の時間"


def test_moved_event_keeps_the_day_it_was_to_be_on() -> None:
    moved = gathering(status="postponed", moved_from="2026-12-03")
    assert only(moved)["previousStartDate"].startswith("2026-12-03")
    assert "previousStartDate" not in only(gathering())


def test_each_date_of_a_series_is_an_event_of_its_own() -> None:
    found = events(gathering(dates=["2026-12-10", "2026-12-17"]))
    assert [each["startDate"][:10] for each in found] == ["2026-12-10", "2026-12-17"]
    assert len({each["@id"] for each in found}) == 2


@pytest.mark.parametrize("title", ["a</script><b>x</b>", "<!--<script>", "]]>&amp;\u2028x", '"\\'])
def test_no_text_can_end_the_script_element_it_stands_in(title: str) -> None:
    whole = publishing(gathering(title=title))
    text = json_ld.script(whole, whole.public)
    page = html.fromstring(f"<div><script type='application/ld+json'>{text}</script></div>")
    (element,) = page
    assert json.loads(element.text)["@graph"][0]["name"] == title
    assert "</" not in text


def test_page_and_open_data_hold_the_same_events() -> None:
    whole = publication()
    graph = json.loads(json_ld.script(whole, whole.public))
    listed = json.loads(json_ld.events_json(whole))
    assert [{"@context": graph["@context"]} | each for each in graph["@graph"]] == listed


def test_past_events_stay_in_the_data() -> None:
    assert [each["startDate"][:4] for each in events(gathering(date="2024-05-01"))] == ["2024"]


def test_no_events_are_an_empty_array() -> None:
    assert events() == []


def test_cancelled_event_offers_nothing() -> None:
    assert only(gathering(status="cancelled"))["offers"]["availability"] != f"{SCHEMA}InStock"


def test_event_with_a_fee_is_not_said_to_be_free_of_charge() -> None:
    event = only(gathering(fee="材料費 300円"))
    assert event["isAccessibleForFree"] is not True
    assert event.get("offers", {}).get("price") != 0


def test_place_that_is_told_later_is_a_rough_one_without_an_address() -> None:
    event = only(gathering(place={"after_applying": "true", "name": "市内の体育館"}))
    name = "市内の体育館（くわしい場所は、申し込んだ方にお知らせします）"
    assert event["location"] == {"@type": "Place", "name": name}


SPAN = {"date": "2026-12-14", "until": "2026-12-20", "start": "9:00", "end": "17:00"}


def test_span_is_one_event_with_a_schedule_of_its_days() -> None:
    event = only(gathering(**SPAN, closed=["月", "2026-12-19"], closures="ignore"))
    assert event["startDate"] == "2026-12-14T09:00:00+09:00"
    assert event["endDate"] == "2026-12-20T17:00:00+09:00"
    assert event["eventSchedule"] == {
        "@type": "Schedule",
        "startDate": "2026-12-14",
        "endDate": "2026-12-20",
        "startTime": "09:00:00",
        "endTime": "17:00:00",
        "repeatFrequency": "P1D",
        "exceptDate": ["2026-12-14", "2026-12-19"],
        "scheduleTimezone": "Asia/Tokyo",
    }


def test_what_has_no_time_yet_is_a_day() -> None:
    event = only(gathering(start="未定", end=None))
    assert event["startDate"] == "2026-12-10"
    assert "endDate" not in event


def test_sessions_are_events_within_the_event() -> None:
    sessions = [{"start": "10:00", "end": "11:00", "capacity": "8人"}, {"start": "14:00"}]
    first, second = only(gathering(start=None, end=None, sessions=sessions))["subEvent"]
    assert (first["startDate"], first["endDate"]) == (
        "2026-12-10T10:00:00+09:00",
        "2026-12-10T11:00:00+09:00",
    )
    assert first["maximumAttendeeCapacity"] == 8
    assert second["startDate"] == "2026-12-10T14:00:00+09:00"
    assert all(session.keys() >= REQUIRED for session in (first, second))


def test_event_that_is_online_too_is_attended_either_way() -> None:
    event = only(gathering(online="Zoom"))
    assert event["eventAttendanceMode"] == f"{SCHEMA}MixedEventAttendanceMode"
    here, there = event["location"]
    assert (here["name"], there["@type"], there["name"]) == ("サロン港", "VirtualLocation", "Zoom")
    assert "オンライン参加：Zoom" in event["description"]


def test_online_event_is_attended_online() -> None:
    event = only(gathering(place="オンライン"))
    assert event["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"
    assert event["location"]["@type"] == "VirtualLocation"
    assert event["location"]["url"] == event["url"]


@pytest.mark.parametrize(
    ("fee", "stated"),
    [
        (None, (True, 0, None)),
        ("無料", (True, 0, "無料")),
        ("500円（材料費）", (False, 500, "500円（材料費）")),
        ("大人500円、子ども200円", (False, None, "大人500円、子ども200円")),
    ],
)
def test_price_is_stated_where_there_is_one(fee: str | None, stated: tuple[object, ...]) -> None:
    event = only(gathering(**({"fee": fee} if fee else {})))
    offer = event["offers"]
    assert (event["isAccessibleForFree"], offer.get("price"), offer.get("description")) == stated


def test_offer_says_from_when_and_until_when() -> None:
    offer = only(gathering(apply_from="2026-11-20 9:00", deadline="2026-12-08"))["offers"]
    assert offer["validFrom"] == "2026-11-20T09:00:00+09:00"
    assert offer["validThrough"] == "2026-12-09T00:00:00+09:00"


@pytest.mark.parametrize(
    ("capacity", "people"), [("20", 20), ("20人（抽選）", 20), ("各回15組", None)]
)
def test_capacity_is_stated_where_it_counts_people(capacity: str, people: int | None) -> None:
    assert only(gathering(capacity=capacity)).get("maximumAttendeeCapacity") == people


def test_organizer_is_who_the_event_names() -> None:
    organizer = only(gathering(organizer="港町図書館"))["organizer"]
    assert organizer == {"@type": "Organization", "name": "港町図書館"}
