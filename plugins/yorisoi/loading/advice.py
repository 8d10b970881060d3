"""What could be written more plainly, in all texts that a site shows now or will show.

`check` tells it at its end. Nothing here is refused, a faulty list of words included: that becomes
a notice, as it must not hold back a number that was corrected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from yorisoi.faults import Fault, Position, Told
from yorisoi.loading import record_texts, yaml_text
from yorisoi.loading.data import read_plain_words
from yorisoi.loading.event_files import written
from yorisoi.loading.files import composed, read_text
from yorisoi.loading.findings import Findings
from yorisoi.loading.folder import allowed_files
from yorisoi.loading.markdown.readability import readability
from yorisoi.models import Event, PlainWords, Where
from yorisoi.site import PageSource, Site

# Fields whose words are a name, or no words at all: names stay as their source has them.
NAMES = {
    *("id", "name", "short_name", "programme", "area", "label", "title_kana", "kana"),
    *("place", "organizer", "apply", "address", "city", "prefecture", "image"),
    *("avoided_in_titles", "form_hosts", "id_domain"),
}
# Letters that leave the number in the first screen of the smallest phone, by day and by night.
FIRST_SCREEN: Mapping[Where, int] = {("names", "greeting"): 30, ("names", "summary"): 50}
JAPANESE = "ja"  # in a tag of BCP 47


@dataclass(frozen=True)
class Adviser:
    """The folder and the site that are read, the staff's list of words, and what inserts say."""

    root: Path
    site: Site
    words: PlainWords
    inserts: Mapping[str, str]

    def advice_on(self, text: str, lang: str = "", where: Where = ()) -> list[Told]:
        """Return the advice on one text in a language, or in the site's own, at its place."""
        language = self.site.languages[lang] if lang else self.site.own
        if language.tag.split("-")[0] != JAPANESE:
            return []
        told = list(readability(text, self.words, self.inserts, is_easy=language.has_ruby))
        if len(text) > (limit := FIRST_SCREEN.get(where, len(text))):
            told.append(Told(0, "first_screen_long", {"length": len(text), "limit": limit}))
        return told


def advise(root: Path, site: Site, moment: datetime, inserts: Mapping[str, str]) -> list[Fault]:
    """Return all advice on a loaded site, as notices in the order of files and places.

    `inserts` are the words of what a text may insert, by their paths.
    """
    findings = Findings(root)
    words = read_plain_words(findings) or PlainWords()
    names = site.service.names
    kept = (*words.kept, names.name, names.short_name, names.programme)
    adviser = Adviser(root, site, words.model_copy(update={"kept": kept}), inserts)
    of_data, of_events = _of_data(adviser, site), _of_events(adviser, site, moment)
    told = [*findings.faults, *_of_pages(adviser, site), *of_data, *of_events]
    return sorted({replace(one, severity="notice") for one in told})


def _of_pages(adviser: Adviser, site: Site) -> Iterator[Fault]:
    shown = [page for page in site.pages.values() if page.is_published]
    first: dict[tuple[str, str], PageSource] = {}
    for page in shown:
        start = Position(page.path, page.first_line)
        for told in adviser.advice_on(page.body, page.lang):
            yield told.at(start.within(page.body, told.offset))
        text = page.meta.description
        about = adviser.advice_on(text, page.lang)
        other = first.setdefault((page.lang, text), page)
        if other is not page:
            about.append(Told(0, "description_twice", {"other": other.path}))
        if about:
            document, _, _ = yaml_text.split_front_matter(
                read_text(adviser.root, page.path), page.path
            )
            for told in about:
                yield told.at(document.inside(("description",), text, told.offset))


def _of_data(adviser: Adviser, site: Site) -> Iterator[Fault]:
    for name, record in (("service", site.service), ("hotlines", site.hotlines)):
        advice = [
            (where, text, told)
            for where, text in record_texts.texts(record)
            if not NAMES.intersection(where[-2:])
            for told in adviser.advice_on(text, where=where)
        ]
        if advice:
            path = f"data/{name}.yaml"
            document = yaml_text.read_yaml(read_text(adviser.root, path), path)
            for where, text, told in advice:
                yield told.at(document.inside(where, text, told.offset))


def _of_events(adviser: Adviser, site: Site, moment: datetime) -> Iterator[Fault]:
    """Yield the advice on what is still to come; files that need some are read for the places."""
    events = {held.event.id: held.event for held in site.upcoming(moment)}
    some = {key for key, event in events.items() if any(_advice(adviser, event))}
    files = {
        file.rpartition("#")[0]
        for file in site.addresses
        if file.startswith("events/") and file.rpartition("#")[2] in some
    }
    findings = Findings(adviser.root)
    for name in allowed_files(findings) if files else ():
        if composed(name) not in files:
            continue
        for one in written(findings, name):
            if one.event.id not in some:
                continue
            for where, text, told in _advice(adviser, one.event):
                yield told.at(one.inside(where, text, told.offset))


def _advice(adviser: Adviser, event: Event) -> Iterator[tuple[Where, str, Told]]:
    for where, text in record_texts.texts(event):
        if not NAMES.intersection(map(str, where)):
            yield from ((where, text, told) for told in adviser.advice_on(text))
