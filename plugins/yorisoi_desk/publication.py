"""What waits to be published, the button that publishes it, and the one that takes it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yorisoi_desk import publishing, saving, workshops
from yorisoi_desk.guards import person


def publication(request: HttpRequest) -> HttpResponse:
    """Show what waits; do what a button says."""
    who = person(request)
    if request.method == "POST":
        if not who.may_publish:
            raise PermissionDenied
        if request.POST.get("do") == "publish":
            return workshops.publish_now(request, who)
        if request.POST.get("do") == "back":
            return _take_back(request)
    shown = {
        "waiting": publishing.waiting(),
        "address": publishing.address(),
        "joins": saving.repository().remote,
    }
    return render(request, "desk/publication.html", shown)


def _take_back(request: HttpRequest) -> HttpResponse:
    try:
        ended = publishing.take_back(person(request))
    except publishing.Busy:
        messages.info(request, "いま、ほかの人が公開しています。少し待ってください。")
        return redirect("publication")
    if ended.done:
        messages.success(request, "1つ前の公開にもどしました。書いたものは、そのまま残っています。")
        return redirect("publication")
    shown = {"ended": ended, "address": publishing.address(), "path": ""}
    return render(request, "desk/published.html", shown, status=workshops.WRONG)
