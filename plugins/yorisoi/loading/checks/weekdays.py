"""Weekdays beside dates in a text: 12月10日（木）, 12/10(木), 令和8年12月10日木曜日.

A date with its year has one weekday. One without is near a day that the text belongs to: of a
workshop its dates, of a page the day it was last saved. Only where no such year agrees is it wrong.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from yorisoi.faults import Told
from yorisoi.models.parsers import WEEKDAYS, calendar_day, half_width, year_of_reiwa

NUMBER = "[0-9０-９]{1,2}"
# Bold marks may stand between, and the border of a table's cell.
BETWEEN = r"[ \u3000]*(?:\*\*[ \u3000]*)?"
NAMES = f"[{WEEKDAYS}](?:曜日?)?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\.?"
DATE = re.compile(
    r"(?=[0-9０-９令RＲ])(?<![0-9０-９/／.．-])"
    r"(?:(?P<year>[12１２][0-9０-９]{3})(?:年[ \u3000]?|[/／.．-](?=[0-9０-９]+[/／.．-]))"
    r"|(?:令和|[RＲ])[ \u3000]?(?P<of_era>[0-9０-９]{1,2}|元)(?:年[ \u3000]?|[/／.．]))?"
    rf"(?:(?P<month>{NUMBER})(?(year)[月/／.．-]|[月/／.．]))?(?P<day>{NUMBER})(?P<sign>日)?{BETWEEN}"
    rf"(?:[(（［\[][ \u3000]*(?P<in_brackets>{NAMES})[ \u3000]*(?:[・･,、/／]?[ \u3000]*祝日?)?"
    rf"[ \u3000]*[)）］\]]|(?P<sign_alone>[㈪㈫㈬㈭㈮㈯㈰])|(?P<bare>[{WEEKDAYS}])曜日?"
    rf"|\|[ \u3000]*(?P<in_cell>[{WEEKDAYS}])(?:曜日?)?[ \u3000]*(?=\|))"
)
MONTHS = re.compile(r"([0-9０-９]{1,2})(?:月|[/／])")
YEARS = re.compile(
    r"(?:([12１２][0-9０-９]{3})|令和[ \u3000]?([0-9０-９]{1,2}|元))(?:年(度)?|[/／.-])"
)
ANOTHER_YEAR = re.compile("昨年|去年|前年|一昨年|おととし|来年|翌年|再来年|毎年|例年")
ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NEAR = 300  # days between a date and the one that its text belongs to
WORDS_BEFORE, MONTH_BEFORE = 16, 80  # letters in which a word may name another year, or the month
MOST_TOLD = 200  # of one text, as each place takes time
LEAP_YEAR = 2028  # has every day there is


class Dated(NamedTuple):
    """A date beside a weekday (0 is Monday), as a text has it; `year` is None where none is."""

    offset: int
    words: str
    year: int | None
    month: int
    day: int
    weekday: int


def wrong_weekdays(text: str, near: Sequence[date]) -> Iterator[Told]:
    """Yield what is to be told of each weekday of a text that is not that of the date beside it.

    Without days in `near`, only dates with their year are held against the calendar.
    """
    yield from islice(_wrong(text, near), MOST_TOLD)


def _wrong(text: str, near: Sequence[date]) -> Iterator[Told]:
    if not (dates := list(_written(text))):
        return
    years_of = cache(partial(_years, near, tuple(_stated(text))))
    for written in dates:
        years = [written.year] if written.year else years_of(written.month, written.day)
        if not written.year and (not near or _is_of_another_year(text, written.offset)):
            years = []
        days = [day for year in years if (day := calendar_day(year, written.month, written.day))]
        if days and not any(day.weekday() == written.weekday for day in days):
            values = {"value": written.words, "right": _in_words(days[0])}
            yield Told(written.offset, "weekday_wrong", values)
        elif not any(
            calendar_day(year, written.month, written.day) for year in years or (LEAP_YEAR,)
        ):
            yield Told(written.offset, "no_such_day", {"value": written.words})


def _written(text: str) -> Iterator[Dated]:
    """Yield each date of a text that has a weekday beside it.

    A day alone has the month, and the year, of the date before it: 12月10日（木）・17日（木）.
    """
    last: Dated | None = None
    for match in DATE.finditer(text):
        is_listed = match["sign"] or text[match.start() - 1 : match.start()] in "・、，,"
        month = match["month"] or (is_listed and _month_before(text, match.start()))
        if not month or (match["in_cell"] and not match["sign"]):
            continue
        year, numbers = _year(match), (int(month), int(match["day"]))
        if last and not match["month"] and last.month == numbers[0]:
            year = last.year
        if 1 <= numbers[0] <= 12 and 1 <= numbers[1] <= 31:  # noqa: PLR2004 - of a calendar
            last = Dated(match.start(), match[0].rstrip(), year, *numbers, _weekday(match))
            yield last


def _month_before(text: str, end: int) -> str:
    """Return the month that the same line names last before a day."""
    months = MONTHS.findall(_before(text, end, MONTH_BEFORE))
    return months[-1] if months else ""


def _is_of_another_year(text: str, offset: int) -> bool:
    return bool(ANOTHER_YEAR.search(_before(text, offset, WORDS_BEFORE)))


def _before(text: str, end: int, length: int) -> str:
    """Return so many letters of the same line before a place."""
    return text[max(0, end - length) : end].rpartition("\n")[2]


def _years(near: Sequence[date], stated: Sequence[int], month: int, day: int) -> list[int]:
    """Return the years that may be meant by a date without one, the likeliest first."""
    distances: dict[int, int] = {}
    for here in near:
        for year in (here.year - 1, here.year, here.year + 1):
            one = calendar_day(year, month, day)
            if one and (distance := abs((one - here).days)) <= NEAR:
                distances[year] = min(distance, distances.get(year, NEAR))
    return [*sorted(distances, key=lambda year: distances[year]), *stated]


def _stated(text: str) -> Iterator[int]:
    """Yield the years that a text names; a 年度 ends in March of the next one."""
    for match in YEARS.finditer(text):
        year = int(match[1]) if match[1] else year_of_reiwa(match[2])
        yield from (year, year + 1) if match[3] else (year,)


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日は{WEEKDAYS[day.weekday()]}曜日"


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    return year_of_reiwa(match["of_era"]) if match["of_era"] else None


def _weekday(match: re.Match[str]) -> int:
    name = match["in_brackets"] or match["sign_alone"] or match["bare"] or match["in_cell"]
    plain = half_width(name).strip("()")
    return ENGLISH.index(plain[:3]) if plain[:3] in ENGLISH else WEEKDAYS.index(plain[0])
