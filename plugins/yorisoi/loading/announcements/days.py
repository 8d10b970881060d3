"""Days and times as announcements write them: patterns, and what they hold."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, time, timedelta

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import Words, one_of, sentence_of
from yorisoi.loading.checks.event_days import some_of
from yorisoi.models.parsers import calendar_day, parse_time, year_of_reiwa
from yorisoi.models.short_days import short_days
from yorisoi.schedule.occurrence import Occurrence

MONTHS, DAYS_OF_MONTH = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
YEARS = one_of("20[0-9]{2}年?", r"令和\s?(?:[0-9]{1,2}|元)年?", r"R\s?[0-9]{1,2}年?")
WEEKDAY = r"\([月火水木金土日][^()\n]{0,4}\)"
# What it begins with is asked first, as most signs of a text begin none
DAY = "(?=[0-9R]|令和)" + one_of(
    rf"(?:{YEARS}\s?)?{MONTHS}月\s?{DAYS_OF_MONTH}日",
    # 2026/12/10, R8.12.10
    rf"(?<![0-9A-Za-z]){YEARS}[./-]{MONTHS}[./-]\s?{DAYS_OF_MONTH}(?![0-9])",
    rf"(?:{YEARS}\s?)?(?<![0-9./-]){MONTHS}/{DAYS_OF_MONTH}(?![0-9/]|拍子|成人式|サイズ|カップ|スケール|減|量)",
    rf"(?<![0-9.]){MONTHS}\.{DAYS_OF_MONTH}(?=\s?{WEEKDAY})",
)
WITH_YEAR = re.compile(
    r"(?:(?P<year>20[0-9]{2})|(?:令和|R)\s?(?P<reiwa>[0-9]{1,2}|元))[年./-]\s?"
    rf"(?P<month>{MONTHS})[月./-]\s?(?P<day>{DAYS_OF_MONTH})"
)
MONTH = re.compile("([0-9]{1,2})月")
OF_DAY = rf"(?:日(?![間前後])| ?{WEEKDAY})"  # 17日, 17(木), and no 2日前
# Days and rounds of a series side by side: 12月10日（木）・17日は, 第2回・3回は
DAYS = re.compile(
    rf"{DAY}(?: ?(?:\([^()\n]{{1,5}}\))?(?: ?(?:[・、,と]|及び|および) ?| (?={DAY}))"
    rf"(?:{DAY}|{DAYS_OF_MONTH}{OF_DAY}))*"
)
DAY_OF_LIST = re.compile(
    rf"{DAY}|(?:(?<=[・、,とび〜~を→⇒-])|(?<=から))\s?(?P<alone>{DAYS_OF_MONTH}){OF_DAY}"
)
DAY_ALONE = re.compile(r"(?<![0-9月])([1-9][0-9]?)日(?![間前後])")  # 17日は満席です
ROUNDS = re.compile("(?:第[0-9]{1,2}回|[0-9]{1,2}回目)(?:[・、,と]第?[0-9]{1,2}回目?)*")
HALF = "(?:午前|午後|[AaPp][Mm]|朝|昼|夕方|夜)"
TIME = one_of(
    rf"(?:{HALF}の? ?)?(?:[0-9]{{1,2}}:[0-9]{{2}}|[0-9]{{1,2}}時(?!間)(?:[0-9]{{1,2}}分|半)?)",
    "正午",
    r"[0-9]{1,2}(?= ?[〜~-] ?[0-9]{1,2}時(?!間))",
)
CLOCK = re.compile(TIME)
FIRST_HALF, SECOND_HALF = re.compile("朝の?"), re.compile("(?:昼|夕方|夜)の?")
TO = " ?(?:[〜~-]|から) ?"
FROM_TO = re.compile(f"{TIME}{TO}{TIME}")
ARRIVAL = re.compile(
    one_of(
        rf"{TIME} ?(?:に|から)?(?:受付|開場|集合)",
        rf"(?:受付|開場|集合|申込|電話)[^0-9\n、,]{{0,6}}{TIME}",
    )
)
BEGINS = ("始めます", "はじめます", "開始します", "スタートします")  # the event itself
HALF_A_YEAR = 183  # days from a date to what is said of it


def near(words: str, dates: Sequence[Occurrence], reach: int = HALF_A_YEAR) -> date | None:
    """Return the day that words name, without a year the one nearest to the first date."""
    if full := WITH_YEAR.search(words):
        year = int(full["year"]) if full["year"] else year_of_reiwa(full["reiwa"])
        return calendar_day(year, int(full["month"]), int(full["day"]))
    shorts = short_days(words.replace(".", "/"))
    return shorts[0].near(dates[0].day, reach) if shorts and dates else None


def days_in(words: str, dates: Sequence[Occurrence]) -> list[date]:
    """Return the days that words name, in order, each as the one near to the first date."""
    return [day for short in re.findall(DAY, words) if (day := near(short, dates))]


def listed(words: str, dates: Sequence[Occurrence]) -> list[date]:
    """Return the days of a list, where a day alone follows the one before it: 12月10日・17日.

    In the month of that one it may be before it, as what was put forward: 12月17日から10日に.
    """
    last: date | None = None
    days: list[date] = []
    for found in DAY_OF_LIST.finditer(words):
        if not found["alone"]:
            last = near(found[0], dates)
        elif last:
            number = int(found["alone"])
            same = calendar_day(last.year, last.month, number)
            last = same if same and is_held(same, dates) else following(last, number)
        days += [last] if last else []
    return days


def following(day: date, number: int) -> date | None:
    """Return the next day of a month with a number, as the 5th after 28 December."""
    later = day if number > day.day else day.replace(day=1) + timedelta(31)
    return calendar_day(later.year, later.month, number)


def days_of(found: re.Match[str], dates: Sequence[Occurrence]) -> list[date]:
    """Return the dates of a series that a sentence says something of: the nearest before it."""
    before, _, after = sentence_of(found).partition(found[0])
    for words in (before, after):
        for named in reversed(DAYS.findall(words)):
            days = listed(named, dates)
            if held := [one.day for one in dates if one.day in days or one.moved_from in days]:
                return held
        if rounds := ROUNDS.findall(words):
            numbers = {int(number) for number in re.findall("[0-9]+", rounds[-1])}
            return [one.day for number, one in enumerate(dates, 1) if number in numbers]
        if "最終回" in words:
            return [dates[-1].day]
        if alone := DAY_ALONE.findall(words):
            return [one.day for one in dates if f"{one.day.day}" in alone]
    months = {int(month) for month in MONTH.findall(before)}
    return [one.day for one in dates if one.day.month in months]


def times_in(words: str) -> list[time]:
    """Return the times that words name, in order, but those at which doors or telephones open."""
    times: list[time] = []
    for clock in CLOCK.findall(ARRIVAL.sub("", words)):
        plain = SECOND_HALF.sub("午後", FIRST_HALF.sub("午前", clock)).replace("の", "").upper()
        with suppress(ValueError):
            times.append(parse_time(f"{plain}時" if re.fullmatch("[0-9]+", plain) else plain))
    return times


def is_held(day: date, dates: Sequence[Occurrence]) -> bool:
    """Return whether an event is on a day, or was before it was moved."""
    return any(one.day <= day <= one.last_day or day == one.moved_from for one in dates)


def other_moment(
    words: Words, found: re.Match[str], part: str, times: list[time], stated: set[time]
) -> Iterator[Told]:
    """Tell of a part of a match that names days or times, and none of those that are held."""
    is_change = part == "change"
    is_programme = part == "held" and not found[0].endswith(BEGINS) and is_within(words, times)
    days = listed(found[part], words.dates)[-1:] if is_change else days_in(found[part], words.dates)
    if days and not any(is_held(day, words.dates) for day in days):
        values = {"value": found[part], "stated": shown_days(words)}
        yield Told(found.start(part), "day_in_words", values)
    elif times and stated and not stated & {*times} and not is_programme:
        values = {"value": found[part], "stated": f"{words.dates[0].start:%H:%M}"}
        yield Told(found.start(part), "time_in_words", values)


def is_within(words: Words, times: Sequence[time]) -> bool:
    """Return whether a time stands within the event, as of its programme."""
    spans = [(one.start.time(), one.end.time()) for one in words.dates if one.timed and one.end]
    return any(start < at < end for start, end in spans for at in times)


def shown_days(words: Words) -> str:
    """Return the dates as they are shown, the first of a long series."""
    return some_of([one.day for one in words.dates])
