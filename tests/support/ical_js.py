"""Calendars as ical.js reads them: a second reader, beside that of `reading`, from npm."""

import json
import subprocess
from pathlib import Path
from typing import Any

READER = Path(__file__).with_name("read_ics.mjs")  # takes ical.js from node_modules


def by_ical_js(text: str) -> list[dict[str, Any]]:
    """Return every VEVENT as the JavaScript library reads it: moments in UTC, days as days."""
    done = subprocess.run(
        ["node", READER], input=text.encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
