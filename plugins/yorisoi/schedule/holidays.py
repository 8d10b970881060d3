"""The public holidays of Japan: 国民の祝日に関する法律, 振替休日 and 国民の休日 included.

春分の日 and 秋分の日 of a year are law only from the February before it; later ones are computed.
"""

from datetime import date
from functools import cache

import jpholiday


@cache
def holiday_name(day: date) -> str | None:
    """Return the name of a Japanese public holiday, or None."""
    name: str | None = jpholiday.is_holiday_name(day)
    return name
