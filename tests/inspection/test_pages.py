"""A page is read whole, as a browser reads it; what it shares with others changes nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.inspection.pages import complaints, inspected, page

BAD = [
    "<p>電話 03-9999-8888</p>",
    '<p><a href="tel:110">0312-34-5678</a></p>',
    '<p><a href="nowhere.html">道</a></p>',
    '<p><a href="#nowhere">道</a></p>',
    '<p><a href="https://weather.example/">天気</a></p>',
    '<p onclick="leave()">港</p>',
    "<!-- メモ -->",
    "<h3>段の飛んだ見出し</h3>",
    "<h2></h2>",
    '<p id="main">同じ目印</p>',
    '<p><a href="index.html">こちら</a></p>',
    '<p><img src="icon.png"></p>',
    "<main>もう1つ</main>",
    '<script>alert("港")</script>',
    "<style>p { color: red }</style>",
]
TORN = [  # an element, a comment or a tag goes on in the next line
    '<p><a href="index.html">\nこちら\n</a></p>',
    '<p><a href="tel:110">\n0312-34-5678\n</a></p>',
    "<h2>\n</h2>",
    "<!--\n電話 03-9999-8888\n-->",
    "<p\nonclick='leave()'>港</p>",
    '<p title="\n03-9999-8888\n">港</p>',
]
COPIES = 5


@pytest.mark.parametrize("body", BAD + TORN)
def test_fault_is_found_in_every_page_however_often_it_was_met(body: str, tmp_path: Path) -> None:
    alone = complaints(tmp_path / "alone", body)
    names = [f"page-{number}.html" for number in range(COPIES)]
    others = {name: page(f"<p>{name}</p>\n{body}\n<p>港</p>") for name in names}
    found = complaints(tmp_path / "many", f"\n{body}", others)
    assert alone
    for name in names:
        words = {each.partition(": ")[2] for each in found if each.startswith(f"{name}:")}
        assert {each.partition(": ")[2] for each in alone} <= words


@pytest.mark.parametrize("body", BAD)
def test_what_follows_the_end_of_a_page_is_read_too(body: str, tmp_path: Path) -> None:
    told = page().replace("</html>", f"</html>{body}")
    said = complaints(tmp_path, "", {"told.html": told})
    assert [each for each in said if each.startswith("told.html")]


@pytest.mark.parametrize(
    "body",
    [
        f"{'<div>' * 300}0312-99-9999{'</div>' * 300}",
        f"{'<b>' * 3000}<script>alert(1)</script>{'</b>' * 3000}",
        "<p>a</div></p>",
        "<b><i>a</b></i>",
        '<a href="#main"></main>港</a>',
        '<body id="again">',
        '<html lang="en">',
    ],
)
def test_page_that_a_browser_may_read_otherwise_is_refused(body: str, tmp_path: Path) -> None:
    assert any("くずれています" in each for each in complaints(tmp_path, body))


@pytest.mark.parametrize("data", [b"", b"  \n", b"<!-- a -->", b"\xff\xfe", b"</p>", b"\0"])
def test_file_that_is_no_page_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(data)
    assert inspected(tmp_path)


def in_single_files(task: Callable[[Sequence[str]], Any], names: Sequence[str]) -> list[Any]:
    return [task([name]) for name in names]


def test_faults_are_the_same_in_however_many_parts_the_files_are_read(tmp_path: Path) -> None:
    links = '<p><a href="b.html#there">a</a><a href="b.html#nowhere">b</a></p>'
    others = {"b.html": page('<p id="there">b</p>')}
    others |= {f"{number}.html": page(body + links) for number, body in enumerate(BAD)}
    complaints(tmp_path, links, others)
    found = inspected(tmp_path)
    assert sum(fault.code == "page_anchor_missing" for fault in found) >= len(BAD)
    assert sorted(inspected(tmp_path, spread=in_single_files)) == sorted(found)
