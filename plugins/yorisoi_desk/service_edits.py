"""Changes of the data, of hotlines too, each a small form of the desk: its text in, its text out.

Comments, order and quoting stay (see `yaml_edits`). All raise Refused where the file cannot be
read, and KeyError for an entry that is not there. The caller lets the engine load the result.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yorisoi.loading.yaml_walk import Path_

from yorisoi_desk import session_rows, yaml_edits
from yorisoi_desk.yaml_places import end_of, holder_of, line_end
from yorisoi_desk.yaml_writing import Value

FILE, HOTLINES = "data/service.yaml", "data/hotlines.yaml"
RANGE = ("days", "start", "end")  # what a row of hours says
FROM_STAFF = "職員からの連絡"  # the source of what no document states yet


@dataclass(frozen=True)
class Confirmation:
    """When somebody made sure of a fact, and how: 電話した, 公式ページ."""

    day: date
    how: str = ""


@dataclass(frozen=True)
class Special:
    """Days on which something is closed, or open, although it usually is not.

    All is text as in the file; `of` names entries of `hours`, all of them where it is empty.
    `start` and `end` are the days of a closure, which may have times, and the times of an opening.
    """

    reason: str
    start: str = ""
    end: str = ""
    yearly: str = ""
    day: str = ""
    until: str = ""
    of: Sequence[str] = ()
    notice: str = ""
    source: str = FROM_STAFF


def with_closure(text: str, closure: Special, confirmed: date | None) -> str:
    """Return the text with one more entry of `closures.days`."""
    days = {"yearly": closure.yearly, "start": closure.start, "end": closure.end}
    entry = days | _shared(closure, confirmed)
    return yaml_edits.with_entry(text, ("closures", "days"), _filled(entry))


def with_opening(text: str, opening: Special, confirmed: date | None) -> str:
    """Return the text with one more entry of `closures.openings`."""
    days = {"date": opening.day, "until": opening.until}
    times = {"start": opening.start, "end": opening.end}
    entry = days | times | _shared(opening, confirmed)
    return yaml_edits.with_entry(text, ("closures", "openings"), _filled(entry))


def without_special(text: str, kind: str, number: int) -> str:
    """Return the text without an entry of `closures`: kind is `days` or `openings`."""
    where = ("closures", kind, number)
    if holder_of(text, where).index(number) is None:
        raise KeyError(number)
    return yaml_edits.without(text, where)


def with_notice(text: str, words: str, until: str) -> str:
    """Return the text with this urgent notice, in the place of another if there is one."""
    if yaml_edits.held(text, ("notice",)):
        return yaml_edits.with_values(text, ("notice",), {"text": words, "until": until})
    return yaml_edits.with_value(text, ("notice",), {"text": words, "until": until})


def without_notice(text: str) -> str:
    """Return the text without an urgent notice."""
    return yaml_edits.without(text, ("notice",))


def with_facts(
    text: str, where: Path_, values: Mapping[str, Value], confirmed: Confirmation | None
) -> str:
    """Return the text with values of one entry changed: of a contact, of hours, of a place.

    An empty text takes a key away, None leaves `null`. What was confirmed before says nothing
    of the new values: without a new confirmation it becomes `null`.
    """
    text = yaml_edits.with_values(text, where, values)
    return with_confirmation(text, where, confirmed)


def with_contact(
    text: str, key: str, values: Mapping[str, Value], confirmed: Confirmation | None = None
) -> str:
    """Return the text with values of a contact: its number, address or LINE address."""
    return with_facts(text, ("contacts", key), values, confirmed)


def with_hours(
    text: str, key: str, values: Mapping[str, Value], confirmed: Confirmation | None = None
) -> str:
    """Return the text with days and times of an entry of `hours`.

    `ranges` takes the place of the short form, and the short form that of `ranges`.
    """
    short = ("days", "start", "end", "last_entry")
    others = short if values.get("ranges") else ("ranges",) if set(values) & set(short) else ()
    for other in others:
        text = yaml_edits.without(text, ("hours", key, other))
    return with_facts(text, ("hours", key), values, confirmed)


def with_ranges(
    text: str, key: str, rows: Sequence[Mapping[str, str]], confirmed: Confirmation | None
) -> str:
    """Return the text with other days and times of hours that have several; an empty row goes.

    What else an entry says (`last_entry`, `from`) and its comments stay.
    """
    where = ("hours", key, "ranges")
    held = yaml_edits.held(text, where)
    if not isinstance(held, list) or len(held) > len(rows):
        raise KeyError(key)
    spare: list[dict[str, str]] = [{}] * (len(rows) - len(held))
    before = [{part: str(row.get(part) or "") for part in RANGE} for row in (*held, *spare)]
    wanted = [{part: row.get(part, "") for part in RANGE} for row in rows]
    text = session_rows.with_rows(text, where, before, wanted)
    return with_confirmation(text, ("hours", key), confirmed)


def place_of(section: str, key: str) -> tuple[str, Path_]:
    """Return the file that an entry stands in, and its place there."""
    return (HOTLINES, ("lines", key)) if section == "hotlines" else (FILE, (section, key))


def with_place(
    text: str, key: str, values: Mapping[str, Value], confirmed: Confirmation | None = None
) -> str:
    """Return the text with the address or another value of a place."""
    return with_facts(text, ("places", key), values, confirmed)


def with_confirmation(text: str, where: Path_, confirmed: Confirmation | None) -> str:
    """Return the text with the day a fact was confirmed; a comment beside it says how.

    With None it is not confirmed, and no comment says that it was.
    """
    here = (*where, "confirmed")
    text = yaml_edits.with_value(text, here, confirmed.day.isoformat() if confirmed else None)
    holder = holder_of(text, here)
    if holder.in_brackets:  # a comment there would hide what follows
        return text
    end = end_of(text, holder.children[holder.index("confirmed") or 0][1])
    how = " ".join(confirmed.how.split()) if confirmed else ""
    return text[:end] + (f"  # {how}" if how else "") + text[line_end(text, end) :]


def how_confirmed(text: str, where: Path_) -> str:
    """Return how a fact was confirmed, as the comment beside the day says; empty for nothing."""
    holder = holder_of(text, (*where, "confirmed"))
    index = holder.index("confirmed")
    if index is None or holder.in_brackets:
        return ""
    end = end_of(text, holder.children[index][1])
    return text[end : line_end(text, end)].strip(" \t#")


def _shared(special: Special, confirmed: date | None) -> dict[str, Value]:
    return {
        "of": list(special.of),
        "reason": special.reason,
        "notice": special.notice,
        "source": special.source,
        "confirmed": confirmed.isoformat() if confirmed else None,
    }


def _filled(entry: Mapping[str, Value]) -> dict[str, Value]:
    """Return an entry without what is empty; null is no empty value."""
    return {key: value for key, value in entry.items() if value or value is None}
