"""A text of an event as it is looked at, and what is told of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yorisoi.faults import Told
from yorisoi.models import RUBY, Event, Service, Where
from yorisoi.schedule.occurrence import Occurrence

MARKS = r"\s\ufe0f:/|●■◆◇○◎□★☆※・【】〔〕\[\]()<>"  # between a label and its words
AFTER = rf"(?:は、?(?=\S)[{MARKS}]*|[{MARKS}]++)"
# Signs and digits alone (`models.contacts.level` makes digits of kanji too: the first of 参加費)
HALF_WIDTH: dict[int, int | str] = {wide: wide - 0xFEE0 for wide in range(ord("！"), ord("～"))}
HALF_WIDTH |= {
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("￥"): "¥",
    ord("\\"): "¥",
    ord("～"): "〜",
}

# Labels that are set wide, to be as long as the others: 会　場, 参 加 費
GAPS = re.compile("[ \u3000]+")
LABELS = (
    *("日時", "日程", "とき", "時間", "会場", "場所", "ところ", "会費", "費用", "料金"),
    *("参加費", "受講料", "材料費", "定員", "締切", "申込"),
)
UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u3099\u309a]")
SPACED = re.compile("|".join(GAPS.pattern.join(label) for label in LABELS))

ENDS = re.compile("[。\n]")  # of a sentence
LONGEST = 200  # letters of a sentence before and behind what is looked at


def one_of(*alternatives: str) -> str:
    """Return the pattern of any of some patterns."""
    return f"(?:{'|'.join(alternatives)})"


@dataclass(frozen=True)
class Words:
    """A text of an event in half width, the event and its service, and the dates it is about.

    `today` is None where no day is known on which it is read.
    """

    event: Event
    service: Service
    dates: Sequence[Occurrence]
    where: Where
    text: str
    today: date | None = None

    @property
    def in_title(self) -> bool:
        """Whether it is the event's name."""
        return self.where == ("title",)


Look = Callable[[Words], Iterator[Told]]


def read(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in half width, ruby and wide labels closed up, and where each letter stood.

    Letters without a width, and marks that stand apart from their kana, come along from others.
    """
    labels = (label.span() for label in SPACED.finditer(text))
    spans = [gap.span() for label in labels for gap in GAPS.finditer(text, *label)]
    for ruby in RUBY.finditer(text):
        spans += [(ruby.start(), ruby.start(1)), (ruby.end(1), ruby.end())]
    spans += [unseen.span() for unseen in UNSEEN.finditer(text)]
    if not spans:
        return text.translate(HALF_WIDTH), range(len(text) + 1)
    left = {place for span in spans for place in range(*span)}
    places = [place for place in range(len(text)) if place not in left]
    letters = (unicodedata.normalize("NFC", text[at : at + 2])[0] for at in places)
    return "".join(letters).translate(HALF_WIDTH), [*places, len(text)]


def differs(found: re.Match[str], field: str, stated: object) -> Told:
    """Return that a field says something else than words do."""
    title = str(Event.model_fields[field].title)
    values = {"value": found[0], "field": field, "title": title, "stated": str(stated)}
    return Told(found.start(), "words_differ", values)


def sentence_of(found: re.Match[str]) -> str:
    """Return the sentence, or the line, that a match stands in, of a long one what is near."""
    behind = found.string[found.end() : found.end() + LONGEST]
    return f"{before(found)}{found[0]}{ENDS.split(behind, maxsplit=1)[0]}"


def before(found: re.Match[str]) -> str:
    """Return what stands before a match in its sentence."""
    start = found.start()
    return ENDS.split(found.string[max(0, start - LONGEST) : start])[-1]
