"""The languages of the site: a folder of pages, a file of the theme's words, the data's texts.

The words of the site's own language say what every language needs; the part `own` of its file is
for pages that exist in that language alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yorisoi.faults import Position, Refused, nearest
from yorisoi.loading import yaml_text
from yorisoi.loading.files import read_text
from yorisoi.loading.findings import Findings
from yorisoi.loading.markdown.ruby import without_ruby
from yorisoi.loading.yaml_text import Document
from yorisoi.models import OPTIONAL_WORDS, Language
from yorisoi.schedule.holidays import SUBSTITUTE
from yorisoi.schedule.wording import PLACE

THEME = Path(__file__).parents[3] / "theme"  # where nobody names another
# Language, script, region and variants, as in BCP 47 but in small letters: ja, ja-easy, zh-hant.
TAG = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*")
# Words that are lists, with a space between, and how many names each holds.
LISTS = {"weekdays": 7, "weekdays_spoken": 7, "months": 12, "nth": 5}
UNSEEN = ("lang", "read_by", "weekdays_spoken", "day_spoken")  # of words: only heard, or not at all
EVENT = "event"  # a place in a word: what the service calls its events
TEXTS = "_words.yaml"  # in the folder of a language: the data's texts in it


@dataclass(frozen=True)
class WordsFile:
    """A file of words as it was read: those of every page, those of own pages, names of days."""

    document: Document
    common: dict[str, str]
    own: dict[str, str]
    holidays: dict[str, str]

    @property
    def all(self) -> dict[str, str]:
        """Every word of the file by its key."""
        return {**self.common, **self.own}


def read_languages(
    findings: Findings, files: Sequence[str], own: str, theme: Path
) -> dict[str, Language]:
    """Return the languages that have pages, by their folder, the site's own one first.

    Adds what is wrong with one to the findings; a language that cannot be read is left out.
    """
    words = _words(findings, theme, own)
    if words is None:
        return {}
    languages = {own: Language(own, "", words.all, words.holidays)}
    folders = {file.split("/")[1] for file in files if file.startswith("pages/")}
    for key in sorted(folders):
        if key != own and (language := _language(findings, key, words, theme)):
            languages[key] = language
    _check_names(findings, languages, theme)
    return languages


def _language(findings: Findings, key: str, own: WordsFile, theme: Path) -> Language | None:
    if not TAG.fullmatch(key):
        findings.add(Position(f"pages/{key}"), "not_a_language", value=key)
        return None
    words = _words(findings, theme, key)
    if words is None:
        return None
    _check_tags(findings, words, key, theme)
    _check(findings, words, own)
    _check_ruby(findings, words)
    path = words.common.get("path") or key
    lent = own.own.keys() - words.all.keys()
    whole = {**own.all, **words.all}
    return Language(key, f"{path}/", whole, words.holidays, lent=frozenset(lent))


def _check_tags(findings: Findings, words: WordsFile, key: str, theme: Path) -> None:
    """Check that a file says it is in the language of its folder, unlike a copy left as it was."""
    for name in ("lang", "locale"):
        tag = words.common.get(name, "")
        said, folder = re.split("[-_]", tag.lower())[0], key.partition("-")[0]
        # Networks have names of their own for some: tl_PH for fil
        is_other = name == "lang" or (theme / f"strings/{said}.yaml").is_file()
        if said and said != folder and is_other:
            place = words.document.position((name,))
            findings.add(place, "words_of_another", field=name, value=tag, folder=folder)


def _words(findings: Findings, theme: Path, key: str) -> WordsFile | None:
    """Return the words of one language, or None where its file is missing or is no list of them."""
    name = f"{theme.name}/strings/{key}.yaml"
    if not (theme.parent / name).is_file():
        findings.add(Position(name), "language_without_words", value=key)
        return None
    try:
        document = _document(read_text(theme.parent, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return None
    data = document.data if isinstance(document.data, dict) else {}
    for word, count in LISTS.items():
        if len(str(data.get(word)).split(" ")) != count and word in data:
            findings.add(document.position((word,)), "words_count", value=word, count=count)
    parts = {name: _mapping(data.get(name)) for name in ("own", "holiday_names")}
    common = {name: value or "" for name, value in data.items() if name not in parts}
    names = parts["holiday_names"]
    if SUBSTITUTE in names:
        names |= {f"{name} {SUBSTITUTE}": names[SUBSTITUTE] for name in names}
    return WordsFile(document, common, parts["own"], names)


@lru_cache(maxsize=16)  # whoever loads a content again and again has the theme as it was
def _document(text: str, name: str) -> Document:
    return yaml_text.read_yaml(text, name)


def _mapping(value: object) -> dict[str, str]:
    return {key: text or "" for key, text in value.items()} if isinstance(value, dict) else {}


def _check(findings: Findings, words: WordsFile, own: WordsFile) -> None:
    """Check that a file holds the words of every page, no others, and all their places."""
    path, there = words.document.path, words.all
    missing = [key for key in own.common if key not in (*there, *OPTIONAL_WORDS)]
    if missing:
        findings.add(Position(path), "words_missing", value="、".join(missing))
    known = {*own.all, *OPTIONAL_WORDS}
    for key, where in _keys(words):
        if key not in known:
            near = nearest(key, known)
            findings.add(words.document.key(where), "word_unknown", value=key, near=near)
        elif key not in OPTIONAL_WORDS:
            expected, named = _places(own.all[key]), _places(there[key])
            # a date may leave out a part of it
            may_lack = "weekday" in expected and {*named} < {*expected}
            if {*named} != {*expected} and not may_lack:
                place = words.document.position(where)
                values = "".join(f"{{{one}}}" for one in expected)
                findings.add(place, "word_places", value=key, expected=values)


def _places(word: str) -> list[str]:
    """Return the places of a word that each language has; some say 講座 in general."""
    return [place for place in PLACE.findall(word) if place != EVENT]


def _check_names(findings: Findings, languages: dict[str, Language], theme: Path) -> None:
    """Check that the menu gives no language the name of another, as a copied file would."""
    own, *others = languages
    if not others:
        return
    files = sorted(file.stem for file in (theme / "strings").glob("*.yaml"))
    taken: dict[str, str] = {}
    for key in (own, *(key for key in files if key not in languages), *others):
        words = _words(Findings(findings.root), theme, key)
        name = words.common.get("own_name") if words else None
        if not words or not name:
            continue
        if key in others and name in taken:
            place = words.document.position(("own_name",))
            findings.add(place, "same_own_name", value=name, other=f"{taken[name]}.yaml")
        elif key in languages or words.common.get("locale", "").startswith(key[:2]):
            taken.setdefault(name, key)  # a copy that nobody uses yet takes no name


def _check_ruby(findings: Findings, words: WordsFile) -> None:
    """Check that every kanji that is seen has its reading, where the language asks for it."""
    if words.common.get("ruby") != "every":
        return
    seen = [(key, where) for key, where in _keys(words) if key not in UNSEEN]
    seen += ((day, ("holiday_names", day)) for day in words.holidays if SUBSTITUTE not in day)
    for key, where in seen:
        text = {**words.all, **words.holidays}[key]
        for told in without_ruby(text):
            findings.tell(told.at(words.document.inside(where, text, told.offset)))


def _keys(words: WordsFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((key, (key,)) for key in words.common)
    yield from ((key, ("own", key)) for key in words.own)
