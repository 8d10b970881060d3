"""A text of an event as it is looked at, and what is told of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yorisoi.models import Event, Service
from yorisoi.schedule.occurrences import Occurrence

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Words:
    """A text of an event in half width, the event and its service, and the dates it is about."""

    event: Event
    service: Service
    dates: Sequence[Occurrence]
    where: Where
    text: str

    @property
    def in_title(self) -> bool:
        """Whether it is the event's name."""
        return self.where == ("title",)


class Said(NamedTuple):
    """What words say: where in them, a code of `messages`, and its values."""

    offset: int
    code: str
    values: dict[str, str]


Look = Callable[[Words], Iterator[Said]]


def differs(found: re.Match[str], field: str, stated: object) -> Said:
    """Return that a field says something else than words do."""
    title = str(Event.model_fields[field].title)
    values = {"value": found[0], "field": field, "title": title, "stated": str(stated)}
    return Said(found.start(), "words_differ", values)
