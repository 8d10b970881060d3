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
