"""What every template sees by its name: the records, and what depends on the moment."""

from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from yorisoi.clock import end_of
from yorisoi.formats import (
    Publication,
    datasets,
    government_service,
    organization,
    search_index,
    searched,
)
from yorisoi.formats.publication import day_address, month_address, past_address
from yorisoi.models import Language, Timetable, bare
from yorisoi.rendering import navigation, styles, workshops
from yorisoi.rendering.filters import qr
from yorisoi.rendering.maps import map_address
from yorisoi.rendering.shared import sharing
from yorisoi.rendering.translation import Foreign, Translation
from yorisoi.schedule import special_days, timetables, ways
from yorisoi.schedule.wording import Wording

EMBED_HEIGHT = 960  # pixels that the page to be framed takes in a column of 320
MOST_SPECIAL = 12  # days in the timetable, which stands on several pages


def template_globals(publication: Publication, theme: Path) -> dict[str, Any]:
    """Return what every template of the site's own language sees by its name."""
    site, moment = publication.site, publication.moment
    assets = styles.assets(theme, site.brand)
    return {
        **workshops.template_globals(site, moment),
        **globals_in(publication, site.own),
        "alternates": navigation.alternates,
        "brand": site.brand,
        "day_address": day_address,
        "datasets": lambda: Markup(datasets.script(publication)),  # noqa: S704 - escaped there
        "drawn": site.drawn,
        "embed_height": EMBED_HEIGHT,
        "end_of": end_of,
        "government_service": lambda: Markup(government_service.script(publication)),  # noqa: S704 - escaped there
        "known_hours": ways.known(site.service, site.hotlines, moment),
        "licence_address": publication.licence_address,
        "map_address": map_address,
        "moment": moment,
        "month_address": month_address,
        "organization": lambda: Markup(organization.script(publication)),  # noqa: S704 - escaped there
        "own": site.own,
        "own_scripts": {name: Markup(text) for name, text in assets.own_scripts.items()},  # noqa: S704 - the theme's own
        "past_address": past_address,
        "policy": assets.policy,
        "qr": qr,
        "script": Markup(assets.script),  # noqa: S704 - the theme's own
        "search_address": search_index.ADDRESS,
        "search_groups": partial(searched.groups, publication),
        "search_talk": partial(searched.ways_to_talk, publication),
        "search_workshops": partial(searched.workshops, publication),
        "site_url": publication.site_url,
        "style": Markup(assets.style),  # noqa: S704 - the theme's own
        "updated_on": publication.updated.get,
    }


def globals_in(publication: Publication, language: Language) -> dict[str, Any]:
    """Return what templates see by its name in one language: its words, pages and records."""
    site, moment = publication.site, publication.moment
    translation, wording = Translation(language, site.own), Wording(language.words)
    service = translation.record(site.service)
    hotlines = translation.record(site.hotlines)
    menu = navigation.menu(site, language)
    special = special_days.special_days(service, moment, wording)
    return {
        "closed_days": wording.days(*special_days.closed_days(service, moment.date())),
        "closing_days": lambda: special_days.closing_days(
            service, ways.door(service), moment.date()
        ),
        "door": service.hours[ways.door(service)],
        "doors": ways.doors(service),
        "exit_address": service.exit.in_languages.get(language.key, service.exit.url),
        "first_contact": partial(ways.first_contact, service),
        "home": language.path,
        "hotlines": hotlines,
        "hours_in_words": partial(
            timetables.rows, today=moment.date(), wording=wording, closed=service.closures.holidays
        ),
        "hours_rules": partial(timetables.rules_in_words, service, wording=wording),
        "known_lines": ways.lines(hotlines),
        "line_hours": partial(_line_hours, today=moment.date(), wording=wording),
        "languages": navigation.languages(site, language),
        "main_place": service.places[service.home],
        "menu_addresses": {language.path, *(item.address for item in menu)},
        "navigation": menu,
        "night_line": ways.night_line(hotlines),
        "notices": special_days.notices(service, moment),
        "own_name": site.own.name if language.has_ruby else bare(site.own.name),
        "page_for": partial(navigation.page_for, site, language),
        "service": service,
        "shared": sharing(),
        "small_links": navigation.small_links(site, language),
        "special_days": special[:MOST_SPECIAL],
        "special_later": special[MOST_SPECIAL:],
        "strings": SimpleNamespace(**_words(language, translation)),  # an attribute comes first
        "translated": language != site.own,
        "ways": ways.ways(service),
        "ways_with_mail": ways.announced(service),
        "weekday": wording.weekday,
    }


def _line_hours(
    said: str | None, timetable: Timetable | None, *, always: bool, today: date, wording: Wording
) -> str:
    """Return when a line of others answers; what can be computed is better than foreign words."""
    if said and not (isinstance(said, Foreign) and (always or timetable)):
        return said
    if always:
        return wording.words["now_always"]
    return timetables.line_in_words(timetable, today, wording) if timetable else ""


def _words(language: Language, translation: Translation) -> dict[str, str]:
    """Return the words of a language; what it was lent is marked with the language it is in."""
    return {
        key: translation.lent(word) if key in language.lent else word
        for key, word in language.words.items()
    }
