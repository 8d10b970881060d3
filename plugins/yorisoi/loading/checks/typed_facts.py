"""Hours, closing days and addresses typed into a text, against those of the data.

Each has one place, so that a change of it reaches every page. Hours that the data does not have are
refused where a text says of us that somebody is there then, and told where it may be of another; a
programme may name any time.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yorisoi.faults import Told
from yorisoi.loading.checks.clock_words import CLOCK, clock_in, spans_in
from yorisoi.models import RUBY, Hotlines, Service, Timetable
from yorisoi.models.contacts import level
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.weekdays import parse_weekdays
from yorisoi.schedule.days import falls_on

# Somebody is there, or answers
THERE = re.compile(
    "電話|窓口|営業|開館|開所|開室|開設|お?問い?合わ?せ|(?:相談|利用(?:できる)?|受け?付け?)(?:時間|日)"
    r"|(?:開い|あい|受け?付け?)て(?:い|お)|\b(?:open|hours|telephone|phone)\b"
    r"|^[\W_]*(?:相談|受け?付け?)[は:]",
    re.IGNORECASE | re.MULTILINE,
)
# What says nothing of whom: marks of lists and tables, weekdays
MARKS = r"(?:[\W_月火水木金土日祝曜]|平日|毎[日週])*"
# So words begin that are of ourselves: no name of another stands before
OURS = (
    "お?(?:電話|窓口|営業|開館|開所|開室|開設|(?:相談|利用|受け?付け?)(?=.{0,3}時間))"
    r"(?:の?(?:相談|受け?付け?|利用|できる|時間|日))*(?:[はも]|が(?:つなが|通じ)|\W|$)"
    r"|(?:we are |our )?(?:phone |telephone )?(?:open|hours|phone)\b"
)
OPEN_THEN = re.compile("(?:に、?)?(?:開い|あい)て")
NO_LABEL = re.compile("[。0-9]")
NO_WORDS = re.compile(MARKS)
JAPANESE, WORD = re.compile("[ぁ-ヿ㐀-鿿]"), re.compile(r"[A-Za-zÀ-ỹ]{3}")
ANSWERS = re.compile(
    "電話|お?問い?合わ?せ|(?:相談|営業|開館|開所|利用)時間|(?:開い|あい)て(?:い|お)"
)
DATED = re.compile("[0-9]月 ?[0-9]{1,2}日|(?<![0-9])[0-9]{1,2}/[0-9]{1,2}(?![0-9])")
UNTIL = re.compile(rf"(?P<end>翌?{CLOCK})まで(?!に)", re.IGNORECASE)  # までに is a deadline
UNSEEN = re.compile(rf"{RUBY.pattern}|\*\*")
END = re.compile(r"[。\n|]")
REACH = 400  # letters in which the words for some hours stand
DAYS = "[月火水木金土日][月火水木金土日曜祝・、,と〜~]*"
CLOSING = re.compile(
    rf"(?:毎週|(?<![0-9一-龥]))(?P<before>{DAYS})(?:は|が|も)?(?:お?休み|定休|休館|休所|休業|閉館)"
    rf"|(?:(?:定休|休館|休所|休業)日|お?休み)(?:は、?|:) ?(?:毎週)?(?P<behind>{DAYS})"
)
HOLIDAYS = re.compile("[・、,と]?祝日?")
# Five weeks from a Monday
WITHOUT_HOLIDAY = tuple(date(2026, 6, 1) + timedelta(number) for number in range(35))
# 中央1-10-8, 中央1丁目10番8号, and the same behind the names of prefecture and city
NUMBER = re.compile("[0-9]+")
NUMBERS = "(?P<numbers>[0-9]+(?:(?:丁目|番地の?|番|号|-|の) ?[0-9]+)+)"
STREET = re.compile(rf"(?:[^0-9]*?[都道府県市区町村](?=..))?(?P<town>[^0-9]{{2,}}){NUMBERS}")


Seen = tuple[str, Sequence[int]]  # a text, and where each letter of it was written


class Hours(NamedTuple):
    """A span of times of the data, in minutes, and whose it is; `name` is empty for our own."""

    span: tuple[int, int]
    path: str
    name: str


class Facts(NamedTuple):
    """What the data says: hours, the closed weekdays of each timetable, addresses with path.

    `ours` is how words begin that are of ourselves, `edges` when each of our timetables changes,
    `streets` the addresses by town and numbers.
    """

    ours: re.Pattern[str] = re.compile("(?!)(?P<label>)")
    hours: tuple[Hours, ...] = ()
    edges: tuple[frozenset[int], ...] = ()
    closed: tuple[frozenset[int], ...] = ()
    addresses: Mapping[str, str] = {}
    streets: Mapping[tuple[str, tuple[str, ...]], str] = {}


def facts_of(service: Service, hotlines: Hotlines) -> Facts:
    """Return what no text may say otherwise."""
    timetables: list[tuple[Timetable, str, str]] = [
        (entry, f"hours.{key}", "") for key, entry in service.hours.items()
    ]
    timetables += [
        (line.open, f"hotlines.{key}", line.label)
        for key, line in hotlines.lines.items()
        if line.open
    ]
    names = {service.names.name, service.names.short_name}
    names |= {one.name for one in service.places.values()}
    names |= {one.label for one in service.hours.values()}
    names |= {one.label for one in service.contacts.values()}
    names |= {one.short_name for one in service.hours.values() if one.short_name}
    addresses = {place.address: f"places.{key}" for key, place in service.places.items()}
    streets = {
        (found["town"], tuple(NUMBER.findall(found["numbers"]))): address
        for address in addresses
        if (found := STREET.fullmatch(level(address)))
    }
    return Facts(
        _ours(names),
        tuple(
            Hours((span.start, span.end), path, level(name))
            for timetable, path, name in timetables
            for span in timetable.spans
        ),
        tuple(
            frozenset(edge for span in one.spans for edge in (span.start, span.end))
            for one in service.hours.values()
        ),
        tuple(map(_closed, service.hours.values())),
        addresses,
        streets,
    )


def _ours(names: Iterable[str]) -> re.Pattern[str]:
    """Return how words begin that are of ourselves; `label` is one of our names alone."""
    ours = "|".join(re.escape(level(name)) for name in names)
    return re.compile(
        rf"{MARKS}(?:(?P<label>{ours})\W*$|(?:{ours})は|(?:(?:{ours})の)?(?:{OURS}))", re.IGNORECASE
    )


def _closed(timetable: Timetable) -> frozenset[int]:
    """Return the weekdays on which nobody is ever there."""
    opened = {
        day.weekday()
        for day in WITHOUT_HOLIDAY
        if any(falls_on(span.days, day) for span in timetable.spans)
    }
    return frozenset(range(len(WEEKDAYS))) - opened


def typed_facts(text: str, facts: Facts) -> Iterator[Told]:
    """Yield what is to be told of hours, closing days and addresses in the text of a page."""
    plain, places = seen = _as_seen(text)
    yield from _typed_hours(text, seen, facts)
    for found in CLOSING.finditer(plain):
        days = _weekdays(found["before"] or found["behind"])
        if days and not any(days <= closed for closed in facts.closed):
            values = {"value": found[0]}
            yield Told(places[found.start()], "unknown_closing_days", values, "notice")
    yield from differing_addresses(text, facts)
    written = level(text)
    for address, path in facts.addresses.items():
        if (at := written.find(level(address))) >= 0:
            yield Told(at, "copied_fact", {"value": address, "path": path}, "notice")


def _typed_hours(text: str, seen: Seen, facts: Facts) -> Iterator[Told]:
    plain, places = seen
    spans = list(spans_in(plain))
    for found, span in spans:
        if told := _of_hours(plain, found, span, facts):
            yield told._replace(
                offset=places[found.start()], values={**_said(text, places, found), **told.values}
            )
    ends = {found.end() for found, _ in spans}
    for found in UNTIL.finditer(plain):
        clock, lead = clock_in(found["end"]), _lead(_before(plain, found))
        is_known = clock is None or any(clock in edges for edges in facts.edges)
        is_known |= found.end("end") in ends
        if not is_known and THERE.search(lead) and facts.ours.match(lead):
            values = _said(text, places, found)
            yield Told(places[found.start()], "answers_in_words", values, "notice")


def _as_seen(text: str) -> Seen:
    """Return a text made level, without readings and bold marks, and where each letter stood."""
    if not UNSEEN.search(text):
        return level(text), range(len(text))
    places: list[int] = []
    at = 0
    for found in UNSEEN.finditer(text):
        places += range(at, found.start())
        places += range(*found.span(1)) if found[1] else ()
        at = found.end()
    places += range(at, len(text))
    return level("".join(text[place] for place in places)), places


def _said(text: str, places: Sequence[int], found: re.Match[str]) -> dict[str, object]:
    """Return what was found, as it was written but for readings and bold marks."""
    return {"value": "".join(text[place] for place in places[slice(*found.span())])}


def _of_hours(plain: str, found: re.Match[str], span: tuple[int, int], facts: Facts) -> Told | None:
    """Return what is to be told of a span of hours in a text as it is seen."""
    before = _before(plain, found)
    behind = _behind(plain, found)
    paragraph = before.rpartition("\n\n")[2] + behind.partition("\n\n")[0]
    is_foreign = not JAPANESE.search(paragraph) and bool(WORD.search(paragraph))
    if path := _path(facts.hours, span, None if is_foreign else paragraph):
        return Told(0, "copied_fact", {"path": path}, "notice")
    if any(edges.issuperset(span) for edges in facts.edges):
        return None
    *lines, line = before.split("\n")
    headings = [one for one in lines if one.startswith("#")][-1:]
    lead, rest = _lead(line), END.split(behind)[0]
    said = [lead]
    if NO_WORDS.fullmatch(lead):  # the words are those of a heading, of the head of a table
        above = [*headings, *before.rpartition("\n\n")[2].split("\n")[:-1]]
        said = [one for one in above if not NO_LABEL.search(one) and not NO_WORDS.fullmatch(one)]
    begins = [found for found in map(facts.ours.match, said) if found]
    is_label = any(found["label"] for found in begins)
    if not is_foreign and not is_label and not THERE.search("\n".join((*said, rest))):
        return None
    is_ours = begins if said else OPEN_THEN.match(rest)  # 9時〜17時に開いています
    if is_ours and all(map(facts.ours.match, headings)) and not DATED.search(line):
        return Told(0, "unknown_hours")
    return Told(0, "answers_in_words", {}, "notice")


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - REACH) : found.start()]


def _behind(text: str, found: re.Match[str]) -> str:
    return text[found.end() : found.end() + REACH]


def _lead(before: str) -> str:
    """Return what the sentence says that goes on behind a text."""
    return before.rpartition("\n")[2].rpartition("。")[2]


def hours_in_words(text: str, facts: Facts) -> Iterator[Told]:
    """Yield the same of hours in a text that can insert nothing, and may repeat the data."""
    for told in _typed_hours(text, _as_seen(text), facts):
        if told.code in ("unknown_hours", "answers_in_words"):
            yield told._replace(code="hours_in_words")


def hours_beside_event(text: str, facts: Facts, held: Collection[int]) -> Iterator[Told]:
    """Yield a notice of hours in which somebody answers; `held` are the event's own minutes."""
    plain, places = _as_seen(text)
    for found, span in spans_in(plain):
        before = _before(plain, found)
        line = before.rpartition("\n")[2] + _behind(plain, found).partition("\n")[0]
        is_known = all(minute in held for minute in span) or _path(facts.hours, span, line)
        if not is_known and ANSWERS.search(line):
            values = _said(text, places, found)
            yield Told(places[found.start()], "answers_in_words", values, "notice")


def _path(hours: Iterable[Hours], span: tuple[int, int], paragraph: str | None) -> str | None:
    """Return where the data has hours: our own, or those of a line that the paragraph names.

    Without a paragraph the line may have any name.
    """
    return next(
        (
            one.path
            for one in hours
            if one.span == span and (paragraph is None or one.name in paragraph)
        ),
        None,
    )


def differing_addresses(text: str, facts: Facts) -> Iterator[Told]:
    """Yield a notice of each address that is one of the data but for a single number."""
    plain = level(text)
    for (town, numbers), address in facts.streets.items():
        for found in re.finditer(re.escape(town) + NUMBERS, plain):
            said = tuple(NUMBER.findall(found["numbers"]))
            others = sum(one != other for one, other in zip(said, numbers, strict=False))
            if len(said) == len(numbers) and others == 1 and (town, said) not in facts.streets:
                path = facts.addresses[address]
                values = {"value": found[0], "address": address, "path": path}
                yield Told(found.start(), "differing_address", values, "notice")


def _weekdays(named: str) -> frozenset[int]:
    """Return the weekdays of a list; none of a single sign, which may be that of another word."""
    days = HOLIDAYS.sub("", named).replace("と", "・").strip("・、,")
    try:
        return frozenset(parse_weekdays(days)) if len(days) > 1 else frozenset()
    except ValueError:
        return frozenset()
