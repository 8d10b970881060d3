"""A month's workshops in Excel and back; what people's own workbooks and lists hold."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from yorisoi import loading
from yorisoi.formats import open_data
from yorisoi.loading import yaml_text
from yorisoi.models import Event, Service
from yorisoi.models.parsers import half_width, parse_time
from yorisoi_desk.events import event_files
from yorisoi_desk.tables.book_parts import Unreadable
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.intake import Draft, Intake, Known
from yorisoi_desk.tables.workbook import taken_in, workbook

from tests.formats.test_cities import CITIES, OWN_COLUMNS
from tests.support.building import ROOT
from tests.support.writing import publication

DECEMBER = date(2026, 12, 1)
HEADINGS = ("日付", "始まり", "終わり", "名前", "定員", "申込", "締切", "状態")


@cache
def service() -> Service:
    return loading.load(ROOT / "content")[0].service


def intake(known: dict[str, Known] | None = None) -> Intake:
    return Intake(Choices(service()), date(2026, 11, 27), known or {})


def book(*rows: tuple[object, ...], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def drafts(data: bytes) -> list[Draft]:
    return list(taken_in(data, intake()).drafts)


def values(draft: Draft) -> dict[str, str]:
    return event_files.values_of(draft.name, draft.text)


def faults(data: bytes) -> list[str]:
    return [str(fault) for draft in drafts(data) for fault in draft.faults]


FILES = {
    "yoga": 'title: =やさしい"ヨガ"\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\ncapacity: 10\n',
    "film": "title: 映画\n# メモ\ndates: [2026-12-12, 2026-12-19]\nstart: 13時半\nfee: 500\n",
    "kai": "title: 会\ndate: 12/16(水)\nrepeat: {every: week, weekday: 水, until: 2027-03-24}\n"
    "start: 未定\napply: [workshop, line]\ndeadline: 各回2日前\nstatus: 満席\n",
    "hall": "title: 館\ndate: 2026-12-20\nsessions: [{start: 10:00, end: 11:00}]\n"
    "place: {name: 市民会館, address: 1-1}\napply: 不要\ndeadline: 2026-12-18 17:00\n"
    "description: |\n  1行目\n\n  3行目\nnote: 2026-02-30\n",
}


def known() -> dict[str, Known]:
    return {key: Known(f"events/2026-12-10-{key}.yaml", text) for key, text in FILES.items()}


def sent() -> bytes:
    rows = [(key, event_files.values_of(one.name, one.text)) for key, one in known().items()]
    return workbook(DECEMBER, rows, Choices(service()))


def test_what_goes_out_and_comes_in_unchanged_changes_nothing() -> None:
    assert taken_in(sent(), intake(known())).drafts == ()


@pytest.mark.parametrize("line", ["note: 先週の中止のかわり", "note: 2026-12-01", "childcare: ○"])
def test_what_a_new_row_may_not_say_stays_where_it_was_said(line: str) -> None:
    one = Known("events/kai.yaml", f"title: 会\ndate: 2026-12-10\nstart: 10:00\n{line}\n")
    rows = [("kai", event_files.values_of(one.name, one.text))]
    assert taken_in(workbook(DECEMBER, rows, Choices(service())), intake({"kai": one})).drafts == ()


def test_a_workbook_has_typed_cells_and_offers_the_words_of_the_data() -> None:
    made = openpyxl.load_workbook(io.BytesIO(sent()))
    sheet = made.worksheets[0]
    assert (sheet.title, sheet["A1"].value, sheet["B1"].value) == ("2026年12月", "日付", "始まり")
    assert sheet["A2"].value == datetime(2026, 12, 10)  # noqa: DTZ001 - a cell has no zone
    assert (sheet["B2"].value, sheet["D2"].data_type) == (time(10), "s")
    assert sheet["J2"].value == 10
    assert "満席" in {sheet.cell(row, 16).value for row in range(2, 6)}
    offered = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    assert offered.keys() == {"P", "L", "E"}
    labels = [cell.value for cell in made["選べる言葉"]["B"]]
    assert service().contacts["line"].label in labels


def test_only_the_cells_that_were_changed_change_the_file() -> None:
    made = openpyxl.load_workbook(io.BytesIO(sent()))
    sheet = made.worksheets[0]
    sheet["C3"], sheet["P3"] = time(15), "中止"
    sheet["A4"] = datetime(2026, 12, 23)  # noqa: DTZ001
    stream = io.BytesIO()
    made.save(stream)
    film, kai = taken_in(stream.getvalue(), intake(known())).drafts
    assert film.text == FILES["film"] + "end: 15:00\nstatus: cancelled\n"
    assert kai.text == FILES["kai"].replace("12/16(水)", "2026-12-23")
    assert not film.is_new


def test_two_workshops_of_one_file_can_both_change() -> None:
    name, text = (
        "events/both.yaml",
        (
            "- {id: a, title: あ, date: 2026-12-10, start: 10:00, apply: line}  # メモ\n"
            "- {id: b, title: い, date: 2026-12-11, start: 10:00, apply: mail}\n"
        ),
    )
    both = {"a": Known(name, text, (0,)), "b": Known(name, text, (1,))}
    rows = [(key, event_files.values_of(name, text, one.where)) for key, one in both.items()]
    made = openpyxl.load_workbook(io.BytesIO(workbook(DECEMBER, rows, Choices(service()))))
    made.worksheets[0]["D2"], made.worksheets[0]["D3"] = "新しい会", "別の会"
    stream = io.BytesIO()
    made.save(stream)
    *_, last = taken_in(stream.getvalue(), intake(both)).drafts
    assert last.text == text.replace("title: あ", "title: 新しい会").replace(
        "title: い", "title: 別の会"
    )


MESSY = (
    ("土浦市　令和８年12月の予定",),
    (),
    ("※お問い合わせは係まで", None, None, None),
    ("開催日（必須）", "時間", "行事名", "会場", "定員", "申込方法", "申込締切", "備考"),
    ("令和8年12月10日", "10時〜12時", "ヨガ", None, "２０名", "電話", "12/8", None),
    ("12月11日(金)", "午後1時半から3時", "編みもの", None, 15.0, "申込不要", None, "飲みもの"),
    ("１２／１２", "１０：００－１１：３０", "体操", None, None, None, None, None),
    (),
    (datetime(2027, 1, 14), time(9, 30), "ヨガ", None, None, None, datetime(2027, 1, 12), None),  # noqa: DTZ001
    (46366, 0.5, "お茶", None, None, None, None, None),
    ("12月13日（日）", None, None, None, None, None, None, None),
    ("※荒天のときは中止します",),
)


def test_what_people_have_in_their_own_workbooks_is_read() -> None:
    read = drafts(book(*MESSY))
    assert [fault for draft in read for fault in draft.faults] == []
    seen = [values(draft) for draft in read]
    assert [(one["date"], one["start"], one.get("end")) for one in seen] == [
        ("2026-12-10", "10:00", "12:00"),
        ("2026-12-11", "13:30", "15:00"),
        ("2026-12-12", "10:00", "11:30"),
        ("2027-01-14", "09:30", None),
        ("2026-12-10", "12:00", None),
    ]
    assert (seen[0]["capacity"], seen[0]["deadline"]) == ("２０名", "2026-12-08")
    assert (seen[1]["capacity"], seen[1]["apply"], seen[1]["note"]) == ("15", "不要", "飲みもの")
    assert "apply" not in seen[0]
    assert len({draft.name for draft in read}) == len(read)


def test_a_day_and_a_time_in_one_cell_and_a_day_merged_over_two_rows() -> None:
    rows = (
        ("日時", "名前"),
        ("12月10日(木) 13時〜15時", "あ"),
        (None, "い"),
        ("12/11 10:00", "う"),
    )
    read = drafts(book(*rows, change=lambda sheet: sheet.merge_cells("A2:A3")))
    assert [(values(one)["date"], values(one)["start"]) for one in read] == [
        ("2026-12-10", "13:00"),
        ("2026-12-10", "13:00"),
        ("2026-12-11", "10:00"),
    ]


WAYS = "・".join(
    [*(one.label for one in service().contacts.values()), "不要", "窓口", "会場の窓口"]
)


def test_faults_stand_at_their_cells_in_the_engines_words() -> None:
    assert faults(
        book(
            HEADINGS,
            ("12月40日", "10時", "12:00", "あ"),
            ("12月10日(金)", "25:00", "", "い", "たくさん", "", "", "多忙"),
            ("2026-12-10", "12:00", "10:00", "う"),
            ("2026-12-10", None, None, "え", None, "むり", None),
            (None, "10:00", None, None, "10"),
        )
    ) == [
        "A2：「12月40日」は日付として読めません → 2026-12-10 のように書いてください",
        "A3：「12月10日(金)」は、日付と曜日が合っていません → カレンダーで確かめて、日付か曜日を直してください",  # noqa: E501
        "B3：「25:00」は時刻として読めません → 10:00 のように、時刻だけを書いてください",
        "E3：「たくさん」は定員として読めません → 20 のような数字か、15組、20人（抽選）、10名程度 のような言葉で書いてください",  # noqa: E501
        "H3：「多忙」は、状態として読めません → 予定どおり・満席・中止・延期のどれかにしてください",
        "C4：終わりの時刻が始まりより前か同じです → 時刻を見直してください。次の日に終わるときは、翌6:00 のように書きます（画面では、「ほかの項目」の「終わり（言葉で）」に）",  # noqa: E501
        "B5：始まりの時刻がありません",
        f"F5：「むり」は、申込の方法として読めません → 次のどれかにしてください: {WAYS}",
        "A6：日付がありません",
        "D6：名前がありません",
    ]


def test_a_place_of_others_needs_its_address_and_ours_none() -> None:
    read = drafts(
        book(
            ("日付", "始まり", "名前", "場所", "会場の住所"),
            ("2026-12-10", "10:00", "あ", "市民会館", "中央1-1"),
            ("2026-12-10", "10:00", "い", service().places["salon"].name, None),
            ("2026-12-10", "10:00", "う", service().places["city-hall"].name, None),
            ("2026-12-10", "10:00", "え", "オンライン", None),
            ("2026-12-10", "10:00", "お", "市民会館", None),
        )
    )
    assert [values(one).get("place.name") or values(one).get("place") for one in read] == [
        *("市民会館", None, "city-hall", "オンライン", "市民会館"),
    ]
    assert [str(fault) for one in read for fault in one.faults] == [
        "E6：「市民会館」の住所がありません → 会場の住所も書いてください"
    ]


def test_formulas_are_values_or_told_and_never_worked_out() -> None:
    rows = (
        ("日付", "始まり", "名前"),
        ("2026-12-10", "10:00", '=HYPERLINK("http://x.example","あ")'),
    )
    assert "C2：計算式の答えが、ファイルに入っていません" in faults(book(*rows))[0]
    errors = (("日付", "始まり", "名前", "定員"), ("2026-12-10", "10:00", "あ", "#REF!"))
    assert faults(book(*errors)) == [
        "D2：計算式がエラーになっています → 答えを、そのまま書いてください"
    ]


def test_an_empty_text_is_an_answer_of_a_formula() -> None:
    rows = (("日付", "始まり", "名前", "備考"), ("12/10", "10:00", "あ", '=IF(A9="","","x")'))
    answered = swapped(book(*rows), b'<c r="D2"><f>', b'<c r="D2" t="str"><f>')
    assert "D2：計算式の答え" in faults(book(*rows))[0]
    assert faults(answered) == []


def test_hidden_sheets_are_left_aside() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(HEADINGS, ("2026-12-10", "10:00", "", "見える"))))
    hidden = made.create_sheet("前の年")
    for row in (HEADINGS, ("2025-12-10", "10:00", "", "見えない")):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    made.create_sheet("メモ").append(["なにか"])
    stream = io.BytesIO()
    made.save(stream)
    assert [values(draft)["title"] for draft in drafts(stream.getvalue())] == ["見える"]


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


def many(tag: str, times: int) -> bytes:
    return f"<a>{tag * times}</a>".encode()


def with_part(data: bytes, name: str, text: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    return stream.getvalue()


def swapped(data: bytes, old: bytes, new: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return a workbook with other words in its parts, and its sheet in a part of another name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(stream, "w") as made:
        for part in parts.namelist():
            made.writestr(
                name if part.endswith("/sheet1.xml") else part, parts.read(part).replace(old, new)
            )
    return stream.getvalue()


def moved(data: bytes, name: str) -> bytes:
    """Return a workbook whose sheet is a part of another name."""
    return swapped(data, b"/xl/worksheets/sheet1.xml", f"/{name}".encode(), name)


BOOK = book(HEADINGS, ("2026-12-10", "10:00", "", "あ"))
ENDLESS = [
    begin + again * 100_000
    for begin, again in [(b"", b"<c "), (b"<c", b' r="A1"'), (b'<row hidden="1" ', b"a")]
]
ENTITY = b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "古い形式（.xls）"),
        (b"PK\3\4", "こわれていて"),
        (b"title: x\n", "見出しの行が見つかりません"),
        (b"", "見出しの行が見つかりません"),
        (zipped(content=b"<x/>"), "の表の形（.ods）です"),
        (zipped(word__document=b"<x/>"), "Excelのブック（.xlsx）ではありません"),
        (zipped(xl__workbook=b"<x/>"), "こわれていて"),
        (BOOK[:2000], "こわれていて"),
        (zipped(xl__workbook=b"<x/>", xl__media=bytes(20 << 20)), "大きくなりすぎる"),
        (zipped(**{f"p{number}": b"" for number in range(400)}), "大きくなりすぎる"),
        (with_part(BOOK, "xl/worksheets/sheet9.xml", many("<c r='A1'/>", 110_000)), "大きすぎます"),
        (zipped(xl__workbook=many("<sheet />", 100)), "大きくなりすぎる"),
        (with_part(BOOK, "xl/a.xml", many("<mergeCell ref='A1:B2'/>", 2100)), "大きくなりすぎる"),
        (zipped(xl__workbook=b"", xl__styles=bytes(1 << 20)), "大きくなりすぎる"),
        (with_part(BOOK, "xl/extra.xml", ENTITY), "こわれていて"),
        (with_part(BOOK, "xl/extra.bin", ENTITY), "こわれていて"),
        (with_part(BOOK, "xl/extra.xml", ENTITY.decode().encode("utf-16")), "こわれていて"),
        (with_part(BOOK, "xl/sheet9.bin", many("<c/>", 110_000)), "大きすぎます"),
        *((with_part(BOOK, "xl/worksheets/sheet9.xml", text), "こわれていて") for text in ENDLESS),
        (moved(BOOK, "xl/media/sheet1.xml"), "こわれていて"),
        (bytes(3 << 20), "大きすぎます"),
        (book(*([("あ",)] * 1100)), "行が多すぎます"),
        (book(("あ", "い"), ("う",)), "見出しの行が見つかりません"),
    ],
)
def test_what_cannot_or_should_not_be_opened_is_refused_in_a_sentence(
    data: bytes, words: str
) -> None:
    with pytest.raises(Unreadable, match=words):
        taken_in(data, intake())


def test_what_a_sheet_hides_is_left_out_whatever_its_part_is_called() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    data = book(HEADINGS, ("2026-12-10", "10:00", "", "あ", "10"), change=hide)
    (draft,) = drafts(moved(data, "xl/sheets/a.bin"))
    assert "capacity" not in values(draft)


def test_a_cell_far_away_costs_nothing() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD900"] = " "

    assert len(drafts(book(HEADINGS, ("2026-12-10", "10:00", "", "あ"), change=far))) == 1


def test_the_citys_own_list_comes_in_as_it_would_be_written_by_hand() -> None:
    text = (CITIES / "own.csv").read_text("utf-8").replace("–", "～")
    columns = service().open_data.model_copy(update={"columns": OWN_COLUMNS})
    own = Intake(Choices(service().model_copy(update={"open_data": columns})), date(2027, 8, 1))
    ways: dict[str, list[dict[str, str]]] = {}
    for name, data in (("utf-8", text.encode("utf-8-sig")), ("cp932", text.encode("cp932"))):
        taken = taken_in(data, own)
        ways[name] = [values(draft) for draft in taken.drafts]
    assert ways["utf-8"] == ways["cp932"]
    hand = yaml_text.read_yaml((CITIES / "own.yaml").read_text("utf-8"), "own.yaml").data
    assert len(ways["utf-8"]) == len(hand)
    for read, wanted in zip(ways["utf-8"], hand, strict=True):
        names = {"title", "until", "summary", "audience", "organizer"}
        names |= set() if {"repeat", "dates"} & wanted.keys() else {"date"}
        for name in names:
            assert half_width(read.get(name, "")) == half_width(wanted.get(name, "")), name
        for name in {"start", "end"} & wanted.keys():
            assert parse_time(read[name]) == parse_time(wanted[name])
    told = {str(fault) for draft in taken.drafts for fault in draft.faults}
    assert all(re.search("住所がありません|申込の方法", fault) for fault in told), told


def test_our_own_list_of_events_comes_back(content: Path) -> None:
    text = open_data.events_csv(publication(content, "2026-11-20T09:00"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) > 3
    site = loading.load(content)[0]
    given = Intake(Choices(site.service), date(2026, 11, 27))
    taken = taken_in(text.encode(), given)
    assert {draft.id for draft in taken.drafts} <= {event.id for event in site.events} | {
        draft.id for draft in taken.drafts if draft.id.startswith("workshop-")
    }
    events = {event.id: event for event in site.events}
    for draft in taken.drafts:
        if draft.id in events:
            document = yaml_text.read_yaml(draft.text, draft.name)
            event = Event.model_validate(document.data | {"id": draft.id})
            assert event.title == events[draft.id].title
    known = {draft.id: Known(draft.name, draft.text) for draft in taken.drafts}
    again = taken_in(text.encode(), Intake(given.choices, given.today, known))
    assert not {draft.id for draft in again.drafts} & events.keys()
