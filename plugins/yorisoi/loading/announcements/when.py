"""A day or a time that the fields do not have."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import (
    AFTER,
    MARKS,
    Words,
    before,
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
from yorisoi.loading.announcements.hours_apart import hours_apart
from yorisoi.loading.announcements.sentences import MAY_BE
from yorisoi.loading.announcements.state import STATE_IN_TITLE
from yorisoi.models.parsers import WEEKDAYS

LABEL = one_of(
    "(?:開催|展示)?(?:日時|日程|日にち|日付|期間|時間|時刻)", "開催日|会期|期日|とき|いつ|変更後"
)
# A line may begin with: ■, ・, -, ①, 1., and 1 and a space, as in letters of a city hall
SIGNS = r"^[^\w\n]{0,20}+(?:(?:[①-⑳]|[0-9]{1,2}(?=[\s.)]))[^\w\n]{0,5}+)?"
WHEN = re.compile(
    rf"(?:{SIGNS}{LABEL}{AFTER}|^(?=[^\w\n]{{0,9}}[🗓📅⏰🕐])[^\w\n]{{0,20}}+)(?P<when>[^\s].*)$",
    re.MULTILINE,
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
TIMES = rf"{TIME}(?:{TO}{TIME}?(?:まで)?)?"
# A line that holds nothing else
ALONE = re.compile(
    rf"{SIGNS}(?P<when>{DAYS.pattern}(?: ?{WEEKDAY})?(?: ?{TIMES})?"
    rf"|{TIME}{TO}{TIME}?(?:まで)?)"
    r"(?:スタート|開始|開演|開催| ?@[^\n。]{2,20}| [^\n。、]{2,20}にて)?"
    r"(?: ?\([0-9][^()\n]{1,4}\))?[^\w\n]*$",
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
    rf"|(?<![^\n。])(?:今回は、?)?{TIME}(?:から|に|より)"
    "(?:(?:始め|はじめ|開始し|スタートし)ます|約?[0-9]{1,3}(?:時間|分)))",
    re.MULTILINE,
)
BEGINS = ("始めます", "はじめます", "開始します", "スタートします")  # the event itself
ARROW = re.compile("[→⇒]")
CHANGES = re.compile("延期|変更|変わ")
AS_STATE = re.compile("延期(?!に(?:伴|とも)|のため|により|につき)")  # told as one
# Of another event: 12月24日は…, 12月24日のヨガは…
AS_TOPIC = re.compile(rf"{DAY}(?:\([^()]{{1,5}}\))?(?:の[^。、\n]{{1,10}})?は")
THIS_TIME = re.compile(rf"今回(?:の(?:会|講座))?は、?(?P<when>{DAY}[^\n。]{{0,20}}です)")
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
# The day of a week on which it always is: 毎週水曜, 毎月第3木曜
EVERY = re.compile(
    rf"{SIGNS}(?:{LABEL}{AFTER})?(?P<when>毎(?:週|月第 ?(?P<week>[1-5])) ?(?P<weekday>[{WEEKDAYS}])"
    rf"曜?+日?+(?=[^\w\n]*(?:$|に?(?:{TIME}|[^\n。、]{{0,6}}(?:開催|開[いき]|行|おこな|やって|実施))))(?![^\n]*(?:[は休]|も(?:どうぞ|あり|し|開|行|や)))(?!の[^0-9午朝昼夜])(?![・、,とや〜~が]).*)$",
    re.MULTILINE,
)
MONTH_IN_TITLE = re.compile(
    r"^[^\w]*(?P<when>[0-9]{1,2}月)度?の(?!.*[をにへ])|[(\[【](?P<alone>[0-9]{1,2}月)(?:分|開催)?[)\]】]"
)
OF_TOPIC = re.compile(rf"(?: ?{WEEKDAY})?は")
# Of another date of the same: 12月23日にも開きます
ALSO = re.compile(rf"{DAY}(?: ?{WEEKDAY})?に?も")
NAMED_DAY = re.compile(f"(?P<when>{DAY})")
# 3月8日 国際女性デー, 4月の入学に備える会
OF_THE_WORLD = re.compile("国際|世界|記念|デー|の日|日を|成人式|に向け|に備え|準備")
OF_PART = re.compile("部|最終日|その後|そのあと|(?<![会座室回日])は")  # 第1部, カフェは
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
    told += [*_bounds(words), *_every(words)]
    yield from told or [*_beside_name(words), *hours_apart(words), *_of_a_course(words)]


def _in_title(words: Words) -> Iterator[Told]:
    if OF_THE_WORLD.search(words.text) or STATE_IN_TITLE.search(words.text):
        return
    for found in NAMED_DAY.finditer(words.text):
        yield from _other(words, found, "when", [], words.starts)
    days = [day for one in words.dates for day in (one.day, one.last_day, one.moved_from) if day]
    for found in MONTH_IN_TITLE.finditer(words.text):
        said = found["when"] or found["alone"]
        if said not in {f"{day.month}月" for day in days}:
            start = found.start(str(found.lastgroup))
            yield Told(start, "day_in_words", {"value": said, "stated": _shown(words)})
    yield from _of_a_course(words)


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
        yield from _other_rounds(words, nth)
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
    return bool(ALONE.match(line) or NTH.search(line))


def _in_sentences(words: Words) -> Iterator[Told]:
    """Tell of running sentences that name another day or time."""
    known = words.starts | words.ends
    for found in CHANGED.finditer(words.text):
        part = "change" if found["change"] else "held"
        if not (_is_another(words, found[0], sentence_of(found)) or _is_programme(words, found[0])):
            yield from _other(words, found, part, times_in(found[part])[-1:], known)


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
            yield from _other(words, found, "when", [], set())


def _bounds(words: Words) -> Iterator[Told]:
    """Tell of a time at which words say that it begins or ends, but those of its programme."""
    for pattern, stated in ((BEGINS_AT, words.starts), (ENDS_AT, words.ends)):
        for found in pattern.finditer(words.text) if stated else ():
            part, sentence = str(found.lastgroup), sentence_of(found)
            times = times_in(found[part])
            is_part = OF_PART.search(before(found)) or (
                pattern is BEGINS_AT and not OF_ALL.match(found[0]) and _is_within(words, times)
            )
            is_another = OF_ANOTHER.search(sentence) or MAY_BE.search(sentence)
            if not times or is_part or is_another or days_in(sentence, words.dates):
                continue
            if stated & {*times_in(_line_of(found))}:
                continue
            if pattern is BEGINS_AT:
                yield from _other(words, found, part, times, stated)
            else:
                yield differs(found, "end", f"{min(stated):%H:%M}")


def _line_of(found: re.Match[str]) -> str:
    """Return the line that a match stands in, of a long one what is near."""
    ahead, behind = (
        found.string[max(0, found.start() - FAR) : found.start()],
        found.string[found.end() : found.end() + FAR],
    )
    return ahead.rpartition("\n")[2] + found[0] + behind.partition("\n")[0]


def _every(words: Words) -> Iterator[Told]:
    """Tell of a day of every week or month on which the event never is."""
    for found in EVERY.finditer(words.text):
        of_weekday = {
            one.day for one in words.dates if WEEKDAYS[one.day.weekday()] == found["weekday"]
        }
        weeks = {f"{(day.day - 1) // 7 + 1}" for day in of_weekday}
        if not of_weekday or (found["week"] and found["week"] not in weeks):
            values = {"value": found["when"], "stated": _shown(words)}
            yield Told(found.start("when"), "day_in_words", values)


def _of_a_course(words: Words) -> Iterator[Told]:
    """Tell of a course of several rounds that has one date, and is not one round, or about it."""
    found = COURSE.search(words.text)
    if not found or not words.event.date or words.event.repeat:
        return
    if not re.search(f"{ROUND}|{OTHER_ROUND}|説明会", f"{words.name}\n{words.text}"):
        line = f"dates: [{words.event.date}, …]"
        values = {"value": found[0], "stated": _shown(words), "line": line}
        yield Told(found.start(), "more_days_in_words", values)


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
            yield from _other(words, found, "when", [], set())
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
    if not span:
        yield from _missing_days(words, found, days)
    elif days and event.date and is_held(days[0], dates) and not is_held(days[-1], dates):
        values = {"value": found["when"], "stated": _shown(words), "line": f"until: {days[-1]}"}
        yield Told(found.start("when"), "last_day_in_words", values)


def _other_rounds(words: Words, nth: Sequence[re.Match[str]]) -> Iterator[Told]:
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
        values = {"value": found["when"], "stated": _shown(words), "line": line}
        yield Told(found.start("when"), "more_days_in_words", values)


def _other_end(words: Words, found: re.Match[str]) -> Iterator[Told]:
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


def _other(
    words: Words, found: re.Match[str], part: str, times: list[time], stated: set[time]
) -> Iterator[Told]:
    """Tell of a part of a match that names days or times, and none of those that are held."""
    is_change = part == "change"
    is_programme = part == "held" and not found[0].endswith(BEGINS) and _is_within(words, times)
    days = listed(found[part], words.dates)[-1:] if is_change else days_in(found[part], words.dates)
    if days and not any(is_held(day, words.dates) for day in days):
        values = {"value": found[part], "stated": _shown(words)}
        yield Told(found.start(part), "day_in_words", values)
    elif times and stated and not stated & {*times} and not is_programme:
        values = {"value": found[part], "stated": f"{words.dates[0].start:%H:%M}"}
        yield Told(found.start(part), "time_in_words", values)


def _is_within(words: Words, times: Sequence[time]) -> bool:
    """Return whether a time stands within the event, as of its programme."""
    spans = [(one.start.time(), one.end.time()) for one in words.dates if one.timed and one.end]
    return any(start < at < end for start, end in spans for at in times)


def _shown(words: Words) -> str:
    """Return the dates as they are shown, the first of a long series."""
    shown = "・".join(f"{one.day}" for one in words.dates[:MOST])
    return shown + ("など" if len(words.dates) > MOST else "")
