"""The form of a workshop, made from the engine's model: its titles, its hints, its fields.

A field of the model is a word here; what the form does not show (one date that is different)
stays in the file as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from yorisoi.faults import Fault
from yorisoi.messages import sentence
from yorisoi.models import Event, Record, Repeat, Service
from yorisoi.models.event import Session
from yorisoi.models.repeat import EVERY_WORDS

from yorisoi_desk import session_rows
from yorisoi_desk.drafts import REMEDIES
from yorisoi_desk.messages import say

USUAL = ("title", "date", "start", "end", "summary", "description", "capacity", "apply",
         "deadline", "bring", "audience", "image", "image_alt")  # fmt: skip
RARE = ("place", "place.name", "place.address", "fee", "childcare", "online", "organizer",
        "language", "accessibility", "note", "title_kana", "apply_from", "publish_from",
        "publish_until", "until", "closed", "dates", "repeat.every", "repeat.weekday",
        "repeat.until", "repeat.except", "closures", "id")  # fmt: skip
# What a phone's own pickers give; where something else stands in the file, it is a line of text.
DAY, CLOCK = ("date", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), ("time", r"[0-9]{2}:[0-9]{2}")
PICKERS = {name: DAY for name in USUAL + RARE if re.search("date$|deadline|_from|until", name)}
PICKERS |= {"start": CLOCK, "end": CLOCK}
LONG = {"summary": 2, "description": 8, "dates": 3}  # lines
MOST = {"description": 20_000, "dates": 4000}  # letters
LINE = 500
OTHER_PLACE, AS_IT_IS = "ほかの会場", "いまのまま"
LABELS = {
    "date": "日付",
    "start": "始まり",
    "end": "終わり",
    "place.name": "ほかの会場の名前",
    "place.address": "ほかの会場の住所",
    "until": "毎日つづくときの、最後の日",
    "closures": "休館の日と重なったら",
    "repeat.every": "くり返し",
    "repeat.weekday": "くり返す曜日",
    "repeat.until": "くり返しの最後の日",
    "repeat.except": "くり返しのうち、休む日",
    "id": "アドレスの名前",
}
HINTS = {
    "end": "決まっていなければ、空けておきます",
    "deadline": "いらないときは、空けておきます",
    "image": "スマートフォンで撮ったものを、そのまま選べます",
    "until": "展示などのとき。始まりと終わりは、毎日の時刻です",
    "closed": "最後の日があるときだけ。月、2026-12-29 のように、コンマで並べます",
    "dates": "日付がばらばらのときは、上の日付を空けて、1行に1日ずつ書きます",
    "repeat.weekday": "木、または 第2・第4木 のように書きます",
    "repeat.except": "コンマで並べます",
    "publish_from": "空けておくと、公開してすぐに出ます",
    "publish_until": "空けておくと、ずっと出ています",
    "id": "アドレスに使う、英語の短い名前。空けておくと、日付から決まります",
}
CLEAR = (
    "date",
    "start",
    "closures",
    "place",
    "apply",
    "apply_from",
    "repeat.every",
    "repeat.until",
)
# Where a fault is mended whose place in the file is that of something else.
MENDED_AT = {"no_start": "start", "alt_missing": "image_alt", "one_of_date": "date",
             "sessions_and_start": "start"}  # fmt: skip


class WorkshopForm(forms.Form):
    """The fields of one workshop, all as text: what they mean, the engine says."""

    use_required_attribute = False  # a browser's own words would stand before the engine's
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    photo = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    no_image = forms.BooleanField(label="この写真をはずす", required=False)

    def __init__(
        self, service: Service, initial: Mapping[str, str], data: Mapping[str, Any] | None = None
    ) -> None:
        """Make the fields; `initial` is what the file holds, or what is usual."""
        shown = {**initial}
        if initial.get("place.name") or initial.get("place.address"):
            shown["place"] = OTHER_PLACE
        super().__init__(data, initial=shown)
        self.rows = session_rows.names(shown, data or {})
        for name in (*USUAL, *RARE, *(name for row in self.rows for name in row)):
            held = data.get(name) if data is not None else shown.get(name)
            self.fields[name] = _field(name, service, shown.get(name, ""), str(held or ""))
        if not initial.get("image"):
            del self.fields["no_image"]

    def usual(self) -> Iterator[forms.BoundField]:
        """Yield the fields that most workshops need."""
        yield from (self[name] for name in USUAL)

    def rare(self) -> Iterator[forms.BoundField]:
        """Yield the others, which are folded."""
        yield from (self[name] for name in RARE)

    def sessions(self) -> list[list[forms.BoundField]]:
        """Return the rows of a day with several times, empty ones at their end."""
        return [[self[name] for name in row] for row in self.rows]

    def has_sessions(self) -> bool:
        """Return whether one of those rows has to be looked at."""
        return any(field.value() or field.errors for row in self.sessions() for field in row)

    def opens(self) -> bool:
        """Return whether one of the folded ones has to be looked at."""
        return self.has_sessions() or any(field.errors for field in self.rare())

    def values(self) -> dict[str, str]:
        """Return what was filled in, by the fields of `event_files`."""
        rows = (name for row in self.rows for name in row)
        given = {name: self.cleaned_data.get(name) or "" for name in (*USUAL, *RARE, *rows)}
        del given["image"]
        if self.cleaned_data.get("no_image"):
            given |= {"image": "", "image_alt": ""}
        if given["place"] == OTHER_PLACE:
            given["place"] = ""
        else:
            given["place.name"] = given["place.address"] = ""
        return {name: text for name, text in given.items() if text != AS_IT_IS}

    def show(self, faults: Iterable[Fault], text: str) -> None:
        """Put the engine's sentences beside the fields that they are about."""
        for fault in faults:
            field = _field_of(fault, text)
            if field == "sessions":
                above = text.split("\n")[: fault.position.line]
                field = session_rows.name_at(above, self.cleaned_data, self.rows)
            self.add_error(field if field in self.fields else None, words_of(fault))


def words_of(fault: Fault) -> str:
    """Return the engine's sentence; what it says of lines of a file, in words of a form."""
    if fault.code == "missing":
        return f"「{dict(fault.values)['title']}」を書いてください"
    message, remedy = sentence(fault)
    return f"{message} → {say(REMEDIES[fault.code]) if fault.code in REMEDIES else remedy}"


def _field_of(fault: Fault, text: str) -> str:
    """Return the field whose line of the file a fault is in."""
    if fault.code == "missing":
        return dict(fault.values).get("field", "")
    if fault.code in MENDED_AT:
        return MENDED_AT[fault.code]
    lines = text.split("\n")[: fault.position.line]
    if lines[:1] == ["---"] and "---" in lines[1:]:
        return "description"  # of a Markdown file
    if not any(re.match("[a-z_]+:", line) for line in lines):
        lines = [line[2:] for line in lines]  # of a file that holds several
    above = [match for line in lines if (match := re.match(r"([a-z_]+):|  ([a-z_]+):", line))]
    keys = [match[1] for match in above if match[1]]
    if not keys:
        return ""
    name = f"{keys[-1]}.{above[-1][2]}"
    return name if name in RARE else keys[-1]


def _field(name: str, service: Service, held: str, shown: str) -> forms.Field:
    model, _, part = name.rpartition(".")
    is_session = model.startswith("sessions")
    record: type[Record] = Repeat if model == "repeat" else Session if is_session else Event
    fields = record.model_fields
    field = fields.get(part)
    title = LABELS.get(name, (field.title or "") if field else "")
    is_clear = name in CLEAR or (is_session and part in PICKERS)
    said = (field.description or "") if field and not is_clear else ""
    options: dict[str, Any] = {
        "label": title,
        "help_text": HINTS.get(name, said),
        "required": False,
    }
    if name == "image":
        picture = forms.FileInput(attrs={"accept": "image/*"})
        return forms.FileField(**options, widget=picture)
    if choices := _choices(name, service, held):
        return forms.ChoiceField(**options, choices=choices)
    most = MOST.get(name, LINE)
    return forms.CharField(**options, max_length=most, widget=_widget(name, shown))


def _widget(name: str, shown: str) -> forms.Widget:
    if name in LONG:
        return forms.Textarea(attrs={"rows": LONG[name]})
    part = name.rpartition(".")[2] if session_rows.NAME.match(name) else name
    kind, pattern = PICKERS.get(part, ("text", ".*"))
    fits = not shown or re.fullmatch(pattern, shown)
    return forms.TextInput(attrs={"type": kind} if fits and kind != "text" else {})


def _choices(name: str, service: Service, held: str) -> list[tuple[str, str]]:
    """Return what may be chosen for a field; what the file holds stays a choice."""
    if name == "apply":
        choices = [("", "いつもの申込先"), ("不要", "申込はいりません"), ("窓口", "窓口で")]
        choices += [("会場の窓口", "会場の窓口で")]
        choices += [(key, contact.label) for key, contact in service.contacts.items()]
    elif name == "place":
        first, *others = service.places.items()
        choices = [("", first[1].name), *((key, place.name) for key, place in others)]
        choices += [(OTHER_PLACE, "ほかの会場（下に名前と住所を書きます）")]
        choices += [("online", "オンラインだけ"), ("申込後", "申し込んだ人にだけ知らせる")]
    elif name == "closures":
        choices = [("", "いつものとおり"), ("follow", "開きません"), ("ignore", "かまわず開きます")]
    elif name == "repeat.every":
        choices = [("", "しない"), *EVERY_WORDS.items()]
    else:
        return []
    known = {key for key, _ in choices}
    return choices if held in known else [*choices, (held, AS_IT_IS)]
