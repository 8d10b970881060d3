"""Every text of a record with its place, as staff may write anything in any of them."""

import re
from collections.abc import Iterable, Iterator

from yorisoi.models import Record, parts
from yorisoi.wording import level

Where = tuple[str | int, ...]

# Never shown, or an address of its own that `models` has read.
ELSEWHERE = frozenset(
    ("source", "question", "telephone", "email", "line_url", "line_id", "postal_code", "url")
)


def texts(value: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield each text that may be shown, with the path of its value."""
    if isinstance(value, str):
        yield where, value
    for name, each in parts(value):
        if not (isinstance(value, Record) and name in ELSEWHERE):
            yield from texts(each, (*where, name))


def avoided(text: str, words: Iterable[str]) -> str:
    """Return the first of `words` that `text` holds, or an empty text.

    A Latin word counts where it stands alone: `dv` is not in `advent`.
    """
    said = level(text).lower()
    for word in words:
        sought = re.escape(level(word).lower())
        if re.search(rf"(?<![a-z]){sought}(?![a-z])" if word.isascii() else sought, said):
            return word
    return ""
