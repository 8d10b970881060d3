"""Pages that change nothing: the style, and the log of who did what."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yorisoi_desk.models import Entry

STYLE = (Path(__file__).parent / "desk.css").read_bytes()
SHOWN = 200  # lines of the log


@login_not_required
def style(request: HttpRequest) -> HttpResponse:
    """Return the one style sheet."""
    del request
    cached = {"Cache-Control": "max-age=300"}
    return HttpResponse(STYLE, content_type="text/css; charset=utf-8", headers=cached)


def log(request: HttpRequest) -> HttpResponse:
    """Show who did what."""
    return render(request, "desk/log.html", {"entries": Entry.objects.all()[:SHOWN]})
