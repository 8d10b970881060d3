"""Every text of a record with its path: staff may write anything in any of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from yorisoi.models import Record, Where, parts
from yorisoi.models.contacts import IGNORED

# Never shown, or an address of its own that `models` has read.
ELSEWHERE = frozenset(
    (
        *("source", "question", "telephone", "fax", "email", "line_url", "line_id"),
        *("postal_code", "url", "in_languages"),
    )
)

TWO_HIRAGANA = re.compile("[ぁ-ゖ]{1,2}")
ENDS = "(?=[^ぁ-ゖ]|$|[のにをはがでとへやだ]|っぽ)"  # a particle may follow


def texts(value: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield every text within a value that may be shown, with its path."""
    hidden = ELSEWHERE if isinstance(value, Record) else ()
    for name, part in parts(value):
        if part is None or name in hidden:
            continue
        if isinstance(part, str):
            yield (*where, name), part
        else:
            yield from texts(part, (*where, name))


def avoided(text: str, words: Iterable[str]) -> str:
    """Return the first of `words` that `text` holds, or an empty text.

    Whatever the case and the width (Unicode NFKC). A Latin word counts where it stands alone,
    `dv` is not in `advent`, and so does one of two hiragana: うつ is not in うつわ.
    """
    plain = _plain(text)
    return next((word for word in words if _pattern(word).search(plain)), "")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word)
    if plain.isascii():
        return re.compile(rf"(?<![a-z]){re.escape(plain)}(?![a-z])")
    return re.compile(re.escape(plain) + (ENDS if TWO_HIRAGANA.fullmatch(plain) else ""))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(IGNORED, "", text)).casefold()
