"""The two corpora of `tests/contacts`: texts that hold a contact of nobody's data, and none."""

import re
from functools import cache

from tests.support.building import ROOT

ESCAPED = re.compile(r"\\(n|t|u[0-9a-f]{4})")
HARD = "むずかしいもの"  # the kind whose texts may be missed
MISSED, FALSELY_REFUSED = 4, 3  # at most, of 600 and by either guard: docs/promises.md
# Texts that a careless pattern reads again from every letter, or takes apart in every way
MONSTROUS = tuple(
    sign * (20_000 // len(sign))
    for sign in (
        "a", "1", "o", "0 ", "1o", "[", "a.", "a.com.", "@", "@a", "tel ", "1-", "a at ", "( a",
        "100,", "1~", "1、", "10:00 ", "#", "http://", "1\n", "isbn ", "a dot ", "ドット", "0[[[[",
        "ゼロ", "に", "電話", "電話 に", "line", "line id ", "x(", "x a", "090 a", "室101・",
        "_at_", "a_", "r1-1", "lin.ee ", "www.", "isbn 1 ", "内", "0a", "#", "%40", "http://a/1",
    )
)  # fmt: skip


@cache
def texts(name: str) -> dict[str, str]:
    """Return each text of a corpus, `harmful` or `harmless`, with its kind."""
    kind, kinds = "", {}
    for line in (ROOT / "tests/contacts" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            kinds[ESCAPED.sub(_meant, line)] = kind
    return kinds


def _meant(match: re.Match[str]) -> str:
    short = {"n": "\n", "t": "\t"}
    return short.get(match[1]) or chr(int(match[1][1:], 16))


def is_hard(text: str) -> bool:
    """Return whether a harmful text is of the kind that may be missed."""
    return texts("harmful")[text].startswith(HARD)
