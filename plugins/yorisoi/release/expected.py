"""What the inspection holds the output against, taken from the data as plain texts."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from yorisoi.formats import FORMATS, redirects
from yorisoi.inspection import Expected
from yorisoi.loading.record_texts import texts
from yorisoi.models import Event, OtherContact
from yorisoi.release import open_questions
from yorisoi.site import PageSource, Site, file_of

# What is told of a workshop: on its own page, calendar and flyer, and in the lists of all.
OWN_FILES = ("workshops/{}/index.html", "workshops/{}.ics", "flyer-{}.pdf")
LISTS = tuple(name for name in FORMATS if name.startswith("workshops/"))

BETWEEN_MARKS = re.compile(r"[<>&\"'\\,;{}*_`|#\[\]()]")


def expected(site: Site, site_url: str, moment: datetime) -> Expected:
    """Return what is known at `moment` of a site at the address `site_url`."""
    pages = {file_of(page.address): path for path, page in site.pages.items()}
    moved = {f"{address}/index.html": "data/service.yaml" for address in site.service.moved}
    return Expected(
        contacts=contacts(site),
        contacts_in=contacts_of_others(site),
        site_url=site_url.rstrip("/"),
        avoided=site.service.avoided_in_titles,
        secrets=secrets(site, moment.date()),
        sources=pages | moved,
        former={old: file_of(to) for old, to in redirects.files(site, moment).items()},
    )


def contacts(site: Site) -> frozenset[str]:
    """Return every number, address, account and code that may be published."""
    service = site.service
    values = {service.open_data.municipality_code}
    values |= {place.postal_code for place in service.places.values()}
    lines = (line for line in site.hotlines.lines.values() if line.is_sure)
    values |= {line.telephone for line in lines if line.telephone}
    for contact in service.contacts.values():
        own = (contact.telephone, contact.email, contact.line_url, contact.line_id)
        values |= {*filter(None, own)}
    return frozenset(values)


def contacts_of_others(site: Site) -> dict[str, frozenset[str]]:
    """Return the contacts of other bodies, by the files that may tell them.

    These are the outputs of the workshop they belong to, and the lists of all workshops.
    """
    told: dict[str, set[str]] = {}
    for event in site.events:
        for other in (way for way in event.apply if isinstance(way, OtherContact)):
            values = {*filter(None, (other.telephone, other.email, other.fax, other.postal_code))}
            names = (event.id, *event.aliases)
            values |= {*other.extensions}
            own = (form.format(name) for name in names for form in OWN_FILES)
            for name in (*LISTS, *own):
                told.setdefault(name, set()).update(values)
    return {name: frozenset(values) for name, values in told.items()}


def secrets(site: Site, today: date) -> frozenset[str]:
    """Return what must not be read anywhere: open questions, and words of drafts alone.

    An event that is not public `today` is kept back like a draft. A line counts in the parts
    between its marks, as a page may say some of it in other words.
    """
    pages, said, drafts = site.pages.values(), list[str](), list[str]()
    for page in pages:
        (said if page.is_published else drafts).extend(_lines(page))
    records = (site.service, site.hotlines, site.search)
    said += (text for record in records for _, text in texts(record))
    kept_back = _parts(drafts, said)
    told, untold = list[str](), list[str]()
    for event in site.events:
        (told if event.is_public(today) else untold).extend(_texts(event))
    kept_back |= _parts(untold, [*said, *told])
    questions = {fact.question for _, fact in open_questions.questions(site) if fact.question}
    return frozenset(kept_back | questions)


def _parts(lines: Iterable[str], said: Iterable[str]) -> set[str]:
    """Return the parts of lines between their marks that no other text says."""
    public = "\n".join(said)
    parts = {part.strip(" \t-+") for line in lines for part in BETWEEN_MARKS.split(line)}
    return {part for part in parts if part not in public}


def _texts(event: Event) -> list[str]:
    words = (event.title, event.summary, event.note, event.description)
    return [line for text in filter(None, words) for line in text.split("\n")]


def _lines(page: PageSource) -> list[str]:
    meta = page.meta
    head = (meta.title, meta.tab_title, meta.menu, meta.description)
    return [*filter(None, head), *page.body.split("\n")]
