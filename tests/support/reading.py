"""A calendar as two readers that share nothing read it: `icalendar` and `ical.js`."""

import json
import subprocess
from datetime import UTC
from pathlib import Path
from typing import Any

import icalendar

READER = Path(__file__).with_name("read_ics.mjs")


def by_icalendar(text: str) -> list[dict[str, Any]]:
    """Return every VEVENT as the Python library reads it, moments in UTC."""
    whole = icalendar.Calendar.from_ical(text)
    return [_entry(each) for each in whole.walk("VEVENT")]


def by_ical_js(text: str) -> list[dict[str, Any]]:
    """Return every VEVENT as the JavaScript library reads it, moments in UTC."""
    done = subprocess.run(
        ["node", READER], input=text.encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _entry(event: Any) -> dict[str, Any]:
    def words(name: str) -> str | None:
        return str(event[name]) if name in event else None

    def moment(name: str) -> str | None:
        if name not in event:
            return None
        return f"{event[name].dt.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

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
    }
