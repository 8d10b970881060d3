"""The two-letter index for search within the browser; `components/search/page.js` reads it.

Pairs of letters need no dictionary to tell where a Japanese word ends. Each letter of a key of
`pairs` stands for one of `pages`, as often as the pairs below that key weigh there: pairs that
stand in the same pages are written together, which keeps the file small.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from yorisoi.formats.publication import Publication
from yorisoi.formats.searched import Document, documents, groups, is_searchable

ADDRESS = "search/index.json"
FIRST_LETTER = 0x100  # of those that stand for pages: from Latin Extended-A on
MOST_SHARE = 0.6  # of the pages: a pair that more of them hold, and no title, tells nothing
HEAVY = 3  # what a pair of a title or a heading weighs

# What is written in more than one way: katakana and hiragana, small and large, the long mark.
KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
SMALL = {ord(letter): ord(letter) + 1 for letter in "ぁぃぅぇぉっゃゅょゎ"} | {ord("ー"): ""}
# A telephone number taken apart is of no use to anyone.
BETWEEN = re.compile(r"[\W_0-9]+")


def search_index(publication: Publication) -> str | None:
    """Return the index as JSON (RFC 8259); None where no page has a use for it."""
    if not is_searchable(publication):
        return None
    pages = documents(publication)
    letters = {address: chr(FIRST_LETTER + number) for number, address in enumerate(pages)}
    index = {
        "pages": list(pages),
        "topics": _topics(publication, letters),
        "pairs": _pairs(pages.values(), letters),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def fold(text: str) -> str:
    """Return a text as it is compared: Unicode NFKC, small letters, hiragana, no long marks."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return plain.translate(KATAKANA).translate(SMALL)


def pairs(text: str) -> set[str]:
    """Return each two letters that stand together in a text."""
    runs = BETWEEN.split(fold(text))
    return {run[start : start + 2] for run in runs for start in range(len(run) - 1)}


def _topics(publication: Publication, letters: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """Return of each need its words, its pages, and whether these come first."""
    topics = publication.site.search.topics.values()
    return [
        (
            " ".join("".join(BETWEEN.split(fold(phrase))) for phrase in topic.phrases),
            "".join(letters[page.address] for page in pages),
            int(topic.first),
        )
        for topic, (_, pages) in zip(topics, groups(publication), strict=False)
    ]


def _pairs(pages: Iterable[Document], letters: Mapping[str, str]) -> dict[str, str]:
    """Return the pairs that tell pages from one another, by the letters of those that hold them."""
    held: dict[str, str] = defaultdict(str)
    telling = set[str]()
    for page in pages:
        heavy = pairs(f"{page.title}\n{page.headings}")
        telling |= heavy
        for pair in heavy | pairs(f"{page.line}\n{page.text}"):
            held[pair] += letters[page.address] * (HEAVY if pair in heavy else 1)
    grouped: dict[str, str] = defaultdict(str)
    for pair, where in sorted(held.items(), key=lambda item: (item[1], item[0])):
        if pair in telling or len({*where}) <= MOST_SHARE * len(letters):
            grouped[where] += pair
    return grouped
