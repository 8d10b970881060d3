"""A deadline that no field has, or another one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from yorisoi.clock import as_written
from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, differs
from yorisoi.loading.announcements.days import CLOCK, DAY, near, times_in
from yorisoi.loading.announcements.sentences import of_this_event
from yorisoi.schedule.occurrence import Occurrence

APPLYING = "(?:申し?込み?|予約|受付|応募|参加希望)"
BEFORE_IT = "(?:当日|前日|前々日|[0-9]{1,2}(?:日|週間)前)"
AT = rf"(?:\([^()\n]{{1,5}}\))?の?\s?(?:{CLOCK.pattern})?"
DEADLINE = re.compile(
    rf"(?:(?:締め?切り?|〆切)日?|{APPLYING}(?:期限|期日))(?:は|[{MARKS}]){{0,6}}"
    rf"(?P<first>(?:{DAY}|(?:各回|開催日の?)?{BEFORE_IT}){AT})"
    rf"|{APPLYING}期間[{MARKS}]*{DAY}[^\n。]{{0,12}}?[〜~-]\s?(?P<period>{DAY}{AT})"
    rf"|{APPLYING}[^\n。0-9]{{0,10}}(?:{DAY}[^\n。0-9]{{0,6}}(?:から|~|〜)\s?)?"
    rf"(?P<last>(?:{DAY}|{BEFORE_IT}){AT})[^\n。0-9]{{0,6}}(?:まで|必着|締め?切り?)"
    rf"|(?P<early>(?:{DAY}|{BEFORE_IT}){AT})\s?(?:までに[^\n。0-9]{{0,8}}?{APPLYING}|締め?切り?|〆切)"
)
BEFORE = re.compile("([0-9]+)(日|週間)前")
TO_DEADLINE = -150  # days from a date to its deadline


def deadline(words: Words) -> Iterator[Told]:
    """Tell of a deadline that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(str(way) == "不要" for way in event.apply):
        return
    stated = {_day(one.deadline) for one in dates if one.deadline}
    said = [
        (found, day)
        for found in of_this_event(DEADLINE, words.text)
        if (day := _closes(found, dates))
    ]
    if any(day in stated for _, day in said):
        return
    for found, day in said:
        if stated:
            given = event.deadline or min(stated)
            yield differs(found, "deadline", as_written(given))
        elif day > dates[-1].last_day:
            yield differs(found, "date" if event.date else "dates", dates[-1].last_day)
        else:
            line = f"deadline: {_line(_limit(found), day)}"
            yield Told(found.start(), "deadline_in_words", {"value": found[0], "line": line})


def _closes(found: re.Match[str], dates: Sequence[Occurrence]) -> date | None:
    """Return the day that words give as the deadline of the first date."""
    words = _limit(found)
    if before := BEFORE.search(words):
        return dates[0].day - timedelta(int(before[1]) * (7 if before[2] == "週間" else 1))
    for word, days in (("前々日", 2), ("前日", 1), ("当日", 0)):
        if word in words:
            return dates[0].day - timedelta(days)
    return near(words, dates, TO_DEADLINE)


def _limit(found: re.Match[str]) -> str:
    return found["first"] or found["period"] or found["last"] or found["early"]


def _line(words: str, day: date) -> str:
    """Return how a field says a deadline: 前日 17:00, 2026-12-08."""
    short = re.search(BEFORE_IT, words)
    clocks = times_in(words)
    return f"{short[0] if short else day}{f' {clocks[0]:%H:%M}' if clocks else ''}"


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
