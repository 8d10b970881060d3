"""Several days of one event: lists of them, spans, the rounds of a course."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import SIGNS, Words
from yorisoi.loading.announcements.days import (
    DAY,
    DAYS,
    TO,
    WEEKDAY,
    days_in,
    is_held,
    listed,
    shown_days,
)

# The rounds of a course, below or beside each other: 第1回 12/10, ②12/17（木）
ROUND = "(?:[①-⑳]|第[0-9]{1,2}回目?|[0-9]{1,2}回目)"
NTH = re.compile(
    rf"{ROUND}[^\w\n]{{0,9}}(?P<when>{DAY}(?:(?!{ROUND}).)*?)(?=\s*{ROUND}|$)", re.MULTILINE
)
ALL_ROUNDS = "全(?:[2-9]|1[0-9])回"
OTHER_ROUND = "最終回|初回|前編|後編|その[0-9]|[Vv]ol"
COURSE = re.compile(rf"(?<!\w){ALL_ROUNDS}|{ALL_ROUNDS}(?=です|$)", re.MULTILINE)
OVER = re.compile("終|ました|済")
SPAN = rf"{DAY}(?: ?{WEEKDAY})?{TO}(?:{DAY}|[0-9]{{1,2}}日(?!間))"
# A line that begins with several
LISTED = re.compile(
    rf"{SIGNS}(?:全[0-9]{{1,2}}回[^\w\n]{{0,3}})?(?P<when>(?:{DAYS.pattern}|{SPAN}).*)$",
    re.MULTILINE,
)
CHANGES = re.compile("延期|変更|変わ")
OF_TOPIC = re.compile(rf"(?: ?{WEEKDAY})?は")


def of_a_course(words: Words) -> Iterator[Told]:
    """Tell of a course of several rounds that has one date, and is not one round, or about it."""
    found = COURSE.search(words.text)
    if not found or not words.event.date or words.event.repeat:
        return
    if not re.search(f"{ROUND}|{OTHER_ROUND}|説明会", f"{words.name}\n{words.text}"):
        line = f"dates: [{words.event.date}, …]"
        values = {"value": found[0], "stated": shown_days(words), "line": line}
        yield Told(found.start(), "more_days_in_words", values)


def more_days(words: Words, found: re.Match[str]) -> Iterator[Told]:
    """Tell of days beside one that is held: a list of them, or a last one."""
    event, dates = words.event, words.dates
    span, several = re.match(SPAN, found["when"]), DAYS.match(found["when"])
    list_of = span or several
    if (
        event.repeat
        or (span and CHANGES.search(found["when"]))
        or not list_of
        or OF_TOPIC.match(found["when"], list_of.end())
    ):
        return
    days = listed(list_of[0], dates)
    if not span:
        yield from _missing_days(words, found, days)
    elif days and event.date and is_held(days[0], dates) and not is_held(days[-1], dates):
        values = {"value": found["when"], "stated": shown_days(words), "line": f"until: {days[-1]}"}
        yield Told(found.start("when"), "last_day_in_words", values)


def other_rounds(words: Words, nth: Sequence[re.Match[str]]) -> Iterator[Told]:
    """Tell of the other rounds of a course where the event is not named as one of them."""
    coming = [one for one in nth if not OVER.search(one[0])]
    rounds = [(one, day) for one in coming for day in days_in(one["when"], words.dates)[:1]]
    other = next((one for one, day in rounds if not is_held(day, words.dates)), None)
    if other and not re.search(ROUND, words.name):
        yield from _missing_days(words, other, [day for _, day in rounds])


def _missing_days(words: Words, found: re.Match[str], days: Sequence[date]) -> Iterator[Told]:
    """Tell of days of which some are held."""
    missing = [day for day in days if not is_held(day, words.dates)]
    if missing and len(missing) < len(days):
        every = sorted({*days, *(one.day for one in words.dates)})
        line = f"dates: [{', '.join(map(str, every))}]"
        values = {"value": found["when"], "stated": shown_days(words), "line": line}
        yield Told(found.start("when"), "more_days_in_words", values)
