"""The days that a cell of a list names: 12/10(木), R8.12.10, 12/10・17・24, 12/10〜12/12, and 10.

What such a list is about (a month, a year, 年度) its title says; a day without its year, or
without its month, is one of that time.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from yorisoi.models.parsers import (
    DAY,
    WEEKDAYS,
    calendar_day,
    half_width,
    parse_day,
    year_of_reiwa,
)
from yorisoi.models.short_days import SHORT as SHORT_DAY
from yorisoi.models.short_days import ShortDay, short_days

from yorisoi_desk.tables.cell_values import SHORT, as_moment, narrow, parsed, text_of

BEFORE = timedelta(60)
HALF_A_YEAR = timedelta(183)
APRIL = 4  # 年度 begins
ERA = "(?:令和|令|R)"
# 20 and two digits that no number goes on before, as it does in 03-2031-5678
YEAR = re.compile(
    rf"(?:(?<![0-9-])(20[0-9]{{2}})|{ERA}([0-9]{{1,2}}|元))(?:年(度)?|度|(?=[/.-][0-9]))"
)
MONTHS = re.compile(
    r"(?<![0-9])([0-9]{1,2})月(?![0-9曜])"
    r"|(?:(?<=20[0-9]{2})|(?<=R[0-9])|(?<=R[0-9]{2})|(?<=和[0-9]))"
    r"[/.-]([0-9]{1,2})(?:月|(?![0-9/.-]))"
)
OF_REIWA = re.compile(rf"{ERA}\.?\s*([0-9]{{1,2}}|元)[年./-]([0-9]{{1,2}})[月./-]([0-9]{{1,2}})日?")
DOTTED = re.compile(r"([0-9]{4})[.-]([0-9]{1,2})[.-]([0-9]{1,2})(?![0-9])")
EIGHT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])")
POINT = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{1,2})(?=\s*\(?[月火水木金土日])")
SPAN = re.compile(r"(?<=[0-9)日])\s*[-~〜～–—]\s*(?=[0-9]{1,2}[/月])")
NAMED = rf"([{WEEKDAYS}])(?:曜日?)?"
# 10, 10日, 10(木), 10日木曜; 1月 is a month
ALONE = re.compile(
    rf"([0-9]{{1,2}})(?:日?\s*\({NAMED}(?:[・,、]?祝日?)?\)|日\s*{NAMED}|日)?(?=$|[\s・、,〜]|まで)"
)
SEVERAL_MONTHS = re.compile("[0-9]月?[〜~・、-][0-9]{1,2}月")
AND = re.compile(r"\s*(?:[・、,／&と]|及び|および)\s*|\n\s*")
UNTIL = re.compile(r"\s*(?:[〜~～–—-]|から)\s*")


@dataclass(frozen=True)
class Period:
    """The time that a list is about, from its first day on, as its title says it.

    `has_year` is whether the title says the year as well: 12月 is the next one.
    """

    first: date
    kind: Literal["around", "month", "year"] = "around"
    has_year: bool = False

    def year_of(self, short: ShortDay) -> date | None:
        """Return the one day that a day without its year means here.

        Of a month it is the next one from two months before on. Where another weekday was
        written it is None.
        """
        begins = self.first if self.kind == "year" else self.first - BEFORE
        ends = begins + timedelta(364)
        if self.kind == "year":
            ends = self.first.replace(year=self.first.year + 1) - timedelta(1)
        return next((day for day in short.between(begins, ends) if short.agrees(day)), None)


@dataclass(frozen=True)
class Days:
    """What a cell says of days, each as 2026-12-10; where none can be read, its own words.

    `until` is the last one of a span; `rest` is what else stands in the cell.
    `is_read` is whether it says a day at all, `is_guessed` whether nothing says its year.
    """

    days: tuple[str, ...]
    until: str = ""
    rest: str = ""
    is_read: bool = True
    is_guessed: bool = False


def period_in(text: str, near: Period) -> Period | None:
    """Return the time that a title or the name of a sheet says: 令和8年12月, 令和8年度, 1月."""
    if len(text) > SHORT or SEVERAL_MONTHS.search(half_width(text)):
        return None
    plain = re.sub(r"^(20[0-9]{2})([0-9]{2})$", r"\1/\2", _tidy(text).replace(" ", ""))  # 202612
    plain = DAY.sub("", plain)
    year, months = YEAR.search(plain), [int(one[1] or one[2]) for one in MONTHS.finditer(plain)]
    if any(not 0 < month <= 12 for month in months):  # noqa: PLR2004 - months of a year
        return None
    kind: Literal["around", "month"] = "month" if len({*months}) == 1 else "around"
    if not year:
        begins = near.year_of(ShortDay(months[0], 1)) if months else None
        return Period(begins, kind) if begins else None
    number = int(year[1]) if year[1] else year_of_reiwa(year[2])
    is_fiscal = year[0].endswith("度")
    if not months:
        return Period(date(number, APRIL if is_fiscal else 1, 1), "year", has_year=True)
    first = date(number + (is_fiscal and months[0] < APRIL), months[0], 1)
    return Period(first, kind, has_year=True)


def days_in(value: Any, period: Period) -> Days:
    """Return what a cell says of days."""
    text = text_of(as_moment(value))
    plain = _tidy(text) if len(text) <= SHORT else ""
    day, at = _day(plain, 0, period, None)
    if day is None:
        return Days((_without_month(plain, period) or narrow(text),), is_read=False)
    days, until = [day], None
    while found := AND.match(plain, at):
        day, after = _day(plain, found.end(), period, days[-1])
        if day is None:
            break
        days.append(day)
        at = after
    if found := UNTIL.match(plain, at):
        until, after = _day(plain, found.end(), period, days[-1])
        at = after if until else at
    rest = plain[at:].strip(" ()・、,\n").removeprefix("まで" if until else "").strip()
    is_guessed = not (period.has_year or DAY.match(plain))
    return Days(tuple(map(str, days)), str(until or ""), rest, is_guessed=is_guessed)


def _tidy(text: str) -> str:
    """Return a text with its days as the engine reads them."""
    plain = re.sub(r"\s*([年月])\s*", r"\1", narrow(text))
    plain = re.sub(r"(?<=[0-9])\s+日", "日", plain)
    plain = OF_REIWA.sub(lambda found: f"令和{found[1]}年{found[2]}月{found[3]}日", plain)
    plain = EIGHT.sub(r"\1/\2/\3", DOTTED.sub(r"\1/\2/\3", plain))
    return SPAN.sub("〜", POINT.sub(r"\1/\2", plain))


def _day(text: str, at: int, period: Period, before: date | None) -> tuple[date | None, int]:
    """Return the day that a text says from a place on, and where it ends; None for none."""
    if full := DAY.match(text, at):
        day = parsed(parse_day, full[0])  # a wrong weekday, a 30th of February: the engine says
        return (day, full.end()) if day else (None, at)
    if short := SHORT_DAY.match(text, at):
        (said,) = short_days(short[0])
        day = period.year_of(said)
        if day and before and day < before:  # 12/24・1/7: of the next year
            later = said.between(before, before + HALF_A_YEAR)
            day = next((one for one in later if said.agrees(one)), None)
        return day, short.end()
    return _alone(text, at, period, before)


def _without_month(text: str, period: Period) -> str:
    """Return a day of the month with a wrong weekday in full, for the engine to say so."""
    alone = ALONE.fullmatch(text)
    if not alone or not alone[2] or period.kind != "month":
        return ""
    day = calendar_day(period.first.year, period.first.month, int(alone[1]))
    return f"{day}({alone[2]})" if day else ""


def _alone(text: str, at: int, period: Period, before: date | None) -> tuple[date | None, int]:
    """Return the day of a number without its month: of the month before it, or of the list."""
    alone = ALONE.match(text, at)
    month = before or (period.first if period.kind == "month" else None)
    if not alone or month is None:
        return None, at
    day = calendar_day(month.year, month.month, int(alone[1]))
    is_wrong = day and (name := alone[2] or alone[3]) and WEEKDAYS[day.weekday()] != name
    if not day or is_wrong or (before and day <= before):
        return None, at
    return day, alone.end()


def has_wrong_weekday(text: str, period: Period) -> bool:
    """Return whether a text begins with a day and a weekday that are not of one date."""
    short = next(iter(short_days(text)), None)
    return bool(short and short.weekday is not None and not period.year_of(short))


def day_and_weekday(value: Any, weekday: str) -> Any:
    """Return the value of a day with the weekday that a column of its own says, where it is one."""
    text = text_of(as_moment(value))
    if not weekday or not text or "(" in half_width(text):
        return value
    day, _, rest = text.partition(" ")
    return f"{day}({weekday}) {rest}".strip()


def weekday_in(value: Any) -> str:
    """Return the weekday of a cell, 木, 木曜日, 木・祝 or a day of which it shows no more."""
    if isinstance(value, datetime):
        return WEEKDAYS[value.weekday()]
    named = re.fullmatch(rf"[(\[]?{NAMED}(?:[・,、(]?祝日?\)?)?[)\]]?", half_width(text_of(value)))
    return named[1] if named else ""
