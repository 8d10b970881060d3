"""The small forms of facts: what is asked, and what each makes of `service.yaml`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from yorisoi.models import Closure, Notice, Opening, Record, Service
from yorisoi.models.hours import Range

from yorisoi_desk import service_edits
from yorisoi_desk.messages import say
from yorisoi_desk.service_edits import RANGE, Confirmation, Special

LINE, WORDS = 100, 200  # letters
HOW = ("電話した", "公式ページ", "その場所で見た", "担当の人に聞いた")


def _words(model: type[Record], name: str, kind: str = "text", **options: Any) -> forms.CharField:
    """Return a field of a model as a line, with the model's own title and hint."""
    field = model.model_fields[name]
    hint = "" if kind != "text" else field.description
    given: dict[str, Any] = {"label": field.title, "help_text": hint, "required": False}
    picker = forms.TextInput(attrs={"type": kind} if kind != "text" else {})
    return forms.CharField(**{"max_length": WORDS, "widget": picker, **given, **options})


class FactForm(forms.Form):
    """One change of the data; what it means, the engine says."""

    title = ""
    use_required_attribute = False
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, service: Service, today: date, data: Any = None, version: str = "") -> None:
        """Offer what the data has."""
        super().__init__(data, initial={"version": version})
        self.service, self.today = service, today
        if "of" in self.fields:
            choices = [(key, hours.label) for key, hours in service.hours.items()]
            self.fields["of"] = forms.MultipleChoiceField(
                label="何の",
                help_text="1つも選ばないと、すべてです",
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )

    def change(self, text: str) -> str:
        """Return the file with the change made."""
        raise NotImplementedError

    def said(self) -> str:
        """Return what the commit says."""
        raise NotImplementedError

    def _special(self, **days: str) -> Special:
        given = self.cleaned_data
        return Special(
            reason=given["reason"], notice=given["notice"], of=tuple(given["of"]), **days
        )


class CloseForm(FactForm):
    """Days on which something is closed that is usually open."""

    title = "休みの日を足す"
    start = _words(Closure, "start", "date")
    end = _words(Closure, "end", "date", help_text="1日だけなら、空けておきます")
    yearly = _words(
        Closure, "yearly", help_text="毎年おなじ日なら、上を空けて 12-29〜01-03 のように"
    )
    of = forms.MultipleChoiceField(required=False)
    reason = _words(Closure, "reason")
    notice = _words(Closure, "notice")

    def change(self, text: str) -> str:
        """Return the file with one more closure."""
        days = {name: self.cleaned_data[name] for name in ("start", "end", "yearly")}
        return service_edits.with_closure(text, self._special(**days), self.today)

    def said(self) -> str:
        """Return what the commit says."""
        return say("commit_closure", reason=self.cleaned_data["reason"])


class OpenForm(FactForm):
    """Days on which something is open that is usually closed, or at other times."""

    title = "臨時に開く"
    day = _words(Opening, "day", "date")
    until = _words(Opening, "until", "date", help_text="1日だけなら、空けておきます")
    start = _words(Opening, "start", "time", help_text="いつもの時間なら、空けておきます")
    end = _words(Opening, "end", "time")
    of = forms.MultipleChoiceField(required=False)
    reason = _words(Opening, "reason", help_text="講演会、年度末など")
    notice = _words(Opening, "notice")

    def change(self, text: str) -> str:
        """Return the file with one more opening."""
        days = {name: self.cleaned_data[name] for name in ("day", "until", "start", "end")}
        return service_edits.with_opening(text, self._special(**days), self.today)

    def said(self) -> str:
        """Return what the commit says."""
        return say("commit_opening", reason=self.cleaned_data["reason"])


class NoticeForm(FactForm):
    """The urgent word on top of every page, and its end."""

    title = "急ぎのお知らせを出す"
    text = _words(Notice, "text")
    until = _words(Notice, "until", "date")
    clock = forms.CharField(
        label="その日の何時まで",
        help_text="空けておくと、その日の終わりまで",
        required=False,
        max_length=5,
        widget=forms.TextInput(attrs={"type": "time"}),
    )

    def change(self, text: str) -> str:
        """Return the file with this notice."""
        given = self.cleaned_data
        until = f"{given['until']} {given['clock']}".strip()
        return service_edits.with_notice(text, given["text"], until)

    def said(self) -> str:
        """Return what the commit says."""
        return say("commit_notice")


class ConfirmForm(forms.Form):
    """When and how somebody made sure of a fact."""

    use_required_attribute = False
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label="どうやって", choices=[(how, how) for how in HOW], widget=forms.RadioSelect
    )
    day = forms.DateField(label="いつ", widget=forms.DateInput(attrs={"type": "date"}))

    def confirmation(self) -> Confirmation:
        """Return it."""
        return Confirmation(self.cleaned_data["day"], self.cleaned_data["how"])


# What a second person has to see before it is changed, by the section of the data.
CHANGES: Mapping[str, tuple[str, ...]] = {
    "contacts": ("telephone", "email", "line_url"),
    "hours": ("days", "start", "end"),
    "places": ("postal_code", "address", "directions"),
    "figures": ("value",),
    "hotlines": ("telephone", "url"),
}
ONE_OF = {"contacts": "line_url", "hotlines": "telephone"}  # asked for where there is none yet


class ChangeForm(forms.Form):
    """New values of a contact, of hours, of a place or a figure, and how they are known."""

    use_required_attribute = False

    def __init__(self, section: str, record: Record, held: Mapping[str, Any], data: Any) -> None:
        """Ask for what the entry has; of a contact for its one number or address."""
        super().__init__(data)
        for name in _names(section, held):
            self.fields[name] = _words(type(record), name)
            self.fields[name].initial = held.get(name, "")
        ranges = held.get("ranges") or []
        for number, row in enumerate([*ranges, {}] if ranges else []):
            for part in RANGE:
                title = f"{number + 1}つめの{Range.model_fields[part].title}"
                hint = Range.model_fields[part].description if not number else ""
                field = _words(Range, part, label=title, help_text=hint)
                field.initial = row.get(part, "")
                self.fields[f"{number}.{part}"] = field
        self.fields |= {"how": ConfirmForm.base_fields["how"]}

    def values(self) -> dict[str, str]:
        """Return the new values."""
        return {
            name: " ".join(text.split())
            for name, text in self.cleaned_data.items()
            if name != "how"
        }


def _names(section: str, held: Mapping[str, Any]) -> tuple[str, ...]:
    names = CHANGES[section]
    if section in ONE_OF:
        return tuple(name for name in names if held.get(name)) or (ONE_OF[section],)
    return () if held.get("ranges") else names


def changed(text: str, changes: Mapping[str, Any], today: date) -> str:
    """Return the file with a proposal's values; KeyError where its entry is gone."""
    values: dict[str, Any] = dict(changes["values"])
    if values.get("line_url"):
        values |= {"question": ""}  # it was answered
    section, key, confirmed = (
        changes["section"],
        changes["key"],
        Confirmation(today, changes["how"]),
    )
    if section != "hours":
        _, where = service_edits.place_of(section, key)
        return service_edits.with_facts(text, where, values, confirmed)
    if "0.days" not in values:
        return service_edits.with_hours(text, key, values, confirmed)
    numbers = range(len(values) // len(RANGE))
    rows = [{part: values.get(f"{number}.{part}", "") for part in RANGE} for number in numbers]
    return service_edits.with_ranges(text, key, rows, confirmed)
