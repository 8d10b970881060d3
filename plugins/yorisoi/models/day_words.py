"""The words that people write rules of days with, each spelt in one place.

The patterns of `day_grammar`, `day_lists`, `unclear_days` and `year_spans` are made of these.
"""

from yorisoi.models.parsers import WEEKDAYS

WEEKDAY = f"[{WEEKDAYS}]"
WORKDAYS = "平日"  # Monday to Friday without holidays
WEEK = "[1-5一二三四五]"  # which of its weekday in a month
HOLIDAY = "(?:国民の)?祝(?:休日|祭日|日)?"
ANY_HOLIDAY = f"(?:{HOLIDAY}|休日)(?:(?:・|又は|または|や|及び|か)休日)*"  # or one in its place
CLOSED = "(?:お?休み|休館|休業|休場|休所|休室|休診|定休|閉館|閉鎖)(?:日|期間)?"
OPENED = "(?:開館|営業|開所|開室|開場)"
LEFT_OUT = "(?:除く|のぞく|除きます|以外)"
INCLUDED = "(?:含む|含みます)"
ONLY = "(?:のみ|だけ)"
BUT = "(?:ただし|但し)"
