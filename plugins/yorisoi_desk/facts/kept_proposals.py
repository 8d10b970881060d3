"""A proposal as the database holds it: one that an older desk kept is told from one of today's."""

from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from yorisoi_desk.facts.changes import DONE, Wanted
from yorisoi_desk.facts.sections import SECTIONS

KEPT = TypeAdapter(Wanted)
NEEDED: Mapping[str, set[str]] = {
    "change": {"section", "key", "was", "values", "how"},
    "new": {"section", "key", "values", "how"},
    "remove": {"section", "key", "was"},
    "undo": {"commit"},
}


def wanted(changes: object) -> Wanted | None:
    """Return what a proposal asks for; None where this desk cannot tell it for sure."""
    try:
        kept = KEPT.validate_python(changes, strict=True, extra="forbid")
    except ValidationError:
        return None
    has_all = "do" in kept and kept.keys() >= NEEDED[kept["do"]]
    return kept if has_all and _is_known(kept) else None


def _is_known(kept: Wanted) -> bool:
    """Return whether the fields are those of a form of today."""
    if kept["do"] not in DONE:
        return True
    section = SECTIONS.get(kept["section"])
    if section is None:
        return False
    return kept.get("values", {}).keys() <= {*section.usual, *section.rare, "source"}


def said(changes: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the names and words of an older proposal, for whoever proposes it again."""
    if isinstance(changes, dict):
        for key, value in changes.items():
            yield from said(value, str(key))
    elif isinstance(changes, list):
        for value in changes:
            yield from said(value, name)
    elif changes not in (None, ""):
        yield name, str(changes)
