"""The form of a workshop, made from the engine's model: its titles, its hints, its fields.

A field of the model is a line here, which says by what a person fills it in; what the form does
not show (several dates, a repeat, sessions) stays in the file as it is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from yorisoi.models import Event, Service

USUAL = ("title", "date", "start", "end", "summary", "description", "capacity", "apply",
         "deadline", "bring", "audience", "image", "image_alt")  # fmt: skip
RARE = ("until", "fee", "childcare", "place", "place_name", "place_address", "online", "organizer",
        "language", "accessibility", "note", "title_kana", "apply_from", "publish_from",
        "publish_until", "id")  # fmt: skip
# What a phone's own picker gives, and what else may stand in the file: then it is a line of text.
PICKERS = {
    "date": ("date", r"\d{4}-\d{2}-\d{2}"),
    "until": ("date", r"\d{4}-\d{2}-\d{2}"),
    "deadline": ("date", r"\d{4}-\d{2}-\d{2}"),
    "apply_from": ("date", r"\d{4}-\d{2}-\d{2}"),
    "publish_from": ("date", r"\d{4}-\d{2}-\d{2}"),
    "publish_until": ("date", r"\d{4}-\d{2}-\d{2}"),
    "start": ("time", r"\d{2}:\d{2}"),
    "end": ("time", r"\d{2}:\d{2}"),
}
LONG = {"summary": 2, "description": 8}  # lines
MOST = {"description": 20_000}
LINE = 500  # letters
OTHER_PLACE, AS_IT_IS = "ほかの会場", "いまのまま"
HINTS = {
    "date": "",
    "start": "",
    "end": "決まっていなければ、空けておきます",
    "deadline": "いらないときは、空けておきます",
    "place": "",
    "apply": "",
    "image": "スマートフォンで撮ったものを、そのまま選べます",
    "id": "アドレスに使う、英語の短い名前。空けておくと、日付から決まります",
    "apply_from": "",
    "publish_from": "空けておくと、公開してすぐに出ます",
    "publish_until": "空けておくと、ずっと出ています",
}
LABELS = {
    "date": "日付",
    "start": "始まり",
    "end": "終わり",
    "place_name": "会場の名前",
    "place_address": "会場の住所",
    "id": "アドレスの名前",
}


class WorkshopForm(forms.Form):
    """The fields of one workshop, all as text: what they mean, the engine says."""

    use_required_attribute = False  # a browser's own words would stand before the engine's
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, service: Service, initial: Mapping[str, str], data: Mapping[str, Any] | None = None
    ) -> None:
        """Make the fields; `initial` is what the file holds, or what is usual."""
        super().__init__(data, initial={**initial})
        for name in (*USUAL, *RARE):
            shown = self.data.get(name) if self.is_bound else initial.get(name)
            self.fields[name] = _field(name, service, initial, shown or "")

    def usual(self) -> Iterator[forms.BoundField]:
        """Yield the fields that most workshops need."""
        yield from (self[name] for name in USUAL if name in self.fields)

    def rare(self) -> Iterator[forms.BoundField]:
        """Yield the others, which are folded."""
        yield from (self[name] for name in RARE if name in self.fields)

    @property
    def opens(self) -> bool:
        """Whether the folded ones hold something to look at."""
        return any(field.errors or field.value() for field in self.rare())

    def values(self) -> dict[str, str]:
        """Return what was filled in, by the key of the file; empty where a line is to go."""
        given = {
            name: str(self.cleaned_data.get(name) or "").replace("\r\n", "\n").strip()
            for name in (*USUAL, *RARE)
            if name in self.fields and name != "image"
        }
        return {name: text for name, text in given.items() if text != AS_IT_IS}


def _field(name: str, service: Service, initial: Mapping[str, str], shown: str) -> forms.Field:
    field = Event.model_fields.get(name)
    title = (field.title or "") if field else ""
    hint = HINTS.get(name, (field.description or "") if field else "")
    options: dict[str, Any] = {
        "label": LABELS.get(name, title),
        "help_text": hint,
        "required": False,
    }
    if name == "image":
        picture = forms.FileInput(attrs={"accept": "image/*"})
        return forms.FileField(**options, widget=picture)
    if choices := _choices(name, service, initial.get(name, "")):
        return forms.ChoiceField(**options, choices=choices)
    return forms.CharField(
        **options, max_length=MOST.get(name, LINE), strip=True, widget=_widget(name, shown)
    )


def _widget(name: str, shown: str) -> forms.Widget:
    if name in LONG:
        return forms.Textarea(attrs={"rows": LONG[name]})
    kind, pattern = PICKERS.get(name, ("text", ""))
    if shown and not re.fullmatch(pattern or ".*", shown):
        kind = "text"
    return forms.TextInput(attrs={"type": kind} if kind != "text" else {})


def _choices(name: str, service: Service, held: str) -> list[tuple[str, str]]:
    """Return what may be chosen for a field; what the file holds stays a choice."""
    if name == "apply":
        choices = [("", "いつもの申込先"), ("不要", "申込はいりません"), ("窓口", "窓口で")]
        choices += [(key, contact.label) for key, contact in service.contacts.items()]
    elif name == "place":
        choices = [("", next(iter(service.places.values())).name)]
        choices += [(key, place.name) for key, place in [*service.places.items()][1:]]
        choices += [(OTHER_PLACE, "ほかの会場（下に名前と住所を書きます）")]
        choices += [("online", "オンラインだけ"), ("申込後", "申し込んだ人にだけ知らせる")]
    else:
        return []
    known = {key for key, _ in choices}
    return choices if held in known else [*choices, (held, AS_IT_IS)]
