"""A state that no field has, or another one: 満席, 中止, 延期, 受付終了."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import (
    MARKS,
    Words,
    before,
    differs,
    one_of,
    sentence_of,
)
from yorisoi.loading.announcements.days import (
    DAY,
    DAY_ALONE,
    ROUNDS,
    TIME,
    days_in,
    days_of,
    is_held,
)
from yorisoi.loading.announcements.moved import moved, moved_to
from yorisoi.loading.announcements.sentences import (
    MAY_BE,
    OF_OTHER_LIMITS,
    may_be,
    of_others,
    of_this_event,
)
from yorisoi.models.event_dates import STATUS_WORDS

# What a state may be of alone
OF_A_PART = re.compile(
    "(?:託児|保育|提供|販売|配布|貸し?出し|送迎|試食|飲食|会食|ランチ|昼食|配信|駐車場"
    "|コーナー|ブース|ふるまい|模擬店|(?:会場|オンライン)参加|(?:Web|ネット)申し?込)"
    "[^。、]{0,4}[はも:]"
    "|締め?切り?[^。、]{0,12}延期"
)
NOON = time(12)
HALF_OF_DAY = re.compile("午[前後](?!の?[0-9])")
# With several sessions on a day: 10時の回は, 2回目は, ①は
OF_A_SESSION = re.compile(f"{TIME}(?:から|〜)?の?[回部]|[0-9]回目?は|第[0-9][回部]|[①-⑳]")
BECAME = "なり(?:ました|ます)|なって(?:い|おり|しまい)(?:ました|ます)"
DID = "(?:し|いたし|致し)(?:ました|ます)|してしまいました"
ALLOWED = "させて(?:いただ|頂)(?:き(?:ました|ます)|いて(?:い|おり)ます)"
ENDED = one_of(
    f"(?:に|と|を)?(?:{BECAME}|{DID})",
    f"(?:と|に)?(?:決定|{ALLOWED})",
    f"する?(?:こと|運び)[にと](?:{BECAME}|{DID})",
    f"の(?:こと|運び)[にと](?:{BECAME}|{DID})",
    "です",
    "のお知らせ(?![はをが])",
    r"(?=[。!※】\])\s]|$)",
    "(?<=[日回)]は[満中休延][席員止講期])(?=、)",
)
FULL = one_of(
    f"(?:満席|満員){ENDED}",
    "満[員席]御礼",
    "定員に達し(?:ました|た(?:ため|為|ので)|て(?:い|おり|しまい)(?:ました|ます))",
    f"定員に(?:{BECAME})",
    f"(?:定員|予約|申し?込み?|席)[がはで]?いっぱい(?:です|[にと](?:{BECAME}))",
    f"キャンセル待ち(?:のみ|です|と(?:{BECAME}|{DID}|{ALLOWED})|(?:での|で|の|を)?(?:受付|受け付け|お受け(?:し|いたし)))",
)
CANCELLED = one_of(
    f"(?:中止|休講){ENDED}",
    "(?:(?<!顔を)見合わせ|取り?やめ|取り?止め|とりやめ)"
    f"(?:ます|ました|(?:に|と)?(?:{BECAME}|{DID}|{ALLOWED})|ることに)",
    "(?<=[催施]を)見送(?:り|ることに|らせて)",
    f"(?<!で)開催(?:できなくなりました|(?:し|でき)ないことに(?:{BECAME}|{DID}))",
    "今回は開催(?:し|いたし)ません",
)
OFF = f"お?休み(?:です|(?:を|に|と)?(?:{BECAME}|{DID}|{ALLOWED}))"
TO_A_DAY = r"(?=\s?[→⇒]\s?[0-9])"
STATE = re.compile(
    rf"(?P<full>{FULL})|(?P<cancelled>{CANCELLED}|(?P<off>{OFF}))|(?P<postponed>延期(?:{ENDED}|{TO_A_DAY}))"
)
# How a name may say it at its end: お茶の会は中止します, お茶の会中止のお知らせ
AS_A_SENTENCE = f"(?:(?:に|と)?(?:{BECAME}|{DID}|{ALLOWED})|です|のお知らせ)"
FOR_A_REASON = r"[^\s\[\](){}【】]{0,15}(?:のため|により|につき|急きょ|急遽)、?"
STATE_IN_TITLE = re.compile(
    one_of(
        rf"[\[(【《〈「<※★■◆●→⇒:〜-]\s?(?:{FOR_A_REASON})?",
        "^",
        r"(?<=\s)",
        rf"(?=(?:満席|満員|中止|休講|延期){AS_A_SENTENCE}[!。]?$)",
    )
    + "(?:開催|[0-9/月日 ]{1,9}(?:に|へ|は))?"
    + "(?:(?P<full>満席|満員|定員に達しました|キャンセル待ち(?:受付)?中?)"
    + "|(?P<cancelled>中止|休講)|(?P<postponed>延期))"
    + f"(?:御礼|決定|{AS_A_SENTENCE})?"
    + r"(?:→[0-9/月日]{1,8})?(?:[\])】》〉」>※★〜-]|(?=[\s:!。]|$))"
)
OF_ALL_DATES = re.compile("全(?:日程?|回)|(?:すべて|全て)の(?:日程?|回)")
# Nobody else is named before it: 大雪のため、今回はお休みします
THIS_TIME = re.compile(
    "[^はが]*(?:今回|今月|今週|本日|今日)(?:の(?:会|回|講座))?[はも]?、?(?:臨時)?$"
)
# Nothing but a reason stands before it: 大雪のためお休みします
FOR_THIS_REASON = re.compile("(?:[^はが]*(?:ため|により|につき|ので)、?)?$")
# A topic of its own before お休み: 居場所は, and no 会は
TOPIC = re.compile("([^、。は]+)(?<![会座室回])は、?$")
# A state with a space or a line behind it is one of a day or for a reason: 12/10 満席 12/17 残席
BARE = re.compile(r"(?:満席|満員|中止|休講|延期)\s")
OF_A_LINE = re.compile(
    one_of(DAY, ROUNDS.pattern, DAY_ALONE.pattern, "ため|により|につき", r"[×✕✖]\s?$")
)
HABIT = re.compile(
    "例年|毎年|毎回|いつも|すぐに?$|よく$|(?:ま|間)もなく|もうすぐ|そろそろ|超え[たる]方|一度"
)
OPEN_AGAIN = re.compile("(?:追加|再)(?:で|の)?募集")
QUOTED = re.compile("[。、]?[」』]?と(?:いう|の|言|聞|思)")
AS_PLANNED = re.compile("(?<!次回[はも])予定(?:どおり|通り)[、に]?(?:開催|行|開き|実施|おこな)")
HAS_ROOM = re.compile(
    "(?:空き|残席)が?(?:まだ)?(?:あり(?!ません)(?:ます)?|ございます)"
    "|残り(?:わずか|(?:あと)?[0-9]+ ?[席名組])"
)
# What nobody writes of an event in a state
CONTRARY = {"cancelled": AS_PLANNED, "postponed": AS_PLANNED, "full": HAS_ROOM}
CLOSED = re.compile(
    r"(?:受付|申し?込み?|募集|予約)(?:の受付)?(?:は|を|が)?\s?(?:終了|締め?切り?)"
    rf"(?![{MARKS}]*(?:各回|前|当日|[0-9]))"  # 【申込締切】12/8 is a label
    r"(?:(?:と|に)?(?:なり|いたし|し)?(?:ました|ています)|です|済み?|(?=[\])】》〉]|$))"
    "|(?:締め?切|〆切?)(?:り?ました|らせて(?:いただ|頂)|り?済み?)",
    re.MULTILINE,
)


def state(words: Words) -> Iterator[Told]:
    """Tell of a state that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(one.status != dates[0].status for one in dates):
        yield from _of_some_dates(words)
        return
    status = event.status if dates[0].status == "moved" else dates[0].status
    is_told = False
    for found, name in _said(words):
        if day := moved_to(words, found):
            is_told = True
            yield from moved(words, found, day)
            continue
        is_moved = name == "postponed" and dates[0].status == "moved"
        if name == status or is_moved:
            continue
        is_told = True
        if status != "scheduled" or ("status" in event.model_fields_set and len(dates) == 1):
            yield differs(found, "status", STATUS_WORDS[status])
            continue
        yield _missing(words, found, name)
    contrary = CONTRARY.get(status)
    for found in of_this_event(contrary, words, OF_A_PART) if contrary else ():
        is_old = STATE.search(sentence_of(found))  # 残りわずかでしたが、満席になりました
        if not (is_old or may_be(found, dates) or _of_part_of_day(words, found)):
            yield differs(found, "status", STATUS_WORDS[status])
    is_open = status == "scheduled" and not is_told and not any(one.deadline for one in dates)
    for found in of_this_event(CLOSED, words, OF_OTHER_LIMITS) if is_open else ():
        if not may_be(found, dates):
            yield Told(found.start(), "closed_in_words", {"value": found[0]})


def _said(words: Words) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words of the states that the event, or a date of it, is in, with their names."""
    pattern = STATE_IN_TITLE if words.in_title else STATE
    for found in pattern.finditer(words.text):
        if of_others(found, OF_A_PART) or _of_part_of_day(words, found):
            continue
        if QUOTED.match(found.string, found.end()):
            continue
        said = before(found)
        if found["full"] and (HABIT.search(said) or OPEN_AGAIN.search(sentence_of(found))):
            continue
        if words.in_title:
            is_meant = not MAY_BE.search(said.split(" ")[-1] + found[0])
        elif BARE.match(found.string, found.end() - 2) and not OF_A_LINE.search(said):
            continue
        else:
            is_meant = not (may_be(found, words.dates) or _of_somebody(words, found))
        if is_meant:
            yield found, next(name for name in STATUS_WORDS if found.groupdict().get(name))


def _of_some_dates(words: Words) -> Iterator[Told]:
    """Tell of a state that other dates of a series have than those that words name."""
    states = {one.day: one.status for one in words.dates}
    for found, name in _said(words):
        if day := moved_to(words, found):
            yield from moved(words, found, day)
            continue
        same = (name, "moved") if name == "postponed" else (name,)
        days = days_of(found, words.dates)
        if not days and OF_ALL_DATES.search(sentence_of(found)):
            days = [day for day, status in states.items() if status in ("scheduled", "moved")]
        elif not days and any(status in same for status in states.values()):
            continue
        if missing := [day for day in days if states[day] not in same]:
            yield _of_dates(found, name, missing)
        elif not days:
            yield _missing(words, found, name)


def _of_part_of_day(words: Words, found: re.Match[str]) -> bool:
    """Return whether words speak of one half of the day, or one session, of an event with more."""
    said = before(found)
    of_all = said.endswith("も")  # 午前の部も午後の部も満席
    clause = said if of_all else said.split("、")[-1]
    has_sessions = len(words.dates) == 1 and words.dates[0].sessions
    if has_sessions and OF_A_SESSION.search(clause):
        return not of_all
    halves = {"午前" if start < NOON else "午後" for start in words.starts}
    halves |= {"午前" if end <= NOON else "午後" for end in words.ends}
    named = {*HALF_OF_DAY.findall(clause)}
    return bool(named) and not named >= halves


def _of_somebody(words: Words, found: re.Match[str]) -> bool:
    """Return whether somebody is off, and not the event: 講師はお休みです."""
    if not found["off"]:
        return False
    said, title = before(found), words.name
    topic = TOPIC.search(said)
    about = topic[1] if topic else sentence_of(found)
    is_named = (
        title in about
        or about in title
        or THIS_TIME.match(said)
        or (words.where[-1] == "note" and FOR_THIS_REASON.match(said))
    )
    return not is_named and not any(
        is_held(day, words.dates) for day in days_in(about, words.dates)
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
    return _of_dates(found, name, days_of(found, dates) or [next(coming, dates[-1].day)])


def _of_dates(found: re.Match[str], name: str, days: Sequence[date]) -> Told:
    """Return how to write a state for some of several dates."""
    line = ", ".join(f"{{date: {day}, status: {name}}}" for day in days)
    values = {"value": found[0], "status": name, "line": line}
    return Told(found.start(), "state_of_date_in_words", values)
