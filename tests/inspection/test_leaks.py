"""What was kept back stays back, and names in a history list are neutral."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.inspection import inspect, list_output
from yorisoi.messages import line

from tests.inspection.pages import KNOWN, complaints, page
from tests.support.building import Built
from tests.support.writing import copied, write

KEPT_BACK = "まだ出さない、鍵の場所は3番の引き出しです。"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", page(f"<p>{KEPT_BACK}</p>")),
        ("index.html", page(f'<p title="{KEPT_BACK}">あ</p>')),
        ("a.json", f'{{"a": "{KEPT_BACK}"}}'),
        ("a.csv", KEPT_BACK),
        ("a.atom", f"<summary>{KEPT_BACK}</summary>"),
        ("a.ics", f"DESCRIPTION:{KEPT_BACK[:9]}\r\n {KEPT_BACK[9:]}\r\n"),
    ],
)
def test_line_that_was_kept_back_is_found_in_every_format(
    name: str, text: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8", newline="")
    said = inspect(list_output(tmp_path, replace(KNOWN, secrets=frozenset({KEPT_BACK}))))
    assert any("公開しないはず" in line(each) for each in said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("talk-dv/index.html", page()),
        ("dv.ics", ""),
        ("feed.atom", "<title>暴力のこと</title>"),
        ("a.ics", "BEGIN:VEVENT\r\nSUMMARY:ＤＶのこと\r\n"),
        ("a.ics", "X-WR-CALNAME:暴\r\n 力\r\n"),
    ],
)
def test_telling_name_is_found(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    said = inspect(list_output(tmp_path, replace(KNOWN, avoided=("暴力", "DV"))))
    assert any("困る言葉" in line(each) for each in said)


def test_latin_word_within_another_is_no_telling_name(tmp_path: Path) -> None:
    others = {"advent/index.html": page(), "a.ics": "SUMMARY:Advent\r\n"}
    assert complaints(tmp_path, "", others) == []


def test_line_of_a_draft_copied_into_a_workshop_is_refused_at_its_place(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    draft = (content / "pages/ja/draft.md").read_text("utf-8")
    write(content, "pages/ja/draft.md", f"{draft}\n{KEPT_BACK}\n")
    write(
        content,
        "events/a.yaml",
        f"title: 会\ndate: 2026-12-10\nstart: 10:00\nsummary: {KEPT_BACK}\n",
    )
    built = build(content=content)
    assert built.status == 1
    assert "events/a.yaml:4:10: 公開しないはず" in built.stderr
