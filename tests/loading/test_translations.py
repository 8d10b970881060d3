"""A translation knows which sentence of its original has moved, and is silent when none has."""

import re
import shutil
from pathlib import Path

import pytest
from yorisoi import cli, loading
from yorisoi.faults import Fault
from yorisoi.messages import sentence

from tests.support.building import ROOT
from tests.support.writing import replace, write

SAFETY = "pages/ja/safety.md"
ENGLISH = "pages/en/safety.md"
ONE_CALL = "履歴は、一つだけ消せます。"
BILL = "明細からは消せません。"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content, whose safety page is followed by its translations."""
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    assert translated(content) == translated(content, "ja-easy/safety.md") == 0
    return content


def told(content: Path, file: str = ENGLISH) -> list[Fault]:
    """Return what is told of a translation."""
    faults = loading.load(content)[1]
    return [fault for fault in faults if fault.position.path == file and "follows" in fault.code]


def line_of(content: Path, words: str, file: str = ENGLISH) -> int:
    text = (content / file).read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


def translated(content: Path, page: str = "en/safety.md") -> int:
    return cli.main(["translated", page, "--content", str(content)])


def test_sentence_that_changed_is_named_with_the_place_of_its_translation(content: Path) -> None:
    replace(content, SAFETY, ONE_CALL, "履歴は、いつでも消せます。")
    older, changed = told(content)
    assert older.code == "follows_older"
    assert changed.code == "follows_changed"
    assert changed.position.line == line_of(content, "- **Phone**")
    number = line_of(content, "- **電話**", SAFETY)
    assert f"{SAFETY}:{number}「履歴は、いつでも消せます。」" in sentence(changed).message
    assert len(told(content, "pages/ja-easy/safety.md")) == 2


def test_sentence_that_was_added_or_taken_away_is_told_where_it_stood(content: Path) -> None:
    replace(content, SAFETY, BILL, "")
    (_, less) = told(content)
    assert (less.code, less.position.line) == ("follows_less", line_of(content, "- **Phone b"))
    replace(content, SAFETY, "## 全部は", "新しい文です。\n\n## 全部は")
    (_, more, less) = told(content)
    assert (more.code, dict(more.values)["value"]) == ("follows_added", "新しい文です。")
    assert more.position.line == line_of(content, "The words you searched")


def test_title_and_description_count_as_words_of_the_page(content: Path) -> None:
    replace(content, SAFETY, "title: 安全に見るために", "title: 安全に読むために")
    changed, _ = told(content)
    assert changed.code == "follows_changed"
    assert changed.position.line == line_of(content, "title:")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SAFETY, f"残ります。{ONE_CALL}", f"残ります。\n  **{ONE_CALL}**"),
        (SAFETY, "履歴（見たページの記録）", "{履歴|りれき}（見たページの記録）"),
        ("data/service.yaml", "end: 20:00", "end: 19:00"),
        ("data/service.yaml", "080-3402-8685", "080-3402-8686"),
    ],
)
def test_line_ends_marks_and_facts_leave_a_translation_in_peace(
    content: Path, file: str, old: str, new: str
) -> None:
    replace(content, file, old, new)
    assert told(content) == []


def test_translation_follows_again_by_the_command_by_hand_or_by_the_old_words(
    content: Path,
) -> None:
    replace(content, SAFETY, ONE_CALL, "履歴は、いつでも消せます。")
    before = (content / ENGLISH).read_text("utf-8")
    older = told(content)[0]
    assert translated(content) == 0
    by_command = (content / ENGLISH).read_text("utf-8")
    assert told(content) == []
    shown = dict(older.values)["line"]
    assert f"「{shown}」に書きかえて" in sentence(older).remedy
    by_hand = before.split("\n")
    by_hand[older.position.line - 1] = shown
    write(content, ENGLISH, "\n".join(by_hand))
    assert told(content) == []
    assert by_command == "\n".join(by_hand)
    write(content, ENGLISH, before)
    replace(content, SAFETY, "履歴は、いつでも消せます。", ONE_CALL)
    assert told(content) == []


def test_translation_that_names_no_revision_is_asked_for_one(content: Path) -> None:
    text = (content / ENGLISH).read_text("utf-8")
    without = re.sub(r"^follows:.*\n", "", text, flags=re.MULTILINE)
    write(content, ENGLISH, without)
    (nothing,) = told(content)
    assert nothing.code == "follows_nothing"
    write(content, ENGLISH, without.replace("\n", f"\n{dict(nothing.values)['line']}\n", 1))
    assert told(content) == []
    write(content, ENGLISH, without.replace("\n", "\nfollows: none\n", 1))
    assert told(content) == []


def test_only_a_translation_can_follow(content: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert translated(content, "en/safty.md") == 1
    assert "en/safety.md" in capfd.readouterr().err
    assert translated(content, "ja/safety.md") == 1


def test_pages_that_no_native_reader_has_read_are_listed(
    content: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    replace(content, ENGLISH, "lang: en\n", "lang: en\nread_by: 国際交流の会の方、2026-12-10\n")
    assert cli.main(["check", "--content", str(content)]) == 0
    out = capfd.readouterr().out
    english = re.search(r"■ そのことばを話す人に.*?\n  en: (.*?)\n", out, re.DOTALL)
    assert english
    assert "index.md" in english[1]
    assert "safety.md" not in english[1]
