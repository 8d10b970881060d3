"""A workshop ready to pass on: its words for LINE, Instagram and a newsletter, and its QR code."""

from importlib.util import find_spec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from yorisoi.editing import printing
from yorisoi.formats import Publication

from yorisoi_desk.checkout import content
from yorisoi_desk.views import answers
from yorisoi_desk.workshops import passing_on
from yorisoi_desk.workshops.letters import letters

CODES = {"png": "image/png", "svg": "image/svg+xml"}
CAN_PRINT = find_spec("weasyprint") is not None  # the extra [print]


def passing(request: HttpRequest, stem: str) -> HttpResponse:
    """Show the texts, each in a box to copy from."""
    held = answers.held_or_404(stem)
    try:
        words = passing_on.words_of(_publication(), held.key)
    except KeyError:
        raise Http404 from None
    texts = [
        ("LINEに", words.line),
        ("Instagramに", words.instagram),
        (f"広報に（{passing_on.SHORT}字まで）", words.short),
        (f"広報に（{passing_on.LONG}字まで）", words.long),
    ]
    shown = {
        "held": held,
        "texts": [(name, text, letters(text)) for name, text in texts],
        "address": words.address,
        "can_print": CAN_PRINT,
        "is_public": bool(settings.DESK_SITE_ADDRESS),
    }
    return render(request, "desk/passing.html", shown)


def code(request: HttpRequest, stem: str, kind: str) -> HttpResponse:
    """Return the QR code of a workshop's page: as a picture, or as lines for who prints it."""
    del request
    if kind not in CODES:
        raise Http404
    key = answers.held_or_404(stem).key
    address = _publication().absolute(f"workshops/{key}/")
    name = {"Content-Disposition": f'inline; filename="qr-{key}.{kind}"'}
    drawn = passing_on.qr_code(address, kind)
    return HttpResponse(drawn, content_type=CODES[kind], headers=name)


def flyer(request: HttpRequest, stem: str) -> HttpResponse:
    """Return the flyer of a workshop to come as PDF (ISO 32000)."""
    del request
    key = answers.held_or_404(stem).key
    if not CAN_PRINT:
        raise Http404
    name = f"flyer-{key}.pdf"
    pages = printing.pages(_publication(), content.theme())
    if name not in pages:
        raise Http404
    shown = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(printing.pdf(pages[name]), content_type="application/pdf", headers=shown)


def _publication() -> Publication:
    site = content.site()
    if site is None:
        raise Http404
    address = settings.DESK_SITE_ADDRESS or f"{settings.DESK_ADDRESS}/site"
    return Publication(site, content.now(), address)
