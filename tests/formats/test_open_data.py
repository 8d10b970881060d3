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
        "開始日時特記事項": "雨天決行",
        "説明": "お茶を飲みます。",
        "料金(基本)": "無料",
        "連絡先名称": "申込の電話",
        "連絡先電話番号": "0312-34-5679",
        "主催者": "サロン港",
        "場所名称": "サロン港",
        "住所": "港町1-2-3",
        "定員": "8",
        "参加申込終了日": "2026-12-08",
        "参加申込終了時間": "17:00",
        "参加申込方法": "電話する",
        "URL": "https://minato.example/workshops/case/",
    }


def test_deadline_that_is_a_day_has_no_time() -> None:
    row = only(gathering(deadline="2026-12-08"))
    assert (row["参加申込終了日"], row["参加申込終了時間"]) == ("2026-12-08", "")


def test_times_have_two_digits_each() -> None:
    row = only(gathering(start="9:05", end="9:30"))
    assert (row["開始時間"], row["終了時間"]) == ("09:05", "09:30")


def test_codes_and_numbers_keep_their_leading_zeros() -> None:
    for row in rows(open_data.events_csv(publication())):
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
