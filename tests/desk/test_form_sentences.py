"""What the engine says of the lines of a file, in the words of a form."""

import re
from string import Formatter

import pytest
from yorisoi.faults import Position, fault
from yorisoi.messages import SENTENCES
from yorisoi_desk.events.shape import FIRST
from yorisoi_desk.form_sentences import IN_FORM, OF_FORMS, words_of

QUOTED = re.compile("「[^」]*」|{[^}]*}")
OF_DATA = ("places", "contacts", "every", "weekday", "except", "ranges", "holidays", "yearly",
           "hours", "days", "last_entry", "form_hosts", "interval", "reason")  # fmt: skip
KEYS = re.compile(rf"(?<![A-Za-z0-9/.:@_-])({'|'.join((*FIRST, *OF_DATA))})(?![A-Za-z0-9/.:@_-])")
OF_FILES = re.compile("^(front_|yaml_|page_|target_|event_address|description_|watch_|needed_)")
# A form has one field for each value, rows of times of one kind, and lists to choose from: these
# cannot come of it.
NOT_OF_FORMS = {
    "hours_twice", "break_in_hours", "closed_in_hours", "interval_of_repeat", "within_repeat",
    "not_a_holiday_rule", "repeat_in_words", "repeat_count", "repeat_count_alone", "not_a_record",
    "holidays_computed", "days_of_closure", "unknown_hours",
}  # fmt: skip


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    "code", [code for code in SENTENCES if not OF_FILES.match(code) and code not in NOT_OF_FORMS]
)
def test_no_sentence_beside_a_field_names_a_key_of_a_file(code: str) -> None:
    said = QUOTED.sub("", " → ".join(IN_FORM[code]))
    assert not KEYS.search(said), said


@pytest.mark.parametrize("code", OF_FORMS)
def test_a_sentence_of_forms_has_only_values_of_the_engines(code: str) -> None:
    assert values("".join(IN_FORM[code])) <= values("".join(SENTENCES[code]))


def test_what_is_wrong_is_told_in_one_line_with_its_values() -> None:
    where = Position("events/2026-12-10-tea.yaml")
    assert words_of(fault(where, "alt_missing")) == (
        "写真の説明がありません → 写真に何が写っているかを「写真の説明」に書いてください"
    )
    assert words_of(fault(where, "not_a_time", value="夕方")) == (
        "「夕方」は時刻として読めません → 10:00 のように、時刻だけを書いてください"
    )
    assert words_of(fault(where, "missing", title="名前")) == "「名前」を書いてください"
