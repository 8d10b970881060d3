"""The file of a workshop ↔ the values of a form, all texts: `title`, `place.name`, `dates.0.date`.

A new file looks as `yorisoi new` writes it. In an old one only what the form changes moves: what
the form has no field for, comments and order stay. Whether the values may be published, the
engine says of the file; here nothing is refused but what is no file at all.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import read_yaml
from yorisoi.loading.years import Years
from yorisoi.models import Where

from yorisoi_desk.events.shape import EVENT
from yorisoi_desk.events.texts import Parts
from yorisoi_desk.events.values import cleaned, data_of, values_in, with_days
from yorisoi_desk.yaml_text import edits, reading
from yorisoi_desk.yaml_text.changes import changed, written
from yorisoi_desk.yaml_text.writing import lines_of


def new_text(values: Mapping[str, str]) -> str:
    """Return the text of a new file; what is empty gets no line."""
    record = data_of(cleaned(with_days(values, {})), EVENT)
    lines = (line for key, value in record.items() for line in lines_of({key: written(value)}, 0))
    return "".join(f"{line}\n" for line in lines)


def values_of(name: str, text: str, where: Where = ()) -> dict[str, str]:
    """Return what a form shows of an event of a file, days and times as pickers take them.

    `dates` has all days of a list as well, one a line, for tables. Raises Refused where the file
    cannot be read.
    """
    shown = values_in(file_data(name, text, where), EVENT)
    if name.endswith(".md"):
        body = {"description": Parts.of(name, text).body.strip()}
        return {field: value for field, value in (shown | body).items() if value}
    return shown


def edited(name: str, text: str, values: Mapping[str, str], where: Where = ()) -> str:
    """Return the text of a file with the values of a form; fields it did not send stay."""
    before = values_of(name, text, where)
    wanted = before | cleaned(with_days(values, before))
    parts = Parts.of(name, text)
    if name.endswith(".md"):
        if wanted.get("description", "") != before.get("description", ""):
            parts = parts.with_body(wanted["description"])
        wanted["description"] = before.get("description", "")
    was, data = data_of(before, EVENT), data_of(wanted, EVENT)
    return parts.with_yaml(changed(parts.yaml, where, was, data))


def apart(text: str, number: int) -> tuple[str, str]:
    """Return one of several events of a file as a file of its own, and the file without it.

    The name of its own file says its id. Without any other event the rest is empty.
    """
    own = reading.entry(text, number)
    if own is None:  # in brackets
        record = file_data("", text, (number,))
        own = "".join(f"{line}\n" for line in lines_of(record, 0))
    is_last = len(read_yaml(text, "").data) == 1
    return edits.without(own, ("id",)), "" if is_last else edits.without(text, (number,))


def file_data(name: str, text: str, where: Where) -> dict[str, Any]:
    """Return the data of one event, its days with the years that the engine reads.

    Raises Refused where the file cannot be read, KeyError where there is no such event in it.
    """
    document = read_yaml(Parts.of(name, text).yaml.replace("\r\n", "\n"), name)
    event = document.data
    for step in where:
        if not isinstance(event, list) or not isinstance(step, int) or step >= len(event):
            raise KeyError(step)
        event = event[step]
    Years(Findings(Path()), document).of_event(event, where, alone=not where)
    return event if isinstance(event, dict) else {}
