"""Days and moments as several formats write them: from the data, never from the clock."""

from datetime import UTC, date, datetime

from yorisoi.models import Event
from yorisoi.site import Site

# What has no `updated` was last changed before any that has; nothing was before this.
STAMPS_START = datetime(2020, 1, 1, tzinfo=UTC)


def stamp(site: Site, event: Event) -> datetime:
    """Return when an event was last changed, in UTC."""
    changed = site.changed(event) or STAMPS_START
    return max(
        changed.astimezone(UTC), STAMPS_START
    )  # SEQUENCE is never below 0 (RFC 5545, 3.8.7.4)


def basic(day: date) -> str:
    """Return a day in ISO 8601's basic format: 20261210."""
    return day.isoformat().replace("-", "")
