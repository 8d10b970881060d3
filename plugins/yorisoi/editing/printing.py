"""What goes on paper, of the same records: a poster, a month's programme, flyers, a card.

PDF 1.7 tagged as PDF/UA-1 (ISO 14289-1), with its fonts within; the same bytes for the same
content and moment. WeasyPrint fetches nothing: neither from the disk nor from the network.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError

from yorisoi.faults import MachineFailed, Refused, refuse
from yorisoi.formats import Publication
from yorisoi.inspection import inspect_sheet
from yorisoi.release.expected import expected
from yorisoi.release.theme import template_fault
from yorisoi.rendering.filters import filters_in, qr
from yorisoi.rendering.styles import palettes
from yorisoi.rendering.templates import templates_in
from yorisoi.schedule import application, special_days, timetables
from yorisoi.schedule.months import by_month
from yorisoi.schedule.occurrence import by_event
from yorisoi.schedule.spans import closings
from yorisoi.schedule.ways import door, first_contact
from yorisoi.site import event_address


def sheets(publication: Publication) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield name, template and values of each sheet: from this month on, and what is to come."""
    site, moment = publication.site, publication.moment
    this_month = moment.date().replace(day=1)
    shown = [held for held in publication.public if held.last_day >= this_month]
    for first, occurrences in by_month(shown, this_month):
        values = {"month": first, "occurrences": occurrences}
        yield f"programme-{first:%Y-%m}.pdf", "programme.html", values
    upcoming = (held for held in site.upcoming(moment) if held.status != "cancelled")
    for key, dates in by_event(upcoming).items():
        values = {"event": dates[0].event, "title": publication.event_title(dates), "dates": dates}
        yield f"flyer-{key}.pdf", "flyer.html", values
    yield "card.pdf", "card.html", {}
    yield "poster.pdf", "poster.html", {}


def pages(publication: Publication, theme: Path) -> dict[str, str]:
    """Return every sheet as a page of HTML, by its file's name.

    Raises Refused where a template is wrong, or a sheet shows a contact that the data does not
    hold; MachineFailed where the theme has no sheets.
    """
    style_sheet = theme / "print" / "style.css"
    if not style_sheet.is_file():
        raise MachineFailed("no_sheets", path=style_sheet.parent)
    environment = _environment(publication, theme)
    style = palettes(publication.site.brand) + style_sheet.read_text("utf-8")
    try:
        made = {
            name: environment.get_template(template).render(style=style, **values)
            for name, template, values in sheets(publication)
        }
    except TemplateError as error:
        raise Refused([template_fault(error, theme)]) from error
    known = expected(publication.site, publication.site_url, publication.moment)
    refuse(fault for name, page in made.items() for fault in inspect_sheet(name, page, known))
    return made


def write(publication: Publication, theme: Path, output: Path) -> list[Path]:
    """Write every sheet, and return the files.

    Raises what `pages` does, and writes nothing then; MachineFailed where WeasyPrint is not there.
    """
    made = pages(publication, theme)
    output.mkdir(parents=True, exist_ok=True)
    for name, page in made.items():
        (output / name).write_bytes(pdf(page))
    return [output / name for name in made]


def pdf(page: str) -> bytes:
    """Return a page of HTML as a tagged PDF; the same page gives the same bytes.

    Raises MachineFailed where WeasyPrint is not there.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise MachineFailed("no_weasyprint", value=error) from error
    return bytes(
        HTML(string=page, url_fetcher=_fetch_nothing).write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(page.encode()).digest()[:16]
        )
    )


def _fetch_nothing(url: str, *_: object, **__: object) -> None:
    message = f"a sheet asked for {url}"
    raise ValueError(message)


def _environment(publication: Publication, theme: Path) -> Environment:
    site = publication.site
    environment = templates_in(theme / "print")
    environment.filters |= filters_in(publication, site.own) | {
        "title": publication.title,
        "without_scheme": lambda address: address.partition("//")[2],
    }
    wording, today = publication.wording, publication.moment.date()
    environment.globals |= {
        "brand": site.brand,
        "closed_days": wording.days(*special_days.closed_days(site.service, today)).shown,
        "door": site.service.hours[door(site.service)],
        "event_address": event_address,
        # that greets on the front page
        "front_drawing": next(p.meta.drawing for p in site.pages.values() if not p.address),
        "hours_in_words": partial(timetables.in_words, site.service, today=today, wording=wording),
        "listening": first_contact(site.service, "telephone"),
        "closings": partial(closings, service=site.service),
        "desk": application.usual_contact(site.service),
        "main_place": site.main_place,
        "place_of": site.place,
        "qr": qr,
        "service": site.service,
        "site_url": publication.site_url,
        "strings": publication.strings,
        "ways_to_apply": partial(application.ways, service=site.service),
    }
    return environment
