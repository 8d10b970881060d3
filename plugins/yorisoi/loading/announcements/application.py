"""Whether one must apply, and for how many people there is room, against the fields."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, before, differs, one_of, read
from yorisoi.loading.announcements.sentences import MAY_BE, OF_OTHERS, of_this_event

APPLYING = "(?:申し?込み?|予約)"
TO_APPLY = re.compile(rf"{APPLYING}(?!まな|む必要|しな)|連絡の(?:うえ|上)")
NO_APPLICATION = re.compile(
    one_of(
        rf"{APPLYING}(?:は|の必要は|[{MARKS}]*)(?:不要|いりません|ありません|必要ありません|必要なし)",
        rf"{APPLYING}なしで(?!受けられる|使える)",
        r"直接(?:[^\s。、にへ]{1,8}[にへ])?お?(?:越し|いで)ください",
    )
)
APPLICATION = re.compile(
    rf"要(?:事前)?{APPLYING}|(?:事前)?{APPLYING}(?:が必要(?!な|で?は|あり)|制(?!で(?:は|なく)|はあり)|(?:を|して)?ください)"
    rf"|{APPLYING}は、?[^\s。、]{{0,8}}(?:電話|LINE|メール|フォーム)"
)
PREFERRED = re.compile(f"{APPLYING}(?:した方|の方|者)?[をが]?優先")
OF_A_TALK = re.compile(f"{OF_OTHERS.pattern}|相談|面談|見学|送迎|ランチ|昼食|弁当|手話|通訳|出店")
# For whom one who needs no application must apply: 団体は, 昼食をとる人は
OF_SOME = re.compile(
    f"{OF_A_TALK.pattern}|団体|(?<!参加)をご?希望|(?<!希望の)(?<!(?:参加|希望)する)(?<!される)[方人]は"
)
PEOPLE = "(?<![0-9])[0-9]{1,5} ?(?:名|人|組)"
CAPACITY = re.compile(
    one_of(
        rf"(?:(?<!部屋の)(?<!会場の)(?<!室の)定員|先着順?|募集人[数員])[{MARKS}は各回約]*(?P<number>{PEOPLE})(?!様?(?:の方)?[にへ])",
        rf"(?P<only>{PEOPLE})様?限定",
    )
)


def application(words: Words) -> Iterator[Told]:
    """Tell that nobody need apply, or that one must, where the field does not say so."""
    apply = words.event.apply
    needless = words.event.needs_no_application
    if not needless and PREFERRED.search(words.text):
        return
    pattern, others = (APPLICATION, OF_SOME) if needless else (NO_APPLICATION, OF_A_TALK)
    others = OF_OTHERS if OF_A_TALK.search(words.event.title) else others
    said = (
        one
        for one in of_this_event(pattern, words, others)
        if not MAY_BE.search(before(one)) and not _is_way_there(one, is_named=bool(apply))
    )
    found = next(said, None)
    if found and apply:
        yield differs(found, "apply", "・".join(map(str, apply)))
    elif found:
        yield Told(found.start(), "no_application_in_words", {"value": found[0]})


def _is_way_there(found: re.Match[str], *, is_named: bool) -> bool:
    """Return whether 直接 says how to come: where the text, or the field, names how to apply."""
    return found[0].startswith("直接") and bool(is_named or TO_APPLY.search(found.string))


def capacity(words: Words) -> Iterator[Told]:
    """Tell of another number of people than the field has."""
    capacity = words.event.capacity
    found = next(of_this_event(CAPACITY, words), None) if capacity else None
    if not found:
        return
    of_dates = [one.capacity for one in words.dates]
    of_dates += [session.capacity for one in words.dates for session in one.sessions]
    stated, _ = read(" ".join(map(str, of_dates)))
    said = re.findall("[0-9]+", found["number"] or found["only"])
    if not set(said) & set(re.findall("[0-9]+", stated)):
        yield differs(found, "capacity", capacity)
