"""What Pelican is given: the content before a build, and a generator of all but staff's pages.

Events never become Pelican articles: they go from records straight to files, so that
thousands cost little.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican import Pelican
from pelican.generators import Generator
from pelican.writers import Writer

from yorisoi import clock, loading
from yorisoi.formats import FORMATS, Publication, ics, json_ld
from yorisoi.formats.publication import day_address, month_address, past_address
from yorisoi.loading.pictures import photographs
from yorisoi.rendering import context, environments
from yorisoi.rendering.filters import filters_in
from yorisoi.rendering.links import PageContext
from yorisoi.schedule.occurrence import Occurrence, around, by_event
from yorisoi.schedule.occurrences import left_out
from yorisoi.schedule.spans import closings
from yorisoi.site import EMBED, event_address
from yorisoi.system import workers

# Templates that are files of their own, not pages.
DRAWINGS = ("banner.svg", "icon.svg")

MOST_DATES = 30  # of a series, on its page: more would not fit into its budget

# What a file of the site will hold, made when its turn comes.
Making = Callable[[], str | bytes | None]


def prepare(pelican: Pelican) -> type[Generator]:
    """Load the content and hand it to Pelican's settings; runs before anything is written.

    Raises Refused with all faults, and so leaves the old output alone.
    """
    settings = pelican.settings
    theme = Path(settings["THEME"])
    moment = settings.get("YORISOI_NOW") or clock.now()
    # Loaded each time: `pelican -r` runs again in the same process.
    today = loading.Today(moment.date())
    site = (
        settings.get("YORISOI_SITE")
        or (loading.load(Path(settings["PATH"]), today, theme=theme)[0])
    )
    publication = Publication(site, moment, settings["SITEURL"].rstrip("/"))
    settings["YORISOI_PUBLICATION"] = publication
    settings["DEFAULT_LANG"] = publication.site.own.key
    if settings["PAGE_PATHS"]:
        settings["PAGE_PATHS"] = list(publication.site.pages)  # and nothing else that lies there
    relative, path = settings["RELATIVE_URLS"], urlsplit(publication.site_url).path
    settings["YORISOI_ROOT"] = None if relative else path
    filters = filters_in(publication, publication.site.own)
    settings["JINJA_FILTERS"] = settings["JINJA_FILTERS"] | filters
    known = context.template_globals(publication, theme)
    settings["JINJA_GLOBALS"] = settings["JINJA_GLOBALS"] | known
    settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = environments.compiled(theme)
    return EventsGenerator


class EventsGenerator(Generator):
    """Writes event pages, months, past years, and the files the site has once."""

    publication: Publication

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's signature
        """Write everything that is not a page of the staff's."""
        self.publication = self.settings["YORISOI_PUBLICATION"]
        files = dict(self._events() if self.settings.get("YORISOI_EVENTS_ALONE") else self._all())

        def write(names: Sequence[str]) -> None:
            for name in names:
                if (made := files[name]()) is not None:
                    file = Path(self.output_path, name)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(made.encode() if isinstance(made, str) else made)

        workers.in_batches(write, list(files))

    def _all(self) -> Iterator[tuple[str, Making]]:
        for files in (self._formats, self._events, self._months, self._past, self._moved):
            yield from files()

    def _here(self, address: str) -> PageContext:
        return PageContext(address, self.settings["YORISOI_ROOT"])

    def _render(self, template: str, **values: object) -> str:
        return str(self.get_template(template).render(**values))

    def _formats(self) -> Iterator[tuple[str, Making]]:
        """Yield each file that the site has once."""
        publication = self.publication
        for name, write in FORMATS.items():
            yield name, partial(write, publication)
        for name in DRAWINGS:
            yield name, self.env.get_template(name).render
        framed = self._here(EMBED)
        yield framed.file, partial(self._render, "embed", here=framed)
        for name, drawn in publication.site.drawn.items():
            yield name, partial(bytes, drawn)
        for name, picture in photographs.shown(publication.site, publication.moment).items():
            yield name, partial(bytes, picture.data)

    def _events(self) -> Iterator[tuple[str, Making]]:
        """Yield the page and the calendar of each event."""
        for key, dates in by_event(self.publication.public).items():
            for name in (key, *dates[0].event.aliases):
                yield f"workshops/{name}.ics", partial(ics.document, self.publication, dates)
            here = self._here(event_address(key))
            yield here.file, partial(self._event_page, here, dates)

    def _event_page(self, here: PageContext, dates: Sequence[Occurrence]) -> str:
        event, publication = dates[0].event, self.publication
        shown, others = around(dates, publication.moment, MOST_DATES)
        passed = left_out(event, publication.site.service)
        if others:
            passed = tuple(day for day in passed if shown[0].day <= day.day <= shown[-1].day)
        return self._render(
            "event",
            here=here,
            event=event,
            title=publication.event_title(dates),
            dates=dates,
            shown=shown,
            others=others,
            closed=closings(event, publication.site.service),
            left_out=passed,
            json_ld=Markup(json_ld.script(publication, shown)),  # noqa: S704 - escaped there
        )

    def _months(self) -> Iterator[tuple[str, Making]]:
        """Yield the page of each month, with a link to the one before and the one after.

        A month that holds too much for one page has one for each of its busy days too.
        """
        tables, crowded = self.publication.tables, self.publication.crowded
        addresses = [month_address(first) for first in tables]
        before, after = [None, *addresses], [*addresses[1:], None]
        for number, (first, table) in enumerate(tables.items()):
            here = self._here(addresses[number])
            values = {
                "here": here,
                "month": first,
                "weeks": table,
                "crowded": first in crowded,
                "previous_month": before[number],
                "next_month": after[number],
            }
            yield here.file, partial(self._render, "month", **values)
            for day, cell in crowded.get(first, {}).items():
                there = self._here(day_address(day))
                yield there.file, partial(self._render, "day", here=there, month=first, cell=cell)

    def _past(self) -> Iterator[tuple[str, Making]]:
        """Yield the page of all that is over, and that of each 年度."""
        years = self.publication.past_years
        for year in (None, *years):
            past: Sequence[Occurrence] = self.publication.site.past(self.publication.moment, year)
            here = self._here(past_address(year))
            values = {"here": here, "year": year, "years": years, "occurrences": past}
            yield here.file, partial(self._render, "past", **values)

    def _moved(self) -> Iterator[tuple[str, Making]]:
        """Yield the page at each former address: it leads on to where that page is now."""
        publication = self.publication
        for address, to in publication.site.moved(publication.moment).items():
            here = self._here(address)
            yield here.file, partial(self._render, "moved", here=here, to=to)
