"""Which days: weekdays, 第2・第4水, 祝日, and days of every year such as 12月29日〜1月3日."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from yorisoi.models.parsers import HYPHENS, WEEKDAYS, half_width
from yorisoi.models.record import refusal

HOLIDAYS: tuple[None, int] = (None, 7)  # 祝 stands after the seven weekdays
WHOLE_WEEKS = {"毎日": WEEKDAYS, "年中無休": WEEKDAYS, "無休": WEEKDAYS, "平日": "月火水木金"}
YEAR_DAY = r"(?:([0-9]{1,2})[-/]([0-9]{1,2})|([0-9]{1,2})月([0-9]{1,2})日)"
YEAR_SPAN = re.compile(rf"{YEAR_DAY}(?:\s*(?:[〜~]|から|to|--)\s*{YEAR_DAY}(?:まで)?)?")
LAST = -1  # 最終: the last of its weekday in a month
OF_MONTH = re.compile(rf"(毎週)?(第?([1-5])|最終)?の?([{WEEKDAYS}曜〜~-]*)")
KANJI_DIGITS = str.maketrans("一二三四五", "12345")


class Weekdays(tuple[tuple[int | None, int], ...]):
    """Weekdays (0 is Monday) with which of its month each is, None for all; and HOLIDAYS."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return 月・水・木, 第2・第4水, 土・日・祝日 or 毎日."""
        weekly = [weekday for number, weekday in self if number is None]
        names = ["祝日" if day == HOLIDAYS[1] else WEEKDAYS[day] for day in weekly]
        if set(names) >= set(WEEKDAYS):
            names = ["毎日", *names[len(WEEKDAYS) :]]
        monthly: dict[int, list[str]] = {}
        for number, weekday in self:
            if number is not None:
                which = "最終" if number == LAST else f"第{number}"
                monthly.setdefault(weekday, []).append(which)
        return "・".join(
            [
                *names,
                *("・".join(which) + _clear_name(day, which) for day, which in monthly.items()),
            ]
        )


def _clear_name(day: int, which: list[str]) -> str:
    """Return 木, or 日曜 after 最終, as 最終日 would be the last day of something."""
    return WEEKDAYS[day] + "曜" * (WEEKDAYS[day] == "日" and "最終" in which)


def is_one_of(day: date, days: Weekdays) -> bool:
    """Return whether a day is one of the weekdays, counted within its month where they are."""
    of_month = (day.day - 1) // len(WEEKDAYS) + 1
    is_last = (day + timedelta(len(WEEKDAYS))).month != day.month
    numbers = (None, of_month, LAST) if is_last else (None, of_month)
    return any((number, day.weekday()) in days for number in numbers)


class YearSpan(NamedTuple):
    """Days of every year, from the first to the last, each as month and day."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __str__(self) -> str:
        """Return 12月29日〜1月3日."""
        days = dict.fromkeys(f"{month}月{day}日" for month, day in self)
        return "〜".join(days)


def parse_open_days(text: str) -> Weekdays:
    """Return weekdays (of every week or a month) and HOLIDAYS: 月〜金, 第2・第4水, 土日祝, 毎日."""
    plain = half_width(text).replace("毎週", "").replace("から", "〜")
    for words, days in WHOLE_WEEKS.items():
        plain = plain.replace(words, days)
    weekly, holidays = re.subn("[・、,]?(?:祝日|祝)", "", plain)
    weekly = weekly.strip("・、, ")
    if re.search("[0-9第最一二三四五]", weekly):
        rules = parse_month_weekdays(weekly)
    else:
        rules = Weekdays((None, day) for day in parse_weekdays(weekly)) if weekly else Weekdays()
    if holidays > 1 or not (rules or holidays):
        raise refusal("not_weekdays")
    return Weekdays((*rules, HOLIDAYS) if holidays else rules)


def parse_year_span(text: str) -> YearSpan:
    """Return the first and last day, as month and day, of 12-29〜01-03 or 8月13日〜8月16日."""
    match = YEAR_SPAN.fullmatch(half_width(text))
    numbers = [int(number) for number in match.groups() if number] if match else []
    try:
        days = [date(2024, *numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
    except ValueError:
        days = []
    if not days:
        raise refusal("not_a_year_span")
    return YearSpan((days[0].month, days[0].day), (days[-1].month, days[-1].day))


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays (0 is Monday), in order, of 月・水, 月,水, 月水 or 月〜木."""
    parts = [part for part in re.split(r"[・、,\s]+", half_width(text)) if part]
    days = [day for part in parts for day in _weekdays(part)]
    if not days or len(set(days)) != len(days):
        raise refusal("not_weekdays")
    return tuple(sorted(days))


def _weekdays(text: str) -> list[int]:
    """Return the days of 月, 月曜日, 月水金 or 月〜木; a range may go over the end of the week."""
    names = [
        name.removesuffix("曜日").removesuffix("曜")
        for name in re.split("[〜~-]", text.translate(HYPHENS))
    ]
    if any(not name or set(name) - set(WEEKDAYS) for name in names):
        raise refusal("not_weekdays")
    if len(names) == 1:
        return [WEEKDAYS.index(day) for day in names[0]]
    if [len(name) for name in names] != [1, 1] or names[0] == names[1]:
        raise refusal("not_weekdays")
    first, last = map(WEEKDAYS.index, names)
    return [day % 7 for day in range(first, last + 1 + 7 * (last < first))]


def parse_month_weekdays(text: str) -> Weekdays:
    """Return the days of 第2・第4木, 最終金 or 月・第3水 as pairs, in order.

    A pair is which of its weekday in a month (1 to 5, -1 for the last; None for every week), and
    the weekday. 第2木・金 has two readings and is refused; 第2木金 and 第2木・毎週金 have one.
    """
    if re.search(r"最終の?日(?!曜)", text):  # the last day, or the last Sunday
        raise refusal("not_weekdays_of_month")
    plain = re.sub("毎月|(?<=曜)日", "", half_width(text)).translate(HYPHENS)
    pairs: list[tuple[int | None, int]] = []
    waiting: list[int] = []  # numbers whose weekday is yet to come: the 第2 of 第2・第4木
    numbered = False  # whether the weekday before was, so that 木 after it has two readings
    for part in filter(None, re.split(r"[・、,と\s]+", plain.translate(KANJI_DIGITS))):
        match = OF_MONTH.fullmatch(part)
        if not match or not _is_clear(match, numbered=numbered, waiting=bool(waiting)):
            raise refusal("not_weekdays_of_month")
        if match[2]:
            waiting.append(int(match[3] or LAST))
        if match[4]:
            numbers: list[int | None] = [*waiting] or [None]
            pairs += [(number, day) for number in numbers for day in _weekdays(match[4])]
            waiting, numbered = [], bool(match[2])
    weekly = {day for number, day in pairs if number is None}
    twice = len({*pairs}) < len(pairs) or any(number and day in weekly for number, day in pairs)
    if not pairs or waiting or twice:
        raise refusal("not_weekdays_of_month")
    return Weekdays(sorted(pairs, key=_in_month))


def _is_clear(match: re.Match[str], *, numbered: bool, waiting: bool) -> bool:
    """Return whether a part of the list has one reading, by what stands before it."""
    every, number, _, days = match.groups()
    if not number:
        return bool(every or not (numbered or waiting))
    counted = number.startswith(("第", "最")) or numbered or waiting  # the bare 4 of 第2・4木
    return counted and not every and not set(days) & set("〜~-")


def _in_month(pair: tuple[int | None, int]) -> tuple[int, int]:
    """Return where a pair stands in the order of a month: every week first, the last one last."""
    number, weekday = pair
    return (6 if number == LAST else number or 0, weekday)
