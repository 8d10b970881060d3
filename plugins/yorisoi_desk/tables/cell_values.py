"""A cell → the text that stands for it in a form: typed dates and times, and what people paste.

How a day or a time may be written the engine knows (`models.parsers`, `models.short_days`); here
is only what spreadsheets add: numbers of days, a time without a day, two times in one cell.
Which days a cell names stands in `cell_days`.
"""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from yorisoi.models.parsers import half_width, parse_time

BETWEEN = re.compile(r"\s*(?:から|より|[〜～~ー−–—‐-])\s*")
AFTERNOON = re.compile("(午後|PM)", re.IGNORECASE)
HOUR = re.compile(r"((?:午前|午後)?\s*[0-9]{1,2})(?=$)")
HALF_SAID = re.compile("午前|午後|AM|PM|翌|深夜", re.IGNORECASE)
MORNING, LATE_MORNING = time(7), time(9)
SHORT = 300  # letters: what is longer says no day, time or state, and would cost much to search
CIRCLED = re.compile("[①-⑳]")
BLANK = " \t\n\u3000\xa0"
FIRST, LAST = 36_526, 73_051  # days of a spreadsheet in this century: 2000 to 2099
SPREADSHEET_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
T = TypeVar("T")


def text_of(value: Any) -> str:
    """Return a value as people would type it."""
    if value is None or value is False:  # a box that is not ticked
        return ""
    match value:
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case time():
            return f"{value:%H:%M}"
        case _:
            text = str(value).replace("\r\n", "\n").replace("\r", "\n")
            return text.replace("\x7f", "").strip(BLANK)


def narrow(text: str) -> str:
    """Return a text with letters of half width, as the engine has it, and ① as (1): ①9:30."""
    return half_width(CIRCLED.sub(lambda sign: f"({half_width(sign[0])})", text))


def times_of(value: Any) -> tuple[str, str]:
    """Return start and end of a cell: 10:00, 10時〜12時, 13〜15時, 午後1時から3時."""
    if isinstance(value, float) and 0 <= value < 1:
        value = timedelta(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}", ""
    if len(written := text_of(value)) > SHORT:
        return written, ""
    text = narrow(written).removesuffix("まで")
    if isinstance(value, datetime) and value.year < 1910:  # noqa: PLR2004 - a time in some programs
        return f"{value:%H:%M}", ""
    start, *ends = BETWEEN.split(text, maxsplit=1)
    end = ends[0] if ends else ""
    if HOUR.fullmatch(start) and re.search("[0-9]時", end):
        start += "時"
    half = None if HALF_SAID.search(end) else AFTERNOON.search(start)
    if half and re.match("[0-9]", end) and int(re.split("[^0-9]", end)[0]) < 12:  # noqa: PLR2004
        end = half[0] + end
    return start, end


def parsed(parse: Callable[[str], T], text: str) -> T | None:
    """Return what a parser of the engine reads in a text, or None where it refuses."""
    try:
        return parse(text)
    except ValueError:
        return None


def clock_of(text: str) -> str:
    """Return a time as pickers write it; what is none stays."""
    clock = parsed(parse_time, text)
    return text if clock is None else f"{clock:%H:%M}"


def is_early(text: str, before: time = MORNING) -> bool:
    """Return whether a time may be meant for the afternoon: 1時, 3:00, and nothing says which."""
    clock = None if HALF_SAID.search(text) else parsed(parse_time, text)
    return clock is not None and clock < before


def as_moment(value: Any) -> Any:
    """Return the day and time of a number of days; any other value stays."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (is_number and FIRST <= value < LAST):
        return value
    return SPREADSHEET_BEGINS + timedelta(minutes=round(value * 24 * 60))
