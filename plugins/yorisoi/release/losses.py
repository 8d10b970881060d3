"""What a build would lose of the last one, where that looks like a missing folder."""

import re
from collections.abc import Collection

from yorisoi.faults import Fault, Position, fault, nearest, notice

INDEX = "index.html"
LARGEST_LOSS = 5  # one part of so many
NAMED = 5  # pages
# Days, months and years come and go with the dates of events: a slip in one, mended, is no loss.
CALENDAR = re.compile(r"workshops/(?:[0-9]{4}-[0-9]{2}(?:/[0-9]{2})?|past/[0-9]{4})/index\.html")
EVENT = re.compile(r"workshops/(?!past/|[0-9]{4}-[0-9]{2}/)[^/]+/index\.html")


def events_shown(pages: Collection[str]) -> int:
    """Return how many events have a page, by the names of all pages."""
    return sum(bool(EVENT.fullmatch(page)) for page in pages)


def lost_events(before: int, after: int) -> list[Fault]:
    """Return a fault where a build has no events any more."""
    return [fault(Position("events"), "events_lost", before=before)] if before and not after else []


def lost_pages(before: Collection[str], after: Collection[str]) -> list[Fault]:
    """Return a fault where a build has lost more than a fifth of the last one's pages."""
    before, after = _lasting(before), _lasting(after)
    if (len(before) - len(after)) * LARGEST_LOSS <= len(before):
        return []
    lost = sorted(before - after)
    names = "、".join(lost[:NAMED]) + ("、ほか" if len(lost) > NAMED else "")
    counts = {"before": len(before), "after": len(after)}
    return [fault(Position("pages"), "pages_lost", names=names, **counts)]


def lost_addresses(
    before: Collection[str], after: Collection[str], events: Collection[str]
) -> list[Fault]:
    """Return a notice for each address that leads nowhere now, with the line that leads on.

    `events` are the ids of all events, former ones too: one that is not shown now comes back.
    """
    lost = sorted(_lasting(before) - _lasting(after))
    pages = [page for page in lost if page.endswith(f"/{INDEX}") and not EVENT.fullmatch(page)]
    new = {_name(page) for page in _lasting(after) - _lasting(before) if not EVENT.fullmatch(page)}
    notices = []
    for old in map(_name, pages):
        beside = [name for name in new if name.rpartition("/")[0] == old.rpartition("/")[0]]
        now = beside[0] if len(beside) == len(pages) == 1 else nearest(old, beside)
        told = {"value": old, "now": now or "いまの slug"}
        notices.append(notice(Position("data/service.yaml"), "address_lost", **told))
    gone = [_name(page).split("/")[1] for page in lost if EVENT.fullmatch(page)]
    notices += (
        notice(Position("events"), "event_address_lost", value=key)
        for key in gone
        if key not in events
    )
    return notices


def _name(page: str) -> str:
    return page.removesuffix(INDEX).rstrip("/")


def _lasting(pages: Collection[str]) -> set[str]:
    return {page for page in pages if not CALENDAR.fullmatch(page)}
