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

    def get(self, request: HttpRequest, section: str, key: str) -> HttpResponse:
        """Ask."""
        return self._page(request, section, key, self._form(section, key, self.typed))

    def post(self, request: HttpRequest, section: str, key: str) -> HttpResponse:
        """Keep it for a second person, where the engine takes it."""
        if request.POST.get("do") == "remove":
            return self._remove(request, section, key)
        form = self._form(section, key, request.POST)
        wanted = _wanted(section, key, form) if form.is_valid() else None
        if wanted and _was_changed(key, form) and not _is_another(form):
            return self._clash(request, section, key, form)
        code = _refused(form, wanted) if wanted else _unchanged(form)
        if code or wanted is None:
            return self._page(request, section, key, form, code)
        proposals.propose(person(request), _label(wanted), wanted)
        messages.success(request, "提案しました。もう一人が見て、よければ直ります。")
        return redirect("facts")

    def _remove(self, request: HttpRequest, section: str, key: str) -> HttpResponse:
        kind, entry, version = _held(section, key)
        if not kind.new or entry is None:
            raise Http404
        if request.POST.get("version") != version:
            messages.warning(request, say("fact_changed_meanwhile"))
            return redirect("change", section, key)
        wanted: Wanted = {"do": "remove", "section": section, "key": key, "was": entry}
        found = proposals.report(wanted)
        if not found.can_be:
            form = self._form(section, key, None)
            told = {"stays": found.reasons(), "uses": found.uses}
            return self._page(request, section, key, form, answers.WRONG, **told)
        proposals.propose(person(request), _label(wanted), wanted)
        messages.success(request, "消す提案をしました。もう一人が見て、よければ消えます。")
        return redirect("facts")

    def _clash(
        self, request: HttpRequest, section: str, key: str, form: RecordForm
    ) -> HttpResponse:
        """Show what another has saved meanwhile beside what was typed; the next press counts."""
        typed = request.POST.copy()
        typed["version"] = form.initial["version"]
        again = self._form(section, key, typed)
        again.add_error(None, say("fact_clash"))
        return self._page(request, section, key, again, answers.CONFLICT, both=form.both())

    def _form(self, section: str, key: str, data: Any) -> RecordForm:
        kind, entry, version = _held(section, key)
        return RecordForm(kind, entry, listing.known(), data, version)

    def _page(
        self,
        request: HttpRequest,
        section: str,
        key: str,
        form: RecordForm,
        code: int = 200,
        **more: Any,
    ) -> HttpResponse:
        kind, entry, _ = _held(section, key)
        name = listing.label(kind, entry) if entry else kind.title
        heading = f"「{name}」を直す提案" if entry else f"{name}を足す提案"
        shown = {"form": form, "heading": heading, "proposes": True, "removes": None, **more}
        if entry and kind.new:
            shown["removes"] = name
        if entry and kind.is_fact:
            text, _ = saving.repository().read(kind.file)
            before = service_edits.last_confirmed(text, kind.place(key))
            shown["fact"] = [("前に確かめた日", before or "まだありません")]
        return render(request, "desk/fact.html", shown, status=code)


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


def _was_changed(key: str, form: RecordForm) -> bool:
    """Return whether somebody has saved the file since the form was opened."""
    return key != NEW and form.cleaned_data["version"] != form.initial["version"]


def _held(section: str, key: str) -> tuple[Section, dict[str, Any] | None, str]:
    """Return a section, the entry that the file has, and the file's revision; Http404 for none."""
    kind = SECTIONS.get(section)
    if kind is None:
        raise Http404
    text, version = saving.repository().read(kind.file)
    entry = changes.entries(kind, text).get(key)
    if entry is None and not (key == NEW and kind.new):
        raise Http404
    return kind, entry, version


def _wanted(section: str, key: str, form: RecordForm) -> Wanted | None:
    """Return the proposal of a form; None where it says what the file says."""
    values, rows = form.values(), form.wanted_rows()
    settled = bool(form.cleaned_data.get("settled"))
    wanted: Wanted = {"do": "new" if key == NEW else "change", "section": section, "key": key,
                      "was": form.record, "values": values, "settled": settled,
                      "how": form.cleaned_data.get("how", "")}  # fmt: skip
    filled = [row for row in rows if any(row.values())]
    if filled != form.before:
        wanted["rows"] = {"before": form.before, "after": rows}
    return wanted if values or settled or "rows" in wanted else None


def _place(wanted: Wanted, text: str) -> tuple[str | int, ...]:
    """Return where the entry of a proposal stands in the file that it makes."""
    section = SECTIONS[wanted["section"]]
    if wanted["do"] != "new":
        return section.place(wanted["key"])
    return section.place(list(changes.entries(section, text))[-1])


def _label(wanted: Wanted) -> str:
    section, was = SECTIONS[wanted["section"]], wanted["was"]
    if wanted["do"] == "new":
        return listing.label(section, wanted["values"])
    return listing.label(section, was if isinstance(was, dict) else {})
