"""What the staff still have to settle: open questions, facts not confirmed for long, an expiry."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from yorisoi.clock import ONE_DAY
from yorisoi.faults import Fault, Position, fault, notice
from yorisoi.loading.files import read_text
from yorisoi.loading.yaml_text import document
from yorisoi.messages import say
from yorisoi.models import LICENCES, Fact, Where, facts_within
from yorisoi.schedule.holidays import PUBLISHED_UNTIL
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.site import Site

CONFIRMED_FOR = timedelta(days=180)
AHEAD = timedelta(days=30)
NOBODYS = re.compile(r"\.example(?=[:/?#]|$)")
ASKED_AHEAD = timedelta(days=60)


def facts(site: Site) -> Iterator[tuple[Where, Fact]]:
    """Yield every fact with its file and place there: `service`, `contacts`, `line`."""
    yield from facts_within(site.service, ("service",))
    yield from facts_within(site.hotlines, ("hotlines",))


def questions(site: Site) -> list[tuple[str, Fact]]:
    """Return the facts with an open question, each with its path."""
    return [(_path(keys), fact) for keys, fact in facts(site) if fact.question]


def undecided(site: Site) -> list[tuple[str, str]]:
    """Return what the data leaves open by saying nothing, each with its path and a question."""
    found = []
    if site.service.id_domain is None:
        found.append(("id_domain", say("open_id_domain")))
    if site.service.open_data.licence is None:
        found.append(("open_data.licence", say("open_licence", choices="・".join(LICENCES))))
    return found


def untimed(site: Site, moment: datetime) -> list[tuple[str, str]]:
    """Return the coming events that have no time yet on one of their dates, with a question."""
    events = {held.event.id for held in site.upcoming(moment) if not held.timed}
    return [(f"events.{key}", say("open_start")) for key in sorted(events)]


def unstamped(site: Site, moment: datetime) -> list[str]:
    """Return the ids of what is to come of which nobody knows when it was last changed."""
    events = {date.event.id: date.event for date in site.upcoming(moment)}
    return [key for key, event in events.items() if site.changed(event) is None]


def unread(site: Site) -> dict[str, list[str]]:
    """Return the pages and words that nobody who speaks their language has read, by language."""
    pages: dict[str, list[str]] = {}
    for path, page in site.pages.items():
        if page.is_published and not (page.is_original or page.meta.read_by):
            _, language, name = path.split("/", 2)
            pages.setdefault(language, []).append(name)
    for key, one in site.languages.items():
        if one is not site.own and "read_by" not in one.words:
            pages.setdefault(key, []).append(f"theme/strings/{key}.yaml")
    return pages


def unconfirmed(site: Site, today: date) -> list[tuple[str, Fact]]:
    """Return the facts never confirmed, or not for 180 days, each with its path."""
    return [(_path(keys), fact) for keys, fact in facts(site) if not _is_fresh(fact, today)]


def unsure_days(site: Site, today: date) -> list[tuple[date, str]]:
    """Return each day of the next 60 of which nobody has said whether it is open, and what."""
    service = site.service
    days = (today + ahead * ONE_DAY for ahead in range(ASKED_AHEAD.days + 1))
    labels = {
        day: "、".join(
            hours.short_name or hours.label
            for key, hours in service.hours.items()
            if not hours_on(service, key, day).sure
        )
        for day in days
    }
    return [(day, label) for day, label in labels.items() if label]


def blocking(site: Site, content: Path) -> list[Fault]:
    """Return why the site may not be public yet: what is marked `blocking` and was never settled.

    Age alone is no reason: a number that was right half a year ago is better than no site.
    """
    marked = [(keys, fact) for keys, fact in facts(site) if fact.blocking]
    questions = [
        fault(_position(content, (*keys, "question")), "blocking_question", question=fact.question)
        for keys, fact in marked
        if fact.question
    ]
    never = [keys for keys, fact in marked if not fact.question and fact.confirmed is None]
    places = [_position(content, (*keys, "confirmed")) for keys in never]
    return questions + [fault(place, "blocking_unconfirmed") for place in places]


def nobodys(site: Site, content: Path, address: str) -> list[Fault]:
    """Return the addresses that nobody can have (RFC 2606): an example's, where a site is real."""
    if NOBODYS.search(address):
        return []
    named = [
        ((*keys, name), str(value))
        for keys, fact in facts(site)
        for name, value in vars(fact).items()
        if name in ("email", "url")
    ]
    named.append((("service", "id_domain"), site.service.id_domain or ""))
    return [
        fault(_position(content, keys), "nobodys_address", value=value)
        for keys, value in named
        if NOBODYS.search(value)
    ]


def aging(site: Site, content: Path, today: date) -> list[Fault]:
    """Return a notice for what is no longer sure in 30 days, or today, and stops nothing.

    What is marked `blocking` and was confirmed long ago, security.txt (RFC 9116, 2.5.5), and
    holidays that nobody had published when this program was made.
    """
    notices = []
    for keys, fact in facts(site):
        if fact.blocking and fact.confirmed and today > fact.confirmed + CONFIRMED_FOR - AHEAD:
            place = _position(content, (*keys, "confirmed"))
            told = {"value": fact.confirmed, "days": CONFIRMED_FOR.days}
            notices.append(notice(place, "confirmed_long_ago", **told))
    security = site.service.security
    if security and today > security.expires - AHEAD:
        code = "expires_soon" if today <= security.expires else "expired"
        place = _position(content, ("service", "security", "expires"))
        notices.append(notice(place, code, value=security.expires, days=AHEAD.days))
    if today > PUBLISHED_UNTIL - AHEAD:
        place = _position(content, ("service", "closures", "holidays"))
        notices.append(notice(place, "holidays_computed", value=PUBLISHED_UNTIL))
    return notices


def _position(content: Path, keys: Where) -> Position:
    """Return where a value stands: its file is read again, as this is rarely asked."""
    name = f"data/{keys[0]}.yaml"
    return document.read_yaml(read_text(content, name), name).position(keys[1:])


def _is_fresh(fact: Fact, today: date) -> bool:
    return fact.confirmed is not None and today <= fact.confirmed + CONFIRMED_FOR


def _path(keys: Where) -> str:
    """Return the path as staff read it: `contacts.line`, `closures.days.1`, `hotlines.lines.x`."""
    shown = keys[1:] if keys[0] == "service" else keys
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in shown)
