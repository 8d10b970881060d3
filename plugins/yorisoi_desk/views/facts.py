"""Facts of the service: all of them, and closing days, openings and the urgent notice."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from yorisoi.faults import Refused
from yorisoi.loading import translations
from yorisoi.messages import sentence
from yorisoi.release import open_questions

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.facts import kinds, listing, service_edits
from yorisoi_desk.facts.kinds import KINDS, Kind, SpecialForm
from yorisoi_desk.facts.service_edits import FILE
from yorisoi_desk.messages import say
from yorisoi_desk.models import Entry, Proposal
from yorisoi_desk.views import answers, asking
from yorisoi_desk.views.confirming import label
from yorisoi_desk.views.proposals import WITHDRAWN
from yorisoi_desk.views.remembering import Remembering
from yorisoi_desk.yaml_text import reading

TOLD_FOR = timedelta(days=3)  # that a proposal was withdrawn


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
        "withdrawn": Entry.objects.filter(what=WITHDRAWN, when__gt=timezone.now() - TOLD_FOR),
        "translations": [
            (fault.position, sentence(fault).message)
            for fault in loaded.told
            if fault.code in translations.CODES
        ],
    }
    return render(request, "desk/facts.html", shown)


class FactView(Remembering):
    """One small form, and what it changes."""

    kind: Kind

    def setup(self, request: HttpRequest, *args: Any, **values: Any) -> None:
        """Find the form; Http404 where there is none."""
        super().setup(request, *args, **values)
        if values["kind"] not in KINDS:
            raise Http404
        self.kind = KINDS[values["kind"]]

    def get(self, *_: Any, **__: Any) -> HttpResponse:
        """Ask."""
        return self._page(self._form(self.typed))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Write it; with `do=publish` publish it as well."""
        form = self._form(request.POST)
        text = _checked(self.kind, form)
        if text is None:
            return self._page(form, answers.WRONG)
        if asks := asking.asks(request, asking.doubts({FILE: text.encode()})):
            return self._page(form, answers.CONFLICT, **asks)
        given = form.given()
        try:
            return answers.save_text(request, self.kind.words(given), FILE, text, given["version"])
        except Changed:
            again = self._form(answers.upon(request, saving.repository().revision(FILE)))
            again.add_error(None, say("fact_changed_meanwhile"))
            return self._page(again, answers.CONFLICT)

    def _form(self, data: Any) -> SpecialForm:
        text, version = saving.repository().read(FILE)
        held = {"version": version, **kinds.held(self.kwargs["kind"], text)}
        return self.kind.form(listing.known(), held, data)

    def _page(self, form: SpecialForm, code: int = 200, **more: Any) -> HttpResponse:
        shown = {"form": form, "heading": self.kind.title, **more}
        return render(self.request, "desk/fact.html", shown, status=code)


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
        return answers.save_text(request, said, FILE, text, request.POST.get("version", ""))
    except Changed:
        messages.warning(request, say("fact_changed_meanwhile"))
        return redirect("facts")


def _comes_once(text: str, what: str, number: int) -> bool:
    """Return whether one person may take it away: what comes every month or year takes two."""
    entry = reading.held(text, ("closures", what, number))
    return isinstance(entry, dict) and bool({"start", "date"} & entry.keys() - {"yearly", "days"})


def _checked(kind: Kind, form: SpecialForm) -> str | None:
    """Return the new text of the data, or None after the reasons were put into the form."""
    if not form.is_valid():
        return None
    held, _ = saving.repository().read(FILE)
    text = held
    try:
        text = kind.change(held, form.given(), content.now().date())
        wrong = content.errors({FILE: text.encode()})
    except Refused as refused:
        wrong = refused.faults
    form.show(wrong, text)
    return None if wrong else text
