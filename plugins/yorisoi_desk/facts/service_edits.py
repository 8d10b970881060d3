"""Changes of the data, of hotlines too, each a small form of the desk: its text in, its text out.

Comments, order and quoting stay (see `yaml_text.edits`). All raise Refused where the file cannot be
read, and KeyError for an entry that is not there. The caller lets the engine load the result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yorisoi.models import Where

from yorisoi_desk.yaml_text import edits, reading
from yorisoi_desk.yaml_text.places import end_of, holder_of, line_end
from yorisoi_desk.yaml_text.writing import Value

FILE, HOTLINES = "data/service.yaml", "data/hotlines.yaml"
FROM_STAFF = "職員からの連絡"  # the source of what no document states yet


@dataclass(frozen=True)
class Confirmation:
    """When somebody made sure of a fact, and how: 電話した, 公式ページ."""

    day: date
    how: str = ""


def with_special(text: str, kind: str, said: Mapping[str, Value], today: date) -> str:
    """Return the text with one more entry of `closures`: kind is `days` or `openings`.

    What is empty in `said` is left out.
    """
    entry = {name: value for name, value in said.items() if value}
    entry |= {"source": FROM_STAFF, "confirmed": today.isoformat()}
    return edits.with_entry(text, ("closures", kind), entry)


def without_special(text: str, kind: str, number: int) -> str:
    """Return the text without an entry of `closures`: kind is `days` or `openings`."""
    where = ("closures", kind, number)
    if holder_of(text, where).index(number) is None:
        raise KeyError(number)
    return edits.without(text, where)


def with_notice(text: str, words: str, until: str) -> str:
    """Return the text with this urgent notice, in the place of another if there is one."""
    if reading.held(text, ("notice",)):
        return edits.with_values(text, ("notice",), {"text": words, "until": until})
    return edits.with_value(text, ("notice",), {"text": words, "until": until})


def without_notice(text: str) -> str:
    """Return the text without an urgent notice."""
    return edits.without(text, ("notice",))


def with_confirmation(text: str, where: Where, confirmed: Confirmation) -> str:
    """Return the text with the day a fact was confirmed; a comment beside it says how."""
    here = (*where, "confirmed")
    text = edits.with_value(text, here, confirmed.day.isoformat())
    holder = holder_of(text, here)
    if holder.in_brackets:  # a comment there would hide what follows
        return text
    end = end_of(text, holder.children[holder.index("confirmed") or 0][1])
    how = " ".join(confirmed.how.split())
    return text[:end] + (f"  # {how}" if how else "") + text[line_end(text, end) :]


def how_confirmed(text: str, where: Where) -> str:
    """Return how a fact was confirmed, as the comment beside the day says; empty for nothing."""
    holder = holder_of(text, (*where, "confirmed"))
    index = holder.index("confirmed")
    if index is None or holder.in_brackets:
        return ""
    end = end_of(text, holder.children[index][1])
    return text[end : line_end(text, end)].strip(" \t#")


def last_confirmed(text: str, where: Where) -> str:
    """Return when and how a fact was confirmed, in words; empty where it never was."""
    day, how = reading.held(text, (*where, "confirmed")), how_confirmed(text, where)
    if not isinstance(day, str) or day == "null":
        return ""
    return f"{day}（{how}）" if how else day
