"""What people write of days that has two readings, or none as days of a week or a month.

Each pattern has a sentence of its own for staff; whatever else cannot be read has a general one.
"""

import re

from yorisoi.models.day_words import ANY_HOLIDAY, CLOSED, OPENED, WEEKDAY
from yorisoi.models.record import refusal

COUNTED_WORKDAY = re.compile("[0-9第最終]の?(?:平日|毎日)")  # 最終平日 is one day, not five
# What has days of its own in every year
SEASON = re.compile(
    "年末|年始|正月|盆|[春夏秋冬](?:[季期]|休み)|[0-9]月(?:[の〜~0-9]|から)"
    "|(?<![第0-9・、,〜~])(?:1[0-2]|[1-9])月(?:[はをに)]|$)|(?<![第0-9])[0-9]{1,2}/[0-9]"
)
EVERY_SECOND = re.compile("隔週|[奇偶]数週")
# 月（祝日は開館）: and then, or not, on the next day
UNCLEAR_HOLIDAY = re.compile(
    f"{ANY_HOLIDAY}.*(?:場合|とき|時|なら)|{ANY_HOLIDAY}[はも]?(?:{OPENED}|{CLOSED}|開く|振替)"
)
# 奇数月の第1水, 第3火の翌日, 祝前日, 随時
ONLY_BY_DATE = re.compile(
    rf"[奇偶]数月|隔月|か月|第[1-5一二三四五][^()祝]*{WEEKDAY}曜?日?の(?:翌|前日)|祝日?の?前日|営業日"
    "|[年月]に?[0-9]回|週に?[0-9][回日]|随時|不定期|不定休|要予約"
)
# 25日(水) is a day beside its weekday, 月1日 two things without a sign between them.
BESIDE = re.compile(
    rf"[0-9]日?\s*\({WEEKDAY}曜?日?\)|(?<!毎){WEEKDAY}曜?日?\s*[0-9]{{1,2}}日(?!曜)"
)


def refuse_unclear(text: str) -> None:
    """Raise where days have two readings, or none as days of a week or a month."""
    if COUNTED_WORKDAY.search(text):
        raise refusal("not_weekdays_of_month")
    if SEASON.search(text):
        raise refusal("season_in_days")
    if EVERY_SECOND.search(text):
        raise refusal("every_second_week")
    if UNCLEAR_HOLIDAY.search(text):
        raise refusal("holidays_unclear")
    if ONLY_BY_DATE.search(text):
        raise refusal("only_by_date")
    if BESIDE.search(text):
        raise refusal("not_weekdays")
