"""What the small forms of the desk write into service.yaml, and what they leave alone."""

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yorisoi import loading
from yorisoi.faults import Refused
from yorisoi.loading.yaml_text import read_yaml
from yorisoi.models import Service
from yorisoi_desk.facts import changes, rows, service_edits
from yorisoi_desk.facts.fields import LISTS
from yorisoi_desk.facts.sections import SECTIONS
from yorisoi_desk.facts.service_edits import FILE, HOTLINES, Confirmation
from yorisoi_desk.yaml_text import edits, reading

from tests.support.building import ROOT

REAL = (ROOT / "content" / "data" / "service.yaml").read_text("utf-8")
DAY = date(2026, 11, 27)
CALLED = Confirmation(DAY, "電話した")
NEW_YEAR = {
    "start": "2026-12-29",
    "end": "2027-01-03",
    "of": ["salon", "space"],
    "reason": "年末年始",
    "notice": "年末年始は休みます。",
}


def data_of(text: str) -> dict[str, object]:
    data: dict[str, object] = read_yaml(text.replace("\r\n", "\n"), "service.yaml").data
    return data


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came, as Git would show them."""
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    gone = [line[2:].strip() for line in lines if line.startswith("- ")]
    return gone, [line[2:].strip() for line in lines if line.startswith("+ ")]


def service_of(text: str, folder: Path) -> Service:
    """Return the service that the engine makes of the real content with this file."""
    content = shutil.copytree(ROOT / "content", folder / "content")
    (content / "data" / "service.yaml").write_text(text, "utf-8")
    site, _ = loading.load(content)
    return site.service


def test_a_closure_stands_in_the_file_as_its_sample_says(tmp_path: Path) -> None:
    text = service_edits.with_special(REAL, "days", NEW_YEAR, DAY)
    gone, came = changed_lines(REAL, text)
    assert gone == ["days: []"]
    assert came == [
        "days:",
        "- start: 2026-12-29",
        "end: 2027-01-03",
        "of: [salon, space]",
        "reason: 年末年始",
        "notice: 年末年始は休みます。",
        "source: 職員からの連絡",
        "confirmed: 2026-11-27",
    ]
    closures = service_of(text, tmp_path).closures
    assert [closure.of for closure in closures.days] == [("salon", "space")]


def test_a_second_closure_follows_the_first_and_either_can_go() -> None:
    first = service_edits.with_special(REAL, "days", NEW_YEAR, DAY)
    study = {"start": "2027-02-03 13:00", "end": "2027-02-03 16:00", "reason": "研修: 午後"}
    second = service_edits.with_special(first, "days", study, DAY)
    assert service_edits.without_special(second, "days", 1) == first
    assert service_edits.without_special(first, "days", 0) == REAL
    rest = service_edits.without_special(second, "days", 0)
    assert rest == service_edits.with_special(REAL, "days", study, DAY)
    with pytest.raises(KeyError):
        service_edits.without_special(first, "days", 1)


def test_a_special_opening_gets_its_key_at_the_end_of_the_closures(tmp_path: Path) -> None:
    times = {"date": "2026-12-13", "start": "10:00", "end": "12:00"}
    opening = {**times, "of": ["salon"], "reason": "相談会"}
    text = service_edits.with_special(REAL, "openings", opening, DAY)
    assert changed_lines(REAL, text)[0] == []
    assert [one.reason for one in service_of(text, tmp_path).closures.openings] == ["相談会"]


def test_an_urgent_notice_stands_where_its_sample_is_and_goes_without_a_trace(
    tmp_path: Path,
) -> None:
    text = service_edits.with_notice(REAL, "雪のため: 足もとに気をつけて", "2026-12-10 17:00")
    assert text.index("notice:\n  text:") < text.index("# notice:") < text.index("names:")
    notice = service_of(text, tmp_path).notice
    assert notice
    assert notice.text == "雪のため: 足もとに気をつけて"
    other = service_edits.with_notice(text, "工事中です。", "2026-12-11")
    assert len(changed_lines(text, other)[1]) == 2
    assert service_edits.without_notice(other) == REAL
    assert service_edits.without_notice(REAL) == REAL


def wanted(key: str, values: dict[str, str], *, settled: bool = False) -> changes.Wanted:
    """Return the proposal to give a contact these values, which somebody called to hear."""
    return {"do": "change", "section": "contacts", "key": key, "values": values,
            "settled": settled, "how": CALLED.how}  # fmt: skip


def test_a_number_that_changes_is_confirmed_as_the_new_one() -> None:
    where = ("contacts", "general")
    before = service_edits.with_confirmation(REAL, where, Confirmation(date(2026, 5, 1), "公式"))
    text = changes.changed(before, wanted("general", {"telephone": "080-1111-2222"}), DAY)
    assert changed_lines(before, text) == (
        ["telephone: 080-3402-8682", "confirmed: 2026-05-01  # 公式"],
        ["telephone: 080-1111-2222", "confirmed: 2026-11-27  # 電話した"],
    )


def test_a_line_address_comes_and_what_was_open_goes(tmp_path: Path) -> None:
    values = {"line_url": "https://lin.ee/abc123", "line_id": "@yorisoi", "note": ""}
    text = changes.changed(REAL, wanted("line", values, settled=True), DAY)
    line = service_of(text, tmp_path).contacts["line"]
    assert (line.line_url, line.line_id, line.note) == ("https://lin.ee/abc123", "@yorisoi", None)
    assert 'line_id: "@yorisoi"' in text


def test_a_new_confirmation_takes_the_place_of_the_one_before() -> None:
    where = ("places", "salon")
    once = service_edits.with_confirmation(REAL, where, CALLED)
    again = service_edits.with_confirmation(once, where, Confirmation(DAY, "公式ページ\n#1"))
    assert changed_lines(REAL, again)[1] == ["confirmed: 2026-11-27  # 公式ページ #1"]
    assert service_edits.how_confirmed(again, where) == "公式ページ #1"
    assert service_edits.how_confirmed(REAL, where) == ""


def test_an_entry_that_is_not_there_is_not_made() -> None:
    with pytest.raises(KeyError):
        changes.changed(REAL, wanted("no-such", {"label": "あ"}), DAY)


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    with pytest.raises(Refused):
        service_edits.with_notice("names: [", "あ", "2026-12-10")


# Valid styles that staff, editors and programs write.
STYLES = {
    "flow": "a: {x: 1, y: [u, v]} # memo\nb: 2\n",
    "crlf": "# head\r\na:\r\n  x: 1   # memo\r\n  y:\r\n    - u\r\n\r\n# tail\r\nb: 2\r\n",
    "wide": "a:\n      x:   '1'\n      y:\n      -   u\n      -   v\n\n\nb: 2",
    "block": "a:\n  x: |\n    one\n    two\n\n  # memo\n  y: []  # none\nb: >-\n  folded\n",
    "empty": "a:\n  x:\n  y:\n# memo\nb: 2\n",
    "order": 'b: "2"\na:\n  # memo\n  y: [u,\n    v]\n  # more\n  x: "1"\n# end\n',
    "number": "a:\n  x: #8008\n  y: [ ]\nb: 2\n",
    "beginning": "a: {}\nb: 2\n",
}
TEXTS = st.text(
    st.sampled_from("あ漢1２ #:'\"-[]{},&*!|>%@`?\\\n"), min_size=1, max_size=12
).filter(lambda text: text.strip(" \n"))


def plain(text: str) -> dict[str, object]:
    """Return the data of a text, each text as a record keeps it: without spaces around it."""

    def stripped(value: object) -> object:
        match value:
            case str():
                return value.strip()
            case dict():
                return {key: stripped(item) for key, item in value.items()}
            case list():
                return [stripped(item) for item in value]
        return value

    value = stripped(data_of(text))
    assert isinstance(value, dict)
    return value


@given(st.sampled_from(sorted(STYLES)), st.sampled_from(["x", "z"]), TEXTS)
def test_any_text_can_be_put_into_any_style(style: str, key: str, value: str) -> None:
    text = STYLES[style]
    after = edits.with_value(text, ("a", key), value)
    expected = plain(text)
    expected["a"] = (expected["a"] or {}) | {key: value.strip()}  # type: ignore[operator]
    assert plain(after) == expected
    for line in text.splitlines():
        if "#" in line and "8008" not in line and "x:" not in line:
            assert line[line.index("#") :] in after
    if key == "z" and "{}" not in text:  # a record that held nothing else goes too
        assert edits.without(after, ("a", "z")) == text


@given(st.sampled_from(sorted(STYLES)), st.lists(TEXTS, min_size=1, max_size=3))
def test_entries_can_be_put_after_any_list_and_taken_away(style: str, values: list[str]) -> None:
    text = STYLES[style]
    after = text
    for value in values:
        after = edits.with_entry(after, ("a", "y"), {"p": value, "q": None})
    holder = plain(text)["a"]
    assert isinstance(holder, dict)
    before = holder.get("y") or []
    expected = [*before, *({"p": value.strip(), "q": None} for value in values)]
    assert plain(after)["a"]["y"] == expected  # type: ignore[index]
    assert {key: value for key, value in plain(after).items() if key != "a"} == {
        key: value for key, value in plain(text).items() if key != "a"
    }
    for number in reversed(range(len(before), len(expected))):
        after = edits.without(after, ("a", "y", number))
    if before:
        assert after == text


LONG = "一行目\n二行目"


@pytest.mark.parametrize(
    ("text", "where", "after"),
    [
        # A comment that stands further in would become part of the block above it.
        ("a:\n  x: 1\n    # memo\n", ("a", "x"), 'a:\n  x: "一行目\\n二行目"\n    # memo\n'),
        ("a:\n  x: 1\n    # m\n", ("a", "y"), 'a:\n  x: 1\n  y: "一行目\\n二行目"\n    # m\n'),
        ("a:\n    # memo\n  - u\nb: 1\n", ("a",), "a: |\n  一行目\n  二行目\nb: 1\n"),
        ("a:\r\n  x: 1\r\n", ("a",), "a: |\r\n  一行目\r\n  二行目\r\n"),
        ("---\na: 1  # memo\n...\n", ("a",), "---\na: |  # memo\n  一行目\n  二行目\n...\n"),
    ],
)
def test_a_long_text_takes_in_nothing_that_follows(
    text: str, where: tuple[str, ...], after: str
) -> None:
    assert edits.with_value(text, where, LONG) == after


def test_comments_below_what_goes_go_with_it() -> None:
    text = "a: |\n  one\nb: 1\n    # of b\n# of all\nc: 2\n"
    assert edits.without(text, ("b",)) == "a: |\n  one\n# of all\nc: 2\n"


def test_each_value_of_the_real_file_can_be_changed_alone() -> None:
    document = read_yaml(REAL, "service.yaml")
    texts = [where for where in document.keys if isinstance(held(document.data, where), str)]
    assert len(texts) > 200
    for where in texts[::5]:
        after = edits.with_value(REAL, where, "新しい内容")
        gone, came = changed_lines(REAL, after)
        assert (len(gone), len(came)) == (1, 1)
        assert held(data_of(after), where) == "新しい内容"
        assert edits.with_value(after, where, str(held(document.data, where))) == REAL


def held(data: object, where: tuple[str | int, ...]) -> object:
    for step in where:
        data = data[step]  # type: ignore[index]
    return data


FILES = {name: (ROOT / "content" / name).read_text("utf-8") for name in (FILE, HOTLINES)}


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_each_field_of_each_real_entry_changes_alone(name: str) -> None:
    section = SECTIONS[name]
    text = FILES[section.file]
    entries = changes.entries(section, text)
    assert entries or section.kind == "list"
    for key, entry in entries.items():
        for field in {*section.usual, *section.rare} - {*LISTS, *section.beside, "of"}:
            wanted: changes.Wanted = {
                "do": "change", "section": name, "key": key, "was": entry,
                "values": {field: "新しい内容"}, "how": "電話した",
            }  # fmt: skip
            gone, came = changed_lines(text, changes.changed(text, wanted, DAY))
            rest = [line for line in came if not line.startswith("confirmed: 2026-11-27  #")]
            plain = [line.replace('"', "").removeprefix("- ") for line in rest]
            assert plain == [f"{field}: 新しい内容"]
            assert len(gone) == (field in entry) + section.is_fact


@pytest.mark.parametrize("name", [name for name, section in SECTIONS.items() if section.rows])
def test_each_row_of_each_real_entry_changes_alone(name: str) -> None:
    section = SECTIONS[name]
    text = FILES[section.file]
    entries = changes.entries(section, text)
    assert entries
    for key, entry in entries.items():
        place = (*section.place(key), *section.times)
        before = rows.held(section.rows, reading.held(text, place))
        assert before or section.times
        part = rows.parts(section.rows)[1]
        for number in range(len(before)):
            after = [dict(row) for row in before]
            after[number][part] = "9:07"
            wanted: changes.Wanted = {
                "do": "change", "section": name, "key": key, "was": entry, "values": {},
                "rows": {"before": before, "after": after}, "how": "電話した",
            }  # fmt: skip
            changed = changes.changed(text, wanted, DAY)
            assert rows.held(section.rows, reading.held(changed, place)) == after
            gone, came = changed_lines(text, changed)
            assert len(gone) == len(came) == 2
