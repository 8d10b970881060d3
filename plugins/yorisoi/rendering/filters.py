"""What templates call: addresses, days, numbers, and the slots of staff's text.

All text in, text out; only `fill`, `prose` and `qr` return Markup, from input that was
escaped or made here.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, partial
from itertools import groupby
from typing import Any

import segno
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from yorisoi.clock import end_of
from yorisoi.loading import references
from yorisoi.models import Brand, contacts, parsers
from yorisoi.rendering.prose import Prose
from yorisoi.schedule import opening_hours
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.site import Site, event_address

SLOT = re.compile(r'<(span|div) data-slot="([^"]+)"></\1>')
INTERNAL = re.compile(r'((?:href|src)=")slot:([^"]*)(")')
EXTERNAL = re.compile(r'(<a [^>]*data-external)=""([^>]*>)(.*?)(</a>)', re.DOTALL)


@dataclass
class Links:
    """Addresses as the page that is being written needs them.

    `output_file` names that page; whoever has one written sets it first. Macros need no
    context of the page then, so that Jinja makes each of them once and not for each page.
    """

    relative: bool
    base_path: str
    output_file: str = "index.html"

    def href(self, address: str) -> str:
        """Return the href of a site address ('workshops/', '' is home).

        Relative where Pelican's RELATIVE_URLS is on: then it names index.html too, so that
        the built folder opens from a disk. Else from the root of the host.
        """
        path, hash_, anchor = address.partition("#")
        if self.relative:
            path += "index.html" if not path or path.endswith("/") else ""
            return f"{self.up or './'}{path}{hash_}{anchor}"
        return f"{self.base_path}/{path}{hash_}{anchor}"

    @pass_context  # what asks for none is worked out when a template is compiled
    def link(self, _context: Context, address: str) -> str:
        """Return `href` as a filter."""
        return self.href(address)

    @property
    def up(self) -> str:
        """The way from the page to the root of the site."""
        return "../" * self.output_file.count("/")

    def shared(self) -> Callable[..., Markup]:
        """Return a function that shows a component once for all pages that share its result.

        A component is the macro of its own name, in its own folder; another of its macros is
        named behind a dot.
        """
        results: dict[tuple[object, ...], Markup] = {}

        @pass_context
        def component(context: Context, name: str, *arguments: object) -> Markup:
            key = (name, self.up, *arguments)
            if key not in results:
                folder, _, part = name.partition(".")
                template = context.environment.get_template(f"components/{folder}/macro.html")
                macro = getattr(template.module, part or folder.replace("-", "_"))
                results[key] = Markup(macro(*arguments))  # noqa: S704 - a macro escapes
            return results[key]

        return component


@pass_context
def absolute(context: Context, address: str) -> str:
    """Return the full public address of a site address."""
    return f"{context['site_url']}/{address}"


def fill_filter(links: Links, known: Mapping[str, object]) -> Callable[..., Markup]:
    """Return the filter that puts facts and links into the slots of staff's HTML (see `prose`).

    The theme's `facts.html` has one macro a kind of fact, and one a block.
    """

    @pass_context
    def fill(context: Context, html: str) -> Markup:
        def fact(found: re.Match[str]) -> str:
            module = context.environment.get_template("facts.html").module
            section, _, key = found[2].partition(".")
            value = known[found[2]]
            if value is None:
                name = f"block_{key}" if section == "blocks" else f"{section}_{key}"
                return str(getattr(module, name)())
            return str(getattr(module, section)(value))

        if "data-" not in html and "slot:" not in html:
            return Markup(html)  # noqa: S704 - by `prose`
        html = SLOT.sub(fact, html)
        html = INTERNAL.sub(lambda each: each[1] + str(escape(links.href(each[2]))) + each[3], html)
        note = escape(context["strings"].external)
        return Markup(EXTERNAL.sub(rf"\1\2\3{note}\4", html))  # noqa: S704 - by `prose` and the theme

    return fill


def spoken(number: str) -> str:
    """Return a number for a screen reader, digit by digit: 0 8 0、1 2 3 4、5 6 7 8."""
    groups = (" ".join(group) for group in number.replace("#", "シャープ-").split("-"))
    return "、".join(groups).replace("シ ャ ー プ", "シャープ")


def jday(day: date) -> str:
    """Return 2026年12月10日（木）."""
    return f"{day.year}年{day.month}月{day.day}日（{parsers.WEEKDAYS[day.weekday()]}）"


def jday_spoken(day: date) -> str:
    """Return 2026年12月10日 木曜日."""
    return f"{day.year}年{day.month}月{day.day}日 {parsers.WEEKDAYS[day.weekday()]}曜日"


def jtime(moment: time | datetime) -> str:
    """Return 10:00."""
    return f"{moment.hour}:{moment.minute:02}"


def weekdays(days: Iterable[int]) -> str:
    """Return 月・水・木 for (0, 2, 3)."""
    return "・".join(parsers.WEEKDAYS[day] for day in days)


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


def icon(brand: Brand) -> str:
    """Return the mark as a stand-alone SVG in the colours of both themes."""
    paths = "".join(f'<path d="{path}"/>' for path in brand.mark)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>'
        f"path{{fill:{brand.light.ink}}}"
        f"@media (prefers-color-scheme:dark){{path{{fill:{brand.dark.ink}}}}}"
        f"</style>{paths}</svg>\n"
    )


def banner(brand: Brand, name: str) -> str:
    """Return a banner for partners' sites: the mark and the name, 320 by 80."""
    paths = "".join(f'<path d="{path}"/>' for path in brand.mark)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80" role="img">'
        f"<title>{escape(name)}</title>"
        f'<rect width="320" height="80" rx="12" fill="{brand.light.paper}"/>'
        f'<g fill="{brand.light.link}" transform="translate(16 20) scale(1.25)">{paths}</g>'
        f'<text x="66" y="40" dominant-baseline="central" font-family="sans-serif"'
        f' font-size="15" font-weight="600" fill="{brand.light.ink}">{escape(name)}</text></svg>\n'
    )


def group_by_month(occurrences: Iterable[Occurrence]) -> list[tuple[date, list[Occurrence]]]:
    """Return the occurrences of each month, with its first day, in the order given."""
    months = groupby(occurrences, key=lambda each: each.day.replace(day=1))
    return [(first, list(each)) for first, each in months]


def closed_days(site: Site, holiday: str) -> str:
    """Return the weekdays on which nothing is open, and holidays: 火・日・祝日."""
    service = site.service
    opened = {day for hours in service.hours.values() for day in hours.days}
    closed = [parsers.WEEKDAYS[day] for day in range(7) if day not in opened]
    return "・".join([*closed, holiday] if service.closures.holidays else closed)


def past_address(year: int | None) -> str:
    """Return the site address of what is over, of one 年度 or of all."""
    return f"workshops/past/{year}/" if year else "workshops/past/"


def month_address(year: int, month: int) -> str:
    """Return the site address of a month's calendar."""
    return f"workshops/{year}-{month:02}/"


FILTERS: dict[str, Callable[..., Any]] = {
    "absolute": absolute,
    "iso": iso,
    "jday": jday,
    "jday_spoken": jday_spoken,
    "jtime": jtime,
    "spoken": spoken,
    "tel": contacts.tel_uri,
    "weekdays": weekdays,
}


def prose_filter(prose: Prose, fill: Callable[..., Markup]) -> Callable[..., Markup]:
    """Return the filter that turns staff's Markdown outside a page into HTML."""

    @pass_context
    def html(context: Context, text: str) -> Markup:
        return fill(context, prose.html(text, references.OF_EVENTS))

    return html


def functions(site: Site, moment: datetime, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what templates call that depends on the site and the moment of the build."""
    return {
        "closed_days": lambda: closed_days(site, words["holidays"]),
        "address_of": lambda event: event_address(event.id),
        "end_of": end_of,
        "group_by_month": group_by_month,
        "known_hours": opening_hours.known(site.service, moment),
        "door": opening_hours.door(site.service),
        "first_contact": partial(opening_hours.first_contact, site.service),
        "ways": opening_hours.ways(site.service),
        "month_address": month_address,
        "past_address": past_address,
        "place_of": site.place,
        "picture_of": site.picture,
        "qr": qr,
    }
