"""A day or a time that the fields do not have."""

import re
from collections.abc import Iterator
from datetime import time

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import (
    AFTER,
    MARKS,
    Words,
    differs,
    one_of,
    sentence_of,
)
from yorisoi.loading.announcements.days import (
    DAY,
    DAYS,
    TIME,
    TO,
    WEEKDAY,
    days_in,
    is_held,
    listed,
    times_in,
)
from yorisoi.loading.announcements.sentences import MAY_BE
from yorisoi.loading.announcements.state import STATE_IN_TITLE

LABEL = one_of(
    *("(?:開催)?(?:日時|日程|日にち|日付|時間|時刻)", "開催日", "とき", "いつ", "変更後"),
    *("開演", "開始(?:時間|時刻)?"),
)
# A line may begin with: ■, ・, -, ①, 1., and 1 and a space, as in letters of a city hall
SIGNS = r"^[^\w\n]{0,20}+(?:(?:[①-⑳]|[0-9]{1,2}(?=[\s.)]))[^\w\n]{0,5}+)?"
WHEN = re.compile(
    rf"(?:{SIGNS}{LABEL}{AFTER}|^(?=[^\w\n]{{0,9}}[🗓📅⏰🕐])[^\w\n]{{0,20}}+)(?P<when>[^\s].*)$",
    re.MULTILINE,
)
NTH = re.compile(rf"{SIGNS}第[0-9]{{1,2}}回目?[^\w\n]{{0,9}}(?P<when>{DAY}.*)$", re.MULTILINE)
TIMES = rf"{TIME}(?:{TO}{TIME}?(?:まで)?)?"
# A line that holds nothing else
ALONE = re.compile(
    rf"{SIGNS}(?P<when>{DAYS.pattern}(?: ?{WEEKDAY})?(?: ?{TIMES})?"
    rf"|{TIME}(?:{TO}{TIME}?(?:まで)?|(?=スタート|開始|開演)))(?:スタート|開始|開演|開催)?[^\w\n]*$",
    re.MULTILINE,
)
SPAN = rf"{DAY}(?: ?{WEEKDAY})?{TO}(?:{DAY}|[0-9]{{1,2}}日(?!間))"
# A line that begins with several
LISTED = re.compile(
    rf"{SIGNS}(?:全[0-9]{{1,2}}回[^\w\n]{{0,3}})?(?P<when>(?:{DAYS.pattern}|{SPAN}).*)$",
    re.MULTILINE,
)
# In a running sentence: 12月17日13時から行います, 13時半に変更になりました
CHANGED = re.compile(
    rf"^(?P<change>.*(?:[にへ]は?(?:日程|日時|時間)?"
    rf"(?:変更|変わり|振り?替え(?:て|ま)|振替開催)|→|⇒).*)$|(?P<held>{DAY}[^\n。]{{0,30}}"
    "(?:開催(?:し|いたし)(?!た|まし)|開きます|行います|おこないます|実施します)"
    # A sentence that begins with it
    rf"|(?<![^\n。]){TIME}(?:から|に|より)(?:始め|はじめ|開始し|スタートし)ます)",
    re.MULTILINE,
)
ARROW = re.compile("[→⇒]")
CHANGES = re.compile("延期|変更|変わ")
AS_STATE = re.compile("延期(?!に(?:伴|とも)|のため|により|につき)")  # told as one
# Of another event: 12月24日は…, 12月24日のヨガは…
AS_TOPIC = re.compile(rf"{DAY}(?:\([^()]{{1,5}}\))?(?:の[^。、\n]{{1,10}})?は")
THIS_TIME = re.compile(rf"今回(?:の(?:会|講座))?は、?(?P<when>{DAY}[^\n。]{{0,20}}です)")
ENDS_AT = re.compile(
    rf"(?:終わり|終了(?:時刻|時間)?|閉会)(?:は|[{MARKS}]){{1,4}}(?P<when>{TIME})(?!ごろ|頃)"
)
OF_TOPIC = re.compile(rf"(?: ?{WEEKDAY})?は")
# Of another date of the same: 12月23日にも開きます
ALSO = re.compile(rf"{DAY}(?: ?{WEEKDAY})?に?も")
NAMED_DAY = re.compile(f"(?P<when>{DAY})")
OF_THE_WORLD = re.compile("国際|世界|記念|デー|の日|成人式|に向け")  # 3月8日 国際女性デー
OTHER_TIMES = re.compile("次回|今後|これ(?:から|まで)の|予告|前回")
OF_ANOTHER = re.compile(
    f"{OTHER_TIMES.pattern}|次の|次は|つぎ|来年|毎[月週]|別|ほか|他の|また|説明会|発表|結果|受付|申込|申し込|締切|託児"
    "|準備を|打ち?合わ?せ|リハーサル|だった|搬[入出]"
)
TOLD_OF = re.compile(rf"{OF_ANOTHER.pattern}|予約|抽選|連絡|お知らせ|先日|まで|した$")
FROM_TO = re.compile(rf"{TIME}{TO}{TIME}")
SENTENCE = re.compile(r"[^。\n]+")
SHORTEST = 3  # letters of a name: a shorter one stands in other words
FAR = 500  # letters above a line in which its heading stands
MOST = 3  # days that are shown of a series


def when(words: Words) -> Iterator[Told]:
    """Tell of a line or a sentence that names another day or time than the fields."""
    if words.in_title:
        yield from _in_title(words)
        return
    told = [*_in_lines(words), *_in_sentences(words), *_of_this_time(words)]
    yield from told or _beside_name(words)


def _in_title(words: Words) -> Iterator[Told]:
    if OF_THE_WORLD.search(words.text) or STATE_IN_TITLE.search(words.text):
        return
    for found in NAMED_DAY.finditer(words.text):
        yield from _other(words, found, "when", [], words.starts)


def _in_lines(words: Words) -> Iterator[Told]:
    """Tell of lines that say a day or a time behind a label, a number of a series or alone."""
    dates, text, starts = words.dates, words.text, words.starts
    alone = [found for found in ALONE.finditer(text) if not _continues(found)]
    timed = [found for found in alone if not days_in(found["when"], dates)]
    if any(starts & {*times_in(found["when"])} for found in alone):
        alone = [found for found in alone if days_in(found["when"], dates)]  # of its programme
    of_series = [one for one in NTH.finditer(text) if not _continues(one, OTHER_TIMES)] + alone
    if len(dates) == 1 and _names_held(words, text):
        # the others have files of their own
        of_series = [found for found in alone if not days_in(found["when"], dates)]
    labelled = list(WHEN.finditer(text))
    for found in (*labelled, *of_series):
        yield from _other(words, found, "when", times_in(found["when"]), starts)
    for found in (*labelled, *(timed if len(timed) == 1 else ())):
        yield from _other_end(words, found)
    for found in (*labelled, *LISTED.finditer(text)):
        yield from _more_days(words, found)


def _continues(found: re.Match[str], heading: re.Pattern[str] = TOLD_OF) -> bool:
    """Return whether a line belongs to what stands above it and its like: 申込締切:, 今後の予定."""
    above = found.string[max(0, found.start() - FAR) : found.start()].split("\n")
    lines = (line for line in reversed(above) if line.strip() and not _is_like(line))
    return bool(heading.search(next(lines, "")))


def _is_like(line: str) -> bool:
    return bool(ALONE.match(line) or NTH.match(line))


def _in_sentences(words: Words) -> Iterator[Told]:
    """Tell of running sentences that name another day or time."""
    dates, text = words.dates, words.text
    known = words.starts | words.ends
    for found in CHANGED.finditer(text):
        sentence, part = sentence_of(found), "change" if found["change"] else "held"
        held = _names_held(words, found[0])
        another = not held and AS_TOPIC.match(found[0])
        another = another or (not held and ALSO.search(found[0]))
        another = another or OF_ANOTHER.search(sentence) or MAY_BE.search(sentence)
        another = another or re.search("方は", sentence)  # who cannot come on the day
        if not another and not _is_programme(words, found[0]) and not AS_STATE.search(sentence):
            yield from _other(words, found, part, times_in(found[part])[-1:], known)


def _is_programme(words: Words, line: str) -> bool:
    """Return whether arrows lead through a day, or from a day that is none of the event's."""
    arrows, led = len(ARROW.findall(line)), ARROW.split(line)[0]
    # →12/17に変更: from the day of the event
    days = listed(led if CHANGES.search(line) else line, words.dates)
    return arrows > 1 or bool(arrows and days and not is_held(days[0], words.dates))


def _of_this_time(words: Words) -> Iterator[Told]:
    """Tell of sentences that name the day of this time, or when it ends."""
    ends = words.ends
    for found in THIS_TIME.finditer(words.text):
        if not (TOLD_OF.search(found[0]) or MAY_BE.search(sentence_of(found))):
            yield from _other(words, found, "when", [], set())
    for found in ENDS_AT.finditer(words.text):
        sentence, said = sentence_of(found), {*times_in(found["when"])}
        is_another = OF_ANOTHER.search(sentence) or MAY_BE.search(sentence)
        if ends and said and not ends & said and not is_another:
            yield differs(found, "end", f"{min(ends):%H:%M}")


def _beside_name(words: Words) -> Iterator[Told]:
    """Tell of the first sentence that names the event and another day: お茶の会は12/17(木)です."""
    name = words.name
    for sentence in SENTENCE.finditer(words.text) if len(name) >= SHORTEST else ():
        found = NAMED_DAY.search(words.text, sentence.start(), sentence.end())
        is_other = TOLD_OF.search(sentence[0]) or ALSO.search(sentence[0]) or "休み" in sentence[0]
        if not found or name not in sentence[0] or is_other:
            continue
        if not MAY_BE.search(sentence[0]) and not _names_held(words, sentence[0]):
            yield from _other(words, found, "when", [], set())
            return


def _names_held(words: Words, text: str) -> bool:
    return any(is_held(day, words.dates) for day in days_in(text, words.dates))


def _more_days(words: Words, found: re.Match[str]) -> Iterator[Told]:
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
    missing = [day for day in days if not is_held(day, dates)]
    if not missing or len(missing) == len(days):
        return
    values = {"value": found["when"], "stated": _shown(words)}
    if span and event.date:
        line = f"until: {days[-1]}"
        yield Told(found.start("when"), "last_day_in_words", values | {"line": line})
    elif not span:
        every = sorted({*days, *(one.day for one in dates)})
        line = f"dates: [{', '.join(map(str, every))}]"
        yield Told(found.start("when"), "more_days_in_words", values | {"line": line})


def _other_end(words: Words, found: re.Match[str]) -> Iterator[Told]:
    """Tell of a time until which the fields do not go, behind the one at which they begin."""
    span, times = FROM_TO.search(found["when"]), {*times_in(found["when"])}
    ends = words.ends
    said = times_in(span[0]) if span else []
    begins = len(said) > 1 and said[0] < said[-1] and said[0] in words.starts
    if begins and ends and not ends & times:
        yield differs(found, "end", f"{min(ends):%H:%M}")


def _other(
    words: Words, found: re.Match[str], part: str, times: list[time], stated: set[time]
) -> Iterator[Told]:
    """Tell of a part of a match that names days or times, and none of those that are held."""
    is_change = part == "change"
    days = listed(found[part], words.dates)[-1:] if is_change else days_in(found[part], words.dates)
    if days and not any(is_held(day, words.dates) for day in days):
        values = {"value": found[part], "stated": _shown(words)}
        yield Told(found.start(part), "day_in_words", values)
    elif times and stated and not stated & {*times}:
        values = {"value": found[part], "stated": f"{words.dates[0].start:%H:%M}"}
        yield Told(found.start(part), "time_in_words", values)


def _shown(words: Words) -> str:
    """Return the dates as they are shown, the first of a long series."""
    shown = "・".join(f"{one.day}" for one in words.dates[:MOST])
    return shown + ("など" if len(words.dates) > MOST else "")
