"""Weekdays of a week or of a month as people write them: 月〜木, 第2・第4木, 最終金."""

import re

from yorisoi.models.parsers import HYPHENS, WEEKDAYS, half_width
from yorisoi.models.record import refusal

# Which of its weekday in a month (1 to 5, -1 for the last; None for every week), and the weekday
OfMonth = tuple[int | None, int]
LAST = -1  # 最終: the last of its weekday in a month
OF_MONTH = re.compile(rf"(毎週)?(第?([1-5])|最終)?の?([{WEEKDAYS}曜〜~-]*)")
KANJI_DIGITS = str.maketrans("一二三四五", "12345")
# 第1〜第4木, 第2第4水
EVERY_NUMBER = re.compile("第?([1-5])(?:[〜~-]|から)第?([1-5])(?![0-9])|(?<=[0-9])(?=第)")


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
        for name in re.split("[〜~-]", text.translate(HYPHENS).removesuffix("まで"))
    ]
    if any(not name or set(name) - set(WEEKDAYS) for name in names):
        raise refusal("not_weekdays")
    if len(names) == 1:
        return [WEEKDAYS.index(day) for day in names[0]]
    if [len(name) for name in names] != [1, 1] or names[0] == names[1]:
        raise refusal("not_weekdays")
    first, last = map(WEEKDAYS.index, names)
    return [day % 7 for day in range(first, last + 1 + 7 * (last < first))]


def parse_month_weekdays(text: str) -> tuple[OfMonth, ...]:
    """Return the days of 第2・第4木, 最終金 or 月・第3水 as pairs, in order.

    A pair is which of its weekday in a month (1 to 5, -1 for the last; None for every week), and
    the weekday. 第2木・金 has two readings and is refused; 第2木金 and 第2木・毎週金 have one.
    """
    if re.search(r"最終の?日(?!曜)", text):  # the last day, or the last Sunday
        raise refusal("not_weekdays_of_month")
    plain = re.sub("毎月の?|(?<=曜)日|(?<=曜)まで", "", half_width(text)).translate(HYPHENS)
    plain = EVERY_NUMBER.sub(_every_number, plain.translate(KANJI_DIGITS))
    pairs: list[OfMonth] = []
    waiting: list[int] = []  # numbers whose weekday is yet to come: the 第2 of 第2・第4木
    numbered = False  # whether the weekday before was, so that 木 after it has two readings
    for part in filter(None, re.split(r"[・、,と\s]+", plain)):
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
    return tuple(sorted(pairs, key=in_month))


def _is_clear(match: re.Match[str], *, numbered: bool, waiting: bool) -> bool:
    """Return whether a part of the list has one reading, by what stands before it."""
    every, number, _, days = match.groups()
    if not number:
        return bool(every or not (numbered or waiting))
    if numbered and number in "12345" and days == "日":  # 第2水・5日: a day of the month
        return False
    counted = number.startswith(("第", "最")) or numbered or waiting  # the bare 4 of 第2・4木
    return counted and not every and not set(days) & set("〜~-")


def in_month(pair: OfMonth) -> tuple[int, int]:
    """Return where a pair stands in the order of a month: every week first, the last one last."""
    number, weekday = pair
    return (6 if number == LAST else number or 0, weekday)


def _every_number(written: re.Match[str]) -> str:
    """Return 第1・第2・第3 for 第1〜第3, and a sign between numbers that stand together."""
    if not written[1]:
        return "・"
    if int(written[1]) > int(written[2]):
        raise refusal("not_weekdays_of_month")
    return "・".join(f"第{number}" for number in range(int(written[1]), int(written[2]) + 1))
