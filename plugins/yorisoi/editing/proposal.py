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
from yorisoi.release.changes import Change, Difference


@dataclass(frozen=True)
class Mistake:
    """One fault in words."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True)
class CheckResult:
    """The whole result: each fault, each place of the content that differs, and how the sites do.

    `built` is None where they could not be compared, for a reason: the proposal was refused, or
    the site before it could not be built.
    """

    faults: list[Mistake]
    changes: list[Difference]
    built: BuiltChanges | None
    reason: Literal["", "refused", "base"] = ""


_JSON = TypeAdapter(CheckResult)


def check_result(
    faults: Iterable[Fault],
    changed: Iterable[Change],
    built: BuiltChanges | None,
    reason: Literal["", "refused", "base"] = "",
) -> CheckResult:
    """Return the result of faults (notices left out) and changes."""
    mistakes = [
        Mistake(str(fault.position), *sentence(fault))
        for fault in faults
        if fault.severity == "error"
    ]
    rows: list[Difference] = []
    for change in changed:
        names = dict.fromkeys((change.section, change.title))
        rows += (row._replace(field=" › ".join((*names, row.field))) for row in change.rows)
    return CheckResult(mistakes, rows, built, reason)


def write(result: CheckResult) -> bytes:
    """Return a result as JSON."""
    return _JSON.dump_json(result)


def read(data: bytes) -> CheckResult | None:
    """Return the result, or None where it is not of this shape."""
    try:
        return _JSON.validate_json(data, strict=True)
    except ValidationError:
        return None
