"""A deadline, or a day on which applications begin, that no field has, or another one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from yorisoi.clock import as_written
from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, differs, one_of
from yorisoi.loading.announcements.days import (
    DAY,
    HALF_A_YEAR,
    TIME,
    is_held,
    near,
    times_in,
)
from yorisoi.loading.announcements.sentences import OF_OTHER_LIMITS, of_this_event
from yorisoi.schedule.occurrence import Occurrence

APPLYING = "(?:申し?込み?|予約|受付|応募|募集|参加希望|エントリー)"
BY_THEM = (
    "(?!します|いたし|する|でお?(?:知らせ|ご?連絡)[しい])"  # no 前日までに電話でお知らせします
)
ANSWERING = f"(?:お?電話|ご?連絡|お?知らせ|ご?返信|お?申し?出){BY_THEM}"
BY_US = "に[^\n。]{0,14}(?:お知らせ|ご?連絡|ご?案内|お?送り|送付)(?:し|いた)"  # 12月9日までにURLを
CLOSES = "(?:締め?切り?|〆切?り?|しめ切り|しめきり)"
BEFORE_IT = "(?:当日|前日|前々日|[0-9]{1,2}(?:日|週間)前)"
AT = rf"(?: ?(?:\([^()\n]{{1,5}}\)|[月火水木金土日]曜日?))?の? ?{TIME}?"
LIMIT = rf"(?:{DAY}|{BEFORE_IT}){AT}"
OPENS = rf"{DAY}[^\n。0-9]{{0,6}}{TIME}? ?(?:から|より|[〜~-])"
DEADLINE = re.compile(
    one_of(
        # 申込締切：12月8日, 予約期限は前日
        rf"(?:{CLOSES}日?|{APPLYING}(?:期限|期日))(?:は|[{MARKS}]){{0,6}}"
        rf"(?P<first>(?:各回|開催日の?)?{LIMIT})",
        # 申込：11/20 9:00〜12/8 17:00
        rf"{APPLYING}(?:期間)?(?:は|[{MARKS}])*{OPENS} ?(?P<period>{DAY}{AT})(?:まで)?",
        # 予約は前日17時まで, 受付は11月20日から12月8日まで
        rf"{APPLYING}[^\n。0-9]{{0,10}}(?:{OPENS} ?)?(?P<last>{LIMIT})"
        rf"[^\n。0-9]{{0,6}}(?:まで(?!{BY_US})|必着|{CLOSES})",
        # 12月8日までに電話で申込み, 12月8日必着
        rf"(?P<early>{LIMIT}) ?"
        rf"(?:まで(?:に、?|の)?[^\n。、0-9]{{0,14}}?(?:{APPLYING}|{ANSWERING})|必着|を?{CLOSES})",
        # 申込受付中（最終12月8日）
        rf"{APPLYING}[^\n。0-9]{{0,10}}最終日?(?:は|[{MARKS}]){{0,4}}(?P<final>{LIMIT})",
    )
)
OPENING = re.compile(
    one_of(
        rf"{APPLYING}(?:の?受付)?開始日?(?:は|[{MARKS}])*(?P<begins>{DAY}{AT})",
        rf"{APPLYING}(?:期間|受付)?(?:は|[{MARKS}])*(?P<from>{DAY}{AT}) ?"
        "(?:から|より|スタート|開始|[〜~-])",
        rf"(?P<on>{DAY}{AT}) ?(?:から|より)[^\n。0-9]{{0,6}}{APPLYING}",
    )
)
BEFORE = re.compile("([0-9]{1,2})(日|週間)前")
TO_DEADLINE = -150  # days from a date to its deadline


def deadline(words: Words) -> Iterator[Told]:
    """Tell of a deadline that no field has, or of another one."""
    dates = words.dates
    if not _takes_applications(words):
        return
    stated = [one.deadline for one in dates if one.deadline]
    said = [
        (found, day)
        for found in of_this_event(DEADLINE, words, OF_OTHER_LIMITS)
        if (day := _closes(found, dates))
    ]
    if any(_agrees(found, day, limit) for found, day in said for limit in stated):
        return
    last = dates[-1].last_day
    for found, day in said:
        if stated:
            yield differs(found, "deadline", as_written(words.event.deadline or min(stated)))
        elif not last - timedelta(HALF_A_YEAR) < day <= last:  # a slip, as a year of 令和
            yield differs(found, "date" if words.event.date else "dates", last)
        else:
            line = f"deadline: {_line(_limit(found), day)}"
            yield Told(found.start(), "deadline_in_words", {"value": found[0], "line": line})


def opening(words: Words) -> Iterator[Told]:
    """Tell of a day to come from which one may apply that no field has, or of another one."""
    if not _takes_applications(words):
        return
    stated = {_day(one.opens) for one in words.dates if one.opens}
    for found in of_this_event(OPENING, words, OF_OTHER_LIMITS):
        said = found["begins"] or found["from"] or found["on"]
        day = near(said, words.dates, -HALF_A_YEAR)
        is_past = day and words.today and day <= words.today
        if not day or is_past or day > words.dates[-1].day or day in stated:
            continue
        if is_held(day, words.dates):  # the reception at the door
            continue
        if stated:
            yield differs(found, "apply_from", as_written(words.event.apply_from or min(stated)))
        else:
            line = f"apply_from: {_line(said, day)}"
            yield Told(found.start(), "opening_in_words", {"value": found[0], "line": line})


def _takes_applications(words: Words) -> bool:
    needless = words.event.needs_no_application
    return not needless and any(one.status in ("scheduled", "moved") for one in words.dates)


def _closes(found: re.Match[str], dates: Sequence[Occurrence]) -> date | None:
    """Return the day that words give as the deadline of the first date."""
    words = _limit(found)
    if before := BEFORE.search(words):
        return dates[0].day - timedelta(int(before[1]) * (7 if before[2] == "週間" else 1))
    for word, days in (("前々日", 2), ("前日", 1), ("当日", 0)):
        if word in words:
            return dates[0].day - timedelta(days)
    return near(words, dates, TO_DEADLINE)


def _agrees(found: re.Match[str], day: date, limit: date | datetime) -> bool:
    if day != _day(limit):
        return False
    times = times_in(_limit(found))
    return not times or not isinstance(limit, datetime) or limit.time() in times


def _limit(found: re.Match[str]) -> str:
    return found["first"] or found["period"] or found["last"] or found["early"] or found["final"]


def _line(words: str, day: date) -> str:
    """Return how a field says a deadline: 前日 17:00, 2026-12-08."""
    short = re.search(BEFORE_IT, words)
    clocks = times_in(words)
    return f"{short[0] if short else day}{f' {clocks[0]:%H:%M}' if clocks else ''}"


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
