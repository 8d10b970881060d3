"""Pages that change nothing: the style, and the log of who did what."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from yorisoi_desk.models import Entry

STYLE = (Path(__file__).parents[1] / "desk.css").read_bytes()
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


@login_not_required
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that this is for those who may publish."""
    del exception
    return _plain(
        request, 403, "これは、公開できる人だけができます", "公開できる人に頼んでください。"
    )


@login_not_required
def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that nothing is at this address."""
    del exception
    words = "なくなったか、名前が変わったのかもしれません。"
    return _plain(request, 404, "このページはありません", words)


@login_not_required
def failed(request: HttpRequest) -> HttpResponse:
    """Show that this program has failed; without what might fail again."""
    words = "机の不具合です。サイトは前のままです。机を見ている人に知らせてください。"
    page = loader.render_to_string(
        "desk/plain.html", {"heading": "うまくいきませんでした", "words": words}
    )
    del request
    return HttpResponse(page, status=500)


def _plain(request: HttpRequest, status: int, heading: str, words: str) -> HttpResponse:
    shown = {"heading": heading, "words": words}
    return render(request, "desk/plain.html", shown, status=status)
