"""Days, times and hours as one language says them. All pure.

The words come from the theme's file of the language; `{相談|そうだん}` in them is ruby, which only
rendering turns into HTML.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from yorisoi.models import Range
from yorisoi.models.day_rules import Days
from yorisoi.models.parsers import HOUR, MIDNIGHT, WEEKDAYS
from yorisoi.models.weekdays import LAST
from yorisoi.models.year_spans import LEAP_DAY, YearSpan
from yorisoi.schedule.intervals import Interval

PLACE = re.compile(r"\{([a-z]+)\}")
SHORTEST_RUN = 3  # days in a row that are said as from the first to the last


class Said(NamedTuple):
    """Words as they are seen, and as they are read out: 月 alone would be said as the moon."""

    shown: str
    spoken: str


def filled(words: str, /, **values: object) -> str:
    """Return words with values in their places."""
    return PLACE.sub(lambda name: str(values[name[1]]), words)


def clock(moment: time | datetime) -> str:
    """Return 10:00."""
    return f"{moment.hour}:{moment.minute:02}"


def jday(day: date) -> str:
    """Return 2026年12月10日（木） for staff, who read Japanese whatever a page's language."""
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


class Wording:
    """What one language says of days and times."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the words of the language."""
        self.words = words
        self._months = words["months"].split(" ")
        names, spoken = words["weekdays"].split(" "), words["weekdays_spoken"].split(" ")
        self._weekdays = [Said(*both) for both in zip(names, spoken, strict=True)]

    def day(self, day: date) -> str:
        """Return 2026年12月10日（木）."""
        return self._day(self.words["day"], day, self._weekdays[day.weekday()].shown)

    def day_spoken(self, day: date) -> str:
        """Return 2026年12月10日 木曜日."""
        return self._day(self.words["day_spoken"], day, self._weekdays[day.weekday()].spoken)

    def _day(self, words: str, day: date, weekday: str) -> str:
        month = self._months[day.month - 1]
        return filled(words, year=day.year, month=month, day=day.day, weekday=weekday)

    def end(self, end: datetime, start: datetime) -> str:
        """Return when what began at `start` ends: 12:00, 24:00, 翌日10:00 or with its day."""
        days = (end.date() - start.date()).days
        if days == 1:
            is_midnight = end.time() == time()
            return "24:00" if is_midnight else filled(self.words["next_day"], time=clock(end))
        return f"{self.day(end)} {clock(end)}" if days else clock(end)

    def weekday(self, day: int) -> Said:
        """Return the name of a weekday; Monday is 0."""
        return self._weekdays[day]

    def days(self, *days: Days) -> Said:
        """Return 月・水・木, 第2・第4水, 土・日・祝日, 毎日 or 月（祝日のときは次の平日）."""
        return self._listed([said for one in days for said in self._whole(one, self._names(one))])

    def short_days(self, days: Days) -> Said:
        """Return days with 月〜金 for three or more in a row."""
        names, runs = self._names(days), list[list[Said]]()
        for said in names:
            if runs and self._follows(runs[-1][-1], said):
                runs[-1].append(said)
            else:
                runs.append([said])
        short = [said for run in runs for said in self._run(run)]
        return self._listed(self._whole(days, short))

    def _whole(self, days: Days, names: list[Said]) -> list[Said]:
        """Return the names of a rule with what is said of all of them: （祝日を除く）."""
        words, told = self.words, list[Said]()
        if days.after_holidays:  # first, as 日・祝日の翌日 could be the days after both
            after = words["after_holidays"] + words["comma"] * bool(names)
            names = [Said(*(after + listed for listed in self._listed(names)))]
        if days.without:
            without = self.days(days.without)
            told.append(Said(*(filled(words["without"], days=name) for name in without)))
        if days.moves:
            told.append(_alike(words["days_moved"]))
        if not told:
            return names
        return [Said(*("".join(parts) for parts in zip(self._listed(names), *told, strict=True)))]

    def _follows(self, before: Said, after: Said) -> bool:
        week = self._weekdays
        return after in week[1:] and week[week.index(after) - 1] == before

    def _run(self, run: Sequence[Said]) -> Sequence[Said]:
        if len(run) < SHORTEST_RUN:
            return run
        words, first, last = self.words, run[0], run[-1]
        return [
            Said(
                f"{first.shown}{words['until']}{last.shown}",
                f"{first.spoken}{words['from_to']}{last.spoken}",
            )
        ]

    def _names(self, days: Days) -> list[Said]:
        words = self.words
        names = [self._weekdays[day] for number, day in days.weekdays if number is None]
        if len(names) == len(self._weekdays):
            names = [_alike(words["every_day"])]
        if days.holidays:
            names.append(_alike(words["holidays"]))
        names += [self._of_month(numbers, day) for day, numbers in days.numbered.items()]
        for day in days.month_days:
            every_month = words["month_end"] if day == LAST else words["month_day"]
            names.append(_alike(filled(every_month, day=day)))
        return names

    def _which(self, number: int) -> str:
        return self.words["last"] if number == LAST else self.words["nth"].split(" ")[number - 1]

    def _of_month(self, numbers: Iterable[int], day: int) -> Said:
        words, name = self.words, self._weekdays[day]
        which = [self._which(number) for number in numbers]
        return Said(
            filled(words["of_month"], which=words["dot"].join(which), weekday=name.shown),
            filled(words["of_month"], which=words["comma"].join(which), weekday=name.spoken),
        )

    def _listed(self, names: Sequence[Said]) -> Said:
        words = self.words
        return Said(
            words["dot"].join(said.shown for said in names),
            words["comma"].join(said.spoken for said in names),
        )

    def times(self, one: Range | Interval) -> str:
        """Return 10:00〜16:00, 24時間, or 9:00〜17:00（受付は16:30まで）."""
        whole = self.between(one.start, one.end)
        if (one.start, one.end) == (0, MIDNIGHT):
            whole = self.words["now_always"]
        if one.last_entry is None:
            return whole
        return whole + filled(self.words["entry_until"], time=self.minute(one.last_entry))

    def between(self, start: int, end: int) -> str:
        """Return 10:00〜16:00 for minutes of a day."""
        return f"{self.minute(start)}{self.words['until']}{self.minute(end)}"

    def minute(self, minute: int) -> str:
        """Return 10:00, 24:00 or 翌6:00."""
        is_next = minute > MIDNIGHT
        hour, rest = divmod(minute - MIDNIGHT * is_next, HOUR)
        said = f"{hour}:{rest:02}"
        return filled(self.words["next_morning"], time=said) if is_next else said

    def year_span(self, span: YearSpan) -> str:
        """Return 12月29日〜1月3日, or 11月1日〜2月末日."""
        ends, others = self.words["end_of_month"], self.words["day_of_year"]
        days = dict.fromkeys(
            filled(ends if day == LEAP_DAY else others, month=self._months[day[0] - 1], day=day[1])
            for day in span
        )
        return self.words["until"].join(days)

    def since(self, moment: datetime) -> str:
        """Return 15:00から."""
        return filled(self.words["from_time"], time=clock(moment))

    def till(self, moment: datetime) -> str:
        """Return 15:00まで."""
        return filled(self.words["now_time"], time=clock(moment))

    def number(self, number: str) -> str:
        """Return a telephone number as it is read out, digit by digit: 0 8 0、1 2 3 4、5 6 7 8."""
        hash_ = self.words["hash"]
        parts = number.replace("#", f"{hash_}-").split("-")
        return self.words["comma"].join(part if part == hash_ else " ".join(part) for part in parts)


def _alike(words: str) -> Said:
    return Said(words, words)
