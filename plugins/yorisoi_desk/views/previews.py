"""Pages before they are published, and the site as it is served, in a frame of the desk."""

from mimetypes import guess_type
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.clickjacking import xframe_options_sameorigin
from yorisoi.editing.preview_server import find

from yorisoi_desk.publishing import previews

# The pages bring their own policy; they may be shown in a frame of the desk, and nowhere else. A
# script of theirs could do, at the desk's address, what the one who looks may do: none runs. Links,
# tabs and downloads work; the pages are those of a visitor without JavaScript.
FRAMED = (
    "frame-ancestors 'self'; form-action 'none'; sandbox allow-same-origin allow-downloads "
    "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)


@xframe_options_sameorigin
def preview(request: HttpRequest, key: str, path: str) -> FileResponse:
    """Return a file of a preview."""
    del request
    return _shown(previews.file_of(key, path))


@xframe_options_sameorigin
def site(request: HttpRequest, path: str) -> FileResponse:
    """Return a file of the site as it is served."""
    del request
    return _shown(find(settings.DESK_OUTPUT, path))


def _shown(file: Path | None) -> FileResponse:
    if file is None:
        raise Http404
    kind = guess_type(file.name)[0] or "application/octet-stream"
    kind += "; charset=utf-8" if kind.startswith("text/") else ""
    headers = {"Content-Security-Policy": FRAMED, "X-Content-Type-Options": "nosniff"}
    try:
        return FileResponse(file.open("rb"), content_type=kind, headers=headers)
    except FileNotFoundError:  # a newer one has just taken its place
        raise Http404 from None
