"""Days and times for staff, who read Japanese; pages have theirs from `schedule.wording`."""

from datetime import date, datetime, time

from yorisoi.models.parsers import WEEKDAYS


def jday(day: date) -> str:
    """Return 2026年12月10日（木）."""
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def jtime(moment: time | datetime) -> str:
    """Return 10:00."""
    return f"{moment.hour}:{moment.minute:02}"
