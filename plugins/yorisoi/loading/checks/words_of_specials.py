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
from yorisoi.models.parsers import HOUR, NOON, Clock, clock_of
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.usual_hours import usual_intervals

# 29日; not the 1日 of 1日中, 1日休みます
ALONE = "(?<![0-9月/十])(?!1日(?:中|だけ|限り|お?休|閉))[0-9]{1,2}日(?![間前後])"
SLASHED = "(?:(?<![0-9/])|(?<=20[0-9]{2}/))[0-9]{1,2}/[0-9]{1,2}(?![0-9/])"
DAY = re.compile(f"(?<!十)[0-9]{{1,2}}月 ?[0-9]{{1,2}}日|{SLASHED}|{ALONE}")
WEEKDAY = r"(?: ?\([^()]{1,6}\))? ?"
TO = rf"{WEEKDAY}(?:から|[〜~-]) ?(?:20[0-9]{{2}}[年/])?"
FROM_TO = re.compile(
    rf"(?P<first>{DAY.pattern}|(?<![0-9/:])[0-9]{{1,2}}){TO}(?P<last>{DAY.pattern})"
)
# It may name a day that was meant before, or one to ask by
OF_ANOTHER = re.compile("変更|変わ|予定(?:で|を)|延期|振り?替|までに|申し?込")
CLOSED = re.compile("休|閉")
# What stands behind a day: 6日の行事の代休, 4日10時から, 11日は、いつもどおり, 26日まで
OF_THE_DAY = re.compile(f"{WEEKDAY}の(?![午朝昼夕夜0-9])")
FROM_THEN = re.compile(f"{WEEKDAY}(?:{TIME.pattern})?(?:から|より|以降)")
OPENS = re.compile(f"開|再開|通常|平常|いつも|また|{WEEKDAY}は、?{TIME.pattern}")
IS_THE_DAY = re.compile("(?:^|[、。])[^休閉、。]{2,}は、?$")  # 仕事始めは4日
UNTIL_THEN = re.compile(f"{WEEKDAY}(?:まで|(?:{TIME.pattern})?で(?=[^。]*終))")
AS_USUAL = re.compile("いつも|通常|平常")
# Behind a time: 15時で閉めます, 9時〜16時に開きます, 15時までです; not 9時の警報, 11時から行事です
IS_CLAIM = re.compile(
    rf"(?:(?: ?[〜~-] ?|から){TIME.pattern})?"
    r"(?:(?:で|に|から|より|まで)?[、はの]?(?:だけ|のみ)?(?:お?休|(?P<closes>閉)|開|終)"
    r"|まで(?:です|とし|に?します|[。、]|$))",
    re.IGNORECASE,
)
AFTERNOON = re.compile("午後|夕方|夜")
OF_ARRIVING = re.compile("受け?付け?は?、?$")  # 受付は15時まで
HALF_A_YEAR, A_MONTH = timedelta(183), timedelta(31)
NUMBER = re.compile("[0-9]+")
REACH = 60  # letters of an urgent word
LONGEST = 60  # days from a closure to one on which something is open

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
    days_of = entry.begins.date(), (entry.over - timedelta.resolution).date()
    found, code = _other_day(service, entry, text, days_of), "words_of_another_day"
    if not found:
        found, code = _other_time(service, entry, text), "words_of_another_time"
    if not found:
        return None
    # An urgent word has to come out: what it may name beside its days is not all known here
    return Told(found.start(), code, {"value": found[0], "stated": _shown(entry)}, "notice")


def _other_day(
    service: Service, entry: Entry, text: str, days_of: tuple[date, date]
) -> re.Match[str] | None:
    """Return the first day, or span of days, of a text that its entry does not have."""
    spans = list(FROM_TO.finditer(text))
    ends = {span.start(end) for span in spans for end in ("first", "last")}
    alone = [found for found in DAY.finditer(text) if found.start() not in ends]
    others = (found for found in alone if not _fits(service, entry, text, found, days_of))
    return next(others, None) or _other_span(service, entry, text, (alone, spans), days_of)


def _fits(
    service: Service, entry: Entry, text: str, found: re.Match[str], days_of: tuple[date, date]
) -> bool:
    """Return whether a day is one of its entry, or what the text says of it is so."""
    first, last = days_of
    days = _meant(found[0], first, last)
    if any(first <= day <= last for day in days):
        return True
    if IS_THE_DAY.search(text, max(0, found.start() - REACH), found.start()):
        beside = ((first, -ONE_DAY), (last, ONE_DAY))
        if any(_next_open(service, entry, day, step) in days for day, step in beside):
            return True
    return _is_right(service, entry, days_of, days, _behind(text, found))


def _other_span(
    service: Service,
    entry: Entry,
    text: str,
    named: tuple[Sequence[re.Match[str]], Sequence[re.Match[str]]],
    days_of: tuple[date, date],
) -> re.Match[str] | None:
    """Return a span with a day that is open, or what is said to be closed, but not all that is.

    `named` are the days alone and the spans of the text.
    """
    (first, last), (alone, spans) = days_of, named
    closing: list[re.Match[str]] = []
    said = {day for found in DAY.findall(text) for day in _meant(found, first, last)}
    for found in alone:
        behind = _behind(text, found)
        within = [day for day in _meant(found[0], first, last) if first <= day <= last]
        if within and UNTIL_THEN.match(behind) and CLOSED.search(behind):
            closing.append(found)
            said.update(_days(first, within[-1]))
    for span in (span for span in spans if not OPENS.search(_behind(text, span))):
        days = _span_meant(span, first, last)
        beside = (day for day in days if not first <= day <= last)
        if not days or any(_is_open(service, entry, day) for day in beside):
            return span
        closing.append(span)
        said.update(days)
    left = (day for day in _days(first, last) if day not in said)
    is_short = any(_is_usually_open(service, entry, day) for day in left)
    return closing[0] if closing and is_short else None


def _span_meant(span: re.Match[str], first: date, last: date) -> list[date]:
    """Return the days of a span nearest to others; none where it ends before it begins."""
    begins, ends = (_meant(span[name], first, last) for name in ("first", "last"))
    pairs = [(one, other) for one in begins for other in ends if one <= other]
    near = min(pairs, key=lambda pair: abs(pair[0] - first) + abs(pair[1] - last), default=None)
    return _days(*near) if near else []


def _days(first: date, last: date) -> list[date]:
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


def _is_right(
    service: Service, entry: Entry, days_of: tuple[date, date], days: Sequence[date], behind: str
) -> bool:
    """Return whether words behind a day that their entry does not have say what the data says."""
    if OF_THE_DAY.match(behind):
        return True
    if not days:
        return False
    first, last = days_of
    day = min(days, key=lambda one: min(abs((one - first).days), abs((one - last).days)))
    is_special, is_opening = _is_closed(service, day), isinstance(entry, Opening)
    if CLOSED.search(behind) or not (is_opening or _opens(behind)):
        return is_special
    if not is_opening and FROM_THEN.match(behind):
        return _next_open(service, entry, last, ONE_DAY) == day
    if not is_opening and UNTIL_THEN.match(behind):
        return _next_open(service, entry, first, -ONE_DAY) == day
    is_usual = not is_opening or bool(AS_USUAL.search(behind))
    return _is_open(service, entry, day) and (is_special or is_usual)


def _behind(text: str, found: re.Match[str]) -> str:
    """Return the words behind a day, until the sentence is over or names another day."""
    rest = text[found.end() : found.end() + REACH].partition("。")[0]
    another = DAY.search(rest)
    return rest[: another.start()] if another else rest


def _other_time(service: Service, entry: Entry, text: str) -> re.Match[str] | None:
    """Return the first time of a text at which something is said to begin or end, but does not."""
    of_entry = {
        clock_of(stated) if isinstance(stated, datetime) else stated
        for stated in (entry.start, entry.end)
        if isinstance(stated, (datetime, Clock))
    }
    known = of_entry | {
        clock
        for hours in service.hours.values()
        for one in hours.spans
        for clock in (one.start, one.end)
    }
    for found in TIME.finditer(text):
        claim = IS_CLAIM.match(text, found.end())
        if not claim or OF_ARRIVING.search(text, max(0, found.start() - REACH), found.start()):
            continue
        closes = claim["closes"] and isinstance(entry.start, datetime) and not entry.of
        clock, fits = clock_in(found[0]), of_entry if closes else known
        # 午後1時〜4時
        later = clock is not None and clock + NOON * HOUR in fits
        if clock not in fits and not (later and AFTERNOON.search(text, 0, found.start())):
            return found
    return None


def is_covered(service: Service, word: Notice) -> bool:
    """Return whether something is closed, not only as usual, on each day that a word names.

    Where it names none, some closure that is not over when the word goes.
    """
    until = (word.over - timedelta.resolution).date()
    closing = [one for one in level(word.text).split("。") if CLOSED.search(one)]
    named = [
        _meant(found[0], until, until)
        for sentence in closing
        for found in DAY.finditer(sentence)
        if not _opens(_behind(sentence, found))
    ]
    if named:
        return all(any(_is_closed(service, day) for day in days) for days in named)
    return any(one.begins and one.begins < word.over for one in service.closures.days)


def _opens(behind: str) -> bool:
    """Return whether words behind a day say that it is not closed: 4日から, 26日まで."""
    says_open = any(one.match(behind) for one in (FROM_THEN, UNTIL_THEN)) or OPENS.search(behind)
    return bool(says_open) and not CLOSED.search(behind)


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


def _next_open(service: Service, entry: Entry, day: date, step: timedelta) -> date | None:
    """Return the first day after, or before, a closure on which something of it is open."""
    near = (day + number * step for number in range(1, LONGEST))
    return next((one for one in near if _is_open(service, entry, one)), None)


def _is_open(service: Service, entry: Entry, day: date) -> bool:
    """Return whether on a day something that an entry is about is open."""
    return any(hours_on(service, key, day).intervals for key in _keys(service, entry))


def _is_usually_open(service: Service, entry: Entry, day: date) -> bool:
    return any(usual_intervals(service.hours[key], day) for key in _keys(service, entry))


def _keys(service: Service, entry: Entry) -> list[str]:
    return [key for key in entry.of or service.hours if key in service.hours]


def _shown(entry: Entry) -> str:
    """Return the days and times of an entry as staff write them."""
    if isinstance(entry, Opening):
        return entry.when
    return as_written(entry.start) + (f"〜{as_written(entry.end)}" if entry.end else "")
