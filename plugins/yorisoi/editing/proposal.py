"""What the check of a proposal tells: what must be mended, or what it changes.

It travels as JSON from a run in which the proposal's own code may have written it, to one that
may write on GitHub. There it is data of a stranger: `read` sees that it has this shape, and
`proposal_comment` shows it as a quotation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from yorisoi.editing.built_changes import BuiltChanges
from yorisoi.faults import Fault
from yorisoi.messages import sentence
from yorisoi.release.changes import Change


@dataclass(frozen=True)
class Mistake:
    """One fault in words."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Difference:
    """One place where a field of the content differs: its lines before and after."""

    what: str
    before: list[str]
    after: list[str]

    @property
    def lines(self) -> list[str]:
        """All lines, marked as those before and those after."""
        return [*(f"- {line}" for line in self.before), *(f"+ {line}" for line in self.after)]


@dataclass(frozen=True)
class Told:
    """All of it; `built` is None where the two sites could not be compared, for a reason.

    The reason: the proposal was refused, or the site before it could not be built.
    """

    faults: list[Mistake]
    changes: list[Difference]
    built: BuiltChanges | None
    reason: Literal["", "refused", "base"] = ""


_JSON = TypeAdapter(Told)


def told(
    faults: Iterable[Fault],
    changed: Iterable[Change],
    built: BuiltChanges | None,
    reason: Literal["", "refused", "base"] = "",
) -> Told:
    """Return what is told of faults (notices left out) and changes."""
    mistakes = [
        Mistake(str(fault.position), *sentence(fault))
        for fault in faults
        if fault.severity == "error"
    ]
    differences = [row for change in changed for row in _differences(change)]
    return Told(mistakes, differences, built, reason)


def _differences(change: Change) -> list[Difference]:
    """Return each field that differs, with its place, before and after."""
    names = dict.fromkeys((change.section, change.title))
    return [
        Difference(" › ".join((*names, row.field)), row.before, row.after) for row in change.rows
    ]


def write(told: Told) -> bytes:
    """Return it as JSON."""
    return _JSON.dump_json(told)


def read(data: bytes) -> Told | None:
    """Return what was told, or None where it is not of this shape."""
    try:
        return _JSON.validate_json(data, strict=True)
    except ValidationError:
        return None
