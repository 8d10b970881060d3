"""Who pays for a call: nobody is told that one is free where the caller pays."""

import re

from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import ContactPoint, Hotline, Where

# Numbers whose owner pays (総務省, 電気通信番号計画: 着信課金); of short ones it is not known here.
FREE_NUMBER = re.compile(r"0120|0800|00|[#1]")
NOTHING = "(?:無料|タダ|ただ(?!し)|0円|かかりません|いりません|不要)"
SAID_FREE = re.compile(
    rf"(?:(?:通話料?|通話料金|電話代)[はがも]?、?{NOTHING}|無料通話|無料で(?:お?かけ|お?電話)"
    r"|フリー(?:ダイ[ヤア]ル|コール))(?!では|とは|じゃ|と違|とちが|は使え|の対象外|は?がありません)"
    r"|calls?(?: to)?\s+(?:is|are) free|(?<!not )(?<!not a )toll[- ]free",
    re.IGNORECASE,
)
# Another way to talk, or what only some callers pay.
OTHERWISE = re.compile("LINE|アプリ|かけ放題|かけ直")
SENTENCE_END = r"[。\n]|(?<=[.!?])\s"
NEAR = 60  # letters on each side of a number


def free_call(text: str, telephone: str | None) -> str | None:
    """Return the words of a text that call a number free which the caller pays for."""
    if not telephone or FREE_NUMBER.match(telephone):
        return None
    for sentence in re.split(SENTENCE_END, text):
        if not OTHERWISE.search(sentence) and (found := SAID_FREE.search(sentence)):
            return found[0]
    return None


def beside(text: str, start: int, end: int) -> str:
    """Return what is said of a number in its sentence: up to a comma, or the next number."""
    before = text[max(0, start - NEAR) : start]
    after = text[end : end + NEAR]
    return (
        re.split(rf"[、}}]|{SENTENCE_END}", before)[-1]
        + re.split(rf"(?<![はら])、|{{|{SENTENCE_END}", after)[0]
    )


def check_charges(
    findings: Findings, document: Document, where: Where, entry: ContactPoint | Hotline
) -> None:
    """Refuse what a contact says of itself where its number has no free calls."""
    for name in ("label", "action", "cost", "note"):
        if found := free_call(getattr(entry, name) or "", entry.telephone):
            place = document.position((*where, name))
            findings.add(place, "call_not_free", value=found, telephone=entry.telephone)
