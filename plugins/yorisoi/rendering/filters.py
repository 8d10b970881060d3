"""What templates may pass a value through: filters, and the QR code.

Text in, text out; only `prose` and `qr` return Markup, from input that was cleaned or made here.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache, partial
from typing import Any

import segno
from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context
from markupsafe import Markup

from yorisoi.formats import Publication
from yorisoi.loading.markdown import references
from yorisoi.models import Language, bare, kana
from yorisoi.models.contacts import tel_uri
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.prose import Prose
from yorisoi.rendering.translation import Translation, filled, sentences, with_ruby
from yorisoi.schedule import application
from yorisoi.schedule.wording import Wording, clock
from yorisoi.site import Site


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


def prose_filter(site: Site, external: str) -> Callable[..., Markup]:
    """Return the filter that turns staff's Markdown into HTML on the page that is given.

    The theme's `inserts.html` has one macro a kind of record, and one for each insert that the
    theme computes: `contacts(here, contact)`, `blocks_hours(here)`.
    """
    prose = Prose(site, external)

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


def filters_in(publication: Publication, language: Language) -> dict[str, Callable[..., Any]]:
    """Return what templates may pass a value through in one language."""
    site, words = publication.site, language.words
    wording, translation = Wording(words), Translation(language, site.own)
    translated = replace(
        site,
        service=translation.record(site.service),
        hotlines=translation.record(site.hotlines),
    )
    return {
        "absolute": absolute,
        "bare": bare,
        "capacity": publication.capacity,
        "iso": iso,
        "filled": filled,
        "jday": wording.day,
        "jday_spoken": wording.day_spoken,
        "closes": application.closes,
        "fee": publication.fee,
        "jend": wording.end,
        "jtime": clock,
        "open_days": wording.days,
        "kana": kana,
        "plain": publication.plain,
        "prose": prose_filter(translated, words["external"]),
        "ruby": with_ruby,
        "said": translation.text,
        "sentences": partial(sentences, words=words),
        "spoken": wording.number,
        "tel": tel_uri,
    }
