"""Who pays for a call: nobody is told that one is free where the caller pays."""

import re

from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import ContactPoint, Hotline, Where

# Numbers whose owner pays (総務省, 電気通信番号計画: 着信課金); of short ones it is not known here.
FREE_NUMBER = re.compile(r"0120|0800|00|[#1]")
SAID_FREE = re.compile(
    r"通話料?(?:[はがも、]|金は?)?(?:無料|タダ|ただ(?!し)|0円|かかりません|いりません|不要)"
    r"(?!では|とは|じゃ|アプリ)|無料通話|フリー(?:ダイヤル|コール)|(?:toll[- ]?|\b)free call"
    r"|(?:calls?|it) (?:is|are) free|toll[- ]free",
    re.IGNORECASE,
)


def free_call(text: str, telephone: str | None) -> re.Match[str] | None:
    """Return the words of a text that call a number free which the caller pays for."""
    is_charged = telephone and not FREE_NUMBER.match(telephone)
    return SAID_FREE.search(text) if is_charged else None


def check_charges(
    findings: Findings, document: Document, where: Where, entry: ContactPoint | Hotline
) -> None:
    """Refuse what a contact says of itself where its number has no free calls."""
    for name in ("label", "action", "cost", "note"):
        if found := free_call(getattr(entry, name) or "", entry.telephone):
            place = document.position((*where, name))
            findings.add(place, "call_not_free", value=found[0], telephone=entry.telephone)
