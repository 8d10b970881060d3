"""The index that a browser looks things up in."""

import json
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest
from yorisoi.formats.search_index import fold, search_index
from yorisoi.formats.searched import MOST_EVENTS

from tests.support.writing import EVENT, PAGE, publication, write

SEARCHING = PAGE.replace("slug: sample", "slug: look\ntemplate: search")
TOPICS = "topics:\n  way: {label: 場所を知りたい, pages: [access, about], words: 'ｴｷ、行きかた'}\n"


@pytest.fixture
def searching(content: Path) -> Path:
    """The second service with a page that looks things up."""
    write(content, "pages/ja/look.md", SEARCHING)
    write(content, "data/search.yaml", TOPICS)
    return content


def index(content: Path) -> dict[str, Any]:
    """Return what the index of a content says."""
    made: dict[str, Any] = json.loads(search_index(publication(content)) or "null")
    return made


def pages_with(made: dict[str, Any], pair: str) -> set[str]:
    """Return the pages that hold a pair."""
    there = [key for key, held in made["pairs"].items() if pair in wrap(held, 2)]
    return {made["pages"][ord(letter) - 0x100] for key in there for letter in key}


def test_site_without_a_page_for_it_has_no_index(content: Path) -> None:
    assert index(content) is None


def test_page_is_found_by_what_it_shows_and_a_draft_by_nothing(searching: Path) -> None:
    write(searching, "pages/ja/sample.md", PAGE.replace("本文です。", "らくだに乗ります。"))
    write(
        searching,
        "pages/ja/hidden.md",
        PAGE.replace("slug: sample", "slug: hidden\nstatus: draft").replace("本文", "ひつじ"),
    )
    made = index(searching)
    assert pages_with(made, "くだ") == {"sample/"}
    assert pages_with(made, "つじ") == set()
    assert not {"", "404.html", "look/", "hidden/"} & {*made["pages"]}


def test_next_workshops_are_found_and_no_more_than_a_page_can_list(searching: Path) -> None:
    for number in range(MOST_EVENTS + 5):
        text = EVENT.replace("お茶の時間", "ちぎり絵").replace("10:00", f"0{number % 10}:30")
        write(
            searching, f"events/2027-01-10-case-{number}.yaml", text.replace("2026-12", "2027-01")
        )
    made = index(searching)
    workshops = [page for page in made["pages"] if page.startswith("workshops/")]
    assert len([page for page in workshops if page != "workshops/"]) == MOST_EVENTS
    cases = {page for page in workshops if page.startswith("workshops/case")}
    assert len(cases) > 20
    assert cases <= pages_with(made, "ちぎ")


def test_words_of_the_staff_are_folded_and_lead_to_their_pages_in_order(searching: Path) -> None:
    made = index(searching)
    [[words, letters, first]] = made["topics"]
    assert words == "えき 行きかた"
    assert [made["pages"][ord(letter) - 0x100] for letter in letters] == ["access/", "about/"]
    assert not first


def test_no_number_can_be_put_together_from_it(searching: Path) -> None:
    text = search_index(publication(searching)) or ""
    assert text
    assert not [letter for letter in text.rpartition('"topics"')[2] if letter.isdigit()][1:]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("カード", "かど"), ("ｶﾞｯｺｳ", "がつこう"), ("ＤＶ", "dv"), ("ちょっと", "ちよつと")],
)
def test_ways_of_writing_one_word_are_one(text: str, folded: str) -> None:
    assert fold(text) == folded
