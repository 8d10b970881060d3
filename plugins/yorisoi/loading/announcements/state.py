"""A state that no field has, or another one: 満席, 中止, 延期, 受付終了."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, differs
from yorisoi.loading.announcements.days import days_of
from yorisoi.loading.announcements.sentences import may_be, of_others
from yorisoi.models.event_dates import STATUS_NAMES, STATUS_WORDS

STATES = STATUS_NAMES | {"休講": "cancelled"}
# What a state may be of alone
OF_A_PART = re.compile(
    "(?:託児|保育|提供|販売|配布|貸し?出し|送迎|試食|飲食|配信|駐車場)[^。、]{0,4}[はも:]"
)
ENDED = (
    "(?:に|と|を)?(?:なりました|なっています|いたし(?:ました|ます)|し(?:ました|ます)"
    r"|決定|させていただきます|です|(?=[。!】\])]|\s*$))"
)
STATE = re.compile(
    f"(?P<state>満席|満員|中止|休講|延期){ENDED}"
    "|定員に達しました|キャンセル待ち(?:のみ|です|となります|を?受付|を?受け付け)"
)
STATE_IN_TITLE = re.compile(
    r"定員に達しました|キャンセル待ち|(?:[\[(【《〈「※★■◆]\s?|^)(?:開催|[0-9/月日 ]+(?:に|へ|は))?"
    r"(?P<state>満席|満員|中止|延期)(?:御礼|になりました|です)?(?:[\])】》〉」]|(?=[\s:]|$))"
)
AS_PLANNED = re.compile("予定(?:どおり|通り)[、に]?(?:開催|行|開き|実施|おこな)")
CLOSED = re.compile(
    r"(?:受付|申し?込み?|募集|予約)(?:の受付)?(?:は|を|が)?\s?(?:終了|締め?切り?)"
    rf"(?![{MARKS}]*(?:各回|前|当日|[0-9]))"  # 【申込締切】12/8 is a label
    r"(?:し?(?:ました|ています)|いたしました|です|済み?|(?=[\])】》〉]|$))",
    re.MULTILINE,
)


def state(words: Words) -> Iterator[Told]:
    """Tell of a state that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(one.status != dates[0].status for one in dates):
        return  # told date by date
    status = event.status if dates[0].status == "moved" else dates[0].status
    pattern = STATE_IN_TITLE if words.in_title else STATE
    for found in pattern.finditer(words.text):
        name = STATES.get(found["state"] or "満席", "full")
        is_moved = name == "postponed" and dates[0].status == "moved"
        if name == status or is_moved or of_others(found, OF_A_PART):
            continue
        if not words.in_title and may_be(found, dates):
            continue
        if status != "scheduled" or ("status" in event.model_fields_set and len(dates) == 1):
            yield differs(found, "status", STATUS_WORDS[status])
            continue
        yield _missing(words, found, name)
    planned = AS_PLANNED.search(words.text)
    if planned and status in ("cancelled", "postponed") and not may_be(planned, dates):
        yield differs(planned, "status", STATUS_WORDS[status])
    for found in CLOSED.finditer(words.text) if status == "scheduled" else ():
        if not any(one.deadline for one in dates) and not may_be(found, dates):
            yield Told(found.start(), "closed_in_words", {"value": found[0]})


def _missing(words: Words, found: re.Match[str], name: str) -> Told:
    """Return that a state stands in words alone, with how to write it for one date of several."""
    event, dates = words.event, words.dates
    values = {"value": found[0], "status": name}
    if words.in_title:
        return Told(found.start(), "state_in_title", values)
    if not (event.repeat or event.dates):
        return Told(found.start(), "state_in_words", values)
    days = days_of(found, dates) or [dates[0].day]
    line = ", ".join(f"{{date: {day}, status: {name}}}" for day in days)
    return Told(found.start(), "state_of_date_in_words", values | {"line": line})
