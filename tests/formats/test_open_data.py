"""The municipal list of events, as a spreadsheet or a program reads it back."""

import csv
import io

import pytest
from yorisoi.formats import open_data
from yorisoi.models import Event

from tests.support.writing import gathering, publication, publishing

#: The first line, letter by letter: other programs know the columns by it.
COLUMNS = (
    "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,"
    "イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),"
    "連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,"
    "駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考"
)


def text_of(*events: Event) -> str:
    return open_data.events_csv(publishing(*events))


def rows(text: str) -> list[dict[str, str]]:
    decoded = text.encode("utf-8").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(decoded, newline=""), strict=True))


def only(event: Event) -> dict[str, str]:
    (row,) = rows(text_of(event))
    return row


def test_columns_are_the_32_of_the_set_in_their_order() -> None:
    first = text_of().encode().decode("utf-8-sig").splitlines()[0]
    assert first == COLUMNS
    assert len(first.split(",")) == 32


def test_text_begins_with_one_byte_order_mark() -> None:
    data = text_of(gathering()).encode()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1


def test_lines_end_with_crlf() -> None:
    text = open_data.events_csv(publication())
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_every_row_has_every_column() -> None:
    text = open_data.events_csv(publication())
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in table} == {32}
    assert len(table) == 11


def test_row_is_read_back_by_column() -> None:
    event = gathering(
        capacity="8", deadline="2026-12-08 17:00", summary="お茶を飲みます。", note="雨天決行"
    )
    filled = {column: cell for column, cell in only(event).items() if cell}
    assert filled == {
        "都道府県コード又は市区町村コード": "011002",
        "NO": "20261210-case",
        "都道府県名": "港県",
        "市区町村名": "港町",
        "イベント名": "お茶の時間",
        "開始日": "2026-12-10",
        "終了日": "2026-12-10",
        "開始時間": "10:00",
        "終了時間": "12:00",
        "説明": "お茶を飲みます。",
        "料金(基本)": "0",
        "料金(詳細)": "無料",
        "連絡先名称": "申込の電話",
        "連絡先電話番号": "0312-34-5679",
        "主催者": "サロン港",
        "場所名称": "サロン港",
        "住所": "港町1-2-3",
        "定員": "8",
        "参加申込終了日": "2026-12-08",
        "参加申込終了時間": "17:00",
        "参加申込方法": "電話",
        "URL": "https://minato.example/workshops/case/",
        "備考": "雨天決行",
    }


def test_deadline_that_is_a_day_has_no_time() -> None:
    row = only(gathering(deadline="2026-12-08"))
    assert (row["参加申込終了日"], row["参加申込終了時間"]) == ("2026-12-08", "")


def test_times_have_two_digits_each() -> None:
    row = only(gathering(start="9:05", end="9:30"))
    assert (row["開始時間"], row["終了時間"]) == ("09:05", "09:30")


def test_codes_and_numbers_keep_their_leading_zeros() -> None:
    written = rows(open_data.events_csv(publication()))
    assert written
    for row in written:
        assert row["都道府県コード又は市区町村コード"] == "011002"
        assert row["連絡先電話番号"] == "0312-34-5679"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_taken_for_a_formula(sign: str) -> None:
    formula = f'{sign}HYPERLINK("https://evil.example","x")'
    fields = dict.fromkeys(("title", "note", "summary", "fee"), formula)
    place = {"name": formula, "address": formula}
    cells = only(gathering(place=place, **fields)).values()
    assert not [cell for cell in cells if cell.startswith(sign)]
    assert sum(formula in cell for cell in cells) == 6


@pytest.mark.parametrize(
    "text",
    ["茶, 菓子", '"お茶"の時間', "一行目\n二行目", "a\r\nb", "お茶;\t菓子", "'引用", "🍵髙﨑𠮷"],
)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert only(gathering(summary=text))["説明"] == text


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("full", "【満席】お茶の時間"),
        ("cancelled", "【中止】お茶の時間"),
        ("postponed", "【延期】お茶の時間"),
    ],
)
def test_state_stands_in_words_before_the_name(status: str, title: str) -> None:
    assert only(gathering(status=status))["イベント名"] == title


def test_each_date_has_a_row_and_a_number_of_its_own() -> None:
    found = [row["NO"] for row in rows(open_data.events_csv(publication()))]
    assert len(set(found)) == len(found) == 10


def test_no_events_are_a_list_of_columns_only() -> None:
    assert rows(text_of()) == []


def test_fee_of_the_event_is_not_called_free_of_charge() -> None:
    row = only(gathering(fee="材料費 300円"))
    assert row["料金(詳細)"] == "材料費 300円"
    assert row["料金(基本)"] != "無料"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "「お茶の時間」です。"),
        ({"summary": "お茶を*飲み*ます。"}, "お茶を飲みます。"),
        ({"description": "## 持ちもの\n\n湯のみを**1つ**。"}, "持ちもの 湯のみを1つ。"),
        ({"summary": "お茶を飲みます。", "description": "くわしく"}, "お茶を飲みます。"),
    ],
)
def test_description_is_never_empty(fields: dict[str, str], told: str) -> None:
    assert only(gathering(**fields))["説明"] == told


@pytest.mark.parametrize(
    ("fee", "basic", "details"),
    [
        (None, "0", "無料"),
        ("無料", "0", "無料"),
        ("500円（材料費）", "500", "500円（材料費）"),
        ("大人500円、子ども200円", "", "大人500円、子ども200円"),
        ("5,600円（一般は8,700円）", "5600", "5,600円（一般は8,700円）"),
        ("500円〜1,000円", "", "500円〜1,000円"),
    ],
)
def test_fee_is_a_number_of_yen_and_words(fee: str | None, basic: str, details: str) -> None:
    row = only(gathering(**({"fee": fee} if fee else {})))
    assert (row["料金(基本)"], row["料金(詳細)"]) == (basic, details)


@pytest.mark.parametrize(
    ("capacity", "number", "remark"),
    [
        ("20", "20", ""),
        ("20人（抽選）", "20", "定員：20人（抽選）"),
        ("各回15組（先着）", "", "定員：各回15組（先着）"),
    ],
)
def test_capacity_is_a_number_of_people_and_words(capacity: str, number: str, remark: str) -> None:
    row = only(gathering(capacity=capacity))
    assert (row["定員"], row["備考"]) == (number, remark)


@pytest.mark.parametrize(
    ("apply", "told"),
    [
        ("不要", "申込不要"),
        ("workshop", "電話"),
        ("line", "LINE"),
        ("mail", "メール"),
        ("窓口", "窓口"),
        ("https://forms.minato.example/tea", "申込フォーム（https://forms.minato.example/tea）"),
        (["workshop", "mail", "consultation"], "電話・メール"),
    ],
)
def test_way_to_apply_is_named_by_its_kind(apply: object, told: str) -> None:
    assert only(gathering(apply=apply))["参加申込方法"] == told


TIMES = ("開始日", "終了日", "開始時間", "終了時間", "開始日時特記事項")
SPAN = {"date": "2026-12-14", "until": "2027-01-17", "start": "9:00", "end": "17:00"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"end": "24:00"}, ("2026-12-10", "2026-12-10", "10:00", "24:00", "")),
        (
            {"date": "2026-12-10", "until": "2026-12-12", "end": "24:00"},
            ("2026-12-10", "2026-12-12", "10:00", "24:00", "毎日 10:00–24:00"),
        ),
        ({"end": "翌10:00"}, ("2026-12-10", "2026-12-11", "10:00", "10:00", "")),
        (
            {"end": None},
            ("2026-12-10", "2026-12-10", "10:00", "", "終わりの時刻は、おたずねください"),
        ),
        (
            {"start": "未定", "end": None},
            ("2026-12-10", "2026-12-10", "", "", "時刻は確認中です"),
        ),
        (
            {"sessions": [{"start": "13:30", "end": "16:00", "note": "雨天中止"},
                          {"start": "10:00", "end": "12:30", "capacity": "15組"}],
             "start": None, "end": None},
            ("2026-12-10", "2026-12-10", "10:00", "16:00",
             "1回目 10:00–12:30 15組／2回目 13:30–16:00 雨天中止"),
        ),
        (
            {"moved_from": "2026-12-03"},
            ("2026-12-10", "2026-12-10", "10:00", "12:00", "もとの日：2026-12-03"),
        ),
        (
            SPAN | {"closed": ["月", "2026-12-29〜2027-01-03"], "closures": "ignore"},
            ("2026-12-14", "2027-01-17", "09:00", "17:00",
             "毎日 09:00–17:00／休み：月、2026-12-29〜2027-01-03"),
        ),
    ],
)  # fmt: skip
def test_days_and_times_say_when_it_is(fields: dict[str, object], told: tuple[str, ...]) -> None:
    row = only(gathering(**fields))
    assert tuple(row[name] for name in TIMES) == told


def test_each_date_has_its_own_place() -> None:
    hall, centre = ({"name": name, "address": "港町9-9"} for name in ("港会館", "港センター"))
    dates = ["2026-12-13", {"date": "2026-12-16", "place": centre}]
    found = rows(text_of(gathering(dates=dates, place=hall)))
    assert [row["場所名称"] for row in found] == ["港会館", "港センター"]


def test_each_date_has_its_own_deadline() -> None:
    found = rows(text_of(gathering(dates=["2026-12-13", "2026-12-16"], deadline="各回2日前")))
    assert [row["参加申込終了日"] for row in found] == ["2026-12-11", "2026-12-14"]


def test_place_without_an_address_says_so_where_one_is_required() -> None:
    row = only(gathering(place="オンライン"))
    assert (row["場所名称"], row["住所"]) == ("オンライン", "オンライン")


def test_number_stays_when_the_day_moves() -> None:
    moved = gathering(date="2027-01-16", moved_from="2026-12-10")
    assert only(moved)["NO"] == only(gathering())["NO"]


def test_reading_and_organizer_are_those_of_the_event() -> None:
    row = only(gathering(title_kana="おちゃのじかん", organizer="港町図書館"))
    assert (row["イベント名_カナ"], row["主催者"]) == ("オチャノジカン", "港町図書館")


def test_remarks_hold_what_has_no_column() -> None:
    row = only(gathering(note="雨天決行", audience="だれでも", bring="湯のみ", childcare="あり"))
    assert row["備考"] == "雨天決行／対象：だれでも／お子さん：あり／持ちもの：湯のみ"


def test_city_may_have_columns_that_the_set_has_not() -> None:
    fields = {
        "audience": "どなたでも",
        "childcare": "あり",
        "bring": "飲みもの",
        "language": "英語も",
        "accessibility": "手話通訳",
    }
    names = ["対象", "託児", "持ちもの", "ことば", "参加しやすさ", "更新日"]
    columns = {f"{name}の列": name for name in names}
    data = publication().site.service.open_data.model_copy(update={"columns": columns})
    told, untold = (
        rows(open_data.events_csv(publishing(event, open_data=data)))[0]
        for event in (gathering(**fields, updated="2026-11-20"), gathering())
    )
    assert list(told.values()) == [*fields.values(), "2026-11-20"]
    assert set(untold.values()) == {""}
