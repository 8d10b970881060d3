"""What pages share is read once: that must never change what is found."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inspection.pages import complaints, page
from tests.inspection.test_facts import UNKNOWN

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
# What must not be read line by line: an element, a comment or a tag goes on in the next line.
TORN = [
    '<p><a href="index.html">\nこちら\n</a></p>',
    '<p><a href="tel:110">\n0312-34-5678\n</a></p>',
    "<h2>\n</h2>",
    "<!--\n電話 03-9999-8888\n-->",
    "<p\nonclick='leave()'>港</p>",
    '<p title="\n03-9999-8888\n">港</p>',
]
UNSEEN = ['<textarea>\n<a href="nowhere.html">こちら</a>\n</textarea>']  # no link: words to edit
GOOD = ["<p>港</p>", "<h2>見出し</h2>", '<p><a href="index.html">はじめのページ</a></p>', "<hr>"]
ODD = [  # what ends, begins or hides something where a reader by lines might not see it
    "</main>",
    "</a>",
    '<a href="x">',
    "<!--",
    "-->",
    "</script>",
    "<svg><title>図</title></svg>",
    "<H2>大</H2>",
    '<A HREF="tel:110">110</A>',
    "<p title=03-9999-8888>",
    "<template>",
    "<select><option>",
    '<noscript><img src="http://other.example/x.png"></noscript>',
    "0312-\n99-9999",
    "<br>0312<br>-99-9999",
    '<a\nhref="nowhere.html">道</a>',
    "<![CDATA[ 03-9999-8888 ]]>",
    "<?note 03-9999-8888 ?>",
    '<use href="https://other.example/a.svg#b"/>',
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(BAD + TORN + UNSEEN + GOOD + UNKNOWN + ODD), max_size=8))
def test_reading_by_lines_finds_what_reading_at_once_finds(lines: list[str]) -> None:
    body = "\n".join(["", *lines, ""])
    at_once = f"{body}<p\n></p>"  # a tag on two lines: nothing beside it is read by lines
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        others = {f"{number}.html": page(body) for number in range(3)}
        by_lines = complaints(Path(one), f"{body}<p></p>", others)
        whole = complaints(Path(two), at_once, {name: page(at_once) for name in others})
    assert set(by_lines) == set(whole)
