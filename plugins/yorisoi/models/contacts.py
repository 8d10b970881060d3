"""Telephone numbers, mail and LINE addresses, postal codes: read, dialled, compared.

Ordinary numbers are read by their form alone. `phonenumbers` was tried: it takes 0.1 s to import,
regroups 0312-34-5678 as 03-1234-5678, dials 0120 from abroad, and has none of the short numbers.
"""

import re
import unicodedata
from urllib.parse import quote

from yorisoi.models.parsers import HYPHENS, half_width
from yorisoi.models.record import refusal
from yorisoi.models.values import of_form

# Numbers with no area code that a Japanese line dials as they stand; nothing else is short.
SHORT_NUMBERS = (
    *("110", "118", "119", "171", "188", "189"),
    *("#7119", "#8000", "#8008", "#8103", "#8891", "#9110"),
)
# 0120, 0800 and 0570 are reached from inside Japan only: +81 120 … is not an address.
DOMESTIC_ONLY = ("0120", "0800", "0570")
# 電気通信番号計画: 050 (IP), 060 to 090 (mobile) and 0800 have eleven digits; other numbers have
# ten, and no 0 in the third place: 020 is for machines, 010, 030 and 040 are for nobody.
ELEVEN_DIGITS = re.compile(r"0[5-9]0[0-9]{8}")
TEN_DIGITS = re.compile(r"0[1-9][1-9][0-9]{7}")
# Signs that no eye sees: joiners, directions, soft hyphens, fillers, tags; and marks upon letters.
IGNORED = (
    "[\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]+"
)
# 一二三, in business 壱弐参, and other forms of the digits from 0 to 9 among the letters of kanji
KANJI_DIGITS = (
    "〇〡〢〣〤〥〦〧〨〩㆒㆓㆔㆕㐅㒃㠪㭍一七三九二五亖仨伍兩"
    "八六叁参參叄四壱壹幺廾弌弍弎弐捌柒漆玖肆貮貳贰陆陸零"
)
NOT_LEVEL = re.compile(
    rf"[^\x00-\x7f\u3001\u3002\u3041-\u309f\u30a1-\u30fb\u3400-\u9fff]|[{KANJI_DIGITS}]"
)
ABROAD = re.compile(r"(?:\+|010[- ]?|00)81[- ]?\(?0?\)?")
WITHHELD = re.compile("18[46](?=0)")  # 発信者番号通知: dialled before a number


def parse_telephone(text: str) -> str:
    """Return a Japanese number as shown: 0312-34-5678, 0120-123-456, 110 or #8008."""
    number = half_width(text).translate(HYPHENS)
    if number in SHORT_NUMBERS:
        return number
    abroad = ABROAD.match(number)
    number = f"0{number[abroad.end() :]}" if abroad else number
    number = re.sub(r"[-()\s]+", "-", number).strip("-")  # (0312)34-5678
    digits = number.replace("-", "")
    grouped = re.fullmatch(r"0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}", number)
    if not grouped or not (ELEVEN_DIGITS.fullmatch(digits) or TEN_DIGITS.fullmatch(digits)):
        raise refusal("not_a_telephone")
    return number


def parse_email(text: str) -> str:
    """Return an address of the plain ASCII form that every mail program takes."""
    address = half_width(text)
    if not re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address):
        raise refusal("not_an_email")
    return address


def parse_postal_code(text: str) -> str:
    """Return a postal code as 123-4567."""
    code = half_width(text).removeprefix("〒").strip().translate(HYPHENS)
    if not re.fullmatch(r"[0-9]{3}-[0-9]{4}", code):
        raise refusal("not_a_postal_code")
    return code


# Of a LINE account: developers.line.biz, “LINE URL scheme”
parse_line_url = of_form(r"https://(lin\.ee/|line\.me/R/)[!#-;=?-~]+", "not_line")


def tel_uri(number: str) -> str:
    """Return the RFC 3966 address that dials a number as shown."""
    if number in SHORT_NUMBERS:
        return f"tel:{quote(number)}"
    digits = number.replace("-", "")
    return f"tel:{digits}" if digits.startswith(DOMESTIC_ONLY) else f"tel:+81{digits[1:]}"


def level(text: str) -> str:
    """Return `text`, as long as it was, with other widths, digits and hyphens made plain."""
    return NOT_LEVEL.sub(_plain_character, text)


def _plain_character(match: re.Match[str]) -> str:
    character = match[0]
    if ord(character) in HYPHENS:
        return "-"
    digit = unicodedata.numeric(character, -1)
    if digit in range(10):
        return str(int(digit))
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else character


def normalise_contact(value: str) -> str:
    """Return what two ways of writing one contact share: digits, or small letters."""
    value = re.sub(IGNORED, "", level(value)).lower()
    if "@" in value or "/" in value:
        return value.removeprefix("https://")
    digits = re.sub("[^0-9]", "", ABROAD.sub("0", value))
    return WITHHELD.sub("", digits)
