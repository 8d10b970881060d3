"""What staff's Markdown becomes, and what it can never become."""

import pytest
from yorisoi import loading
from yorisoi.rendering.prose import Prose

from tests.support.writing import HARBOUR


@pytest.fixture(scope="module")
def prose() -> Prose:
    return Prose(loading.load(HARBOUR)[0])


def test_lines_of_japanese_are_joined_without_a_space(prose: Prose) -> None:
    assert prose.html("お茶を\n飲みに") == "<p>お茶を飲みに</p>"
    assert prose.html("**お茶**\nを") == "<p><strong>お茶</strong>を</p>"


def test_lines_of_english_keep_their_space(prose: Prose) -> None:
    assert prose.html("a cup\nof tea") == "<p>a cup\nof tea</p>"


def test_ruby_keeps_its_parentheses_for_those_without(prose: Prose) -> None:
    ruby = "<ruby>相談<rp>（</rp><rt>そうだん</rt><rp>）</rp></ruby>"
    assert prose.html("{相談|そうだん}する") == f"<p>{ruby}する</p>"


def test_fact_in_a_line_is_a_slot_in_that_line(prose: Prose) -> None:
    slot = '<span data-slot="hours.telephone"></span>'
    assert prose.html("時間は{{ hours.telephone }}です") == f"<p>時間は{slot}です</p>"


def test_block_leaves_its_paragraph(prose: Prose) -> None:
    assert prose.html("{{ blocks.hours }}") == '<div data-slot="blocks.hours"></div>'


def test_link_to_a_page_becomes_its_address(prose: Prose) -> None:
    html = prose.html("[話す]({filename}consultation.md#a)", "pages/ja/index.md")
    assert 'href="slot:consultation/#a"' in html


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
def test_nothing_that_runs_comes_out(text: str, prose: Prose) -> None:
    html = prose.html(text).lower()
    assert "<script" not in html
    assert "<b " not in html
    assert 'href="j' not in html
    assert 'src="j' not in html
    assert "data:" not in html.replace("data:text/html,&lt;script&gt;", "")
    assert "49" not in html


def test_one_markdown_object_gives_the_same_text_twice(prose: Prose) -> None:
    text = "{{ hours.telephone }} [a]: b"
    assert prose.html(text) == prose.html(text)
