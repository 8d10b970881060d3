"""A state that no field has, or another one: 満席, 中止, 延期, 受付終了."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, differs, one_of, sentence_of
from yorisoi.loading.announcements.days import days_in, days_of, is_held
from yorisoi.loading.announcements.sentences import (
    OF_OTHER_LIMITS,
    may_be,
    of_others,
    of_this_event,
)
from yorisoi.models.event_dates import STATUS_WORDS
from yorisoi.models.parsers import half_width

# What a state may be of alone
OF_A_PART = re.compile(
    "(?:託児|保育|提供|販売|配布|貸し?出し|送迎|試食|飲食|配信|駐車場)[^。、]{0,4}[はも:]"
)
ENDED = one_of(
    "(?:に|と|を)?(?:なりました|なっています|いたし(?:ました|ます)|し(?:ました|ます)|なります)",
    "(?:と|に)?(?:決定|させていただき(?:ます|ました))",
    "です",
    "のお知らせ(?![はをが])",
    r"(?=[。!※】\])]|\s*$)",
)
FULL = one_of(
    f"(?:満席|満員){ENDED}",
    "満員御礼",
    "定員(?:に達し(?:ました|たため|たので)|になりました|いっぱいです)",
    "キャンセル待ち(?:のみ|です|となります|(?:での|の|を)?(?:受付|受け付け))",
)
CANCELLED = one_of(
    f"(?:中止|休講){ENDED}",
    "(?:見合わせ|取り?やめ|とりやめ)(?:ます|ました|(?:に|と)なりました|させていただきます|ることに)",
)
OFF = "お?休み(?:し(?:ます|ました)|です|(?:に|と)なりました|させていただきます|いたします)"
STATE = re.compile(
    rf"(?P<full>{FULL})|(?P<cancelled>{CANCELLED}|(?P<off>{OFF}))|(?P<postponed>延期{ENDED})"
)
STATE_IN_TITLE = re.compile(
    one_of(r"[\[(【《〈「<※★■◆●→⇒]\s?", "^", r"(?<=\s)")
    + "(?:開催|[0-9/月日 ]{1,9}(?:に|へ|は))?"
    + "(?:(?P<full>満席|満員|定員に達しました|キャンセル待ち(?:受付)?中?)"
    + "|(?P<cancelled>中止|休講)|(?P<postponed>延期))"
    + "(?:御礼|(?:に|と)?(?:なり|し)ました|です|決定|のお知らせ)?"
    + r"(?:→[0-9/月日]{1,8})?(?:[\])】》〉」>※★]|(?=[\s:!]|$))"
)
AS_PLANNED = re.compile("予定(?:どおり|通り)[、に]?(?:開催|行|開き|実施|おこな)")
CLOSED = re.compile(
    r"(?:受付|申し?込み?|募集|予約)(?:の受付)?(?:は|を|が)?\s?(?:終了|締め?切り?)"
    rf"(?![{MARKS}]*(?:各回|前|当日|[0-9]))"  # 【申込締切】12/8 is a label
    r"(?:(?:と|に)?(?:なり|いたし|し)?(?:ました|ています)|です|済み?|(?=[\])】》〉]|$))"
    "|締め?切(?:りました|らせていただ)",
    re.MULTILINE,
)


def state(words: Words) -> Iterator[Told]:
    """Tell of a state that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(one.status != dates[0].status for one in dates):
        return  # told date by date
    status = event.status if dates[0].status == "moved" else dates[0].status
    is_told = False
    pattern = STATE_IN_TITLE if words.in_title else STATE
    for found in pattern.finditer(words.text):
        name = next(name for name in STATUS_WORDS if found.groupdict().get(name))
        is_moved = name == "postponed" and dates[0].status == "moved"
        if name == status or is_moved or of_others(found, OF_A_PART):
            continue
        if not words.in_title and (may_be(found, dates) or _of_somebody(words, found)):
            continue
        is_told = True
        if status != "scheduled" or ("status" in event.model_fields_set and len(dates) == 1):
            yield differs(found, "status", STATUS_WORDS[status])
            continue
        yield _missing(words, found, name)
    planned = AS_PLANNED.search(words.text)
    if planned and status in ("cancelled", "postponed") and not may_be(planned, dates):
        yield differs(planned, "status", STATUS_WORDS[status])
    is_open = status == "scheduled" and not is_told and not any(one.deadline for one in dates)
    for found in of_this_event(CLOSED, words.text, OF_OTHER_LIMITS) if is_open else ():
        if not may_be(found, dates):
            yield Told(found.start(), "closed_in_words", {"value": found[0]})


def _of_somebody(words: Words, found: re.Match[str]) -> bool:
    """Return whether somebody is off, and not the event: 講師はお休みです."""
    if not found["off"] or words.where[-1] == "note":
        return False
    sentence = sentence_of(found)
    is_named = half_width(words.event.title) in sentence
    return not is_named and not any(
        is_held(day, words.dates) for day in days_in(sentence, words.dates)
    )


def _missing(words: Words, found: re.Match[str], name: str) -> Told:
    """Return that a state stands in words alone, with how to write it for one date of several."""
    event, dates = words.event, words.dates
    values = {"value": found[0], "status": name}
    if words.in_title:
        return Told(found.start(), "state_in_title", values)
    if not (event.repeat or event.dates):
        return Told(found.start(), "state_in_words", values)
    coming = (one.day for one in dates if not words.today or one.day >= words.today)
    days = days_of(found, dates) or [next(coming, dates[-1].day)]
    line = ", ".join(f"{{date: {day}, status: {name}}}" for day in days)
    return Told(found.start(), "state_of_date_in_words", values | {"line": line})
