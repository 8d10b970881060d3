"""How people write rules of days: one grammar for hours, closures, repeats and exhibitions.

A rule is a list (`day_lists`), and what is said of all of its days: in brackets behind it
(`day_brackets`: 祝日を除く, 第1・第3のみ, 祝日の場合は翌日) or in front of it (祝日を除く月〜金).
"""

import re
from dataclasses import replace

from pydantic_core import PydanticCustomError

from yorisoi.models.day_brackets import (
    BEHIND,
    BUT_CLOSED,
    BUT_OPEN,
    EVEN_ON_HOLIDAYS,
    MOVED,
    NUMBERS,
    SAID,
    WITH_HOLIDAYS,
)
from yorisoi.models.day_lists import parse_list
from yorisoi.models.day_rules import FRIDAY, SATURDAY, Days, moves_onto, together
from yorisoi.models.day_words import CLOSED, CLOSED_NAME, HOLIDAY, LEFT_OUT, WEEK, WEEKDAY
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.plain_days import OPEN_HEAD, plain_rule, without_head, without_open_head
from yorisoi.models.record import refusal
from yorisoi.models.unclear_days import refuse_unclear
from yorisoi.models.year_spans import year_span_in

GENERAL = ("not_weekdays", "not_weekdays_of_month")  # sentences that give no cause

ONE_WEEKDAY = re.compile(f"(?:毎[週月]の?)?({WEEKDAY}|土日)(?:曜日?)?")
# What stands in front of a list; 日 alone behind it is any day: Tuesday to Sunday in 月曜以外の日
ALL_BUT = re.compile("(.+?)(?:を除く|をのぞく|以外の?)(?:日$)?(.*)")
ALL_WITH_HOLIDAYS = re.compile(f"{HOLIDAY}[をも]?含[むめ](.+)")
ONE_KIND = re.compile(f"[{WEEKDAYS}曜・]+|{WEEKDAY}+{HOLIDAY}")
TIMES = re.compile(
    r"毎?(?:月に?(?P<monthly>[1-5])回|週に?(?P<weekly>[1-7])[回日]間?)(?:\s*の?([^()]+)|\((.+)\))"
)
LEFT_OUT_BEHIND = re.compile(f"^([^()、]+)、([^()、]+{LEFT_OUT})$")

# What stands around a rule of closing
CLOSED_WORD = re.compile(rf"(?<![春夏秋冬不無])(?:[はがに]?{CLOSED}|です)\s*(?=\(|$)|\({CLOSED}\)$")
NEVER_CLOSED = re.compile(
    f"(?:会期中|期間中|年中)?(?:無休|(?:{CLOSED_NAME}[はが]?)?(?:[な無]し|ありません))"
)
DATED = re.compile("[0-9]{4}[-/年]|令和")
# Tuesday to Saturday are open in 火〜土、月曜休館, and closed in 火〜木、月曜休館, or the reverse.
OPEN_AND_CLOSED = re.compile("[〜~-].*[、,。 ]")


def parse_days(text: str) -> Days:
    """Return the days of 月〜金, 第2・第4水, 土日祝, 平日, 毎月20日, 月（祝日の場合は翌日）."""
    return _rule(without_open_head(plain_rule(text)), BUT_CLOSED)


def parse_open_days(text: str) -> Days:
    """Return the days of a week or a month on which something happens."""
    if any(map(MOVED.fullmatch, SAID.findall(plain_rule(text)))):  # see `holidays` beside it
        raise refusal("holidays_unclear")
    days = parse_days(text)
    after = days.after_holidays or (days.without and days.without.after_holidays)
    if after:
        raise refusal("not_weekdays")
    return days


def parse_closed_rule(text: str) -> Days:
    """Return the days of a rule by which something is closed: 月, 毎月20日, 祝日の翌日."""
    plain = plain_rule(text)
    if OPEN_HEAD.match(plain):
        raise refusal("open_days")
    headless = without_head(plain)
    if NEVER_CLOSED.fullmatch(headless):
        raise refusal("never_closed")
    if DATED.match(plain):
        raise refusal("date_in_days")
    if span := year_span_in(plain):
        raise refusal("yearly_in_days", line=span.written)
    plain_days, even_on_holidays = EVEN_ON_HOLIDAYS.subn("", headless)
    rule = CLOSED_WORD.sub("", plain_days)
    days = replace(_rule(rule, BUT_OPEN), even_on_holidays=bool(even_on_holidays))
    is_mixed = rule != plain and OPEN_AND_CLOSED.search(rule)
    if is_mixed or {(None, day) for day in range(len(WEEKDAYS))} <= {*days.weekdays}:
        raise refusal("not_weekdays")
    return days


def _rule(plain: str, but: re.Pattern[str]) -> Days:
    """Return the days of a rule; of what cannot be read, the whole text may say why."""
    try:
        return _counted(plain, but) or _read(plain, but)
    except PydanticCustomError as error:
        if error.type in GENERAL:
            refuse_unclear(plain)
        raise


def _counted(plain: str, but: re.Pattern[str]) -> Days | None:
    """Return the days of 月2回（第2・第4土） or 週3回（月・水・金）, where they are as many."""
    times = TIMES.fullmatch(plain)
    if not times:
        return None
    # How many they are says what is left out of which: 週5日（月〜金、祝日除く）
    days = _read(LEFT_OUT_BEHIND.sub(r"\1(\2)", times[3] or times[4]), but)
    number = times["monthly"] or times["weekly"]
    named = len(days.weekdays) + len(days.month_days)
    if named != int(number) or days.is_of_month != bool(times["monthly"]):
        raise refusal("only_by_date")
    return days


def _read(plain: str, but: re.Pattern[str]) -> Days:
    """Return the days of a rule; `but` reads the brackets that leave some of them out.

    A rule of opening leaves out what is closed, one of closing what is open.
    """
    behind = BEHIND.fullmatch(plain)
    if not behind:
        return _in_front(plain, but)
    head, said = behind.groups()
    if moved := MOVED.fullmatch(said):
        return _moved(_read(head, but), moved)
    if WITH_HOLIDAYS.fullmatch(said):
        return _with_holidays(_read(head, but))
    if numbers := NUMBERS.fullmatch(said):
        return _read(_of_weekday(numbers[1], head), but)
    if left_out := but.fullmatch(said):
        others = left_out[1] or left_out[2]
        return _without(_read(head, but), _read(_of_weekday(others, head), but))
    if "祝" in said:
        raise refusal("holidays_unclear")
    raise refusal("not_weekdays_of_month" if re.search("[0-9]", plain) else "not_weekdays")


def _of_weekday(numbers: str, head: str) -> str:
    """Return 第1・第3土 for the 1・3 of 土曜（1・3のみ); what is no such number as it is."""
    weekday = ONE_WEEKDAY.fullmatch(head)
    if not weekday or not NUMBERS.fullmatch(numbers):
        return numbers
    return "・".join(f"第{week}" for week in re.findall(WEEK, numbers)) + weekday[1]


def _in_front(plain: str, but: re.Pattern[str]) -> Days:
    """Return the days of a rule without brackets: 祝日を除く月〜金, 月曜以外, 土日祝."""
    if with_holidays := ALL_WITH_HOLIDAYS.fullmatch(plain):
        return _with_holidays(_read(with_holidays[1], but))
    all_but = ALL_BUT.fullmatch(plain)
    if not all_but:
        return parse_list(plain)
    others, rest = all_but.groups()
    # 月〜金、祝日を除く and 月曜以外・祝 have two readings.
    if not (rest or ONE_KIND.fullmatch(others)) or re.match("[・、,と及並/]", rest):
        raise refusal("left_out_unclear")
    return _without(_read(rest or "毎日", but), _read(_of_weekday(others, rest), but))


def _moved(days: Days, moved: re.Match[str]) -> Days:
    """Return the days of a rule that leaves holidays alone and names the next weekday."""
    before_weekend = {day for _, day in days.weekdays} & {FRIDAY, SATURDAY}
    if moved["next_day"] and (before_weekend or days.month_days):
        raise refusal("moved_to_weekend")
    named = moved["weekday"]
    of_others = named and days.weekdays != ((None, WEEKDAYS.index(named)),)
    if of_others or days.holidays or days.after_holidays:
        raise refusal("not_weekdays")
    weekly = {day for number, day in days.weekdays if number is None}
    if days.without_holidays or moves_onto(weekly, weekly):
        raise refusal("holidays_unclear")
    return replace(days, moves=True)


def _with_holidays(days: Days) -> Days:
    """Return days with all holidays, where it cannot be only those on one of the days."""
    if len(days.weekdays) < len(WEEKDAYS) or days.without_holidays:
        raise refusal("holidays_unclear")
    return replace(days, holidays=True)


def _without(days: Days, others: Days) -> Days:
    """Return days without others; a weekday that is left out of all weeks is not among them."""
    if others.moves or others.without:  # 平日以外 would leave out holidays, or open on them
        raise refusal("not_weekdays")
    if days.holidays and others.holidays:
        raise refusal("holidays_unclear")
    weekly = {day for number, day in others.weekdays if number is None}
    weekdays = tuple(pair for pair in days.weekdays if pair[1] not in weekly)
    if not weekdays and days.weekdays:
        raise refusal("not_weekdays")
    if days.weekdays and not (days.holidays or days.after_holidays or days.month_days):
        others = replace(
            others, weekdays=tuple(pair for pair in others.weekdays if pair[0] is not None)
        )
    left = together(rule for rule in (days.without, others) if rule)
    if len(left) > 1:
        raise refusal("not_weekdays")
    return replace(days, weekdays=weekdays, without=left[0] if left else None)
