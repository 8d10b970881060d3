"""What a visitor can look for: the pages under her own words, and the next workshops."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yorisoi.formats.publication import Publication
from yorisoi.loading.record_texts import texts
from yorisoi.schedule.occurrence import Occurrence, by_event
from yorisoi.site import PageSource, event_address, pages_by_name

TEMPLATE = "search"  # of the page that looks things up
TELLS_NOTHING = ("index", "404")  # slugs: they hold a little of everything
TALK = ("line", "lines")  # purposes: to write to us, the lines of others
MOST_EVENTS = 30

HEADING = re.compile(r"^#{2,} +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A page by its site address: the words of its link, one line, and what it holds."""

    address: str
    title: str
    line: str
    headings: str
    text: str


def is_searchable(publication: Publication) -> bool:
    """Return whether the site has a page that looks things up."""
    return any(page.meta.template == TEMPLATE for page in _by_name(publication).values())


def groups(publication: Publication) -> list[tuple[str, list[Document]]]:
    """Return the pages below each need; those that answer none come last, without a name."""
    by_name = _by_name(publication)
    made = {name: _document(publication, page) for name, page in by_name.items()}
    topics = publication.site.search.topics.values()
    # A page in another language answers nothing here.
    named = [
        (topic.label, [made[name] for name in topic.pages if name in made]) for topic in topics
    ]
    answering = {name for topic in topics for name in topic.pages}
    others = [
        made[name]
        for name, page in by_name.items()
        if name not in answering
        and page.meta.slug not in TELLS_NOTHING
        and page.meta.template != TEMPLATE
    ]
    return [*named, ("", others)] if others else named


def ways_to_talk(publication: Publication) -> list[str]:
    """Return the addresses of the pages to offer where nothing is found."""
    pages = _by_name(publication).values()
    return [page.address for role in TALK for page in pages if page.meta.purpose == role]


def workshops(publication: Publication) -> list[Occurrence]:
    """Return the next date of each of the next workshops."""
    coming = by_event(publication.site.upcoming(publication.moment))
    return [dates[0] for dates in islice(coming.values(), MOST_EVENTS)]


def documents(publication: Publication) -> dict[str, Document]:
    """Return all of them by address, in the order in which the page lists them."""
    pages = {page.address: page for _, group in groups(publication) for page in group}
    return pages | {
        event_address(occurrence.event.id): _workshop(publication, occurrence)
        for occurrence in workshops(publication)
    }


def _by_name(publication: Publication) -> dict[str, PageSource]:
    """Return the published pages in the site's own language, by their names in the data."""
    pages = pages_by_name(publication.site.pages.values())
    return {name: page for name, page in pages.items() if page.is_original}


def _document(publication: Publication, page: PageSource) -> Document:
    meta, body = page.meta, page.body
    blocks = (text for path in page.inserted for text in _shown(publication, path))
    return Document(
        address=page.address,
        title=meta.title,
        line=meta.description,
        headings=publication.plain("\n\n".join(HEADING.findall(body))),
        text="\n".join([publication.plain(body), *blocks]),
    )


def _shown(publication: Publication, path: str) -> Iterator[str]:
    """Yield the texts that a part drawn from the data shows."""
    service, hotlines = publication.site.service, publication.site.hotlines
    held = {
        "answers": tuple(answer for answer in service.answers.values() if answer.text),
        "closing_days": service.closures,
        "contacts": service.listening,
        "hotlines": hotlines,
        "hotlines_always": hotlines.always,
        "hours": service.hours,
        "organizations": service.organizations,
        "partners": service.partners,
        "place": publication.site.main_place,
        "results": service.results or (),
    }
    for _, text in texts(held.get(path.removeprefix("blocks."), ())):
        yield text


def _workshop(publication: Publication, occurrence: Occurrence) -> Document:
    event = occurrence.event
    held = (event.summary, event.description)
    return Document(
        address=event_address(event.id),
        title=publication.title(occurrence),
        line=publication.plain(event.summary),
        headings="",
        text="\n".join(publication.plain(text) for text in held if text),
    )
