"""「確かめた」: when and how somebody made sure of a fact."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from yorisoi.faults import Refused
from yorisoi.release import open_questions

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.facts import service_edits
from yorisoi_desk.facts.kinds import ConfirmForm
from yorisoi_desk.facts.service_edits import FILE, HOTLINES
from yorisoi_desk.messages import say
from yorisoi_desk.views import answers, proposals
from yorisoi_desk.views.remembering import Remembering


class ConfirmView(Remembering):
    """The form of one fact that is to be confirmed."""

    path: str  # of the fact, as the engine says it
    file: str

    def setup(self, request: HttpRequest, *args: Any, **values: Any) -> None:
        """Find the file of the fact."""
        super().setup(request, *args, **values)
        self.path = values["path"]
        self.file = HOTLINES if self.path.startswith("hotlines.") else FILE

    def get(self, *_: Any, **__: Any) -> HttpResponse:
        """Ask when and how."""
        version = saving.repository().revision(self.file)
        initial = {"day": content.now().date(), "version": version}
        return self._page(ConfirmForm(self.typed, initial=initial))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Write it."""
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self._page(form, answers.WRONG)
        repository = saving.repository()
        try:
            text, _version = repository.read(self.file)
            text = service_edits.with_confirmation(text, steps(self.path), form.confirmation())
        except (KeyError, Refused):
            raise Http404 from None
        if wrong := content.errors({self.file: text.encode()}):
            form.show(wrong)
            return self._page(form, answers.WRONG)
        said = say("commit_confirmed", label=self.path, how=form.cleaned_data["how"])
        try:
            return answers.save_text(request, said, self.file, text, form.cleaned_data["version"])
        except Changed:
            again = ConfirmForm(answers.upon(request, repository.revision(self.file)))
            again.add_error(None, say("fact_changed_meanwhile"))
            return self._page(again, answers.CONFLICT)

    def _page(self, form: ConfirmForm, code: int = 200) -> HttpResponse:
        site, today = content.site(), content.now().date()
        known = dict(open_questions.unconfirmed(site, today)) if site else {}
        if self.path not in known:
            raise Http404
        fact = known[self.path]
        text, _ = saving.repository().read(self.file)
        before = service_edits.last_confirmed(text, steps(self.path))
        shown = {
            "form": form,
            "heading": f"「{label(fact) or self.path}」を確かめた",
            "fact": [*proposals.words(fact), ("前に確かめた日", before or "まだありません")],
        }
        return render(self.request, "desk/fact.html", shown, status=code)


def label(fact: object) -> str:
    """Return what staff call a fact."""
    names = ("label", "name", "reason", "text")
    return next((str(getattr(fact, name)) for name in names if getattr(fact, name, None)), "")


def steps(path: str) -> tuple[str | int, ...]:
    """Return the path of a fact as the file's own: numbers from 0."""
    return tuple(
        int(part) - 1 if re.fullmatch("[0-9]+", part) else part
        for part in path.removeprefix("hotlines.").split(".")
    )
