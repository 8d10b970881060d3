"""How the files of workshops are called: by a day and an id, and with `_` before a draft."""

from collections.abc import Container
from datetime import date

from yorisoi.models.values import parse_key

DRAFT = "_"  # the engine passes over a file whose name begins so


def file_name(day: date, event_id: str) -> str:
    """Return the name of a new file below the content folder, and of no place outside it.

    Raises ValueError with the code of a sentence where the id is none.
    """
    return f"events/{day.isoformat()}-{parse_key(event_id)}.yaml"


def draft_name(name: str) -> str:
    """Return the name under which the engine passes over a file of events."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/{DRAFT}{file.removeprefix(DRAFT)}"


def public_name(name: str) -> str:
    """Return the name of a draft's file once it is public."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/{file.removeprefix(DRAFT)}"


def free_id(day: date, taken: Container[str]) -> str:
    """Return an id that no workshop has: workshop-1210, workshop-1210-2."""
    usual = f"workshop-{day:%m%d}"
    numbered = (f"{usual}-{number}" for number in range(2, 1000))
    return usual if usual not in taken else next(one for one in numbered if one not in taken)
