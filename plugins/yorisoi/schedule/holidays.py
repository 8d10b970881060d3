"""The public holidays of Japan: 国民の祝日に関する法律, 振替休日 and 国民の休日 included.

春分の日 and 秋分の日 of a year are law only from the February before it; later ones are computed.
Where an Act moves a holiday, as those of 2020 and 2021, a newer jpholiday knows.
"""

from datetime import date
from functools import cache

import jpholiday

# The last day whose holidays the Cabinet Office had published when jpholiday was last looked at.
PUBLISHED_UNTIL = date(2027, 12, 31)

SUBSTITUTE = "振替休日"  # stands after the name of the holiday that fell on a Sunday


@cache
def holiday_name(day: date) -> str | None:
    """Return the name of a Japanese public holiday, or None."""
    name: str | None = jpholiday.is_holiday_name(day)
    return name
