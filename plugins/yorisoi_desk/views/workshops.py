"""The form of a workshop, and what its buttons do."""

import re
import secrets
import threading
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.messages import sentence

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import previews, release
from yorisoi_desk.views import asking
from yorisoi_desk.views.answers import (
    CONFLICT,
    NEW,
    WRONG,
    done,
    held_or_404,
    save,
    service_or_404,
    told_of,
    upon,
)
from yorisoi_desk.views.guards import flat, person
from yorisoi_desk.views.remembering import Remembering
from yorisoi_desk.workshops import drafting, photographs
from yorisoi_desk.workshops.drafting import Wanted
from yorisoi_desk.workshops.form import WorkshopForm, with_moved
from yorisoi_desk.workshops.groups import full_label
from yorisoi_desk.workshops.held import Held, held_still

MORE = "more-"  # begins the name of a button that asks for more rows
ONCE = re.compile("[0-9a-f]{16}")  # tells a new form from others
A_DAY = 24 * 60 * 60  # seconds
IN_TURN = threading.Lock()
NOT_KEPT = ("csrfmiddlewaretoken", "do", "day", "asked")

Saved = tuple[str, str, str]  # what is told then, where it goes on, the path of the page


class WorkshopView(Remembering):
    """The form of one workshop, new or there already."""

    def get(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Show it; with what was typed before, where it could not be taken then."""
        del request
        before = held_or_404(stem)
        form = _form(before, self.typed)
        if self.typed is not None:
            form.is_valid()
        elif before.is_draft and before.text is not None:
            form = _form(before, {**form.initial})
            _wanted(before, form, checked=True)
        return self._page(before, form)

    def post(self, request: HttpRequest, stem: str = "") -> HttpResponse:
        """Do what a button says; of two taps, the second sees what the first has made."""
        do = request.POST.get("do", "draft")
        with nullcontext() if stem or do == "look" or do.startswith(MORE) else IN_TURN:
            answer = self._answer(request, stem)
        return done(request, *answer) if isinstance(answer, tuple) else answer

    def _answer(self, request: HttpRequest, stem: str) -> HttpResponse | Saved:
        stem = stem or self._made()
        before = held_still(stem, request.POST.get("mark", "")) if stem else NEW
        if before is None:
            return self._thrown_away()
        do = request.POST.get("do", "draft")
        data, wrong = _with_photograph(request)
        # With the photograph's token, wherever it is given back
        request.POST = data  # type: ignore[assignment]
        more = do.removeprefix(MORE) if do.startswith(MORE) else ""
        with_moved(data, more)
        form = _form(before, data, more)
        if wrong:
            form.add_error("image", wrong)
        if more:
            return self._page(before, form)
        wanted = _wanted(before, form, checked=not (do == "draft" and before.is_draft))
        if wanted is None:
            return self._page(before, form, WRONG)
        return _look(request, wanted, data) if do == "look" else self._save(wanted, form)

    def _save(self, wanted: Wanted, form: WorkshopForm) -> HttpResponse | Saved:
        """Write the file."""
        before, title = wanted.before, form.cleaned_data["title"] or "名前のない予定"
        is_draft = self.request.POST.get("do", "draft") == "draft" and before.is_draft
        files = wanted.files(is_draft=is_draft)
        if not is_draft and (asks := asking.asks(self.request, asking.doubts(files))):
            return self._page(before, form, CONFLICT, **asks)
        seen = {name: "" for name in files if name not in wanted.pictures}
        seen |= {before.name: form.cleaned_data["version"]} if before.name else {}
        said = say("commit_new" if before.is_draft else "commit_edit", title=title)
        try:
            save(self.request, f"下書き：{title}" if is_draft else said, files, seen)
        except Changed:
            if before.text is not None or form.cleaned_data["id"]:
                return self._changed(before.stem)
            return self._answer(self.request, "")  # somebody has just taken the name that was free
        self._note_made(next(name for name in files if name.startswith("events/")))
        told = "下書きにしまいました。" if is_draft else "しまいました。"
        return told, "workshops", wanted.path

    def _made(self) -> str:
        """Return what a new form has become, where it is sent again: by two taps, by Back."""
        stem, version = cache.get(self._once, ("", ""))
        if stem and not self.request.POST.get("version"):
            # It is hers, unless somebody else has changed it since
            self.request.POST = upon(self.request, version)  # type: ignore[assignment]
        return str(stem)

    def _note_made(self, name: str) -> None:
        """Remember what a new form has become."""
        if self._once:
            made = Held(name, None).stem, saving.repository().revision(name)
            cache.set(self._once, made, A_DAY)

    @property
    def _once(self) -> str:
        """The key of a new form, of one person, in the cache; empty for another form."""
        once = self.request.POST.get("once", "")
        return f"made-{person(self.request).pk}-{once}" if ONCE.fullmatch(once) else ""

    def _changed(self, stem: str) -> HttpResponse:
        """Show both: what somebody else has saved meanwhile, and what was typed here."""
        theirs = held_still(stem, self.request.POST.get("mark", "")) if stem else NEW
        if theirs is None:
            return self._thrown_away()
        form = _form(theirs, upon(self.request, theirs.revision))
        mine = form.values() if form.is_valid() else {}
        saved = theirs.values() | {"id": theirs.key}
        both = [
            (full_label(name), saved.get(name, ""), text)
            for name, text in mine.items()
            if text != saved.get(name, "")
        ]
        return self._page(theirs, form, CONFLICT, both=both)

    def _thrown_away(self) -> HttpResponse:
        """Show as a new workshop what was typed into one that is not there any more."""
        messages.warning(self.request, say("thrown_away"))
        data = upon(self.request, "")
        data["mark"] = data["once"] = ""
        return self._page(NEW, _form(NEW, data), CONFLICT)

    def _page(
        self, before: Held, form: WorkshopForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {"form": form, "held": before, "image": before.values().get("image", ""), **more}
        return render(self.request, "desk/workshop.html", shown, status=status)


def _form(before: Held, data: Mapping[str, Any] | None, more: str = "") -> WorkshopForm:
    """Return the form of a workshop: as its file is, or as somebody has filled it in."""
    loaded = content.load()
    initial = before.values() if before.text is not None else drafting.usual(loaded)
    told = {"id": before.key, "mark": before.mark, "version": before.revision}
    told["once"] = secrets.token_hex(8) if before.text is None else ""
    return WorkshopForm(service_or_404(loaded), initial | told, data, more)


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
    files = wanted.files(is_draft=False)
    key, ended = previews.build(files, day)
    path = wanted.path
    shown = {
        "held": wanted.before,
        **told_of(ended),
        "key": key,
        "path": path,
        "has_page": ended.done and previews.file_of(key, path) is not None,
        "is_served": release.is_served(path),
        "day": day,
        **asking.asks(request, asking.doubts(files)),
        "typed": [(name, value) for name, value in flat(data) if value and name not in NOT_KEPT],
    }
    return render(request, "desk/preview.html", shown)
