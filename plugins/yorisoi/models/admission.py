"""How many may come and what it costs: the words of the staff, and a number where one is certain.

Of 1,179 workshops of one city that state a capacity, 29 state it as a bare number. So words are
kept as they are written, and a number is taken from them only where it can mean nothing else.
"""

import re
from functools import lru_cache

from yorisoi.models.parsers import half_width
from yorisoi.models.record import refusal
from yorisoi.models.values import parse_count

PEOPLE = ("人", "名")
UNIT = "人|名|組|家族|世帯|チーム|団体|ペア|台|席|区画|ブース|件"
COUNTED = re.compile(rf"([0-9][0-9,]*)\s*({UNIT})")
GROUPS_AND_PEOPLE = re.compile(
    r"[0-9][0-9,]*(?:組|家族|世帯|ペア)[\s・、(]*([0-9][0-9,]*(?:人|名))"
)
# Also 各20人, of nobody knows what, and 20人と保護者, which counts some of them.
ABOUT = re.compile(
    "約|およそ|おおよそ|ほど|程度|くらい|ぐらい|前後|以上|以外|超|未定|から|〜|~|-|各|[人名組]と|ほか|[+]"
)
EACH = re.compile("各[回日部会]|[1一]回|[1一]日|毎回")
DIGITS = re.compile("[0-9][0-9,]*")
# Whatever is counted, a word of Japanese says what.
WITH_UNIT = re.compile(r"[0-9]\s*(?=[ぁ-んァ-ヶ一-鿿])")
WITHOUT_NUMBER = re.compile(
    "((定員|制限|特)(は|を|に)?)?(なし|ありません|設けません)|無制限|若干|(先着|申し?込み?)順|抽選"
)

PRICE = re.compile(r"(?:¥([0-9][0-9,]*)|([0-9][0-9,]*)円)")
FOR_ONE = re.compile("[1一](人|名|組|家族|世帯|回)(につき|あたり|当たり)?")
FREE = re.compile(
    r"((参加|受講|入場|観覧|利用)?(費用?|料金?)?[:は]?\s*)(無料|¥?0円?|なし)(です)?"
    r"(?P<more>([\s、。・(].*)?)"
)
# What makes 無料 true for some only, or for a part of the price.
NOT_FREE = re.compile(
    "円|¥|費|代|有料|別|負担|のみ|限|会員|一部|場合|以下|未満|以上|まで|ただし|但し"
)
# What leaves open how much it is for whoever comes.
NOT_ALL = re.compile(
    r"無料|割引|引き|返金|約|程度|以上|から|〜|~|\+|と|別|ほか|他|実費|免除|未定|-"
)


class Capacity(str):
    """How many may come, in the words of the staff."""

    __slots__ = ()

    @property
    def number(self) -> int | None:
        """How many of its unit, or None where that is not certain."""
        return _counted(self)[0]

    @property
    def unit(self) -> str:
        """What is counted: 人, 組; empty where the words are a number alone, of people."""
        return _counted(self)[1]

    @property
    def is_bare(self) -> bool:
        """Whether the words are a number alone, which needs its unit to be read."""
        return bool(re.fullmatch("[0-9]+", self))

    @property
    def people(self) -> int | None:
        """How many people that is, or None where groups are counted or nobody can say."""
        return self.number if self.unit in ("", *PEOPLE) else None

    @property
    def each(self) -> bool:
        """Whether so many may come to each session or on each day."""
        return bool(EACH.search(half_width(self)))


class Fee(str):
    """What it costs, in the words of the staff."""

    __slots__ = ()

    @property
    def number(self) -> int | None:
        """How many yen, 0 where it is free, or None where there is not one price for all."""
        return _price(half_width(self))

    @property
    def is_bare(self) -> bool:
        """Whether the words are a number alone, which needs its unit to be read."""
        return bool(DIGITS.fullmatch(half_width(self)))

    @property
    def is_free(self) -> bool:
        """Whether nobody pays anything."""
        return self.number == 0


def parse_capacity(text: str) -> Capacity:
    """Return the capacity of 20, 20人（抽選）, 各回15組（先着）, 10名程度 or 先着順."""
    plain = half_width(text)
    if re.fullmatch("[0-9]+", plain):
        return Capacity(parse_count(plain))
    if not (WITH_UNIT.search(plain) or WITHOUT_NUMBER.search(plain)):
        raise refusal("not_a_capacity")
    return Capacity(text.strip())


@lru_cache(256)
def _counted(words: str) -> tuple[int | None, str]:
    """Return the one number of a capacity and its unit; 30 and 人 of 15組30人."""
    plain = half_width(words)
    if re.fullmatch("[0-9]+", plain):
        return int(plain), ""
    whole = EACH.sub("", plain)
    both = GROUPS_AND_PEOPLE.search(whole)
    counted = COUNTED.search(both[1] if both else whole)
    if not counted or ABOUT.search(whole) or len(DIGITS.findall(whole)) != (2 if both else 1):
        return None, ""
    return int(counted[1].replace(",", "")), counted[2]


def parse_fee(text: str) -> Fee:
    """Return the fee of 無料（要申込）, 0, 500, 500円（材料費） or 大人500円 子ども200円."""
    if not text.strip():
        raise refusal("missing")
    return Fee(text.strip())


@lru_cache(256)
def _price(plain: str) -> int | None:
    free = FREE.fullmatch(plain)
    if free and not NOT_FREE.search(free["more"]):
        return 0
    if DIGITS.fullmatch(plain):
        plain += "円"
    prices = PRICE.findall(plain)
    rest = FOR_ONE.sub("", PRICE.sub("", plain))
    if len(prices) != 1 or NOT_ALL.search(rest) or re.search("[0-9]", rest):
        return None
    return int("".join(prices[0]).replace(",", ""))
