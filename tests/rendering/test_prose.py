"""What staff's Markdown becomes, and what it can never become."""

import re
from collections.abc import Callable

import pytest
from lxml import html
from markdown_it import MarkdownIt
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.prose import Prose, clean

from tests.support import vectors
from tests.support.writing import harbour

Convert = Callable[..., str]

# As a browser finds it (WHATWG URL, 4.4): within an address it passes over tabs and line ends.
SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
ATTRIBUTES = {"href", "rel", "title", "alt", "height", "loading", "src", "width", "start"}
ELEMENTS = set(
    "a blockquote br code em h2 h3 h4 h5 h6 hr img li ol p pre rp rt ruby strong"  # noqa: SIM905
    " table tbody td th thead tr ul".split()
)


def shown(name: str, record: object) -> str:
    """Return an insert as a theme might: a block by its name, a record in an element."""
    return f"<table>{name}</table>" if record is None else f"<b>{name}</b>"


MARKDOWN = Prose(harbour(), external="（外）")
HERE = PageContext("about/", "")


@pytest.fixture(scope="module")
def prose() -> Convert:
    """`prose(text)`: the HTML of a text of a page of the second service, on that page."""

    def convert(text: str, address: str = "about/", root: str | None = "") -> str:
        return MARKDOWN.html(text, PageContext(address, root), "pages/ja/about.md", shown)

    return convert


def test_lines_of_a_paragraph_keep_their_ends(prose: Convert) -> None:
    assert prose("日時\n場所") == "<p>日時<br>\n場所</p>"
    assert prose("**日時**\n場所") == "<p><strong>日時</strong><br>\n場所</p>"
    assert prose("a cup\nof tea") == "<p>a cup<br>\nof tea</p>"


def test_ruby_keeps_its_parentheses_for_those_without(prose: Convert) -> None:
    ruby = "<ruby>相談<rp>（</rp><rt>そうだん</rt><rp>）</rp></ruby>"
    assert prose("{相談|そうだん}する") == f"<p>{ruby}する</p>"


def test_insert_in_a_line_is_shown_in_that_line(prose: Convert) -> None:
    assert prose("時間は{{ hours.telephone }}です") == "<p>時間は<b>hours.telephone</b>です</p>"


def test_block_leaves_its_paragraph(prose: Convert) -> None:
    assert prose("{{ blocks.hours }}") == "<table>blocks.hours</table>"


def test_block_between_lines_leaves_their_paragraph(prose: Convert) -> None:
    made = prose("時間\n{{ blocks.hours }}\n休み")
    assert made == "<p>時間</p>\n<table>blocks.hours</table>\n<p>休み</p>"


def test_block_that_shows_nothing_leaves_no_paragraph() -> None:
    markdown = Prose(harbour(), external="")
    here = PageContext("", "")
    assert markdown.html("{{ blocks.line }}", here, "pages/ja/index.md", lambda *_: "") == ""


def test_name_of_an_insert_is_no_markup(prose: Convert) -> None:
    text = "*{{ names.short_name }}_{{ names.name }}*"
    assert prose(text) == "<p><em><b>names.short_name</b>_<b>names.name</b></em></p>"


def test_what_the_data_does_not_hold_stays_text(prose: Convert) -> None:
    assert prose("{{ contacts.nobody }}") == "<p>{{ contacts.nobody }}</p>"


def test_mark_of_an_insert_cannot_be_written_by_staff(prose: Convert) -> None:
    assert "<b>" not in prose("\x02contacts.mail\x03 \x02blocks.hours\x03")


def in_a_row(name: str, record: object) -> str:
    """Return a row of cards, told by the drawing and the HTML of each."""
    assert name == "cards"
    return "|".join(f"{card.drawing}:{card.html}" for card in record)  # type: ignore[attr-defined]


def cards(text: str) -> str:
    return MARKDOWN.html(text, HERE, "pages/ja/about.md", in_a_row)


def test_headings_that_are_links_make_a_row_of_cards_with_the_words_below_them() -> None:
    link, other = "[話す]({filename}consultation.md)", "[見る]({filename}access.md)"
    made = cards(f"はじめ\n\n### {link}\n\n一。\n\n二。\n\n### {other}\n\n三。\n\n- 終わり")
    assert made == (
        "<p>はじめ</p>\n"
        'window:<h3><a href="/consultation/">話す</a></h3>\n<p>一。</p>\n<p>二。</p>\n'
        '|None:<h3><a href="/access/">見る</a></h3>\n<p>三。</p>\n'
        "<ul>\n<li>終わり</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "### 話す",
        "### [話す]({filename}consultation.md)こと",
        "### [話す]({filename}consultation.md)[見る]({filename}access.md)",
        "- ### [話す]({filename}consultation.md)",
    ],
)
def test_other_headings_make_none(heading: str, prose: Convert) -> None:
    assert "<h3>" in prose(f"{heading}\n\n一。")
    assert "<b>" not in prose(f"{heading}\n\n一。")


def test_link_out_of_the_site_makes_a_card_without_a_drawing() -> None:
    made = cards("### [天気](https://weather.example/)\n\n一。")
    assert made.startswith(
        'None:<h3><a href="https://weather.example/" rel="noreferrer">天気（外）'
    )


def test_mark_of_a_card_cannot_be_written_by_staff(prose: Convert) -> None:
    assert "<b>" not in prose("\x02cards\x03\x02card\x1fa\x03x\x02cards-end\x03")


@pytest.mark.parametrize(
    ("address", "root", "href"),
    [
        ("about/", None, "../consultation/index.html#a"),
        ("404.html", None, "./consultation/index.html#a"),
        ("en/about/", None, "../../consultation/index.html#a"),
        ("about/", "/y", "/y/consultation/#a"),
    ],
)
def test_link_leads_from_the_page_it_stands_on(
    address: str, root: str | None, href: str, prose: Convert
) -> None:
    made = prose("[話す]({filename}consultation.md#a)", address, root)
    assert made == f'<p><a href="{href}">話す</a></p>'


def test_link_that_leaves_the_site_says_so_at_its_end(prose: Convert) -> None:
    made = prose("[天気 **予報**](https://weather.example/?a=1&b=2)")
    href = "https://weather.example/?a=1&amp;b=2"
    assert made == (
        f'<p><a href="{href}" rel="noreferrer">天気 <strong>予報</strong>（外）</a></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>a</b>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](data:text/html,<script>)",
        "![a](javascript:alert(1))",
        "[a]\n\n[a]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "{% include 'x' %} {{ 7*7 }} {# a #}",
    ],
)
def test_nothing_that_runs_comes_out(text: str, prose: Convert) -> None:
    html = prose(text).lower()
    assert "<script" not in html
    assert "<b " not in html
    assert 'href="j' not in html
    assert 'src="j' not in html
    assert "data:" not in html.replace("data:text/html,&lt;script&gt;", "")
    assert "49" not in html


def test_one_markdown_object_gives_the_same_text_twice(prose: Convert) -> None:
    text = "{{ hours.telephone }} [a]: b"
    assert prose(text) == prose(text)


@pytest.mark.parametrize("text", vectors.vectors())
def test_what_a_broken_extension_lets_through_is_cleaned_away(text: str) -> None:
    # Markdown as it comes, without our guard: raw HTML is on.
    made = html.fromstring(
        f"<div>{clean(MarkdownIt('gfm-like', {'html': True, 'linkify': False}).render(text))}</div>"
    )
    elements = [*made.iterdescendants()]  # none where all of it was cleaned away
    assert {element.tag for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    addresses = [element.get(name, "") for element in elements for name in ("href", "src")]
    schemes = [SCHEME.match(re.sub(r"[\t\r\n]", "", address)) for address in addresses]
    assert {scheme[1] for scheme in schemes if scheme} <= {"https"}


def test_cleaning_changes_nothing_that_the_dialect_makes(prose: Convert) -> None:
    text = """\
## 見出し

{相談|そうだん}は*無料*、**だれでも**。`a < b` \u0020
[電話]({filename}consultation.md "題") と <https://weather.example/>

3. あ
4. い

- う

> え

| お | か |
|----|----|
| き | く |

---
"""
    made = prose(text)
    assert {element.tag for element in html.fromstring(f"<div>{made}</div>").iterdescendants()} == (
        ELEMENTS - {"img", "pre", "h3", "h4", "h5", "h6"}
    )
    assert 'title="題"' in made
    assert '<ol start="3">' in made
