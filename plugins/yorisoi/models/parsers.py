"""How people write times, days and contacts: one meaning is read, none or two is refused.

Each reader takes a text and returns its value; ValueError carries the code of the
message for staff.
"""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

TIME = re.compile(r"(\d{1,2}):(\d\d)|(\d{1,2})時(?:(\d{1,2})分)?")
DAY = re.compile(
    r"(?:(\d{4})-(\d\d)-(\d\d)|(\d{4})/(\d{1,2})/(\d{1,2})"
    r"|(?:(\d{4})|令和(\d{1,2}|元))年(\d{1,2})月(\d{1,2})日)"
)
COUNT = re.compile(r"\d{1,7}")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WEEKDAYS = "月火水木金土日"
REIWA_STARTS = date(2019, 5, 1)  # 元号法; 令和 1 is 2019
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－﹣˗", "-"))

# Numbers with no area code that a Japanese line dials as they stand; nothing else is short.
SHORT_NUMBERS = {
    "110": "tel:110",
    "118": "tel:118",
    "119": "tel:119",
    "171": "tel:171",
    "188": "tel:188",
    "189": "tel:189",
    "#7119": "tel:%237119",
    "#8000": "tel:%238000",
    "#8008": "tel:%238008",
    "#8103": "tel:%238103",
    "#8891": "tel:%238891",
    "#9110": "tel:%239110",
}
# 0120, 0800 and 0570 are reached from inside Japan only: +81 120 … is not an address.
DOMESTIC_ONLY = ("0120", "0800", "0570")


def plain(text: str) -> str:
    """Return `text` with full-width letters and digits made half-width (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(256)  # most workshops begin at one of a few times
def read_time(text: str) -> time:
    """Return the time of 10:00, 9:30, １０：００, 10時 or 10時30分."""
    found = TIME.fullmatch(plain(text))
    if not found:
        raise ValueError("not_a_time")
    hour, minute = (found[1], found[2]) if found[1] else (found[3], found[4] or "0")
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise ValueError("not_a_time") from None


def read_day(text: str) -> date:
    """Return the day of 2026-12-10, 2026/12/10, 2026年12月10日 or 令和8年12月10日."""
    found = DAY.fullmatch(plain(text))
    if not found:
        raise ValueError("not_a_day")
    if found[8]:
        year = 2018 + (1 if found[8] == "元" else int(found[8]))
    else:
        year = int(found[1] or found[4] or found[7])
    month, day = (found[2] or found[5] or found[9]), (found[3] or found[6] or found[10])
    try:
        value = date(year, int(month), int(day))
    except ValueError:
        raise ValueError("not_a_day") from None
    if found[8] and value < REIWA_STARTS:
        raise ValueError("not_a_day")
    return value


def read_weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays (0 is Monday) of 月・水・木 or 月,水, in the order of the week."""
    names = [each for each in re.split(r"[・、,\s]+", plain(text)) if each]
    names = [each.removesuffix("曜日").removesuffix("曜") for each in names]
    if not names or len(set(names)) != len(names) or any(each not in WEEKDAYS for each in names):
        raise ValueError("not_weekdays")
    return tuple(sorted(WEEKDAYS.index(each) for each in names))


def read_telephone(text: str) -> str:
    """Return a Japanese number as shown: 0312-34-5678, 0120-123-456, 110 or #8008."""
    number = plain(text).translate(HYPHENS)
    if number in SHORT_NUMBERS:
        return number
    digits = number.replace("-", "")
    mobile = re.match(r"0[5789]0|0800", digits) is not None
    if not re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", number) or len(digits) != 10 + mobile:
        raise ValueError("not_a_telephone")
    return number


def read_email(text: str) -> str:
    """Return an address of the plain ASCII form that every mail program takes."""
    address = plain(text)
    if not re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address):
        raise ValueError("not_an_email")
    return address


def read_postal_code(text: str) -> str:
    """Return a postal code as 123-4567."""
    code = plain(text).removeprefix("〒").strip().translate(HYPHENS)
    if not re.fullmatch(r"\d{3}-\d{4}", code):
        raise ValueError("not_a_postal_code")
    return code


def read_municipality_code(text: str) -> str:
    """Return the six digits of a municipality (全国地方公共団体コード)."""
    if not re.fullmatch(r"[0-9]{6}", text):
        raise ValueError("not_six_digits")
    return text


def read_deadline(text: str) -> date | datetime:
    """Return a day, or a moment without zone where a time follows: 2026-12-08 17:00."""
    day, _, clock = plain(text).partition(" ")
    return datetime.combine(read_day(day), read_time(clock)) if clock else read_day(day)


def read_count(text: str) -> int:
    """Return a whole number that is not negative."""
    count = plain(text)
    if not COUNT.fullmatch(count):
        raise ValueError("not_a_number")
    return int(count)


def read_truth(text: str) -> bool:
    """Return true or false; `yes`, `no` and はい have too many readings."""
    if text not in ("true", "false"):
        raise ValueError("not_true_false")
    return text == "true"


def read_https(text: str) -> str:
    """Return an https address with a host, and no spaces, quotes or user."""
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[!#-;=?-~]*)?", text):
        raise ValueError("not_https")
    return text


def read_line_url(text: str) -> str:
    """Return the address of a LINE account (developers.line.biz, “LINE URL scheme”)."""
    if not re.fullmatch(r"https://(lin\.ee/|line\.me/R/)[!#-;=?-~]+", text):
        raise ValueError("not_line")
    return text


def read_id(text: str) -> str:
    """Return a name for addresses and files: small ASCII letters, digits and hyphens."""
    if not ID.fullmatch(text):
        raise ValueError("not_an_id")
    return text


def read_colour(text: str) -> str:
    """Return a colour of the form #1a2b3c."""
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise ValueError("not_a_colour")
    return text


def read_coordinate(text: str) -> float:
    """Return degrees of latitude or longitude (WGS 84)."""
    if not re.fullmatch(r"-?\d{1,3}\.\d{3,}", text):
        raise ValueError("not_degrees")
    return float(text)


def read_drawing(text: str) -> str:
    """Return the path data of a line drawing (SVG 2, section 9.3)."""
    if not re.fullmatch(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]{2,2000}", text):
        raise ValueError("not_a_drawing")
    return text


def tel_uri(number: str) -> str:
    """Return the RFC 3966 address that dials a number as shown."""
    if number in SHORT_NUMBERS:
        return SHORT_NUMBERS[number]
    digits = number.replace("-", "")
    return f"tel:{digits}" if digits.startswith(DOMESTIC_ONLY) else f"tel:+81{digits[1:]}"
