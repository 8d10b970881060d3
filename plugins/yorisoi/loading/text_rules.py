"""What a text of the staff may hold: checked as it was written, so that places are exact.

Text is never executed and never carries a contact of its own: no HTML, no address of a
scheme that a browser runs, no number typed where the data has an entry for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yorisoi.faults import Fault, Position, fault, nearest
from yorisoi.loading.contacts import contact_faults, typed_contacts
from yorisoi.loading.references import file_named, references, resolve

INSERT = re.compile(r"\{\{\s*+([^{}\s]*(?:[ \t]+[^{}\s]+)*)\s*+\}\}")
NOTATION = re.compile(r"\{\{[^{}]*\}\}|\{[^{}|]+\|[^{}|]+\}|\*\*|\]\(")
TAG = re.compile(r"<(?!https://)[A-Za-z/!?][^<>\n]{0,60}>?")
ELSEWHERE = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#][!-~]*)?")
SEEN_FIRST = re.compile(r"[`{}<>]")  # what Markdown or we take apart before links
HEADING = re.compile(r"^(#{1,6}+)(?![0-9]{4}(?![0-9]))(.*)$", re.MULTILINE)
UNDERLINED = re.compile(r"(?<=[^\n]\n)=+ *$", re.MULTILINE)  # Markdown's other way to a big heading
LINK_WORDS = re.compile(r"(?<!!)\[([^\[\]\n]*)\](?=\()")
HERE = ("こちら", "こちらから", "ここ", "詳しくはこちら", "リンク", "クリック")
IMAGE_WITHOUT_ALT = re.compile(r"!\[\s*\]\(")
SPACED = re.compile(r"(?<![^\s|])[\u4e00-\u9fff]\u3000[\u4e00-\u9fff](?![\u4e00-\u9fff])")
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
NESTED = re.compile(r"(?P<open>[\[(])|[\])]|(?P<paragraph>\n\s*\n)")
STACKED = re.compile(
    r"^(?![ \t*_-]+$)(?:[ \t]{40}|(?:[ \t]*(?:>|(?:[-*+]|[0-9]+\.)[ \t])){7})", re.MULTILINE
)
MAX_DEPTH = 10  # of brackets and lists: Markdown's readers take quadratic time, or fall over


@dataclass(frozen=True)
class Vocabulary:
    """What a text may refer to: inserts by path, typed contacts by value, files of the content."""

    inserts: Mapping[str, object]
    contacts: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


def check_markdown(
    text: str, start: Position, vocabulary: Vocabulary, *, typed: bool = False
) -> list[Fault]:
    """Return all faults of a Markdown text that begins at `start`.

    `typed` allows a number the data holds, as events are written in a hurry: it is
    read as that entry, with a notice.
    """
    found: list[tuple[int, str, dict[str, object]]] = []
    found += ((match.start(), "raw_html", {"value": match[0]}) for match in TAG.finditer(text))
    found += ((match.start(), "private_character", {}) for match in PRIVATE.finditer(text))
    found += ((match.start(), "alt_empty", {}) for match in IMAGE_WITHOUT_ALT.finditer(text))
    found += (
        (match.start(), "spaced_word", {"value": match[0]}) for match in SPACED.finditer(text)
    )
    found += (too_deep := list(_depth(text)))
    found += _inserts(text, vocabulary)
    found += _headings(text)
    found += _link_words(text)
    if not too_deep:
        found += _references(text, start.path, vocabulary)
    faults = [fault(start.within(text, offset), code, **context) for offset, code, context in found]
    known_as = "typed_contact_read" if typed else "typed_contact"
    return [*faults, *contact_faults(text, start, vocabulary.contacts, known_as=known_as)]


def check_plain(text: str, start: Position, vocabulary: Vocabulary) -> list[Fault]:
    """Return all faults of a text that is shown as it is: neither Markdown nor HTML."""
    found = [(match.start(), "raw_html", match[0]) for match in TAG.finditer(text)]
    found += ((match.start(), "private_character", "") for match in PRIVATE.finditer(text))
    found += ((match.start(), "spaced_word", match[0]) for match in SPACED.finditer(text))
    found += ((match.start(), "notation_in_plain", match[0]) for match in NOTATION.finditer(text))
    faults = [fault(start.within(text, offset), code, value=value) for offset, code, value in found]
    return [*faults, *contact_faults(text, start, vocabulary.contacts, known_as="typed_in_data")]


def files_named(
    text: str, start: Position, vocabulary: Vocabulary
) -> Iterator[tuple[str, str, Position]]:
    """Yield file, anchor and place of each reference of a text to a file that it may name."""
    for target, offset, *_ in references(text):
        name = file_named(target, start.path)
        if name is not None and (found := resolve(name, vocabulary.files)):
            yield *found, start.within(text, offset)


def plain(text: str, inserts: Mapping[str, str]) -> str:
    """Return a Markdown text as it is said: no marks, ruby's base, an insert in its words."""
    text = INSERT.sub(lambda match: inserts.get(match[1], ""), text)
    text = re.sub(r"\{([^{}|]+)\|[^{}|]+\}", r"\1", text)
    text = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
    return re.sub(
        r"^(?:#{1,6}|[-*+]|>|[0-9]+\.)[ \t]+|\*+|`|(?<!\w)_|_(?!\w)", "", text, flags=re.MULTILINE
    )


def _depth(text: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    """Yield the first place where brackets, and the first where lists, stand too deep."""
    if match := STACKED.search(text):
        yield match.start(), "too_deep", {}
    depth = 0
    for match in NESTED.finditer(text):
        depth = 0 if match["paragraph"] else max(depth + (1 if match["open"] else -1), 0)
        if depth > MAX_DEPTH:
            yield match.start(), "too_deep", {}
            return


def _inserts(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str, dict[str, object]]]:
    for match in INSERT.finditer(text):
        if match[1] not in vocabulary.inserts:
            near = nearest(match[1], vocabulary.inserts)
            yield match.start(), "unknown_insert", {"value": match[1], "near": near}


def _headings(text: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    yield from ((match.start(), "heading_too_big", {}) for match in UNDERLINED.finditer(text))
    before = 1  # the title
    for match in HEADING.finditer(text):
        level, words = len(match[1]), match[2].strip(" \t#")
        if not words:
            yield match.start(), "heading_empty", {}
        elif level == 1:
            yield match.start(), "heading_too_big", {}
        elif level > before + 1:
            yield match.start(), "heading_skipped", {"value": words}
        before = max(level, 2)


def _link_words(text: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    for match in LINK_WORDS.finditer(text):
        words = "".join(match[1].split())
        if not words:
            yield match.start(), "link_empty", {}
        elif words in HERE:
            yield match.start(), "link_here", {"value": words}


def _references(
    text: str, path: str, vocabulary: Vocabulary
) -> Iterator[tuple[int, str, dict[str, object]]]:
    for target, offset, is_picture, is_open in references(text):
        name = file_named(target, path)
        if is_open:
            yield offset, "link_open", {}
        elif name is not None:
            file = resolve(name, vocabulary.files)
            if file is None:
                near = nearest(name, vocabulary.files)
                yield offset, "unknown_target", {"value": target.partition("}")[2], "near": near}
            elif is_picture and not file[0].startswith("images/"):
                yield offset, "not_an_image", {"value": file[0]}
        elif is_picture:
            yield offset, "image_elsewhere", {"value": target}
        elif not _may_lead_to(target):
            yield offset, "bad_link", {"value": target}


def _may_lead_to(target: str) -> bool:
    """Return whether a link out of the site, or to a place on its own page, is safe to follow."""
    if SEEN_FIRST.search(target) or typed_contacts(target):
        return False
    return bool(ELSEWHERE.fullmatch(target) or re.fullmatch(r"#\S+", target))
