"""Whether the words of a closure or a special opening say the days and times it is for."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from yorisoi.clock import ONE_DAY, as_written
from yorisoi.faults import Told
from yorisoi.loading.checks.clock_words import TIME, clock_in
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Closure, Notice, Opening, Service
from yorisoi.models.contacts import level
from yorisoi.models.parsers import HOUR, NOON, Clock
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.usual_hours import usual_intervals

# No 1日休みます, 研修は1日です
ALONE = r"(?<![0-9月/])(?:1日(?=は|\(|から|[〜~-])|(?:[2-9]|[1-3][0-9])日)(?![間前後])"
DAY = re.compile(f"[0-9]{{1,2}}月 ?[0-9]{{1,2}}日|[0-9]{{1,2}}/[0-9]{{1,2}}|{ALONE}")
WEEKDAY = r"(?:\([^()]{1,6}\))?"
TO = rf"{WEEKDAY} ?(?:から|[〜~-]) ?"
FROM_TO = re.compile(rf"(?P<first>{DAY.pattern}){TO}(?P<last>{DAY.pattern})")
AFTERNOON = re.compile("午後|夕方|夜")
# It may name a day that was meant before, or one to ask by
OF_ANOTHER = re.compile("変更|変わ|予定(?:で|を)|延期|振り?替え|までに|申し?込")
HALF_A_YEAR, A_MONTH = timedelta(183), timedelta(31)
NUMBER = re.compile("[0-9]+")
# 1月4日から開きます, 4日以降; and 12月28日まで, 28日16時で年内は終わり
OPENS = re.compile(f"(?!{WEEKDAY}まで)[^。休]*?(?:開|通常|いつも|以降|から(?!お?休|[0-9]))")
CLOSES = re.compile(f"(?!{TO})[^。、休]{{0,12}}?(?:まで(?!お?休)|(?<!ま)で)")
LONGEST = 60  # days beside a closure on which nothing is open

Entry = Closure | Opening


def check_words_of_specials(findings: Findings, service: Service, document: Document) -> None:
    """Tell of words, on top of every page or in a list, of other days or times than their entry."""
    closures = service.closures
    kinds: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("days", closures.days),
        ("openings", closures.openings),
    )
    for name, entries in kinds:
        for number, entry in enumerate(entries):
            for field in ("notice", "reason"):
                where = ("closures", name, number, field)
                if told := _differing(service, entry, getattr(entry, field) or ""):
                    findings.tell(
                        told.at(document.inside(where, getattr(entry, field), told.offset))
                    )


def _differing(service: Service, entry: Entry, words: str) -> Told | None:
    """Return what is to be told of words about an entry that comes once."""
    text = level(words)
    if OF_ANOTHER.search(text) or not (entry.begins and entry.over):
        return None
    first, last = entry.begins.date(), (entry.over - timedelta.resolution).date()
    found, code = _other_day(service, entry, text, first, last), "words_of_another_day"
    if not found:
        found, code = _other_time(service, entry, text), "words_of_another_time"
    return (
        Told(found.start(), code, {"value": found[0], "stated": _shown(entry)}, "notice")
        if found
        else None
    )


def _other_day(
    service: Service, entry: Entry, text: str, first: date, last: date
) -> re.Match[str] | None:
    """Return the first day, or span of days, of a text that its entry does not have."""
    back, until = _open_beside(service, entry, last, 1), _open_beside(service, entry, first, -1)
    named = [(found, _meant(found[0], first, last)) for found in DAY.finditer(text)]
    is_named = any(first <= day <= last for _, days in named for day in days)
    for found, days in named:
        near = min(days, key=lambda day: abs(day - first))
        if OPENS.match(text, found.end()):
            fits = back in days
        elif until in days and CLOSES.match(text, found.end()):
            fits = True
        else:  # Sundays, and what another entry closes, may stand beside its own
            fits = is_named and not _is_open(service, entry, near)
        if not fits and not any(first <= day <= last for day in days):
            return found
    for found in FROM_TO.finditer(text):
        begins = [day for day in _meant(found["first"], first, last) if first <= day <= last]
        ends = [day for day in _meant(found["last"], first, last) if first <= day <= last]
        if begins and ends:
            before = _usually_open(service, entry, first, begins[0] - ONE_DAY)
            if before or _usually_open(service, entry, ends[-1] + ONE_DAY, last):
                return found
    return None


def _other_time(service: Service, entry: Entry, text: str) -> re.Match[str] | None:
    """Return the first time of a text at which nothing begins or ends."""
    known = {
        clock
        for hours in service.hours.values()
        for one in hours.spans
        for clock in (one.start, one.end)
    }
    for stated in (entry.start, entry.end):
        if isinstance(stated, datetime):
            known.add(Clock(stated.hour * HOUR + stated.minute))
        elif isinstance(stated, Clock):
            known.add(stated)
    for found in TIME.finditer(text):
        clock = clock_in(found[0])
        # 午後1時〜4時
        in_afternoon = AFTERNOON.search(text, 0, found.start())
        if clock not in known and not (in_afternoon and (clock or 0) + NOON * HOUR in known):
            return found
    return None


def is_covered(service: Service, word: Notice) -> bool:
    """Return whether something is closed, not only as usual, on each day that a word names.

    Where it names none, some closure that is not over when the word goes.
    """
    until = (word.over - timedelta.resolution).date()
    named = [_meant(found, until, until) for found in DAY.findall(level(word.text))]
    if named:
        return all(any(_is_closed(service, day) for day in days) for days in named)
    return any(one.begins and one.begins < word.over for one in service.closures.days)


def _is_closed(service: Service, day: date) -> bool:
    """Return whether on a day something is closed at a time at which it usually is open, or all."""
    hours = [(hours_on(service, key, day).intervals, one) for key, one in service.hours.items()]
    return any(held != usual_intervals(one, day) for held, one in hours) or not any(
        held for held, _ in hours
    )


def _meant(words: str, first: date, last: date) -> list[date]:
    """Return the days near to others that words may mean: 12月29日, 12/29, 29日."""
    *month, day = map(int, NUMBER.findall(words))
    around = HALF_A_YEAR if month else A_MONTH
    days = (first - around + number * ONE_DAY for number in range((last - first + 2 * around).days))
    return [one for one in days if one.day == day and one.month == (*month, one.month)[0]]


def _open_beside(service: Service, entry: Entry, day: date, step: int) -> date | None:
    """Return the next day behind a closure, or before it, on which what it closes is open."""
    days = (day + number * step * ONE_DAY for number in range(1, LONGEST))
    is_open = (day for day in days if _is_open(service, entry, day))
    return next(is_open, None) if isinstance(entry, Closure) else None


def _is_open(service: Service, entry: Entry, day: date) -> bool:
    """Return whether on a day something that an entry is about is open."""
    keys = [key for key in entry.of or service.hours if key in service.hours]
    return any(hours_on(service, key, day).intervals for key in keys)


def _usually_open(service: Service, entry: Entry, first: date, last: date) -> bool:
    """Return whether on some days something that an entry is about is open, by the weekday."""
    keys = [key for key in entry.of or service.hours if key in service.hours]
    days = (first + number * ONE_DAY for number in range((last - first).days + 1))
    return any(usual_intervals(service.hours[key], day) for day in days for key in keys)


def _shown(entry: Entry) -> str:
    """Return the days and times of an entry as staff write them."""
    if isinstance(entry, Opening):
        times = f" {entry.start}〜{entry.end}" if entry.start is not None else ""
        return f"{as_written(entry.day)}{f'〜{entry.until}' if entry.until else ''}{times}"
    return as_written(entry.start) + (f"〜{as_written(entry.end)}" if entry.end else "")
