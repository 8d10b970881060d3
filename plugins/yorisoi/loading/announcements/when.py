"""A day or a time that the fields do not have."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import AFTER, SIGNS, Words, one_of, sentence_of
from yorisoi.loading.announcements.begin_and_end import bounds, other_end
from yorisoi.loading.announcements.days import (
    DAY,
    DAYS,
    TIME,
    TO,
    WEEKDAY,
    days_in,
    is_held,
    listed,
    other_moment,
    shown_days,
    times_in,
)
from yorisoi.loading.announcements.hours_apart import hours_apart
from yorisoi.loading.announcements.sentences import MAY_BE, OF_ANOTHER, OTHER_TIMES
from yorisoi.loading.announcements.several_days import (
    CHANGES,
    LISTED,
    NTH,
    SPAN,
    more_days,
    of_a_course,
    other_rounds,
)
from yorisoi.loading.announcements.state import STATE_IN_TITLE
from yorisoi.models.parsers import WEEKDAYS

LABEL = one_of(
    "(?:開催|展示)?(?:日時|日程|日にち|日付|期間|時間|時刻)", "開催日|会期|期日|とき|いつ|変更後"
)
WHEN = re.compile(
    rf"(?:{SIGNS}{LABEL}{AFTER}|^(?=[^\w\n]{{0,9}}[🗓📅⏰🕐])[^\w\n]{{0,20}}+)(?P<when>[^\s].*)$",
    re.MULTILINE,
)
TIMES = rf"{TIME}(?:{TO}{TIME}?(?:まで)?)?"
# A line that holds nothing else
ALONE = re.compile(
    rf"{SIGNS}(?P<when>{DAYS.pattern}(?: ?{WEEKDAY})?(?: ?{TIMES})?"
    rf"|{TIME}{TO}{TIME}?(?:まで)?)"
    r"(?:スタート|開始|開演|開催| ?@[^\n。]{2,20}| [^\n。、]{2,20}にて)?"
    r"(?: ?\([0-9][^()\n]{1,4}\))?[^\w\n]*$",
    re.MULTILINE,
)
# In a running sentence: 12月17日13時から行います, 13時半に変更になりました
CHANGED = re.compile(
    rf"^(?P<change>.*(?:[にへ]は?(?:日程|日時|時間)?"
    rf"(?:変更|変わり|振り?替え(?:て|ま)|振替開催)|→|⇒).*)$|(?P<held>{DAY}[^\n。]{{0,30}}"
    "(?:開催(?:し|いたし)(?!た|まし)|開きます|行います|おこないます|実施します)"
    # A sentence that begins with it
    rf"|(?<![^\n。])(?:今回は、?)?{TIME}(?:から|に|より)"
    "(?:(?:始め|はじめ|開始し|スタートし)ます|約?[0-9]{1,3}(?:時間|分)))",
    re.MULTILINE,
)
ARROW = re.compile("[→⇒]")
AS_STATE = re.compile("延期(?!に(?:伴|とも)|のため|により|につき)")  # told as one
# Of another event: 12月24日は…, 12月24日のヨガは…
AS_TOPIC = re.compile(rf"{DAY}(?:\([^()]{{1,5}}\))?(?:の[^。、\n]{{1,10}})?は")
THIS_TIME = re.compile(rf"今回(?:の(?:会|講座))?は、?(?P<when>{DAY}[^\n。]{{0,20}}です)")
# The day of a week on which it always is: 毎週水曜, 毎月第3木曜
EVERY = re.compile(
    rf"{SIGNS}(?:{LABEL}{AFTER})?(?P<when>毎(?:週|月第 ?(?P<week>[1-5])) ?(?P<weekday>[{WEEKDAYS}])"
    rf"曜?+日?+(?=[^\w\n]*(?:$|に?(?:{TIME}|[^\n。、]{{0,6}}(?:開催|開[いき]|行|おこな|やって|実施))))(?![^\n]*(?:[は休]|も(?:どうぞ|あり|し|開|行|や)))(?!の[^0-9午朝昼夜])(?![・、,とや〜~が]).*)$",
    re.MULTILINE,
)
MONTH_IN_TITLE = re.compile(
    r"^[^\w]*(?P<when>[0-9]{1,2}月)度?の(?!.*[をにへ])|[(\[【](?P<alone>[0-9]{1,2}月)(?:分|開催)?[)\]】]"
)
# Of another date of the same: 12月23日にも開きます
ALSO = re.compile(rf"{DAY}(?: ?{WEEKDAY})?に?も")
NAMED_DAY = re.compile(f"(?P<when>{DAY})")
# 3月8日 国際女性デー, 4月の入学に備える会
OF_THE_WORLD = re.compile("国際|世界|記念|デー|の日|日を|成人式|に向け|に備え|準備")
TOLD_OF = re.compile(rf"{OF_ANOTHER.pattern}|予約|抽選|連絡|お知らせ|先日|まで|した$")
SENTENCE = re.compile(r"[^。\n]+")
SHORTEST = 3  # letters of a name: a shorter one stands in other words
FAR = 500  # letters above a line in which its heading stands


def when(words: Words) -> Iterator[Told]:
    """Tell of a line or a sentence that names another day or time than the fields."""
    if words.in_title:
        yield from _in_title(words)
        return
    told = [*_in_lines(words), *_in_sentences(words), *_of_this_time(words)]
    told += [*bounds(words), *_every(words)]
    yield from told or [*_beside_name(words), *hours_apart(words), *of_a_course(words)]


def _in_title(words: Words) -> Iterator[Told]:
    if OF_THE_WORLD.search(words.text) or STATE_IN_TITLE.search(words.text):
        return
    for found in NAMED_DAY.finditer(words.text):
        yield from other_moment(words, found, "when", [], words.starts)
    days = [day for one in words.dates for day in (one.day, one.last_day, one.moved_from) if day]
    for found in MONTH_IN_TITLE.finditer(words.text):
        said = found["when"] or found["alone"]
        if said not in {f"{day.month}月" for day in days}:
            start = found.start(str(found.lastgroup))
            yield Told(start, "day_in_words", {"value": said, "stated": shown_days(words)})
    yield from of_a_course(words)


def _in_lines(words: Words) -> Iterator[Told]:
    """Tell of lines that say a day or a time behind a label, a number of a series or alone."""
    dates, text, starts = words.dates, words.text, words.starts
    alone = [found for found in ALONE.finditer(text) if not _continues(found)]
    timed = [found for found in alone if not days_in(found["when"], dates)]
    if any(starts & {*times_in(found["when"])} for found in alone):
        alone = [found for found in alone if days_in(found["when"], dates)]  # of its programme
    nth = [one for one in NTH.finditer(text) if not _continues(one, OTHER_TIMES)]
    of_series = nth + alone
    if len(dates) == 1 and _names_held(words, text):
        # the others have files of their own
        of_series = [found for found in alone if not days_in(found["when"], dates)]
        yield from other_rounds(words, nth)
    labelled = list(WHEN.finditer(text))
    for found in (*labelled, *of_series):
        yield from other_moment(words, found, "when", times_in(found["when"]), starts)
    for found in (*labelled, *(timed if len(timed) == 1 else ())):
        yield from other_end(words, found)
    for found in (*labelled, *LISTED.finditer(text)):
        yield from more_days(words, found)


def _continues(found: re.Match[str], heading: re.Pattern[str] = TOLD_OF) -> bool:
    """Return whether a line belongs to what stands above it and its like: 申込締切:, 今後の予定."""
    above = found.string[max(0, found.start() - FAR) : found.start()].split("\n")
    lines = (line for line in reversed(above) if line.strip() and not _is_like(line))
    return bool(heading.search(next(lines, "")))


def _is_like(line: str) -> bool:
    return bool(ALONE.match(line) or NTH.search(line))


def _in_sentences(words: Words) -> Iterator[Told]:
    """Tell of running sentences that name another day or time."""
    known = words.starts | words.ends
    for found in CHANGED.finditer(words.text):
        part = "change" if found["change"] else "held"
        if not (_is_another(words, found[0], sentence_of(found)) or _is_programme(words, found[0])):
            yield from other_moment(words, found, part, times_in(found[part])[-1:], known)


def _is_another(words: Words, said: str, sentence: str) -> bool:
    """Return whether a sentence speaks of another event, of who cannot come, or of a state."""
    if _names_held(words, said):
        # 12月10日、2月11日（2月18日に変更）
        is_other = not any(is_held(day, words.dates) for day in listed(said, words.dates)[-2:])
    else:
        is_other = bool(AS_TOPIC.match(said) or ALSO.search(said))
    others = (OF_ANOTHER, MAY_BE, AS_STATE)
    return is_other or "方は" in sentence or any(of.search(sentence) for of in others)


def _is_programme(words: Words, line: str) -> bool:
    """Return whether arrows lead through a day, or from a day that is none of the event's."""
    arrows, led = len(ARROW.findall(line)), ARROW.split(line)[0]
    # →12/17に変更: from the day of the event
    days = listed(led if CHANGES.search(line) else line, words.dates)
    return arrows > 1 or bool(arrows and days and not is_held(days[0], words.dates))


def _of_this_time(words: Words) -> Iterator[Told]:
    """Tell of sentences that name the day of this time."""
    for found in THIS_TIME.finditer(words.text):
        if not (TOLD_OF.search(found[0]) or MAY_BE.search(sentence_of(found))):
            yield from other_moment(words, found, "when", [], set())


def _every(words: Words) -> Iterator[Told]:
    """Tell of a day of every week or month on which the event never is."""
    for found in EVERY.finditer(words.text):
        of_weekday = {
            one.day for one in words.dates if WEEKDAYS[one.day.weekday()] == found["weekday"]
        }
        weeks = {f"{(day.day - 1) // 7 + 1}" for day in of_weekday}
        if not of_weekday or (found["week"] and found["week"] not in weeks):
            values = {"value": found["when"], "stated": shown_days(words)}
            yield Told(found.start("when"), "day_in_words", values)


def _beside_name(words: Words) -> Iterator[Told]:
    """Tell of the first sentence that names the event and another day: お茶の会は12/17(木)です."""
    name = words.name
    for sentence in SENTENCE.finditer(words.text) if len(name) >= SHORTEST else ():
        if name not in sentence[0]:
            continue
        found = NAMED_DAY.search(words.text, sentence.start(), sentence.end())
        is_other = TOLD_OF.search(sentence[0]) or ALSO.search(sentence[0]) or "休み" in sentence[0]
        if not found or is_other:
            continue
        if not MAY_BE.search(sentence[0]) and not _names_held(words, sentence[0]):
            yield from other_moment(words, found, "when", [], set())
            return


def _names_held(words: Words, text: str) -> bool:
    spans = () if CHANGES.search(text) else re.findall(SPAN, text)
    days = [(day, day) for day in days_in(text, words.dates)]
    days += [(of[0], of[-1]) for span in spans if (of := listed(span, words.dates))]
    return any(
        first <= one.day <= last or is_held(first, words.dates)
        for first, last in days
        for one in words.dates
    )
