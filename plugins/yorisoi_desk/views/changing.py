"""The form of an entry of the data; what it makes is a proposal, never a change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yorisoi_desk.checkout import saving
from yorisoi_desk.facts import changes, listing, service_edits
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.facts.record_form import RecordForm
from yorisoi_desk.facts.sections import SECTIONS, Section
from yorisoi_desk.messages import say
from yorisoi_desk.views import answers, proposals
from yorisoi_desk.views.guards import person
from yorisoi_desk.views.remembering import Remembering

NEW = "_new"  # in the place of a key: an entry that is not there yet


class ChangeView(Remembering):
    """The form of one entry, held or new."""

    section: Section
    key: str
    entry: dict[str, Any] | None  # as the file has it
    version: str  # the file's revision

    def setup(self, request: HttpRequest, *args: Any, **values: Any) -> None:
        """Read the entry; Http404 where there is none."""
        super().setup(request, *args, **values)
        name, self.key = values["section"], values["key"]
        if name not in SECTIONS:
            raise Http404
        self.section = SECTIONS[name]
        text, self.version = saving.repository().read(self.section.file)
        self.entry = changes.entries(self.section, text).get(self.key)
        if self.entry is None and not (self.key == NEW and self.section.new):
            raise Http404

    def get(self, *_: Any, **__: Any) -> HttpResponse:
        """Ask."""
        return self._page(self._form(self.typed))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Keep it for a second person, where the engine takes it."""
        if request.POST.get("do") == "remove":
            return self._remove()
        form = self._form(request.POST)
        wanted = self._wanted(form) if form.is_valid() else None
        if wanted and self._was_changed(form) and not _is_another(form):
            return self._clash(form)
        code = _refused(form, wanted) if wanted else _unchanged(form)
        if code or wanted is None:
            return self._page(form, code)
        return self._propose(wanted, "提案しました。もう一人が見て、よければ直ります。")

    def _remove(self) -> HttpResponse:
        if not self.section.new or self.entry is None:
            raise Http404
        if self.request.POST.get("version") != self.version:
            messages.warning(self.request, say("fact_changed_meanwhile"))
            return redirect(self.request.path)
        wanted: Wanted = {"do": "remove", **self._entry()}
        found = proposals.report(wanted)
        if not found.can_be:
            told = {"stays": found.reasons(), "uses": found.uses}
            return self._page(self._form(None), answers.WRONG, **told)
        return self._propose(wanted, "消す提案をしました。もう一人が見て、よければ消えます。")

    def _propose(self, wanted: Wanted, told: str) -> HttpResponse:
        named = self.entry or wanted["values"]
        what = listing.label(self.section, named)
        proposals.propose(person(self.request), what, wanted)
        messages.success(self.request, told)
        return redirect("facts")

    def _clash(self, form: RecordForm) -> HttpResponse:
        """Show what another has saved meanwhile beside what was typed; the next press counts."""
        again = self._form(answers.upon(self.request, self.version))
        again.add_error(None, say("fact_clash"))
        return self._page(again, answers.CONFLICT, both=form.both())

    def _form(self, data: Any) -> RecordForm:
        return RecordForm(self.section, self.entry, listing.known(), data, self.version)

    def _page(self, form: RecordForm, code: int = 200, **more: Any) -> HttpResponse:
        section, entry = self.section, self.entry
        name = listing.label(section, entry) if entry else section.title
        heading = f"「{name}」を直す提案" if entry else f"{name}を足す提案"
        shown = {"form": form, "heading": heading, "proposes": True, "removes": None, **more}
        if entry and section.new:
            shown["removes"] = name
        if entry and section.is_fact:
            text, _ = saving.repository().read(section.file)
            before = service_edits.last_confirmed(text, section.place(self.key))
            shown["fact"] = [("前に確かめた日", before or "まだありません")]
        return render(self.request, "desk/fact.html", shown, status=code)

    def _entry(self) -> Wanted:
        """Return which entry a proposal is about, and what was seen of it."""
        return {"section": self.kwargs["section"], "key": self.key, "was": self.entry or {}}

    def _was_changed(self, form: RecordForm) -> bool:
        """Return whether somebody has saved the file since the form was opened."""
        return self.key != NEW and form.cleaned_data["version"] != self.version

    def _wanted(self, form: RecordForm) -> Wanted | None:
        """Return the proposal of a form; None where it says what the file says."""
        values, rows = form.values(), form.wanted_rows()
        settled = bool(form.cleaned_data.get("settled"))
        wanted: Wanted = {
            "do": "new" if self.key == NEW else "change",
            **self._entry(),
            "values": values,
            "settled": settled,
            "how": form.cleaned_data.get("how", ""),
        }
        filled = [row for row in rows if any(row.values())]
        if filled != form.before:
            wanted["rows"] = {"before": form.before, "after": rows}
        return wanted if values or settled or "rows" in wanted else None


def _unchanged(form: RecordForm) -> int:
    """Say that nothing is other than in the file, unless something is wrong."""
    if form.is_valid():
        form.add_error(None, say("fact_unchanged"))
    return answers.WRONG


def _refused(form: RecordForm, wanted: Wanted) -> int:
    """Put into the form why it cannot be proposed; return the status of the answer, 0 if it can."""
    if _is_another(form):
        form.add_error(None, say("fact_gone"))
        return answers.CONFLICT
    found = proposals.report(wanted)
    if found.is_gone:
        form.add_error(None, say("fact_gone"))
    elif found.stays:
        form.add_error(None, found.stays)
    elif found.wrong:
        text = (found.files.get(form.section.file) or b"").decode("utf-8-sig")
        form.show(found.wrong, text, _place(wanted, text))
    return 0 if found.can_be else answers.WRONG


def _is_another(form: RecordForm) -> bool:
    """Return whether another entry of a list stands in its place than when the form was opened."""
    return form.section.kind == "list" and form.cleaned_data["seen"] != form.initial["seen"]


def _place(wanted: Wanted, text: str) -> tuple[str | int, ...]:
    """Return where the entry of a proposal stands in the file that it makes."""
    section = SECTIONS[wanted["section"]]
    if wanted["do"] != "new":
        return section.place(wanted["key"])
    return section.place(list(changes.entries(section, text))[-1])
