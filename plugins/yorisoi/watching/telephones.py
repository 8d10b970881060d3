"""The telephone numbers that a site dials, held against those that somebody else told us.

A site that was changed together with its `build.json` still agrees with itself: the numbers to
expect come from the content, or from whoever calls, never from the site.
"""

import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from yorisoi.watching.findings import Findings


@dataclass(frozen=True)
class Telephones:
    """Numbers as people write them: those that must be dialled somewhere, and all that may be.

    `allowed` is None where nobody has said which others may be.
    """

    needed: frozenset[str]
    allowed: frozenset[str] | None = None


NOBODY_SAID = Telephones(frozenset())


@dataclass
class Dialled:
    """The numbers that pages dial, with the first page of each."""

    pages: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, page: bytes) -> None:
        """Take the numbers of one page."""
        for href in _links(page.decode("utf-8", "replace")):
            self.pages.setdefault(digits(unquote(href[4:])), name)

    def note_missing(self, telephones: Telephones, findings: Findings) -> None:
        """Note what no page dials and one should."""
        for number in sorted(telephones.needed):
            if digits(number) not in self.pages:
                findings.add("watch_number_missing", number=number)

    def note_unknown(self, telephones: Telephones, findings: Findings) -> None:
        """Note what a page dials and should not."""
        if telephones.allowed is None:
            return
        known = {digits(number) for number in telephones.needed | telephones.allowed}
        for number, name in self.pages.items():
            if number not in known:
                findings.add("watch_number_unknown", name, number=number)


def digits(number: str) -> str:
    """Return a number as it is dialled in Japan: +81 3 … is 03…."""
    plain = unicodedata.normalize("NFKC", number).partition(";")[0].strip()
    kept = "".join(sign for sign in plain if sign in "0123456789*#")
    return f"0{kept[2:]}" if plain.startswith("+81") else kept


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.telephones: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = (dict(attrs).get("href") or "").strip()
        if tag == "a" and href.lower().startswith("tel:"):
            self.telephones.append(href)


def _links(page: str) -> list[str]:
    parser = _Links()
    parser.feed(page)
    return parser.telephones
