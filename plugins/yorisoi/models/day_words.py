"""The words that people write rules of days with, each spelt in one place.

The patterns of `plain_days`, `day_lists`, `day_brackets`, `day_grammar`, `unclear_days` and
`year_spans` are made of these.
"""

from yorisoi.models.parsers import WEEKDAYS

WEEKDAY = f"[{WEEKDAYS}]"
WORKDAYS = "平日"  # Monday to Friday without holidays
WEEK = "[1-5一二三四五]"  # which of its weekday in a month
HOLIDAY = "(?:国民の)?祝(?:休日|祭日|日)?"
ANY_HOLIDAY = f"(?:{HOLIDAY}|休日)(?:(?:・|又は|または|や|及び|か)休日)*"  # or one in its place
# の場合, に当たるとき, が重なった日
FALLS_ON = "(?:に?[あ当]た(?:る|った)|[とがに]重な(?:る|った))"
WHEN = f"(?:の?(?:場合|とき|時)|の日|{FALLS_ON}(?:場合|とき|時|日))"

# 休館, 休診日, お休みです, 閉所します; 休日 is not among them: those are holidays.
SAID_POLITELY = "(?:です|します|とします|となります|をいただきます)"
CLOSED_NAME = (
    "(?:(?:お?休み|休[館業場所室診園講校]|定休|閉[館所室園鎖]|中止)(?:日|期間)?"
    "|(?:館内|図書)?整理日)"
)
CLOSED = f"(?:{CLOSED_NAME}{SAID_POLITELY}?|休みます|休(?!日))"
OPENED = "(?:開館|営業|開所|開室|開場)"
LEFT_OUT = "(?:除く|のぞく|除きます|以外)"
INCLUDED = "(?:含む|含みます)"
ONLY = "(?:のみ|だけ)"
BUT = "(?:ただし|但し)"
