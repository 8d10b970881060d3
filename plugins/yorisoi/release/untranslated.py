"""Texts of the data that nobody has translated, which pages show in the site's own language.

That is no fault: such a text is marked with its language, and the page says what is needed.
"""

from collections.abc import Iterable, Iterator

from yorisoi.loading import record_texts
from yorisoi.loading.markdown.ruby import without_ruby
from yorisoi.models import Language
from yorisoi.site import Site


def untranslated(site: Site) -> dict[str, list[str]]:
    """Return the texts without a translation by the folder of each language, each once."""
    _, *others = site.languages.values()
    found = {language.key: list(_missing(site, language)) for language in others}
    return {key: texts for key, texts in found.items() if texts}


def unused(site: Site) -> dict[str, list[str]]:
    """Return the texts that have a translation and that the data no longer says."""
    records = (site.service, site.hotlines, *site.events)
    said = {text for record in records for _, text in record_texts.texts(record)}
    found = {
        key: [text for text in language.texts if text not in said]
        for key, language in site.languages.items()
    }
    return {key: texts for key, texts in found.items() if texts}


def _missing(site: Site, language: Language) -> Iterator[str]:
    for text in dict.fromkeys(_shown(site, language)):
        if text and text not in language.texts and _is_foreign(site, language, text):
            yield text


def _is_foreign(site: Site, language: Language, text: str) -> bool:
    """Return whether readers of a language need a text said otherwise."""
    if language.tag == site.own.tag:
        return language.has_ruby and any(without_ruby(text))
    return not text.isascii()


def _shown(site: Site, language: Language) -> Iterator[str]:
    """Yield what every page shows of the data, and the answers where a page has them."""
    service, names = site.service, site.service.names
    yield from (names.name, names.short_name, names.greeting, names.summary)
    yield from _texts(service.contacts.values(), "label action cost trace note")
    yield from _texts(service.hours.values(), "label short_name")
    yield from _texts(service.places.values(), "name address directions cost trace")
    yield from _texts(service.organizations.values(), "name role")
    lines = [line for line in site.hotlines.lines.values() if line.is_sure]
    yield from (site.hotlines.note, *site.hotlines.groups.values())
    yield from _texts(lines, "label operator action cost note")
    yield from (line.hours or "" for line in lines if language.has_ruby or not line.timetable)
    pages = (page for page in site.pages.values() if page.lang == language.key)
    if any("blocks.answers" in page.inserted for page in pages):
        known = [answer for answer in service.answers.values() if answer.text]
        yield from _texts(known, "name text")


def _texts(records: Iterable[object], names: str) -> Iterator[str]:
    for record in records:
        yield from (getattr(record, name) or "" for name in names.split())
