"""The file of a workshop ↔ the values of a form, all texts: `title`, `place.name`, `dates`.

A new file looks as `yorisoi new` writes it. In an old one only what the form changes moves: what
the form has no field for, comments and order stay. Whether the values may be published, the
engine says of the file; here nothing is refused but what is no file at all.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from yorisoi.loading import yaml_text
from yorisoi.loading.files import LINE_ENDS
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_walk import Path_
from yorisoi.loading.years import Years
from yorisoi.models.event import STATUS_NAMES
from yorisoi.models.parsers import parse_day, parse_key, parse_time
from yorisoi.models.repeat import EVERY_NAMES

from yorisoi_desk import session_rows, yaml_edits
from yorisoi_desk.event_texts import Parts
from yorisoi_desk.yaml_writing import Value, lines_of

DAYS = ("date", "until", "moved_from", "publish_from", "publish_until")
TIMES = ("start", "end")
LONG = ("summary", "description")  # texts of several lines; in all others a break is a space
RECORDS = {
    "place": ("name", "address"),
    "repeat": ("every", "weekday", "until", "except"),
}
# Words that a file may have in the place of a name.
NAMED = {"status": STATUS_NAMES, "repeat.every": EVERY_NAMES}
LISTS = ("apply", "closed", "repeat.except")  # written with commas between
# Keys of a file that the form knows, in the order of a new file, which is that of `yorisoi new`.
KEYS = (
    *("title", "title_kana", "date", "until", "closed", "dates", "repeat", "closures"),
    *("start", "end", "sessions", "place", "online"),
    *("summary", "description", "audience", "capacity", "fee", "apply", "apply_from", "deadline"),
    *("bring", "childcare", "language", "accessibility", "organizer", "image", "image_alt"),
    *("publish_from", "publish_until", "status", "note", "moved_from"),
)
FIELDS = (
    *(
        field
        for key in KEYS
        for field in (
            *((key,) if key not in ("repeat", "sessions") else ()),
            *(f"{key}.{part}" for part in RECORDS.get(key, ())),
        )
    ),
    *session_rows.FIELDS,
)
DRAFT = "_"  # the engine passes over a file whose name begins so


def new_text(values: Mapping[str, str]) -> str:
    """Return the text of a new file; what is empty gets no line."""
    values = cleaned(values)
    record = {key: _value(key, values) for key in KEYS}
    return "".join(f"{line}\n" for line in lines_of(_filled(record), 0))


def values_of(name: str, text: str, where: Path_ = ()) -> dict[str, str]:
    """Return what a form shows of an event of a file, days and times as pickers take them.

    What has another form than the fields (another body as contact) is left out.
    Raises Refused where the file cannot be read.
    """
    event = file_data(name, text, where)
    shown = {}
    for key in KEYS:
        for field, value in _fields(key, event.get(key)):
            shown[field] = _shown(field, value)
    if name.endswith(".md"):
        shown["description"] = Parts.of(name, text).body.strip()
    return {field: value for field, value in shown.items() if value}


def edited(name: str, text: str, values: Mapping[str, str], where: Path_ = ()) -> str:
    """Return the text of a file with the values of a form; fields it did not send stay."""
    before = values_of(name, text, where)
    wanted = before | cleaned(values)
    changed = {field for field in wanted if wanted[field] != before.get(field, "")}
    parts = Parts.of(name, text)
    if name.endswith(".md") and "description" in changed:
        parts = parts.with_body(wanted["description"])
        changed.discard("description")
    yaml = parts.yaml
    keys = {field.partition(".")[0] for field in changed}
    # What goes comes last: a file that holds nothing for a moment cannot be read.
    for key in sorted(keys, key=lambda key: (not _value(key, wanted), KEYS.index(key))):
        yaml = _with(yaml, (*where, key), wanted)
    return parts.with_yaml(yaml)


def file_data(name: str, text: str, where: Path_) -> dict[str, Any]:
    """Return the data of one event, its days with the years that the engine reads.

    Raises Refused where the file cannot be read, KeyError where there is no such event in it.
    """
    document = yaml_text.read_yaml(Parts.of(name, text).yaml.replace("\r\n", "\n"), name)
    event = document.data
    for step in where:
        if not isinstance(event, list) or not isinstance(step, int) or step >= len(event):
            raise KeyError(step)
        event = event[step]
    Years(Findings(Path()), document).of_event(event, where, alone=not where)
    return event if isinstance(event, dict) else {}


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a form that are known, without what a text box adds to them."""
    known = {field: values[field] for field in FIELDS if field in values}
    return {field: _clean(field, value) for field, value in known.items()}


def file_name(day: date, event_id: str) -> str:
    """Return the name of a new file below the content folder, and of no place outside it.

    Raises ValueError with the code of a sentence where the id is none.
    """
    return f"events/{day.isoformat()}-{parse_key(event_id)}.yaml"


def draft_name(name: str) -> str:
    """Return the name under which the engine passes over a file of events."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/{DRAFT}{file.removeprefix(DRAFT)}"


def public_name(name: str) -> str:
    """Return the name of a draft's file once it is public."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/{file.removeprefix(DRAFT)}"


def free_id(day: date, taken: Container[str]) -> str:
    """Return an id that no workshop has: workshop-1210, workshop-1210-2."""
    usual = f"workshop-{day:%m%d}"
    numbered = (f"{usual}-{number}" for number in range(2, 1000))
    return usual if usual not in taken else next(one for one in numbered if one not in taken)


def _clean(field: str, text: str) -> str:
    text = LINE_ENDS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text)
    if field in LONG:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").rstrip()
    if field == "dates":
        return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))
    return " ".join(text.split("\n")).strip()


def _fields(key: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a form that show a value of the file."""
    if key in RECORDS and isinstance(value, dict):
        for part in RECORDS[key]:
            yield f"{key}.{part}", value.get(part)
    elif key == "sessions":
        for number, session in enumerate(session_rows.records(value)):
            for part in session_rows.PARTS:
                yield f"sessions.{number}.{part}", session.get(part)
    elif key == "dates":
        yield key, "\n".join(map(day_of, value if isinstance(value, list) else ()))
    else:
        yield key, value


def _shown(field: str, value: object) -> str:
    if isinstance(value, list):
        plain = all(isinstance(item, str) for item in value)
        return ", ".join(value) if plain and field in LISTS else ""
    if not isinstance(value, str):
        return ""
    if field in DAYS or field == "repeat.until":
        return _day(value)
    if field in NAMED:
        return NAMED[field].get(value, value)
    with suppress(ValueError):
        is_time = field.rpartition(".")[2] in TIMES
        return f"{parse_time(value):%H:%M}" if is_time else value.strip("\n")
    return value


def day_of(entry: object) -> str:
    """Return the day of an entry of `dates`, or what stands there where it is no day."""
    return _day(str(entry.get("date") if isinstance(entry, dict) else entry))


def _day(text: str) -> str:
    with suppress(ValueError):
        return parse_day(text).isoformat()
    return text


def _value(key: str, values: Mapping[str, str]) -> Value:
    """Return what the file says under a key, by the fields of the form; empty for no line."""
    parts = {part: values.get(f"{key}.{part}", "") for part in RECORDS.get(key, ())}
    if any(parts.values()):
        record: dict[str, Value] = dict(parts)
        if parts.get("except"):
            record["except"] = _listed(parts["except"])
        return _filled(record)
    text = values.get(key, "")
    if key in ("apply", "closed"):
        several = _listed(text)
        return several[0] if len(several) == 1 else several
    if key == "sessions":
        return [row for row in map(session_rows.filled, session_rows.rows(values)) if row]
    return text.split("\n") if key == "dates" and text else text


def _listed(text: str) -> list[str]:
    return [item for item in map(str.strip, re.split("[,、]", text)) if item]


def _with(yaml: str, where: Path_, wanted: Mapping[str, str]) -> str:
    """Change one key of the file; of a record or a list, only the part that is another."""
    key = str(where[-1])
    value = _value(key, wanted)
    if not value:
        return yaml_edits.without(yaml, where)
    held = yaml_edits.held(yaml, where)
    if isinstance(value, Mapping) and isinstance(held, dict):
        missing = {part: "" for part in RECORDS[key] if part not in value}
        return yaml_edits.with_values(yaml, where, {**value, **missing})
    if key == "dates" and isinstance(held, list):
        return _with_dates(yaml, where, held, wanted[key].split("\n"))
    if key == "sessions" and session_rows.records(held):
        shown = {field: _shown(field, part) for field, part in _fields(key, held)}
        before, rows = session_rows.rows(shown), session_rows.rows(wanted)
        return session_rows.with_rows(yaml, where, before, rows)
    return yaml_edits.with_value(yaml, where, value)


def _with_dates(yaml: str, where: Path_, held: list[Any], wanted: list[str]) -> str:
    """Take away the dates that are no longer wanted, and add the new ones after the others."""
    days = list(map(day_of, held))
    for day in wanted:
        if day not in days:
            yaml = yaml_edits.with_entry(yaml, where, day)
    for number in reversed(range(len(days))):
        if days[number] not in wanted:
            yaml = yaml_edits.without(yaml, (*where, number))
    return yaml


def _filled(record: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in record.items() if value}
