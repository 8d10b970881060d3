"""Days of every year as people write them: 12-29〜01-03, 年末年始（12月29日〜翌年1月3日）."""

import re
from datetime import date
from typing import NamedTuple

from yorisoi.models.parsers import HYPHENS, half_width
from yorisoi.models.record import refusal

MONTH_AND_DAY = r"(?:([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})月([0-9]{1,2})日)"
# The end may be a day of the same month: 8月13日〜16日.
LATER = rf"(?:[〜~]|から|to|--?)\s*(?:翌年?の?)?{MONTH_AND_DAY}|[〜~]\s*([0-9]{{1,2}})日?"
SPAN = re.compile(rf"(?:毎年)?{MONTH_AND_DAY}(?:\s*(?:{LATER})(?:まで)?)?")
NAMED = re.compile(r"[^0-9()、・,曜祝]*\((.*)\)")  # 年末年始（…）
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
    plain = NAMED.sub(r"\1", half_width(text)).translate(HYPHENS)
    match = SPAN.fullmatch(plain)
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


def is_year_span(text: str) -> bool:
    """Return whether a text says days of every year."""
    try:
        return bool(parse_year_span(text))
    except ValueError:
        return False
