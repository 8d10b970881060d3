"""No word, host or sign of the grammar can be lost unseen."""

import pytest
from yorisoi.loading.contacts import typed_contacts

from tests.support.contact_tables import CONTACTS, NO_CONTACTS


@pytest.mark.parametrize("text", CONTACTS)
def test_every_word_that_makes_a_contact_is_known(text: str) -> None:
    assert typed_contacts(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_every_word_that_makes_none_is_known(text: str) -> None:
    assert typed_contacts(text) == ()
