"""Pages cut into the pieces that they share, so that each is read once.

A thousand pages have their head, style, scripts and foot in common, and most lines of
what they say as well; the cost of a page is then the cost of what it alone says.
"""

import re

OPENING = (b"<title", b"<style", b"<script", b"<body", b"<main")
CLOSING = (b"</style>", b"</script>", b"</main>")
DATA = re.compile('<script type="application/ld\\+json">[^<]*</script>')  # text and nothing else
MARKS = re.compile(b"|".join((*OPENING[1:], *CLOSING)))
FIRST = re.compile(b"|".join((*OPENING, *CLOSING)))  # all pages are alike up to their title

# A line that means the same wherever it stands: its tags are whole, an element whose words
# are looked at ends on it, and none on it changes how what follows is read.
_ATTRIBUTES = r'(?: [A-Za-z:-]++(?:="[^"<>\n]*+")?+)*+ ?+/?+'
_WORDED = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "title")
_STRANGE = "script|style|textarea|xmp|i?frame|no(?:embed|frames|script)|plaintext|template|select"
_TAG = rf"</?+(?!(?:{'|'.join(_WORDED)}|{_STRANGE})[ >])[a-z][a-z0-9]*+{_ATTRIBUTES}>"
_INSIDE = rf"(?:[^<>\n]++|{_TAG})*+"
_WORDS = "|".join(f"<{name}{_ATTRIBUTES}>{_INSIDE}</{name}>" for name in _WORDED)
WHOLE = re.compile(rf"(?:[^<>]++|{_TAG}|{_WORDS})*+")


def end(data: bytes, start: int) -> int:
    """Return where the stretch of a page ends that begins at `start`.

    A stretch ends before an element that begins one of its own, or behind its end.
    """
    found = (MARKS if start else FIRST).search(data, start + 1)
    if found is None:
        return len(data)
    return found.end() if found[0] in CLOSING else found.start()


def is_end(data: bytes, place: int) -> bool:
    """Return whether a stretch may end at a place."""
    return place == len(data) or data.startswith(OPENING, place) or data.endswith(CLOSING, 0, place)


# Between lines that are read together: no line that is whole has an element of such a name.
BETWEEN = "piece-end"


def is_whole(lines: str) -> bool:
    """Return whether each line means the same without those around it."""
    return WHOLE.fullmatch(lines) is not None
