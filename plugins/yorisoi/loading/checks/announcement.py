"""A text of an event as it is looked at, and what is told of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yorisoi.models import RUBY, Event, Service
from yorisoi.schedule.occurrence import Occurrence

Where = tuple[str | int, ...]

# Signs and digits alone (`models.contacts.level` makes digits of kanji too: the first of 参加費)
HALF_WIDTH: dict[int, int | str] = {wide: wide - 0xFEE0 for wide in range(ord("！"), ord("～"))}
HALF_WIDTH |= {ord("\u3000"): " ", ord("\u00a0"): " ", ord("￥"): "¥", ord("～"): "〜"}


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


def read(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in half width with ruby's base alone, and where in it each letter stood."""
    if "{" not in text:
        return text.translate(HALF_WIDTH), range(len(text) + 1)
    places, plain, end = list[int](), "", 0
    for found in (*RUBY.finditer(text), None):
        start = found.start() if found else len(text)
        base = found.span(1) if found else (start, start)
        places += [*range(end, start), *range(*base)]
        plain += text[end:start] + text[slice(*base)]
        end = found.end() if found else len(text)
    return plain.translate(HALF_WIDTH), [*places, len(text)]


def differs(found: re.Match[str], field: str, stated: object) -> Said:
    """Return that a field says something else than words do."""
    title = str(Event.model_fields[field].title)
    values = {"value": found[0], "field": field, "title": title, "stated": str(stated)}
    return Said(found.start(), "words_differ", values)
