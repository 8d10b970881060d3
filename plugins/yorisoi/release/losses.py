"""What a build would lose of the last one, where that looks like a missing folder."""

import re
from collections.abc import Collection

from yorisoi.faults import Fault, Position, fault

LARGEST_LOSS = 5  # one part of so many
NAMED = 5  # pages
# Months and years come and go with the dates of events: a slip in one, mended, is no loss.
CALENDAR = re.compile(r"workshops/(?:[0-9]{4}-[0-9]{2}|past/[0-9]{4})/index\.html")


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


def _lasting(pages: Collection[str]) -> set[str]:
    return {page for page in pages if not CALENDAR.fullmatch(page)}
