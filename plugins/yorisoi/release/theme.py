"""The theme that a site's settings name, found without Pelican: its import takes half a `check`."""

import runpy
from pathlib import Path

from yorisoi.loading import THEME


def theme_of(file: Path) -> Path:
    """Return the theme that a settings file names; the engine's own where it cannot be read."""
    try:
        theme = file.parent / str(runpy.run_path(str(file)).get("THEME"))
    except Exception:  # noqa: BLE001 - told by `settings.load_settings`
        return THEME
    return theme if theme.is_dir() else THEME
