"""Each text of an event, looked at for each thing it may say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import Look, Words, read
from yorisoi.loading.announcements.application import application, capacity
from yorisoi.loading.announcements.deadline import deadline, opening
from yorisoi.loading.announcements.fee import fee
from yorisoi.loading.announcements.place import place
from yorisoi.loading.announcements.state import state
from yorisoi.loading.announcements.when import when
from yorisoi.models import Event, Service, Where
from yorisoi.schedule.occurrence import Occurrence

FIELDS = ("title", "summary", "note", "bring", "description")
LOOKS: tuple[Look, ...] = (fee, state, place, deadline, opening, when, application, capacity)
MOST = 3  # finds of a kind that are told


def said_in_words(
    event: Event, service: Service, dates: Sequence[Occurrence], today: date | None
) -> Iterator[tuple[Where, str, Told]]:
    """Yield what the texts say, each thing once with its text's place, and few of a kind."""
    told: dict[str, set[str]] = defaultdict(set)
    for where, written, about in _texts(event, dates):
        text, places = read(written)
        words = Words(event, service, about, where, text, today)
        for look in LOOKS if dates else ():
            for said in look(words):
                of_kind = told[f"{said.code}{said.values.get('field', '')}"]
                remedy = said.values.get("line") or said.values.get("status")
                thing = str(remedy or re.sub(r"\s", "", str(said.values["value"])))
                if thing not in of_kind and len(of_kind) < MOST:
                    of_kind.add(thing)
                    yield where, written, _as_written(said, written, places)


def _as_written(said: Told, text: str, places: Sequence[int]) -> Told:
    """Return the same with its words, and their place, as they stand in the text."""
    start, end = places[said.offset], places[said.offset + len(str(said.values["value"]))]
    return said._replace(offset=start, values={**said.values, "value": text[start:end].strip()})


def _texts(
    event: Event, dates: Sequence[Occurrence]
) -> Iterator[tuple[Where, str, Sequence[Occurrence]]]:
    """Yield each text of an event: where it stands, its words, and the dates it is about."""
    for field in FIELDS:
        if written := str(getattr(event, field) or ""):
            yield (field,), written, dates
    for number, entry in enumerate(event.dates):
        of_day = [one for one in dates if one.day == entry.date]
        if entry.note and of_day:
            yield ("dates", number, "note"), entry.note, of_day
