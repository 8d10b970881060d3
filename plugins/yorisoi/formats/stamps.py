"""Days and moments as several formats write them: from the data, never from the clock."""

from datetime import UTC, date, datetime

# What has no known change was last changed before any that has; nothing was before this.
STAMPS_START = datetime(2020, 1, 1, tzinfo=UTC)


def basic(day: date) -> str:
    """Return a day in ISO 8601's basic format: 20261210."""
    return day.isoformat().replace("-", "")
