"""When the event begins and ends, as words say it: 開演14:00, 終わりは12時, 10時から1時間半."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, before, differs, sentence_of
from yorisoi.loading.announcements.days import (
    FROM_TO,
    TIME,
    TO,
    days_in,
    is_within,
    other_moment,
    times_in,
)
from yorisoi.loading.announcements.sentences import MAY_BE, OF_ANOTHER

FAR = 500  # letters of a line on each side
TIME_BEGINS = "0-9午朝昼夕夜正AaPp"  # asked first, as most signs of a text begin none
# When it begins or ends, anywhere: 開演14:00, 13時半スタート, 終わりは12時
BOUND = rf"(?:は|[{MARKS}]){{0,4}}(?P<when>{TIME}(?![0-9分半]))"
BEGINS_AT = re.compile(
    rf"(?=[開{TIME_BEGINS}])(?:(?:開演|開会|開始(?:時間|時刻)?){BOUND}|(?P<at>{TIME})(?:開演|開会|開始|スタート)(?!の))"
)
OF_ALL = re.compile("開演|開始時")  # and of no part of its programme: 体操開始10:30
ENDS_AT = re.compile(
    rf"(?=[終閉{TIME_BEGINS}])(?:(?:終わり|終了(?:時刻|時間)?|閉会){BOUND}(?!ごろ|頃)|(?P<at>{TIME})(?:終了|閉会|終演)(?!の|でも))"
)
# How long: 10時から1時間半
LASTS = re.compile(
    rf"(?P<start>{TIME})(?:{TO}|より)約?(?:(?P<hours>[1-9])時間(?P<half>半)?)?"
    r"(?:(?P<minutes>[0-9]{2,3})分)?間?[^\w\n]*$"
)
OF_PART = re.compile("部|最終日|その後|そのあと|(?<![会座室回日])は")  # 第1部, カフェは


def bounds(words: Words) -> Iterator[Told]:
    """Tell of a time at which words say that it begins or ends, but those of its programme."""
    for pattern, stated in ((BEGINS_AT, words.starts), (ENDS_AT, words.ends)):
        for found in pattern.finditer(words.text) if stated else ():
            part, sentence = str(found.lastgroup), sentence_of(found)
            times = times_in(found[part])
            is_part = OF_PART.search(before(found)) or (
                pattern is BEGINS_AT and not OF_ALL.match(found[0]) and is_within(words, times)
            )
            is_another = OF_ANOTHER.search(sentence) or MAY_BE.search(sentence)
            if not times or is_part or is_another or days_in(sentence, words.dates):
                continue
            if stated & {*times_in(_line_of(found))}:
                continue
            if pattern is BEGINS_AT:
                yield from other_moment(words, found, part, times, stated)
            else:
                yield differs(found, "end", f"{min(stated):%H:%M}")


def _line_of(found: re.Match[str]) -> str:
    """Return the line that a match stands in, of a long one what is near."""
    ahead, behind = (
        found.string[max(0, found.start() - FAR) : found.start()],
        found.string[found.end() : found.end() + FAR],
    )
    return ahead.rpartition("\n")[2] + found[0] + behind.partition("\n")[0]


def other_end(words: Words, found: re.Match[str]) -> Iterator[Told]:
    """Tell of a time until which the fields do not go, behind the one at which they begin."""
    span, times = FROM_TO.search(found["when"]), {*times_in(found["when"])}
    said = times_in(span[0]) if span else []
    if lasts := LASTS.search(found["when"]):
        said = times_in(lasts["start"])
        minutes = (
            int(lasts["hours"] or 0) * 60 + 30 * bool(lasts["half"]) + int(lasts["minutes"] or 0)
        )
        said += [
            (datetime.combine(words.dates[0].day, at) + timedelta(minutes=minutes)).time()
            for at in said
        ]
        times |= {*said}
    begins = len(said) > 1 and said[0] < said[-1] and said[0] in words.starts
    if begins and words.ends and not words.ends & times:
        yield differs(found, "end", f"{min(words.ends):%H:%M}")
