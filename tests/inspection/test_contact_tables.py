"""No word, host or sign of the scan can be lost unseen."""

import pytest
from yorisoi.inspection import Expected, contacts

from tests.support.contact_tables import CONTACTS, NO_CONTACTS

KNOWN = contacts.Known(Expected(frozenset()))


@pytest.mark.parametrize("text", CONTACTS)
def test_every_word_that_makes_a_contact_is_known(text: str) -> None:
    assert KNOWN.unknown(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_every_word_that_makes_none_is_known(text: str) -> None:
    assert KNOWN.unknown(text) == []


@pytest.mark.parametrize("key", ["context", "type", "id", "graph", "language", "value"])
def test_keys_of_json_ld_are_no_accounts(key: str) -> None:
    assert KNOWN.unknown(f'{{"@{key}": "a"}}') == []
    assert KNOWN.unknown(f'{{"@{key}s": "a"}}') == [f"@{key}s"]


AMOUNTS = ["1,234", "12,345,678", "1,234,567,890", "12,345,678,901,234", "1,234,567.89"]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_amounts_with_commas_are_no_numbers_to_call(amount: str) -> None:
    assert KNOWN.unknown(f"{amount}円") == []
    assert KNOWN.unknown(f"電話代は{amount}円") == []
    assert KNOWN.unknown(f"電話 {amount} のこと") == []
    assert KNOWN.unknown(f"電話は{amount}件") == []
