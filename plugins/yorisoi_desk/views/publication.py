"""What waits to be published, the button that publishes it, and those that take back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import release
from yorisoi_desk.views import answers, proposals
from yorisoi_desk.views.guards import person

BEFORE = 20  # saves that are public already and may be taken back


def publication(request: HttpRequest) -> HttpResponse:
    """Show what waits; do what a button says."""
    who, do = person(request), request.POST.get("do")
    if request.method == "POST" and do == "undo":
        return _undo(request)
    if request.method == "POST":
        if not who.may_publish:
            raise PermissionDenied
        if do == "publish":
            return answers.publish_now(request)
        if do == "rest":
            return answers.publish_now(request, "", "--hold-back")
        if do == "back":
            return _take_back(request)
    waiting = release.waiting()
    shown = {
        "waiting": waiting,
        "earlier": [save for save in saving.repository().history(BEFORE) if save not in waiting],
        "address": release.address(),
        "live": release.served(),
        "joins": saving.repository().remote,
    }
    return render(request, "desk/publication.html", shown)


def _take_back(request: HttpRequest) -> HttpResponse:
    try:
        ended = release.take_back(person(request), request.POST.get("live", ""))
    except release.Busy:
        messages.info(request, "いま、公開しているところです。少し待ってください。")
        return redirect("publication")
    if ended is None:
        messages.info(request, say("back_already"))
        return redirect("publication")
    if ended.done:
        messages.success(request, "1つ前の公開にもどしました。書いたものは、そのまま残っています。")
        return redirect("publication")
    shown = {"goes_back": True, **answers.told_of(ended)}
    return render(request, "desk/published.html", shown, status=answers.WRONG)


def _undo(request: HttpRequest) -> HttpResponse:
    """Take one save back: at once, or as a proposal where it changed a number or an hour."""
    commit = request.POST.get("commit", "")
    saves = saving.repository().history(release.MOST)
    save = next((save for save in saves if save.commit == commit and not save.is_first), None)
    if save is None:
        raise Http404
    try:
        undone = saving.repository().undone(commit)
    except Changed:
        undone = {}
    if not undone:
        messages.warning(request, say("undo_gone"))
        return redirect("publication")
    who, what = person(request), save.message.partition("\n")[0]
    if any(name.startswith("data/") for name in undone):
        wanted: Wanted = {"do": "undo", "commit": commit}
        proposals.propose(who, what, wanted)
        messages.success(
            request, "取り消す提案をしました。もう一人が見て、よければ取り消されます。"
        )
        return redirect("publication")
    if faults := [fault for fault in content.errors(undone) if fault.position.path in undone]:
        messages.warning(request, say("undone_faults", faults=proposals.told(faults)))
        return redirect("publication")
    try:
        said = say("commit_taken_back", message=what)
        answers.tell(request, saving.take_back(who, said, commit))
    except Changed:
        messages.warning(request, say("undo_gone"))
        return redirect("publication")
    messages.success(request, said)
    return redirect("publication")
