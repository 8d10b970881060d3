"""Whether a page in another language still follows its original, and where it does not.

A page names the revision that it follows (`follows`): a short hash of each sentence of the original
in its order, with a space between passages. So it can be told without Git which sentences were
changed, added or taken away since.
"""

import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from typing import NamedTuple

from yorisoi.faults import Fault, Position, notice
from yorisoi.loading.markdown.passages import Passage, passages
from yorisoi.loading.yaml_text import Document
from yorisoi.site import PageSource

LENGTH = 3  # letters of a hash: one change in 32,768 is missed
LINE = re.compile(r"^follows:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
HEAD = re.compile(r"(---[ \t]*\n)(.*?\n)(---[ \t]*(?:\n|\Z))", re.DOTALL)
MOST_TOLD = 5  # places of one page: whoever has rewritten the original reads all of it anyway
MOST_SHOWN = 40  # letters of a sentence
# Of the sentences that ask to look at a translation; the first two are of a whole page
CODES = ("follows_nothing", "follows_older", "follows_changed", "follows_added", "follows_less")
NONE = "none"  # of a page that says something else than its original, or facts of the data alone
TARGET = re.compile("<[^>]*>")


class Change(NamedTuple):
    """What became of the original: a code of `messages`, a sentence, the number of its passage."""

    code: str
    sentence: str
    passage: int


def originals(pages: Iterable[PageSource]) -> dict[str, PageSource]:
    """Return the page of the main language that each page of another is a translation of.

    By the path of the translation: both are published and have one slug.
    """
    published = [page for page in pages if page.is_published]
    main = {page.meta.slug: page for page in published if page.is_original}
    others = (page for page in published if not page.is_original)
    return {page.path: main[page.meta.slug] for page in others if page.meta.slug in main}


def original_of(page: PageSource, pages: Mapping[str, PageSource]) -> PageSource | None:
    """Return what a page follows; None for an original, and for a page that follows nothing."""
    return None if page.meta.follows == NONE else originals(pages.values()).get(page.path)


def revision(original: PageSource) -> str:
    """Return the revision of a page as it is now, which a translation of it names."""
    return " ".join("".join(map(_hash, passage.sentences)) for passage in passages(original))


def is_behind(page: PageSource, original: PageSource) -> bool:
    """Return whether an original has changed since its translation was last made to follow it."""
    return page.meta.follows not in (None, NONE, revision(original))


def following(text: str, original: PageSource) -> str:
    """Return the text of a translation's file with the revision that its original has now."""
    return HEAD.sub(rf"\1\g<2>follows: {revision(original)}\n\3", LINE.sub("", text, count=1), 1)


def notices(pages: Mapping[str, tuple[PageSource, Document]]) -> Iterator[Fault]:
    """Yield notices of translations that follow nothing, or that their original has left behind."""
    for path, original in originals(page for page, _ in pages.values()).items():
        page, document = pages[path]
        name = path.removeprefix("pages/")
        line = f"follows: {revision(original)}"
        if page.meta.follows is None:
            place = Position(path)
            yield notice(place, "follows_nothing", page=name, file=original.path, line=line)
        elif is_behind(page, original):
            place = document.key(("follows",))
            yield notice(place, "follows_older", page=name, file=original.path, line=line)
            yield from _changed(page, document, original)


def _changed(page: PageSource, document: Document, original: PageSource) -> Iterator[Fault]:
    now, here = passages(original), passages(page)
    places = _places(now, here)
    for change in list(_changes(page.meta.follows or "", now))[:MOST_TOLD]:
        there = here[places[change.passage]]
        place = Position(page.path, there.line) if there.line else document.position(there.marks)
        yield notice(
            place,
            change.code,
            file=f"{original.path}:{now[change.passage].line or 1}",
            value=TARGET.sub("", change.sentence)[:MOST_SHOWN],
        )


def _changes(follows: str, now: Sequence[Passage]) -> Iterator[Change]:
    """Yield what has changed since a revision, once for each passage as it is now."""
    old = [word[at : at + LENGTH] for word in follows.split() for at in range(0, len(word), LENGTH)]
    new = [(each, sentence) for each, passage in enumerate(now) for sentence in passage.sentences]
    compared = SequenceMatcher(None, old, [_hash(sentence) for _, sentence in new])
    known: set[int] = set()
    for kind, _, _, start, end in compared.get_opcodes():
        if kind == "equal":
            continue
        code = {"insert": "follows_added", "delete": "follows_less"}.get(kind, "follows_changed")
        # Of what was taken away, the sentence before it is named, as that is still there.
        for passage, sentence in new[start:end] or new[max(start - 1, 0) :][:1]:
            if passage not in known:
                known.add(passage)
                yield Change(code, sentence, passage)


def _hash(sentence: str) -> str:
    letters = "".join(unicodedata.normalize("NFKC", sentence).split())
    return b32encode(sha256(letters.encode()).digest()).decode().lower()[:LENGTH]


def _places(original: Sequence[Passage], translation: Sequence[Passage]) -> list[int]:
    """Return the passage of a translation that stands for each of its original, or before it."""
    ours, theirs = ([passage.marks for passage in page] for page in (original, translation))
    places: list[int] = []
    for _, start, end, first, last in SequenceMatcher(None, ours, theirs).get_opcodes():
        places += [max(min(first + number, last - 1), 0) for number in range(end - start)]
    return places
