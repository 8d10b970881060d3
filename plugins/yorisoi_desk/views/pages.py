"""What changes nothing: the style, the script, and the log of who did what."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yorisoi_desk.models import Entry

HERE = Path(__file__).parents[1]
KINDS = {"desk.css": "text/css", "passkey.js": "text/javascript"}
ASSETS = {name: (HERE / name).read_bytes() for name in KINDS}
SHOWN = 200  # lines of the log


@login_not_required
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """Return the one style sheet, or the one script."""
    del request
    kind, cached = f"{KINDS[name]}; charset=utf-8", {"Cache-Control": "max-age=300"}
    return HttpResponse(ASSETS[name], content_type=kind, headers=cached)


def log(request: HttpRequest) -> HttpResponse:
    """Show who did what."""
    return render(request, "desk/log.html", {"entries": Entry.objects.all()[:SHOWN]})
