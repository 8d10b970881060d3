"""The small forms that one person may save alone: a day closed, a day open, an urgent notice.

Each is a form, what it makes of `service.yaml`, and what the commit says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from yorisoi.faults import Fault
from yorisoi.models import Closure, Notice, Opening, Record, Where

from yorisoi_desk.facts import fields, service_edits
from yorisoi_desk.facts.forms import Folding, place_of
from yorisoi_desk.facts.service_edits import Confirmation
from yorisoi_desk.messages import say
from yorisoi_desk.yaml_text import reading

Given = Mapping[str, Any]
TIMES = 3  # stretches of one day that a form offers


def _ask(record: type[Record], name: str, hint: str | None = None, **more: Any) -> forms.Field:
    """Return a field of a model, with another hint where one is given."""
    more |= {} if hint is None else {"help_text": hint}
    return fields.field(record, name, "", {}, **more)


def _clock(label: str, hint: str = "") -> forms.CharField:
    picker = forms.TextInput(attrs={"type": "time"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=5, widget=picker)


class SpecialForm(Folding):
    """What closed days and open days share: for which hours, and why."""

    must: tuple[str, ...] = ()  # without a day the engine would speak of days of every month, too

    def __init__(self, known: Mapping[str, Mapping[str, str]], held: Given, data: Any) -> None:
        """Offer the hours that the data has; `held` is what the file says now."""
        super().__init__(data, initial=dict(held))
        if "of" in self.fields:
            self.fields["of"] = fields.field(Closure, "of", "", known)

    def clean(self) -> dict[str, Any]:
        """Say that the day is missing, in the words of any field that is."""
        given = super().clean() or {}
        for name in self.must:
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"「{self.fields[name].label}」を書いてください")
        return given

    def given(self) -> Given:
        """Return what was filled in, each text in one line."""
        return {
            name: value if isinstance(value, list) else " ".join(str(value or "").split())
            for name, value in self.cleaned_data.items()
        }

    def field_of(self, fault: Fault, text: str, where: Where) -> str:
        """Return the name of the field that a fault of an entry is about."""
        del where
        named = dict(fault.values).get("field", "")
        if fault.code == "missing":
            return named
        part = next((step for step in reversed(place_of(fault, text)) if isinstance(step, str)), "")
        return part if part in self.fields else named


class CloseForm(SpecialForm):
    """Days on which something is closed that is usually open."""

    must = ("start",)
    rare = ("start_clock", "end_clock")
    start = _ask(Closure, "start", "")
    end = _ask(Closure, "end", "1日だけなら、空けておきます")
    reason = _ask(Closure, "reason", "年末年始、研修など")
    of = forms.MultipleChoiceField(required=False)
    notice = _ask(Closure, "notice")
    start_clock = _clock("何時から", "途中から休むとき。空けておくと、1日じゅう休みます")
    end_clock = _clock("何時まで", "途中から開くとき。空けておくと、その日の終わりまでです")


class OpenForm(SpecialForm):
    """Days on which something is open that is usually closed, or at other times."""

    must = ("date",)
    rare = ("until",)
    last = ("reason", "of", "notice")
    row_title = "つめの時間"
    more_rows = "1日に何回か開くとき"
    date = _ask(Opening, "date", "")
    until = _ask(Opening, "until", "何日か続くとき、その最後の日")
    reason = _ask(Opening, "reason", "講演会、年度末など")
    of = forms.MultipleChoiceField(required=False)
    notice = _ask(Opening, "notice")

    def __init__(self, known: Mapping[str, Mapping[str, str]], held: Given, data: Any) -> None:
        """Add a row for each stretch of the day."""
        super().__init__(known, held, data)
        for number in range(TIMES):
            hint = "" if number else "いつもの時間なら、空けておきます"
            self.fields[f"{number}.start"] = _clock("始まり", hint)
            self.fields[f"{number}.end"] = _clock("終わり")

    def field_of(self, fault: Fault, text: str, where: Where) -> str:
        """Return the name of the field that a fault is about: of a row by its number."""
        name = super().field_of(fault, text, where)
        if name in self.fields:
            return name
        rows = [number for number, _ in stretches(self.cleaned_data)]
        path = place_of(fault, text)
        held = reading.held(text, ("closures", "openings"))
        after = len(held) - len(rows) if isinstance(held, list) else 0
        number = next((step for step in path if isinstance(step, int)), after) - after
        row = rows[number] if 0 <= number < len(rows) else 0
        return f"{row}.end" if path[-1:] == ("end",) else f"{row}.start"


class NoticeForm(SpecialForm):
    """The urgent word on top of every page, and its end."""

    must = ("text", "until")
    text = _ask(Notice, "text")
    until = _ask(Notice, "until", "")
    clock = _clock("その日の何時まで", "空けておくと、その日の終わりまで")


def stretches(given: Given) -> list[tuple[int, tuple[str, str]]]:
    """Return the times of a day that were filled in, with the numbers of their rows."""
    rows = [(given.get(f"{at}.start", ""), given.get(f"{at}.end", "")) for at in range(TIMES)]
    return [(at, row) for at, row in enumerate(rows) if any(row)] or [(0, ("", ""))]


def _closed(text: str, given: Given, today: date) -> str:
    end = given["end"] or (given["start"] if given["end_clock"] else "")
    days = {
        "start": f"{given['start']} {given['start_clock']}".strip(),
        "end": f"{end} {given['end_clock']}".strip(),
    }
    said = days | {name: given[name] for name in ("of", "reason", "notice")}
    return service_edits.with_special(text, "days", said, today)


def _opened(text: str, given: Given, today: date) -> str:
    for number, (_, (start, end)) in enumerate(stretches(given)):
        said = {name: given[name] for name in ("date", "until")}
        said |= {"start": start, "end": end, "of": given["of"], "reason": given["reason"]}
        said |= {"notice": "" if number else given["notice"]}
        text = service_edits.with_special(text, "openings", said, today)
    return text


def _told(text: str, given: Given, today: date) -> str:  # noqa: ARG001 - one of three
    until = f"{given['until']} {given['clock']}".strip()
    return service_edits.with_notice(text, given["text"], until)


@dataclass(frozen=True)
class Kind:
    """A small form: its title, its fields, what it makes of the file, and its commit."""

    title: str
    form: type[SpecialForm]
    change: Callable[[str, Given, date], str]
    said: str

    def words(self, given: Given) -> str:
        """Return what the commit says."""
        return say(self.said, reason=given.get("reason", ""))


KINDS: Mapping[str, Kind] = {
    "close": Kind("休みの日を足す", CloseForm, _closed, "commit_closure"),
    "open": Kind("臨時に開く・時間を変える", OpenForm, _opened, "commit_opening"),
    "notice": Kind("急ぎのお知らせを出す", NoticeForm, _told, "commit_notice"),
}


def held(kind: str, text: str) -> dict[str, str]:
    """Return what the file says now that a form begins with: the notice that is there."""
    notice = reading.held(text, ("notice",)) if kind == "notice" else None
    if not isinstance(notice, dict):
        return {}
    day, _, clock = str(notice.get("until", "")).partition(" ")
    return {"text": str(notice.get("text", "")), "until": day, "clock": clock}


class ConfirmForm(Folding):
    """When and how somebody made sure of a fact."""

    how = fields.how()
    day = forms.DateField(
        label="いつ",
        error_messages={"required": "「いつ」を書いてください"},
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def confirmation(self) -> Confirmation:
        """Return it."""
        return Confirmation(self.cleaned_data["day"], self.cleaned_data["how"])
