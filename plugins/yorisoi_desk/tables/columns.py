"""Headings ↔ fields of a form: of our own workbook, of others' lists, of the city's CSV."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yorisoi.models import ContactPoint, Service
from yorisoi.models.application import parse_apply
from yorisoi.models.event import STATUS_NAMES, STATUS_WORDS
from yorisoi.models.parsers import half_width
from yorisoi.schedule.application import usual_key

from yorisoi_desk.tables.cell_values import text_of

# Our workbook: the heading, the field, the width of its column in letters.
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("日付", "date", 13),
    ("始まり", "start", 8),
    ("終わり", "end", 8),
    ("名前", "title", 28),
    ("場所", "place", 20),
    ("会場の住所", "place.address", 20),
    ("紹介", "summary", 40),
    ("くわしい説明", "description", 40),
    ("対象", "audience", 14),
    ("定員", "capacity", 12),
    ("料金", "fee", 12),
    ("申込", "apply", 20),
    ("締切", "deadline", 17),
    ("持ちもの", "bring", 16),
    ("託児", "childcare", 16),
    ("状態", "status", 12),
    ("ひとこと", "note", 24),
    ("ID（変えません）", "id", 20),
)
# What else such a column is called. A field with a second word helps the one before its dot.
OTHERS: Mapping[str, str] = {
    "date": "開催日 日時 開催日時 月日 日にち 実施日 開始日 日程",
    "until": "終了日 最後の日",
    "start": "開始 開始時間 開始時刻 時間 時刻 開催時間",
    "end": "終了 終了時間 終了時刻",
    "title": "タイトル 題名 行事名 イベント名 講座名 名称 件名 ワークショップ ワークショップ名",
    "title_kana": "イベント名_カナ 名前の読み",
    "place": "会場 場所名称 会場名 開催場所",
    "place.address": "住所 会場住所",
    "summary": "説明 内容 概要",
    "description": "詳細",
    "audience": "対象者",
    "capacity": "人数",
    "capacity.words": "定員(詳細)",
    "fee": "料金(詳細) 参加費 費用",
    "fee.basic": "料金(基本)",
    "apply": "参加申込方法 申込方法 申込先 申し込み 申込み 予約",
    "apply.name": "連絡先名称",
    "apply.telephone": "連絡先電話番号",
    "apply_from": "参加申込開始日 申込開始日",
    "apply_from.clock": "参加申込開始時間",
    "deadline": "参加申込終了日 申込締切 申込の締切 締め切り しめきり 締切日",
    "deadline.clock": "参加申込終了時間",
    "bring": "持ち物",
    "childcare": "お子さん 保育",
    "language": "ことば",
    "accessibility": "参加しやすさ",
    "organizer": "主催 主催者",
    "note": "備考 メモ",
    "note.times": "開始日時特記事項",
    "status": "状況 開催状況",
    "id": "ID",
    "no": "NO",
}
FIELD_OF: Mapping[str, str] = {
    **{half_width(heading): field for heading, field, _ in COLUMNS},
    **{half_width(word): field for field, words in OTHERS.items() for word in words.split()},
}
ALSO_SCHEDULED = ("予定通り", "開催", "予定", "開催予定")
ALSO = {"満員": "full", "キャンセル": "cancelled"} | dict.fromkeys(ALSO_SCHEDULED, "scheduled")
IN_BRACKETS = re.compile(r"[(\[].*?[)\]]|[※*:\s]")
TWO = 2  # headings that make a row of headings


@dataclass(frozen=True)
class Choices:
    """What the data names: ways to apply and places, each by what people call it."""

    service: Service

    @property
    def ways(self) -> dict[str, str]:
        """The ways to apply by their words."""
        contacts = {contact.label: key for key, contact in self.service.contacts.items()}
        return contacts | {word: word for word in ("不要", "窓口", "会場の窓口")}

    @property
    def places(self) -> dict[str, str]:
        """The places by their names."""
        return {place.name: key for key, place in self.service.places.items()}

    def way(self, text: str) -> str:
        """Return the field of ways to apply that words mean, empty for the usual one.

        Words that mean nothing known stay, and the engine says so.
        """
        ways, usual = self.ways, usual_key(self.service)
        named = [ways[text]] if text in ways else [self._one(part) for part in _parts(text)]
        return "" if named == [usual] else ", ".join(filter(None, named))

    def unknown_ways(self, field: str) -> list[str]:
        """Return the words of a field of ways to apply that name no contact and no usual word."""
        known = {*self.service.contacts, *self.ways.values()}
        return [way for way in field.split(", ") if way not in known and "//" not in way and way]

    def _one(self, word: str) -> str:
        usual = usual_key(self.service)
        contact: ContactPoint | None = self.service.contacts.get(usual)
        if word in self.ways:
            return self.ways[word]
        try:
            return str(parse_apply(re.sub(r"^申込(?=不要)", "", half_width(word))))
        except ValueError:
            means_usual = word in ("電話", "電話で申込", "電話申込", "要申込", "必要")
            return usual if contact and contact.telephone and means_usual else word

    def shown(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what our workbook shows of the values of a form, by field."""
        labels = {key: label for label, key in self.ways.items()}
        names = {key: name for name, key in self.places.items()}
        ways = [labels.get(way, way) for way in _parts(values.get("apply", ""))]
        place = values.get("place.name") or values.get("place", "")
        days = values.get("dates", "").replace("\n", "、")
        return {
            **{field: values.get(field, "") for _, field, _ in COLUMNS},
            "date": values.get("date") or days,
            "place": names.get(place, place),
            "apply": "、".join(ways),
            "status": STATUS_WORDS.get(values.get("status", ""), ""),
        }


def status_of(text: str) -> str | None:
    """Return the state that words mean, empty for none, or None where they mean nothing."""
    word = text.strip("【】[]")
    name = STATUS_NAMES.get(word) or ALSO.get(word) or (word if word in STATUS_WORDS else None)
    return "" if not word or name == "scheduled" else name


def headings(
    rows: Sequence[Sequence[Any]], own: Mapping[str, str | None]
) -> tuple[int, dict[str, int]] | None:
    """Return the number of the row of headings (from 0) and the column of each field, or None.

    `own` are a city's names of its columns, each with the one of the recommended set that it is.
    """
    known = dict(FIELD_OF)
    for name, meaning in own.items():
        if meaning and half_width(meaning) in FIELD_OF:
            known[half_width(name)] = FIELD_OF[half_width(meaning)]
    for number, row in enumerate(rows):
        fields: dict[str, int] = {}
        for column, field in _named(row, known):
            fields.setdefault(field, column)
        if len(fields) >= TWO and "title" in fields:
            return number, fields
    return None


def _named(row: Sequence[Any], known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(row):
        whole = half_width(text_of(value)).replace("\n", "")
        field = known.get(whole) or known.get(IN_BRACKETS.sub("", whole))
        if field:
            yield column, field


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, re.split("[,、・]", text)) if part]
