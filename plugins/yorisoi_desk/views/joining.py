"""The desk and GitHub brought together; where both changed the same lines, a person decides.

Each side of a clash in the data was seen by two people, or by GitHub's reviewers. To choose between
two numbers, hours or addresses is for those who may publish.
"""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yorisoi_desk.checkout import saving
from yorisoi_desk.checkout.remote import Sync
from yorisoi_desk.checkout.repository import Repository
from yorisoi_desk.checkout.three_way import Changed, Clash
from yorisoi_desk.messages import say
from yorisoi_desk.models import Entry
from yorisoi_desk.views import answers
from yorisoi_desk.views.guards import person
from yorisoi_desk.workshops import listing

FILES = {"data/service.yaml": "番号・時間・住所など", "data/hotlines.yaml": "ほかの窓口"}
SIDES = {"mine": "この机", "theirs": "ほかの場所"}


def join(request: HttpRequest) -> HttpResponse:
    """Pull, bring together and push; show what clashes, both texts side by side."""
    repository, who = saving.repository(), person(request)
    if request.method != "POST" or not repository.remote:
        raise Http404
    try:
        sync = _settled(request, repository, who.name)
    except Changed as changed:
        shown = {
            "clashes": [_shown(clash) for clash in changed.clashes],
            "may_decide": _may_decide(request, changed.clashes),
            "is_open": any(name.startswith("seen-") for name in request.POST),
        }
        return render(request, "desk/joining.html", shown, status=answers.CONFLICT)
    if sync.failure:
        messages.info(request, "いまは、外とつながりません。少し待って、もう一度押してください。")
    else:
        Entry.note(who, "ほかの場所と合わせた")
        messages.success(request, "合わせました。")
    return redirect("publication")


def _settled(request: HttpRequest, repository: Repository, author: str) -> Sync:
    """Join both sides as far as they can be; raises Changed where a person has to decide yet."""
    try:
        return repository.settle({}, author, say("commit_merge"))
    except Changed as changed:
        decided = _decided(request, changed.clashes)
        if not decided:
            raise
        if not _may_decide(request, changed.clashes):
            raise PermissionDenied from None
    return repository.settle(decided, author, say("commit_merge"))


def _may_decide(request: HttpRequest, clashes: tuple[Clash, ...]) -> bool:
    return person(request).may_publish or not any(
        clash.name.startswith("data/") for clash in clashes
    )


def _decided(request: HttpRequest, clashes: tuple[Clash, ...]) -> dict[str, bytes | None]:
    """Return the side that was chosen of each file; nothing while one is not, or is another now."""
    decided = {}
    for clash in clashes:
        side = request.POST.get(f"side-{clash.name}")
        if side not in SIDES or request.POST.get(f"seen-{clash.name}") != _seen(clash):
            return {}
        decided[clash.name] = clash.mine if side == "mine" else clash.theirs
    return decided


def _shown(clash: Clash) -> dict[str, str]:
    return {
        "name": clash.name,
        "called": _called(clash),
        "seen": _seen(clash),
        "mine": _text(clash.mine),
        "theirs": _text(clash.theirs),
    }


def _called(clash: Clash) -> str:
    """Return what staff call a file, where they have a word for it."""
    if clash.name in FILES:
        return FILES[clash.name]
    folder, _, name = clash.name.rpartition("/")
    sides = (listing.data_of(name, _text(side)) for side in (clash.mine, clash.theirs) if side)
    titles = [side["title"] for side in sides if isinstance(side, dict) and side.get("title")]
    kind = {"events": "予定"}.get(folder, "ページ" if folder.startswith("pages") else "")
    return f"{kind}「{titles[0]}」" if kind and titles else ""


def _seen(clash: Clash) -> str:
    """Return what tells this clash from a later one of the same file."""
    sides = (b"-" if side is None else b"+" + side for side in (clash.mine, clash.theirs))
    return hashlib.sha256(b"\0".join(sides)).hexdigest()


def _text(data: bytes | None) -> str:
    return "（ありません）" if data is None else data.decode("utf-8", "replace")
