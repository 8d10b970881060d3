"""A contact, an hour or an address: changed by two people, who both see what it changes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.models import Record
from yorisoi.release.changes import Change, changes
from yorisoi.release.snapshot import published, titles

from yorisoi_desk import content, facts, saving, service_edits, workshops, yaml_edits
from yorisoi_desk.fact_forms import ChangeForm, changed
from yorisoi_desk.fields import words_of
from yorisoi_desk.guards import person
from yorisoi_desk.models import Entry, Proposal
from yorisoi_desk.remembering import Remembering


class ChangeView(Remembering):
    """The form of a change; what it makes is a proposal."""

    def get(self, request: HttpRequest, section: str, key: str) -> HttpResponse:
        """Ask."""
        return self._page(request, section, key, None)

    def post(self, request: HttpRequest, section: str, key: str) -> HttpResponse:
        """Keep it for a second person, where the engine takes it."""
        form, record = self._form(section, key, request.POST)
        if not form.is_valid():
            return self._page(request, section, key, form, workshops.WRONG)
        wanted = {"section": section, "key": key, "values": form.values(),
                  "how": form.cleaned_data["how"]}  # fmt: skip
        _, wrong = _report(wanted)
        if wrong:
            facts.show(form, wrong)
            return self._page(request, section, key, form, workshops.WRONG)
        who, what = person(request), facts.label(record)
        Proposal.objects.create(by=who.name, what=what, changes=wanted)
        Entry.note(who, "直す提案をした", what)
        messages.success(request, "提案しました。もう一人が見て、よければ直ります。")
        return redirect("facts")

    def _form(self, section: str, key: str, data: Any) -> tuple[ChangeForm, Record]:
        record = facts.entry(section, key)
        file, where = service_edits.place_of(section, key)
        text, _ = saving.repository().read(file)
        held = yaml_edits.held(text, where)
        if not isinstance(held, dict):
            raise Http404
        return ChangeForm(section, record, held, data), record

    def _page(
        self, request: HttpRequest, section: str, key: str, form: ChangeForm | None, code: int = 200
    ) -> HttpResponse:
        made, record = self._form(section, key, self.typed)
        shown = {
            "form": form or made,
            "heading": f"「{facts.label(record)}」を直す提案",
            "proposes": True,
        }
        return render(request, "desk/fact.html", shown, status=code)


class ProposalView(View):
    """What a proposal would change, before a second person."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show the change report."""
        proposal = get_object_or_404(Proposal, pk=number)
        report, wrong = _report(proposal.changes)
        mine = proposal.by == person(request).name
        shown = {
            "proposal": proposal,
            "report": report,
            "wrong": [words_of(told) for told in wrong],
            "mine": mine,
        }
        return render(request, "desk/proposal.html", shown)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Approve it, or put it away."""
        proposal, who = get_object_or_404(Proposal, pk=number), person(request)
        do = request.POST.get("do")
        if do == "no":
            proposal.delete()
            Entry.note(who, "提案を取りやめた", proposal.what)
            messages.info(request, "取りやめました。")
            return redirect("facts")
        if do not in ("yes", "publish") or proposal.by == who.name:
            raise Http404
        file, _ = service_edits.place_of(proposal.changes["section"], proposal.changes["key"])
        held, version = saving.repository().read(file)
        try:
            text = changed(held, proposal.changes, content.now().date())
        except (KeyError, Refused):
            return redirect("proposal", number)
        if facts.faults_of(text, file):
            return redirect("proposal", number)
        said = f"「{proposal.what}」を直しました（提案 {proposal.by}、確認 {who.name}）"
        answer = facts.save(request, text, said, version, file)
        if saving.repository().revision(file) != version:
            proposal.delete()
        return answer


def words(record: Record) -> list[tuple[str, str]]:
    """Return the fields of a record that say something, as staff call them."""
    names = titles(record)
    given = ((name, getattr(record, name, None)) for name in names)
    hidden = ("source", "confirmed", "question", "blocking")
    return [
        (names[name], str(value))
        for name, value in given
        if value and name not in hidden and isinstance(value, str | int)
    ]


def _report(wanted: Any) -> tuple[list[Change], list[Fault]]:
    """Return what a proposal would change on the site, and why it cannot."""
    file, _ = service_edits.place_of(wanted["section"], wanted["key"])
    held, _ = saving.repository().read(file)
    try:
        text = changed(held, wanted, content.now().date())
    except (KeyError, Refused):
        return [], [fault(Position(file), "file_missing")]
    with content.copied({}) as now, content.copied({file: text.encode()}, now) as then:
        before, after = content.load(now), content.load(then)
    if not (before.site and after.site):
        return [], list(after.errors)
    moment = content.now()
    return changes(published(before.site, moment), published(after.site, moment)), []
