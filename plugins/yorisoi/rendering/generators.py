"""Pelican's generator for everything that is not a page of the staff's.

Events never become Pelican articles: they go from records straight to files, so that
thousands cost little.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, FileSystemBytecodeCache, TemplateError
from markupsafe import Markup, escape
from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator
from pelican.writers import Writer

from yorisoi import clock, loading
from yorisoi.formats import Format, Publication, atom, ics, json_ld, open_data
from yorisoi.formats.security_txt import ADDRESS, security_txt
from yorisoi.formats.sitemap import sitemap
from yorisoi.loading import photographs
from yorisoi.rendering import filters, strings, styles
from yorisoi.rendering.prose import Prose
from yorisoi.schedule.months import fiscal_year, months_shown, weeks
from yorisoi.schedule.occurrences import Occurrence, by_event, left_out
from yorisoi.site import Site, event_address, facts
from yorisoi.system import workers

Task = Callable[[], None]

FORMATS: dict[str, Format] = {
    "workshops/calendar.ics": ics.calendar,
    "workshops/events.csv": open_data.events_csv,
    "workshops/events.json": json_ld.events_json,
    "workshops/feed.atom": atom.feed,
}

# What is an event's own on its page.
HOLES = ("address", "description", "json_ld", "main", "title")


def prepare(pelican: Pelican) -> type[Generator]:
    """Load the content and hand it to Pelican's settings; runs before anything is written.

    Raises Refused with all faults, and so leaves the old output alone.
    """
    settings = pelican.settings
    moment = settings.get("YORISOI_NOW") or clock.now()
    site = settings.get("YORISOI_SITE") or loading.load(Path(settings["PATH"]))[0]
    settings["YORISOI_PUBLICATION"] = Publication(
        site=site,
        moment=moment,
        site_url=settings["SITEURL"].rstrip("/"),
        strings=strings.load(Path(settings["THEME"]), settings["DEFAULT_LANG"]),
    )
    settings["YORISOI_PROSE"] = Prose(site)
    settings["YORISOI_LINKS"] = filters.Links(
        relative=settings["RELATIVE_URLS"], base_path=urlsplit(settings["SITEURL"]).path.rstrip("/")
    )
    settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = _compiled(Path(settings["THEME"]))
    settings["JINJA_FILTERS"] = settings["JINJA_FILTERS"] | _filters(settings)
    settings["JINJA_GLOBALS"] = settings["JINJA_GLOBALS"] | _globals(settings)
    return EventsGenerator


def _compiled(theme: Path) -> BytecodeCache | None:
    """Return where compiled templates are kept, as Python keeps modules: beside their source."""
    folder = theme / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _filters(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what every template may pass a value through."""
    site, links = settings["YORISOI_PUBLICATION"].site, settings["YORISOI_LINKS"]
    fill = filters.fill_filter(links, facts(site.service, site.hotlines))
    return filters.FILTERS | {
        "facts": fill,
        "link": links.link,
        "plain": settings["YORISOI_PUBLICATION"].said,
        "prose": filters.prose_filter(settings["YORISOI_PROSE"], fill),
    }


def _globals(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what every template sees."""
    publication, links = settings["YORISOI_PUBLICATION"], settings["YORISOI_LINKS"]
    site, words = publication.site, publication.strings
    assets = styles.assets(Path(settings["THEME"]), site.brand)
    functions = filters.functions(site, publication.moment, words)
    menu = navigation(site)
    return functions | {
        "brand": site.brand,
        "csp": assets.policy,
        "hotlines": site.hotlines,
        "menu_addresses": {"", *(each["address"] for each in menu)},
        "moment": publication.moment,
        "navigation": menu,
        "script": Markup(assets.script),  # noqa: S704 - the theme's own
        "service": site.service,
        "shared": links.shared(),
        "site_url": publication.site_url,
        "small_links": small_links(site),
        "strings": SimpleNamespace(**words),  # Jinja asks for an attribute before an entry
        "style": Markup(assets.style),  # noqa: S704 - the theme's own
        "upcoming": site.upcoming(publication.moment),
    }


def before_page(generator: Generator, content: Content) -> None:
    """Let links start from the page that Pelican is about to write."""
    generator.settings["YORISOI_LINKS"].output_file = content.save_as


def navigation(site: Site) -> list[dict[str, str]]:
    """Return title and address of the pages that have an `order`, in that order."""
    published = [page for page in site.pages.values() if page.meta.status == "published"]
    pages = [page for page in published if page.meta.order is not None]
    pages.sort(key=lambda page: (page.meta.order, page.path))
    return [{"title": each.meta.menu or each.meta.title, "address": each.address} for each in pages]


def small_links(site: Site) -> list[dict[str, str]]:
    """Return title and address of the other pages, for the foot of every page."""
    pages = [page for page in site.pages.values() if page.meta.order is None]
    shown = [each for each in pages if each.meta.slug not in ("index", "404")]
    return [
        {"title": each.meta.menu or each.meta.title, "address": each.address}
        for each in shown
        if each.meta.status == "published"
    ]


def _all(tasks: Iterable[Task]) -> None:
    for task in tasks:
        task()


class EventsGenerator(Generator):
    """Writes event pages, months, past years, and the files the site has once."""

    publication: Publication

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's signature
        """Write everything that is not a page of the staff's."""
        self.publication = self.settings["YORISOI_PUBLICATION"]
        pages = dict([*self._months(), *self._past(), *self._events()])
        batches = workers.batches(list(pages.values()))
        workers.run([partial(self._write_files, pages), *(partial(_all, each) for each in batches)])

    def _events(self) -> Iterator[tuple[str, Task]]:
        """Yield the address of each event's page, and what writes it."""
        for event_id, occurrences in by_event(self.publication.public()).items():
            address = event_address(event_id)
            yield address, partial(self._write_event, address, occurrences)

    def _write_event(self, address: str, occurrences: Sequence[Occurrence]) -> None:
        event, publication = occurrences[0].event, self.publication
        vevents = [ics.vevent(publication, each) for each in occurrences]
        self._file(f"workshops/{event.id}.ics", ics.document(publication, vevents))
        self.settings["YORISOI_LINKS"].output_file = name = f"{address}index.html"
        title = publication.event_title(occurrences)
        omitted = left_out(event, publication.site.service.closures)
        own = {
            "address": escape(address),
            "description": escape(publication.said(event.summary) or event.title),
            "json_ld": json_ld.script(publication, occurrences),
            "main": self._own(event, title, tuple(occurrences), omitted),
            "title": escape(title),
        }
        page = self._frame.copy()
        page[1::2] = [own[each.decode()].encode() for each in page[1::2]]
        self._file(name, b"".join(page))

    def _own(self, *values: object) -> str:
        """Return the part of a page that is an event's own."""
        try:
            module: Any = self.get_template("own").module
            return str(module.event(*values))
        except TemplateError:
            self.env.handle_exception()  # raises it again, with the lines of the template
            raise

    @cached_property
    def _frame(self) -> list[bytes]:
        """The page around any event: in turn a text, and the name of the value that follows it."""
        self.settings["YORISOI_LINKS"].output_file = f"{event_address('any')}index.html"
        holes = {each: Markup(f"\0{each}\0") for each in HOLES}  # noqa: S704 - of names
        return [each.encode() for each in self.get_template("event").render(**holes).split("\0")]

    def _months(self) -> Iterator[tuple[str, Task]]:
        by_month: dict[date, list[Occurrence]] = defaultdict(list)
        for each in self.publication.public():
            by_month[each.day.replace(day=1)].append(each)
        today = self.publication.moment.date()
        shown = months_shown(by_month, today)
        addresses = [filters.month_address(first.year, first.month) for first in shown]
        around = zip([None, *addresses], [*addresses[1:], None], strict=False)
        for first, address, (before, after) in zip(shown, addresses, around, strict=False):
            yield (
                address,
                partial(self._write_month, address, first, by_month[first], before, after),
            )

    def _write_month(
        self,
        address: str,
        first: date,
        occurrences: list[Occurrence],
        before: str | None,
        after: str | None,
    ) -> None:
        self._page(
            address,
            "month",
            month=first,
            weeks=weeks(first, occurrences, self.publication.site.service.closures.days),
            previous_month=before,
            next_month=after,
        )

    def _past(self) -> Iterator[tuple[str, Task]]:
        by_year: dict[int | None, list[Occurrence]] = defaultdict(list)
        for each in self.publication.site.past(self.publication.moment):
            by_year[None].append(each)
            by_year[fiscal_year(each.day)].append(each)
        years = sorted((year for year in by_year if year), reverse=True)
        for year in [None, *years]:
            address = filters.past_address(year)
            context = {"year": year, "years": years, "occurrences": by_year[year]}
            yield address, partial(self._page, address, "past", **context)

    def _write_files(self, addresses: Iterable[str]) -> None:
        for name, write in FORMATS.items():
            self._file(name, write(self.publication))
        site = self.publication.site
        for name, picture in photographs.shown(site, self.publication.moment).items():
            self._file(name, picture.data)
        self._file("icon.svg", filters.icon(site.brand))
        self._file("banner.svg", filters.banner(site.brand, site.service.names.name))
        pages = [each.address for each in site.pages.values() if each.meta.status == "published"]
        listed = [each for each in [*pages, *addresses] if not each.endswith(".html")]
        self._file("sitemap.xml", sitemap(map(self.publication.absolute, listed)))
        if security := self.publication.site.service.security:
            self._file(ADDRESS, security_txt(self.publication, security))
        where = self.publication.absolute("sitemap.xml")
        self._file("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {where}\n")

    def _page(self, address: str, template: str, **context: object) -> None:
        name = f"{address}index.html"
        self.settings["YORISOI_LINKS"].output_file = name
        self._file(name, self.get_template(template).render(address=address, **context))

    def _file(self, name: str, text: str | bytes) -> None:
        file = Path(self.output_path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
