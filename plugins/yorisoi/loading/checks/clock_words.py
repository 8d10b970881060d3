"""Times of the day as texts say them, and spans from one to another."""

import re
from collections.abc import Iterator

from yorisoi.models.contacts import level
from yorisoi.models.parsers import HOUR, MIDNIGHT, NOON, Clock, parse_clock_until

HALF = r"(?:(?:午前|午後|朝|夕方?|夜)の? ?|\b[ap]\.?m\.? ?)?"
PM = r"(?: ?[ap](?:\.m\.|m\b))"
# 10:00, 午前10時, 夜8時半, 10 am (no 1時 in 十一時); 9h30 in Portuguese and Vietnamese
CLOCK = (
    rf"(?:(?<!十){HALF}[0-9]{{1,2}}(?::[0-9]{{2}}{PM}?|{PM}|h(?:[0-9]{{2}})?\b"
    r"|時(?!間)(?:[0-9]{1,2}分|半)?)|正午)"
)
# The 9 of 9〜17時 and 9-5 pm
ALONE = rf"(?<![0-9:/月]){HALF}[0-9]{{1,2}}(?= ?[〜~-] ?{HALF}[0-9]{{1,2}}(?:時(?!間)|{PM}))"
TIME = re.compile(rf"{CLOCK}|{ALONE}", re.IGNORECASE)
# 10:00〜16:00, 午前10時から 午後4時, 10〜16時, 10 am to 4 pm
SPAN = re.compile(
    rf"(?P<start>{CLOCK}|{ALONE})(?: ?[〜~-] ?|(?:から|より)、? ?| (?:to|until|đến|às) )"
    rf"(?P<end>翌?{CLOCK})",
    re.IGNORECASE,
)
MORNING, EVENING = re.compile("朝の?"), re.compile("(?:夕方?|夜)の?")
WHOLE_HOUR = re.compile(rf"(?<![0-9:])([0-9]+)(?={PM}|$)", re.IGNORECASE)
WITH_H = re.compile("h([0-9]{2})?$", re.IGNORECASE)
SAYS_HALF = re.compile("午|朝|夕|夜|m", re.IGNORECASE)


def clock_in(words: str) -> Clock | None:
    """Return the time that words say, None where it is none or has two readings."""
    try:
        return parse_clock_until(_plain(words))
    except ValueError:
        return None


def _plain(words: str) -> str:
    plain = EVENING.sub("午後", MORNING.sub("午前", words))
    plain = WITH_H.sub(lambda found: f":{found[1] or '00'}", plain)
    return WHOLE_HOUR.sub(r"\1:00", plain)


def spans_in(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Yield each span of times in a text, with its minutes from and to.

    午後1時〜4時 and 9:00〜5:00 end in the afternoon, 22:00〜6:00 on the next day.
    """
    for found in SPAN.finditer(level(text)):
        start, end = clock_in(found["start"]), clock_in(found["end"])
        if start is None or end is None:
            continue
        if end <= start:
            of_clock = start < (NOON + 1) * HOUR or SAYS_HALF.search(found["start"])
            later = not SAYS_HALF.search(found["end"]) and end + NOON * HOUR
            end = Clock(later if of_clock and later and later > start else end + MIDNIGHT)
        yield found, (start, end)
