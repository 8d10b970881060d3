"""What staff write of hours and closures: refused or asked about where the page would mislead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.writing import Said, replace

SERVICE = "data/service.yaml"
HOURS = """  telephone:
    label: 電話
    days: 月・水・木・金・土
    start: 10:00
    end: 20:00
"""
SHUT = """    - start: 2026-12-29
      end: 2027-01-03
"""


def telephone(lines: str) -> str:
    return f"  telephone:\n    label: 電話\n{lines}"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("    days: 月\n    start: 18:00\n    end: 6:00\n", "翌6:00"),
        ("    days: 月\n    start: 10:00\n    end: 25:00\n", "夜中の12時は 24:00"),
        ("    days: 月\n    start: 10:00\n", "end"),
        ("    ranges: [{days: 月, start: 9:00, end: 12:00}]\n    days: 月\n", "ranges"),
        ("    days: 第6月\n    start: 9:00\n    end: 12:00\n", "何番目"),
        ("    days: 月・祝\n    start: 9:00\n    end: 12:00\n    holidays: closed\n", "祝日"),
        ("    days: 月\n    start: 9:00\n    end: 12:00\n    holidays: close\n", "closed"),
        ("    days: 月\n    start: 9:00\n    end: 12:00\n    last_entry: 13:00\n", "受付の終わり"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    lines: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, HOURS, telephone(lines))
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


@pytest.mark.parametrize(
    ("closure", "words"),
    [
        ("    - yearly: 12-29〜01-03\n      start: 2026-12-29\n", "1つに決まりません"),
        ("    - yearly: 13-29〜01-03\n", "毎年の日として"),
        ("    - start: 2026-12-29\n      end: 2026-12-28\n", "終わりの日"),
        ("    - start: 2026-12-29\n      of: [saloon]\n", "salon"),
        ("    - yearly: 12-29〜01-03\n      notice: 休みます。\n", "notice"),
        ("    - start: 2026-12-29\n      notice: " + "長" * 61 + "\n", "60文字"),
    ],
)
def test_closures_that_cannot_be_are_refused(
    closure: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, SHUT, closure)
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("yearly: 12-29〜01-03, date: 2026-12-29", "1つに決まりません"),
        ("until: 2026-12-29", "1つに決まりません"),
        ("yearly: 12-29〜01-03, notice: 開きます。", "notice"),
    ],
)
def test_openings_that_cannot_be_are_refused(
    when: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    opening = f"  openings:\n    - {{{when}, reason: 歳末, source: 見本, confirmed: 2026-11-01}}\n"
    replace(content, SERVICE, "closures:\n", "closures:\n" + opening)
    said = check()
    assert said.status == 1
    assert any(words in line for line in said.lines), said.err


def test_opening_on_a_day_without_hours_needs_times(
    content: Path, check: Callable[[], Said]
) -> None:
    opening = (
        "  openings:\n    - {date: 2026-12-06, reason: まつり, source: 見本, confirmed: null%s}\n"
    )
    replace(content, SERVICE, "closures:\n", "closures:\n" + opening % "")
    said = check()
    assert said.status == 1
    assert "いつもの時間がない日" in said.err
    replace(content, SERVICE, "reason: まつり", "start: 10:00, end: 15:00, reason: まつり")
    assert check().status == 0


def test_urgent_word_of_a_closure_that_is_not_written_is_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    word = "notice:\n  text: 大雪のため、きょうのサロンは休みます。\n  until: 2026-12-10\nnames:\n"
    replace(content, SERVICE, "names:\n", word)
    said = check()
    assert said.status == 1
    assert "closures の days" in said.err
    replace(content, SERVICE, SHUT, "    - start: 2026-12-10\n")
    assert check().status == 0


def test_urgent_word_that_closes_nothing_is_read(content: Path, check: Callable[[], Said]) -> None:
    word = "notice:\n  text: お休みの日も、メールは読んでいます。\n  until: 2026-12-10\nnames:\n"
    replace(content, SERVICE, "names:\n", word)
    assert check().status == 0


def test_hours_that_no_contact_has_are_asked_about(
    content: Path, check: Callable[[], Said]
) -> None:
    """An entry for the weekend would say nothing in 「いま」: the telephone needs ranges."""
    weekend = HOURS.replace("telephone:", "telephone-weekend:").replace(
        "月・水・木・金・土", "土・日"
    )
    confirmed = "    source: 見本\n    confirmed: 2026-11-01\n"
    replace(content, SERVICE, HOURS, weekend + confirmed + HOURS)
    said = check()
    assert said.status == 0
    assert "ranges に入れます" in said.err


def test_hours_within_those_of_the_door_are_its_rooms(
    content: Path, check: Callable[[], Said]
) -> None:
    room = HOURS.replace("telephone:", "reading:").replace("20:00", "12:00")
    confirmed = "    source: 見本\n    confirmed: 2026-11-01\n"
    replace(content, SERVICE, HOURS, room + confirmed + HOURS)
    said = check()
    assert said.status == 0
    assert "「いま」" not in said.err
