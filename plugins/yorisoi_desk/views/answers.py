"""What views share: what is asked for, or 404; a save and its end; publish, and show the end."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from yorisoi.faults import Fault
from yorisoi.messages import sentence
from yorisoi.models import Service

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.content import Files
from yorisoi_desk.checkout.remote import Sync
from yorisoi_desk.facts import subjects
from yorisoi_desk.facts.service_edits import FILE
from yorisoi_desk.facts.subjects import Subject
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import release
from yorisoi_desk.publishing.engine import Ended
from yorisoi_desk.views.guards import person
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


def upon(request: HttpRequest, revision: str) -> QueryDict:
    """Return what was typed, upon the file as it is by now."""
    typed = request.POST.copy()
    typed["version"] = revision
    return typed


def is_publishing(request: HttpRequest) -> bool:
    """Return whether the button publishes as well; raises PermissionDenied for who may not."""
    is_asked = request.POST.get("do") == "publish"
    if is_asked and not person(request).may_publish:
        raise PermissionDenied
    return is_asked


def save(request: HttpRequest, said: str, files: Files, seen: Mapping[str, str]) -> None:
    """Save in the name of who is in; raises Changed, and refuses as `is_publishing`."""
    is_publishing(request)
    tell(request, saving.save(person(request), said, files, seen))


def save_text(request: HttpRequest, said: str, file: str, text: str, version: str) -> HttpResponse:
    """Save one file of the data, and answer; raises as `save`."""
    save(request, said, {file: saving.repository().encoded(file, text)}, {file: version})
    return done(request, said, "facts")


def done(request: HttpRequest, told: str, to: str, path: str = "") -> HttpResponse:
    """Publish where the button says so, and show the page at `path`; else tell, and go on."""
    if is_publishing(request):
        return publish_now(request, path)
    messages.success(request, told)
    return redirect(to)


def tell(request: HttpRequest, sync: Sync) -> None:
    """Say where a save has not come to the remote yet."""
    if sync.clashes:
        messages.warning(request, "ほかの場所で直されたものと、合わないところがあります。")
        messages.warning(request, "「公開」の「合わせる」で、残すほうを選んでください。")
    elif not sync.pushed:
        messages.info(request, say("saved_not_sent"))


def publish_now(request: HttpRequest, path: str = "", *options: str) -> HttpResponse:
    """Publish, and show what became of it; only for who may."""
    try:
        ended = release.publish(person(request), *options)
    except release.Busy:
        # Perhaps herself, by another tap; then nothing is left once it has ended
        messages.info(request, say("publishing"))
        return redirect("publication")
    shown = {"address": release.address(path), "can_rest": not options and _can_rest(ended)}
    shown |= told_of(ended)
    return render(request, "desk/published.html", shown, status=200 if ended.done else WRONG)


def _can_rest(ended: Ended) -> bool:
    """Return whether the rest can be published: where nothing of the data is faulty."""
    names = [fault.position.path for fault in ended.faults]
    return bool(names) and all(name.startswith(("events/", "pages/")) for name in names)


def told_of(ended: Ended) -> dict[str, Any]:
    """Return what a page tells of how a command ended: its faults, and what has no place."""
    plain = [one["message"] for one in ended.errors if "code" not in one]
    return {"ended": ended, "faults": told(ended.faults), "plain": plain}


def told(faults: Iterable[Fault]) -> list[tuple[Subject, str]]:
    """Return what each fault is about, and its sentence in the words of a form if there is one."""
    data = subjects.text_of(FILE)
    about = [(subjects.subject_of(fault, data), fault) for fault in faults]
    return [
        (subject, words_of(fault) if subject.link else " → ".join(sentence(fault)))
        for subject, fault in about
    ]
