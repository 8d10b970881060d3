"""A text of an event as it is looked at, and what is told of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from yorisoi.faults import Told
from yorisoi.models import RUBY, Event, Service, Where
from yorisoi.schedule.occurrence import Occurrence

MARKS = r"\s\ufe0f:/|●■◆◇○◎□★☆※・【】〔〕\[\]()<>"  # between a label and its words
AFTER = rf"(?:は、?(?=\S)[{MARKS}]*|[{MARKS}]++)"
# A line may begin with: ■, ・, -, ①, 1., and 1 and a space, as in letters of a city hall
SIGNS = r"^[^\w\n]{0,20}+(?:(?:[①-⑳]|[0-9]{1,2}(?=[\s.)]))[^\w\n]{0,5}+)?"
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
DAY_IN_ONE = re.compile("[㈪-㈰]")
UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u3099\u309a]")
SPACED = re.compile("|".join(GAPS.pattern.join(label) for label in LABELS))

ENDS = re.compile("[。\n]")  # of a sentence
LONGEST = 200  # letters of a sentence before and behind what is looked at
TEN, TEN_THOUSAND = 10, 10_000  # 十 and 万 count what stands before them


def one_of(*alternatives: str) -> str:
    """Return the pattern of any of some patterns."""
    return f"(?:{'|'.join(alternatives)})"


# Numbers in kanji where one counts days, hours, money or people: no 一時保育, 数百円, 百人一首
KANJI = "〇一二三四五六七八九十百千"
NUMBER = re.compile(
    f"(?=[{KANJI}])(?<![{KANJI}万0-9０-９])"
    + one_of(
        f"(?<=令和)[{KANJI}]{{1,3}}(?=年)|二〇[{KANJI}]{{2}}(?=年)",
        f"(?:十[一二]?|[{KANJI[1:10]}])(?=月)|(?<=月)[{KANJI}]{{1,3}}(?=日)",
        f"[二三]?十[{KANJI[1:10]}]?(?=日(?!間|前|後|目))",
        f"(?:二?十[{KANJI[1:10]}]?|[{KANJI[2:10]}]|(?<=午[前後])一)(?=時(?!間))|(?<=時)[{KANJI}]{{1,3}}(?=分)",
        f"(?<![数何])(?:[{KANJI}万]{{2,7}}|[百千])(?=円)",
        f"[{KANJI}]{{1,4}}(?=名(?![のを])|人(?!一首)|組)",
        f"(?<=[第全])[{KANJI}]{{1,2}}(?=回)|[{KANJI}]{{1,2}}(?=(?:日|週間)前)",
    )
)


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

    @property
    def starts(self) -> set[time]:
        """The times at which it begins."""
        starts = {one.start.time() for one in self.dates if one.timed}
        return starts | {of.start.time() for one in self.dates for of in one.sessions}

    @property
    def ends(self) -> set[time]:
        """The times at which it ends."""
        ends = {one.end.time() for one in self.dates if one.end}
        return ends | {of.end.time() for one in self.dates for of in one.sessions if of.end}

    @property
    def name(self) -> str:
        """The event's name, as the text is read."""
        return read(self.event.title)[0]


Look = Callable[[Words], Iterator[Told]]


def read(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in half width, ruby and wide labels closed up, and where each letter stood.

    Letters without a width, and marks that stand apart from their kana, come along from others.
    Numbers in kanji become digits, and ㈭ becomes (木).
    """
    labels = (label.span() for label in SPACED.finditer(text))
    spans = [gap.span() for label in labels for gap in GAPS.finditer(text, *label)]
    for ruby in RUBY.finditer(text):
        spans += [(ruby.start(), ruby.start(1)), (ruby.end(1), ruby.end())]
    spans += [unseen.span() for unseen in UNSEEN.finditer(text)]
    instead = {place: "" for span in spans for place in range(*span)}
    instead |= {
        one.start(): unicodedata.normalize("NFKC", one[0]) for one in DAY_IN_ONE.finditer(text)
    }
    for number in NUMBER.finditer(text):
        instead |= dict.fromkeys(range(*number.span()), "")
        instead[number.start()] = _digits(number[0])
    if not instead:
        return text.translate(HALF_WIDTH), range(len(text) + 1)
    letters = [
        instead.get(at, unicodedata.normalize("NFC", text[at : at + 2])[0])
        for at in range(len(text))
    ]
    places = [at for at, letter in enumerate(letters) for _ in letter]
    return "".join(letters).translate(HALF_WIDTH), [*places, len(text)]


def _digits(kanji: str) -> str:
    """Return 12 for 十二, 1500 for 千五百, 2026 for 二〇二六."""
    values = [int(unicodedata.numeric(letter)) for letter in kanji]
    if max(values) < TEN:
        return "".join(map(str, values))
    total = part = last = 0
    for value in values:
        if value < TEN:
            last = value
        elif value < TEN_THOUSAND:
            part, last = part + (last or 1) * value, 0
        else:
            total, part, last = (part + last) * value, 0, 0
    return str(total + part + last)


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
