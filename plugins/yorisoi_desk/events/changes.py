"""What is done to a workshop with one button: full, cancelled, postponed, held again, copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from yorisoi.models import Repeat, Where
from yorisoi.models.parsers import half_width, parse_day
from yorisoi.schedule.days import comes_to

from yorisoi_desk.events.event_files import apart, file_data
from yorisoi_desk.events.texts import Parts
from yorisoi_desk.events.values import day_of
from yorisoi_desk.yaml_text import edits
from yorisoi_desk.yaml_text.writing import Value

# What is said of one workshop at one time, and never of its copy.
OF_ONE = ("id", "aliases", "status", "moved_from", "updated", "publish_from", "publish_until")
OF_SEVERAL = ("dates", "repeat", "closed")
BY_ITS_DATE = ("until", "deadline", "apply_from")


@dataclass(frozen=True)
class State:
    """How a workshop stands, and why: `scheduled` takes a state and its reason away.

    `day` is one date of several; without it all dates are meant. `new_day` is where a postponed
    one goes; the day that it was set for is kept as `moved_from`. One that is `scheduled` goes
    back to it.
    """

    status: Literal["scheduled", "full", "cancelled", "postponed"]
    note: str = ""
    day: date | None = None
    new_day: date | None = None


def with_state(name: str, text: str, state: State, where: Where) -> str:
    """Return the file with a workshop in another state.

    Raises KeyError where it is not held on the day named.
    """
    parts = Parts.of(name, text)
    event = file_data(name, text, where)
    if state.day and (event.get("dates") or event.get("repeat")):
        return parts.with_yaml(_with_date(parts.yaml, where, event, state))
    first = _first_day(event)
    if state.day and state.day != first:
        raise KeyError(state.day)
    said = _said(state)
    if state.new_day:
        moved = "" if state.status == "scheduled" else event.get("moved_from") or str(first)
        said |= {"date": str(state.new_day), "moved_from": moved}
    return parts.with_yaml(edits.with_values(parts.yaml, where, said))


def _said(state: State) -> dict[str, Value]:
    return {"status": "" if state.status == "scheduled" else state.status, "note": state.note}


def copied(name: str, text: str, day: date, where: Where) -> str:
    """Return the text of a new file for the same workshop on another day.

    Its deadline is as long before it; state, reason and what holds for one time only are gone.
    """
    event = file_data(name, text, where)
    parts = Parts.of(name, text)
    if where:
        parts = Parts("", apart(text, int(where[0]))[0], "")
    yaml, first = parts.yaml, _first_day(event)
    had_state = event.get("status") not in (None, "scheduled", "予定どおり")
    for key in (*OF_ONE, *OF_SEVERAL, *(("note",) if had_state else ())):
        yaml = edits.without(yaml, (key,))
    for key in BY_ITS_DATE:
        if moved := _moved(event.get(key), first, day):
            yaml = edits.with_value(yaml, (key,), moved)
    return parts.with_yaml(edits.with_value(yaml, ("date",), day.isoformat()))


def _with_date(yaml: str, where: Where, event: Mapping[str, Any], state: State) -> str:
    """Change one of several dates: its entry in `dates`, made where a repeat has none for it."""
    day, said, entries = str(state.day), _said(state), event.get("dates") or []
    if event.get("status") and not said["status"]:
        said |= {"status": "scheduled"}  # else it would have the state of all others
    number = next((at for at, entry in enumerate(entries) if day_of(entry) == day), None)
    if state.new_day:
        said |= {"date": str(state.new_day), "moved_from": day}
    entry = {"date": day} | {key: value for key, value in said.items() if value}
    here = (*where, "dates")
    if number is None:
        if not (state.day and _is_repeated(event, state.day)):
            raise KeyError(day)
        return edits.with_entry(yaml, here, entry)
    if isinstance(entries[number], dict):
        kept = entries[number].get("moved_from")
        said |= {"moved_from": kept} if kept else {}
        return edits.with_values(yaml, (*here, number), said)
    return edits.with_value(yaml, (*here, number), entry) if len(entry) > 1 else yaml


def _is_repeated(event: Mapping[str, Any], day: date) -> bool:
    """Return whether the rule of a repeat comes to a day."""
    first = _day(event.get("date"))
    try:
        repeat = Repeat.model_validate(event.get("repeat"))
    except ValueError:
        return False
    is_within = first is not None and first <= day <= repeat.until
    return is_within and first is not None and comes_to(repeat, day, first)


def _first_day(event: Mapping[str, Any]) -> date | None:
    """Return the first day that an event's file names, or None where it names none."""
    days = [event.get("date"), *map(day_of, event.get("dates") or ())]
    return min(filter(None, map(_day, days)), default=None)


def _day(value: object) -> date | None:
    try:
        return parse_day(str(value))
    except ValueError:
        return None


def _moved(value: object, first: date | None, day: date) -> str:
    """Return a deadline as long before the new day; empty where it names no day."""
    if not isinstance(value, str) or first is None:
        return ""
    words, _, clock = half_width(value).partition(" ")
    deadline = _day(words)
    return f"{deadline + (day - first)} {clock}".rstrip() if deadline else ""
