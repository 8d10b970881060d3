"""How a workshop stands, one button each: full, cancelled, postponed, as planned; and its copy."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any, Literal, get_args

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from yorisoi.faults import Refused
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.wording import jday

from yorisoi_desk.checkout import content
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.events import changes, file_names
from yorisoi_desk.events.changes import State
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.messages import say
from yorisoi_desk.views import answers, asking
from yorisoi_desk.views.remembering import Remembering
from yorisoi_desk.workshops import drafting, listing
from yorisoi_desk.workshops.held import Held

Status = Literal["full", "cancelled", "postponed", "scheduled"]
TITLES: dict[str, str] = {
    "full": "満席にする",
    "cancelled": "中止にする",
    "postponed": "延期する",
    "scheduled": "予定どおりにもどす",
}
FOUR_WEEKS = timedelta(weeks=4)  # so that a copy is on the same weekday


class StateForm(forms.Form):
    """Why, and where it goes; which of several dates."""

    use_required_attribute = False
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    note = forms.CharField(
        label="ひとこと",
        help_text="サイトに、このまま出ます（例：雪のため、中止します）。書かなくてもかまいません",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    new_day = forms.DateField(
        label="新しい日",
        help_text="決まっていないときは、空けておきます",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    day = forms.ChoiceField(label="どの日", required=False)

    def __init__(self, status: str, before: Held, data: Any) -> None:
        """Ask for what the state needs alone."""
        super().__init__(data, initial={"version": before.revision})
        dates = _dates(before)
        if status != "postponed":
            del self.fields["new_day"]
        if status == "scheduled":
            del self.fields["note"]
            if moved := _days_moved(before):
                self.fields["new_day"] = _which(*moved)
        if len(dates) > 1:
            choices = [("", "ぜんぶの日"), *((f"{one.day}", jday(one.day)) for one in dates)]
            self.fields["day"] = forms.ChoiceField(label="どの日", required=False, choices=choices)
        else:
            del self.fields["day"]

    def state(self, status: Any) -> State:
        """Return what was asked for."""
        given: Mapping[str, Any] = self.cleaned_data
        day = given.get("day")
        return State(
            status,
            " ".join((given.get("note") or "").split()),
            date.fromisoformat(day) if day else None,
            drafting.day_of(f"{given.get('new_day') or ''}"),
        )


class StateView(Remembering):
    """One button: it asks for the reason, writes it, and publishes."""

    before: Held
    status: str

    def setup(self, request: HttpRequest, *args: Any, **values: Any) -> None:
        """Read the workshop; Http404 where the site has none."""
        super().setup(request, *args, **values)
        self.before, self.status = answers.held_or_404(values["stem"]), values["status"]
        if self.status not in get_args(Status) or self.before.is_draft:
            raise Http404

    def get(self, *_: Any, **__: Any) -> HttpResponse:
        """Ask."""
        return self._page(self._form(self.typed))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Write it; with `do=publish` publish it as well."""
        before, form = self.before, self._form(request.POST)
        text = _changed(before, form, self.status)
        if text is None:
            return self._page(form, answers.WRONG)
        said = say(f"commit_{self.status}", title=before.title)
        files, seen = {before.name: text.encode()}, {before.name: form.cleaned_data["version"]}
        if asks := asking.asks(request, asking.doubts(files)):
            return self._page(form, answers.CONFLICT, **asks)
        try:
            answers.save(request, said, files, seen)
        except Changed:
            form = self._form(answers.upon(request, before.revision))
            form.add_error(None, say("clash"))
            return self._page(form, answers.CONFLICT)
        return answers.done(request, said, "workshops", f"workshops/{before.key}/")

    def _form(self, data: Any) -> StateForm:
        return StateForm(self.status, self.before, data)

    def _page(self, form: StateForm, code: int = 200, **more: Any) -> HttpResponse:
        shown = {"form": form, "held": self.before, "heading": TITLES[self.status], **more}
        return render(self.request, "desk/state.html", shown, status=code)


def copy(request: HttpRequest, stem: str) -> HttpResponse:
    """Make a draft of the same workshop, four weeks later or as soon after as is to come.

    A draft that is as it was copied is opened again: it was pressed twice.
    """
    before = answers.held_or_404(stem)
    if request.method != "POST" or before.text is None:
        raise Http404
    day = drafting.day_of(before.values().get("date", "")) or content.now().date()
    while day <= content.now().date() or day == drafting.day_of(before.values().get("date", "")):
        day += FOUR_WEEKS
    text = changes.copied(before.name, before.text, day, before.where)
    name = file_names.file_name(day, file_names.free_id(day, listing.ids()))
    name = file_names.draft_name(name).replace(".yaml", PurePosixPath(before.name).suffix)
    told = "写して、下書きにしました。日付とちがうところを直してください。"
    alike = (one.name for one in listing.known().values() if one.text == text)
    if made := next((one for one in alike if one == file_names.draft_name(one)), ""):
        name, told = made, "もう写してあります。日付とちがうところを直してください。"
    else:
        answers.save(request, f"下書き：{before.title}", {name: text.encode()}, {name: ""})
    return answers.done(request, told, reverse("workshop", args=[Held(name, None).stem]))


def _days_moved(before: Held) -> tuple[date, date] | None:
    """Return the day a workshop was moved from, and that to which it was."""
    values = before.values()
    moved, day = (drafting.day_of(values.get(name, "")) for name in ("moved_from", "date"))
    return (moved, day) if moved and day else None


def _which(moved: date, day: date) -> forms.ChoiceField:
    """Return the question whether a workshop goes back to the day it was set for."""
    choices = [(f"{moved}", f"もとの日（{jday(moved)}）"), ("", f"いまの日（{jday(day)}）のまま")]
    first = f"{moved}" if moved >= content.now().date() else ""
    return forms.ChoiceField(label="開く日", required=False, choices=choices, initial=first)


def _dates(before: Held) -> list[Occurrence]:
    """Return the dates to come of a workshop that has several in all."""
    site = content.site()
    key = before.key
    dates = [held for held in site.occurrences if held.event.id == key] if site else []
    coming = [held for held in dates if held.over > content.now()]
    return coming if len(dates) > 1 else []


def _changed(before: Held, form: StateForm, status: str) -> str | None:
    """Return the new text of the file, or None after the reasons were put into the form."""
    if not form.is_valid() or before.text is None:
        return None
    try:
        text = changes.with_state(before.name, before.text, form.state(status), before.where)
    except (Refused, KeyError):
        form.add_error(None, "この日には、予定がありません。")
        return None
    after = replace(before, text=text)
    for fault in drafting.errors_of({before.name: text.encode()}, after):
        form.add_error(None, words_of(fault))
    return None if form.errors else text
