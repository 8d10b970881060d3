"""Facts of the service: closing days, openings, the urgent notice, and what was confirmed."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from yorisoi.faults import Fault, Refused
from yorisoi.loading import translations
from yorisoi.messages import sentence
from yorisoi.release import open_questions

from yorisoi_desk import content, proposals, saving, service_edits, workshops
from yorisoi_desk.fact_forms import CHANGES, CloseForm, ConfirmForm, FactForm, NoticeForm, OpenForm
from yorisoi_desk.fields import words_of
from yorisoi_desk.guards import person
from yorisoi_desk.messages import say
from yorisoi_desk.models import Proposal
from yorisoi_desk.remembering import Remembering
from yorisoi_desk.service_edits import FILE

USUAL = ("contacts", "hours", "places")
MORE = {"hotlines": "ほかの窓口の番号", "figures": "報告書の数字"}  # folded
FORMS: dict[str, type[FactForm]] = {"close": CloseForm, "open": OpenForm, "notice": NoticeForm}


def facts(request: HttpRequest) -> HttpResponse:
    """Show what holds now, and what can be done."""
    loaded = content.load()
    service = workshops.service_and_usual()[0]
    today = content.now().date()
    old = open_questions.unconfirmed(loaded.site, today) if loaded.site else []
    shown = {
        "service": service,
        "version": saving.repository().revision(FILE),
        "entries": [one for section in USUAL for one in listed(loaded, section)],
        "more": [(title, listed(loaded, section)) for section, title in MORE.items()],
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
        return self._page(request, self._form(kind, self.typed))

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Write it; with `do=publish` publish it as well."""
        form = self._form(kind, request.POST)
        text = _checked(form)
        if text is None:
            return self._page(request, form, workshops.WRONG)
        return save(request, text, form.said(), form.cleaned_data["version"])

    def _form(self, kind: str, data: Any) -> FactForm:
        if kind not in FORMS:
            raise Http404
        service, _ = workshops.service_and_usual()
        today = content.now().date()
        return FORMS[kind](service, today, data, saving.repository().revision(FILE))

    def _page(self, request: HttpRequest, form: FactForm, code: int = 200) -> HttpResponse:
        return render(request, "desk/fact.html", {"form": form, "heading": form.title}, status=code)


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
            return self._page(request, path, form, workshops.WRONG)
        file = _file(path)
        held, _ = saving.repository().read(file)
        try:
            text = service_edits.with_confirmation(held, steps(path), form.confirmation())
        except (KeyError, Refused):
            raise Http404 from None
        if wrong := faults_of(text, file):
            show(form, wrong)
            return self._page(request, path, form, workshops.WRONG)
        said = say("commit_confirmed", label=path, how=form.cleaned_data["how"])
        return save(request, text, said, form.cleaned_data["version"], file)

    def _page(
        self, request: HttpRequest, path: str, form: ConfirmForm, code: int = 200
    ) -> HttpResponse:
        loaded = content.load()
        known = (
            dict(open_questions.unconfirmed(loaded.site, content.now().date()))
            if loaded.site
            else {}
        )
        if path not in known:
            raise Http404
        heading = f"「{label(known[path]) or path}」を確かめた"
        shown = {"form": form, "heading": heading, "fact": proposals.words(known[path])}
        return render(request, "desk/fact.html", shown, status=code)


def remove(request: HttpRequest) -> HttpResponse:
    """Take away the notice, a closure or an opening."""
    if request.method != "POST":
        raise Http404
    what, number = request.POST.get("what", ""), request.POST.get("number", "0")
    held, _ = saving.repository().read(FILE)
    try:
        if what == "notice":
            text, said = service_edits.without_notice(held), say("commit_notice_end")
        elif what in ("days", "openings"):
            text = service_edits.without_special(held, what, int(number))
            said = "休みの日・臨時に開く日を取り消しました"
        else:
            raise Http404
    except (KeyError, ValueError, Refused):
        raise Http404 from None
    return save(request, text, said, request.POST.get("version", ""))


def _file(path: str) -> str:
    return service_edits.HOTLINES if path.startswith("hotlines.") else FILE


def save(
    request: HttpRequest, text: str, said: str, version: str, file: str = FILE
) -> HttpResponse:
    """Write the data, and publish it where that was asked."""
    who = person(request)
    try:
        sync = saving.save(who, said, {file: text.encode()}, {file: version})
    except saving.Changed:
        messages.warning(request, say("clash"))
        return redirect("facts")
    workshops.tell(request, sync)
    if request.POST.get("do") == "publish":
        return workshops.publish_now(request, who)
    messages.success(request, said)
    return redirect("facts")


def _checked(form: FactForm) -> str | None:
    """Return the new text of the data, or None after the reasons were put into the form."""
    if not form.is_valid():
        return None
    held, _ = saving.repository().read(FILE)
    try:
        text = form.change(held)
        wrong = faults_of(text)
    except Refused as refused:
        text, wrong = held, refused.faults
    show(form, wrong)
    return None if wrong else text


def faults_of(text: str, file: str = FILE) -> tuple[Fault, ...]:
    """Return what the engine would refuse if the data were this."""
    with content.copied({file: text.encode()}) as copy:
        return content.load(copy).errors


def show(form: Form, faults: Iterable[Fault]) -> None:
    """Put the engine's sentences beside the fields that they are about."""
    for fault in faults:
        field = dict(fault.values).get("field", "")
        form.add_error(field if field in form.fields else None, words_of(fault))


def steps(path: str) -> tuple[str | int, ...]:
    """Return the path of a fact as the file's own: numbers from 0."""
    return tuple(
        int(part) - 1 if re.fullmatch("[0-9]+", part) else part
        for part in path.removeprefix("hotlines.").split(".")
    )


def entries(loaded: content.Loaded, section: str) -> Mapping[str, Any]:
    """Return the entries of a section that may be changed here, by their keys."""
    if section == "hotlines":
        return loaded.site.hotlines.lines if loaded.site else {}
    return getattr(content.service(loaded), section, {}) if section in CHANGES else {}


def listed(loaded: content.Loaded, section: str) -> list[tuple[str, str, str]]:
    """Return section, key and name of each of its entries."""
    return [(section, key, label(one)) for key, one in entries(loaded, section).items()]


def entry(section: str, key: str) -> Any:
    """Return an entry of the data that may be changed here; Http404 for no such entry."""
    record = entries(content.load(), section).get(key)
    if record is None:
        raise Http404
    return record
