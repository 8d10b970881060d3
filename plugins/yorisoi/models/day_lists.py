"""Lists of days as people write them: 月・水, 第2・第4土, 毎月20日, 土日祝, 月・祝日の翌日."""

import re

from yorisoi.models.day_rules import LONGEST_MONTH, ON_HOLIDAYS, SATURDAY, SUNDAY, Days
from yorisoi.models.day_words import HOLIDAY, ONLY, WEEKDAY, WORKDAYS
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.record import refusal
from yorisoi.models.unclear_days import refuse_unclear
from yorisoi.models.weekdays import LAST, OfMonth, parse_month_weekdays, parse_weekdays

AND = re.compile("及び|および|並びに|ならびに|[/&+]|と(?=[第最毎平土日祝月火水木金0-9])")
IS_ALL = re.compile(f"{ONLY}$")
# Of every month in 毎週第2木, as there is one in no week; 毎日曜 are the Sundays
EVERY_NUMBERED = re.compile(f"毎週の?(?=第|最終)|毎(?={WEEKDAY}曜)")
AFTER_HOLIDAY = re.compile(f"{HOLIDAY}の?翌日")
# The day after a holiday, or after each of them, as who rests on Sundays may rest on Mondays too
AFTER_WEEKEND = re.compile(rf"(?<![0-9末曜])[土日](?:曜日?)?[・、,\s]*{HOLIDAY}の?翌日")
# The day after a Monday that is a holiday, of which nothing else speaks
AFTER_HOLIDAY_ON = re.compile(f"(?:(?<!毎)[{WEEKDAYS[:SATURDAY]}]|曜日?){HOLIDAY}の?翌日")
WHOLE_WEEK = re.compile("毎日(?!曜)|(?:365日)?年中無休|無休|365日")
END_OF_MONTH = re.compile(f"(?:毎月の?末日?|(?:毎月の?)?月末日?|末日)(?![の曜平最{WEEKDAYS}])")
MONTH_DAYS = r"((?:[0-9]{1,2}日?[・、,と])*[0-9]{1,2}日)(?!曜)"
# In 第2・4日 the 4日 is a Sunday.
OF_EVERY_MONTH, WITHOUT_WEEKS = re.compile("毎月の?" + MONTH_DAYS), re.compile(MONTH_DAYS)
IS_MONTHLY = re.compile("[0-9第最一二三四五]")


def parse_list(text: str) -> Days:
    """Return the days of a list: weekdays of a week or a month, days of a month, holidays.

    Each kind is taken out of the text in turn; what is left must be weekdays.
    """
    refuse_unclear(text)
    rest = EVERY_NUMBERED.sub("", IS_ALL.sub("", AND.sub("・", text)).replace("最後の", "最終"))
    if AFTER_WEEKEND.search(rest):
        raise refusal("day_after_unclear")
    if AFTER_HOLIDAY_ON.search(rest):
        raise refusal("only_by_date")
    rest, after = AFTER_HOLIDAY.subn("・", rest)
    rest, whole = WHOLE_WEEK.subn(WEEKDAYS, rest)
    rest, month_days = _month_days(rest)
    rest, workdays = re.subn(WORKDAYS, WEEKDAYS[:SATURDAY], rest)
    rest, holidays = re.subn(HOLIDAY, "・", rest)
    weekdays = _weekdays(rest.strip("・、, ").replace("から", "〜"))
    on_sundays = any(day == SUNDAY for _, day in weekdays)
    if workdays and not holidays and (on_sundays or month_days or after):
        raise refusal("holidays_unclear")  # 平日 leaves holidays out, the others may not
    if holidays > 1 or not (weekdays or month_days or holidays or after):
        raise refusal("not_weekdays")
    never_closed = whole and "毎日" not in text
    return Days(
        weekdays,
        month_days,
        holidays=bool(holidays or never_closed),
        after_holidays=bool(after),
        without=ON_HOLIDAYS if workdays and not holidays else None,
    )


def _month_days(text: str) -> tuple[str, tuple[int, ...]]:
    """Return what else a list says, and its days of every month: 毎月1日・15日, 月末."""
    rest, ends = END_OF_MONTH.subn("・", text)
    pattern = OF_EVERY_MONTH if "第" in rest else WITHOUT_WEEKS
    numbers = [int(one) for days in pattern.findall(rest) for one in re.findall("[0-9]+", days)]
    if numbers and "第" not in rest:
        rest = rest.replace("毎月", "")
    days = (*sorted(numbers), *[LAST] * ends)
    if len({*days}) < len(days) or not all(1 <= day <= LONGEST_MONTH for day in numbers):
        raise refusal("not_weekdays")
    return pattern.sub("・", rest), days


def _weekdays(text: str) -> tuple[OfMonth, ...]:
    """Return the weekdays that a list names, of a month or of every week."""
    if IS_MONTHLY.search(text):
        return parse_month_weekdays(text)
    weekly = parse_weekdays(text.replace("毎週", "")) if text else ()
    return tuple((None, day) for day in weekly)
