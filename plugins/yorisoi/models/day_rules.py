"""Which days a rule names: 月・水, 第2・第4水, 毎月20日, 土・日・祝, 月（祝日のときは次の平日）.

One grammar for hours, closures, repeats and the closed days of an exhibition. Its parts are those
of RFC 5545 (BYDAY, BYMONTHDAY, EXDATE), with the holidays that timetables in Japan speak of.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from yorisoi.models.day_words import WORKDAYS
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.weekdays import LAST, OfMonth, in_month

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
LONGEST_MONTH = 31
LONGEST_CYCLE = 5 * 365  # days; by then every weekday was the last day of a month


@dataclass(frozen=True)
class Days:
    """Days by a rule: of a week or a month, of the holidays, and those left out of them.

    A pair of `weekdays` is which of its kind in a month, None for all of them, and the weekday.
    Days with `moves` are left alone on a holiday, and the next weekday is named in its place.
    `even_on_holidays` says that weekends and holidays among them are meant: 祝日の翌日 is unclear.
    """

    weekdays: tuple[OfMonth, ...] = ()
    month_days: tuple[int, ...] = ()
    holidays: bool = False
    after_holidays: bool = False
    without: "Days | None" = None
    moves: bool = False
    even_on_holidays: bool = field(default=False, compare=False)

    @property
    def is_of_month(self) -> bool:
        """Whether some of them are counted within a month."""
        return bool(self.month_days or self.numbered)

    @property
    def numbered(self) -> dict[int, list[int]]:
        """The weekdays that are counted within a month, each with which of them it is."""
        numbers: dict[int, list[int]] = {}
        for number, weekday in self.weekdays:
            if number is not None:
                numbers.setdefault(weekday, []).append(number)
        return numbers

    @property
    def without_holidays(self) -> bool:
        """Whether holidays are left out of them."""
        return self.without is not None and self.without.holidays

    def __str__(self) -> str:
        """Return 月・水・木, 第2・第4水, 土・日・祝日, 平日, 毎月20日 or 祝日の翌日、月."""
        # First, as 日・祝日の翌日 could be the days after both
        after = ["祝日の翌日"] * self.after_holidays
        names = "、".join(filter(None, (*after, "・".join(self._names()))))
        if self.without == ON_HOLIDAYS and names == "・".join(WEEKDAYS[:SATURDAY]):
            return WORKDAYS
        without = f"（{self.without}を除く）" if self.without else ""
        return names + without + "（祝日のときは次の平日）" * self.moves

    def _names(self) -> list[str]:
        weekly = [WEEKDAYS[weekday] for number, weekday in self.weekdays if number is None]
        names = ["毎日"] if len(weekly) == len(WEEKDAYS) else weekly
        return [
            *names,
            *["祝日"] * self.holidays,
            *(_of_month(day, numbers) for day, numbers in self.numbered.items()),
            *("毎月末日" if day == LAST else f"毎月{day}日" for day in self.month_days),
        ]


ON_HOLIDAYS = Days(holidays=True)  # what 平日 leaves out


def _of_month(day: int, numbers: Iterable[int]) -> str:
    """Return 第2・第4木; 最終日曜, as 最終日 would be the last day of something."""
    which = "・".join("最終" if number == LAST else f"第{number}" for number in numbers)
    return which + WEEKDAYS[day] + "曜" * (WEEKDAYS[day] == "日" and "最終" in which)


def together(rules: Iterable[Days]) -> list[Days]:
    """Return rules with all that are plain lists of days as one, which comes first.

    Days after holidays stand before all: 日・祝日の翌日 could be the days after both.
    """
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
    all_rules = (days for days in (one, *others) if days != Days())
    return sorted(all_rules, key=lambda days: not days.after_holidays)


def moves_onto(weekdays: Iterable[int], closed: Container[int]) -> bool:
    """Return whether a closing that moves on from holidays would do so to a closed weekday.

    Of 月 and 火, a holiday on Monday moves to the Tuesday, closed anyway, or to the Wednesday.
    """
    return any(day + 1 in closed for day in weekdays if day < FRIDAY)


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
