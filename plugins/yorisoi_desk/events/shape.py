"""What the file of an event may hold, as names of fields: `title`, `place.name`, `dates.0.note`.

All comes from the engine's models: a field that a model gets is a field here, and so in the form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic.fields import FieldInfo
from yorisoi.models import Event, Record, Repeat
from yorisoi.models.application import OtherContact
from yorisoi.models.event_dates import DateEntry, Session
from yorisoi.models.record import names
from yorisoi.models.venue import EventPlace, OnlinePlace, PlaceToldLater

Models = tuple[type[Record], ...]


@dataclass(frozen=True)
class Rows:
    """Records in a list: what each is, how many a form holds, and how many empty ones it offers."""

    record: type[Record]
    most: int
    spare: int


EVENT: Models = (Event,)
RECORDS: Mapping[str, Models] = {
    "place": (EventPlace, OnlinePlace, PlaceToldLater),
    "repeat": (Repeat,),
}
ROWS: Mapping[str, Rows] = {
    "dates": Rows(DateEntry, 60, 2),
    "sessions": Rows(Session, 20, 2),
    "apply": Rows(OtherContact, 5, 1),
}
WORDS = ("place", "apply")  # are words, records, or both
TRUTHS = ("online", "after_applying")  # of a place: the word in the place of the record says them
# What a new file has first, in the order of `yorisoi new`.
FIRST = ("id", "title", "title_kana", "date", "until", "closed", "dates", "repeat", "closures",
         "start", "end", "sessions", "place", "online", "summary", "description", "audience",
         "capacity", "fee", "apply", "apply_from", "deadline", "bring", "childcare", "language",
         "accessibility", "organizer", "image", "image_alt", "publish_from", "publish_until",
         "status", "note", "moved_from")  # fmt: skip
NUMBER = re.compile("[0-9]{1,2}")


def parts(models: Models) -> tuple[str, ...]:
    """Return the keys that a record of these models may have in a file, in a new file's order."""
    known = dict.fromkeys(name for model in models for name in names(model))
    if models == EVENT:
        return (*filter(known.__contains__, FIRST), *(name for name in known if name not in FIRST))
    return tuple(name for name in known if not (models == RECORDS["place"] and name in TRUTHS))


def field_of(name: str) -> FieldInfo | None:
    """Return the model's field that a name means, or None where it means none."""
    models, steps = EVENT, name.split(".")
    while True:
        part = steps.pop(0)
        field = _fields(models).get(part)
        if field is None or not steps:
            has_words = part in WORDS or part not in (*RECORDS, *ROWS)
            return field if has_words else None
        if part in ROWS and NUMBER.fullmatch(steps[0]) and int(steps[0]) < ROWS[part].most:
            models, steps = (ROWS[part].record,), steps[1:]
        else:
            models = RECORDS.get(part, ())
        if not (models and steps):
            return None


def is_number(step: str) -> bool:
    """Return whether a step of a field's name is the number of a row: in digits 0 to 9."""
    return bool(re.fullmatch("[0-9]+", step))


def within(values: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the values below a name, by what follows it."""
    start = f"{name}."
    return {key.removeprefix(start): text for key, text in values.items() if key.startswith(start)}


def rows_within(values: Mapping[str, str], name: str) -> list[dict[str, str]]:
    """Return the values of the rows below a name, empty ones between them too."""
    below = within(values, name)
    numbers = [int(step) for step in (key.partition(".")[0] for key in below) if is_number(step)]
    return [within(below, f"{number}") for number in range(max(numbers, default=-1) + 1)]


def _fields(models: Models) -> dict[str, FieldInfo]:
    return {
        field.alias or name: field
        for model in reversed(models)
        for name, field in model.model_fields.items()
    }
