"""What the staff still have to settle: open questions, and facts not confirmed for long."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from yorisoi.content import Site
from yorisoi.models import Fact, Record

CONFIRMED_FOR = timedelta(days=180)


def facts(site: Site) -> Iterator[tuple[str, Fact]]:
    """Yield every fact of the data with its path: `contacts.line`, `hotlines.lines.police`."""
    yield from _facts("", site.service)
    yield from _facts("hotlines", site.hotlines)


def _facts(path: str, value: object) -> Iterator[tuple[str, Fact]]:
    if isinstance(value, Fact):
        yield path, value
    if isinstance(value, Record):
        children: list[tuple[str, object]] = [(str(name), each) for name, each in value]
    elif isinstance(value, Mapping):
        children = [(str(key), each) for key, each in value.items()]
    elif isinstance(value, tuple):
        children = [(str(number), each) for number, each in enumerate(value, start=1)]
    else:
        return
    for name, each in children:
        yield from _facts(f"{path}.{name}" if path else name, each)


def questions(site: Site) -> list[tuple[str, str]]:
    """Return the open questions with the path of the fact each stands at."""
    return [(path, fact.question) for path, fact in facts(site) if fact.question]


def unconfirmed(site: Site, today: date) -> list[tuple[str, date | None]]:
    """Return the facts never confirmed, or not for 180 days, with the day of the last time."""
    return [
        (path, fact.confirmed)
        for path, fact in facts(site)
        if fact.confirmed is None or fact.confirmed + CONFIRMED_FOR < today
    ]
