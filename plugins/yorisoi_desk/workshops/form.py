"""The form of a workshop: the values of its file in fields, and faults beside them."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from django import forms
from django.http import QueryDict
from yorisoi.faults import Fault
from yorisoi.models import Service

from yorisoi_desk.events.shape import ROWS
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.messages import say
from yorisoi_desk.workshops import fault_places, fields, groups, photographs
from yorisoi_desk.workshops.groups import MORE, USUAL

SEPARATOR = ", "  # between ways to apply


# What moves to the first row when a single date or time becomes several.
MOVED = {"dates": ("date",), "sessions": ("start", "end")}


# What is said beside a field that is empty because rows say it.
ELSEWHERE = {
    "date": ("dates", "下の「何日かあるとき」に、並んでいます"),
    "start": ("sessions", "下の「1日に何回かあるとき」に、並んでいます"),
}


class WorkshopForm(forms.Form):
    """The fields of one workshop, all as text: what they mean, the engine says."""

    use_required_attribute = False  # a browser's own words would stand before the engine's
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    mark = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    photo = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    once = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    no_image = forms.BooleanField(label="この写真をはずす", required=False)

    def __init__(
        self,
        service: Service,
        initial: Mapping[str, str],
        data: Mapping[str, Any] | None = None,
        more: str = "",
    ) -> None:
        """Make the fields; `initial` is what the file holds, or what is usual.

        `more` names rows that are to be more than there are.
        """
        self._held, self._sent, self._more = dict(initial), data or {}, more
        self._known = {way for way, _ in fields.ways_of(service)} | {"不要", ""}
        shown: dict[str, Any] = {**initial, **_ways(initial.get("apply", ""), self._known)}
        shown |= {name: fields.OTHER_PLACE for name in _places(initial) if self._is_elsewhere(name)}
        super().__init__(data, initial=shown)
        self.groups = groups.groups(self)
        for name in self._names():
            held = data.get(name) if data is not None else shown.get(name)
            self.fields[name] = fields.made(name, service, shown.get(name, ""), str(held or ""))
        for name, (part, hint) in ELSEWHERE.items():
            if any(shown.get(f"{part}.0.{key}") for key in MOVED[part]) and not shown.get(name):
                self.fields[name].help_text = hint
        if not initial.get("image"):
            del self.fields["no_image"]

    def count(self, part: str, name: str) -> int:
        """Return how many rows the key `part` has at a name: some more where they were asked."""
        count = groups.rows_in(part, name, self._held, self._sent)
        return min(count + MORE, ROWS[part].most) if self.is_asked(name) else count

    def is_asked(self, name: str) -> bool:
        """Return whether more rows of a name were asked for."""
        return bool(name) and name == self._more

    def usual(self) -> Iterator[forms.BoundField]:
        """Yield the fields that most workshops need."""
        yield from (self[name] for name in USUAL)

    def opens(self) -> bool:
        """Return whether one of the folded ones has to be looked at."""
        return any(group.is_open for group in self.groups)

    def clean_photo(self) -> str:
        """Return the token of a photograph; one that is not here any more is asked for once."""
        token = str(self.cleaned_data["photo"])
        if token and photographs.taken(token) is None:
            data: Any = copy(self.data)
            data["photo"], self.data = "", data
            self.add_error("image", say("photo_lost"))
        return token

    def values(self) -> dict[str, str]:
        """Return what was filled in, by the names of `events.shape`."""
        given = {name: self.cleaned_data.get(name) or "" for name in self._names()}
        for name in [name for name in given if name.endswith(fields.IN_WORDS)]:
            words = given.pop(name)
            given |= {name.removesuffix(fields.IN_WORDS): words} if words else {}
        del given["image"]
        if self.cleaned_data.get("no_image"):
            given |= {"image": "", "image_alt": ""}
        for name in [name for name in given if name.rpartition(".")[2] == "place"]:
            given |= self._place(name, given)
        given["apply"] = self._apply(given.pop("apply.ways"), given.pop("apply.form"))
        return given

    def show(self, faults: Iterable[Fault], name: str, text: str) -> None:
        """Put the engine's sentences beside the fields that they are about."""
        values, form = self.values(), self.cleaned_data.get("apply.form") or ""
        for fault in faults:
            field = fault_places.name_of(fault, name, text, values, self.fields)
            if self.cleaned_data.get(f"{field}{fields.IN_WORDS}"):
                field += fields.IN_WORDS
            if field == "apply" and any(said and said in form for _, said in fault.values):
                field = "apply.form"
            self.add_error(field or None, words_of(fault))

    def _names(self) -> list[str]:
        return [*USUAL, *(name for group in self.groups for name in group.all_names())]

    def _is_elsewhere(self, name: str) -> bool:
        """Return whether the file has a place that is none of the data's."""
        is_named = self._held.get(f"{name}.name") or self._held.get(f"{name}.address")
        return bool(is_named) and not self._held.get(name)

    def _place(self, name: str, given: Mapping[str, str]) -> dict[str, str]:
        """Return the fields of a place without those that belong to another choice."""
        below = [field for field in given if field.startswith(f"{name}.")]
        chosen = given.get(name, "")
        is_new = not chosen and not self._is_elsewhere(name)  # nobody types a name for nothing
        if chosen == fields.OTHER_PLACE or (is_new and any(given[field] for field in below)):
            return {name: ""}
        keeps_name = chosen in ("online", "申込後")
        return {field: "" for field in below if not (keeps_name and field.endswith(".name"))}

    def _apply(self, ways: Iterable[str], form: str) -> str:
        """Return all ways to apply, as the file had them where they are the same."""
        held = self._held.get("apply", "")
        words = [self.cleaned_data.get("apply", ""), *ways, *form.split(SEPARATOR)]
        words = list(dict.fromkeys(filter(None, words)))
        return (
            held
            if set(words) == set(filter(None, held.split(SEPARATOR)))
            else SEPARATOR.join(words)
        )


def with_moved(data: QueryDict, name: str) -> None:
    """Move what the rows of a name stand for to the first one, where all of them are empty."""
    if not any(text for key, text in data.items() if key.startswith(f"{name}.")):
        for part in MOVED.get(name, ()):
            data[f"{name}.0.{part}"], data[part] = data.get(part, ""), ""


def _places(held: Iterable[str]) -> set[str]:
    """Return the names of the places that have something said of them."""
    holders = (name.rpartition(".")[0] for name in held)
    return {name for name in holders if name.rpartition(".")[2] == "place"}


def _ways(held: str, known: Iterable[str]) -> dict[str, Any]:
    """Return a first way to apply, others that are known, and the rest: addresses of forms."""
    first, *others = held.split(SEPARATOR)
    if not others and "//" not in first:
        return {"apply": first}
    names = [way for way in (first, *others) if way in known]
    rest = [way for way in (first, *others) if way not in known]
    return {
        "apply": names[0] if names else "",
        "apply.ways": names[1:],
        "apply.form": SEPARATOR.join(rest),
    }
