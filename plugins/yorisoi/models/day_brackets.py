"""What stands in brackets behind a list of days, and what each kind of it says of the list."""

import re

from yorisoi.models.day_words import (
    ANY_HOLIDAY,
    BUT,
    CLOSED,
    HOLIDAY,
    INCLUDED,
    LEFT_OUT,
    ONLY,
    OPENED,
    WEEK,
    WEEKDAY,
    WHEN,
)

BEHIND = re.compile(rf"(.+?)\s*\((?:{BUT}、?)?([^()]+)\)")
SAID = re.compile(rf"\((?:{BUT}、?)?([^()]+)\)")

# 祝日を除く, 第3水は休み in a rule of opening; 第2月曜は開館 in one of closing
LEAVES_OUT = f"(?:{WHEN})?[はを]?{LEFT_OUT}"
IS_CLOSED, IS_OPEN = f"(?:{WHEN})?は?{CLOSED}", f"(?:{WHEN})?に?は{OPENED}"
BUT_CLOSED = re.compile(f"(.+?)(?:{LEAVES_OUT}|{IS_CLOSED})")
# その日が土・日・祝日のときは開館 is said of 祝日の翌日. Of a weekday, 祝日は開館 is unclear:
# it may be closed on the next day in its place.
THAT_DAY = f"(?<=その日が)[土日曜・]+{HOLIDAY}"
BUT_OPEN = re.compile(f"(.+?){LEAVES_OUT}|(?:その日が)?({THAT_DAY}|[^祝休]+?){IS_OPEN}")

WITH_HOLIDAYS = re.compile(f"(?:土・?日・?)?{HOLIDAY}[をも]?{INCLUDED}|(?:年中)?無休")
NUMBERS = re.compile(f"(第?{WEEK}(?:(?:[・、,と]第?|第){WEEK})*){ONLY}?")  # 第1・第3のみ

# How museums write of Mondays: 祝日の場合は翌日, 月曜が祝日のときは開館し、翌平日休館,
# 祝日は開館、その翌日以降の最初の平日に振替
WHICH = f"(?:(?:その日|当日|休館日)が|(?P<weekday>{WEEKDAY})曜日?が?)?"
STAYS_OPEN = f"{OPENED}(?:し|して|とし)?、?"
ON_HOLIDAYS = f"{ANY_HOLIDAY}(?:(?:{WHEN}|なら)は?、?(?:{STAYS_OPEN})?|は、?{STAYS_OPEN})"
NO_HOLIDAY = "(?:平日|休日でない日)"
LATER = f"(?:翌日|その日)?以[降後](?:の|で)(?:最初の|直近の|最も近い)?{NO_HOLIDAY}"
THEN = f"(?:その)?(?:(?P<next_day>翌日|次の日)|(?:翌|次の|直後の){NO_HOLIDAY}|{LATER})"
IS_MOVED = f"(?:[がにを]?(?:(?:振替)?{CLOSED}|振替|振り替え|繰り?下げ))?"
MOVED = re.compile(WHICH + ON_HOLIDAYS + THEN + IS_MOVED)
# On weekends and holidays too, of 祝日の翌日 as of others
EVEN_ON_HOLIDAYS = re.compile(
    rf"\s*\((?:その日が)?(?:土・?日・?)?{ANY_HOLIDAY}(?:{WHEN}も|(?:{WHEN})?でも)、?{CLOSED}\)$"
)
