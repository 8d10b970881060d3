"""The form of a workshop, and what its buttons do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.messages import sentence
from yorisoi.models import Service

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import previews, release
from yorisoi_desk.views.answers import (
    CONFLICT,
    NEW,
    WRONG,
    done,
    held_or_404,
    save,
    service_or_404,
)
from yorisoi_desk.views.remembering import Remembering
from yorisoi_desk.workshops import drafting, photographs
from yorisoi_desk.workshops.drafting import Wanted
from yorisoi_desk.workshops.form import WorkshopForm, with_moved
from yorisoi_desk.workshops.groups import full_label
from yorisoi_desk.workshops.held import Held, held_still

MORE = "more-"  # begins the name of a button that asks for more rows
NOT_KEPT = ("csrfmiddlewaretoken", "do", "day")


class WorkshopView(Remembering):
    """The form of one workshop, new or there already."""

    def get(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Show it; with what was typed before, where it could not be taken then."""
        before = held_or_404(stem)
        service, usual = _service_and_usual()
        form = drafting.form_for(service, before, usual, self.typed)
        if self.typed is not None:
            form.is_valid()
        elif before.is_draft and before.text is not None:
            form = drafting.form_for(service, before, usual, {**form.initial})
            _wanted(before, form, checked=True)
        return self._form(request, before, form)

    def post(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Do what a button says."""
        before = held_still(stem, request.POST.get("mark", "")) if stem else NEW
        if before is None:
            return self._thrown_away(request)
        do = request.POST.get("do", "draft")
        data, wrong = _with_photograph(request)
        # With the photograph's token, wherever it is given back
        request.POST = data  # type: ignore[assignment]
        service, usual = _service_and_usual()
        more = do.removeprefix(MORE) if do.startswith(MORE) else ""
        with_moved(data, more)
        form = drafting.form_for(service, before, usual, data, more)
        if wrong:
            form.add_error("image", wrong)
        if more:
            return self._form(request, before, form)
        wanted = _wanted(before, form, checked=do != "draft")
        if wanted is None:
            return self._form(request, before, form, WRONG)
        return _look(request, wanted, data) if do == "look" else self._save(request, wanted, form)

    def _save(self, request: HttpRequest, wanted: Wanted, form: WorkshopForm) -> HttpResponse:
        try:
            return _save(request, wanted, form)
        except saving.Changed:
            if wanted.before.text is not None or form.cleaned_data["id"]:
                return self._changed(request, wanted.before.stem)
        return self.post(request)  # somebody has just taken the name that was free

    def _changed(self, request: HttpRequest, stem: str) -> HttpResponse:
        """Show both: what somebody else has saved meanwhile, and what was typed here."""
        data = request.POST.copy()
        theirs = held_still(stem, data.get("mark", "")) if stem else NEW
        if theirs is None:
            return self._thrown_away(request)
        data["version"] = theirs.revision
        service, usual = _service_and_usual()
        form = drafting.form_for(service, theirs, usual, data)
        mine = form.values() if form.is_valid() else {}
        saved = theirs.values() | {"id": theirs.key}
        both = [
            (full_label(name), saved.get(name, ""), text)
            for name, text in mine.items()
            if text != saved.get(name, "")
        ]
        return self._form(request, theirs, form, CONFLICT, both=both)

    def _thrown_away(self, request: HttpRequest) -> HttpResponse:
        """Show as a new workshop what was typed into one that is not there any more."""
        messages.warning(request, say("thrown_away"))
        data = request.POST.copy()
        data["version"] = data["mark"] = ""
        service, usual = _service_and_usual()
        return self._form(request, NEW, drafting.form_for(service, NEW, usual, data), CONFLICT)

    def _form(
        self, request: HttpRequest, before: Held, form: WorkshopForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {"form": form, "held": before, "image": before.values().get("image", ""), **more}
        return render(request, "desk/workshop.html", shown, status=status)


def _service_and_usual() -> tuple[Service, dict[str, str]]:
    loaded = content.load()
    return service_or_404(loaded), drafting.usual(loaded)


def _wanted(before: Held, form: WorkshopForm, *, checked: bool) -> Wanted | None:
    """Return what a form asks for, or None after the reasons were put beside its fields."""
    if not form.is_valid():
        return None
    try:
        wanted = drafting.wanted(before, form)
    except Refused as refused:
        form.show(refused.faults, before.name, "")
        return None
    except ValueError as error:
        form.add_error("id", " → ".join(sentence(_about_id(error, form))))
        return None
    if checked:
        form.show(wanted.faults(), wanted.name, wanted.text)
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
    path = wanted.path
    typed = [(name, value) for name, values in data.lists() for value in values]
    shown = {
        "held": wanted.before,
        "ended": ended,
        "key": key,
        "path": path,
        "has_page": ended.done and previews.file_of(key, path) is not None,
        "is_served": release.is_served(path),
        "day": day,
        "typed": [(name, value) for name, value in typed if value and name not in NOT_KEPT],
    }
    return render(request, "desk/preview.html", shown)


def _save(request: HttpRequest, wanted: Wanted, form: WorkshopForm) -> HttpResponse:
    """Write the file, and publish it where that was asked."""
    title = form.cleaned_data["title"] or "ワークショップ"
    is_draft = request.POST.get("do", "draft") == "draft" and wanted.before.is_draft
    files = wanted.files(is_draft=is_draft)
    seen = {name: "" for name in files if name not in wanted.pictures}
    seen |= {wanted.before.name: form.cleaned_data["version"]} if wanted.before.name else {}
    said = say("commit_new" if wanted.before.is_draft else "commit_edit", title=title)
    said = f"下書き：{title}" if is_draft else said
    told = "下書きにしまいました。" if is_draft else "しまいました。"
    save(request, said, files, seen)
    return done(request, told, "workshops", wanted.path)
