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

# Labels that are set wide, to be as long as the others: 会　場, 参 加 費
GAP = "[ \u3000]+"
LABELS = (
    *("日時", "日程", "とき", "時間", "会場", "場所", "ところ", "会費", "費用", "料金"),
    *("参加費", "受講料", "材料費", "定員", "締切", "申込"),
)
SPACED = re.compile("|".join(GAP.join(label) for label in LABELS))


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
    """Return a text in half width, ruby and wide labels closed up, and where each letter stood."""
    spans = [(found.start(), found.start(1)) for found in RUBY.finditer(text)]
    spans += [(found.end(1), found.end()) for found in RUBY.finditer(text)]
    spans += [gap.span() for label in SPACED.finditer(text) for gap in _gaps(label)]
    if not spans:
        return text.translate(HALF_WIDTH), range(len(text) + 1)
    left = {place for span in spans for place in range(*span)}
    places = [place for place in range(len(text)) if place not in left]
    return "".join(text[place] for place in places).translate(HALF_WIDTH), [*places, len(text)]


def _gaps(label: re.Match[str]) -> Iterator[re.Match[str]]:
    return re.compile(GAP).finditer(label.string, *label.span())


def differs(found: re.Match[str], field: str, stated: object) -> Said:
    """Return that a field says something else than words do."""
    title = str(Event.model_fields[field].title)
    values = {"value": found[0], "field": field, "title": title, "stated": str(stated)}
    return Said(found.start(), "words_differ", values)
