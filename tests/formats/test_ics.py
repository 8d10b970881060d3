"""The calendar to subscribe to, as RFC 5545 and 7986 have it."""

import re
from typing import Any

import pytest
from yorisoi.formats import ics
from yorisoi.models import Event

from tests.support.ical_js import by_ical_js
from tests.support.reading import by_icalendar
from tests.support.writing import gathering, publication, publishing

SERIES = {"repeat": {"every": "week", "weekday": "木", "until": "2026-12-24"}}


def calendar(*events: Event, now: str = "2026-12-01") -> str:
    return ics.calendar(publishing(*events, now=now))


def entries(*events: Event, now: str = "2026-12-01") -> list[dict[str, Any]]:
    return by_icalendar(calendar(*events, now=now))


def only(event: Event) -> dict[str, Any]:
    (entry,) = entries(event)
    return entry


def values(text: str, name: str) -> list[str]:
    return re.findall(rf"^{name}[;:](.*)\r$", text, re.MULTILINE)


def test_two_readers_read_the_same_of_a_whole_calendar() -> None:
    text = ics.calendar(publication())
    assert by_ical_js(text) == by_icalendar(text)
    assert len(by_icalendar(text)) == 10


def test_start_and_end_are_in_japan_time() -> None:
    entry = only(gathering())
    assert (entry["start"], entry["end"]) == ("2026-12-10T01:00:00Z", "2026-12-10T03:00:00Z")


@pytest.mark.parametrize(
    "summary",
    [
        "茶, 菓子; 花\\n 「\\」",
        "一行目\n二行目\r\n三行目",
        "🍵" * 60,
        "か\u3099き" * 40,
        "END:VCALENDAR",
        "a" * 300,
        "： \" ' ^n < & >",
    ],
)
def test_any_text_reaches_both_readers_whole(summary: str) -> None:
    text = calendar(gathering(title=summary.replace("\n", " ").replace("\r", ""), summary=summary))
    (one,), (other,) = by_icalendar(text), by_ical_js(text)
    assert one == other
    assert one["description"] == summary.replace("\r\n", "\n") + "\n申し込み：電話"


def test_event_without_a_known_end_has_none_in_the_calendar() -> None:
    text = calendar(gathering(end=None))
    assert by_icalendar(text) == by_ical_js(text)
    assert by_icalendar(text)[0]["end"] is None


def test_every_line_ends_with_crlf_and_holds_75_octets_at_most() -> None:
    text = calendar(gathering(title="🍵ゆっくり" * 30, summary="長い説明です。" * 30))
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_calendar_holds_the_zone_its_times_are_in() -> None:
    text = ics.calendar(publication())
    assert values(text, "TZID") == ["Asia/Tokyo"]
    assert values(text, "TZOFFSETTO") == ["+0900"]
    times = values(text, "DTSTART;TZID=Asia/Tokyo")
    assert len(times) == text.count("BEGIN:VEVENT") == text.count("DTEND;TZID=Asia/Tokyo:")


def test_calendar_says_its_name_and_how_often_to_look() -> None:
    text = ics.calendar(publication())
    assert values(text, "NAME") == values(text, "X-WR-CALNAME") == ["サロン港"]
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text
    assert values(text, "X-PUBLISHED-TTL") == ["PT12H"]
    assert values(text, "VERSION") == ["2.0"]
    assert len(values(text, "PRODID")) == 1


def test_calendar_without_events_is_read_by_both() -> None:
    assert by_icalendar(calendar()) == by_ical_js(calendar()) == []


def test_calendar_built_at_another_moment_is_the_same() -> None:
    assert calendar(gathering(), now="2026-12-01") == calendar(gathering(), now="2027-03-01")


def test_stamps_are_the_day_the_event_was_changed() -> None:
    text = calendar(gathering(updated="2026-11-20"))
    assert values(text, "DTSTAMP") == values(text, "LAST-MODIFIED") == ["20261120T000000Z"]


def test_event_that_was_never_changed_has_a_stamp_all_the_same() -> None:
    assert only(gathering())["stamp"] == "2020-01-01T00:00:00Z"


def test_uid_is_of_this_site_and_no_two_are_the_same() -> None:
    found = [each["uid"] for each in by_icalendar(ics.calendar(publication()))]
    assert found
    assert len(set(found)) == len(found)
    assert all(each.endswith("@minato.example") for each in found)


def test_uid_stays_when_words_times_and_state_change() -> None:
    changed = gathering(title="別の名", start="11:00", status="full", updated="2026-11-30")
    assert only(changed)["uid"] == only(gathering())["uid"]


def test_uid_stays_when_the_day_moves() -> None:
    moved = gathering(date="2027-01-16", moved_from="2026-12-10", status="postponed")
    assert only(moved)["uid"] == only(gathering())["uid"]
    assert only(moved)["start"] == "2027-01-16T01:00:00Z"


def test_uid_stays_when_one_day_of_a_list_moves() -> None:
    before = entries(gathering(dates=["2026-12-10", "2026-12-17"]))
    moved = {"date": "2026-12-18", "moved_from": "2026-12-17"}
    after = entries(gathering(dates=["2026-12-10", moved]))
    assert [each["uid"] for each in before] == [each["uid"] for each in after]


@pytest.mark.parametrize("state", ["full", "cancelled", "postponed"])
def test_sequence_grows_with_the_state(state: str) -> None:
    assert only(gathering(status=state))["sequence"] > only(gathering())["sequence"]


@pytest.mark.parametrize("updated", ["2000-01-01", "2019-12-31"])
def test_change_before_the_first_stamp_counts_as_that(updated: str) -> None:
    event = gathering(updated=updated)
    assert only(event)["sequence"] == 0
    assert values(calendar(event), "DTSTAMP") == ["20200101T000000Z"]


def test_sequence_grows_with_a_newer_change_whatever_the_state_was() -> None:
    cancelled = gathering(status="cancelled", updated="2026-11-20")
    held_after_all = gathering(updated="2026-11-21")
    assert only(held_after_all)["sequence"] > only(cancelled)["sequence"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "CONFIRMED"),
        ({"status": "full"}, "CONFIRMED"),
        ({"status": "cancelled"}, "CANCELLED"),
        ({"status": "postponed"}, "CANCELLED"),
        ({"status": "postponed", "moved_from": "2026-12-03"}, "CONFIRMED"),
        ({"status": "cancelled", "moved_from": "2026-12-03"}, "CANCELLED"),
    ],
)
def test_status_says_whether_to_come(fields: dict[str, str], status: str) -> None:
    assert only(gathering(**fields))["status"] == status


def test_cancelled_date_stays_in_the_calendar_as_cancelled() -> None:
    cancelled = {"date": "2026-12-17", "status": "cancelled", "note": "大雪のため"}
    found = entries(gathering(dates=["2026-12-10", cancelled, "2026-12-24"]))
    assert [each["status"] for each in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert found[1]["summary"] == "【中止】お茶の時間"
    assert "大雪のため" in found[1]["description"]


def test_past_of_two_years_is_kept_and_older_is_left_out() -> None:
    days = ["2024-11-20", "2024-12-10", "2026-11-30", "2026-12-10"]
    found = entries(gathering(dates=days))
    assert [each["start"][:10] for each in found] == days[1:]


def test_place_is_its_name_and_its_address() -> None:
    assert only(gathering())["location"] == "サロン港 港町1-2-3"
    elsewhere = gathering(place={"name": "港公民館", "address": "港町4-5-6"})
    assert only(elsewhere)["location"] == "港公民館 港町4-5-6"


def test_sequence_grows_when_only_the_day_moves() -> None:
    moved = gathering(date="2026-12-17", moved_from="2026-12-10")
    assert only(moved)["sequence"] > only(gathering())["sequence"]


def test_date_moved_out_of_a_series_leaves_its_old_day() -> None:
    moved = {"date": "2026-12-18", "moved_from": "2026-12-17"}
    found = entries(gathering(date="2026-12-10", dates=[moved], **SERIES))
    assert [each["start"][:10] for each in found] == ["2026-12-10", "2026-12-18", "2026-12-24"]
    assert len({each["uid"] for each in found}) == 3


def test_summary_of_the_staff_is_plain_text_in_the_calendar() -> None:
    summary = "**お茶**と{菓子|かし}。申込は {{ contacts.workshop }} へ。"
    description = only(gathering(summary=summary))["description"]
    assert description.startswith("お茶と菓子")
    assert not re.search(r"[{}*|]", description)
    assert "0312-34-5679" in description


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("contacts.workshop", "0312-34-5679"),
        ("places.salon", "港町1-2-3"),
        ("hours.telephone", "10:00"),
        ("hotlines.night", "#8008"),
        ("names.fee", "すべて無料です。"),
        ("figures.days", "200"),
    ],
)
def test_fact_in_a_summary_is_told_in_the_calendar(path: str, words: str) -> None:
    assert words in only(gathering(summary=f"お知らせ {{{{ {path} }}}} です"))["description"]


SPAN = {"date": "2026-12-14", "until": "2027-01-17", "start": "9:00", "end": "17:00"}


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"end": "24:00"}, "2026-12-10T01:00:00Z", "2026-12-10T15:00:00Z"),
        ({"end": "翌10:00"}, "2026-12-10T01:00:00Z", "2026-12-11T01:00:00Z"),
        (SPAN, "2026-12-14T00:00:00Z", "2027-01-17T08:00:00Z"),
        (SPAN | {"start": "未定", "end": None}, "2026-12-14", "2027-01-18"),
        ({"start": "未定", "end": None}, "2026-12-10", None),
    ],
)
def test_both_readers_find_the_days_and_times(
    fields: dict[str, object], start: str, end: str | None
) -> None:
    text = calendar(gathering(**fields))
    (entry,) = by_icalendar(text)
    assert [entry] == by_ical_js(text)
    assert (entry["start"], entry["end"]) == (start, end)


def test_span_is_one_entry_that_blocks_nobody_and_says_when_it_is_closed() -> None:
    span = only(gathering(**SPAN, closed=["月", "2026-12-29〜2027-01-03"], closures="ignore"))
    assert span["transp"] == "TRANSPARENT"
    assert "休み：月、2026-12-29〜2027-01-03" in span["description"]
    assert only(gathering())["transp"] is None


def test_sessions_of_a_day_are_told_in_one_entry() -> None:
    sessions = [{"start": "10:00", "end": "11:00", "capacity": "15組"}, {"start": "14:00"}]
    entry = only(gathering(start=None, end=None, sessions=sessions))
    assert entry["start"] == "2026-12-10T01:00:00Z"
    assert "1回目 10:00–11:00 15組\n2回目 14:00" in entry["description"]


@pytest.mark.parametrize("capacity", ["20", "20人"])
def test_capacity_is_told_whether_or_not_it_is_a_number_alone(capacity: str) -> None:
    assert "定員：20人" in only(gathering(capacity=capacity))["description"].splitlines()


def test_each_date_has_its_own_place_in_the_calendar() -> None:
    centre = {"name": "港センター", "address": "港町9-9"}
    dates = ["2026-12-13", {"date": "2026-12-16", "place": centre}]
    found = [entry["location"] for entry in entries(gathering(dates=dates))]
    assert found == ["サロン港 港町1-2-3", "港センター 港町9-9"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("オンライン", "オンライン"),
        ({"online": "true", "name": "Zoom"}, "オンライン（Zoom）"),
        ({"online": "true", "name": "オンライン配信"}, "オンライン配信"),
        ("申込後", "申し込んだ方にお知らせします"),
        (
            {"after_applying": "true", "name": "市内の体育館"},
            "市内の体育館（くわしい場所は、申し込んだ方にお知らせします）",
        ),
    ],
)
def test_place_without_an_address_is_told_by_its_name(place: object, words: str) -> None:
    assert only(gathering(place=place))["location"] == words


def test_moved_date_is_held_and_says_so() -> None:
    moved = gathering(date="2026-12-20", moved_from="2026-12-13", status="postponed")
    entry = only(moved)
    assert (entry["status"], entry["summary"]) == ("CONFIRMED", "【日程変更】お茶の時間")
    assert "もとの日：2026-12-13" in entry["description"]
    assert "日を改めます" not in entry["description"]


def test_entry_names_whom_to_ask_and_who_holds_it() -> None:
    entry = only(gathering(organizer="港町図書館", fee="500円（材料費）"))
    assert entry["contact"] == "申込の電話 0312-34-5679"
    assert "料金：500円（材料費）\n主催：港町図書館" in entry["description"]


def test_way_and_time_to_apply_are_told() -> None:
    event = gathering(apply="不要", apply_from="2026-11-20 9:00", deadline="2026-12-08 17:00")
    description = only(event)["description"]
    assert "申し込みの始まり：2026-11-20 09:00" in description
    assert "申し込み：申込不要\n締切：2026-12-08 17:00" in description


@pytest.mark.parametrize(
    ("status", "is_told"),
    [("scheduled", True), ("full", False), ("cancelled", False), ("postponed", False)],
)
def test_usual_way_to_apply_is_told_while_one_can(status: str, *, is_told: bool) -> None:
    description = only(gathering(status=status, deadline="2026-12-08"))["description"]
    assert ("申し込み：電話\n締切：2026-12-08" in description) == is_told
