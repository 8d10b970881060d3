"""A price that no field has, or another one."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import (
    MARKS,
    Words,
    differs,
    one_of,
    read,
    sentence_of,
)
from yorisoi.loading.announcements.sentences import OF_OTHERS, of_this_event
from yorisoi.loading.yaml_text.slips import quoted

AMOUNT = one_of(
    r"¥ ?[1-9][0-9,]*",
    r"(?<![0-9,万千月])(?<!月に)(?:[1-9][0-9,]*(?:千[0-9]*)?|[1-3]万[0-9]*千?) ?円",
)
# 100円ショップ, 103万円の壁
OF_A_THING = (
    "(?!分の|相当|ショップ|均一|玉|札|硬貨|グッズ|ストア|商店|貯金|[をの]?節約|以下|以内|時代|の壁"
    "|(?:くらい|ぐらい|ほど|程度)?で(?:暮|作|つく|楽し|食べ|買)"
    "|(?:まで)?[をのが]?(?:補助|助成|支給|進呈|割引|引き))"
)
MONEY = one_of(
    f"{AMOUNT}{OF_A_THING}",
    "実費",
    "有料",
    "自己負担(?![をも額])",
    "各自ご?負担",
    "(?<=[費代][がは])かかります(?!か)",
)
FEE_OF = one_of(
    "(?:参加|受講|材料|教材|会場|入場|観覧|保険|資料|食材|茶菓|お茶|お?茶?菓子|実習|テキスト"
    "|飲み?物|ドリンク|ランチ|昼食|お?弁当|キット|受付)(?:費|料|代)",
    *("費用", "(?<!通話)料金", "(?<!年)会費", "チケット", "前売り?", "当日券", "[💰💴]"),
)
WHO = one_of(
    r"(?:無料\()?[市町村県区]外",
    "[0-9]回目(?:以降|から)",
    *(
        "各回",
        "大人|おとな",
        "一般",
        "非?会員",
        "(?:小|中|高校|大)学?生(?:以上)?",
        "1(?:回|組|家族)",
    ),
    "お?(?:1|ひと)(?:人|名|り)(?!親|世帯|で)(?:様|さま)?",
)
MORE = r"(?:[・、,/ ] ?(?:[^\s。、・,]|,(?=[0-9])){1,12}? ?(?:円|無料))*"  # ・こども無料
FEE = re.compile(
    one_of(
        rf"(?:{FEE_OF}|{WHO})(?:[^\n。、0-9¥無]|\n(?=\s*[0-9¥])|[0-9]+回(?=[^\n])){{0,12}}?{MONEY}{MORE}",
        rf"{MONEY}(?:程度|ほど|くらい)?[がを]?(?:かかります|いただきます|必要|お支払(?!い?(?:し|いた|致))|ご?用意|お持ち)",
        # 500円/人, 500円（1人）, ワンコイン（500円）で, and a line that begins with it
        rf"{AMOUNT}(?= ?[/(] ?(?:お?(?:1|ひと)?(?:人|名|り|回|組)|税込))",
        r"ワンコイン(?:\(500円\))?(?=[で!。\s]|$)",
        rf"(?<![^\n])[^\w\n¥]*{AMOUNT}(?=\(|$)",
    )
)
OF_OTHER_PRICES = re.compile(
    rf"{OF_OTHERS.pattern}|駐車|交通費|よそ[ので]|(?:ほか|他)の(?:体験|講座|教室|店)"
)
# For all: no お子さんは入場無料, オンライン参加は無料
FREE = re.compile(
    rf"(?:{FEE_OF}[^\n。、0-9]{{0,6}}|(?<![^{MARKS}。、!も])(?<!は、)(?:参加|受講|入場|観覧)(?:は|[{MARKS}])*"
    rf"|(?:この|本)(?:会|講座|教室|イベント)は)無料(?!では|じゃ)|^[\[(【〈<]無料[\])】〉>]"
)
IS_ASKED = re.compile(
    f"{FEE_OF}|{WHO}|いただき|お支払"
)  # of who comes, and no 手数料は5千円かかります
DEAR = 10_000  # yen: what costs as much is of what a talk is about
OF_THINGS = re.compile("無料|代|材|実費|保険")  # what a fee is of, while to take part is free
PRICE_IN_TITLE = re.compile(rf"{AMOUNT}(?=[)\]】!\s(]|$)|ワンコイン")
PRICE = re.compile(r"(?<![0-9,])[0-9][0-9,万千]{0,11}(?= ?円)|(?<=¥) ?[0-9][0-9,]*")


def fee(words: Words) -> Iterator[Told]:
    """Tell of a price that no field has, or of another one."""
    fee = words.event.fee
    pattern = PRICE_IN_TITLE if words.in_title else FEE
    prices = of_this_event(pattern, words, OF_OTHER_PRICES)
    found = next((one for one in prices if words.in_title or not _is_of_a_talk(one)), None)
    if found and fee is None:
        yield Told(found.start(), "fee_in_words", {"value": found[0], "line": _line(found[0])})
    elif found and fee is not None and not words.in_title:
        stated, said = _prices(read(fee)[0]), _prices(found[0])
        if said and not said & stated and (stated or fee.is_free):
            yield differs(found, "fee", fee)
    elif fee is not None and not fee.is_free and not OF_THINGS.search(fee):
        free = next(of_this_event(FREE, words, OF_OTHER_PRICES), None)
        if free and not re.search(MONEY, sentence_of(free)):
            yield differs(free, "fee", fee)


def _is_of_a_talk(found: re.Match[str]) -> bool:
    """Return whether a price that nobody is asked for is high, or stands where it is free."""
    is_high = any(price >= DEAR for price in _prices(found[0]))
    return not IS_ASKED.search(found[0]) and bool(is_high or FREE.search(found.string))


def _line(said: str) -> str:
    """Return how the field says a price."""
    line = re.sub(r"[がを]?(?:かかり|いただき|必要|お支払|ご?用意|お持ち).*", "", said)
    line = re.sub(r"[\s:|/★☆●■◆◇○◎□【】]+", " ", line)
    line = re.sub(r"^[^\w¥]+|[*{}]", "", line)
    line += ")" * (line.count("(") - line.count(")"))
    return f"fee: {quoted(line) if ': ' in line else line}"


def _prices(words: str) -> set[int]:
    plain = f"{words}円" if re.fullmatch("[0-9,]+", words) else words
    return {_yen(price.strip().replace(",", "")) for price in PRICE.findall(plain)}


def _yen(price: str) -> int:
    """Return how much 500, 3千 or 1万2000 is."""
    parts = re.findall("([0-9]+)([万千]?)", price)
    return sum(int(number) * {"万": 10_000, "千": 1_000}.get(unit, 1) for number, unit in parts)
