"""Texts of the data that nobody has translated, which pages show in the site's own language.

That is no fault: such a text is marked with its language, and the page says what is needed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from yorisoi.inserts import inserts
from yorisoi.loading import record_texts
from yorisoi.loading.markdown.ruby import without_ruby
from yorisoi.models import Closure, Language, Opening
from yorisoi.schedule.special_days import notices
from yorisoi.site import Site


def untranslated(site: Site, moment: datetime) -> dict[str, list[str]]:
    """Return those texts that may be read at `moment` or later, by language, each once."""
    _, *others = site.languages.values()
    found = {language.key: list(_missing(site, language, moment)) for language in others}
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


def _missing(site: Site, language: Language, moment: datetime) -> Iterator[str]:
    for text in dict.fromkeys((*_shown(site, language, moment), *_inserted(site, language))):
        if text and text not in language.texts and _is_foreign(site, language, text):
            yield text


def _is_foreign(site: Site, language: Language, text: str) -> bool:
    """Return whether readers of a language need a text said otherwise."""
    if language.tag == site.own.tag:
        return language.has_ruby and any(without_ruby(text))
    return not text.isascii()


def _shown(site: Site, language: Language, moment: datetime) -> Iterator[str]:
    """Yield what every page shows of the data."""
    service, names = site.service, site.service.names
    yield from (text for text, _ in notices(service, moment))
    specials: tuple[Closure | Opening, ...] = (*service.closures.days, *service.closures.openings)
    yield from (one.reason for one in specials if one.over is None or one.over > moment)
    yield from (names.name, names.short_name, names.greeting, names.summary)
    yield from _texts(service.contacts.values(), "label action cost trace note")
    yield from _texts(service.hours.values(), "label short_name")
    yield from _texts(service.places.values(), "name address directions cost trace")
    yield from _texts(service.organizations.values(), "name role")
    lines = [line for line in site.hotlines.lines.values() if line.is_sure]
    yield from (site.hotlines.note, *site.hotlines.groups.values())
    yield from _texts(lines, "label operator action cost note")
    yield from (line.hours or "" for line in lines if language.has_ruby or not line.timetable)


def _inserted(site: Site, language: Language) -> Iterator[str]:
    """Yield what the pages of a language show as they insert it."""
    service, known = site.service, inserts(site.service, site.hotlines)
    pages = (page for page in site.pages.values() if page.lang == language.key)
    for path in dict.fromkeys(path for page in pages for path in page.inserted):
        value = known.get(path)
        if isinstance(value, str):
            yield value
        yield from _texts([value], "text unit")  # of policies and figures
        if path == "blocks.answers":
            yield from _texts((one for one in service.answers.values() if one.text), "name text")
        elif path == "blocks.partners":
            yield from _texts(service.partners, "name note")
        elif path == "blocks.link_kit":
            yield service.names.fee
        elif path == "blocks.results" and service.results:
            yield from _texts((service.results, *service.results.rows), "label unit")


def _texts(records: Iterable[object], names: str) -> Iterator[str]:
    for record in records:
        yield from (getattr(record, name, None) or "" for name in names.split())
