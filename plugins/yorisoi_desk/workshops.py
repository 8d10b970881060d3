"""Workshops: the list, the form, and what its buttons do."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.messages import sentence
from yorisoi.models import Service

from yorisoi_desk import (
    content,
    drafting,
    event_files,
    listing,
    photographs,
    previews,
    publishing,
    saving,
)
from yorisoi_desk.drafting import Held, Wanted
from yorisoi_desk.fields import WorkshopForm
from yorisoi_desk.guards import person
from yorisoi_desk.messages import say
from yorisoi_desk.models import Person
from yorisoi_desk.remembering import Remembering
from yorisoi_desk.remote import Sync

NEW = Held("", None)
WRONG = 422  # HTTP: understood, and not done
CONFLICT = 409
NOT_KEPT = ("csrfmiddlewaretoken", "do", "day")


def workshops(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    loaded = content.load()
    rows = listing.rows(loaded.site)
    shown = {
        "coming": [row for row in rows if row.kind == "coming"],
        "drafts": [row for row in rows if row.kind == "draft"],
        "past": [row for row in reversed(rows) if row.kind == "past"],
        "faults": [(fault.position, *sentence(fault)) for fault in loaded.errors],
        "waiting": publishing.waiting(),
        "unsaved": [say("unsaved", name=name) for name in saving.repository().unsaved()],
    }
    return render(request, "desk/workshops.html", shown)


class WorkshopView(Remembering):
    """The form of one workshop, new or there already."""

    def get(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Show it; with what was typed before, where it could not be taken then."""
        before = held_or_404(stem)
        service, usual = service_and_usual()
        form = drafting.form_for(service, before, usual, self.typed)
        if self.typed is not None:
            form.is_valid()
        elif before.is_draft and before.text is not None:
            form = WorkshopForm(service, form.initial, {**form.initial})
            _wanted(before, form, checked=True)
        return self._form(request, before, form)

    def post(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Do what a button says."""
        before = held_or_404(stem)
        do = request.POST.get("do", "draft")
        data, wrong = _with_photograph(request)
        # With the photograph's token, wherever it is given back
        request.POST = data  # type: ignore[assignment]
        service, usual = service_and_usual()
        form = drafting.form_for(service, before, usual, data)
        if wrong:
            form.add_error("image", wrong)
        wanted = _wanted(before, form, checked=do != "draft")
        if wanted is None:
            return self._form(request, before, form, WRONG)
        if do == "look":
            return _look(request, wanted, data)
        try:
            return _save(request, wanted, form, do)
        except saving.Changed:
            if before.text is not None or form.cleaned_data["id"]:
                return self._changed(request, stem, data)
        return self.post(request, stem)  # somebody has just taken the name that was free

    def _changed(self, request: HttpRequest, stem: str, data: QueryDict) -> HttpResponse:
        """Show both: what somebody else has saved meanwhile, and what was typed here."""
        theirs = held_or_404(stem)
        data["version"] = theirs.revision
        service, usual = service_and_usual()
        form = drafting.form_for(service, theirs, usual, data)
        form.is_valid()
        both = [
            (field.label, text, data.get(name, ""))
            for name, text in theirs.values().items()
            if (field := form.fields.get(name)) and text != data.get(name) and name != "image"
        ]
        return self._form(request, theirs, form, CONFLICT, both=both)

    def _form(
        self, request: HttpRequest, before: Held, form: WorkshopForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {"form": form, "held": before, "image": before.values().get("image", ""), **more}
        return render(request, "desk/workshop.html", shown, status=status)


def throw_away(request: HttpRequest, stem: str) -> HttpResponse:
    """Remove a draft; in git it stays to be found."""
    before = held_or_404(stem)
    if request.method != "POST" or not before.name or not before.is_draft:
        raise Http404
    title = before.values().get("title", "")
    seen = {before.name: request.POST.get("version", "")}
    try:
        tell(
            request,
            saving.save(person(request), f"下書きを捨てる：{title}", {before.name: None}, seen),
        )
    except saving.Changed:
        messages.warning(request, say("clash"))
        return redirect("workshop", stem)
    messages.success(request, "下書きを捨てました。")
    return redirect("workshops")


def held_or_404(stem: str) -> Held:
    """Return a workshop's file; with no name, a new one. Raises Http404."""
    if not stem:
        return NEW
    before = drafting.held(stem)
    if before is None:
        raise Http404
    return before


def service_and_usual() -> tuple[Service, dict[str, str]]:
    """Return what forms are made from, and what is usual for a new workshop."""
    loaded = content.load()
    service = content.service(loaded)
    if service is None:
        raise Http404
    return service, drafting.usual(loaded)


def _wanted(before: Held, form: WorkshopForm, *, checked: bool) -> Wanted | None:
    """Return what a form asks for, or None after the reasons were put beside its fields."""
    if not form.is_valid():
        return None
    try:
        wanted = drafting.wanted(before, form)
    except Refused as refused:
        form.show(refused.faults, "")
        return None
    except ValueError as error:
        form.add_error("id", " → ".join(sentence(_about_id(error, form))))
        return None
    if checked:
        form.show(wanted.faults(), wanted.text)
    return None if form.errors else wanted


def _about_id(error: ValueError, form: WorkshopForm) -> Fault:
    return fault(Position("events"), str(error), value=form.cleaned_data["id"])


def _with_photograph(request: HttpRequest) -> tuple[QueryDict, str]:
    """Return the form with the token of a photograph that was sent, and why it has none."""
    data = request.POST.copy()
    upload = request.FILES.get("image")
    if upload and not isinstance(upload, list):
        try:
            data["photo"] = photographs.take(upload, upload.size)
        except photographs.NoPhotograph as why:
            return data, str(why)
    return data, ""


def _look(request: HttpRequest, wanted: Wanted, data: QueryDict) -> HttpResponse:
    """Show the page as it would be, in a phone's frame, with what was typed kept beside it."""
    day = data.get("day", "") if drafting.day_of(data.get("day", "")) else ""
    key, ended = previews.build(wanted.files(is_draft=False), day)
    path = _path(wanted)
    typed = [(name, value) for name, values in data.lists() for value in values]
    shown = {
        "held": wanted.before,
        "ended": ended,
        "key": key,
        "path": path,
        "has_page": ended.done and previews.has(key, path),
        "is_served": previews.is_served(path),
        "day": day,
        "typed": [(name, value) for name, value in typed if name not in NOT_KEPT],
    }
    return render(request, "desk/preview.html", shown)


def _save(request: HttpRequest, wanted: Wanted, form: WorkshopForm, do: str) -> HttpResponse:
    """Write the file, and publish it where that was asked."""
    who, title = person(request), form.cleaned_data["title"] or "ワークショップ"
    if do == "publish" and not who.may_publish:
        raise PermissionDenied
    is_draft = do == "draft" and wanted.before.is_draft
    name = event_files.draft_name(wanted.name) if is_draft else wanted.name
    seen = {name: ""} | (
        {wanted.before.name: form.cleaned_data["version"]} if wanted.before.name else {}
    )
    said = say("commit_new" if wanted.before.is_draft else "commit_edit", title=title)
    said = f"下書き：{title}" if is_draft else said
    tell(request, saving.save(who, said, wanted.files(is_draft=is_draft), seen))
    if do == "publish":
        return publish_now(request, who, _path(wanted))
    messages.success(request, "下書きにしまいました。" if is_draft else "しまいました。")
    return redirect("workshops")


def _path(wanted: Wanted) -> str:
    after = Held(wanted.name, wanted.text, where=wanted.before.where)
    return f"workshops/{after.key}/"


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
        ended = publishing.publish(who)
    except publishing.Busy:
        messages.info(request, "ほかの人が公開しています。少し待って、もう一度押してください。")
        return redirect("publication")
    shown = {"ended": ended, "address": publishing.address(path), "path": path}
    return render(request, "desk/published.html", shown, status=200 if ended.done else WRONG)
