"""Times in running text between which the event is never held: 10時〜12時です of an afternoon."""

import re
from collections.abc import Iterator
from datetime import datetime, time

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import Words, sentence_of
from yorisoi.loading.announcements.days import FROM_TO, days_in, is_held, times_in
from yorisoi.loading.announcements.sentences import MAY_BE
from yorisoi.models.parsers import NOON, clock_of

# What has hours of its own beside the event
OF_ELSE = re.compile(
    "受け?付|開場|集合|電話|問い?合わせ|予約|申し?込|締め?切|相談|託児|保育|お預かり|準備|設営|片付|リハ"
    "|開館|開所|開い|あい(?:て|た)|営業|利用|使え|駐車|バス|送迎|昼|ランチ|食事|休憩|交流|懇親|二次会|展示|販売"
    "|前回|次回|先月|来月|昨年|去年|ふだん|普段|いつも|通常|別|ほか|他の|もう1|以前|予備|オープン"
)
BOTH = 2  # times of a span


def hours_apart(words: Words) -> Iterator[Told]:
    """Tell of the first span of times in which none of the dates is held, if not of something else.

    Where days stand beside it, one of them is the event's.
    """
    held = [(one.start, one.end) for one in words.dates if one.timed and not one.daily]
    known = {
        (span.start, span.end) for hours in words.service.hours.values() for span in hours.spans
    }
    for found in FROM_TO.finditer(words.text) if held else ():
        times, sentence = _read(found[0]), sentence_of(found)
        if len(times) != BOTH or times[0] >= times[1] or OF_ELSE.search(sentence):
            continue
        days = days_in(sentence, words.dates)
        is_another = days and not any(is_held(day, words.dates) for day in days)
        if is_another or MAY_BE.search(sentence) or (*map(clock_of, times),) in known:
            continue
        if all(_is_apart(times, start, end) for start, end in held):
            stated = f"{held[0][0]:%H:%M}"
            yield Told(found.start(), "time_in_words", {"value": found[0], "stated": stated})
            return


def _read(words: str) -> list[time]:
    """Return the times of a span; the second is of the same half of the day: 午後1時から3時."""
    times = times_in(words)
    if len(times) == BOTH and times[1] < times[0] and times[1].hour < NOON <= times[0].hour:
        times[1] = times[1].replace(hour=times[1].hour + NOON)
    return times


def _is_apart(times: list[time], start: datetime, end: datetime | None) -> bool:
    """Return whether a span of times is over before a date begins, or begins when it is over."""
    return times[-1] <= start.time() or bool(
        end and end.date() == start.date() and times[0] >= end.time()
    )
