"""A field of the form of a workshop, made from the engine's model: its title, its hint, its kind.

A field is a word here; what the words mean, the engine says.
"""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from yorisoi.models import STATUS_WORDS, Service
from yorisoi.models.repeat import EVERY_WORDS

from yorisoi_desk.events.shape import field_of, is_number
from yorisoi_desk.events.values import DAYS, TIMES

# What a phone's own pickers give; where something else stands in the file, it is a line of text.
DAY, CLOCK = ("date", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), ("time", r"[0-9]{2}:[0-9]{2}")
PICKERS = dict.fromkeys((*DAYS, "deadline", "apply_from"), DAY) | dict.fromkeys(TIMES, CLOCK)
DATE = re.compile(r"dates\.([0-9]+)\.date")
IN_WORDS = ".words"  # ends the name of a field that says in words what a picker cannot
WORDY = ("start", "end", "deadline", "apply_from")
LONG = {"summary": 2, "description": 8}  # lines
MOST = {"description": 20_000}  # letters
LINE = 500
OTHER_PLACE, AS_IT_IS = "ほかの会場", "いまのまま"
# By the whole name, or by its end: `dates.place.name` is one of `place.name`.
LABELS = {
    "date": "日付",
    "start": "始まり",
    "end": "終わり",
    "start.words": "始まり（言葉で）",
    "end.words": "終わり（言葉で）",
    "deadline.words": "申込の締切（言葉で）",
    "apply_from.words": "申込の始まり（言葉で）",
    "place.name": "ほかの会場の名前",
    "place.address": "ほかの会場の住所",
    "place.latitude": "ほかの会場の緯度",
    "place.longitude": "ほかの会場の経度",
    "closures": "休館の日と重なったら",
    "repeat.every": "くり返し",
    "repeat.weekday": "くり返す曜日",
    "repeat.until": "くり返しの最後の日",
    "repeat.except": "くり返しのうち、休む日",
    "apply.ways": "ほかの申込先",
    "apply.form": "申込フォームのアドレス",
    "id": "アドレスの名前",
    "aliases": "前のアドレスの名前",
}
HINTS = {
    "end": "決まっていなければ、空けておきます",
    "until": "この日まで、毎日つづきます",
    "deadline": "いらないときは、空けておきます",
    "image": "スマートフォンで撮ったものを、そのまま選べます",
    "start.words": "まだ決まらないときは、未定 と書きます",
    "end.words": "次の日に終わるときは、翌10:00 のように書きます",
    "deadline.words": "2026-12-08 17:00、各回2日前、前日 17:00 のように書けます",
    "apply_from.words": "2026-11-20 9:00 のように書けます",
    "place.name": "「オンラインだけ」なら Zoom など。「知らせる」なら、おおよその場所",
    "closed": "コンマで並べます。月、2026-12-29、祝日 など",
    "repeat.weekday": "木、または 第2・第4木 のように書きます",
    "repeat.except": "祝日といつもの休みのほかに休む日。コンマで並べます",
    "apply.ways": "上の「申込先」のほかにも受けるところ",
    "apply.form": "https:// で始まるもの",
    "publish_from": "空けておくと、公開してすぐに出ます",
    "publish_until": "空けておくと、ずっと出ています",
    "id": "英小文字と数字の短い名前。空けておくと、日付から決まります。"
    "公開したあとで変えても、前のアドレスから来られます",
    "aliases": "「アドレスの名前」を変えると、ひとりでに入ります。コンマで、古い順に並べます",
}
# Beside a picker or in a row.
UNHELPFUL = re.compile("この日だけ|この回だけ|のように書きます")


def made(name: str, service: Service, held: str, shown: str) -> forms.Field:
    """Return the field of a name; `held` is what the file has, `shown` what will stand in it."""
    options: dict[str, Any] = {
        "label": label_of(name),
        "help_text": _hint(name),
        "required": False,
    }
    if name == "image":
        # By these names, and not by `image/*`, an iPhone makes a JPEG of its HEIC
        picture = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
        return forms.FileField(**options, widget=picture)
    if name == "apply.ways":
        ways = forms.CheckboxSelectMultiple()
        return forms.MultipleChoiceField(**options, choices=ways_of(service), widget=ways)
    if choices := _choices(name, service):
        options["help_text"] = HINTS.get(name, "")
        known = {key for key, _ in choices}
        choices += [] if held in known else [(held, AS_IT_IS)]
        return forms.ChoiceField(**options, choices=choices)
    most = MOST.get(name, LINE)
    return forms.CharField(**options, max_length=most, widget=_widget(name, shown))


def fits(name: str, text: str) -> bool:
    """Return whether the picker of a field can show a text."""
    _, pattern = PICKERS.get(name.rpartition(".")[2], ("text", ".*"))
    return not text or bool(re.fullmatch(pattern, text))


def ways_of(service: Service) -> list[tuple[str, str]]:
    """Return the ways to apply that have a name, and what they are called."""
    contacts = [(key, contact.label) for key, contact in service.contacts.items()]
    return [("窓口", "窓口で"), ("会場の窓口", "会場の窓口で"), *contacts]


def label_of(name: str) -> str:
    """Return what a field is called."""
    if row := DATE.fullmatch(name):
        return f"{int(row[1]) + 1}日目"
    field = field_of(name)
    own = next((LABELS[end] for end in _ends(name) if end in LABELS), "")
    return own or (field.title or "" if field else "")


def _hint(name: str) -> str:
    plain, field = _ends(name), field_of(name)
    if hint := HINTS.get(next(plain)):
        return hint
    ends = [end for end in plain if end.startswith("place.") or end.endswith(IN_WORDS)]
    if hint := next((HINTS[end] for end in ends if end in HINTS), ""):
        return hint
    said = (field.description or "") if field else ""
    is_plain = name in PICKERS or "." in name
    return "" if is_plain and UNHELPFUL.search(said) else said


def _ends(name: str) -> Iterator[str]:
    """Yield a name without the numbers of its rows, then its ends: `dates.start`, `start`."""
    steps = [step for step in name.split(".") if not is_number(step)]
    yield from (".".join(steps[at:]) for at in range(len(steps)))


def _widget(name: str, shown: str) -> forms.Widget:
    if name in LONG:
        return forms.Textarea(attrs={"rows": LONG[name]})
    kind, _ = PICKERS.get(name.rpartition(".")[2], ("text", ""))
    return forms.TextInput(attrs={"type": kind} if kind != "text" and fits(name, shown) else {})


def _choices(name: str, service: Service) -> list[tuple[str, str]]:
    """Return what may be chosen for a field."""
    if name == "apply":
        return [("", "いつもの申込先"), ("不要", "申込はいりません"), *ways_of(service)]
    match name.rpartition(".")[2]:
        case "place":
            first, *others = ((key, place.name) for key, place in service.places.items())
            usual = [("", first[1])] if name == "place" else [("", "ほかの日と同じ"), first]
            return [
                *usual,
                *others,
                (OTHER_PLACE, "ほかの会場（下に書きます）"),
                ("online", "オンラインだけ"),
                ("申込後", "申し込んだ人にだけ知らせる"),
            ]
        case "status":
            words = list(STATUS_WORDS.items())
            return (
                [("", words[0][1]), *words[1:]]
                if name == "status"
                else [("", "ほかの日と同じ"), *words]
            )
        case "closures":
            return [
                ("", "いつものとおり"),
                ("follow", "開きません"),
                ("ignore", "かまわず開きます"),
            ]
        case "every":
            return [("", "しない"), *EVERY_WORDS.items()]
    return []
