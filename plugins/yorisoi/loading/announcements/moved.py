"""The day to which words say that an event was postponed: 12月10日から17日に延期しました."""

import re
from collections.abc import Iterator
from datetime import date

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import Words, before, sentence_of
from yorisoi.loading.announcements.days import (
    DAY,
    DAYS_OF_MONTH,
    TIME,
    WEEKDAY,
    days_in,
    following,
    is_held,
    near,
)

DAY_ALONE = f"(?<![0-9月第]){DAYS_OF_MONTH}日"
TO_DAY = re.compile(
    rf"(?P<day>{DAY}|{DAY_ALONE})(?: ?{WEEKDAY})?(?: ?{TIME})?(?:から)?[にへ]"
    r"(?:日[程時]を)?\s?$"
)
ARROW = re.compile(rf"\s?[→⇒]\s?(?P<day>{DAY})")


def moved_to(words: Words, found: re.Match[str]) -> date | None:
    """Return the day to which words say that an event is postponed."""
    ahead, state, behind = f"{before(found)}{found[0]}".rpartition("延期")
    behind += found.string[found.end() : found.end() + 20]
    named = TO_DAY.search(ahead) or ARROW.match(behind)
    if not state or not named:
        return None
    if "月" in named["day"] or not re.fullmatch("[0-9]{1,2}日", named["day"]):
        return near(named["day"], words.dates)
    first = next(iter(days_in(ahead, words.dates)), words.dates[0].day)
    return following(first, int(named["day"].removesuffix("日")))


def moved(words: Words, found: re.Match[str], to: date) -> Iterator[Told]:
    """Tell of a day to which an event, or a date of it, is postponed and that no field has."""
    event, dates = words.event, words.dates
    named = [day for day in days_in(sentence_of(found), dates) if day != to]
    if is_held(to, dates):
        old = next((day for day in named if not is_held(day, dates)), None)
    else:
        coming = (one.day for one in dates if not words.today or one.day >= words.today)
        held = (one.day for one in dates if one.day in named)
        old = next(held, None) or next(coming, dates[-1].day)
    if not old:
        return
    values = {"value": found[0], "stated": str(old if is_held(old, dates) else to)}
    if event.repeat or event.dates:
        line = f"{{date: {to}, moved_from: {old}}}"
        yield Told(found.start(), "date_moved_in_words", values | {"line": line})
    else:
        lines = {"line": f"date: {to}", "moved": f"moved_from: {old}"}
        yield Told(found.start(), "moved_in_words", values | lines)
