"""What people write of days that has two readings, or none as days of a week or a month.

Each kind has a sentence of its own for staff; whatever else cannot be read has a general one.
"""

import re

from yorisoi.models.day_words import ANY_HOLIDAY, CLOSED, OPENED, WEEKDAY
from yorisoi.models.record import refusal

# Days of their own in every year
SEASON = re.compile(
    "年末|年始|正月|盆|GW|ゴールデン|元[日旦]|大晦日|[春夏秋冬](?:[季期]|休み)"
    "|[0-9]月(?:[の〜~0-9]|から)"
    "|(?<![第0-9・、,〜~])(?:1[0-2]|[1-9])月(?:[はをに)・、]|$)|(?<![第0-9])[0-9]{1,2}/[0-9]"
)
TIME = re.compile("[0-9](?:時|:[0-9])|午[前後]|夜間|昼間|早朝|深夜|(?<!最)終日")
EVERY_SECOND = re.compile("隔週|[奇偶]数週")
# 月（祝日は開館）: and then, or not, on the next day
UNCLEAR_HOLIDAY = re.compile(
    f"{ANY_HOLIDAY}.*(?:場合|とき|時|なら)|{ANY_HOLIDAY}[はも]?(?:{OPENED}|{CLOSED}|開く|振替)"
)
# 奇数月の第1水, 第3火の翌日, 祝前日, 最終平日, 5のつく日, 月末（土日の場合は直前の金曜）
ONLY_BY_DATE = re.compile(
    rf"[奇偶]数月|隔月|か月|第[1-5一二三四五][^()祝]*{WEEKDAY}曜?日?の(?:翌|前日)"
    "|祝日?の?(?:前日|翌平日)|[営開][業館所]日|月初|[年月]に?[0-9]回|週に?[0-9][回日]"
    "|(?:[0-9第最終末初]|最後)め?の?(?:平日|毎日)|の[つ付]く日|学校|授業"
    "|(?:場合|とき)は.*[翌前直]"
)
# 第2土曜（変更の場合は前日に連絡）: days, and a word to those who come
WORDS = re.compile("変更|連絡|お知らせ|確認|電話")
NOT_FIXED = re.compile("随時|不定|予約|応相談|要相談|問い?合|カレンダー|異な[るり]|下記|別途")
# 25日(水) is a day beside its weekday, 月1日 two things without a sign between them.
BESIDE = re.compile(
    rf"[0-9]日?\s*\({WEEKDAY}曜?日?\)|(?<!毎){WEEKDAY}曜?日?\s*[0-9]{{1,2}}日(?!曜)"
)
# 月〜金（祝日を除く）・第2土
SEVERAL = re.compile(r"\)\s*[^()\s]")


def refuse_unclear(text: str) -> None:
    """Raise where days have two readings, or none as days of a week or a month."""
    if SEASON.search(text):
        raise refusal("season_in_days")
    if TIME.search(text):
        raise refusal("time_in_days")
    if EVERY_SECOND.search(text):
        raise refusal("every_second_week")
    if UNCLEAR_HOLIDAY.search(text):
        raise refusal("holidays_unclear")
    if WORDS.search(text) and re.search(f"{WEEKDAY}曜|第[0-9]", text):
        raise refusal("words_in_days")
    if ONLY_BY_DATE.search(text):
        raise refusal("only_by_date")
    if NOT_FIXED.search(text):
        raise refusal("no_fixed_days")
    if BESIDE.search(text):
        raise refusal("not_weekdays")
    if SEVERAL.search(text):
        raise refusal("several_rules")
