"""Days and times as announcements write them: patterns, and what they hold."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from yorisoi.loading.announcements.announcement import sentence_of
from yorisoi.models.parsers import calendar_day, parse_time
from yorisoi.models.short_days import short_days
from yorisoi.schedule.occurrence import Occurrence

DAY = (
    r"(?:(?:(?:20[0-9]{2}|令和\s?[0-9]+)年\s?)?"
    "(?:[0-9]{1,2}月[0-9]{1,2}日|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))"
    "|20[0-9]{2}(?:-[0-9]{2}-|/[0-9]{1,2}/)[0-9]{1,2})"
)
FULL_DAY = re.compile(r"(20[0-9]{2})[年/-]\s?([0-9]{1,2})[月/-]([0-9]{1,2})")
MONTH = re.compile("([0-9]{1,2})月")
# Days and rounds of a series side by side: 12月10日（木）・17日は, 第2回・3回は
DAYS = re.compile(
    rf"{DAY}(?:\s?(?:\([^()\n]{{1,5}}\))?\s?(?:[・、,と]|及び|および)\s?(?:{DAY}|[0-9]{{1,2}}日))*"
)
DAY_OF_SAME_MONTH = re.compile(r"(?<=[・、,とび])\s?(?=[0-9]{1,2}日)")
ROUNDS = re.compile("(?:第[0-9]{1,2}回|[0-9]{1,2}回目)(?:[・、,と]第?[0-9]{1,2}回目?)*")
CLOCK = re.compile(
    r"(?:午前|午後)?\s?(?:[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}時(?!間)(?:[0-9]{1,2}分|半)?)|正午"
    r"|[0-9]{1,2}(?=\s?[〜~-]\s?[0-9]{1,2}時(?!間))"
)
ARRIVAL = re.compile(rf"(?:受付|開場|集合|申込|電話)[^0-9\n]{{0,6}}(?:{CLOCK.pattern})")
HALF_A_YEAR = 183  # days from a date to what is said of it


def near(words: str, dates: Sequence[Occurrence], reach: int = HALF_A_YEAR) -> date | None:
    """Return the day that words name, without a year the one nearest to the first date."""
    if full := FULL_DAY.search(words):
        return calendar_day(*map(int, full.groups()))
    shorts = short_days(re.sub("^.*年", "", words))
    return shorts[0].near(dates[0].day, reach) if shorts and dates else None


def days_in(words: str, dates: Sequence[Occurrence]) -> list[date]:
    """Return the days that words name, in order, each as the one near to the first date."""
    return [day for short in re.findall(DAY, words) if (day := near(short, dates))]


def days_of(found: re.Match[str], dates: Sequence[Occurrence]) -> list[date]:
    """Return the dates of a series that a sentence says something of: the nearest before it."""
    before, _, after = sentence_of(found).partition(found[0])
    for words in (before, after):
        if named := DAYS.findall(words):
            month = MONTH.findall(named[-1])
            whole = DAY_OF_SAME_MONTH.sub(f"{month[-1]}月", named[-1]) if month else named[-1]
            days = days_in(whole, dates)
            return [one.day for one in dates if one.day in days or one.moved_from in days]
        if rounds := ROUNDS.findall(words):
            numbers = {int(number) for number in re.findall("[0-9]+", rounds[-1])}
            return [one.day for number, one in enumerate(dates, 1) if number in numbers]
    months = {int(month) for month in MONTH.findall(before)}
    return [one.day for one in dates if one.day.month in months]


def times_in(words: str) -> list[time]:
    """Return the times that words name, in order, but those at which doors or telephones open."""
    return list(_times(ARRIVAL.sub("", words)))


def _times(words: str) -> Iterator[time]:
    for clock in CLOCK.findall(words):
        try:
            yield parse_time(f"{clock}時" if re.fullmatch("[0-9]+", clock) else clock)
        except ValueError:
            continue


def is_held(day: date, dates: Sequence[Occurrence]) -> bool:
    """Return whether an event is on a day, or was before it was moved."""
    return any(one.day <= day <= one.last_day or day == one.moved_from for one in dates)
