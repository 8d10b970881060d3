"""Which days a rule names: 月・水, 第2・第4水, 毎月20日, 土・日・祝, 月（祝日のときは次の平日）.

One grammar for hours, closures, repeats and the closed days of an exhibition. Its parts are those
of RFC 5545 (BYDAY, BYMONTHDAY, EXDATE), with the holidays that timetables in Japan speak of.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from yorisoi.models.parsers import WEEKDAYS, half_width
from yorisoi.models.record import refusal
from yorisoi.models.weekdays import (
    LAST,
    OfMonth,
    in_month,
    parse_month_weekdays,
    parse_weekdays,
)
from yorisoi.models.year_spans import is_year_span

FRIDAY, SATURDAY = 4, 5
LONGEST_MONTH = 31
LONGEST_CYCLE = 5 * 365  # days; by then every weekday was the last day of a month
CLOSED_WORD = re.compile("は?(?:お?休み|休館|定休|閉館|休場)日?$")
NEVER_CLOSED = re.compile("(?:会期中|期間中|年中)?(?:無休|なし|ありません)")
DATED = re.compile("[0-9]{4}[-/年]|令和")
BRACKETED = re.compile(f"\\(([{WEEKDAYS}祝])\\)")  # what Unicode makes of ㈪
AND = re.compile("及び|および|並びに|ならびに|/")
ONLY = re.compile("(?:のみ|だけ)$")
HOLIDAY = "祝(?:休日|祭日|日)?"
AFTER_HOLIDAY = re.compile(f"(?<![{WEEKDAYS}]){HOLIDAY}の翌日")
WHOLE_WEEK, WORKDAYS = re.compile("毎日|年中無休|無休"), "平日"
END_OF_MONTH = re.compile("(?:毎月の?末日?|月末日?|末日)(?![の曜])")
MONTH_DAYS = r"((?:[0-9]{1,2}日?[・、,と])*[0-9]{1,2}日)(?!曜)"
# In 第2・4日 the 4日 is a Sunday.
OF_EVERY_MONTH, WITHOUT_WEEKS = re.compile("毎月の?" + MONTH_DAYS), re.compile(MONTH_DAYS)
EVERY_SECOND = "隔週"
# What has days of its own in every year, and cannot be read as one of a week or a month
SEASONS = re.compile("年末|年始|正月|盆|[春夏秋冬][季期]|[0-9]月(?:[の〜~0-9]|から)")
# 月〜土（第3水を除く）, 火〜土（月・日は休館）
BUT = re.compile(
    r"(.+?)\s*\((?:ただし、?|但し、?)?(.+?)"
    r"(?:[はを]?(?:除く|のぞく|除きます|以外)|は?(?:お?休み|休館|定休|閉館)日?)\)"
)
ALL_BUT = re.compile("(.+?)(?:を除く|をのぞく|以外の?)(.*)")
# 月（祝日の場合は翌日）: how museums write it
MOVED = re.compile(
    rf"(.+?)\s*\((?:その日が|[{WEEKDAYS}]曜日?が)?(?:{HOLIDAY}|休日)(?:・休日)?"
    r"(?:(?:の|に?[あ当]たる|に?[あ当]たった|と重な[るった]+)?(?:場合|とき|時|日)|なら)は?、?"
    r"(?:開館(?:し|して|とし)?、?)?(?:その)?(翌日|次の日|(?:翌|次の|直後の)平日)"
    r"(?:[がにを]?(?:休み|休館|休館日|閉館|振替休館))?\)"
)


@dataclass(frozen=True)
class Days:
    """Days by a rule: of a week or a month, of the holidays, and those left out of them.

    A pair of `weekdays` is which of its kind in a month, None for all of them, and the weekday.
    Days with `moves` are left alone on a holiday, and the next weekday is named in its place.
    """

    weekdays: tuple[OfMonth, ...] = ()
    month_days: tuple[int, ...] = ()
    holidays: bool = False
    after_holidays: bool = False
    without: "Days | None" = None
    moves: bool = False

    @property
    def is_of_month(self) -> bool:
        """Whether some of them are counted within a month."""
        return bool(self.month_days) or any(number for number, _ in self.weekdays)

    @property
    def without_holidays(self) -> bool:
        """Whether holidays are left out of them."""
        return self.without is not None and self.without.holidays

    def __str__(self) -> str:
        """Return 月・水・木, 第2・第4水, 土・日・祝日, 平日, 毎月20日 or 祝日の翌日."""
        # 日・祝日の翌日 would be the days after both.
        after = ["祝日の翌日"] * self.after_holidays
        names = "、".join(filter(None, ("・".join(self._names()), *after)))
        if self.without == ON_HOLIDAYS and names == "・".join(WEEKDAYS[:SATURDAY]):
            return WORKDAYS
        without = f"（{self.without}を除く）" if self.without else ""
        return names + without + "（祝日のときは次の平日）" * self.moves

    def _names(self) -> list[str]:
        weekly = [WEEKDAYS[weekday] for number, weekday in self.weekdays if number is None]
        names = ["毎日"] if len(weekly) == len(WEEKDAYS) else weekly
        monthly: dict[int, list[str]] = {}
        for number, weekday in self.weekdays:
            if number is not None:
                which = "最終" if number == LAST else f"第{number}"
                monthly.setdefault(weekday, []).append(which)
        return [
            *names,
            *["祝日"] * self.holidays,
            *("・".join(which) + _clear_name(day, which) for day, which in monthly.items()),
            *("毎月末日" if day == LAST else f"毎月{day}日" for day in self.month_days),
        ]


ON_HOLIDAYS = Days(holidays=True)  # what 平日 leaves out


def _clear_name(day: int, which: list[str]) -> str:
    """Return 木, or 日曜 after 最終, as 最終日 would be the last day of something."""
    return WEEKDAYS[day] + "曜" * (WEEKDAYS[day] == "日" and "最終" in which)


def together(rules: Iterable[Days]) -> list[Days]:
    """Return rules with all that are plain lists of days as one, which comes first."""
    several = list(rules)
    plain = [days for days in several if not (days.without or days.moves)]
    weekdays = {pair for days in plain for pair in days.weekdays}
    weekly = {day for number, day in weekdays if number is None}
    kept = (pair for pair in weekdays if pair[0] is None or pair[1] not in weekly)
    month_days = {day for days in plain for day in days.month_days}
    one = Days(
        tuple(sorted(kept, key=in_month)),
        tuple(sorted(month_days, key=lambda day: day % (LONGEST_MONTH + 1))),
        holidays=any(days.holidays for days in plain),
        after_holidays=any(days.after_holidays for days in plain),
    )
    others = (days for days in several if days.without or days.moves)
    return [days for days in (one, *others) if days != Days()]


def is_one_of(day: date, days: Days) -> bool:
    """Return whether a rule names a day by the calendar alone, whatever the holidays."""
    of_month = (day.day - 1) // len(WEEKDAYS) + 1
    is_last = (day + timedelta(len(WEEKDAYS))).month != day.month
    numbers = (None, of_month, LAST) if is_last else (None, of_month)
    ends_month = (day + timedelta(1)).month != day.month
    named = any((number, day.weekday()) in days.weekdays for number in numbers)
    named = named or day.day in days.month_days or (ends_month and LAST in days.month_days)
    return named and not (days.without and is_one_of(day, days.without))


def share_days(one: Days, other: Days) -> bool:
    """Return whether two rules ever name the same day; a holiday that both name is one."""
    span = (date(2026, 1, 1) + timedelta(ahead) for ahead in range(LONGEST_CYCLE))
    return (one.holidays and other.holidays) or any(
        is_one_of(day, one) and is_one_of(day, other) for day in span
    )


def parse_days(text: str) -> Days:
    """Return the days of 月〜金, 第2・第4水, 土日祝, 平日, 毎月20日, 月（祝日の場合は翌日）."""
    plain = BRACKETED.sub(r"\1", half_width(text))
    if moved := MOVED.fullmatch(plain):
        days = parse_days(moved[1])
        before_weekend = {day for _, day in days.weekdays} & {FRIDAY, SATURDAY}
        if before_weekend and moved[2] in ("翌日", "次の日"):
            raise refusal("moved_to_weekend")
        return replace(days, moves=True)
    if but := BUT.fullmatch(plain):
        return _without(parse_days(but[1]), parse_days(but[2]))
    if all_but := ALL_BUT.fullmatch(plain):
        # 月〜金、祝日を除く has two readings.
        if not all_but[2] and not re.fullmatch(f"[{WEEKDAYS}曜・]+", all_but[1]):
            raise refusal("not_weekdays")
        return _without(parse_days(all_but[2] or "毎日"), parse_days(all_but[1]))
    if SEASONS.search(plain):
        raise refusal("season_in_days")
    if EVERY_SECOND in plain:
        raise refusal("every_second_week")
    return _listed(plain)


def _without(days: Days, others: Days) -> Days:
    """Return days without others; a weekday that is left out of all weeks is not among them."""
    weekly = {day for number, day in others.weekdays if number is None}
    weekdays = tuple(pair for pair in days.weekdays if pair[1] not in weekly)
    if not weekdays and days.weekdays:
        raise refusal("not_weekdays")
    if days.weekdays and not days.after_holidays:
        others = replace(
            others, weekdays=tuple(pair for pair in others.weekdays if pair[0] is not None)
        )
    left = None if others == Days() else others
    return replace(days, weekdays=weekdays, without=left)


def _listed(plain: str) -> Days:
    """Return the days of a list: weekdays of a week or a month, days of a month, holidays."""
    rest = ONLY.sub("", AND.sub("・", plain)).replace("毎週", "").replace("最後の", "最終")
    rest, after = AFTER_HOLIDAY.subn("・", rest)
    rest, ends = END_OF_MONTH.subn("・", rest)
    pattern = OF_EVERY_MONTH if "第" in rest else WITHOUT_WEEKS
    written = [number for match in pattern.findall(rest) for number in re.findall("[0-9]+", match)]
    rest = pattern.sub("・", rest.replace("毎月", "") if written and "第" not in rest else rest)
    month_days = [*sorted(map(int, written)), *[LAST] * ends]
    rest, whole = WHOLE_WEEK.subn(WEEKDAYS, rest)
    never = whole and "無休" in plain
    rest, workdays = re.subn(WORKDAYS, WEEKDAYS[:SATURDAY], rest)
    rest, holidays = re.subn(HOLIDAY, "・", rest)
    rest = rest.strip("・、, ").replace("から", "〜")
    is_monthly = re.search("[0-9第最一二三四五]", rest)
    weekdays: tuple[OfMonth, ...] = ()
    if is_monthly:
        weekdays = parse_month_weekdays(rest)
    elif rest:
        weekdays = tuple((None, day) for day in parse_weekdays(rest))
    twice = holidays > 1 or len({*month_days}) < len(month_days)
    is_day = all(day == LAST or 1 <= day <= LONGEST_MONTH for day in month_days)
    if twice or not is_day or not (weekdays or month_days or holidays or after):
        raise refusal("not_weekdays")
    return Days(
        weekdays,
        tuple(month_days),
        holidays=bool(holidays or never),
        after_holidays=bool(after),
        without=ON_HOLIDAYS if workdays and not holidays else None,
    )


def parse_open_days(text: str) -> Days:
    """Return the days of a week or a month on which something happens."""
    days = parse_days(text)
    if days.moves or days.after_holidays:
        raise refusal("not_weekdays")
    return days


def parse_closed_rule(text: str) -> Days:
    """Return the days of a rule by which something is closed: 月, 毎月20日, 祝日の翌日."""
    plain = half_width(text)
    if NEVER_CLOSED.fullmatch(plain):
        raise refusal("never_closed")
    if DATED.match(plain):
        raise refusal("date_in_days")
    if is_year_span(plain):
        raise refusal("yearly_in_days")
    return parse_days(CLOSED_WORD.sub("", plain))
