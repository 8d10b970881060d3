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
    "<piece-end></piece-end>",
    "<piece-end>",
    '<body id="again">',
    '<html lang="en">',
    "<head>",
    "<table><tr><td>",
    "</td></tr></table>",
    '<svg class="own">',
    '<dl><div id="dates">',
    "<h2>次の見出し</h2>",
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


LINES = st.lists(st.sampled_from(BAD + TORN + UNSEEN + GOOD + UNKNOWN + ODD), max_size=8)


def is_found_as_at_once(bodies: list[list[str]]) -> bool:
    """Return whether pages of such lines have the faults that they have when nothing is cut."""
    by_lines = {f"{number}.html": "\n".join(["", *each, ""]) for number, each in enumerate(bodies)}
    at_once = {name: f"{body}<p\n></p>" for name, body in by_lines.items()}  # a tag on two lines
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        others = {name: page(f"{body}<p></p>") for name, body in by_lines.items()}
        found = complaints(Path(one), "", others)
        whole = complaints(Path(two), "", {name: page(body) for name, body in at_once.items()})
    return set(found) == set(whole)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_reading_by_lines_finds_what_reading_at_once_finds(lines: list[str]) -> None:
    assert is_found_as_at_once([lines] * 4)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=5))
def test_pages_read_together_have_the_faults_that_each_has_alone(bodies: list[list[str]]) -> None:
    assert is_found_as_at_once(bodies)
