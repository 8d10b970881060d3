"""Whether one can apply for a date, and what an event says while one cannot."""

from datetime import datetime

import pytest
from yorisoi.clock import TOKYO
from yorisoi.models import OtherContact
from yorisoi.schedule.application import (
    closes,
    inquiries,
    shared_deadline,
    shared_state,
    state,
    stretches,
    usual_key,
    ways,
)
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.occurrences import occurrences

from tests.support.writing import gathering, harbour

SERVICE = harbour().service
WEEKS = {
    "date": "2026-12-03",
    "repeat": {"every": "week", "weekday": "木", "until": "2026-12-24"},
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def dates(**fields: object) -> tuple[Occurrence, ...]:
    return occurrences(gathering(**fields), SERVICE)


def states(moment: str, **fields: object) -> list[str]:
    return [state(date, at(moment)) for date in dates(**fields)]


def test_deadline_before_a_series_closes_its_first_date_alone() -> None:
    series = WEEKS | {"deadline": "2026-12-01 09:00"}
    assert states("2026-12-01T10:30", **series) == ["closed", "open", "open", "open"]


def test_deadline_within_a_series_closes_what_comes_first_after_it() -> None:
    series = WEEKS | {"deadline": "2026-12-09"}
    assert states("2026-12-10T00:00", **series) == ["over", "closed", "open", "open"]


def test_deadline_on_the_day_of_a_date_closes_that_date_and_no_later_one() -> None:
    series = WEEKS | {"deadline": "2026-12-10"}
    assert states("2026-12-10T11:59", **series) == ["over", "open", "open", "open"]
    assert states("2026-12-11T00:00", **series) == ["over", "over", "open", "open"]


def test_deadline_for_all_dates_closes_all() -> None:
    series = WEEKS | {"deadline": "全回 2026-12-01"}
    assert states("2026-12-02T00:00", **series) == ["closed"] * 4
    assert shared_state(dates(**series), at("2026-12-02T00:00")) == "closed"


def test_deadline_of_each_date_closes_that_date() -> None:
    series = WEEKS | {"deadline": "各回2日前 17:00"}
    assert states("2026-12-08T16:59", **series) == ["over", "open", "open", "open"]
    assert states("2026-12-08T17:00", **series) == ["over", "closed", "open", "open"]


def test_date_may_have_a_deadline_of_its_own() -> None:
    entry = {"date": "2026-12-17", "deadline": "2026-12-10"}
    assert states("2026-12-11T00:00", dates=["2026-12-16", entry]) == ["open", "closed"]


@pytest.mark.parametrize("status", ["full", "cancelled", "postponed"])
def test_state_of_the_date_goes_before_its_deadline(status: str) -> None:
    assert states("2026-12-09T12:00", status=status, deadline="2026-12-08") == [status]


def test_application_begins_with_its_day() -> None:
    fields = {"apply_from": "2026-12-05", "deadline": "2026-12-08"}
    assert states("2026-12-04T23:59", **fields) == ["before"]
    assert states("2026-12-05T00:00", **fields) == ["open"]
    told = [(each.state, str(each.until or "")[:10]) for each in stretches(dates(**fields))]
    assert told == [
        ("before", "2026-12-05"),
        ("open", "2026-12-09"),
        ("closed", "2026-12-10"),
        ("over", ""),
    ]


def test_each_moment_lies_in_one_stretch_and_in_the_right_one() -> None:
    fields = {"apply_from": "2026-12-05", "deadline": "2026-12-08"}
    told = stretches(dates(**fields))
    for moment in (
        *("2026-12-04T23:59", "2026-12-05T00:00", "2026-12-08T23:59", "2026-12-09T00:00"),
        *("2026-12-10T11:59", "2026-12-10T12:00", "2030-01-01T00:00"),
    ):
        (here,) = (stretch for stretch in told if stretch.holds(at(moment)))
        assert [here.state] == states(moment, **fields), moment


def test_event_is_open_where_one_date_is_and_else_not_yet_where_one_is_not_yet() -> None:
    full = {"date": "2026-12-16", "status": "full"}
    some = dates(dates=[full, "2026-12-17"], apply_from="2026-12-05")
    assert shared_state(some, at("2026-12-04T00:00")) == "before"
    assert shared_state(some, at("2026-12-05T00:00")) == "open"


def test_dates_that_are_closed_for_several_reasons_are_said_together() -> None:
    full = {"date": "2026-12-16", "status": "full"}
    both = dates(dates=[full, {"date": "2026-12-17", "status": "cancelled"}])
    assert shared_state(both, at("2026-12-01T00:00")) == "mixed"


def test_deadline_after_the_end_closes_with_the_end() -> None:
    (only,) = dates(deadline="2026-12-20")
    assert closes(only) == at("2026-12-10T12:00")


def test_usual_way_is_the_contact_for_workshops() -> None:
    (way,) = ways(gathering(), SERVICE)
    assert (way.kind, way.contact) == ("contact", SERVICE.contacts["workshop"])


def test_ways_are_told_in_the_order_of_the_staff() -> None:
    event = gathering(apply=["line", "https://forms.example.jp/a", "窓口"])
    assert [way.kind for way in ways(event, SERVICE)] == ["contact", "form", "desk"]
    assert ways(event, SERVICE)[1].host == "forms.example.jp"
    assert inquiries(event, SERVICE) == SERVICE.contacts["line"]


@pytest.mark.parametrize("text", ["不要", "申込不要", "none", "いりません", "申込みはいりません",
             "予約不要", "事前申込不要", "予約はいりません", "当日、直接会場へ",
             "会場へお越しください"],
)  # fmt: skip
def test_nobody_has_to_apply_where_the_staff_say_so(text: str) -> None:
    event = gathering(apply=text)
    assert [way.kind for way in ways(event, SERVICE)] == ["none"]
    assert inquiries(event, SERVICE) == SERVICE.contacts["workshop"]


@pytest.mark.parametrize(
    ("text", "kind"), [("窓口", "desk"), ("会場の窓口", "venue"), ("会場で申込", "venue")]
)
def test_desk_of_the_venue_is_not_that_of_the_service(text: str, kind: str) -> None:
    assert [way.kind for way in ways(gathering(apply=text), SERVICE)] == [kind]


def test_contact_of_another_body_belongs_to_the_event() -> None:
    event = gathering(apply={"name": "市民会館", "telephone": "0312-99-1234"})
    contact = inquiries(event, SERVICE)
    assert [way.kind for way in ways(event, SERVICE)] == ["other"]
    assert isinstance(contact, OtherContact)
    assert (contact.label, contact.telephone) == ("市民会館", "0312-99-1234")


def test_usual_way_is_the_first_contact_where_none_is_named_for_it() -> None:
    others = {key: one for key, one in SERVICE.contacts.items() if key != "workshop"}
    service = SERVICE.model_copy(update={"contacts": others})
    assert usual_key(service) == next(iter(others))
    last = next(reversed(others))
    desk = others[last].model_copy(update={"role": "application"})
    service = SERVICE.model_copy(update={"contacts": others | {last: desk}})
    assert usual_key(service) == last


@pytest.mark.parametrize(
    ("fields", "shared"),
    [
        ({"deadline": "全回 2026-12-01"}, "2026-12-01"),
        ({"deadline": "2026-12-09"}, None),  # of two of the four dates
        ({"deadline": "各回2日前"}, None),
        ({}, None),
    ],
)
def test_deadline_is_told_once_where_all_dates_share_it(
    fields: dict[str, object], shared: str | None
) -> None:
    told = shared_deadline(dates(**WEEKS | fields))
    assert (str(told) if told else None) == shared


def test_postponed_event_is_never_said_to_be_over() -> None:
    told = stretches(dates(status="postponed"))
    assert [stretch.state for stretch in told] == ["postponed"]


def test_series_with_a_postponed_date_goes_on_without_end() -> None:
    lost = {"dates": [{"date": "2026-12-10", "status": "postponed"}]}
    told = stretches(dates(**WEEKS | lost))
    assert [(stretch.state, stretch.until) for stretch in told] == [
        ("open", at("2026-12-24T12:00")),
        ("postponed", None),
    ]
