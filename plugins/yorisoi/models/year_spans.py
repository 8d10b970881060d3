"""Days of every year as people write them: 12-29〜01-03, 年末年始（12月29日〜翌年1月3日）."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from yorisoi.models.parsers import HYPHENS, WEEKDAYS, half_width
from yorisoi.models.record import refusal

MONTH_AND_DAY = r"(?:([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})月([0-9]{1,2})日)"
# The end may be a day of the same month: 8月13日〜16日.
LATER = rf"(?:[〜~]|から|to|--?)\s*(?:翌年?の?)?{MONTH_AND_DAY}|[〜~]\s*([0-9]{{1,2}})日?"
SPAN = re.compile(rf"(?:毎年)?{MONTH_AND_DAY}(?:\s*(?:{LATER})(?:まで)?)?")
# 年末年始（…）, 年末年始：…; 年末年始を除く（…） and 開館：… are the reverse of a closure.
NAMED = re.compile(
    rf"(?![{WEEKDAYS}・]+[(:\s])[^0-9()、・,曜祝除外開:\s]{{2,}}(?:\((.*)\)|(?::\s*|\s+)(.*))"
)
NAME_BEHIND = re.compile(  # 8/13〜8/16 夏季休業
    r"\s*\(?(?:年末年始|正月|お?盆|[春夏秋冬][季期])の?(?:休み|休業|休館)?日?\)?$"
)
MONTHS = re.compile(
    "(?:毎年)?(1[0-2]|[1-9])月(?:中|(?:[〜~-]|から)(?:翌年の?)?(1[0-2]|[1-9])月末?(?:まで)?)?"
)
END_OF_MONTH = re.compile("(1[0-2]|[1-9])月末日|(?<=[〜~ら-])(1[0-2]|[1-9])月末")
LONGEST = 100  # letters
LEAP_YEAR = 2024


class YearSpan(NamedTuple):
    """Days of every year, from the first to the last, each as month and day."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __str__(self) -> str:
        """Return 12月29日〜1月3日."""
        days = dict.fromkeys(f"{month}月{day}日" for month, day in self)
        return "〜".join(days)


def parse_year_span(text: str) -> YearSpan:
    """Return the first and last day, as month and day, of 12-29〜01-03 or 8月13日〜16日."""
    plain = half_width(text)
    if len(plain) > LONGEST:
        raise refusal("not_a_year_span")
    if named := NAMED.fullmatch(plain):
        plain = named[1] or named[2] or ""
    plain = NAME_BEHIND.sub("", plain).translate(HYPHENS)
    if months := MONTHS.fullmatch(plain):
        first, last = int(months[1]), int(months[2] or months[1])
        return YearSpan((first, 1), _end_of_month(last))
    match = SPAN.fullmatch(END_OF_MONTH.sub(_last_day, plain))
    numbers = [int(number) for number in match.groups() if number] if match else []
    if match and match[9]:  # the day alone
        numbers.insert(2, numbers[0])
    try:
        days = [date(LEAP_YEAR, *numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
    except ValueError:
        days = []
    is_backwards = match and match[9] and days and days[-1] < days[0]
    if not days or is_backwards:
        raise refusal("not_a_year_span")
    return YearSpan((days[0].month, days[0].day), (days[-1].month, days[-1].day))


def _end_of_month(month: int) -> tuple[int, int]:
    """Return the last day of a month; 29 February is the 28th where there is none."""
    return month, monthrange(LEAP_YEAR, month)[1]


def _last_day(written: re.Match[str]) -> str:
    return "{}月{}日".format(*_end_of_month(int(written[1] or written[2])))


def is_year_span(text: str) -> bool:
    """Return whether a text says days of every year."""
    try:
        return bool(parse_year_span(text))
    except ValueError:
        return False


def in_span(day: date, span: YearSpan) -> bool:
    """Return whether a day lies in a span of every year; 12-29 to 01-03 goes over its end."""
    first, last = span
    here = (day.month, day.day)
    return first <= here <= last if first <= last else here >= first or here <= last


def share_season(one: YearSpan | None, other: YearSpan | None) -> bool:
    """Return whether some day of the year is in both; without a span it is all of them."""
    year = (date(LEAP_YEAR, 1, 1) + timedelta(ahead) for ahead in range(366))
    return any(
        (one is None or in_span(day, one)) and (other is None or in_span(day, other))
        for day in year
    )
