"""What a text of the staff may hold: checked as it was written, so that places are exact.

Text is never executed and never carries a contact of its own: no HTML, no address of a
scheme that a browser runs, no number typed where the data has an entry for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from urllib.parse import unquote

from yorisoi.faults import Told, nearest_file, nearest_key
from yorisoi.inserts import INSERT, OPTIONAL
from yorisoi.loading.checks.call_charges import beside, free_call
from yorisoi.loading.checks.contacts import contacts_told, typed_contacts
from yorisoi.loading.checks.typed_facts import Facts, differing_addresses, typed_facts
from yorisoi.loading.checks.weekdays import wrong_weekdays
from yorisoi.loading.markdown import limits
from yorisoi.loading.markdown.marks import check_marks
from yorisoi.loading.markdown.references import (
    Reference,
    file_named,
    named_like,
    references,
    resolve,
)
from yorisoi.models.contacts import normalise_contact

NOTATION = re.compile(r"\{\{[^{}]*\}\}|\{[^{}|]+\|[^{}|]+\}|\*\*|\]\(")
TAG = re.compile(r"<(?!https://)[A-Za-z/!?][^<>\n]{0,60}>?")
ELSEWHERE = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#][!-~]*)?")
UNSAFE = re.compile(r"[`{}<>]")  # marks of Markdown and of ours, never of an address
HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE)
HERE = ("こちら", "こちらから", "ここ", "詳しくはこちら", "リンク", "クリック")
# In place of what a picture shows: the kind of thing it is, or the name of its file (WCAG F30).
SAYS_NOTHING = re.compile(
    r"(?:写真|画像|図|絵|イラスト|イメージ|チラシ|image|photo|picture|img|dsc|[\s_0-9-])+"
    r"|\S+\.(?:jpe?g|png|webp|gif|heic)",
    re.IGNORECASE,
)
SPACED = re.compile(r"(?<![^\s|])[\u4e00-\u9fff]\u3000[\u4e00-\u9fff](?![\u4e00-\u9fff])")
# What lets anyone into a meeting: its address, its number with the name, the word that opens it.
# The page on which one applies for it (/register/) is none.
JOIN = re.compile(
    r"(?:https?://|(?<![a-z0-9./-]))(?:[a-z0-9.-]*zoom(?:gov)?\.(?:us|com)/(?:launch/)?(?:jc?|my|w|s|wc)/"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/"
    r"|meet\.google\.com/[a-z]{3,4}-|[a-z0-9-]+\.webex\.com/(?:meet|join|[^\s?]*/j\.php))[!-;=?-~]*"
    r"|(?:ミーティング|ウェビナー|会議|meeting)\s?(?:ID|番号)\s?[:：は]?\s?"
    r"(?!20[0-9]{2}[-/])[0-9０-９][0-9０-９ -]{7,18}"
    r"|(?:パスコード|passcode|(?:ミーティング|会議|Zoomの?)\s?パスワード)"
    r"\s?[:：は]?\s?[「『]?(?=[!-~！-～]{0,15}[0-9０-９])[!-~！-～]{4,16}",
    re.IGNORECASE,
)
LONGEST = 40  # letters of what is shown of it
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
NEAR = 10  # letters on either side of it
MOST_TOLD = 200  # of one text, as each place takes time


@dataclass(frozen=True)
class Vocabulary:
    """What a text may refer to: inserts by path, typed contacts by value, files of the content.

    `drafts` are the files that it may not refer to yet, `days` those that it is about, `facts` what
    it may not say otherwise.
    """

    inserts: Mapping[str, object]
    contacts: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()
    facts: Facts = field(default_factory=Facts)


def check_markdown(
    text: str, path: str, vocabulary: Vocabulary, *, typed: bool = False
) -> list[Told]:
    """Return what is to be told of a Markdown text in the file `path`.

    `typed` allows a number the data holds, as events are written in a hurry: it is
    read as that entry, with a notice. An event has hours of its own, too.
    """
    found = [*_signs(text), *_inserts(text, vocabulary), *limits.exceeded(text)]
    found += _typed_calls(text, vocabulary)
    if not limits.exceeded(text):
        found += check_marks(text)
        for reference in references(text):
            found += _reference(reference, path, vocabulary)
    known_as = "typed_contact_read" if typed else "typed_contact"
    facts = vocabulary.facts
    found += differing_addresses(text, facts) if typed else typed_facts(text, facts)
    return [
        *sorted(found, key=attrgetter("offset"))[:MOST_TOLD],
        *contacts_told(_without_joins(text), vocabulary.contacts, known_as=known_as),
        *wrong_weekdays(text, vocabulary.days),
    ]


def check_plain(text: str, vocabulary: Vocabulary) -> list[Told]:
    """Return what is to be told of a text that is shown as it is: neither Markdown nor HTML."""
    return [
        # whoever reads faults as JSON finds a value in each
        *(told._replace(values={"value": "", **told.values}) for told in _signs(text)),
        *_each(NOTATION, text, "notation_in_plain"),
        *contacts_told(_without_joins(text), vocabulary.contacts, known_as="typed_in_data"),
        *wrong_weekdays(text, vocabulary.days),
    ]


def _signs(text: str) -> Iterator[Told]:
    """Yield what no text may hold, Markdown or not."""
    yield from _each(TAG, text, "raw_html")
    for at in (match.start() for match in PRIVATE.finditer(text)):
        before = text[max(at - NEAR, 0) : at].rpartition("\n")[2]
        after = text[at + 1 : at + 1 + NEAR].partition("\n")[0]
        yield Told(at, "private_character", {"value": f"{before}□{after}".strip()})
    joins = JOIN.finditer(text)
    yield from (Told(at.start(), "join_link", {"value": at[0][:LONGEST]}) for at in joins)
    if "\u3000" in text:
        yield from _each(SPACED, text, "spaced_word")


def _without_joins(text: str) -> str:
    """Return a text as long without the numbers of meetings, which are told as such."""
    return JOIN.sub(lambda found: "・" * len(found[0]), text)


def _each(pattern: re.Pattern[str], text: str, code: str) -> Iterator[Told]:
    return (Told(match.start(), code, {"value": match[0]}) for match in pattern.finditer(text))


def files_named(text: str, path: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str, int]]:
    """Yield file, anchor and place of each reference to a file that the text of `path` may name."""
    for reference in references(text):
        name = file_named(reference.target, path)
        if name is not None and (found := resolve(name, vocabulary.files)):
            yield *found, reference.offset


def _inserts(text: str, vocabulary: Vocabulary) -> Iterator[Told]:
    for match in INSERT.finditer(text):
        if match[1] in vocabulary.inserts:
            yield from _charged(text, *match.span(), match[1], vocabulary)
        elif section := OPTIONAL.get(match[1]):
            told = {"value": match[1], "section": section}
            yield Told(match.start(), "insert_without_data", told)
        else:
            near = nearest_key(match[1], vocabulary.inserts)
            section = match[1].partition(".")[0] + "."
            keys = [path for path in vocabulary.inserts if path.startswith(section) and not near]
            told = {"near": near, "keys": f"（{'・'.join(keys)}）" if keys else ""}
            yield Told(match.start(), "unknown_insert", {"value": match[1], **told})


def _typed_calls(text: str, vocabulary: Vocabulary) -> Iterator[Told]:
    for start, end, value in typed_contacts(text):
        path = vocabulary.contacts.get(normalise_contact(value), "")
        yield from _charged(text, start, end, path, vocabulary)


def _charged(text: str, start: int, end: int, path: str, vocabulary: Vocabulary) -> Iterator[Told]:
    telephone = getattr(vocabulary.inserts.get(path), "telephone", None)
    if found := free_call(beside(text, start, end), telephone):
        yield Told(start, "call_not_free", {"value": found, "telephone": telephone})


def _reference(reference: Reference, path: str, vocabulary: Vocabulary) -> Iterator[Told]:
    """Yield what is wrong with a link or a picture: its words, and where it leads."""
    words = "".join(reference.words.split())
    if reference.kind == "open":
        yield Told(reference.offset, "link_open")
        return
    if reference.kind == "unread":
        yield Told(reference.offset, "reference_unread", {"value": reference.target})
        return
    if not words:
        empty = "alt_empty" if reference.kind == "picture" else "link_empty"
        yield Told(reference.start, empty)
    elif reference.kind == "picture" and SAYS_NOTHING.fullmatch(words):
        yield Told(reference.start, "alt_says_nothing", {"value": words})
    elif words in HERE and reference.kind == "link":
        yield Told(reference.start, "link_here", {"value": words})
    name = file_named(reference.target, path)
    if name is not None:
        yield from _named(reference, name, path, vocabulary)
    elif reference.kind == "picture":
        yield Told(reference.offset, *_picture_elsewhere(reference.target, vocabulary))
    elif reference.kind == "bare" and typed_contacts(reference.target):
        return  # told as a contact
    elif not _may_lead_to(reference.target):
        yield Told(reference.offset, "bad_link", {"value": reference.target})


def _picture_elsewhere(target: str, vocabulary: Vocabulary) -> tuple[str, dict[str, object]]:
    """Return what is wrong with a picture that is not named as one of the content."""
    if "://" in target:
        return "image_elsewhere", {"value": target}
    name = unquote(re.split(r"[/\\]", target)[-1])
    near = nearest_file(f"images/{name}", (file for file in vocabulary.files if "images/" in file))
    return "image_path", {"value": target, "line": f"{{static}}/{near or 'images/' + name}"}


def _named(reference: Reference, name: str, path: str, vocabulary: Vocabulary) -> Iterator[Told]:
    """Yield what is wrong with a reference to a file of the content."""
    file, written = resolve(name, vocabulary.files), reference.target.partition("}")[2]
    if file is None and resolve(name, vocabulary.drafts):
        yield Told(reference.offset, "target_draft", {"value": written})
    elif file is None:
        is_picture = reference.kind == "picture"
        known = (one for one in vocabulary.files if one.startswith("images/") == is_picture)
        near = named_like(nearest_file(name, known), written, path)
        yield Told(reference.offset, "unknown_target", {"value": written, "near": near})
    elif reference.kind == "picture" and not file[0].startswith("images/"):
        yield Told(reference.offset, "not_an_image", {"value": file[0]})


def _may_lead_to(target: str) -> bool:
    """Return whether a link out of the site, or to a place on its own page, is safe to follow."""
    if UNSAFE.search(target) or typed_contacts(target):
        return False
    return bool(ELSEWHERE.fullmatch(target) or re.fullmatch(r"#\S+", target))
