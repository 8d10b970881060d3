"""Days and times as each language of the site says them."""

from datetime import date, timedelta

import pytest
from yorisoi import loading
from yorisoi.inspection import Expected, contacts
from yorisoi.models import Language
from yorisoi.schedule.wording import Wording

from tests.support.building import ROOT

LANGUAGES = loading.load(ROOT / "content")[0].languages
YEAR = [date(2026, 1, 1) + timedelta(days) for days in range(400)]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_no_day_can_be_taken_for_a_number_to_call(language: Language) -> None:
    wording, until = Wording(language.words), language.words["until"]
    texts = [
        words
        for day in YEAR
        for words in (
            wording.day_spoken(day),
            *(f"{wording.day(day)}{until}{wording.day(day + timedelta(more))}" for more in (1, 6)),
            f"{wording.day(day)} 9:00{until}12:30",
        )
    ]
    known = contacts.Known(Expected(frozenset()))
    assert [text for text in texts if known.unknown(text)] == []
