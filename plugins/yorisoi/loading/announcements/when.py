"""A day or a time that the fields do not have."""

import re
from collections.abc import Iterator
from datetime import time

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, sentence_of
from yorisoi.loading.announcements.days import CLOCK, DAY, days_in, is_held, times_in
from yorisoi.loading.announcements.sentences import MAY_BE
from yorisoi.loading.announcements.state import STATE_IN_TITLE

WHEN = re.compile(
    rf"^[{MARKS}①-⑳]*(?:開催)?(?:日時|日程|とき|日にち|開催日|時間|時刻|変更後|[🗓📅⏰🕐])[{MARKS}]+"
    r"(?P<when>[^\s].*)$",
    re.MULTILINE,
)
NTH = re.compile(rf"^[{MARKS}]*第[0-9]{{1,2}}回[{MARKS}目]*(?P<when>{DAY}.*)$", re.MULTILINE)
# In a running sentence: 12月17日13時から行います, 13時半に変更になりました
CHANGED = re.compile(
    rf"^(?P<change>.*(?:(?:[にへ]|[にへ]は)変更|→|⇒).*)$|(?P<held>{DAY}[^\n。]{{0,30}}"
    "(?:開催(?:し|いた)|開きます|行います|おこないます))",
    re.MULTILINE,
)
TIMES_ALONE = re.compile(
    rf"^[{MARKS}]*(?P<when>(?:{DAY}(?:\([月火水木金土日]\))?\s?)?(?:{CLOCK.pattern})\s?(?:[〜~-]|から)"
    rf"\s?(?:{CLOCK.pattern})?(?:まで)?)\s*$",
    re.MULTILINE,
)
AS_TOPIC = re.compile(rf"{DAY}(?:\([^()]{{1,5}}\))?は")  # 12月24日は…, of another event
DAY_ALONE = re.compile(f"(?P<when>{DAY})")
OF_THE_WORLD = re.compile("国際|世界|記念|デー|の日|成人式")  # 3月8日 国際女性デー
OF_ANOTHER = re.compile(
    "次回|次は|つぎ|来年|毎[月週]|別|ほか|他の|また|説明会|発表|結果|受付|申込|申し込|締切|託児"
)
MOST = 3  # days that are shown of a series


def when(words: Words) -> Iterator[Told]:
    """Tell of a line or a sentence that names another day or time than the fields."""
    dates, text = words.dates, words.text
    starts = {one.start.time() for one in dates if one.timed}
    starts |= {session.start.time() for one in dates for session in one.sessions}
    known = starts | {one.end.time() for one in dates if one.end}
    if words.in_title:
        is_other = OF_THE_WORLD.search(text) or STATE_IN_TITLE.search(text)
        for found in () if is_other else DAY_ALONE.finditer(text):
            yield from _other(words, found, "when", [], starts)
        return
    alone = list(TIMES_ALONE.finditer(text))
    if any(starts & {*times_in(found["when"])} for found in alone):
        alone = []  # the others are of its programme
    numbered = list(NTH.finditer(text))
    if len(dates) == 1 and any(is_held(day, dates) for day in days_in(text, dates)):
        numbered = []  # the others have files of their own
    for found in (*WHEN.finditer(text), *numbered, *alone):
        yield from _other(words, found, "when", times_in(found["when"]), starts)
    for found in CHANGED.finditer(text):
        sentence, part = sentence_of(found), "change" if found["change"] else "held"
        held = any(is_held(day, dates) for day in days_in(found[0], dates))
        another = not held and AS_TOPIC.match(found[0])
        another = another or OF_ANOTHER.search(sentence) or MAY_BE.search(sentence)
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
