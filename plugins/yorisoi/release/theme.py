"""The theme that a site's settings name, and what is wrong in it.

Found without Pelican, whose import takes half a `check`.
"""

import runpy
import traceback
from pathlib import Path

from yorisoi.faults import Fault, Position, fault
from yorisoi.loading import THEME


def theme_of(file: Path) -> Path:
    """Return the theme that a settings file names; the engine's own where it cannot be read.

    Only a build tells what is wrong with the settings (`settings.load_settings`): no other command
    needs more of them than the theme.
    """
    try:
        theme = file.parent / str(runpy.run_path(str(file)).get("THEME"))
    except Exception:  # noqa: BLE001 - it is a program, which may raise anything
        return THEME
    return theme if theme.is_dir() else THEME


def template_fault(error: Exception, theme: Path) -> Fault:
    """Return where in the theme a template went wrong (Jinja names its lines in the trace)."""
    place = Position(str(theme))
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            place = Position(frame.filename, frame.lineno or 1)
    if isinstance(number := getattr(error, "lineno", None), int):
        place = Position(str(getattr(error, "filename", None) or theme), number)
    return fault(place, "template", value=str(error))
