"""How people write times, days and other values: one meaning is read, none or two is refused.

A parser takes a text and returns its value, or raises PydanticCustomError, a ValueError whose
type and text are the code of a sentence in `messages`. Contacts have theirs in `contacts`.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import LiteralString

from pydantic_core import PydanticCustomError

from yorisoi.models.record import refusal

TIME = re.compile(
    r"(午前|午後|AM|PM)?\s*(?:([0-9]{1,2}):([0-9]{2})|([0-9]{1,2})時(?:([0-9]{1,2})分|(半))?)"
)
AFTERNOON = ("午後", "PM")
DAY = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"
    r"|(?:([0-9]{4})|(?:令和|R)\s?([0-9]{1,2}|元))(?:年\s?([0-9]{1,2})月\s?([0-9]{1,2})日"
    r"|\.\s?([0-9]{1,2})\.\s?([0-9]{1,2})(?![0-9.])))"
    r"(?:\s*\(?([月火水木金土日])(?:曜日?)?(?:[・,、]?祝日?)?\)?)?"
)
WEEKDAYS = "月火水木金土日"
REIWA_STARTS = date(2019, 5, 1)  # 元号法; 令和 1 is 2019
# What is further away is a slip of the keyboard; holidays are computed until the last of them.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
HOUR, MIDNIGHT = 60, 24 * 60  # minutes of an hour and of a day
NOON = 12  # hours
LONGEST_KEY = 100  # letters; a file system takes names of 255 bytes
LONGEST_NOTICE = 60  # letters: three lines of the smallest phone
NEXT_DAY = re.compile("^翌[日朝]?の?")
NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
TWO_DAYS = re.compile(r"\s*(?:[〜~-]|から)\s*[0-9]")  # behind a day: 〜12日, -2026-12-12
SEVERAL_DAYS = re.compile(r"\s*[・、,と]\s*[0-9]")  # behind a day: ・17日, , 12/17
RULE = re.compile("毎週|毎月|隔週|毎日|平日")
UNDECIDED_DAYS = ("未定", "日程未定", "調整中", "日未定")
KATAKANA = ord("ァ") - ord("ぁ")
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ーｰ－﹣˗", "-"))


class Clock(int):
    """Minutes since the midnight a day begins with; those of its night go on after 24:00."""

    def __str__(self) -> str:
        """Return 10:00, 24:00 or 翌6:00."""
        next_day = self > MIDNIGHT
        hour, minute = divmod(self - MIDNIGHT * next_day, HOUR)
        return f"{'翌' * next_day}{hour}:{minute:02}"


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
    refuse_two_times(on_day)
    try:
        minutes = to_minutes(parse_time(on_day))
    except ValueError:
        raise refusal("not_a_clock") from None
    return Clock(minutes + MIDNIGHT * (on_day != clock))


def refuse_two_times(text: str) -> None:
    """Refuse 10:00〜12:00, where the end has a line of its own."""
    first, *others = re.split("[〜~-]|から", text.translate(HYPHENS))
    try:
        times = [parse_time(part) for part in (first, *others)]
    except ValueError:
        return
    if others and times:
        raise refusal("two_times")


def to_minutes(moment: time) -> int:
    """Return the minutes of a day before a time."""
    return moment.hour * HOUR + moment.minute


def parse_notice(text: str) -> str:
    """Return an urgent word that leaves the number on the first screen of the smallest phone."""
    if len(text) > LONGEST_NOTICE:
        raise refusal("notice_too_long")
    return text


@lru_cache(256)  # most workshops begin at one of a few times
def parse_time(text: str) -> time:
    """Return the time of 10:00, 9:30, １０：００, 10時, 10時半, 午後2時 or 正午."""
    plain = half_width(text).replace("正午", "12:00")
    match = TIME.fullmatch(plain)
    if not match:
        raise refusal("not_a_time")
    half, hour, minute = match[1], int(match[2] or match[4]), int(match[3] or match[5] or "0")
    if half and hour >= NOON:
        raise refusal("not_a_time")  # 午後12時 is noon to some and midnight to others
    try:
        return time(hour + NOON * (half in AFTERNOON), 30 if match[6] else minute)
    except ValueError:
        raise refusal("not_a_time") from None


def parse_day(text: str) -> date:
    """Return the day of 2026-12-10, 2026/12/10, 2026年12月10日（木・祝）, 令和8年… or R8.12.10."""
    plain = half_width(text).translate(HYPHENS)
    match = DAY.fullmatch(plain)
    if not match:
        raise _not_a_day(plain)
    year = year_of_reiwa(match[8]) if match[8] else int(match[1] or match[4] or match[7])
    month = match[2] or match[5] or match[9] or match[11]
    day = match[3] or match[6] or match[10] or match[12]
    value = calendar_day(year, int(month), int(day))
    if value is None:
        raise refusal("not_a_day")
    if match[13] and WEEKDAYS[value.weekday()] != match[13]:
        raise refusal("wrong_weekday")
    if match[8] and value < REIWA_STARTS:
        raise refusal("not_a_day")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise refusal("day_far_away")
    return value


def _not_a_day(plain: str) -> PydanticCustomError:
    """Return the error of what is no day: two of them, a time with it, a rule, or anything else."""
    if plain in UNDECIDED_DAYS:
        return refusal("day_undecided")
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
    plain = half_width(text).translate(HYPHENS)
    written = DAY.match(plain)
    clock = plain[written.end() :].strip() if written else ""
    if written and clock and not TWO_DAYS.match(clock):
        return datetime.combine(parse_day(written[0]), parse_time(clock))
    return parse_day(plain)


def parse_count(text: str) -> int:
    """Return a whole number that is not negative."""
    count = half_width(text)
    if not re.fullmatch(r"[0-9]{1,7}", count):
        raise refusal("not_a_number")
    return int(count)


def parse_kana(text: str) -> str:
    """Return a reading in full-width katakana; letters, digits and signs may stand in it."""
    kana = "".join(
        chr(ord(letter) + KATAKANA) if "ぁ" <= letter <= "ゖ" else letter
        for letter in half_width(text)
    )
    if not re.search("[ァ-ヺ]", kana) or re.search(r"[^\W0-9A-Za-zァ-ヺー]", kana):
        raise refusal("not_kana")
    return kana


def parse_truth(text: str) -> bool:
    """Return true or false; `yes`, `no` and はい have too many readings."""
    if text not in ("true", "false"):
        raise refusal("not_true_false")
    return text == "true"


def parse_host(text: str) -> str:
    """Return the name of a host in small letters: forms.example.jp."""
    host = text.lower()
    if not re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host):
        raise refusal("not_a_host")
    return host


def parse_key(text: str) -> str:
    """Return a name for addresses and files: small ASCII letters, digits and hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise refusal("not_an_id")
    if len(text) > LONGEST_KEY:
        raise refusal("id_too_long")
    return text


def parse_address(text: str) -> str:
    """Return the address of a page below the site's root, without the slash at its end."""
    return "/".join(parse_key(part) for part in text.split("/"))


def parse_degrees(text: str) -> float:
    """Return degrees of latitude or longitude (WGS 84)."""
    if not re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3,}", text):
        raise refusal("not_degrees")
    return float(text)


def of_form(pattern: str, code: LiteralString) -> Callable[[str], str]:
    """Return a parser that takes a text of one form as it is, and refuses others by a code."""

    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise refusal(code)
        return text

    return parse


# With a host, and no spaces, quotes or user
parse_https = of_form(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[!#-;=?-~]*)?", "not_https")
parse_municipality_code = of_form("[0-9]{6}", "not_six_digits")  # 全国地方公共団体コード
parse_colour = of_form("#[0-9a-f]{6}", "not_a_colour")
# Path data: SVG 2, section 9.3
parse_drawing = of_form(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]{2,2000}", "not_a_drawing")
