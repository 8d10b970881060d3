"""A page can be read by ear and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.inspection.pages import complaints, page
from tests.support.building import Built
from tests.support.writing import EVENT, copied, write


@pytest.mark.parametrize(
    "body",
    [
        "<h3>段が飛ぶ</h3>",
        "<h2></h2>",
        "<h1>二つめ</h1>",
        '<img src="a.svg">',
        '<p id="a">a</p><p id="a">b</p>',
        '<a href="#main"></a>',
        '<a href="#main">こちら</a>',
        "<main>二つめ</main>",
    ],
)
def test_what_a_reader_would_stumble_over_is_found(body: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, body, {"a.svg": "<svg/>"})


@pytest.mark.parametrize(("old", "new"), [('lang="ja"', ""), ("<title>港", "<title>")])
def test_page_without_language_or_title_is_found(old: str, new: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, "", {"index.html": page().replace(old, new)})


def test_page_that_is_too_heavy_is_found(tmp_path: Path) -> None:
    words = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    assert any("重すぎます" in each for each in complaints(tmp_path, f"<p>{words}</p>"))


def test_page_that_is_too_heavy_is_told_and_published(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    words = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}description: {words}\n")
    built = build(content=content)
    assert built.status == 0, built.stderr
    (told,) = (line for line in built.stderr.split("\n") if "重すぎます" in line)
    assert told.startswith("events/2026-12-10-case.yaml:1:1: お知らせ: ")
    assert words in (built.output / "workshops/case/index.html").read_text("utf-8")
