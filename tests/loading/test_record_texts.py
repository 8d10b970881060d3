"""A word that tells what a visitor looked at is found in titles, however it is written."""

import pytest
from yorisoi.loading.record_texts import avoided


@pytest.mark.parametrize(
    ("text", "word"),
    [("DVのこと", "DV"), ("ＤＶを考える", "dv"), ("talk-dv", "ＤＶ"), ("性暴力のこと", "暴力")],
)
def test_word_to_be_avoided_is_found_in_every_width_and_case(text: str, word: str) -> None:
    assert avoided(text, ["茶", word]) == word


@pytest.mark.parametrize("word", ["DV", "ＤＶ"])
def test_latin_word_within_another_is_not_the_word(word: str) -> None:
    assert avoided("Advent", [word]) == ""


@pytest.mark.parametrize("text", ["うつわを作る", "うつくしい字", "どうつながる", "ふうつう"])
def test_short_word_in_hiragana_within_another_is_not_the_word(text: str) -> None:
    assert avoided(text, ["うつ"]) == ""


@pytest.mark.parametrize("text", ["うつの会", "うつ", "心のうつ、知る", "うつっぽい"])
def test_short_word_in_hiragana_is_found_before_a_particle(text: str) -> None:
    assert avoided(text, ["うつ"]) == "うつ"


def test_longer_word_in_hiragana_is_found_in_every_form() -> None:
    assert avoided("いじめられたとき", ["いじめ"]) == "いじめ"
