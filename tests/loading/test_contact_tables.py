"""No word, host or sign of the grammar can be lost unseen."""

import re

import pytest
from yorisoi.loading.checks.contact_grammar import BEGINS, TOKEN
from yorisoi.loading.checks.contacts import contacts_told, typed_contacts, with_paths
from yorisoi.models.contacts import normalise_contact

from tests.support.contact_tables import CONTACTS, NO_CONTACTS


@pytest.mark.parametrize("text", CONTACTS)
def test_every_word_that_makes_a_contact_is_known(text: str) -> None:
    assert typed_contacts(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_every_word_that_makes_none_is_known(text: str) -> None:
    assert typed_contacts(text) == ()


def test_what_a_token_begins_with_hides_none() -> None:
    anywhere = re.compile(TOKEN.pattern.removeprefix(f"(?={BEGINS})"))
    texts = [text.lower() for text in (*CONTACTS, *NO_CONTACTS)]
    assert texts
    for text in texts:
        hidden = [token[0] for token in anywhere.finditer(text) if not re.match(BEGINS, token[0])]
        assert not hidden, text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("電話 0312-99-9999。", "0312-99-9999"),
        ("0312-99-9999", "0312-99-9999"),
        ("電話は{0312|ぜろ}-99-9999です", "{0312|ぜろ}-99-9999"),
        ("電話は&#48;312-99-9999です", "&#48;312-99-9999"),
        ("電話は0312\u200b-99-9999です", "0312\u200b-99-9999"),
        ("宛先 a%40hall.example まで", "a%40hall.example"),
        ("①0312-99-9999 ②", "0312-99-9999"),
        ("☎0312.34.5678（平日）", "0312.34.5678"),
        ("電話 080.3402.8900", "080.3402.8900"),
    ],
)
def test_contact_is_told_where_it_stands(text: str, written: str) -> None:
    (contact,) = typed_contacts(text)
    assert text[contact.start : contact.end].strip() == written


NUMBER, POSTAL_CODE = "0312-34-5678", "100-0001"
KNOWN = {
    normalise_contact(NUMBER): "contacts.consultation",
    normalise_contact(POSTAL_CODE): "places.salon.postal_code",
}


@pytest.mark.parametrize(
    ("text", "known_as", "told"),
    [
        (NUMBER, "typed_contact", [("typed_contact", "error", 1)]),
        (f"〒{POSTAL_CODE}", "typed_contact", [("typed_contact", "error", 2)]),
        (f"か {NUMBER}", "typed_contact_read", [("typed_contact_read", "notice", 3)]),
        (f"〒{POSTAL_CODE}", "typed_contact_read", []),
        ("0312-99-9999", "typed_contact_read", [("unknown_contact", "error", 1)]),
    ],
)
def test_typed_contact_is_told_as_what_it_is(
    text: str, known_as: str, told: list[tuple[str, str, int]]
) -> None:
    faults = contacts_told(text, KNOWN, known_as=known_as)
    assert [(fault.code, fault.severity, fault.offset + 1) for fault in faults] == told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"〒{POSTAL_CODE} 港町", f"〒{POSTAL_CODE} 港町"),
        (f"電話 {NUMBER} へ", "電話 {{ contacts.consultation }} へ"),
        (f"{NUMBER}か{NUMBER}", "{{ contacts.consultation }}か{{ contacts.consultation }}"),
        ("0312-99-9999", "0312-99-9999"),
        ("お茶", "お茶"),
    ],
)
def test_contact_of_the_data_is_named_by_its_path(text: str, named: str) -> None:
    assert with_paths(text, KNOWN) == named
