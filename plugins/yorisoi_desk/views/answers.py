"""What views share: what is asked for, or 404; what became of a save; publish, and show the end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from yorisoi.models import Service

from yorisoi_desk.checkout import content
from yorisoi_desk.checkout.remote import Sync
from yorisoi_desk.messages import say
from yorisoi_desk.models import Person
from yorisoi_desk.publishing import release
from yorisoi_desk.workshops.held import Held, held

WRONG = 422  # HTTP: understood, and not done
CONFLICT = 409
NEW = Held("", None)


def held_or_404(stem: str) -> Held:
    """Return a workshop's file; with no name, a new one. Raises Http404."""
    if not stem:
        return NEW
    before = held(stem)
    if before is None:
        raise Http404
    return before


def service_or_404(loaded: content.Loaded) -> Service:
    """Return what forms are made from. Raises Http404 where the data cannot be read."""
    service = content.service(loaded)
    if service is None:
        raise Http404
    return service


def tell(request: HttpRequest, sync: Sync) -> None:
    """Say where a save has not come to the remote yet."""
    if sync.clashes:
        messages.warning(request, "ほかの場所で直されたものと、合わないところがあります。")
        messages.warning(request, "「公開」の「合わせる」で、残すほうを選んでください。")
    elif not sync.pushed:
        messages.info(request, say("saved_not_sent"))


def publish_now(request: HttpRequest, who: Person, path: str = "") -> HttpResponse:
    """Publish, and show what became of it."""
    if not who.may_publish:
        raise PermissionDenied
    try:
        ended = release.publish(who)
    except release.Busy:
        messages.info(request, "ほかの人が公開しています。少し待って、もう一度押してください。")
        return redirect("publication")
    shown = {"ended": ended, "address": release.address(path), "path": path}
    return render(request, "desk/published.html", shown, status=200 if ended.done else WRONG)
