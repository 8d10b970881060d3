"""Days, times and numbers in Japanese: as they are written, and as they are read out."""

from collections.abc import Iterable
from datetime import date, datetime, time

from yorisoi.models.parsers import WEEKDAYS


def jday(day: date) -> str:
    """Return 2026年12月10日（木）."""
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def jday_spoken(day: date) -> str:
    """Return 2026年12月10日 木曜日."""
    return f"{day.year}年{day.month}月{day.day}日 {WEEKDAYS[day.weekday()]}曜日"


def jtime(moment: time | datetime) -> str:
    """Return 10:00."""
    return f"{moment.hour}:{moment.minute:02}"


def jend(end: datetime, start: datetime) -> str:
    """Return when something that began at `start` ends: 12:00, 24:00, 翌日10:00 or with its day."""
    days = (end.date() - start.date()).days
    if days == 1:
        return "24:00" if end.time() == time() else f"翌日{jtime(end)}"
    return f"{jday(end)} {jtime(end)}" if days else jtime(end)


def weekdays(days: Iterable[int]) -> str:
    """Return 月・水・木 for (0, 2, 3)."""
    return "・".join(WEEKDAYS[day] for day in days)


def spoken(number: str) -> str:
    """Return a telephone number for a screen reader, digit by digit: 0 8 0、1 2 3 4、5 6 7 8."""
    parts = number.replace("#", "シャープ-").split("-")
    return "、".join(part if part == "シャープ" else " ".join(part) for part in parts)


def sentences(texts: Iterable[str | None], stop: str) -> str:
    """Return the texts that say something as sentences, each ended by one `stop`."""
    return "".join(f"{text.rstrip(stop)}{stop}" for text in texts if text)
