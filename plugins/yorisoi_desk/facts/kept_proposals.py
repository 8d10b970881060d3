"""A proposal as the database holds it: one that an older desk kept is told from one of today's."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from yorisoi_desk.facts.changes import DONE, Rows, Wanted
from yorisoi_desk.facts.sections import SECTIONS

# What a kept proposal says: its type, where it says it at all.
PARTS: Mapping[str, type] = {
    "do": str, "section": str, "key": str, "how": str, "commit": str, "settled": bool,
    "values": dict, "rows": dict,
}  # fmt: skip
NEEDED = {
    "change": ("section", "key", "was", "values", "how"),
    "new": ("section", "key", "values", "how"),
    "remove": ("section", "key", "was"),
    "undo": ("commit",),
}


def wanted(changes: object) -> Wanted | None:
    """Return what a proposal asks for; None where this desk cannot tell it for sure."""
    if not isinstance(changes, dict) or str(changes.get("do")) not in NEEDED:
        return None
    has_all = changes.keys() >= {*NEEDED[changes["do"]]}
    are_right = all(
        isinstance(changes[name], kind) for name, kind in PARTS.items() if name in changes
    )
    if not (has_all and are_right and _is_known(changes)):
        return None
    return cast("Wanted", changes)


def _is_known(changes: Mapping[str, Any]) -> bool:
    """Return whether the fields and rows are those of a form of today."""
    if changes["do"] not in DONE:
        return True
    section = SECTIONS.get(changes["section"])
    if section is None or not changes.keys() <= Wanted.__annotations__.keys():
        return False
    rows = changes.get("rows", {"before": [], "after": []})
    names = {*section.usual, *section.rare, "source"}
    return (
        {*changes.get("values", {})} <= names
        and rows.keys() == Rows.__annotations__.keys()
        and all(isinstance(listed, list) and all(map(_is_row, listed)) for listed in rows.values())
    )


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(text, str) for text in row.values())


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
