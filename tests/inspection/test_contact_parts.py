"""A text is taken apart, and each part is looked at once: neither may hide a contact."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yorisoi.inspection import contacts
from yorisoi.inspection.characters import plain

from tests.inspection.pages import KNOWN
from tests.support.contact_corpus import is_hard, texts

HARMFUL = sorted(unescape(text) for text in texts("harmful") if not is_hard(text))
ANY = st.sampled_from(sorted(map(unescape, texts("harmful") | texts("harmless"))))
SEEN = contacts.Known(KNOWN)  # by all tests here


def drawn(data: st.DataObject) -> str:
    """Return some texts of the corpora, one a line or a cell, with pieces of them between."""
    whole = data.draw(st.lists(ANY, max_size=4))
    cut = data.draw(st.lists(ANY, max_size=2))
    pieces = [text[: data.draw(st.integers(0, len(text)))] for text in cut]
    return data.draw(st.sampled_from(["\n", "\n\n", contacts.BETWEEN])).join([*whole, *pieces])


@given(data=st.data())
def test_text_says_the_same_however_often_its_parts_were_seen(data: st.DataObject) -> None:
    text = drawn(data)
    fresh = contacts.Known(KNOWN).unknown(text)
    assert sorted(SEEN.unknown(text)) == sorted(fresh)
    assert sorted(SEEN.unknown(text)) == sorted(fresh)


@given(data=st.data())
def test_no_line_above_or_below_hides_a_contact(data: st.DataObject) -> None:
    harmful = data.draw(st.sampled_from(HARMFUL))
    assert contacts.Known(KNOWN).unknown(f"{drawn(data)}\n\n{harmful}\n\n{drawn(data)}")


@pytest.mark.parametrize("name", ["harmful", "harmless"])
def test_text_taken_apart_says_the_same_as_the_whole(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = {text: sorted(contacts.Known(KNOWN).unknown(text)) for text in texts(name)}
    monkeypatch.setattr(contacts, "PARTS", re.compile("(?!)"))
    assert apart == {text: sorted(contacts.Known(KNOWN).unknown(text)) for text in texts(name)}


def test_text_is_taken_apart_before_no_digit() -> None:
    letters = re.findall("[ぁ-んァ-ヶ㐀-鿿]", "".join(map(chr, range(0x3000, 0xA000))))
    digits = [letter for letter in letters if plain(letter).isascii()]
    assert sorted(contacts.KANJI_DIGITS) == digits


@given(data=st.data())
def test_whole_text_says_no_more_than_its_lines(data: st.DataObject) -> None:
    text = drawn(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contacts, "PARTS", re.compile("(?!)"))
        whole = contacts.Known(KNOWN).unknown(text)
    assert bool(contacts.Known(KNOWN).unknown(text)) == bool(whole)
