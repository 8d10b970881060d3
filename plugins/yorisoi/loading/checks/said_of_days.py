"""Days and times that the words of an event say, while its fields say nothing, or others."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from yorisoi.clock import as_written
from yorisoi.faults import Told
from yorisoi.loading.checks import phrases
from yorisoi.loading.checks.announcement import Words, differs
from yorisoi.loading.checks.phrases import days_in, is_held, near, times_in
from yorisoi.schedule.occurrence import Occurrence

TO_DEADLINE = -150  # days from a date to its deadline
MOST = 3  # days that are shown of a series


def deadline(words: Words) -> Iterator[Told]:
    """Tell of a deadline that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(str(way) == "不要" for way in event.apply):
        return
    stated = {_day(one.deadline) for one in dates if one.deadline}
    said = [
        (found, day)
        for found in phrases.DEADLINE.finditer(words.text)
        if not phrases.of_others(found) and (day := _closes(found, dates))
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
    if before := phrases.BEFORE.search(words):
        return dates[0].day - timedelta(int(before[1]) * (7 if before[2] == "週間" else 1))
    for word, days in (("前々日", 2), ("前日", 1), ("当日", 0)):
        if word in words:
            return dates[0].day - timedelta(days)
    return near(words, dates, TO_DEADLINE)


def _limit(found: re.Match[str]) -> str:
    return found["first"] or found["period"] or found["last"] or found["early"]


def _line(words: str, day: date) -> str:
    """Return how a field says a deadline: 前日 17:00, 2026-12-08."""
    short = re.search(phrases.BEFORE_IT, words)
    clocks = times_in(words)
    return f"{short[0] if short else day}{f' {clocks[0]:%H:%M}' if clocks else ''}"


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def when(words: Words) -> Iterator[Told]:
    """Tell of a line or a sentence that names another day or time than the fields."""
    dates, text = words.dates, words.text
    starts = {one.start.time() for one in dates if one.timed}
    starts |= {session.start.time() for one in dates for session in one.sessions}
    known = starts | {one.end.time() for one in dates if one.end}
    if words.in_title:
        is_other = phrases.OF_THE_WORLD.search(text) or phrases.STATE_IN_TITLE.search(text)
        for found in () if is_other else phrases.DAY_ALONE.finditer(text):
            yield from _other(words, found, "when", [], starts)
        return
    alone = list(phrases.TIMES_ALONE.finditer(text))
    if any(starts & {*times_in(found["when"])} for found in alone):
        alone = []  # the others are of its programme
    numbered = list(phrases.NTH.finditer(text))
    if len(dates) == 1 and any(is_held(day, dates) for day in days_in(text, dates)):
        numbered = []  # the others have files of their own
    for found in (*phrases.WHEN.finditer(text), *numbered, *alone):
        yield from _other(words, found, "when", times_in(found["when"]), starts)
    for found in phrases.CHANGED.finditer(text):
        sentence, part = phrases.sentence_of(found), "change" if found["change"] else "held"
        held = any(is_held(day, dates) for day in days_in(found[0], dates))
        another = not held and phrases.AS_TOPIC.match(found[0])
        another = another or phrases.OF_ANOTHER.search(sentence) or phrases.MAY_BE.search(sentence)
        if not another:
            yield from _other(words, found, part, times_in(found[part])[-1:], known)


def _other(
    words: Words, found: re.Match[str], part: str, times: list[time], stated: set[time]
) -> Iterator[Told]:
    """Tell of a part of a match that names days or times, and none of those that are held."""
    days = days_in(found[part], words.dates)
    days = days[-1:] if part == "change" else days
    if days and not any(is_held(day, words.dates) for day in days):
        shown = "・".join(f"{one.day}" for one in words.dates[:MOST])
        more = "など" if len(words.dates) > MOST else ""
        values = {"value": found[part], "stated": shown + more}
        yield Told(found.start(part), "day_in_words", values)
    elif times and stated and not stated & {*times}:
        values = {"value": found[part], "stated": f"{words.dates[0].start:%H:%M}"}
        yield Told(found.start(part), "time_in_words", values)
