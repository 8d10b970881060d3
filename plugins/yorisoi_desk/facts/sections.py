"""Which facts of `service.yaml` and `hotlines.yaml` the desk can change, and why not the others.

The only list of both: forms and the page of facts are made from it, and a test holds it against
the models, so that a new field of theirs gets a form or a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from yorisoi.models import (
    Answer,
    Closure,
    Closures,
    Exit,
    Fact,
    Figure,
    Hotline,
    Hotlines,
    Names,
    OpenData,
    Opening,
    OpeningHours,
    Organization,
    Partner,
    Place,
    Policy,
    Record,
    Results,
    Security,
    Service,
    Timetable,
    Where,
)
from yorisoi.models.contact_point import ContactPoint

from yorisoi_desk.events.shape import is_number
from yorisoi_desk.facts.service_edits import FILE, HOTLINES


@dataclass(frozen=True)
class Section:
    """One kind of entry: where it stands, what its form asks at once, and what it folds away.

    `rows` is the list of records that its form shows as rows; those of a timetable stand in the
    record itself or below `times`, with the fields `beside` them. `new` begins the key
    of a new entry, where there may be one; its form asks for what is `chosen` and takes no silence.
    """

    title: str
    record: type[Record]
    where: Where
    usual: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    kind: Literal["one", "many", "list"] = "many"
    file: str = FILE
    rows: str = ""
    times: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    new: str = ""
    chosen: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()  # of these only what is filled in is asked for
    only: tuple[str, ...] = ()  # entries that say one of these belong here

    @property
    def is_fact(self) -> bool:
        """Whether it has a source and a day on which it was confirmed."""
        return issubclass(self.record, Fact)

    def model(self, name: str) -> type[Record]:
        """Return the model that has a field of its form."""
        return Timetable if name in self.beside else self.record

    def place(self, key: str) -> Where:
        """Return where an entry stands in its file; KeyError for what is no key of this kind."""
        if self.kind == "one":
            return self.where
        if self.kind == "many":
            return (*self.where, key)
        if not is_number(key):
            raise KeyError(key)
        return (*self.where, int(key))


def _one(title: str, record: type[Record], where: str, *names: str) -> Section:
    return Section(title, record, (where,) if where else (), names, kind="one")


NUMBER = ("telephone", "email", "line_url")
SECTIONS: Mapping[str, Section] = {
    "contacts": Section(
        "連絡先", ContactPoint, ("contacts",), (*NUMBER, "hours", "note"),
        ("label", "action", "role", "cost", "trace", "line_id"), one_of=NUMBER,
        new="contact", chosen=("role",),
    ),
    "hours": Section(
        "時間", OpeningHours, ("hours",), (),
        ("holidays", "closed_yearly", "label", "short_name", "by_appointment"), rows="ranges",
        new="hours",
    ),
    "closures": _one("祝日", Closures, "closures", "holidays"),
    "regular": Section(
        "毎月・毎年の休み", Closure, ("closures", "days"), ("days", "yearly", "of", "reason"),
        kind="list", new="closure", only=("days", "yearly"),
    ),
    "regular-openings": Section(
        "毎年開く日", Opening, ("closures", "openings"),
        ("yearly", "start", "end", "of", "reason"), kind="list", new="opening", only=("yearly",),
    ),
    "places": Section(
        "場所", Place, ("places",), ("postal_code", "address", "directions"),
        ("name", "kana", "latitude", "longitude", "hours", "cost", "trace"), new="place",
    ),
    "hotlines": Section(
        "ほかの窓口", Hotline, ("lines",), ("telephone", "url", "hours", "cost", "always"),
        ("holidays", "label", "operator", "action", "group", "note", "grade"), file=HOTLINES,
        rows="ranges", times=("open",), beside=("holidays",), new="line",
        one_of=("telephone", "url"),
    ),
    "hotlines-note": replace(_one("一覧の前の言葉", Hotlines, "", "note"), file=HOTLINES),
    "answers": Section(
        "はじめての人への答え", Answer, ("answers",), ("text",), ("name",), new="answer"
    ),
    "policies": Section("決まり", Policy, ("policies",), ("text",), ("name",)),
    "figures": Section(
        "報告書の数字", Figure, ("figures",), ("value",), ("label", "unit"), new="figure"
    ),
    "results": replace(
        _one("実績の表", Results, "results"), rare=("label", "unit"), rows="rows"
    ),
    "names": replace(
        _one("名前とあいさつ", Names, "names", "greeting", "summary", "fee"),
        rare=("name", "short_name", "programme", "area", "event"),
    ),
    "organizations": Section(
        "運営と担当", Organization, ("organizations",), ("name", "role"),
        ("place", "contact", "part"), new="organization",
    ),
    "partners": Section(
        "連携団体", Partner, ("partners",), ("name", "note"), kind="list", new="partner"
    ),
    "exit": _one("「このページをはなれる」の行き先", Exit, "exit", "url", "label"),
    "security": _one("サイトの弱点を知らせる先", Security, "security", "contact", "expires"),
    "open_data": _one("オープンデータのライセンス", OpenData, "open_data", "licence"),
    "words": _one("題名に使わない言葉、申込フォームのサイト", Service, "", "avoided_in_titles",
                  "form_hosts"),
}  # fmt: skip

# How the page of facts lists them; the first group is open, the others are folded.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "番号・時間・住所": (
        *("contacts", "hours", "closures", "regular", "regular-openings", "places"),
    ),
    "ほかの窓口": ("hotlines", "hotlines-note"),
    "はじめての人への答え": ("answers",),
    "報告書の数字と実績": ("figures", "results"),
    "名前、団体、決まりなど": (
        *("names", "organizations", "partners", "policies", "exit", "security", "open_data"),
        "words",
    ),
}

FIRST_TIME = "サイトを作るときに一度だけ決めます。公開したあとに変えると、困る人が出ます。"
WITH_PAGES = "ページのファイルといっしょに直すものです。"
# What is left to the file, and why, in words for staff: the page of facts shows them.
LEFT: Mapping[str, str] = {
    "service.language": FIRST_TIME,
    "service.id_domain": FIRST_TIME + "カレンダーの予定が二重になります。",
    "service.open_data.municipality_code": FIRST_TIME,
    "service.open_data.prefecture": FIRST_TIME,
    "service.open_data.city": FIRST_TIME,
    "service.open_data.columns": "市の表の列に合わせるときだけ、ファイルで直します。",
    "service.moved": WITH_PAGES + "ページのアドレスを変えたときに書きます。",
    "service.exit.in_languages": WITH_PAGES + "訳のページを足したときに書きます。",
    "service.closures.unsure": "その日が休みか開くかを、休みの日に書けば足ります。",
    "service.hours.from": "時間帯ごとの「いつから」に書けば足ります。",
    "service.hours.until": "時間帯ごとの「いつまで」に書けば足ります。",
    "hotlines.lines.open.from": "時間帯ごとの「いつから」に書けば足ります。",
    "hotlines.lines.open.until": "時間帯ごとの「いつまで」に書けば足ります。",
    "hotlines.lines.open.closed_yearly": "ほかの団体の窓口では、ほとんど使いません。",
    "hotlines.groups": "窓口のならぶ順といっしょに、ファイルで直します。",
    "*.blocking": "公開を止める印です。サイトを見ている人が、ファイルでつけます。",
}
