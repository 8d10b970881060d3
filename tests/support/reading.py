"""What was built, as others read it: pages by BeautifulSoup, calendars by a library of Python."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
from bs4 import BeautifulSoup


def soup(file: Path) -> BeautifulSoup:
    """Return a built page to ask by CSS selectors."""
    return BeautifulSoup(file.read_text("utf-8"), "lxml")


def by_icalendar(text: str) -> list[dict[str, Any]]:
    """Return every VEVENT as the Python library reads it: moments in UTC, days as days."""
    whole = icalendar.Calendar.from_ical(text)
    return [_entry(each) for each in whole.walk("VEVENT")]


def _entry(event: Any) -> dict[str, Any]:
    def words(name: str) -> str | None:
        return str(event[name]) if name in event else None

    def moment(name: str) -> str | None:
        if name not in event:
            return None
        when = event[name].dt
        if not isinstance(when, datetime):
            return str(when)
        return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    return {
        "uid": words("uid"),
        "start": moment("dtstart"),
        "end": moment("dtend"),
        "stamp": moment("dtstamp"),
        "status": words("status"),
        "sequence": int(event["sequence"]),
        "summary": words("summary"),
        "description": words("description"),
        "location": words("location"),
        "contact": words("contact"),
        "transp": words("transp"),
    }
