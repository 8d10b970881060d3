"""What every template sees: filters, the records, what depends on the moment of the build.

Text in, text out; only `prose` and `qr` return Markup, from input that was cleaned or made here.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import segno
from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context
from markupsafe import Markup

from yorisoi.clock import end_of
from yorisoi.formats import Publication, datasets, government_service, organization
from yorisoi.formats.publication import month_address, past_address
from yorisoi.loading import references
from yorisoi.models.contacts import tel_uri
from yorisoi.rendering import navigation, styles, workshops
from yorisoi.rendering.japanese import (
    jday,
    jday_spoken,
    jend,
    jtime,
    sentences,
    spoken,
    weekdays,
)
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.maps import map_address
from yorisoi.rendering.prose import Prose
from yorisoi.rendering.shared import sharing
from yorisoi.schedule import application, timetables, ways

MOST_SPECIAL = 12  # days in the timetable, which stands on several pages


@pass_context  # without it, Jinja works out `"" | absolute` once for all builds
def absolute(context: Context, address: str) -> str:
    """Return the full public address of a site address."""
    return f"{context['site_url']}/{address}"


def iso(value: date | datetime | time) -> str:
    """Return ISO 8601, to the minute."""
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="minutes")
    return value.isoformat()


@cache
def qr(text: str) -> Markup:
    """Return a QR code (ISO/IEC 18004) as an inline SVG, black on white whatever the theme."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr")
    return Markup(svg)  # noqa: S704 - drawn by segno from modules, not from text


def prose_filter(publication: Publication) -> Callable[..., Markup]:
    """Return the filter that turns staff's Markdown into HTML on the page that is given.

    The theme's `inserts.html` has one macro a kind of record, and one for each insert that the
    theme computes: `contacts(here, contact)`, `blocks_hours(here)`.
    """
    prose = Prose(publication.site, publication.strings["external"])

    @pass_environment
    def html(
        environment: Environment, text: str, here: PageContext, path: str = references.OF_EVENTS
    ) -> Markup:
        def show(name: str, record: object) -> str:
            inserts = environment.get_template("inserts.html").module
            if record is None:
                return str(getattr(inserts, name.replace(".", "_"))(here))
            return str(getattr(inserts, name.partition(".")[0])(here, record))

        return Markup(prose.html(text, here, path, show))  # noqa: S704 - cleaned, and the theme's

    return html


def template_filters(publication: Publication) -> dict[str, Callable[..., Any]]:
    """Return what every template may pass a value through."""
    return {
        "absolute": absolute,
        "capacity": publication.capacity,
        "iso": iso,
        "jday": jday,
        "jday_spoken": jday_spoken,
        "closes": application.closes,
        "fee": publication.fee,
        "jend": jend,
        "jtime": jtime,
        "plain": publication.plain,
        "prose": prose_filter(publication),
        "sentences": partial(sentences, stop=publication.strings["stop"]),
        "spoken": spoken,
        "tel": tel_uri,
        "weekdays": weekdays,
    }


def template_globals(publication: Publication, theme: Path) -> dict[str, Any]:
    """Return what every template sees by its name."""
    site, moment = publication.site, publication.moment
    service, words = site.service, publication.strings
    assets = styles.assets(theme, site.brand)
    menu = navigation.menu(site)
    special = timetables.special_days(service, moment)
    return {
        **workshops.template_globals(site, moment),
        "brand": site.brand,
        "closed_days": timetables.closed_days(service, words["holidays"], moment.date()),
        "closing_days": lambda: timetables.closing_days(service, ways.door(service), moment.date()),
        "csp": assets.policy,
        "door": service.hours[ways.door(service)],
        "datasets": lambda: Markup(datasets.script(publication)),  # noqa: S704 - escaped there
        "drawn": site.drawn,
        "end_of": end_of,
        "first_contact": partial(ways.first_contact, service),
        "government_service": lambda: Markup(government_service.script(publication)),  # noqa: S704 - escaped there
        "hotlines": site.hotlines,
        "hours_in_words": partial(timetables.rows, today=moment.date()),
        "hours_rules": partial(timetables.rules_in_words, service),
        "known_lines": ways.lines(site.hotlines),
        "line_rules": timetables.own_rules,
        "night_line": ways.night_line(site.hotlines),
        "known_hours": ways.known(service, site.hotlines, moment),
        "licence_address": publication.licence_address,
        "main_place": site.main_place,
        "map_address": map_address,
        "notices": timetables.notices(service, moment),
        "menu_addresses": {"", *(item.address for item in menu)},
        "moment": moment,
        "month_address": month_address,
        "navigation": menu,
        "organization": lambda: Markup(organization.script(publication)),  # noqa: S704 - escaped there
        "page_for": partial(navigation.page_for, site),
        "past_address": past_address,
        "qr": qr,
        "script": Markup(assets.script),  # noqa: S704 - the theme's own
        "service": service,
        "special_days": special[:MOST_SPECIAL],
        "special_later": special[MOST_SPECIAL:],
        "site_url": publication.site_url,
        "shared": sharing(),
        "small_links": navigation.small_links(site),
        "strings": SimpleNamespace(**words),  # Jinja asks for an attribute before an entry
        "style": Markup(assets.style),  # noqa: S704 - the theme's own
        "updated_on": publication.updated.get,
        "ways": ways.ways(service),
        "ways_with_mail": ways.announced(service),
    }
