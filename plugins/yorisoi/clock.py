"""The one clock: Japan's, and settable from outside."""

import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
ONE_DAY = timedelta(days=1)
APRIL = 4


def now(text: str | None = None) -> datetime:
    """Return the moment of the build in Asia/Tokyo.

    `text` is ISO 8601 (a time without a zone is Japan's); without it
    SOURCE_DATE_EPOCH (reproducible-builds.org), else the machine's clock.
    Raises ValueError where either cannot be read.
    """
    if text:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=TOKYO) if moment.tzinfo is None else moment.astimezone(TOKYO)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), TOKYO)
    return datetime.now(TOKYO)


def start_of(when: date | datetime) -> datetime:
    """Return the moment a day in Japan begins, or a moment there as it is."""
    if isinstance(when, datetime):
        return when.replace(tzinfo=TOKYO)
    return datetime.combine(when, time(), TOKYO)


def end_of(when: date | datetime) -> datetime:
    """Return the moment a day in Japan ends, or a moment there as it is."""
    return start_of(when if isinstance(when, datetime) else when + ONE_DAY)


def as_written(when: object) -> str:
    """Return a time, day or moment as staff write it: 10:00, 2026-12-10 17:00; others as text."""
    if isinstance(when, time):
        return f"{when:%H:%M}"
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else str(when)


def fiscal_year(day: date) -> int:
    """Return the 年度 of a day: April to March."""
    return day.year - (day.month < APRIL)
