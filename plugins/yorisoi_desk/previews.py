"""The real pages by the real build, before they are published, and the site as it is served."""

import secrets
import shutil
from mimetypes import guess_type
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.clickjacking import xframe_options_sameorigin
from yorisoi.editing.preview_server import find

from yorisoi_desk import content, engine
from yorisoi_desk.engine import Ended
from yorisoi_desk.state import oldest_first

KEPT = 10  # previews; each is a whole small site
# The pages bring their own policy; they may be shown in a frame of the desk, and nowhere else.
FRAMED = "frame-ancestors 'self'; form-action 'none'"


def build(files: content.Files, day: str = "") -> tuple[str, Ended]:
    """Build the site with some files changed, as of a day; return its key, and how it ended."""
    key = secrets.token_hex(16)
    folder = _room() / key
    folder.mkdir(mode=0o700)
    options = ["--allow-shrink"]
    if day:
        options += ["--now", f"{day}T{content.now():%H:%M:%S%z}"]
    with content.copied(files) as copy:
        ended = engine.build(copy, folder / "site", settings.DESK_PREVIEW_SETTINGS, *options)
    _tidy(keep=folder)
    return key, ended


def has(key: str, path: str) -> bool:
    """Return whether a preview has a page."""
    return find(_room() / key / "site", path) is not None


def is_served(path: str) -> bool:
    """Return whether the site has a page as it is served now."""
    return find(settings.DESK_OUTPUT, path) is not None


@xframe_options_sameorigin
def preview(request: HttpRequest, key: str, path: str) -> FileResponse:
    """Return a file of a preview."""
    del request
    if len(key) != 32 or not key.isalnum():  # noqa: PLR2004 - as `build` makes it
        raise Http404
    return _file(_room() / key / "site", path)


@xframe_options_sameorigin
def site(request: HttpRequest, path: str) -> FileResponse:
    """Return a file of the site as it is served."""
    del request
    return _file(settings.DESK_OUTPUT, path)


def _file(root: Path, path: str) -> FileResponse:
    file = find(root, path)
    if file is None:
        raise Http404
    kind = guess_type(file.name)[0] or "application/octet-stream"
    kind += "; charset=utf-8" if kind.startswith("text/") else ""
    headers = {"Content-Security-Policy": FRAMED, "X-Content-Type-Options": "nosniff"}
    try:
        return FileResponse(file.open("rb"), content_type=kind, headers=headers)
    except FileNotFoundError:  # a newer one has just taken its place
        raise Http404 from None


def _room() -> Path:
    folder: Path = settings.DESK_STATE / "previews"
    return folder


def _tidy(keep: Path) -> None:
    """Remove the oldest; what else is copied there meanwhile is not ours to remove."""
    ours = (folder for folder in _room().iterdir() if len(folder.name) == len(keep.name))
    for old in oldest_first(ours)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
