"""What differs between two snapshots: for the report on a build, and the comment on a proposal."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from yorisoi.release.snapshot import Entry, Snapshot


class Difference(NamedTuple):
    """One place where a field differs: its lines before and after."""

    field: str
    before: list[str]
    after: list[str]


class Change(NamedTuple):
    """One entry, and its `kind`: added, changed or gone."""

    kind: str
    section: str
    title: str
    rows: list[Difference]


def changes(before: Snapshot | None, after: Snapshot) -> list[Change]:
    """Return what differs, in the order of `after`; everything is new after nothing."""
    old, new = before.entries if before else {}, after.entries
    found = []
    # In the order of `after`, then what is gone; titles and sections are the newer ones.
    for key, entry in {**new, **old, **new}.items():
        kind = "gone" if key not in new else "changed" if key in old else "added"
        if rows := list(_rows(old.get(key), new.get(key))):
            found.append(Change(kind, entry.section, entry.title, rows))
    return found


def _rows(before: Entry | None, after: Entry | None) -> Iterator[Difference]:
    """Yield where two entries differ, field by field, equal lines left out."""
    old = before.fields if before else {}
    new = after.fields if after else {}
    for field in {**new, **old}:
        one, two = old.get(field, []), new.get(field, [])
        if not (one and two):
            yield Difference(field, one, two)
        elif one != two:
            for tag, i, j, k, m in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
                if tag != "equal":
                    yield Difference(field, one[i:j], two[k:m])
