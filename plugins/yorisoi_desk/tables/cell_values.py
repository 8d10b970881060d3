"""A cell → the text that stands for it in a form: typed dates and times, and what people paste.

How a day or a time may be written the engine knows (`models.parsers`, `models.short_days`); here
is only what spreadsheets add: numbers of days, a time without a day, two times in one cell.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from yorisoi.models.parsers import DAY, half_width, parse_day, year_of_reiwa
from yorisoi.models.short_days import SHORT, ShortDay, short_days, with_years

FIRST, LAST = 36_526, 73_050  # days of a spreadsheet in this century: 2000 to 2099
SPREADSHEET_BEGINS = date(1899, 12, 30)
YEAR = 365
BEFORE = timedelta(60)
BETWEEN = re.compile(r"\s*(?:から|より|[〜～~ー−–—‐-])\s*")
MONTH = re.compile(r"(?:([0-9]{4})|令和([0-9]{1,2}|元))[年/.-]\s*([0-9]{1,2})(?:月|\b)")
AFTERNOON = re.compile("(午後|PM)", re.IGNORECASE)

YearOf = Callable[[ShortDay], date | None]


def text_of(value: Any) -> str:
    """Return a value as people would type it."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000")


def day_of(value: Any, year_of: YearOf) -> tuple[str, str]:
    """Return the day of a cell as 2026-12-10 where it can be read, and what else stands there."""
    if isinstance(value, int | float) and not isinstance(value, bool) and FIRST <= value <= LAST:
        return (SPREADSHEET_BEGINS + timedelta(int(value))).isoformat(), ""
    plain = half_width(with_years(text_of(value), year_of)).replace("\n", " ")
    found = DAY.match(plain)
    if not found:
        return text_of(value), ""
    try:
        return parse_day(found[0]).isoformat(), plain[found.end() :].strip(" ()")
    except ValueError:
        return text_of(value), ""  # a wrong weekday, a 30th of February: the engine says which


def times_of(value: Any) -> tuple[str, str]:
    """Return start and end of a cell: 10:00, 10時〜12時, 午後1時から3時."""
    if isinstance(value, float) and 0 <= value < 1:
        value = timedelta(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}", ""
    text = half_width(text_of(value)).removesuffix("まで")
    if isinstance(value, datetime) and value.year < 1910:  # noqa: PLR2004 - a time in some programs
        return f"{value:%H:%M}", ""
    start, *ends = BETWEEN.split(text, maxsplit=1)
    end = ends[0] if ends else ""
    half = AFTERNOON.match(start)
    if half and re.match("[0-9]", end) and int(re.split("[^0-9]", end)[0]) < 12:  # noqa: PLR2004
        end = half[0] + end
    return start, end


def month_in(text: str) -> date | None:
    """Return the first day of a month that a title or the name of a sheet says: 令和8年12月."""
    found = MONTH.search(half_width(text))
    if not found:
        return None
    year = year_of_reiwa(found[2]) if found[2] else int(found[1])
    try:
        return date(year, int(found[3]), 1)
    except ValueError:
        return None


def years_near(first: date) -> YearOf:
    """Return what gives a day without its year the one that a list about this month means.

    That is the one day from two months before on. Where another weekday was written it is None.
    """

    def year_of(short: ShortDay) -> date | None:
        days = short.between(first - BEFORE, first - BEFORE + timedelta(YEAR - 1))
        return next((day for day in days if short.agrees(day)), None)

    return year_of


def has_wrong_weekday(text: str, year_of: YearOf) -> bool:
    """Return whether a text begins with a day and a weekday that are not of one date."""
    short = next(iter(short_days(text)), None)
    return bool(short and short.weekday is not None and not year_of(short))


def has_day(text: str) -> bool:
    """Return whether a text begins with a day, whatever its year."""
    plain = half_width(text)
    return bool(DAY.match(plain) or SHORT.match(plain))
