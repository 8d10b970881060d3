"""The list of workshops, and drafts thrown away from it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.events import event_files
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import release
from yorisoi_desk.views.answers import done, held_or_404, save, told
from yorisoi_desk.workshops import listing


def workshops(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    loaded = content.load()
    rows = listing.rows(loaded.site or content.site())
    shown = {
        "coming": [row for row in rows if row.kind == "coming"],
        "drafts": [row for row in rows if row.kind == "draft"],
        "past": [row for row in reversed(rows) if row.kind == "past"],
        "faults": told(loaded.errors),
        "waiting": [save for save in release.waiting() if not save.is_of_drafts],
        "unsaved": [say("unsaved", name=name) for name in saving.repository().unsaved()],
    }
    return render(request, "desk/workshops.html", shown)


def throw_away(request: HttpRequest, stem: str) -> HttpResponse:
    """Remove a draft, from a file of several alone; in git it stays to be found."""
    before = held_or_404(stem)
    if request.method != "POST" or not before.name or not before.is_draft:
        raise Http404
    said = f"下書きを捨てる：{before.title}"
    others = event_files.apart(before.text or "", int(before.where[0]))[1] if before.where else ""
    files = {before.name: others.encode() or None}
    seen = {before.name: request.POST.get("version", "")}
    try:
        save(request, said, files, seen)
    except Changed:
        messages.warning(request, say("clash"))
        return redirect("workshop", stem)
    return done(request, "下書きを捨てました。", "workshops")
