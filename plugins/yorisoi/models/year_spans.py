"""Days of every year as people write them: 12-29〜01-03, 年末年始（12月29日〜翌年1月3日）."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from yorisoi.models.day_words import CLOSED, OPENED
from yorisoi.models.parsers import HYPHENS, half_width
from yorisoi.models.record import refusal

MONTH_AND_DAY = r"(?:([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})月([0-9]{1,2})日)"
# The end may be a day of the same month: 8月13日〜16日.
LATER = rf"(?:[〜~]|から|to|--?)\s*(?:翌年?の?)?{MONTH_AND_DAY}|(?:[〜~]|から)\s*([0-9]{{1,2}})日?"
SPAN = re.compile(rf"(?:毎年)?\s*{MONTH_AND_DAY}(?:\s*(?:{LATER})(?:まで)?)?")
SEASON = (
    "(?:年末年始|年末|年始|年度末|お?正月|お?盆|[春夏秋冬][季期]?|ゴールデンウ[ィイ]ーク|GW"
    "|(?:創立|開館|開設)記念日|(?:設備|館内)?の?点検|蔵書[点整][検理]|(?:館内|特別)?整理)"
)
SAYS_CLOSED, SAYS_OPEN = f"の?{CLOSED}", f"の?(?:通常)?(?:{OPENED}|時間|期間)(?:日|期間|時間)?"
MONTHS = re.compile(
    "(?:毎年)?(1[0-2]|[1-9])月(?:中|(?:[〜~-]|から)(?:翌年の?)?(1[0-2]|[1-9])月末?(?:まで)?)?"
)
# Days within a month: 8月（お盆） is not all of August.
SHORTER = re.compile("年末|年始|年度末|正月|盆|ゴールデン|GW|記念日|点検|整理|蔵書")
END_OF_MONTH = re.compile("(1[0-2]|[1-9])月末日|(?<=[〜~ら-])(1[0-2]|[1-9])月末")
DAYS_BY_NAME = {"元日": "1月1日", "元旦": "1月1日", "大晦日": "12月31日", "大みそか": "12月31日"}
LONGEST = 100  # letters
LEAP_YEAR, LEAP_DAY = 2024, (2, 29)


class YearSpan(NamedTuple):
    """Days of every year, from the first to the last, each as month and day."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __str__(self) -> str:
        """Return 12月29日〜1月3日, or 2月末日 for what is 29 February in a leap year alone."""
        days = dict.fromkeys(
            f"{month}月末日" if (month, day) == LEAP_DAY else f"{month}月{day}日"
            for month, day in self
        )
        return "〜".join(days)

    @property
    def written(self) -> str:
        """The usual way of writing it: 12-29〜01-03."""
        return "〜".join(dict.fromkeys(f"{month:02}-{day:02}" for month, day in self))


def parse_year_span(text: str) -> YearSpan:
    """Return the first and last day, as month and day, of 12-29〜01-03 or 8月13日〜16日.

    A name beside them is a season's or says closed: 年末年始（…）, …夏季休業, but not 営業：….
    """
    return _parse(text, SAYS_CLOSED)


def parse_open_span(text: str) -> YearSpan:
    """Return days as `parse_year_span` does, with a name that says open: 営業期間：4/1〜11/30."""
    return _parse(text, SAYS_OPEN)


def _parse(text: str, said: str) -> YearSpan:
    """Return the days of a text, whose name may be a season's with `said` behind, or alone."""
    plain = half_width(text[: LONGEST + 1])
    if max(len(text), len(plain)) > LONGEST:
        raise refusal("not_a_year_span")
    is_shorter = SHORTER.search(plain)
    plain = _without_name(plain, said).translate(HYPHENS)
    plain = DAYS_BY_NAME.get(plain, plain)
    if months := MONTHS.fullmatch(plain):
        if is_shorter:
            raise refusal("not_a_year_span")
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


def closed_days_alone(plain: str) -> str:
    """Return a text without the name of a season, or of closing, beside its days."""
    return plain if len(plain) > LONGEST else _without_name(plain, SAYS_CLOSED)


def _without_name(plain: str, said: str) -> str:
    name = f"(?:{SEASON}(?:{said})?|{said})"
    if named := re.fullmatch(rf"{name}(?:\s*\((.*)\)|(?::\s*|\s+)(.*))", plain):
        plain = named[1] or named[2] or ""
    return re.sub(rf"\s*\(?は?{name}\)?$", "", plain)


def _end_of_month(month: int) -> tuple[int, int]:
    """Return the last day of a month; 29 February is the 28th where there is none."""
    return month, monthrange(LEAP_YEAR, month)[1]


def _last_day(written: re.Match[str]) -> str:
    return "{}月{}日".format(*_end_of_month(int(written[1] or written[2])))


def year_span_in(text: str) -> YearSpan | None:
    """Return the days of every year that a text says, or None where it says others."""
    try:
        return parse_year_span(text)
    except ValueError:
        return None


def in_span(day: date, span: YearSpan) -> bool:
    """Return whether a day lies in a span of every year; 12-29 to 01-03 goes over its end."""
    first, last = ((month, min(number, monthrange(day.year, month)[1])) for month, number in span)
    here = (day.month, day.day)
    return first <= here <= last if first <= last else here >= first or here <= last


def share_season(one: YearSpan | None, other: YearSpan | None) -> bool:
    """Return whether some day of the year is in both; without a span it is all of them."""
    year = (date(LEAP_YEAR, 1, 1) + timedelta(ahead) for ahead in range(366))
    return any(
        (one is None or in_span(day, one)) and (other is None or in_span(day, other))
        for day in year
    )
