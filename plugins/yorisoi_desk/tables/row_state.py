"""Whether a workshop takes place: by its column, by its name, and where else a row says it."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from yorisoi.loading.announcements.sentences import MAY_BE
from yorisoi.models.parsers import parse_day

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_values import parsed, text_of
from yorisoi_desk.tables.columns import Found
from yorisoi_desk.tables.state_words import (
    OF_A_STATE,
    OVER,
    state_and_reason,
    state_in_title,
    status_of,
)
from yorisoi_desk.tables.table_row import CellFault, Row

READ = ("title", "status", "note")  # looked at by themselves


def state_in(row: Row, is_said: Callable[[str], bool], today: date) -> Found:
    """Return the state of a row and its title without it; `is_said` tells what a field says new."""
    title, mark = state_in_title(row.text("title").replace("\n", " "))
    written, named = row.text("status"), status_of(mark)
    state, _ = state_and_reason(written)
    values, faults = {}, []
    if is_said("title"):
        values["title"] = title
        if named:
            values["status"] = named
        is_other = named != state if named else re.search(OF_A_STATE, title)
        if is_other and bool(named) == bool(written):
            mend = say("cell_state_both_mend" if written else "cell_state_mend")
            faults.append(row.fault("title", say("cell_state_in_title"), mend))
    if is_said("status"):
        if state is None:
            told = say("cell_status", value=written)
            faults.append(row.fault("status", told, say("cell_status_words")))
        elif written in OVER and _is_to_come(row, today):
            told = say("cell_over", value=written)
            faults.append(row.fault("status", told, say("cell_over_mend")))
        values["status"] = state or values.get("status", "")
    note = row.text("note") if is_said("note") and not (written or mark) else ""
    if _is_out(note) or (re.search(OF_A_STATE, note) and not MAY_BE.search(note)):
        faults.append(row.fault("note", say("cell_state_in_note"), say("cell_state_mend")))
    faults += () if written else _elsewhere(row, is_said, named or "")
    left = [(row.cell("title"), mark)] if mark and not named and is_said("title") else []
    return Found(values, faults, left=left)


def _is_out(text: str) -> bool:
    """Return whether words mean a state in which nobody can come, or no more."""
    return bool(status_of(text))


def _is_to_come(row: Row, today: date) -> bool:
    days = (parsed(parse_day, day) for day in row.days.days)
    return any(day and day >= today for day in days)


def _elsewhere(row: Row, is_said: Callable[[str], bool], state: str) -> Iterator[CellFault]:
    """Yield the cells of other columns, known or not, that say another state and nothing else."""
    names = {column: name for name, column in row.columns.items()}
    for column, value in enumerate(row.cells):
        name, text = names.get(column), text_of(value)
        is_read = name in READ or (name is not None and not is_said(name))
        if not is_read and _is_out(text) and status_of(text) != state:
            told = say("cell_state_elsewhere", value=text)
            mend = say("cell_state_mend")
            yield CellFault(row.number, column + 1, told, mend, row.called)
