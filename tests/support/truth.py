"""What is true of the service of a simulated year: told by hand, without any code of the engine."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

JAPAN = timezone(timedelta(hours=9))
DAY = timedelta(days=1)
WEEK = "月火水木金土日"
OPEN = "月水木金土"
CLOSES = {"電話とLINE": ("いまつながります", 20), "広間": ("開いています", 16)}
OPENS = 10
ASK = "来る前に、開いているかおたずねください。"
# Published by the Cabinet Office; 22 March stands in for Sunday the 21st.
HOLIDAYS = {
    *("2027-01-01", "2027-01-11", "2027-02-11", "2027-02-23", "2027-03-21", "2027-03-22"),
    *("2027-04-29", "2027-05-03", "2027-05-04", "2027-05-05", "2027-07-19", "2027-08-11"),
    *("2027-09-20", "2027-09-23", "2027-10-11", "2027-11-03", "2027-11-23", "2028-01-01"),
    *("2028-01-10", "2028-02-11", "2028-02-23"),
}
ASKED = (("12-29", "12-31"), ("01-01", "01-03"), ("08-13", "08-16"))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment in Japan."""
    return datetime.combine(day, time(hour, minute), JAPAN)


@dataclass(frozen=True)
class Workshop:
    """A workshop on one day."""

    title: str
    start: datetime
    end: datetime
    mark: str = ""


@dataclass(frozen=True)
class Closing:
    """A day on which all is closed, and the urgent words about it."""

    day: date
    notice: str = ""


@dataclass(frozen=True)
class Truth:
    """All that a visitor may be told, as the staff have stated it."""

    telephone: str = "0312-34-5678"
    apply: str = "0312-34-5679"
    others: frozenset[str] = frozenset({"110", "#8008"})
    workshops: dict[str, Workshop] = field(default_factory=dict)
    closings: tuple[Closing, ...] = ()

    @property
    def numbers(self) -> set[str]:
        """Every number that may stand on a page, its digits alone."""
        return {one.replace("-", "") for one in (self.telephone, self.apply, *self.others)}

    def is_closed(self, day: date) -> bool:
        """Return whether nobody is there all day, as somebody has decided."""
        return (
            WEEK[day.weekday()] not in OPEN
            or day.isoformat() in HOLIDAYS
            or date(2026, 12, 29) <= day <= date(2027, 1, 3)
            or any(one.day == day for one in self.closings)
        )

    def is_unsure(self, day: date) -> bool:
        """Return whether nobody has said if they are there."""
        asked = any(first <= f"{day:%m-%d}" <= last for first, last in ASKED)
        return asked and not self.is_closed(day)

    def coming(self, when: datetime) -> list[tuple[str, str, datetime]]:
        """Return title, start and end of what is not over, the soonest first."""
        held = sorted(self.workshops.values(), key=lambda one: (one.start, one.title))
        return [
            (one.mark + one.title, f"{one.start:%Y-%m-%dT%H:%M+09:00}", one.end)
            for one in held
            if one.end > when
        ]

    def notices(self, when: datetime) -> set[tuple[str, datetime]]:
        """Return the urgent words that hold, each with its end."""
        ends = ((one.notice, moment(one.day, 0) + DAY) for one in self.closings if one.notice)
        return {(words, end) for words, end in ends if end > when}

    def now(self, when: datetime) -> list[str]:
        """Return the lines of 「いま」."""
        today = when.date()
        nobody = self.is_closed(today) or self.is_unsure(today)
        is_open = [not nobody and OPENS <= when.hour < end for _, end in CLOSES.values()]
        unsure = [self.is_unsure(today) and when.hour < end for _, end in CLOSES.values()]
        opens, maybe = self._opens(when)
        ask = [ASK] if any(unsure) or (maybe and not all(is_open)) else []
        if not any(is_open) and not any(unsure):
            return [f"広間は閉まっています。 次は{opens.replace('今日は', '今日の')}", *ask]
        lines = []
        for at, (name, (words, end)) in enumerate(CLOSES.items()):
            if is_open[at]:
                lines.append(f"{name} {words} {end}:00まで")
            else:
                lines.append(f"{name} {'休みかどうか、確認中です。' if unsure[at] else opens}")
        return [*lines, *ask]

    def _opens(self, when: datetime) -> tuple[str, bool]:
        day = when.date() if when.hour < OPENS else when.date() + DAY
        while self.is_closed(day):
            day += DAY
        words = f"{day.month}月{day.day}日（{WEEK[day.weekday()]}）"
        words = "今日は" if day == when.date() else words
        maybe = self.is_unsure(day)
        return f"{words}{OPENS}:00から" + ("（確認中）" if maybe else ""), maybe
