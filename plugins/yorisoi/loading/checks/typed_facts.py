"""Hours, closing days and addresses typed into a text, against those of the data.

Each has one place, so that a change of it reaches every page. Hours that the data does not have are
told where a text says that somebody is there then: they may be those of another service, or when
not to call. A programme may name any time.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from yorisoi.faults import Told
from yorisoi.models import Hotlines, Service, Timetable
from yorisoi.models.contacts import level
from yorisoi.models.parsers import HOUR, NOON, WEEKDAYS, Clock, parse_clock, parse_clock_until
from yorisoi.models.weekdays import parse_weekdays
from yorisoi.schedule.days import falls_on

HALF = "(?:午前|午後|朝|夕方|夜)?"
CLOCK = rf"(?:{HALF}[0-9]{{1,2}}(?::[0-9]{{2}}|時(?!間)(?:[0-9]{{1,2}}分|半)?)(?: ?[ap]m\b)?|正午)"
# 10:00〜16:00, 午前10時から午後4時, 10〜16時, 10:00 am to 4:00 pm
SPAN = re.compile(
    rf"(?P<start>{CLOCK}|(?<![0-9]){HALF}[0-9]{{1,2}}(?= ?[〜~-] ?{HALF}[0-9]{{1,2}}時))"
    rf"(?: ?[〜~-] ?|から|より| to )(?P<end>翌?{CLOCK})",
    re.IGNORECASE,
)
HOUR_ALONE = re.compile(rf"^{HALF}[0-9]+$")
EVENING, AFTERNOON = re.compile("夕方|夜"), re.compile("午後|夕方|夜")
# Somebody is there, or answers
THERE = re.compile(
    "電話|相談(?:時間|日)|窓口|営業|開館|開所|開室|開設|利用(?:できる)?時間|(?:開い|あい)て(?:い|お)"
    r"|受け?付け?(?:時間|て(?:い|お))|\b(?:open|hours|telephone|phone)\b",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    "電話|お?問い?合わ?せ|(?:相談|営業|開館|開所|利用)時間|(?:開い|あい)て(?:い|お)"
)
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


class Hours(NamedTuple):
    """A span of times of the data, in minutes, and whose it is; `name` is empty for our own."""

    span: tuple[int, int]
    path: str
    name: str


class Facts(NamedTuple):
    """What the data says: hours, the closed weekdays of each timetable, addresses with path."""

    hours: tuple[Hours, ...] = ()
    closed: tuple[frozenset[int], ...] = ()
    addresses: Mapping[str, str] = {}


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
    return Facts(
        tuple(
            Hours((span.start, span.end), path, name)
            for timetable, path, name in timetables
            for span in timetable.spans
        ),
        tuple(map(_closed, service.hours.values())),
        {place.address: f"places.{key}" for key, place in service.places.items()},
    )


def _closed(timetable: Timetable) -> frozenset[int]:
    """Return the weekdays on which nobody is ever there."""
    opened = {
        day.weekday()
        for day in WITHOUT_HOLIDAY
        if any(falls_on(span.days, day) for span in timetable.spans)
    }
    return frozenset(range(len(WEEKDAYS))) - opened


def spans_in(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Yield each span of times in a text, with its minutes from and to."""
    for found in SPAN.finditer(level(text)):
        try:
            start, end = clock_of(found["start"]), clock_of(found["end"], parse_clock_until)
        except ValueError:
            continue
        # 午後1時〜4時
        is_same_half = end < start < end + NOON * HOUR and AFTERNOON.match(found["start"])
        yield found, (start, Clock(end + NOON * HOUR) if is_same_half else end)


def clock_of(text: str, parse: Callable[[str], Clock] = parse_clock) -> Clock:
    """Return the time that words name: 夜7時, 10 of 10〜16時.

    Raises ValueError where it is none.
    """
    plain = EVENING.sub("午後", text.replace("朝", "午前"))
    return parse(HOUR_ALONE.sub(r"\g<0>時", plain))


def typed_facts(text: str, facts: Facts) -> Iterator[Told]:
    """Yield what is to be told of hours, closing days and addresses in the text of a page."""
    plain = level(text)
    for found, span in spans_in(text):
        values = {"value": text[found.start() : found.end()]}
        paragraph = _around(text, found.start(), "\n\n")
        if path := _path(facts.hours, span, paragraph):
            yield Told(found.start(), "copied_fact", {**values, "path": path}, "notice")
        elif THERE.search(level(paragraph)):
            yield Told(found.start(), "unknown_hours", values, "notice")
    for found in CLOSING.finditer(plain):
        days = _weekdays(found["before"] or found["behind"])
        if days and not any(days <= closed for closed in facts.closed):
            yield Told(found.start(), "unknown_closing_days", {"value": found[0]}, "notice")
    yield from differing_addresses(text, facts.addresses)
    for address, path in facts.addresses.items():
        if (at := plain.find(level(address))) >= 0:
            yield Told(at, "copied_fact", {"value": address, "path": path}, "notice")


def hours_in_words(text: str, facts: Facts) -> Iterator[Told]:
    """Yield the same of hours in a text that can insert nothing, and may repeat the data."""
    for told in typed_facts(text, facts):
        if told.code == "unknown_hours":
            yield told._replace(code="hours_in_words")


def hours_beside_event(text: str, facts: Facts, held: Collection[int]) -> Iterator[Told]:
    """Yield a notice of hours in which somebody answers; `held` are the event's own minutes."""
    for found, span in spans_in(text):
        line = _around(level(text), found.start(), "\n")
        is_known = all(minute in held for minute in span) or _path(facts.hours, span, line)
        if not is_known and ANSWERS.search(line):
            values = {"value": text[found.start() : found.end()]}
            yield Told(found.start(), "answers_in_words", values, "notice")


def _path(hours: Iterable[Hours], span: tuple[int, int], paragraph: str) -> str | None:
    """Return where the data has hours: our own, or those of a line that the paragraph names."""
    return next((one.path for one in hours if one.span == span and one.name in paragraph), None)


def differing_addresses(text: str, known: Mapping[str, str]) -> Iterator[Told]:
    """Yield a notice of each address that is one of the data but for a single number."""
    streets = {
        (found["town"], tuple(NUMBER.findall(found["numbers"]))): address
        for address in known
        if (found := STREET.fullmatch(level(address)))
    }
    for (town, numbers), address in streets.items():
        for found in re.finditer(re.escape(town) + NUMBERS, level(text)):
            said = tuple(NUMBER.findall(found["numbers"]))
            others = sum(one != other for one, other in zip(said, numbers, strict=False))
            if len(said) == len(numbers) and others == 1 and (town, said) not in streets:
                values = {"value": found[0], "address": address, "path": known[address]}
                yield Told(found.start(), "differing_address", values, "notice")


def _around(text: str, offset: int, end: str) -> str:
    """Return the line, or the paragraph, that a place of a text is in."""
    return text[:offset].rpartition(end)[2] + text[offset:].partition(end)[0]


def _weekdays(named: str) -> frozenset[int]:
    """Return the weekdays of a list; none of a single sign, which may be that of another word."""
    days = HOLIDAYS.sub("", named).strip("・、,と")
    try:
        return frozenset(parse_weekdays(days)) if len(days) > 1 else frozenset()
    except ValueError:
        return frozenset()
