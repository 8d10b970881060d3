"""What a proposal makes of the files: worked out as it is proposed, and anew as it is approved.

A proposal is kept as JSON, with what was seen of the entry: what was changed since, it does not
write over. All functions raise KeyError where what it is about is gone, and Refused where a file
cannot be read.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

from typing_extensions import TypedDict  # which pydantic reads, before Python 3.12
from yorisoi.models import Record, Where

from yorisoi_desk.checkout import saving
from yorisoi_desk.facts import rows as fact_rows
from yorisoi_desk.facts import service_edits
from yorisoi_desk.facts.fields import LISTS, model_field
from yorisoi_desk.facts.rows import Row
from yorisoi_desk.facts.sections import SECTIONS, Section
from yorisoi_desk.facts.service_edits import FROM_STAFF, Confirmation
from yorisoi_desk.yaml_text import edits, reading
from yorisoi_desk.yaml_text.writing import Value


class Rows(TypedDict):
    """The rows of an entry as they were, and as they are to be."""

    before: list[Row]
    after: list[Row]


class Wanted(TypedDict, total=False):
    """A proposal: which entry, and its new values; of a save to take back, its commit."""

    do: Literal["change", "new", "remove", "undo"]
    section: str
    key: str
    was: object  # the entry as the file had it
    values: dict[str, Any]
    rows: Rows
    settled: bool  # its open question is answered
    how: str
    commit: str


def files_of(wanted: Wanted, today: date) -> dict[str, bytes | None]:
    """Return the files that a proposal changes, as they would be.

    Raises KeyError and Changed where what it is about is there no more.
    """
    if wanted["do"] == "undo":
        return saving.repository().undone(wanted["commit"])
    file = SECTIONS[wanted["section"]].file
    repository = saving.repository()
    text = DONE[wanted["do"]](repository.read(file)[0], wanted, today)
    return {file: repository.encoded(file, text)}


def entries(section: Section, text: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a section by their keys, as the text of its file has them."""
    held = reading.held(text, section.where)
    if section.kind == "one":
        found: Mapping[str, Any] = {"_": held}
    else:
        found = held if isinstance(held, dict) else _numbered(held)
    return {
        key: entry
        for key, entry in found.items()
        if isinstance(entry, dict) and (not section.only or set(section.only) & entry.keys())
    }


def mark_of(entry: Mapping[str, Any] | None) -> str:
    """Return what tells an entry of a list from the one that stands in its place by now."""
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _numbered(held: object) -> dict[str, Any]:
    return {str(at): entry for at, entry in enumerate(held if isinstance(held, list) else [])}


def changed(text: str, wanted: Wanted, today: date) -> str:
    """Return a file with new values of an entry, confirmed on the day."""
    section, where = SECTIONS[wanted["section"]], _place(text, wanted)
    values: dict[str, Value] = {
        name: None if not value and _is_needed(section.record, name) else value or ""
        for name, value in wanted["values"].items()
        if name not in (*LISTS, *section.beside)
    }
    text = edits.with_values(text, where, values)
    for name in LISTS:
        if name in wanted["values"]:
            words = [word for word in wanted["values"][name].split("\n") if word]
            text = edits.with_words(text, (*where, name), words)
    times = (*where, *section.times)
    if rows := wanted.get("rows"):
        text = fact_rows.with_rows(text, section.rows, times, rows["before"], rows["after"])
    if beside := {name: wanted["values"].get(name) for name in section.beside}:
        text = _beside(text, times, beside)
    if wanted.get("settled"):
        text = edits.without(text, (*where, "question"))
    if not section.is_fact:
        return text
    return service_edits.with_confirmation(text, where, Confirmation(today, wanted["how"]))


def _beside(text: str, times: Where, values: Mapping[str, str | None]) -> str:
    """Return a file with what is said beside the times; where there are none, nothing is."""
    said = {name: value for name, value in values.items() if value is not None}
    is_there = isinstance(reading.held(text, times), dict)
    return edits.with_values(text, times, said) if is_there else text


def added(text: str, wanted: Wanted, today: date) -> str:
    """Return a file with one more entry, below the others."""
    section, values = SECTIONS[wanted["section"]], dict(wanted["values"])
    names = dict.fromkeys(["label", "name", *section.usual, *section.rare])
    entry: dict[str, Value] = {
        name: values[name] for name in names if values.get(name) and name not in section.beside
    }
    if rows := fact_rows.filled(wanted["rows"]["after"] if "rows" in wanted else ()):
        beside = {name: values[name] for name in section.beside if values.get(name)}
        times = (rows[0] if len(rows) == 1 else {section.rows: rows}) | beside
        entry |= {section.times[-1]: times} if section.times else times
    entry |= {"source": values.get("source") or FROM_STAFF, "confirmed": today.isoformat()}
    before = reading.held(text, section.where)
    if section.kind == "list":
        number = len(before) if isinstance(before, list) else 0
        text, key = edits.with_entry(text, section.where, entry), str(number)
    else:
        key = _free(section.new, before if isinstance(before, dict) else {})
        text = edits.with_value(text, (*section.where, key), entry)
    how = Confirmation(today, wanted["how"])
    return service_edits.with_confirmation(text, section.place(key), how)


def removed(text: str, wanted: Wanted, today: date) -> str:  # noqa: ARG001 - one of three
    """Return a file without an entry."""
    return edits.without(text, _place(text, wanted))


DONE: Mapping[str, Callable[[str, Wanted, date], str]] = {
    "change": changed,
    "new": added,
    "remove": removed,
}


def _place(text: str, wanted: Wanted) -> tuple[str | int, ...]:
    """Return where an entry stands; one of a list only where it is the one that was seen."""
    section = SECTIONS[wanted["section"]]
    here = section.place(wanted["key"])
    held = reading.held(text, here)
    is_other = section.kind == "list" or wanted["do"] == "remove"
    if not isinstance(held, dict) or (is_other and held != wanted["was"]):
        raise KeyError(wanted["key"])
    return here


def _is_needed(record: type[Record], name: str) -> bool:
    return bool(model_field(record, name).is_required())


def _free(prefix: str, held: Mapping[str, object]) -> str:
    """Return a key that no entry has."""
    number = next(at for at in range(1, len(held) + 2) if f"{prefix}-{at}" not in held)
    return f"{prefix}-{number}"
