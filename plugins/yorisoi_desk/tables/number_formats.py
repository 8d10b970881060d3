"""What a cell shows of its value by its number format (ECMA-376, part 1, 18.8.31): 10組, 50%.

Of a format that is not known here the value stays as it is.
"""

import operator
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

LONGEST = 255  # letters; Excel takes no more
LARGEST = 10**15  # above, a spreadsheet keeps no units
# What is shown as it stands, in quotes or not, and what shows no words: room, colour
LITERAL = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([^!-~]|[-+():])|[_*].|\[[A-Za-z]+[0-9]*\]'
)
CONDITION = re.compile(r"\[([<>=]{1,2})([0-9.]+)\]")
HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
WORDS = '(?:"([^"]*)")?'
OF_NUMBER = re.compile(rf"{WORDS}(General|[#?0,]*[#?0]|)(?:\.([#?0]+))?(,*)(%?){WORDS}")
OF_TEXT = re.compile(f"{WORDS}@{WORDS}")
YEN = ("¥", "￥", "\\")  # before a sum, which is in yen without it
FOURTH = 4  # section: that of texts


def shown_text(text: str, form: str) -> str:
    """Return the words that a cell shows of a text: 会員のみ."""
    *_, section = sections = _sections(form)
    if len(sections) == FOURTH and not section:
        return ""
    found = OF_TEXT.fullmatch(section)
    return f"{found[1] or ''}{text}{found[2] or ''}" if found else text


def shown_number(value: float, form: str) -> float | str:
    """Return a number, or the words that a cell shows of it; the empty text where it hides it."""
    if not abs(value) < LARGEST:
        return value
    number, section = _section(value, _sections(form))
    found = OF_NUMBER.fullmatch(section)
    if not found:
        return value
    before, digits, places, thousands, percent, after = (part or "" for part in found.groups())
    before, after = before.strip().removeprefix(before if before in YEN else ""), after.strip()
    is_plain = not (before or after or thousands or percent)
    if is_plain and (digits == "General" or 0 < abs(number) < 1):  # a time is a part of a day
        return value
    scaled = Decimal(repr(number)) * (100 if percent else 1) / 1000 ** len(thousands)
    text = f"{scaled:.15g}" if digits == "General" else _written(scaled, digits, len(places))
    if is_plain and value >= 0 and text and text == text.lstrip("0"):
        return float(text)
    return f"{before}{text}{percent}{after}"


@cache
def _sections(form: str) -> list[str]:
    """Return the sections of a format, with all that is shown as it stands in quotes."""
    return LITERAL.sub(r'"\1\2\3\4"', form[:LONGEST]).replace('""', "").split(";")


def _section(value: float, sections: list[str]) -> tuple[float, str]:
    """Return the section that shows a number, and what is left of the number to be shown."""
    conditions = [CONDITION.match(section) for section in sections]
    if any(conditions):
        for section, found in zip(sections, conditions, strict=True):
            if not found or HOLDS[found[1]](value, float(found[2])):
                return value, section[found.end() if found else 0 :]
    negative, zero = 1, 2
    if value < 0 and len(sections) > negative:
        return -value, sections[negative]
    if value == 0 and len(sections) > zero:
        return value, sections[zero]
    return value, sections[0]


def _written(number: Decimal, digits: str, places: int) -> str:
    """Return a number with as many digits as its format has: 0 of `#` is none, 5 of `00` is 05."""
    least = digits.count("0")
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    whole = (whole if least or whole != "0" else "").zfill(least) if digits else ""
    return f"{whole}.{rest}".rstrip("0").rstrip(".") if rest.strip("0") else whole
