"""Facts of the service: closing days, openings, the urgent notice, and what was confirmed."""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from yorisoi.faults import Fault, Refused
from yorisoi.loading import translations
from yorisoi.messages import sentence
from yorisoi.release import open_questions

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.facts import kinds, listing, service_edits
from yorisoi_desk.facts.kinds import KINDS, ConfirmForm, SpecialForm
from yorisoi_desk.facts.service_edits import FILE, HOTLINES
from yorisoi_desk.messages import say
from yorisoi_desk.models import Proposal
from yorisoi_desk.views import answers, proposals
from yorisoi_desk.views.remembering import Remembering
from yorisoi_desk.yaml_text import edits


def facts(request: HttpRequest) -> HttpResponse:
    """Show what holds now, and what can be done."""
    version = saving.repository().revision(FILE)  # before it is read: who saves between is seen
    loaded = content.load()
    service = answers.service_or_404(loaded)
    today = content.now().date()
    old = open_questions.unconfirmed(loaded.site, today) if loaded.site else []
    days, openings = service.closures.days, service.closures.openings
    shown = {
        "service": service,
        "version": version,
        "closures": [(at, one) for at, one in enumerate(days) if one.start],
        "openings": [(at, one) for at, one in enumerate(openings) if one.day],
        "groups": listing.groups(),
        "left": listing.left(),
        "old": [(path, label(fact)) for path, fact in old],
        "proposals": Proposal.objects.all(),
        "translations": [
            (fault.position, sentence(fault).message)
            for fault in loaded.told
            if fault.code in translations.CODES
        ],
    }
    return render(request, "desk/facts.html", shown)


def label(fact: Any) -> str:
    """Return what staff call a fact."""
    names = ("label", "name", "reason", "text")
    return next((str(getattr(fact, name)) for name in names if getattr(fact, name, None)), "")


class FactView(Remembering):
    """One small form, and what it changes."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Ask."""
        return self._page(request, kind, self._form(kind, self.typed))

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Write it; with `do=publish` publish it as well."""
        form = self._form(kind, request.POST)
        text = _checked(KINDS[kind], form)
        if text is None:
            return self._page(request, kind, form, answers.WRONG)
        given = form.given()
        try:
            return save(request, text, KINDS[kind].words(given), given["version"])
        except saving.Changed:
            again = self._form(kind, _with_version(request, FILE))
            again.add_error(None, say("fact_changed_meanwhile"))
            return self._page(request, kind, again, answers.CONFLICT)

    def _form(self, kind: str, data: Any) -> SpecialForm:
        if kind not in KINDS:
            raise Http404
        text, version = saving.repository().read(FILE)
        held = {"version": version, **kinds.held(kind, text)}
        return KINDS[kind].form(listing.known(), held, data)

    def _page(
        self, request: HttpRequest, kind: str, form: SpecialForm, code: int = 200
    ) -> HttpResponse:
        shown = {"form": form, "heading": KINDS[kind].title}
        return render(request, "desk/fact.html", shown, status=code)


class ConfirmView(Remembering):
    """「確かめた」 of one fact."""

    def get(self, request: HttpRequest, path: str) -> HttpResponse:
        """Ask when and how."""
        version = saving.repository().revision(_file(path))
        initial = {"day": content.now().date(), "version": version}
        return self._page(request, path, ConfirmForm(self.typed, initial=initial))

    def post(self, request: HttpRequest, path: str) -> HttpResponse:
        """Write it."""
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self._page(request, path, form, answers.WRONG)
        file = _file(path)
        held, _ = saving.repository().read(file)
        try:
            text = service_edits.with_confirmation(held, steps(path), form.confirmation())
        except (KeyError, Refused):
            raise Http404 from None
        if wrong := faults_of(text, file):
            form.show(wrong)
            return self._page(request, path, form, answers.WRONG)
        said = say("commit_confirmed", label=path, how=form.cleaned_data["how"])
        try:
            return save(request, text, said, form.cleaned_data["version"], file)
        except saving.Changed:
            again = ConfirmForm(_with_version(request, file))
            again.add_error(None, say("fact_changed_meanwhile"))
            return self._page(request, path, again, answers.CONFLICT)

    def _page(
        self, request: HttpRequest, path: str, form: ConfirmForm, code: int = 200
    ) -> HttpResponse:
        site, today = content.load().site, content.now().date()
        known = dict(open_questions.unconfirmed(site, today)) if site else {}
        if path not in known:
            raise Http404
        heading = f"「{label(known[path]) or path}」を確かめた"
        text, _ = saving.repository().read(_file(path))
        before = service_edits.last_confirmed(text, steps(path))
        fact = [*proposals.words(known[path]), ("前に確かめた日", before or "まだありません")]
        return render(
            request, "desk/fact.html", {"form": form, "heading": heading, "fact": fact}, status=code
        )


def remove(request: HttpRequest) -> HttpResponse:
    """Take away the notice, a closure or an opening that comes once."""
    if request.method != "POST":
        raise Http404
    what, number = request.POST.get("what", ""), request.POST.get("number", "0")
    held, _ = saving.repository().read(FILE)
    try:
        if what == "notice":
            text, said = service_edits.without_notice(held), say("commit_notice_end")
        elif what in ("days", "openings") and _comes_once(held, what, int(number)):
            text = service_edits.without_special(held, what, int(number))
            said = say("commit_special_end")
        else:
            raise Http404
    except (KeyError, ValueError, Refused):
        raise Http404 from None
    try:
        return save(request, text, said, request.POST.get("version", ""))
    except saving.Changed:
        messages.warning(request, say("fact_changed_meanwhile"))
        return redirect("facts")


def _comes_once(text: str, what: str, number: int) -> bool:
    """Return whether one person may take it away: what comes every month or year takes two."""
    entry = edits.held(text, ("closures", what, number))
    return isinstance(entry, dict) and bool({"start", "date"} & entry.keys() - {"yearly", "days"})


def _file(path: str) -> str:
    return HOTLINES if path.startswith("hotlines.") else FILE


def _with_version(request: HttpRequest, file: str) -> Mapping[str, Any]:
    """Return what was typed, upon the file as it is by now."""
    typed = request.POST.copy()
    typed["version"] = saving.repository().revision(file)
    return typed


def save(
    request: HttpRequest, text: str, said: str, version: str, file: str = FILE
) -> HttpResponse:
    """Write the data, and publish it where that was asked and is allowed; raises saving.Changed."""
    files = {file: saving.repository().encoded(file, text)}
    answers.save(request, said, files, {file: version})
    return answers.done(request, said, "facts")


def _checked(kind: kinds.Kind, form: SpecialForm) -> str | None:
    """Return the new text of the data, or None after the reasons were put into the form."""
    if not form.is_valid():
        return None
    held, _ = saving.repository().read(FILE)
    text = held
    try:
        text = kind.change(held, form.given(), content.now().date())
        wrong = faults_of(text)
    except Refused as refused:
        wrong = refused.faults
    form.show(wrong, text)
    return None if wrong else text


def faults_of(text: str, file: str = FILE) -> tuple[Fault, ...]:
    """Return what the engine would refuse if the data were this."""
    with content.copied({file: text.encode()}) as copy:
        return content.load(copy).errors


def steps(path: str) -> tuple[str | int, ...]:
    """Return the path of a fact as the file's own: numbers from 0."""
    return tuple(
        int(part) - 1 if re.fullmatch("[0-9]+", part) else part
        for part in path.removeprefix("hotlines.").split(".")
    )
