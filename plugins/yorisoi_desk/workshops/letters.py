"""How long a text is as people count it, and where it may end: after a sentence, in no number."""

import re
import unicodedata
from itertools import accumulate

SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)]*|\n|$)")
JOINER = "\u200d"
PARTS = ("Mn", "Me", "Cf", "Sk")  # of the letter before them: marks, joiners, colours of skin
# Signs of which no two beside each other are parted, as in 12月10日（木）10:00〜12:00.
HOLDS = re.compile(r"[0-9０-９年月日時分秒第回人名円組:：/／.．,\-‐〜~（）()A-Za-z@]")
MORE = "…"


def letters(text: str) -> int:
    """Return how many letters a text has as people see them: a mark or a joiner adds none."""
    text = unicodedata.normalize("NFC", text)
    pairs = zip(f" {text}", text, strict=False)
    return sum(
        unicodedata.category(letter) not in PARTS and before != JOINER for before, letter in pairs
    )


def whole_sentences(text: str, most: int) -> str:
    """Return as many whole sentences from the beginning as fit; none where the first does not."""
    ends = accumulate(map(len, SENTENCE.findall(text)))
    fitting = [end for end in ends if letters(text[:end].rstrip()) <= most]
    return text[: max(fitting, default=0)].strip()


def shortened(text: str, most: int) -> str:
    """Return a name that fits, with … where its end is missing; no date or number is parted."""
    if letters(text) <= most:
        return text
    for end in range(len(text) - 1, 0, -1):
        is_parted = HOLDS.match(text[end - 1]) and HOLDS.match(text[end])
        if (
            letters(text[:end]) < most
            and not is_parted
            and unicodedata.category(text[end])[0] != "M"
        ):
            return text[:end].rstrip("、・　 ") + MORE
    return ""
