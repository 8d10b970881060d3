"""A record is what its file said: nobody changes it, and two that say the same are equal."""

from collections.abc import Iterator

import pytest
from pydantic import ValidationError
from yorisoi.models import DateEntry, Event, EventPlace, Record

from tests.support.writing import gathering


def test_record_cannot_be_changed() -> None:
    event = gathering()
    with pytest.raises(ValidationError):
        event.title = "別の名前"  # type: ignore[misc]


def test_records_are_equal_by_what_they_say() -> None:
    event, same = gathering(), gathering()
    assert event == same
    assert hash(event) == hash(same)
    assert event != event.model_copy(update={"title": "別の名前"})


def test_field_that_no_record_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        gathering(parking="3台")


def kinds(record: type[Record] = Record) -> Iterator[type[Record]]:
    for kind in record.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_no_two_fields_of_a_record_have_one_title(kind: type[Record]) -> None:
    titles = [field.title for field in kind.model_fields.values()]
    assert len(set(titles)) == len(titles)  # the report of changes tells fields by their titles


def test_place_is_a_key_of_the_data_or_a_record() -> None:
    assert gathering(place="salon").place == "salon"
    place = {"name": "港", "address": "1-2"}
    assert gathering(place=place).place == EventPlace(name="港", address="1-2")


def test_date_that_stands_alone_is_an_entry_of_the_list() -> None:
    event = gathering(dates=["2026-12-10", {"date": "2026-12-17", "status": "full"}])
    assert [type(entry) for entry in event.dates] == [DateEntry, DateEntry]
    assert [entry.status for entry in event.dates] == [None, "full"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"end": "10:00"}, "event_end_before_start"),
        ({"dates": [{"date": "2026-12-10", "end": "9:00"}]}, "event_end_before_start"),
        ({"image": "a.jpg"}, "alt_missing"),
        ({"publish_from": "2026-12-10", "publish_until": "2026-12-09"}, "days_backwards"),
        ({"date": "2026-12-10", "dates": ["2026-12-11"]}, "one_of_date"),
    ],
)
def test_fields_that_contradict_one_another_are_refused(
    fields: dict[str, object], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        gathering(**fields)
    assert [error["type"] for error in caught.value.errors()] == [code]


@pytest.mark.parametrize("key", ["dates", "sessions"])
def test_end_before_its_start_is_refused_in_the_record_that_says_both(key: str) -> None:
    record = {"start": "13:00", "end": "12:00"} | ({"date": "2026-12-17"} if key == "dates" else {})
    start = {} if key == "dates" else {"start": None, "date": "2026-12-10"}
    with pytest.raises(ValidationError) as caught:
        gathering(**({key: [record]} | start))
    assert [error["loc"] for error in caught.value.errors()] == [(key, 0)]


@pytest.mark.parametrize(
    ("first", "weekday", "until", "code"),
    [
        ("2026-12-10", "木", "2030-01-10", "repeat_too_long"),
        ("2026-12-10", "木", "2026-12-09", "repeat_without_first_day"),
    ],
)
def test_repeat_that_cannot_be_meant_is_refused(
    first: str, weekday: str, until: str, code: str
) -> None:
    repeat = {"every": "week", "weekday": weekday, "until": until}
    with pytest.raises(ValidationError) as caught:
        gathering(date=first, repeat=repeat)
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_every_field_has_its_words_for_staff() -> None:
    for record in (Event, DateEntry, EventPlace):
        assert record.model_fields
        for name, field in record.model_fields.items():
            assert field.title, name
            assert field.description, name
