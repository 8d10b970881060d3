"""One way of writing for rules of days that people write in several, before they are read."""

import re

from yorisoi.models.day_words import BUT, CLOSED_NAME, HOLIDAY, INCLUDED, OPENED, WHEN, WORKDAYS
from yorisoi.models.parsers import WEEKDAYS, half_width
from yorisoi.models.record import refusal

LONGEST_RULE = 200  # letters; what is longer is text, and each bracket is read by itself
BRACKETS = str.maketrans("【】「」『』[]〔〕", "()()()()()")
# A holiday is one in its place too, whether that is said or not.
OR_IN_ITS_PLACE = "(?:(?:・|、|又は|または|や|及び|と)(?:振替|国民の)?休日)+"
PLAIN = (
    (r"\s*(?:[〜~]|から(?!の))\s*", "〜"),
    ("。(?=[)]|$)|^[■□●○◆◇◎★☆]\\s*", ""),
    (r"に関する法律(?:\([^()]*\))?に規定する(?:国民の祝日|休日)", ""),
    (rf"({HOLIDAY})(?:\(振替休日[をも]?{INCLUDED}\)|{OR_IN_ITS_PLACE}(?!の翌))", r"\1"),
    # Behind a weekday without a sign it is a day off: 水曜日休日, 日曜休日
    (r"(?<![0-9平毎曜])([土日](?:曜日?)?)(?:・|、|及び|と)休日|(?<!\w)(土日)休日", r"\1\2・祝日"),
    # 月〜金 ※祝日を除く, 月曜日。ただし、祝日の場合は翌日, 月曜休館。祝日の場合は翌日
    (rf"\s*(?:※|[。、]?{BUT})、?\s*([^()]+)$", r"(\1)"),
    (rf"[。、]\s*({HOLIDAY}(?:{WHEN}|なら)[^()]+)$", r"(\1)"),
    (r"\(除く?[:、]?([^()]+)\)", r"(\1を除く)"),
    # What is no Sunday is off on holidays alone: 月〜土（休日を除く）
    (r"([月火水木金](?:(?:曜日?)?〜土)?(?:曜日?)?(?:まで)?|平日)\(休日(?!休|日|・)", r"\1(祝日"),
    # What Unicode makes of ㈪; 第1（火） too, but not 25日（水）
    (f"(?<!日)(?<![^第・、,][0-9])\\(([{WEEKDAYS}])\\)", r"\1"),
    # 土・日（祝） are three; 月（祝） may be the Mondays that are holidays
    (r"((?<![0-9曜毎末])日|日曜日?)\(祝\)", r"\1祝"),
    (rf"{WORKDAYS}\s*\(月曜?日?[〜~-]金曜?日?\)", WORKDAYS),
)
PATTERNS = [(re.compile(written), plain) for written, plain in PLAIN]
HEAD = re.compile(rf"^(?:\((?:{CLOSED_NAME}|休日?)\)|(?:{CLOSED_NAME}|休日?)(?:[:は]|\s))\s*")
HEAD_OF_BRACKETS = re.compile(rf"^{CLOSED_NAME}\(([^()]+)\)$")
OPEN_NAME = f"(?:{OPENED}|受付)"
OPEN_HEAD = re.compile(
    rf"^(?:\({OPEN_NAME}日?\)|{OPEN_NAME}日?(?:[:は]|\s)|{OPEN_NAME}日(?=\())\s*"
)
IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def plain_rule(text: str) -> str:
    """Return a rule in half width and in one way of writing, or raise where it is too long."""
    plain = half_width(text[: LONGEST_RULE + 1]).translate(BRACKETS)
    if max(len(text), len(plain)) > LONGEST_RULE:
        raise refusal("not_weekdays")
    for written, one_way in PATTERNS:
        plain = written.sub(one_way, plain)
    return plain


def without_open_head(plain: str) -> str:
    """Return a rule of opening without its name in front: 開館日：火〜日, 開館日（火〜日）."""
    rest = OPEN_HEAD.sub("", plain)
    alone = IN_BRACKETS.fullmatch(rest) if rest != plain else None
    return alone[1] if alone else rest


def without_head(plain: str) -> str:
    """Return a rule of closing without its name in front: 休館日：月, 【休館日】月."""
    return HEAD_OF_BRACKETS.sub(r"\1", HEAD.sub("", plain))
