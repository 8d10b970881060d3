"""Headings → fields of a form: of our own workbook, of others' lists, of the city's CSV."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yorisoi.models.parsers import half_width

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
    "date": "とき 開催日 日時 開催日時 月日 日にち 実施日 開始日 日程 開催月日 実施日時 期日 "
    "年月日",
    "month": "月",
    "day": "日",
    "weekday": "曜日 曜",
    "until": "終了日 最後の日",
    "start": "自 始 開始 開始時間 開始時刻 時間 時刻 開催時間 時間帯 開催時刻 実施時間",
    "end": "至 終 終了 終了時間 終了時刻",
    "title": "タイトル 題名 行事名 イベント名 講座名 名称 件名 ワークショップ ワークショップ名 "
    "行事 催し 催しもの 催し物 催し名 イベント 講座 教室 教室名 事業名 企画名 プログラム "
    "プログラム名 テーマ セミナー名 会の名前",
    "title_kana": "イベント名_カナ 名前の読み",
    "place": "ところ 会場 場所名称 会場名 開催場所",
    "place.address": "住所 会場住所",
    "summary": "説明 内容 概要",
    "description": "詳細",
    "audience": "対象者",
    "capacity": "人数 募集人数 定員数",
    "capacity.words": "定員(詳細)",
    "fee": "料金(詳細) 金額 参加費 費用 参加料 受講料 会費",
    "fee.basic": "料金(基本)",
    "apply": "参加申込方法 申込方法 申込先 予約 事前申込 申込の方法",
    "apply.name": "連絡先名称",
    "apply.telephone": "連絡先電話番号",
    "apply_from": "参加申込開始日 申込開始日 申込開始 受付開始日 募集開始日",
    "apply_from.clock": "参加申込開始時間",
    "deadline": "参加申込終了日 申込締切 申込の締切 締切日 申込期限 申込締切日 申込締切日時 "
    "申込終了日 申込終了 受付締切 受付締切日 受付終了日 募集締切 募集締切日 募集期限",
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
    "no": "NO No No. no 番号 通番 連番 #",
}
# A heading without what is beside it: 定員（人）, ※日付.
IN_BRACKETS = re.compile(r"[(\[【].*?[)\]】]|[※*:\s■●◆]")
SPELLINGS = {
    "〆": "締",
    "申し込み": "申込",
    "申込み": "申込",
    "締め切り": "締切",
    "しめきり": "締切",
}
WITHIN = re.compile(r"[(\[【](.+?)[)\]】]")
# What in brackets says only what everybody takes for granted.
USUAL = re.compile(
    r"人数?|名|円|必須|任意|予定|変えません|西暦|和暦|年月日|曜日?|[月火水木金土日]|例.*|24時間.*|※.*"
)
UNITS = ("組", "家族", "世帯", "親子", "ペア", "チーム", "団体", "席")  # of a capacity
LONGEST = 60  # letters that are looked at: no heading is longer
TWO = 2  # headings that make a row of headings


def _bare(heading: str) -> str:
    """Return a heading without what stands in brackets, spaces, and other ways to spell it."""
    text = IN_BRACKETS.sub("", heading)
    for written, meant in SPELLINGS.items():
        text = text.replace(written, meant)
    return re.sub("^[おご](?=申込|問)", "", text)


FIELD_OF: Mapping[str, str] = {
    **{half_width(heading): field for heading, field, _ in COLUMNS},
    **{half_width(word): field for field, words in OTHERS.items() for word in words.split()},
}
BARE: Mapping[str, str] = {_bare(heading): field for heading, field in FIELD_OF.items()}


@dataclass(frozen=True)
class Headings:
    """A row of headings: the column (from 0) of each field, and what else stands in it."""

    columns: Mapping[str, int]
    others: Mapping[int, str]
    note: str = ""  # what the column is called whose words go to the site beside a workshop
    unit: str = ""  # of the capacity: 定員（組）
    beside: Mapping[int, str] = field(default_factory=dict)  # words in brackets that say more

    @property
    def is_whole(self) -> bool:
        """Whether it tells of workshops: more than a word that happens to be a heading."""
        return len(self.columns) >= TWO and "title" in self.columns


def known_headings(own: Mapping[str, str | None]) -> dict[str, str]:
    """Return the fields by their headings.

    `own` are a city's names of its columns, each with the one of the recommended set that it is.
    """
    known = dict(FIELD_OF)
    for name, meaning in own.items():
        if meaning and half_width(meaning) in FIELD_OF:
            known[half_width(name)] = FIELD_OF[half_width(meaning)]
    return known


def headings(row: Sequence[Any], known: Mapping[str, str], hidden: Container[int] = ()) -> Headings:
    """Return what a row says if it is one of headings.

    A column that is `hidden` (from 1) is none of it, but for the id of our own workbook.
    """
    columns: dict[str, int] = {}
    others: dict[int, str] = {}
    beside: dict[int, str] = {}
    unit = ""
    for column, value in enumerate(row):
        whole = half_width(text_of(value)[:LONGEST]).replace("\n", "")
        name = known.get(whole) or known.get(IN_BRACKETS.sub("", whole)) or BARE.get(_bare(whole))
        if column + 1 in hidden and name != "id":
            continue
        said = "" if whole in known else "・".join(WITHIN.findall(whole))
        is_usual = not said or USUAL.fullmatch(said)
        # 時間（受付）, 開始（午後）: another time than it seems
        if name and name not in columns and (is_usual or name not in ("start", "end")):
            columns[name] = column
            if name == "capacity" and said in UNITS:
                unit = said
            elif not is_usual:
                beside[column] = whole
        elif IN_BRACKETS.sub("", whole):  # a unit alone, （人）, is no heading
            others[column] = whole
    if "title" not in columns and "summary" in columns and columns.keys() & {"date", "day"}:
        columns["title"] = columns.pop("summary")  # 月日・時間・内容
    if "month" in columns and "day" not in columns:
        others[columns["month"]] = "月"
        del columns["month"]
    if "day" in columns and "date" not in columns:
        columns["date"] = columns["day"]
    note = text_of(row[columns["note"]]) if "note" in columns else ""
    return Headings(columns, others, IN_BRACKETS.sub("", half_width(note)), unit, beside)


def joined(above: Headings, below: Headings) -> Headings:
    """Return the headings of two rows: 時間 above 開始 and 終了."""
    columns = {
        field: column
        for field, column in above.columns.items()
        if column not in below.columns.values()
    }
    others = {at: words for at, words in above.others.items() if at not in below.columns.values()}
    beside = {at: words for at, words in above.beside.items() if at in columns.values()}
    return Headings(columns | dict(below.columns), others, below.note or above.note,
                    below.unit or above.unit, beside | dict(below.beside))  # fmt: skip
