"""A field of the engine's model → a field of a form: its title, its hint, the phone's picker."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from django import forms
from yorisoi.models import (
    Answer,
    Closure,
    Hotline,
    Opening,
    Organization,
    Place,
    Policy,
    Record,
    Security,
)
from yorisoi.models.contact_point import ContactPoint

from yorisoi_desk.messages import say

LINE, LONG = 200, 1000  # letters
# Texts that are sentences get a box of several lines.
SENTENCES = ("text", "directions", "note", "summary", "trace", "cost", "question", "greeting")
LISTS = ("avoided_in_titles", "form_hosts")
KEYBOARDS = {"telephone": "tel", "email": "email", "url": "url", "line_url": "url",
             "value": "numeric", "count": "numeric", "new": "numeric",
             "latitude": "decimal", "longitude": "decimal"}  # fmt: skip
PICKERS = {"day": ("date", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "clock": ("time", r"[0-9]{2}:[0-9]{2}")}
DAYS, CLOCKS = ("expires", "from", "until", "date"), ("start", "end", "last_entry")
# Fields that name an entry of another section; `Hotline.hours` is a text.
NAMES = {
    (ContactPoint, "hours"): "hours",
    (Place, "hours"): "hours",
    (Organization, "place"): "places",
    (Organization, "contact"): "contacts",
    (Security, "contact"): "contacts",
    (Hotline, "group"): "groups",
    (Closure, "of"): "hours",
    (Opening, "of"): "hours",
}
CHOICES = {
    "consultation": "話を聞く（「話す方法」に出ます）",
    "application": "申込を受ける",
    "office": "そのほか",
    "closed": "休み",
    "open": "開く",
    "next-weekday": "定休日の祝日は開き、次の平日に休む",
    "provider": "この事業をしている市や団体",
    "operator": "運営を任された団体",
    "A": "A：新しい公式のページ",
    "B": "B：古い公式のページ、記録",
    "C": "C：まだ確かでない（番号は出ません）",
}
TRUTHS = {
    "holidays": {"true": "休み", "false": "開く"},
    "always": {"true": "24時間つながる"},
    "by_appointment": {"true": "予約制"},
}
NOTHING = {
    "always": "いいえ",
    "by_appointment": "いいえ",
    "holidays": "いつものとおり",
    "licence": "まだ決めない",
}
# What the models say of a file, in words of a form.
HINTS = {
    "role": "", "part": "検索サイトに伝わります", "group": "", "contact": "", "place": "", "of":
    "1つも選ばないと、すべてです", "holidays": "", "grade": "番号をどこで見たか",
    "licence": "市と決めてから選びます", "always": "", "by_appointment": "",
    "avoided_in_titles": "1行に1つずつ書きます",
    "value": "数字だけ。分からなければ、空けておきます",
    "form_hosts": "forms.example.jp の形で、1行に1つずつ書きます",
    "line_id": "@ で始まる名前", "reason": "設備の点検など", "yearly":
    "毎年おなじ日なら、12-29〜01-03 のように書きます", "last_entry":
    "終わりより前に受付を終えるとき", "action": "「電話する」「チャットで話す」など",
}  # fmt: skip
OF_MODEL = {
    (ContactPoint, "hours"): "",
    (Place, "hours"): "選ぶと、「話す方法」にも出ます",
    (Answer, "text"): "1、2文で書きます。空けておくと、サイトには出ません",
    (Policy, "text"): "1、2文で書きます。空けておくと、「確認中」と出ます",
    (Hotline, "hours"): "平日9:00〜17:00 など。下に曜日と時刻を書けば、空けておけます",
    (Closure, "days"): "毎月なら、第2火、最終金 のように書きます",
}


def field(
    record: type[Record], name: str, held: str, known: Mapping[str, Mapping[str, str]], **more: Any
) -> forms.Field:
    """Return the field for a value; `known` has the entries of other sections that it may name.

    `held` is what it shows: a picker stands only where it can show that.
    """
    model = model_field(record, name)
    hint = OF_MODEL.get((record, name), HINTS.get(name, model.description or ""))
    options: dict[str, Any] = {"label": model.title, "help_text": hint, "required": False} | more
    choices = choices_of(record, name, known)
    if name == "of":
        box = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(**options, choices=[*choices.items()], widget=box)
    if choices:
        if held not in choices or not model.is_required():
            choices = {"": NOTHING.get(name, "書きません")} | choices
        if held and held not in choices:
            choices |= {held: held}
        return forms.ChoiceField(**options, choices=[*choices.items()])
    is_long = name in SENTENCES or name in LISTS or len(held) > LINE // 4
    return forms.CharField(
        **options,
        max_length=LONG if is_long else LINE,
        widget=_widget(record, name, held, is_long=is_long),
    )


def model_field(record: type[Record], name: str) -> Any:
    """Return a field of a model by the name that it has in a file."""
    fields = {model.alias or attribute: model for attribute, model in record.model_fields.items()}
    return fields[name]


def shown(name: str, text: str) -> str:
    """Return a value as a form shows it: the picker of a time wants 09:30 for 9:30."""
    return f"0{text}" if name in CLOCKS and re.fullmatch("[0-9]:[0-9]{2}", text) else text


def plain(name: str, text: str) -> str:
    """Return what was typed as one line; a list of words keeps its lines."""
    if name in LISTS:
        return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    return " ".join(text.split())


def choices_of(
    record: type[Record], name: str, known: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return the values that a field may have, each with its words; {} where it may have any."""
    if (record, name) in NAMES:
        return dict(known.get(NAMES[record, name], {}))
    if name in TRUTHS and _allows(record, name, bool):
        return TRUTHS[name]
    annotation = model_field(record, name).annotation
    parts = (annotation, *get_args(annotation))
    words = [word for part in parts for word in get_args(part) if isinstance(word, str)]
    return {word: CHOICES.get(word, word) for word in words}


def _allows(record: type[Record], name: str, kind: type) -> bool:
    annotation = model_field(record, name).annotation
    return kind in (annotation, *get_args(annotation))


def _widget(record: type[Record], name: str, held: str, *, is_long: bool) -> forms.Widget:
    if is_long:
        return forms.Textarea(attrs={"rows": 6 if name in LISTS else 3})
    is_day = name in DAYS or (record is Closure and name in CLOCKS)
    kind = "day" if is_day else "clock" if name in CLOCKS else ""
    if kind and (not held or re.fullmatch(PICKERS[kind][1], held)):
        return forms.TextInput(attrs={"type": PICKERS[kind][0]})
    keyboard = KEYBOARDS.get(name)
    return forms.TextInput(attrs={"inputmode": keyboard} if keyboard else {})


def how() -> forms.ChoiceField:
    """Return the question how a fact is known."""
    choices = [(words, words) for words in say("ways_to_confirm").split("／")]
    told = {"required": "どうやって確かめたかを選んでください"}
    return forms.ChoiceField(
        label="どうやって", choices=choices, widget=forms.RadioSelect, error_messages=told
    )
