"""The files of `pages/` → pages, checked against the data."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from yorisoi.faults import Position, Refused, nearest
from yorisoi.loading import record_texts, translations, yaml_text
from yorisoi.loading.checks.text_rules import Vocabulary, check_markdown, check_plain, files_named
from yorisoi.loading.checks.typed_facts import hours_in_words
from yorisoi.loading.data import Data
from yorisoi.loading.findings import Findings
from yorisoi.loading.markdown.references import LinkToEvent
from yorisoi.loading.markdown.ruby import masked, without_ruby, without_ruby_in_markdown
from yorisoi.loading.tails import read_without_tails
from yorisoi.loading.validation import validated
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Brand, Language, PageMeta, bare
from yorisoi.site import EMBED, PageSource, pages_by_name

Page = tuple[PageSource, Document]
RUBY_IN = ("title", "menu")  # of the front matter; the rest is never seen with it
# Slugs; the theme leads to them from wherever one is: of each language to the first alone.
NEEDED = ("index", "workshops")


def read_pages(
    findings: Findings, files: Sequence[str], languages: Mapping[str, Language]
) -> list[Page]:
    """Return each page whose front matter is whole; drafts too, as links may not lead to them."""
    pages: list[Page] = []
    for name in (file for file in files if file.startswith("pages/") and file.endswith(".md")):
        try:
            text = read_without_tails(findings, name)
            document, body, line = yaml_text.split_front_matter(text, name)
        except Refused as refused:
            findings.faults += refused.faults
            continue
        meta = validated(document, PageMeta, findings.faults, findings.notices)
        if meta:
            folder = name.split("/")[1]
            if meta.lang not in (None, folder):
                place = document.position(("lang",))
                findings.add(place, "wrong_language", value=meta.lang, folder=folder)
            path = languages[folder].path if folder in languages else f"{folder}/"
            pages.append((PageSource(name, meta, body, line, path), document))
    return pages


def check_pages(
    findings: Findings,
    pages: Sequence[Page],
    words: Vocabulary,
    avoided_in_titles: Sequence[str],
    languages: Mapping[str, Language],
) -> None:
    """Check addresses, texts, what stays in a history list, and what translations follow."""
    with_ruby = {key for key, language in languages.items() if language.has_ruby}
    seen: dict[str, str] = {EMBED: "ほかのサイトの中に出るページ"}
    for page, document in pages:
        other = seen.setdefault(page.address, page.path)
        if other != page.path:
            place = document.position(("slug",))
            findings.add(place, "same_slug", value=page.meta.slug, other=other)
        days = (findings.today.saved(page.path),) if findings.today else ()
        has_ruby = page.lang in with_ruby
        _check_texts(findings, page, document, replace(words, days=days), has_ruby=has_ruby)
        # A plain heading may stand in a page that has another title in the history.
        for name in ("tab_title" if page.meta.tab_title else "title", "slug"):
            if word := record_texts.avoided(bare(getattr(page.meta, name)), avoided_in_titles):
                findings.add(document.position((name,)), "avoided_word", value=word)
    findings.notices += translations.notices(
        {page.path: (page, document) for page, document in pages}
    )


def check_needed(findings: Findings, pages: Sequence[Page], own: str) -> None:
    """Check that the pages to which all others lead will be published."""
    for language in dict.fromkeys((own, *(page.lang for page, _ in pages))):
        there = [(page, document) for page, document in pages if page.lang == language]
        if language == own or any(page.is_published for page, _ in there):
            for slug in NEEDED if language == own else NEEDED[:1]:
                _check_needed(findings, there, language, slug)


def _check_needed(findings: Findings, pages: Sequence[Page], language: str, slug: str) -> None:
    if any(page.is_published and page.meta.slug == slug for page, _ in pages):
        return
    file = f"pages/{language}/{slug}.md"
    meant = [one for page, one in pages if page.meta.slug == slug or page.path == file]
    if meant:
        findings.add(meant[0].position(("slug",)), "needed_page", value=slug)
    elif not (findings.root / file).exists():
        findings.add(Position(file), "file_missing")


def check_drawings(findings: Findings, pages: Sequence[Page], brand: Brand | None) -> None:
    """Check that the drawing that a page names is one of the brand's."""
    if not brand:
        return
    for page, document in pages:
        place = document.position(("drawing",))
        findings.unknown_key(place, page.meta.drawing, brand.drawings, "drawings")


def check_targets(findings: Findings, pages: Iterable[PageSource], data: Data) -> None:
    """Check that each page that the data leads to is there."""
    there = pages_by_name(pages)
    _check_moved(findings, there, data)
    for key, topic in data.search.topics.items():
        for number, name in enumerate(topic.pages):
            if name not in there:
                place = data.search_document.position(("topics", key, "pages", number))
                near = nearest(name, there)
                findings.add(place, "topic_nowhere", value=name, near=near)


def _check_moved(findings: Findings, there: Mapping[str, PageSource], data: Data) -> None:
    """Check that each former address is free again, and leads to a page."""
    for old, name in data.service.moved.items():
        where = ("moved", old)
        if old in there or old.split("/")[0] == "workshops":
            findings.add(data.service_document.key(where), "address_in_use", value=old)
        elif name not in there:
            findings.add(data.service_document.position(where), **_nowhere(old, data, there))


def _nowhere(old: str, data: Data, there: Collection[str]) -> dict[str, str]:
    """Return what is wrong with a former address whose target is no page: code and values."""
    moved = data.service.moved
    passed, name = [old], moved[old]
    while name in moved and name not in passed:
        passed.append(name)
        name = moved[name]
    value = moved[old]
    if name in there:
        return {"code": "moved_twice", "value": value, "line": f"{old}: {name}"}
    if name == old:
        return {"code": "moved_round", "value": value, "old": old, "near": nearest(old, there)}
    return {"code": "moved_nowhere", "value": value, "near": nearest(value, there)}


def references_of(page: PageSource, words: Vocabulary) -> tuple[frozenset[str], list[LinkToEvent]]:
    """Return the pictures that a page shows, and its links to files of events."""
    named = list(files_named(page.body, page.path, words))
    pictures = frozenset(file for file, _, _ in named if file.startswith("images/"))
    start = Position(page.path, page.first_line)
    links = [
        LinkToEvent(start.within(page.body, offset), file, anchor)
        for file, anchor, offset in named
        if file.startswith("events/")
    ]
    return pictures, links


def _check_texts(
    findings: Findings, page: PageSource, document: Document, words: Vocabulary, *, has_ruby: bool
) -> None:
    """Check texts and, where the language asks for it, that every kanji on the page has ruby."""
    start = Position(page.path, page.first_line)
    missing = without_ruby_in_markdown(page.body) if has_ruby else ()
    for told in (*check_markdown(page.body, page.path, words), *missing):
        findings.tell(told.at(start.within(page.body, told.offset)))
    for name in ("title", "tab_title", "slug", "menu", "description"):
        text = getattr(page.meta, name) or ""
        may_have = has_ruby and name in RUBY_IN
        missing = without_ruby(text) if may_have else ()
        hours = hours_in_words(text, words.facts)
        for told in (*check_plain(masked(text) if may_have else text, words), *hours, *missing):
            findings.tell(told.at(document.inside((name,), text, told.offset)))
