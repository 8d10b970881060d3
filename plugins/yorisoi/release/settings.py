"""Pelican's settings of one build, checked: Pelican itself goes on with a wrong one.

A settings file is Python, and the business of whoever looks after the site; what is
wrong in it is told like any other fault.
"""

import os
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG, get_settings_from_file, read_settings

import yorisoi
from yorisoi.clock import TOKYO
from yorisoi.faults import Fault, Position, Refused, fault, nearest, refuse

# Pelican's too, though without a default; and ours, for a build that is to be published
ALSO = frozenset({"FEED_DOMAIN", "TIMEZONE", "YORISOI_PUBLIC"})

# The source of `os.environ`, which raises KeyError for a variable that is not set.
ENVIRONMENT = type(os.environ).__getitem__.__code__.co_filename


def load_settings(file: Path, override: dict[str, Any]) -> dict[str, Any]:
    """Return Pelican's settings from `file`, with what this build decides put over them.

    Paths in it start from its own folder. Raises Refused with everything that is wrong in them.
    """
    if not file.is_file():
        raise Refused([fault(Position(str(file)), "settings_missing")])
    theme = file.parent
    try:
        written = get_settings_from_file(str(file))
        theme /= str(written.get("THEME"))
        written["THEME"] = str(theme.absolute())
        if paths := written.get("PLUGIN_PATHS"):
            written["PLUGIN_PATHS"] = [str(file.parent / path) for path in paths]
        settings = dict(read_settings(override={**written, **override}))
    except Exception as error:  # whatever a settings file may raise, as it is a program
        missing = fault(_place(file, "THEME"), "setting_theme")
        raise Refused([_unreadable(error, file) if theme.is_dir() else missing]) from error
    refuse(_faults(settings, file, override))
    return settings


def _faults(settings: dict[str, Any], file: Path, override: dict[str, Any]) -> Iterator[Fault]:
    known = {*DEFAULT_CONFIG, *ALSO, *override}
    for name in settings.keys() - known:
        near = nearest(name, known)
        yield fault(_place(file, name), "setting_unknown", value=name, near=near)
    if (zone := settings.get("TIMEZONE")) != TOKYO.key:
        yield fault(_place(file, "TIMEZONE"), "setting_zone", value=zone, expected=TOKYO.key)
    if yorisoi not in settings["PLUGINS"]:
        yield fault(_place(file, "PLUGINS"), "setting_plugin")
    address = settings["SITEURL"]
    if not re.fullmatch(r"https?://[A-Za-z0-9.:-]+(/[!-~]*)?", str(address)):
        yield fault(_place(file, "SITEURL"), "setting_address", value=address)


def _place(file: Path, name: str) -> Position:
    """Return the last line that sets `name`, or the beginning where another file does."""
    lines = file.read_text("utf-8", errors="replace").splitlines()
    found = (i for i, line in enumerate(lines, start=1) if re.match(rf"{name}\b.*=", line))
    return Position(str(file), max(found, default=1))


def _unreadable(error: Exception, file: Path) -> Fault:
    """Return where a settings file went wrong, be it in one that it imports from its folder."""
    ran = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        ran.append((error.filename, error.lineno))
    places = [
        Position(str(file.parent / Path(name).name), line or 1)
        for name, line in ran
        if Path(name).is_file() and Path(name).resolve().parent == file.resolve().parent
    ]
    place = places[-1] if places else Position(str(file))
    if isinstance(error, KeyError) and ran[-1][0] == ENVIRONMENT:
        return fault(place, "setting_environment", value=error.args[0])
    return fault(place, "settings_unreadable", value=f"{type(error).__name__}: {error}")
