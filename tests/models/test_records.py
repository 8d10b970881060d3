"""A record is what its file said: nobody changes it, and two that say the same are equal."""

from dataclasses import FrozenInstanceError, replace

import pytest
from yorisoi.models import Event

from tests.support.writing import gathering


def test_record_cannot_be_changed() -> None:
    event = gathering()
    with pytest.raises(FrozenInstanceError):
        event.title = "別の名前"  # type: ignore[misc]


def test_records_are_equal_by_what_they_say() -> None:
    event, same = gathering(), gathering()
    assert event == same
    assert hash(event) == hash(same)
    assert event != replace(event, title="別の名前")
    assert event != "お茶の時間"
    assert repr(event).startswith("Event(id='case', title='お茶の時間'")


def test_record_made_by_hand_is_checked_as_one_from_a_file() -> None:
    event = gathering()
    with pytest.raises(ValueError, match="end_before_start"):
        replace(event, end=event.start)
    with pytest.raises(TypeError):
        Event(title="お茶の時間")  # type: ignore[call-arg]
