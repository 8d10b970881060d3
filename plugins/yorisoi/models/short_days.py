"""Days written without their year, as most people write them: 12/10, 12月10日（木）.

What such a day means never depends on the day of a build alone, so that a file keeps its meaning:
its year comes from a day that the same file states.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yorisoi.clock import ONE_DAY
from yorisoi.models.parsers import WEEKDAYS, calendar_day, half_width

SHORT = re.compile(
    r"(?<![0-9/年-])(?<!年\s)(?:([0-9]{1,2})[/-]([0-9]{1,2})(?![0-9/-])|([0-9]{1,2})月([0-9]{1,2})日)"
    r"(?:\s*\(?([月火水木金土日])(?:曜日?)?(?:[・,、]?祝日?)?\)?)?"
)
YEAR = 366 * ONE_DAY
# The weekday of a day comes back after 5 years at the earliest: within 4 years it is one day's.
BACK, AHEAD = 3, 1


@dataclass(frozen=True)
class ShortDay:
    """A month and a day, and the weekday (0 is Monday) where it was written."""

    month: int
    day: int
    weekday: int | None = None

    def agrees(self, day: date) -> bool:
        """Return whether a day has the weekday that was written."""
        return self.weekday in (None, day.weekday())

    def near(self, other: date, reach: int) -> date | None:
        """Return the first such day after `other`, or the last one before it where `reach` < 0.

        It may be `other` itself. Beyond `reach` days the nearest one on the other side is meant.
        None where no year close by has it (29 February).
        """
        days = list(self.between(other - YEAR, other + YEAR))
        usual = [day for day in days if (day - other).days * (1 if reach > 0 else -1) >= 0]
        within = [day for day in usual if abs((day - other).days) <= abs(reach)]
        return min(within or days, key=lambda day: abs(day - other), default=None)

    def by_weekday(self, day: date) -> date | None:
        """Return the one day of its weekday in the years around a day; None without a weekday."""
        days = self.between(day - BACK * YEAR, day + AHEAD * YEAR)
        return next((one for one in days if one.weekday() == self.weekday), None)

    def between(self, first: date, last: date) -> list[date]:
        """Return every such day from `first` to `last`, whatever its weekday."""
        days = (
            calendar_day(year, self.month, self.day) for year in range(first.year, last.year + 1)
        )
        return [day for day in days if day and first <= day <= last]


def short_days(text: str) -> list[ShortDay]:
    """Return each month and day of a text, in order: 12/10, 12-10, 12月10日（木）."""
    return [_short(match) for match in SHORT.finditer(half_width(text))]


def with_years(text: str, year_of: Callable[[ShortDay], date | None]) -> str:
    """Return a text with each short day written as 2026-12-10, where `year_of` gives one."""

    def full(match: re.Match[str]) -> str:
        day = year_of(_short(match))
        is_before_time = re.match("[0-9]", match.string[match.end() :])
        return day.isoformat() + " " * bool(is_before_time) if day else match[0]

    plain = half_width(text)
    read = SHORT.sub(full, plain)
    return text if read == plain else read


def _short(match: re.Match[str]) -> ShortDay:
    month, day = int(match[1] or match[3]), int(match[2] or match[4])
    return ShortDay(month, day, WEEKDAYS.index(match[5]) if match[5] else None)
