"""What changes nothing: the style, the script, and the log of who did what."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from yorisoi.rendering.styles import palettes

from yorisoi_desk.checkout import content
from yorisoi_desk.models import Entry

HERE = Path(__file__).parents[1]
STYLE, SCRIPT = ((HERE / name).read_bytes() for name in ("desk.css", "passkey.js"))
CACHED = {"Cache-Control": "max-age=300"}
SHOWN = 200  # lines of the log


@login_not_required
def style(request: HttpRequest) -> HttpResponse:
    """Return the one style sheet, in the colours of the site; without them in the browser's own."""
    del request
    brand = content.brand()
    colours = palettes(brand).encode() if brand else b""
    return HttpResponse(colours + STYLE, content_type="text/css; charset=utf-8", headers=CACHED)


@login_not_required
def script(request: HttpRequest) -> HttpResponse:
    """Return the one script."""
    del request
    return HttpResponse(SCRIPT, content_type="text/javascript; charset=utf-8", headers=CACHED)


def log(request: HttpRequest) -> HttpResponse:
    """Show who did what."""
    return render(request, "desk/log.html", {"entries": Entry.objects.all()[:SHOWN]})
