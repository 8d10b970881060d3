"""The data's texts in another language: `pages/LANG/_words.yaml`, a text and its translation.

A text is its own key: when it changes, its translation is no longer used, so that none is ever
old. Numbers stand in the data alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.loading import yaml_text
from yorisoi.loading.checks.text_rules import Vocabulary, check_plain
from yorisoi.loading.data import Data
from yorisoi.loading.files import read_text
from yorisoi.loading.findings import Findings
from yorisoi.loading.languages import EVENT, TEXTS
from yorisoi.loading.markdown.ruby import masked, without_ruby
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Language

NUMBER = re.compile("[0-9]+")


def read_data_texts(
    findings: Findings, languages: Mapping[str, Language], data: Data, words: Vocabulary
) -> dict[str, Language]:
    """Return the languages with the data's texts in each, where it has some."""
    _check_exits(findings, languages, data)
    return {
        key: _with_texts(language, _texts(findings, language, words), data.service.names.event)
        for key, language in languages.items()
    }


def _with_texts(language: Language, texts: Mapping[str, str], event: str) -> Language:
    """Return a language with the data's texts, and in its words what events are called."""
    said = texts.get(event, event)
    words = {key: word.replace(f"{{{EVENT}}}", said) for key, word in language.words.items()}
    return replace(language, texts=texts, words=words)


def _check_exits(findings: Findings, languages: Mapping[str, Language], data: Data) -> None:
    for key in data.service.exit.in_languages:
        place = data.service_document.key(("exit", "in_languages", key))
        findings.unknown_key(place, key, languages, "pages")


def _texts(findings: Findings, language: Language, words: Vocabulary) -> dict[str, str]:
    name = f"pages/{language.key}/{TEXTS}"
    if not (findings.root / name).is_file():
        return {}
    try:
        document = yaml_text.read_yaml(read_text(findings.root, name), name)
    except Refused as refused:
        findings.faults += refused.faults
        return {}
    if not isinstance(document.data, dict):
        findings.add(Position(name), "data_texts_no_list")
        return {}
    texts = {text: given for text, given in document.data.items() if isinstance(given, str)}
    for text, given in texts.items():
        findings.faults += _faults(document, language, text, given, words)
    for text in document.data.keys() - texts.keys():
        findings.add(document.key((text,)), "data_text_empty", value=text)
    return texts


def _faults(
    document: Document, language: Language, text: str, given: str, words: Vocabulary
) -> Iterator[Fault]:
    plain = masked(given) if language.has_ruby else given
    missing = without_ruby(given) if language.has_ruby else ()
    for told in (*check_plain(plain, words), *missing):
        yield told.at(document.inside((text,), given, told.offset))
    if other := _numbers(given) - _numbers(text):
        place = document.position((text,))
        yield fault(place, "data_text_number", value="、".join(sorted(other)))


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(unicodedata.normalize("NFKC", text)))
