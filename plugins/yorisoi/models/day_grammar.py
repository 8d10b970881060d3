"""How people write rules of days: one grammar for hours, closures, repeats and exhibitions."""

import re
from dataclasses import replace

from yorisoi.models.day_rules import (
    FRIDAY,
    LONGEST_MONTH,
    ON_HOLIDAYS,
    SATURDAY,
    SUNDAY,
    WORKDAYS,
    Days,
    together,
)
from yorisoi.models.parsers import WEEKDAYS, half_width
from yorisoi.models.record import refusal
from yorisoi.models.weekdays import LAST, OfMonth, parse_month_weekdays, parse_weekdays
from yorisoi.models.year_spans import is_year_span

LONGEST_RULE = 200  # letters; what is longer is text, and each bracket is read by itself
CLOSED_WORD = re.compile("(?<![春夏秋冬])は?(?:お?休み|休館|定休|閉館|休場|休業)日?$")
CLOSED_HEAD = re.compile("^(?:休館|定休|閉館|休業|休み)日?:\\s*")
# Tuesday to Saturday are open in 火〜土、月曜休館, and closed in 火〜木、月曜休館, or the reverse.
# 祝日の翌日（土・日曜日のときは開館）
OPEN_IN_BRACKETS = re.compile(
    rf"\((?:その日が)?([第0-9{WEEKDAYS}曜・、と]+?)(?:の?(?:場合|とき))?に?は(?:開館|営業|開所)\)"
)
OPEN_AND_CLOSED = re.compile("[〜~-].*[、,。 ]")
NEVER_CLOSED = re.compile("(?:会期中|期間中|年中)?(?:無休|なし|ありません)")
DATED = re.compile("[0-9]{4}[-/年]|令和")
BRACKETED = re.compile(f"\\(([{WEEKDAYS}祝])\\)")  # what Unicode makes of ㈪
AND = re.compile("及び|および|並びに|ならびに|/|と(?=[第最毎平土日祝月火水木金0-9])")
# Of every month in 毎週第2木, as there is one in no week; 毎日曜 are the Sundays
EVERY_NUMBERED = re.compile(f"毎週の?(?=第|最終)|毎(?=[{WEEKDAYS}]曜)")
ONLY = re.compile("(?:のみ|だけ)$")
HOLIDAY = "(?:国民の)?祝(?:休日|祭日|日)?"
SUBSTITUTE = re.compile(
    rf"({HOLIDAY})(?:\(振替休日[をも]?含(?:む|みます)?\)|(?:・|、|又は|または|や|及び|と)振替休日(?!の翌))"
)
AROUND_RANGE = re.compile(r"\s*([〜~])\s*")
AFTER_HOLIDAY = re.compile(f"(?<![{WEEKDAYS}]){HOLIDAY}の翌日")
# The day after a holiday, or after each of them, as who rests on Sundays may rest on Mondays too
AFTER_WEEKEND = re.compile(f"(?<![0-9末曜])[土日](?:曜日?)?・{HOLIDAY}の翌日")
WHOLE_WEEK = re.compile("毎日(?!曜)|(?:365日)?年中無休|無休|365日")
END_OF_MONTH = re.compile(f"(?:毎月の?末日?|月末日?|末日)(?![の曜平最{WEEKDAYS}])")
MONTH_DAYS = r"((?:[0-9]{1,2}日?[・、,と])*[0-9]{1,2}日)(?!曜)"
# In 第2・4日 the 4日 is a Sunday.
OF_EVERY_MONTH, WITHOUT_WEEKS = re.compile("毎月の?" + MONTH_DAYS), re.compile(MONTH_DAYS)
EVERY_SECOND = re.compile("隔週|[奇偶]数週")
# What no rule of a week or a month says: 奇数月の第1水, 第3火の翌日, 祝前日, 随時
ONLY_BY_DATE = re.compile(
    rf"[奇偶]数月|隔月|か月|第[1-5一二三四五][^()祝]*[{WEEKDAYS}]曜?日?の(?:翌|前日)|祝日?の?前日|営業日"
    "|[年月]に?[0-9]回|週に?[0-9][回日]|随時|不定期|不定休|要予約"
)
# What has days of its own in every year, and cannot be read as one of a week or a month
SEASONS = re.compile(
    "年末|年始|正月|盆|[春夏秋冬](?:[季期]|休み)|[0-9]月(?:[の〜~0-9]|から)"
    "|(?<![第0-9・、,〜~])(?:1[0-2]|[1-9])月(?:[はをに)]|$)|(?<![第0-9])[0-9]{1,2}/[0-9]"
)
# 月〜土（第3水を除く）, 火〜土（月・日は休館）
BUT = re.compile(
    r"(.+?)\s*\((?:ただし、?|但し、?)?(.+?)"
    r"(?:(?:の場合|のとき)?[はを]?(?:除く|のぞく|除きます|以外)|は?(?:お?休み|休館|定休|閉館)日?)\)"
)
CLOSED_IN_BRACKETS = re.compile(r"(?:休み|休館|定休|閉館)日?\)$")
# 月〜金 ※祝日を除く, 月曜日。ただし、祝日の場合は翌日
REMARK = re.compile(r"\s*(?:※|[。、]?(?:ただし|但し))、?\s*([^()]+)$")
WEEK = "[1-5一二三四五]"
WEEKS_BEHIND = re.compile(  # 土曜（第1・第3のみ）, 土曜（第3を除く）
    rf"(?:毎[週月]の?)?([{WEEKDAYS}])曜?日?\s*\((第?{WEEK}(?:(?:[・、,と]第?|第){WEEK})*)"
    r"(?:のみ|だけ|(は休み|を?除く|以外))?\)"
)
WITH_HOLIDAYS = re.compile(rf"(.+?)\s*\({HOLIDAY}[をも]?含(?:む|みます)\)|{HOLIDAY}を含む(.+)")
SAME_AS_WORKDAYS = re.compile(r"平日\s*\(月曜?日?[〜~-]金曜?日?\)")
# 25日(水) is a day beside its weekday, 月1日 two things without a sign between them.
BESIDE = re.compile(
    rf"[0-9]日?\s*\([{WEEKDAYS}]曜?日?\)|(?<!毎)[{WEEKDAYS}]曜?日?\s*[0-9]{{1,2}}日(?!曜)"
)
COUNTED_WORKDAY = re.compile("[0-9第最終]の?(?:平日|毎日)")  # 最終平日 is one day, not five
# 日 alone behind it is any day: Tuesday to Sunday in 月曜以外の日
ALL_BUT = re.compile("(.+?)(?:を除く|をのぞく|以外の?)(?:日$)?(.*)")
OF_HOLIDAY = rf"(?:{HOLIDAY}|休日)(?:(?:・|又は|または|や|及び|か)休日)*"
# 月（祝日の場合は翌日）: how museums write it
MOVED = re.compile(
    rf"(.+?)\s*\((?:ただし、?|但し、?)?(?:その日が|[{WEEKDAYS}]曜日?が?)?{OF_HOLIDAY}"
    r"(?:(?:(?:の|に?[あ当]たる|に?[あ当]たった|と重な[るった]+)?(?:場合|とき|時|日)|なら)は?、?"
    r"(?:開館(?:し|して|とし)?、?)?|は、?(?:開館|営業|開所)(?:し|して|とし)?、?)(?:その)?"
    r"(翌日|次の日|(?:翌|次の|直後の)平日|(?:翌日|その日)?以降の(?:最初の|直近の)?平日)"
    r"(?:[がにを]?(?:休み|休館|休館日|閉館|休業|振替休館))?\)"
)
# 月（祝日は開館）: and then, or not, on the next day
UNCLEAR_HOLIDAY = re.compile(
    f"{OF_HOLIDAY}.*(?:場合|とき|時|なら)|{OF_HOLIDAY}[はも]?(?:開館|営業|開所|開く|振替)"
)
NAMED = re.compile(rf"\s*\(([{WEEKDAYS}])曜")  # 日・月（月曜が祝日の場合は翌日）


def parse_days(text: str) -> Days:
    """Return the days of 月〜金, 第2・第4水, 土日祝, 平日, 毎月20日, 月（祝日の場合は翌日）."""
    written = _bounded(text)
    plain = BRACKETED.sub(r"\1", REMARK.sub(r"(\1)", written))
    plain = SAME_AS_WORKDAYS.sub(WORKDAYS, plain)
    if behind := WEEKS_BEHIND.fullmatch(plain):
        weeks = "・".join(f"第{week}" for week in re.findall(WEEK, behind[2])) + behind[1]
        plain = f"{behind[1]}({weeks}を除く)" if behind[3] else weeks
    _refuse_unclear(written, plain)
    if moved := MOVED.fullmatch(plain):
        return _moved(moved)
    if both := WITH_HOLIDAYS.fullmatch(plain):
        days = parse_days(both[1] or both[2])
        # on all holidays, or on those of these weekdays
        if len(days.weekdays) < len(WEEKDAYS) or days.without_holidays:
            raise refusal("not_weekdays")
        return replace(days, holidays=True)
    if but := BUT.fullmatch(plain):
        return _without(parse_days(but[1]), parse_days(but[2]))
    if all_but := ALL_BUT.fullmatch(plain):
        # 月〜金、祝日を除く and 月曜以外・祝 have two readings.
        is_list = not all_but[2] and not re.fullmatch(f"[{WEEKDAYS}曜・]+", all_but[1])
        if is_list or re.match("[・、,]", AND.sub("・", all_but[2])):
            raise refusal("not_weekdays")
        return _without(parse_days(all_but[2] or "毎日"), parse_days(all_but[1]))
    return _listed(plain)


def _bounded(text: str) -> str:
    """Return a text in half width, or raise where it is longer than any rule.

    A holiday is one in its place too (振替休日), whether that is said or not.
    """
    plain = half_width(text)
    if len(plain) > LONGEST_RULE:
        raise refusal("not_weekdays")
    return SUBSTITUTE.sub(r"\1", AROUND_RANGE.sub(r"\1", plain))


def _refuse_unclear(written: str, plain: str) -> None:
    """Raise where days have two readings, or none as days of a week or a month."""
    if MOVED.fullmatch(plain) or BUT.fullmatch(plain):
        return  # each of their parts is read by itself
    if COUNTED_WORKDAY.search(plain):
        raise refusal("not_weekdays_of_month")
    if SEASONS.search(plain):
        raise refusal("season_in_days")
    if EVERY_SECOND.search(plain):
        raise refusal("every_second_week")
    if UNCLEAR_HOLIDAY.search(plain):
        raise refusal("holidays_unclear")
    if ONLY_BY_DATE.search(plain):
        raise refusal("only_by_date")
    if BESIDE.search(written):
        raise refusal("not_weekdays")


def _moved(moved: re.Match[str]) -> Days:
    """Return the days of a rule that leaves holidays alone and names the next weekday."""
    days = parse_days(moved[1])
    before_weekend = {day for _, day in days.weekdays} & {FRIDAY, SATURDAY}
    if before_weekend and moved[2] in ("翌日", "次の日"):
        raise refusal("moved_to_weekend")
    named = NAMED.match(moved.string, moved.end(1))
    of_others = named and days.weekdays != ((None, WEEKDAYS.index(named[1])),)
    if of_others or days.holidays or days.after_holidays:
        raise refusal("not_weekdays")
    return replace(days, moves=True)


def _without(days: Days, others: Days) -> Days:
    """Return days without others; a weekday that is left out of all weeks is not among them."""
    if others.moves or others.without:  # 平日以外 would leave out holidays, or open on them
        raise refusal("not_weekdays")
    weekly = {day for number, day in others.weekdays if number is None}
    weekdays = tuple(pair for pair in days.weekdays if pair[1] not in weekly)
    if not weekdays and days.weekdays:
        raise refusal("not_weekdays")
    if days.weekdays and not (days.holidays or days.after_holidays or days.month_days):
        others = replace(
            others, weekdays=tuple(pair for pair in others.weekdays if pair[0] is not None)
        )
    left = together(rule for rule in (days.without, others) if rule)
    if len(left) > 1:
        raise refusal("not_weekdays")
    return replace(days, weekdays=weekdays, without=left[0] if left else None)


def _listed(plain: str) -> Days:
    """Return the days of a list: weekdays of a week or a month, days of a month, holidays."""
    rest = EVERY_NUMBERED.sub("", ONLY.sub("", AND.sub("・", plain)).replace("最後の", "最終"))
    if AFTER_WEEKEND.search(rest):
        raise refusal("not_weekdays")
    rest, after = AFTER_HOLIDAY.subn("・", rest)
    rest, ends = END_OF_MONTH.subn("・", rest)
    rest, whole = WHOLE_WEEK.subn(WEEKDAYS, rest)
    never = whole and "毎日" not in plain
    pattern = OF_EVERY_MONTH if "第" in rest else WITHOUT_WEEKS
    written = [number for match in pattern.findall(rest) for number in re.findall("[0-9]+", match)]
    rest = pattern.sub("・", rest.replace("毎月", "") if written and "第" not in rest else rest)
    month_days = [*sorted(map(int, written)), *[LAST] * ends]
    rest, workdays = re.subn(WORKDAYS, WEEKDAYS[:SATURDAY], rest)
    rest, holidays = re.subn(HOLIDAY, "・", rest)
    rest = rest.strip("・、, ").replace("から", "〜")
    is_monthly = re.search("[0-9第最一二三四五]", rest)
    weekdays: tuple[OfMonth, ...] = ()
    if is_monthly:
        weekdays = parse_month_weekdays(rest)
    elif rest:
        weekdays = tuple((None, day) for day in parse_weekdays(rest.replace("毎週", "")))
    twice = holidays > 1 or len({*month_days}) < len(month_days)
    is_day = all(day == LAST or 1 <= day <= LONGEST_MONTH for day in month_days)
    on_sundays = any(day == SUNDAY for _, day in weekdays)
    if workdays and not holidays and (on_sundays or month_days or after):
        raise refusal("holidays_unclear")  # 平日 leaves holidays out, the others may not
    if twice or not is_day or not (weekdays or month_days or holidays or after):
        raise refusal("not_weekdays")
    return Days(
        weekdays,
        tuple(month_days),
        holidays=bool(holidays or never),
        after_holidays=bool(after),
        without=ON_HOLIDAYS if workdays and not holidays else None,
    )


def parse_open_days(text: str) -> Days:
    """Return the days of a week or a month on which something happens."""
    days = parse_days(text)
    after = days.after_holidays or (days.without and days.without.after_holidays)
    if days.moves:
        raise refusal("holidays_unclear")
    if after:
        raise refusal("not_weekdays")
    return days


def parse_closed_rule(text: str) -> Days:
    """Return the days of a rule by which something is closed: 月, 毎月20日, 祝日の翌日."""
    plain = OPEN_IN_BRACKETS.sub(r"(\1を除く)", _bounded(text))
    if NEVER_CLOSED.fullmatch(CLOSED_HEAD.sub("", plain)):
        raise refusal("never_closed")
    if DATED.match(plain):
        raise refusal("date_in_days")
    if is_year_span(plain):
        raise refusal("yearly_in_days")
    if CLOSED_IN_BRACKETS.search(plain) and not MOVED.fullmatch(plain):
        # 日（祝日は休館） would open it on holidays
        raise refusal("holidays_unclear" if "祝" in plain else "not_weekdays")
    rule = CLOSED_WORD.sub("", CLOSED_HEAD.sub("", plain))
    days = parse_days(rule)
    is_mixed = rule != plain and OPEN_AND_CLOSED.search(rule)
    if is_mixed or {(None, day) for day in range(len(WEEKDAYS))} <= {*days.weekdays}:
        raise refusal("not_weekdays")
    return days
