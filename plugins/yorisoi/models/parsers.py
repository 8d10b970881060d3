"""How people write times and days: one meaning is read, none or two is refused.

A parser takes a text and returns its value, or raises PydanticCustomError, a ValueError whose
type and text are the code of a sentence in `messages`. Other values have theirs in `values`, and
contacts in `contacts`.
"""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from pydantic_core import PydanticCustomError

from yorisoi.models.record import refusal

# With seconds as spreadsheets write it, and with pm behind it as in English
TIME = re.compile(
    r"(午前|午後|[AP]\.?M\.?)?\s*"
    r"(?:([0-9]{1,2}):([0-9]{2})(?::00)?|([0-9]{1,2})時(?:([0-9]{1,2})分|(半))?)"
    r"(?:\s*(?<!時)([AP]\.?M)\.?)?",
    re.IGNORECASE,
)
AFTERNOON = ("午後", "P")
DAY = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"
    r"|(?:([0-9]{4})|(?:令和|R)\s?([0-9]{1,2}|元))(?:年\s?([0-9]{1,2})月\s?([0-9]{1,2})日"
    r"|(?:\.|(?<![0-9]{4})[/-])\s?([0-9]{1,2})[./-]\s?([0-9]{1,2})(?![0-9.])))"  # R8/12/10
    r"(?:\s*\(?([月火水木金土日])(?:曜日?)?(?:[・,、]?祝日?)?\)?)?"
)
WEEKDAYS = "月火水木金土日"
REIWA_STARTS = date(2019, 5, 1)  # 元号法; 令和 1 is 2019
# What is further away is a slip of the keyboard; holidays are computed until the last of them.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
HOUR, MIDNIGHT = 60, 24 * 60  # minutes of an hour and of a day
NOON = 12  # hours
NEXT_DAY = re.compile("^翌[日朝]?の?")
# 25:00 is how broadcasters and shops write one in the morning, to 29:59.
LATE = re.compile("(2[4-9]):([0-5][0-9])|(2[4-9])時(?:([0-5]?[0-9])分)?")
# 10時から, 〜12時, 12時まで: what the two fields say by their names
FROM = re.compile(r"(?<!\s)\s*(?:から|より|[〜~]|開始|開演|スタート)$")
UNTIL = re.compile(r"^[〜~]\s*|(?<!\s)\s*(?:まで|終了|終演)$")
TO, BETWEEN_TIMES = re.compile("[〜~-]|から"), re.compile(r"\s*(?:[、,・/&]|と|及び|および)\s*")
NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
TWO_DAYS = re.compile(r"\s*(?:[〜~-]|から)\s*[0-9]")  # behind a day: 〜12日, -2026-12-12
SEVERAL_DAYS = re.compile(r"\s*[・、,と]\s*[0-9]")  # behind a day: ・17日, , 12/17
NO_TIME = re.compile("[ T]00:00:00$")  # behind a day, in the text of a spreadsheet's cell
RULE = re.compile("毎週|毎月|隔週|毎日|平日")
UNDECIDED_DAYS = ("未定", "日程未定", "調整中", "日未定")
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ーｰ－﹣˗", "-"))


class Clock(int):
    """Minutes since the midnight a day begins with; those of its night go on after 24:00."""

    def __str__(self) -> str:
        """Return 10:00, 24:00 or 翌6:00."""
        next_day = self > MIDNIGHT
        hour, minute = divmod(self - MIDNIGHT * next_day, HOUR)
        return f"{'翌' * next_day}{hour}:{minute:02}"


def clock_of(moment: time | datetime) -> Clock:
    """Return the minutes of a time since the midnight of its day."""
    return Clock(moment.hour * HOUR + moment.minute)


def half_width(text: str) -> str:
    """Return `text` with full-width letters and digits made half-width (Unicode NFKC).

    Letters without a width, which come along when text is copied, are left out.
    """
    return unicodedata.normalize("NFKC", text).translate(NO_WIDTH).strip()


def parse_clock(text: str) -> Clock:
    """Return minutes since the midnight a day begins with: 10:00, 24:00 or 翌6:00."""
    clock = half_width(text)
    on_day = NEXT_DAY.sub("", clock)
    if on_day in ("24:00", "24時"):
        return Clock(MIDNIGHT)
    refuse_two_times(on_day, "several_clocks")
    try:
        moment = parse_time(on_day)
    except ValueError:
        raise refusal("not_a_clock") from None
    return Clock(clock_of(moment) + MIDNIGHT * (on_day != clock))


def parse_clock_from(text: str) -> Clock:
    """Return the beginning of opening hours: a clock, with から or 〜 behind it or not."""
    return parse_clock(FROM.sub("", half_width(text)))


def parse_clock_until(text: str) -> Clock:
    """Return the end of opening hours: 17:00, 翌6:00 or 26:00, with まで or 〜 beside it or not."""
    clock = UNTIL.sub("", half_width(text))
    if late := LATE.fullmatch(clock):
        return Clock(int(late[1] or late[3]) * HOUR + int(late[2] or late[4] or "0"))
    return parse_clock(clock)


def refuse_two_times(text: str, several: str = "several_times") -> None:
    """Refuse 10:00〜12:00, whose end has a line of its own, and by another code 10:00、13:00."""
    spans = [TO.split(part) for part in BETWEEN_TIMES.split(text.translate(HYPHENS))]
    try:
        times = [parse_time(part) for span in spans for part in span]
    except ValueError:
        return
    if len(times) > 1:
        raise refusal(several if len(spans) > 1 else "two_times")


@lru_cache(256)  # most workshops begin at one of a few times
def parse_time(text: str) -> time:
    """Return the time of 10:00, 9:30, １０：００, 10時, 10時半, 午後2時, 2:00 pm or 正午."""
    plain = half_width(text).replace("正午", "12:00")
    match = TIME.fullmatch(plain)
    if not match:
        raise refusal("not_a_time")
    hour, minute = int(match[2] or match[4]), int(match[3] or match[5] or "0")
    half = (match[1] or match[7] or "").upper()
    # 午後12時 is noon to some and midnight to others
    if half and (hour >= NOON or (match[1] and match[7])):
        raise refusal("not_a_time")
    try:
        return time(hour + NOON * half.startswith(AFTERNOON), 30 if match[6] else minute)
    except ValueError:
        raise refusal("not_a_time") from None


def parse_day(text: str) -> date:
    """Return the day of 2026-12-10, 2026/12/10, 2026年12月10日（木・祝）, 令和8年… or R8.12.10."""
    plain = NO_TIME.sub("", half_width(text).translate(HYPHENS))
    match = DAY.fullmatch(plain)
    if not match:
        raise _not_a_day(plain)
    year = year_of_reiwa(match[8]) if match[8] else int(match[1] or match[4] or match[7])
    month = match[2] or match[5] or match[9] or match[11]
    day = match[3] or match[6] or match[10] or match[12]
    value = calendar_day(year, int(month), int(day))
    if value is None:
        raise refusal("no_such_day")
    if match[13] and WEEKDAYS[value.weekday()] != match[13]:
        raise refusal("wrong_weekday")
    if match[8] and value < REIWA_STARTS:
        raise refusal("not_a_day")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise refusal("day_far_away")
    return value


def parse_day_from(text: str) -> date:
    """Return the day from which something holds: a day, with から or 〜 behind it or not."""
    return parse_day(FROM.sub("", half_width(text)))


def parse_day_until(text: str) -> date:
    """Return the last day of something: a day, with まで or 〜 beside it or not."""
    return parse_day(UNTIL.sub("", half_width(text)))


def _not_a_day(plain: str) -> PydanticCustomError:
    """Return the error of what is no day: two of them, a time with it, a rule, or anything else."""
    if plain in UNDECIDED_DAYS:
        return refusal("day_undecided")
    if TIME.fullmatch(NEXT_DAY.sub("", plain)):
        return refusal("time_as_day")
    first = DAY.match(plain)
    if first and TWO_DAYS.match(plain, first.end()):
        return refusal("two_days")
    if first and SEVERAL_DAYS.match(plain, first.end()):
        return refusal("several_days")
    if first and TIME.match(plain[first.end() :].strip()):
        return refusal("day_and_time")
    is_rule = RULE.search(plain) and not re.search("[0-9][/月-]", plain)
    return refusal("rule_as_day" if is_rule else "not_a_day")


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of_reiwa(number: str) -> int:
    """Return the year of 令和 8 or 令和元."""
    return REIWA_STARTS.year - 1 + (1 if number == "元" else int(half_width(number)))


def parse_deadline(text: str) -> date | datetime:
    """Return a day, or a moment without zone where a time follows: 2026-12-08 17:00."""
    plain = NO_TIME.sub("", half_width(text).translate(HYPHENS))
    written = DAY.match(plain)
    clock = plain[written.end() :].strip() if written else ""
    if written and clock and not (TWO_DAYS.match(clock) or SEVERAL_DAYS.match(clock)):
        day = parse_day(written[0])
        try:
            return datetime.combine(day, parse_time(clock))
        except ValueError:
            raise refusal("not_a_moment") from None
    return parse_day(plain)


def parse_deadline_until(text: str) -> date | datetime:
    """Return the end of something: as a deadline, with まで or 〜 beside it or not."""
    return parse_deadline(UNTIL.sub("", half_width(text)))
