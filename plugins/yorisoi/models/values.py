"""How people write numbers, names and other values that are neither times nor contacts.

As in `parsers`: each takes a text and returns its value, or raises PydanticCustomError.
"""

import re
from collections.abc import Callable
from typing import LiteralString

from yorisoi.models.parsers import half_width
from yorisoi.models.record import refusal

LONGEST_KEY = 100  # letters; a file system takes names of 255 bytes
LONGEST_NOTICE = 60  # letters: three lines of the smallest phone
KATAKANA = ord("ァ") - ord("ぁ")


def parse_notice(text: str) -> str:
    """Return an urgent word that leaves the number on the first screen of the smallest phone."""
    if len(text) > LONGEST_NOTICE:
        raise refusal("notice_too_long")
    return text


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


def parse_appointment(text: str) -> bool:
    """Return whether one needs an appointment: true, 予約制, 要予約; else as `parse_truth`."""
    return text in ("予約制", "要予約", "完全予約制") or parse_truth(text)


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
