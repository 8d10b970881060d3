"""A form's values → the file of a workshop, and what stays when the form changes one."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yorisoi import loading
from yorisoi.editing import event_file
from yorisoi.faults import Refused
from yorisoi.models import Event
from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.events import values as event_values
from yorisoi_desk.events.changes import State, copied, with_state

from tests.support.building import ROOT
from tests.support.writing import write

NAME = "events/2026-12-10-kai.yaml"
FORM = {
    "title": "やさしいヨガ: #1",
    "date": "2026-12-10",
    "start": "10:00",
    "end": "12:00",
    "summary": "いすに すわって、体を のばします。",
    "description": "はじめての方も。\r\n\r\n持ちもの:\r\n- タオル\r\n",
    "capacity": "各回15組（先着）",
    "apply": "workshop, line",
    "deadline": "2026-12-08 17:00",
    "place.name": "市民会館",
    "place.address": "中央1-1",
    "audience": "",
    "bring": "飲みもの",
    "unknown": "x",
}
# As staff and the lists of cities have them.
REAL = (
    """\
# Staff's reading of 「毎週木曜、各回の2日前までに申込み」: one deadline for a series.
title: 姿勢の教室
date: 2026-12-03
start: 19:00
end: 20:00
repeat: {every: week, weekday: 木, until: 2026-12-24}
deadline: 2026-12-01 09:00
""",
    """\
title: 文化財教室
dates:
  - 2026-12-13
  - {date: 2026-12-16, place: {name: 牟礼センター, address: 港町9-9}}
start: 10:00
end: 12:00
place: {name: 生涯学習センター, address: 港町1-1}
""",
    """\
# 371 of 1,894 rows are not applied for by telephone at all.
- {id: by-line, title: LINEで申し込む会, date: 2026-12-10, start: 10:00, end: 11:00, apply: line}
- {id: by-mail, title: メールで申し込む会, date: 2026-12-11, start: 10:00, end: 11:00, apply: mail}
""",
    """\
title: 親子の会
date: 2026-12-19
sessions:
  - start: 10:00
    end: 11:00
    capacity: 15組
apply: {name: 市民会館, telephone: 0312-99-1234}
closures: ignore
""",
)
WRITTEN = """\
# 担当：佐藤
title: 'やさしいヨガ'   # 看板と同じ
date: 12月10日（木）
start: 10時
end: 12:00
sessions_memo: x
"""


def event_of(content: Path, text: str) -> Event:
    """Return the event that the engine reads from a file of this text."""
    write(content, NAME, text)
    return next(event for event in loading.load(content)[0].events if event.id == "kai")


def test_a_new_file_looks_as_the_command_writes_it() -> None:
    short = {key: FORM[key] for key in event_file.KEYS if key in FORM}
    assert event_files.new_text(short) == event_file.file_text(short)


def test_a_form_makes_a_file_that_the_engine_takes_and_that_fills_the_form_again(
    content: Path,
) -> None:
    text = event_files.new_text(FORM | {"apply": "不要", "deadline": ""})
    event = event_of(content, text)
    assert (event.title, event.capacity) == (FORM["title"], FORM["capacity"])
    assert event.description == "はじめての方も。\n\n持ちもの:\n- タオル"
    assert "description: |\n  はじめての方も。\n\n  持ちもの:\n  - タオル\n" in text
    values = event_files.values_of(NAME, event_files.new_text(FORM))
    cleaned = {field: value for field, value in event_values.cleaned(FORM).items() if value}
    assert values == cleaned
    assert event_files.edited(NAME, text, event_files.values_of(NAME, text)) == text


TEXTS = st.text(st.sampled_from("あ漢1２ #:'\"-[]{},&*!|>%@`?\\"), max_size=12)


@given(TEXTS, TEXTS, st.text(st.sampled_from("あa #-|>:\n\t "), max_size=20))
def test_whatever_is_typed_comes_back(title: str, capacity: str, description: str) -> None:
    typed = {"title": title.strip() or "x", "capacity": capacity, "description": description}
    expected = event_values.cleaned(typed)
    text = event_files.new_text(typed)
    assert event_files.values_of(NAME, text) == {k: v for k, v in expected.items() if v}
    old = "title: 前の名前  # メモ\ncapacity: 3\n"
    after = event_files.edited(NAME, old, typed)
    assert event_files.values_of(NAME, after) == {k: v for k, v in expected.items() if v}


def test_only_what_the_form_changed_moves() -> None:
    values = event_files.values_of(NAME, WRITTEN)
    assert values == {
        "title": "やさしいヨガ",
        "date": "2026-12-10",
        "start": "10:00",
        "end": "12:00",
    }
    assert event_files.edited(NAME, WRITTEN, values) == WRITTEN
    text = event_files.edited(NAME, WRITTEN, values | {"title": "ヨガの会", "bring": "水"})
    assert text == WRITTEN.replace("やさしいヨガ", "ヨガの会") + "bring: 水\n"
    assert event_files.edited(NAME, text, {"bring": ""}) == WRITTEN.replace(
        "やさしいヨガ", "ヨガの会"
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [(text, where) for text in REAL for where in ([(0,), (1,)] if "\n- {" in text else [()])],
)
def test_a_form_that_changes_nothing_leaves_a_real_file_as_it_is(
    text: str, where: tuple[int, ...]
) -> None:
    values = event_files.values_of(NAME, text, where)
    assert event_files.edited(NAME, text, values, where) == text
    after = event_files.edited(NAME, text, {"note": "ひとこと: あり"}, where)
    assert event_files.values_of(NAME, after, where) == values | {"note": "ひとこと: あり"}


def test_what_a_form_empties_goes_after_what_it_fills() -> None:
    assert event_files.edited(NAME, "title: 会\n", {"title": "", "date": "2026-12-10"}) == (
        "date: 2026-12-10\n"
    )


def test_a_list_of_dates_keeps_what_stands_at_each() -> None:
    text = (
        "title: 会\ndates:\n  - 2026-12-10\n  - date: 2026-12-17\n    note: 午後  # 電話済み\n"
        "start: 10:00\n"
    )
    assert event_files.values_of(NAME, text)["dates"] == "2026-12-10\n2026-12-17"
    after = event_files.edited(NAME, text, {"dates": "2026-12-17\r\n2026-12-24\r\n"})
    assert after == (
        "title: 会\ndates:\n  - date: 2026-12-17\n    note: 午後  # 電話済み\n  - 2026-12-24\n"
        "start: 10:00\n"
    )


def test_a_markdown_file_keeps_its_text_below_the_front_matter() -> None:
    text = "---\r\ntitle: 会\r\ndate: 2026-12-10\r\nstart: 10:00\r\n---\r\n\r\n前の説明\r\n"
    name = "events/2026-12-10-kai.md"
    assert event_files.values_of(name, text)["description"] == "前の説明"
    after = event_files.edited(name, text, {"description": "新しい説明\n2行目", "end": "11:00"})
    assert after == (
        "---\r\ntitle: 会\r\ndate: 2026-12-10\r\nstart: 10:00\r\nend: 11:00\r\n---\r\n\r\n"
        "新しい説明\r\n2行目\r\n"
    )


@pytest.mark.parametrize("bad", ["../x", "a/b", "", "ヨガ", "A", "x" * 200, ".git", "a\n"])
def test_no_name_of_a_file_comes_from_outside(bad: str) -> None:
    with pytest.raises(ValueError, match=r"^[a-z_]+"):
        file_names.file_name(date(2026, 12, 10), bad)


def test_names_of_files_and_ids_are_free() -> None:
    day = date(2026, 12, 10)
    name = file_names.file_name(day, file_names.free_id(day, {"workshop-1210"}))
    assert name == "events/2026-12-10-workshop-1210-2.yaml"
    assert file_names.public_name(file_names.draft_name(name)) == name


def test_a_cancelled_workshop_says_why_and_can_be_held_after_all() -> None:
    text = with_state(NAME, WRITTEN, State("cancelled", "講師の都合で中止します"), ())
    assert text == WRITTEN + "status: cancelled\nnote: 講師の都合で中止します\n"
    assert with_state(NAME, text, State("scheduled"), ()) == WRITTEN


def test_a_postponed_workshop_keeps_the_day_it_was_first_set_for() -> None:
    once = with_state(NAME, WRITTEN, State("postponed", "雪のため", new_day=date(2026, 12, 17)), ())
    twice = with_state(NAME, once, State("postponed", "雪のため", new_day=date(2026, 12, 24)), ())
    values = event_files.values_of(NAME, twice)
    assert (values["date"], values["moved_from"]) == ("2026-12-24", "2026-12-10")


def test_a_workshop_has_no_state_on_a_day_that_is_not_its_own() -> None:
    with pytest.raises(KeyError):
        with_state(NAME, WRITTEN, State("full", "", date(2026, 12, 11)), ())


TIMES = "start: 10:00\nend: 11:00\n"


def test_one_date_of_a_cancelled_series_is_held_after_all(content: Path) -> None:
    dates, day = "dates: [2026-12-10, 2026-12-17]\nstatus: cancelled\n", date(2026, 12, 17)
    event = event_of(
        content, with_state(NAME, f"title: 会\n{dates}{TIMES}", State("scheduled", "", day), ())
    )
    assert {entry.date: entry.status for entry in event.dates}[day] == "scheduled"


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        (
            "dates: [2026-12-10, 2026-12-17]\n",
            "dates: [2026-12-10, {date: 2026-12-17, status: full, note: 満席です}]",
        ),
        (
            "dates:\n- 2026-12-10\n- 2026-12-17  # メモ\n",
            "- date: 2026-12-17  # メモ\n  status: full\n  note: 満席です\n",
        ),
        (
            "dates:\n  - date: 12/10(木)\n  - date: 12/17\n    start: 13:00\n    end: 14:00\n",
            "  - date: 12/17\n    start: 13:00\n    end: 14:00\n    status: full\n    note: 満席",
        ),
        (
            "date: 2026-12-10\nrepeat: {every: week, weekday: 木, until: 2027-03-25}\n",
            "\ndates:\n  - date: 2026-12-17\n    status: full\n    note: 満席です\n",
        ),
    ],
)
def test_one_date_of_several_is_full(content: Path, dates: str, line: str) -> None:
    text = f"title: 会\n{dates}{TIMES}"
    day = date(2026, 12, 17)
    after = with_state(NAME, text, State("full", "満席です", day), ())
    assert line in after
    event = event_of(content, after)
    assert {entry.date: entry.status for entry in event.dates}[day] == "full"
    held = with_state(NAME, after, State("scheduled", "", day), ())
    assert "full" not in held
    for other in (date(2026, 12, 11), date(2027, 4, 1)):
        with pytest.raises(KeyError):
            with_state(NAME, text, State("full", "", other), ())


def test_one_date_of_every_second_week_is_one_of_its_weeks() -> None:
    repeat = "repeat: {every: 隔週, weekday: 木, until: 2027-03-25}\n"
    text = f"title: 会\ndate: 2026-12-10\n{repeat}{TIMES}"
    assert event_files.values_of(NAME, text)["repeat.every"] == "two-weeks"
    assert "date: 2026-12-24" in with_state(NAME, text, State("full", "", date(2026, 12, 24)), ())
    with pytest.raises(KeyError):
        with_state(NAME, text, State("full", "", date(2026, 12, 17)), ())


def test_a_copy_has_its_own_day_and_nothing_that_held_for_one_time_only() -> None:
    text = (
        "# 見本から\ntitle: 会\nid: kai\naliases: [old]\ndate: 2026-12-10\n"
        "moved_from: 2026-12-03\nstart: 10:00\n"
        "deadline: 2026-12-08 17:00  # 厳守\nstatus: cancelled\nnote: 中止です\nbring: 水\n"
    )
    assert copied(NAME, text, date(2027, 1, 14), ()) == (
        "# 見本から\ntitle: 会\ndate: 2027-01-14\nstart: 10:00\n"
        "deadline: 2027-01-12 17:00  # 厳守\nbring: 水\n"
    )
    several = (
        "- {id: a, title: あ, date: 2026-12-10, start: 10:00, place: {name: 館, address: 1}}\n"
    )
    assert copied(NAME, several, date(2027, 1, 14), (0,)) == (
        "title: あ\ndate: 2027-01-14\nstart: 10:00\nplace:\n  name: 館\n  address: 1\n"
    )


def test_the_template_of_the_staff_can_be_read_and_filled() -> None:
    text = (ROOT / "content" / "events" / "_template.yaml").read_text("utf-8")
    after = event_files.edited("events/_template.yaml", text, FORM)
    assert len(re.findall("(?m)^#", after)) == len(re.findall("(?m)^#", text))
    assert event_files.values_of("events/_template.yaml", after)["place.name"] == "市民会館"


def test_what_is_no_yaml_is_refused_with_its_faults() -> None:
    with pytest.raises(Refused):
        event_files.values_of(NAME, "title: [\n")
    with pytest.raises(KeyError):
        event_files.values_of(NAME, "- {title: あ}\n", (3,))
