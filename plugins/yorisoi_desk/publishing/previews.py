"""The site with some files changed, by the real build, before any of it is saved."""

import secrets
import shutil
from pathlib import Path

from django.conf import settings
from yorisoi.editing.preview_server import find

from yorisoi_desk.checkout import content
from yorisoi_desk.publishing import engine
from yorisoi_desk.publishing.engine import Ended
from yorisoi_desk.state import oldest_first

KEPT = 10  # previews; each is a whole small site
KEY = 16  # bytes


def build(files: content.Files, day: str = "") -> tuple[str, Ended]:
    """Build the site with some files changed, as of a day; return its key, and how it ended."""
    key = secrets.token_hex(KEY)
    folder = _folder() / key
    folder.mkdir(mode=0o700)
    options = ["--allow-shrink"]
    if day:
        options += ["--now", f"{day}T{content.now():%H:%M:%S%z}"]
    with content.whole() as here, content.copied(files, here) as copy:
        ended = engine.build(copy, folder / "site", settings.DESK_PREVIEW_SETTINGS, *options)
    _tidy(keep=folder)
    return key, ended


def file_of(key: str, path: str) -> Path | None:
    """Return the file of a preview that an address leads to."""
    if len(key) != 2 * KEY or not key.isalnum():
        return None
    return find(_folder() / key / "site", path)


def _folder() -> Path:
    folder: Path = settings.DESK_STATE / "previews"
    return folder


def _tidy(keep: Path) -> None:
    """Remove the oldest; what else is copied there meanwhile is not ours to remove."""
    ours = (folder for folder in _folder().iterdir() if len(folder.name) == len(keep.name))
    for old in oldest_first(ours)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
