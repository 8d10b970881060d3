"""Who listens: each contact has a role, said in the data or the safe one."""

import pytest
from yorisoi.models import ContactPoint
from yorisoi.models.contact_point import with_roles

USUAL = {"label": "窓口", "action": "押す", "source": "試験用の見本", "confirmed": "2026-11-01"}
ADDRESSES = {
    "telephone": {"telephone": "0312-34-5678"},
    "email": {"email": "hello@minato.example"},
    "line": {"question": "LINEのアドレスは、何ですか。"},
}


def contact(kind: str, role: str | None = None) -> ContactPoint:
    return ContactPoint.model_validate(USUAL | ADDRESSES[kind] | {"role": role})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # The first of each kind listens, no other does.
        (
            ["telephone", "telephone", "email", "line", "email"],
            ["consultation", "office", "consultation", "consultation", "office"],
        ),
        # A number without a role stays silent where another one is said to listen.
        (["telephone", "telephone consultation"], ["office", "consultation"]),
        (["telephone application", "telephone"], ["application", "consultation"]),
        (["telephone office", "email consultation"], ["office", "consultation"]),
        (
            ["telephone consultation", "telephone consultation"],
            ["consultation", "consultation"],
        ),
        ([], []),
    ],
)
def test_contact_without_a_role_is_given_the_safe_one(written: list[str], read: list[str]) -> None:
    contacts = {f"no-{number}": contact(*each.split()) for number, each in enumerate(written)}
    assert [each.role for each in with_roles(contacts).values()] == read


def test_account_without_its_address_is_not_ready() -> None:
    assert not contact("line").is_ready
    assert contact("email").is_ready
