"""Spreadsheets as offices keep them: what is taken is true, what is not is said by its cell."""

import io
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from yorisoi_desk.events import event_files
from yorisoi_desk.messages import say
from yorisoi_desk.tables.book_parts import Unreadable
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.intake import Intake, Known
from yorisoi_desk.tables.workbook import Taken, taken_in

from tests.desk.test_workbook import book as made
from tests.desk.test_workbook import service

Table = bytes | Callable[[], bytes]  # a file, or what makes one
H = ("日付", "時間", "行事名")
A = ("12/10", "10:00", "あ")  # a workshop that anybody can read
# Told of any table with such a day or time; each is looked at in one test
CLOSED, OUTSIDE = "は、休みの日です", "は、場所が開いている時間（10:00〜16:00）の外です"
SHOWN = ("title", "date", "dates", "until", "start", "end")


def said(taken: Taken) -> list[str]:
    """Return what was taken in, a line a workshop, and what was told of it and beside it."""
    lines = []
    for draft in taken.drafts:
        values = event_files.values_of(draft.name or "events/a.yaml", draft.text)
        days = values.pop("dates", "").replace("\n", "・") or values.get("date", "")
        span = f"{days}〜{values['until']}" if "until" in values else days
        clock = f"{values.get('start', '')}-{values.get('end', '')}".rstrip("-")
        more = [f"{name}={text}" for name, text in values.items()
                if name not in SHOWN and not name.startswith("dates.")]  # fmt: skip
        lines.append(" ".join(filter(None, (values.get("title", ""), span, clock, *more))))
        lines += [f"{fault.cell} {fault.message}" for fault in draft.faults]
    beside = (told for told in taken.left if CLOSED not in told and OUTSIDE not in told)
    return [*lines, *beside]


def intake(known: dict[str, Known] | None = None) -> Intake:
    return Intake(Choices(service()), date(2026, 11, 1), known or {})


def book(*rows: tuple[object, ...], **more: Any) -> Table:
    """Return what makes a workbook in the test that reads it: all of them take a second or two."""
    return partial(made, *rows, **more)


def taken(data: Table, known: dict[str, Known] | None = None) -> Taken:
    return taken_in(data if isinstance(data, bytes) else data(), intake(known))


def read(data: Table, known: dict[str, Known] | None = None) -> list[str]:
    try:
        return said(taken(data, known))
    except Unreadable as why:
        return [f"{why}".partition("。")[0]]


def sheets(**rows: list[tuple[object, ...]]) -> bytes:
    """Return a workbook of several sheets; the name of one that is hidden begins with `_`."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, table in rows.items():
        sheet = made.create_sheet(name.strip("_"))
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        for row in table:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def merged(*places: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for place in places:
            sheet.merge_cells(place)

    return change


def hidden(*rows: int) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def without(*columns: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for column in columns:
            sheet.column_dimensions[column].hidden = True

    return change


def struck(*cells: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return change


def filled(*cells: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].fill = PatternFill("solid", fgColor="FFAAAAAA")

    return change


def noted(cell: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell].comment = Comment("内輪の話", "佐藤")

    return change


def shown(*forms: str) -> Callable[[Worksheet], None]:
    """Return a change that gives cells a number format: a cell, its format, and so on."""

    def change(sheet: Worksheet) -> None:
        for cell, form in zip(forms[::2], forms[1::2], strict=True):
            sheet[cell].number_format = form

    return change


def tall(sheet: Worksheet) -> None:
    """Give a sheet what Google's programs leave: a thousand empty rows with a height."""
    for row in range(10, 1000):
        sheet.row_dimensions[row].height = 15


LATER = [("12/11", "10:00", "い"), ("12/12", "10:00", "う")]
READ_LATER = ["い 2026-12-11 10:00", "う 2026-12-12 10:00"]
CSV = "日付,時間,行事名\r\n12月10日(木),10:00〜12:00,ヨガ\r\n"
QUOTE = '{}行目の「"」の囲み方が合わないので、マスの切れ目が分かりません'
HELD = {"yoga": Known("events/2026-12-10-yoga.yaml", "title: あ\ndate: 2026-12-10\nstart: 10:00\n")}


CASES: dict[str, tuple[Table, list[str]]] = {
    "a merged title above": (
        book(
            ("令和8年12月　ワークショップ予定",),
            (),
            H,
            ("10日", "10:00", "あ"),
            change=merged("A1:C1"),
        ),
        ["あ 2026-12-10 10:00"],
    ),
    "a fiscal year in the title": (
        book(("令和8年度　年間予定",), H, ("5/10", "10:00", "あ"), ("1/14", "10:00", "い")),
        [
            "あ 2026-05-10 10:00",
            "い 2027-01-14 10:00",
            "過ぎた日です。年がちがわないか、見てください：A3「2026-05-10」",
        ],
    ),
    "a fiscal year and a month": (
        book(("令和8年度　1月",), H, ("14日", "10:00", "あ")),
        ["あ 2027-01-14 10:00"],
    ),
    "a year in the title": (
        book(("2027年 予定表",), H, ("5/10", "10:00", "あ")),
        ["あ 2027-05-10 10:00"],
    ),
    "a month as a day of Excel above": (
        book((date(2027, 1, 1),), H, (14, "10:00", "あ")),
        ["あ 2027-01-14 10:00"],
    ),
    "the day of the list is no month": (
        book(("作成日 2026年11月1日",), H, A),
        ["あ 2026-12-10 10:00", "次の言葉は、取りこんでいません：A1「作成日 2026年11月1日」"],
    ),
    "spaced headings": (
        book(("№", "開 催 日", "時　間", "講 座 名", "申込み〆切"), (1, *A, "12/8")),
        ["あ 2026-12-10 10:00 deadline=2026-12-08"],
    ),
    "marked headings": (
        book(("■日付※", "●時間", "行事名(必須)"), A),
        ["あ 2026-12-10 10:00"],
    ),
    "a heading with a line break": (
        book(("開催日\n(曜日)", "時間", "行事名"), A),
        ["あ 2026-12-10 10:00"],
    ),
    "when applications begin and end": (
        book((*H, "申込開始", "募集締切"), (*A, "11/20", "12/8")),
        ["あ 2026-12-10 10:00 apply_from=2026-11-20 deadline=2026-12-08"],
    ),
    "columns that nothing is known of": (
        book((*H, "講師", "担当"), (*A, "山田", "佐藤")),
        ["あ 2026-12-10 10:00", "次の列は、取りこんでいません：D「講師」、E「担当」"],
    ),
    "two columns of one meaning": (
        book((*H, "開催日"), (*A, "12/11")),
        ["あ 2026-12-10 10:00", "次の列は、取りこんでいません：D「開催日」"],
    ),
    "side by side": (
        book((*H, None, *H), (*A, None, "1/14", "10:00", "い")),
        ["あ 2026-12-10 10:00", "次の列は、取りこんでいません：E「日付」、F「時間」、G「行事名」"],
    ),
    "no name but what happens": (
        book(("月日", "時間", "内容"), A),
        ["あ 2026-12-10 10:00"],
    ),
    "headings in two rows": (
        book(
            ("日付", "行事名", "時間", None),
            (None, None, "開始", "終了"),
            ("12/10", "あ", "10:00", "12:00"),
            change=merged("C1:D1"),
        ),
        ["あ 2026-12-10 10:00-12:00"],
    ),
    "headings in two merged rows": (
        book(
            ("日付", "行事名", "時間", None),
            (None, None, "開始", "終了"),
            ("12/10", "あ", "10:00", "12:00"),
            change=merged("A1:A2", "B1:B2", "C1:D1"),
        ),
        ["あ 2026-12-10 10:00-12:00"],
    ),
    "units below the headings": (
        book(
            ("日付", "行事名", "時間", "定員"),
            (None, None, None, "（人）"),
            ("12/10", "あ", "10:00", 10),
        ),
        ["あ 2026-12-10 10:00 capacity=10", "次の言葉は、取りこんでいません：D2「（人）」"],
    ),
    "headings again": (
        book(H, A, (), H, ("12/11", "10:00", "い")),
        ["あ 2026-12-10 10:00", "い 2026-12-11 10:00"],
    ),
    "a table that begins elsewhere": (
        book((), (None, None, *H), (None, None, *A)),
        ["あ 2026-12-10 10:00"],
    ),
    "a form with its headings beside": (
        book(("企画書",), ("日時", "12/10"), ("名称", "あ")),
        ["見出しの行が見つかりません"],
    ),
    "a calendar of a month": (
        book(("日", "月", "火", "水"), (None, None, 1, 2), ("6", "7 ヨガ", 8, 9)),
        ["見出しの行が見つかりません"],
    ),
    "a day of Reiwa": (
        book(H, ("令和8年12月10日", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a short day of Reiwa": (
        book(H, ("R8.12.10", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "wide letters": (
        book(H, ("Ｒ８．１２．１０（木）", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "points": (
        book(H, ("2026.12.10", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a bare day with points and its weekday": (
        book(H, ("12.10(木)", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a number that was a day": (
        book(H, (12.1, "10:00", "あ")),
        ["あ 12.1 10:00", "A2 「12.1」は日付として読めません"],
    ),
    "eight digits": (
        book(H, (20261210, "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "no zeros": (
        book(H, ("2026-12-1", "10:00", "あ")),
        ["あ 2026-12-01 10:00"],
    ),
    "spaces in a day": (
        book(H, ("令和 8 年 12 月 10 日", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "numbers in circles": (
        book(H, ("①2/10", "10:00", "あ"), ("12/11", "①9:30〜11:00", "い")),
        [
            "あ (1)2/10 10:00",
            "A2 「(1)2/10」は日付として読めません",
            "い 2026-12-11 (1)9:30-11:00",
            "B3 「(1)9:30」は時刻として読めません",
        ],
    ),
    "a span without an end": (
        book(H, ("12/10(木)〜", "10:00", "あ")),
        ["あ 2026-12-10 10:00", "A2 「〜」の意味が読めません"],
    ),
    "a serial number": (
        book(H, (46366, "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a day and a weekday": (
        book(H, ("12月10日(木)", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a wrong weekday": (
        book(H, ("12月10日(金)", "10:00", "あ")),
        ["あ 12月10日(金) 10:00", "A2 「12月10日(金)」は、日付と曜日が合っていません"],
    ),
    "a holiday": (
        book(H, ("2月11日(木・祝)", "10:00", "あ")),
        ["あ 2027-02-11 10:00"],
    ),
    "a day of another program": (
        book(H, (date(2026, 12, 10), "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a day that is over": (
        book(H, (date(2026, 1, 14), "10:00", "あ")),
        ["あ 2026-01-14 10:00", "過ぎた日です。年がちがわないか、見てください：A2「2026-01-14」"],
    ),
    "no such day": (
        book(H, ("12月40日", "10:00", "あ")),
        ["あ 12月40日 10:00", "A2 「12月40日」は日付として読めません"],
    ),
    "numbers above": (
        book(
            ("会場：中央1-2-3",),
            ("（11/5更新）",),
            ("問合せ 03-2031-5678",),
            H,
            ("12/10", "10:00", "あ"),
        ),
        [
            "あ 2026-12-10 10:00",
            "次の言葉は、取りこんでいません：A1「会場：中央1-2-3」、A2「（11/5更新）」、A3「問合せ 03-2031-5678」",  # noqa: E501
        ],
    ),
    "day of printing": (
        book((date(2026, 11, 20),), H, ("12/10", "10:00", "あ")),
        ["あ 2026-12-10 10:00", "次の言葉は、取りこんでいません：A1「2026-11-20」"],
    ),
    "two months": (
        book(("12〜1月の予定",), H, ("17", "10:00", "あ")),
        [
            "あ 17 10:00",
            "A3 「17」は日付として読めません",
            "次の言葉は、取りこんでいません：A1「12〜1月の予定」",
        ],
    ),
    "days backwards": (
        book(H, ("12/24・12/17", "10:00", "あ")),
        ["あ 2026-12-24 10:00", "A2 「12/17」の意味が読めません"],
    ),
    "state of others": (
        book(H, ("12/10", "10:00", "【延期分】会"), ("12/11", "10:00", "【中止の場合は連絡】会")),
        [
            "【延期分】会 2026-12-10 10:00",
            "C2 名前に、満席・中止・延期の言葉があります",
            "【中止の場合は連絡】会 2026-12-11 10:00",
            "C3 名前に、満席・中止・延期の言葉があります",
        ],
    ),
    "every week": (
        book(H, ("毎週木曜", "10:00", "あ")),
        ["あ 毎週木曜 10:00", "A2 「毎週木曜」は、日付ではなく、くり返しの決まりです"],
    ),
    "several days": (
        book(H, ("12/10、12/17、12/24", "10:00", "あ")),
        ["あ 2026-12-10・2026-12-17・2026-12-24 10:00"],
    ),
    "days of one month": (
        book(H, ("12/10・17・24", "10:00", "あ")),
        ["あ 2026-12-10・2026-12-17・2026-12-24 10:00"],
    ),
    "days with weekdays": (
        book(H, ("12月10日(木)、17日(木)", "10:00", "あ")),
        ["あ 2026-12-10・2026-12-17 10:00"],
    ),
    "days in lines": (
        book(H, ("12/10\n12/17", "10:00", "あ")),
        ["あ 2026-12-10・2026-12-17 10:00"],
    ),
    "days over the new year": (
        book(H, ("12/24と1/7", "10:00", "あ")),
        ["あ 2026-12-24・2027-01-07 10:00"],
    ),
    "days in the wrong order": (
        book(H, ("12/10・9", "10:00", "あ")),
        ["あ 2026-12-10 10:00", "A2 「9」の意味が読めません"],
    ),
    "a span": (
        book(H, ("12/10〜12/12", "10:00", "あ")),
        ["あ 2026-12-10〜2026-12-12 10:00"],
    ),
    "a span in one month": (
        book(H, ("12月10日〜12日まで", "10:00", "あ")),
        ["あ 2026-12-10〜2026-12-12 10:00"],
    ),
    "words beside a day": (
        book(H, ("12/10(木) 雨天中止", "10:00", "あ")),
        ["あ 2026-12-10 10:00", "A2 「雨天中止」の意味が読めません"],
    ),
    "a time without a day beside": (
        book(H, ("12/10 0:00", "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a day and a time in one cell": (
        book(("日時", "行事名"), ("12月10日(木) 10時〜12時", "あ"), ("12/10・17 13時〜", "い")),
        ["あ 2026-12-10 10:00-12:00", "い 2026-12-10・2026-12-17 13:00"],
    ),
    "a span beside the day and a column for the start": (
        book(
            ("日時", "開始", "終了", "行事名"),
            ("12/10 10:00〜12:00", "10:00", None, "あ"),
            ("12/11 10:00〜12:00", "10:00", "13:00", "い"),
            ("12/12 10:00〜12:00", "10:00〜12:00", None, "う"),
        ),
        [
            "あ 2026-12-10 10:00-12:00",
            "い 2026-12-11 10:00-13:00",
            "A3 「10:00〜12:00」の意味が読めません",
            "う 2026-12-12 10:00-12:00",
        ],
    ),
    "numbers of days with their time": (
        book(
            (*H, "締切"),
            (46366.4167, None, "あ", 46364.70833),
            (46367, 46367.5625, "い", None),
            (date(2026, 12, 12), 0.4166, "う", None),
            (46369.4167, "10:00", "え", None),
            (46370.4167, "13:00", "お", None),
        ),
        [
            "あ 2026-12-10 10:00 deadline=2026-12-08 17:00",
            "い 2026-12-11 13:30",
            "う 2026-12-12 10:00",
            "え 2026-12-13 10:00",
            "お 2026-12-14 13:00",
            "A6 「10:00」の意味が読めません",
        ],
    ),
    "days of which a cell shows month or day alone": (
        book(("月", "日", "時間", "催し"), (date(2026, 12, 10), date(2026, 12, 10), "10:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a weekday in a column": (
        book(
            ("日付", "曜日", "時間", "行事名"),
            ("12/10", "木", "10:00", "あ"),
            (date(2026, 12, 11), "（木）", "10:00", "い"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-11(木) 10:00",
            "A3 「2026-12-11(木)」は、日付と曜日が合っていません",
        ],
    ),
    "weekdays in other words": (
        book(
            ("日付", "曜日", "時間", "行事名"),
            ("2/11", "木・祝", "10:00", "あ"),
            ("12/11", "木・祝", "10:00", "い"),
            (date(2026, 12, 12), date(2026, 12, 12), "10:00", "う"),
            ("12/13", "SUN", "10:00", "え"),
        ),
        [
            "あ 2027-02-11 10:00",
            "い 12/11(木) 10:00",
            "A3 「12/11(木)」は、日付と曜日が合っていません",
            "う 2026-12-12 10:00",
            "え 2026-12-13 10:00",
            "次の言葉は、取りこんでいません：B5「SUN」",
        ],
    ),
    "mornings and afternoons in columns": (
        book(("日付", "午前", "午後", "行事名"), ("12/11", None, "1:30〜3:00", "あ")),
        [
            "あ 2026-12-11",
            "A2 始まりの時刻がありません",
            "次の列は、取りこんでいません：B「午前」、C「午後」",
        ],
    ),
    "other times than the start": (
        book(("日付", "時間（受付）", "開始（午後）", "行事名"), ("12/11", "9:30", "1:30", "あ")),
        [
            "あ 2026-12-11",
            "A2 始まりの時刻がありません",
            "次の列は、取りこんでいません：B「時間(受付)」、C「開始(午後)」",
        ],
    ),
    "from and to below": (
        book(
            ("日付", "時間", None, "行事名"),
            (None, "自", "至", None),
            ("12/10", "10:00", "12:00", "あ"),
        ),
        ["あ 2026-12-10 10:00-12:00"],
    ),
    "month and day in columns": (
        book(
            ("月", "日", "曜", "時間", "催し"),
            (12, 10, "木", "10:00", "あ"),
            ("〃", 17, "木", "10:00", "い"),
            (1, 14, "水", "10:00", "う"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-17 10:00",
            "う 1月14日(水) 10:00",
            "B4 「1月14日(水)」は、日付と曜日が合っていません",
        ],
    ),
    "days below months": (
        book(
            ("日", "曜", "時間", "催し"),
            ("12月",),
            (10, "木", "10:00", "あ"),
            ("1月",),
            (14, "木", "10:00", "い"),
            (15, "木", "10:00", "う"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2027-01-14 10:00",
            "う 2027-01-15(木) 10:00",
            "A6 「2027-01-15(木)」は、日付と曜日が合っていません",
        ],
    ),
    "days without any month": (
        book(("日", "時間", "催し"), (10, "10:00", "あ")),
        ["あ 10 10:00", "A2 「10」は日付として読めません"],
    ),
    "a day merged over two rows": (
        book(H, A, (None, "13:00", "い"), change=merged("A2:A3")),
        ["あ 2026-12-10 10:00", "い 2026-12-10 13:00"],
    ),
    "a day that is missing below": (
        book(H, A, (None, "13:00", "い")),
        ["あ 2026-12-10 10:00", "い 13:00", "A3 日付がありません"],
    ),
    "a span of hours": (
        book(H, ("12/10", "10時〜12時", "あ")),
        ["あ 2026-12-10 10:00-12:00"],
    ),
    "hours said once": (
        book(H, ("12/10", "13～15時", "あ")),
        ["あ 2026-12-10 13:00-15:00"],
    ),
    "half past": (
        book(H, ("12/10", "午後1時半から3時", "あ")),
        ["あ 2026-12-10 13:30-15:00"],
    ),
    "open end": (
        book(H, ("12/10", "13:30～", "あ")),
        ["あ 2026-12-10 13:30"],
    ),
    "am and pm": (
        book(H, ("12/10", "AM10:00〜PM3:00", "あ")),
        ["あ 2026-12-10 10:00-15:00"],
    ),
    "as in English": (
        book(H, ("12/10", "1:30 PM", "あ")),
        ["あ 2026-12-10 13:30"],
    ),
    "seconds": (
        book(H, ("12/10", "10:00:00", "あ")),
        ["あ 2026-12-10 10:00"],
    ),
    "a time of Excel": (
        book(H, ("12/10", time(13, 30), "あ")),
        ["あ 2026-12-10 13:30"],
    ),
    "a time of Excel a moment before the minute": (
        book(
            H,
            ("12/10", 0.4166666, "あ"),
            (46367.9999999, "10:00", "い"),
            change=shown("B2", "h:mm", "A3", "m/d"),
        ),
        ["あ 2026-12-10 10:00", "い 2026-12-12 10:00"],
    ),
    "an hour of the morning or of the evening": (
        book(
            H, ("12/10", "7時半〜9時", "あ"), ("12/11", time(8), "い"), ("12/12", "午前8時", "う")
        ),
        [
            "あ 2026-12-10 07:30-09:00",
            "い 2026-12-11 08:00",
            "う 2026-12-12 08:00",
            say("told_half", places="B2「7時半」、B3「08:00」"),
        ],
    ),
    "an arrow between times": (
        book(H, ("12/10", "10:00→13:00", "あ")),
        [
            "あ 2026-12-10 10:00→13:00",
            "B2 「10:00→13:00」は、始まりと終わりなのか、時刻の変更なのかが分かりません",
        ],
    ),
    "a fraction of a day": (
        book(H, ("12/10", 0.5, "あ")),
        ["あ 2026-12-10 12:00"],
    ),
    "one o'clock": (
        book(H, ("12/10", "1時〜3時", "あ")),
        ["あ 2026-12-10 01:00-03:00", "B2 「1時」は、午前なら早すぎます"],
    ),
    "one o'clock of Excel": (
        book(H, ("12/10", time(1, 0), "あ")),
        ["あ 2026-12-10 01:00", "B2 「01:00」は、午前なら早すぎます"],
    ),
    "one in the morning": (
        book(H, ("12/10", "午前1時", "あ")),
        [
            "あ 2026-12-10 01:00",
            "B2：「01:00」は、夜おそくか朝早くに始まる時刻です → 午前と午後を見直してください。この時刻でよければ、このままでかまいません",  # noqa: E501
        ],
    ),
    "a bare number": (
        book(H, ("12/10", "10", "あ")),
        ["あ 2026-12-10 10", "B2 「10」は時刻として読めません"],
    ),
    "two spans": (
        book(H, ("12/10", "10:00〜12:00、13:00〜15:00", "あ")),
        [
            "あ 2026-12-10 10:00-12:00、13:00〜15:00",
            "B2 「12:00、13:00〜15:00」には、時刻がいくつもあります",
        ],
    ),
    "words beside times": (
        book(H, ("12/10", "10時〜12時(受付9:30)", "あ")),
        ["あ 2026-12-10 10:00-12時(受付9:30)", "B2 「12時(受付9:30)」は時刻として読めません"],
    ),
    "a semicolon": (
        book(H, ("12/10", "10;00", "あ")),
        ["あ 2026-12-10 10;00", "B2 「10;00」は時刻として読めません"],
    ),
    "not settled": (
        book(H, ("12/10", "未定", "あ")),
        ["あ 2026-12-10 未定"],
    ),
    "end before start": (
        book(H, ("12/10", "10時〜9時", "あ")),
        ["あ 2026-12-10 10:00-09:00", "B2 終わりの時刻が始まりより前か同じです"],
    ),
    "two ends": (
        book(
            (*H, "終了"),
            ("12/10", "10時〜12時", "あ", "13:00"),
            ("12/11", "10時〜12時", "い", "12:00"),
        ),
        [
            "あ 2026-12-10 10:00-13:00",
            "D2 終わりの時刻が、2つの列でちがいます（始まりの列では「12時」）",
            "い 2026-12-11 10:00-12:00",
        ],
    ),
    "a span in the column of ends": (
        book((*H, "終了"), (*A, "10時〜12時")),
        ["あ 2026-12-10 10:00-10時〜12時", "D2 「10時〜12時」には、時刻が2つあります"],
    ),
    "how many": (
        book(
            (*H, "定員"),
            ("12/10", "10:00", "あ", "１０名"),
            ("12/11", "10:00", "い", "先着15名"),
            ("12/12", "10:00", "う", "10組20名"),
            ("12/13", "10:00", "え", "なし"),
            ("12/14", "10:00", "お", "たくさん"),
            ("12/15", "10:00", "か", 10.0),
        ),
        [
            "あ 2026-12-10 10:00 capacity=１０名",
            "い 2026-12-11 10:00 capacity=先着15名",
            "う 2026-12-12 10:00 capacity=10組20名",
            "え 2026-12-13 10:00",
            "お 2026-12-14 10:00 capacity=たくさん",
            "D6 「たくさん」は定員として読めません",
            "か 2026-12-15 10:00 capacity=10",
        ],
    ),
    "what it costs": (
        book(
            (*H, "参加費(円)"),
            ("12/10", "10:00", "あ", "無料"),
            ("12/11", "10:00", "い", "500円（材料費）"),
            ("12/12", "10:00", "う", "￥1,000"),
            ("12/13", "10:00", "え", 0),
            ("12/14", "10:00", "お", 500),
            ("12/15", "10:00", "か", "無料（材料費300円）"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-11 10:00 fee=500円（材料費）",
            "う 2026-12-12 10:00 fee=￥1,000",
            "え 2026-12-13 10:00",
            "お 2026-12-14 10:00 fee=500",
            "か 2026-12-15 10:00 fee=無料（材料費300円）",
        ],
    ),
    "a number and words for one thing": (
        book(
            (*H, "料金（基本）", "料金（詳細）", "定員", "定員（詳細）"),
            (*A, 500, "材料費は別", 20, "抽選"),
            ("12/11", "10:00", "い", 500, "500円（材料費）", 10, "先着10名"),
            ("12/12", "10:00", "う", "無料", "無料（材料費300円）", None, "先着順"),
            ("12/13", "10:00", "え", 0, None, 5, None),
        ),
        [
            "あ 2026-12-10 10:00 capacity=20人／抽選 fee=500円／材料費は別",
            "い 2026-12-11 10:00 capacity=先着10名 fee=500円（材料費）",
            "う 2026-12-12 10:00 capacity=先着順 fee=無料（材料費300円）",
            "え 2026-12-13 10:00 capacity=5",
        ],
    ),
    "what headings say in brackets": (
        book(
            (*H, "定員（組）", "参加費（会員）"),
            (*A, 10, "300円"),
            ("12/11", "10:00", "い", "5人", None),
        ),
        [
            "あ 2026-12-10 10:00 capacity=10組 fee=300円",
            "い 2026-12-11 10:00 capacity=5人",
            "見出しのかっこの中の言葉は、取りこんでいません：E「参加費(会員)」",
            "空いているマスは、いつもの会場・無料・いつもの申込先として出ます。上の行と同じなら、書いてください：E3",
        ],
    ),
    "words that Excel took for a day": (
        book(
            (*H, "定員", "料金", "対象"),
            (*A, date(2026, 10, 20), date(2026, 1, 2), "3月5日"),
        ),
        [
            "あ 2026-12-10 10:00 audience=3月5日 capacity=2026-10-20 fee=2026-01-02",
            "D2 Excelが、日付か時刻に変えたようです（2026-10-20）",
            "E2 Excelが、日付か時刻に変えたようです（2026-01-02）",
            "F2 Excelが、日付か時刻に変えたようです（3月5日）",
        ],
    ),
    "a row for each date of one": (
        (
            "NO,日付,開始,終了,行事名,状況,備考,定員\r\n"
            "20261210-yoga,12/10,10:00,12:00,ヨガ,満席,,10\r\n"
            "20261217-yoga,12/17,10:00,12:00,ヨガ,,,10\r\n"
            "20261224-yoga,12/24,13:00,15:00,ヨガ,中止（雪）,午後です,20\r\n"
            "20261225-yoga,12/25,10:00,,ヨガ,,,10\r\n"
            "20261226-yoga,12/26,10:00,12:00,ヨガ,多忙,,10\r\n"
        ).encode(),
        [
            "ヨガ 2026-12-10・2026-12-17・2026-12-24・2026-12-26 10:00-12:00 capacity=10 status=full",  # noqa: E501
            "F6 「多忙」は、状態として読めません",
            "ヨガ 2026-12-25 10:00 capacity=10",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：G4",
        ],
    ),
    "what the words of a workshop say": (
        book(
            (*H, "内容"),
            (*A, "材料費500円。申込不要です"),
            ("11/1", "9:00", "い", "材料費500円"),
        ),
        [
            "あ 2026-12-10 10:00 summary=材料費500円。申込不要です",
            "い 2026-11-01 09:00 summary=材料費500円",
            "D2、D3：「材料費500円」とありますが、料金が書かれていないので、「無料」と出ます → 「料金」に書いてください。だれも払わないなら、このままでかまいません",  # noqa: E501
            "D2：「申込不要」とありますが、申込先が書かれていません → 申し込みがいらないときは、「申込先」を「不要」にすると、申し込みの電話が出なくなります",  # noqa: E501
        ],
    ),
    "how to apply": (
        book(
            (*H, "申込み方法"),
            ("12/10", "10:00", "あ", "要予約"),
            ("12/11", "10:00", "い", "電話にて"),
            ("12/12", "10:00", "う", "予約不要"),
            ("12/13", "10:00", "え", "不要（当日直接）"),
            ("12/14", "10:00", "お", "メール"),
            ("12/15", "10:00", "か", "○"),
            ("12/16", "10:00", "き", "-"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-11 10:00",
            "う 2026-12-12 10:00 apply=不要",
            "え 2026-12-13 10:00 apply=不要",
            "お 2026-12-14 10:00 apply=mail",
            "か 2026-12-15 10:00 apply=○",
            "D7 「○」は、申込の方法として読めません",
            "き 2026-12-16 10:00 apply=-",
            "D8 「-」は、申込の方法として読めません",
        ],
    ),
    "numbers to apply to": (
        book(
            (*H, "申込先"),
            ("12/10", "10:00", "あ", "080-3402-8900"),
            ("12/11", "10:00", "い", 8034028682),
            ("12/12", "10:00", "う", "TEL 080-3402-8685"),
            ("12/13", "10:00", "え", 295271234),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-11 10:00 apply=general",
            "う 2026-12-12 10:00 apply=consultation",
            "え 2026-12-13 10:00 apply=295271234",
            "D5 「295271234」は、電話番号の先頭の0が消えています",
        ],
    ),
    "names and numbers to apply to": (
        book(
            (*H, "連絡先名称", "連絡先電話番号", "申込方法"),
            ("12/10", "10:00", "あ", "市役所", "080-3402-8685", None),
            ("12/11", "10:00", "い", service().contacts["mail"].label, None, None),
            ("12/12", "10:00", "う", service().contacts["mail"].label, "029-000-0000", None),
            ("12/13", "10:00", "え", "市役所", "029-000-0000", "不要"),
            ("12/14", "10:00", "お", "市役所", "029-000-0000", "電話"),
        ),
        [
            "あ 2026-12-10 10:00 apply=consultation",
            "い 2026-12-11 10:00 apply=mail",
            "う 2026-12-12 10:00 apply=mail",
            "え 2026-12-13 10:00 apply=不要",
            "お 2026-12-14 10:00 apply.0.name=市役所 apply.0.telephone=029-000-0000",
            "次の言葉は、取りこんでいません：D2「市役所」、E4「029-000-0000」、D5「市役所」、E5「029-000-0000」",
        ],
    ),
    "until when": (
        book(
            (*H, "申込締切"),
            ("12/10", "10:00", "あ", "12/8(火)まで"),
            ("12/11", "10:00", "い", "前日"),
            ("12/12", "10:00", "う", "12/8 17時"),
            ("12/13", "10:00", "え", "なし"),
            ("12/14", "10:00", "お", "-"),
            ("12/15", "10:00", "か", "定員になり次第"),
            ("12/16", "10:00", "き", "12/18"),
        ),
        [
            "あ 2026-12-10 10:00 deadline=2026-12-08",
            "い 2026-12-11 10:00 deadline=前日",
            "う 2026-12-12 10:00 deadline=2026-12-08 17:00",
            "え 2026-12-13 10:00",
            "お 2026-12-14 10:00",
            "か 2026-12-15 10:00 deadline=定員になり次第",
            "D7 「定員になり次第」は締切として読めません",
            "き 2026-12-16 10:00 deadline=2026-12-18",
            "D8 締切の「2026-12-18」は、終わったあとです（2026-12-16 に終わります）",
        ],
    ),
    "how it stands": (
        book(
            (*H, "状況"),
            ("12/10", "10:00", "あ", "満員御礼"),
            ("12/11", "10:00", "い", "中止（講師の都合）"),
            ("12/12", "10:00", "う", "受付中"),
            ("12/13", "10:00", "え", "終了"),
            ("12/14", "10:00", "お", "12/17に延期"),
        ),
        [
            "あ 2026-12-10 10:00 status=full",
            "い 2026-12-11 10:00 status=cancelled note=講師の都合",
            "う 2026-12-12 10:00",
            "え 2026-12-13 10:00",
            "D5 「終了」とありますが、これからの日です",
            "お 2026-12-14 10:00",
            "D6 「12/17に延期」は、状態として読めません",
        ],
    ),
    "two states": (
        book(
            (*H, "状況", "備考"),
            ("12/10", "10:00", "あ", "予定（満席）", None),
            ("12/11", "10:00", "い", "満席（キャンセル待ち可）", "水を持って"),
            ("12/12", "10:00", "【満席】う", "予定どおり", None),
            ("12/13", "10:00", "【満席】え", "満席", None),
            ("12/14", "10:00", "お（日程変更）", None, None),
            ("10/14", "10:00", "か", "終了", None),
        ),
        [
            "あ 2026-12-10 10:00",
            "D2 「予定（満席）」は、状態として読めません",
            "い 2026-12-11 10:00 status=full note=水を持って／キャンセル待ち可",
            "う 2026-12-12 10:00 status=full",
            "C4 名前に、満席・中止・延期の言葉があります",
            "え 2026-12-13 10:00 status=full",
            "お 2026-12-14 10:00",
            "か 2026-10-14 10:00",
            "次の言葉は、取りこんでいません：C6「日程変更」",
            "過ぎた日です。年がちがわないか、見てください：A7「2026-10-14」",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：E3",
        ],
    ),
    "the state in the name": (
        book(
            H,
            ("12/10", "10:00", "【中止】あ"),
            ("12/11", "10:00", "い（満席）"),
            ("12/12", "10:00", "★延期★う"),
            ("12/13", "10:00", "中止：え"),
            ("12/14", "10:00", "おは中止になりました"),
        ),
        [
            "あ 2026-12-10 10:00 status=cancelled",
            "い 2026-12-11 10:00 status=full",
            "う 2026-12-12 10:00 status=postponed",
            "え 2026-12-13 10:00 status=cancelled",
            "おは中止になりました 2026-12-14 10:00",
            "C6 名前に、満席・中止・延期の言葉があります",
        ],
    ),
    "dashes and blanks": (
        book((*H, "持ち物", "託児"), (*A, "―", "\u3000"), ("\xa0", " ", "\u3000", None, None)),
        ["あ 2026-12-10 10:00"],
    ),
    "signs for words": (
        book((*H, "料金", "託児"), (*A, "○", "×")),
        [
            "あ 2026-12-10 10:00 fee=○ childcare=×",
            "D2 チェックの印だけでは、サイトに何と書くかが分かりません",
            "E2 チェックの印だけでは、サイトに何と書くかが分かりません",
        ],
    ),
    "boxes that are ticked": (
        book((*H, "託児"), (*A, True), ("12/11", "10:00", "い", False)),
        [
            "あ 2026-12-10 10:00 childcare=True",
            "D2 チェックの印だけでは、サイトに何と書くかが分かりません",
            "い 2026-12-11 10:00",
        ],
    ),
    "a format that shows words": (
        book((*H, "定員", "料金"), (*A, 10, 500), change=shown("D2", '0"組"', "E2", '#,##0"円"')),
        ["あ 2026-12-10 10:00 capacity=10組 fee=500円"],
    ),
    "formats that show words beside tenths, a space, a language or a sum": (
        book(
            (*H, "定員", "料金"),
            (*A, 10, 1.5),
            ("12/11", "10:00", "い", 12, 500),
            ("12/12", "10:00", "う", 8, 1234567),
            ("12/13", "10:00", "え", 6, 0),
            ("12/14", "10:00", "お", 4, 5),
            change=shown(
                *("D2", '[$-411]0"組"', "E2", '0.0"千円"'),
                *("D3", '0 "組"', "E3", '[Red]"一人"#,##0円_ ;-#,##0円'),
                *("D4", "先着0名", "E4", '#,##0"円"'),
                *("D5", '"親子"#\\組', "E5", "[$¥-411]#,##0"),
                *("D6", '[DBNum3][$-411]0"人_組"', "E6", "[$$-409]0"),
            ),
        ),
        [
            "あ 2026-12-10 10:00 capacity=10組 fee=1.5千円",
            "い 2026-12-11 10:00 capacity=12組 fee=一人500円",
            "う 2026-12-12 10:00 capacity=先着8名 fee=1234567円",
            "え 2026-12-13 10:00 capacity=親子6組",
            "お 2026-12-14 10:00 capacity=4人_組 fee=$5",
        ],
    ),
    "formats that show another number, other words or nothing": (
        book(
            (*H, "定員", "料金", "対象"),
            (*A, 500, 0.3, "会員"),
            ("12/11", "10:00", "い", 1500, 1500000, "内緒"),
            ("12/12", "10:00", "う", 8, 333.3333, None),
            ("12/13", "10:00", "え", 6, 500, None),
            ("12/14", "10:00", "お", 0, -500, None),
            (46371, 0.4166, "か", 5, 1200, None),
            change=shown(
                *("D2", '[<=999]0"人";#,##0"人以上"', "E2", "0%", "F2", '@"のみ"'),
                *("D3", '[<=999]0"人";0"人以上"', "E3", '#,##0,"千円"', "F3", ";;;"),
                *("D4", "[>5]0_);0", "E4", "#,##0", "E5", ";;;", "D6", '0"人";;"未定"'),
                *("E6", '#,##0円;"▲"#,##0円', "A7", "0", "B7", "0.00", "D7", "00"),
                *("E7", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'),
            ),
        ),
        [
            "あ 2026-12-10 10:00 audience=会員のみ capacity=500人 fee=30%",
            "い 2026-12-11 10:00 capacity=1500人以上 fee=1500千円",
            "う 2026-12-12 10:00 capacity=8 fee=333",
            "え 2026-12-13 10:00 capacity=6",
            "お 2026-12-14 10:00 fee=▲500円",
            "か 2026-12-15 10:00 capacity=05 fee=1200",
            "空いているマスは、いつもの会場・無料・いつもの申込先として出ます。上の行と同じなら、書いてください：E5",
        ],
    ),
    "a number that shows its zero": (
        book(
            (*H, "連絡先名称", "連絡先電話番号"),
            (*A, "市役所", 295271234),
            change=shown("E2", "0000000000"),
        ),
        [
            "あ 2026-12-10 10:00 apply.0.name=市役所 apply.0.telephone=0295271234",
            "E2 「0295271234」は電話番号として読めません",
        ],
    ),
    "merged over rows and columns": (
        book(
            (*H, "会場", "備考"),
            (*A, "オンライン", None),
            ("12/11", "10:00", "い", None, None),
            ("※荒天のときは中止します",),
            (),
            change=merged("D2:E3", "A4:E5"),
        ),
        [
            "あ 2026-12-10 10:00 place=オンライン",
            "い 2026-12-11 10:00 place=オンライン",
            "次の言葉は、取りこんでいません：A4「※荒天のときは中止します」",
        ],
    ),
    "blank below what is not usual": (
        book(
            (*H, "会場", "料金", "申込"),
            ("12/9", "10:00", "う", None, None, None),
            (*A, "オンライン", "500円", "不要"),
            ("12/11", "10:00", "い", None, None, "電話"),
        ),
        [
            "う 2026-12-09 10:00",
            "あ 2026-12-10 10:00 place=オンライン fee=500円 apply=不要",
            "い 2026-12-11 10:00",
            "空いているマスは、いつもの会場・無料・いつもの申込先として出ます。上の行と同じなら、書いてください：D4、E4",
        ],
    ),
    "the same as above": (
        book((*H, "定員"), (*A, 10), ("12/11", "〃", "い", "同上")),
        ["あ 2026-12-10 10:00 capacity=10", "い 2026-12-11 10:00 capacity=10"],
    ),
    "places": (
        book(
            (*H, "会場"),
            (*A, "コミュニティサロンＹＯＲＩＳＯＩ土浦"),
            ("12/11", "10:00", "い", "市民会館"),
            ("12/12", "10:00", "う", "―"),
            ("12/14", "10:00", "え", "Ｚｏｏｍ"),
            ("12/16", "10:00", "お", "未定"),
            ("12/17", "10:00", "か", "申込みの後にお知らせします"),
            ("12/18", "10:00", "き", "会場とオンライン"),
        ),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-11 10:00 place.name=市民会館",
            "D3 「市民会館」の住所がありません",
            "う 2026-12-12 10:00 place.name=―",
            "D4 「―」の住所がありません",
            "え 2026-12-14 10:00 place=Ｚｏｏｍ",
            "お 2026-12-16 10:00 place=未定",
            "か 2026-12-17 10:00 place=申込みの後にお知らせします",
            "き 2026-12-18 10:00 place=会場とオンライン",
            "D8 「会場とオンライン」は、場所の一覧にある名前ではありません",
        ],
    ),
    "words for colleagues": (
        book((*H, "備考"), (*A, "鍵は佐藤さん"), ("12/11", "10:00", "い", None)),
        [
            "あ 2026-12-10 10:00 note=鍵は佐藤さん",
            "い 2026-12-11 10:00",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：D2",
        ],
    ),
    "a state in a column that says something else, or nothing known": (
        book(
            (*H, "進捗", "定員", "状況", None),
            (*A, "中止", 10, None, None),
            ("12/11", "10:00", "い", "OK", "満席", None, None),
            ("12/12", "10:00", "う", "延期", 10, "延期", None),
            ("12/14", "10:00", "え", None, 10, "予定どおり", "キャンセル"),
            ("12/16", "10:00", "【中止】お", "中止", 10, None, None),
        ),
        [
            "あ 2026-12-10 10:00 capacity=10",
            "D2 「中止」とありますが、状態としては読んでいません",
            "い 2026-12-11 10:00 capacity=満席",
            "E3 「満席」とありますが、状態としては読んでいません",
            "う 2026-12-12 10:00 capacity=10 status=postponed",
            "え 2026-12-14 10:00 capacity=10",
            "お 2026-12-16 10:00 capacity=10 status=cancelled",
            "次の列は、取りこんでいません：D「進捗」",
            "見出しのない列にある、次のマスは、取りこんでいません：G5「キャンセル」",
        ],
    ),
    "other words for a state": (
        book(
            (*H, "状況", "備考"),
            (*A, "休講", None),
            ("12/11", "10:00", "い", "キャンセル待ち", None),
            ("12/12", "10:00", "【休講】う", None, None),
            ("12/14", "10:00", "え", "空きあり", None),
            ("12/16", "10:00", "お", None, "取り消し"),
        ),
        [
            "あ 2026-12-10 10:00 status=cancelled",
            "い 2026-12-11 10:00 status=full",
            "う 2026-12-12 10:00 status=cancelled",
            "え 2026-12-14 10:00",
            "お 2026-12-16 10:00 note=取り消し",
            "E6 備考に、満席・中止・延期の言葉があります",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：E6",
        ],
    ),
    "a state among words for colleagues": (
        book(
            (*H, "備考"),
            (*A, "中止"),
            ("12/11", "10:00", "い", "延期→1/14"),
            ("12/12", "10:00", "う", "荒天のときは中止"),
            ("12/14", "10:00", "え", "荒天中止になりました"),
        ),
        [
            "あ 2026-12-10 10:00 note=中止",
            "D2 備考に、満席・中止・延期の言葉があります",
            "い 2026-12-11 10:00 note=延期→1/14",
            "D3 備考に、満席・中止・延期の言葉があります",
            "う 2026-12-12 10:00 note=荒天のときは中止",
            "え 2026-12-14 10:00 note=荒天中止になりました",
            "D5 備考に、満席・中止・延期の言葉があります",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：D2、D3、D4、D5",
        ],
    ),
    "formulas without answers": (
        book(H, ("12/10", "10:00", "=A1"), ("12/11", "10:00", "#N/A")),
        [
            "2026-12-10 10:00",
            "C2 計算式の答えが、ファイルに入っていません",
            "#N/A 2026-12-11 10:00",
            "C3 計算式がエラーになっています",
        ],
    ),
    "a note at a cell": (
        book(H, A, change=noted("C2")),
        ["あ 2026-12-10 10:00", "マスについたメモは、取りこんでいません：C2"],
    ),
    "struck through": (
        book(H, A, ("12/11", "10:00", "い"), change=struck("C3")),
        ["あ 2026-12-10 10:00", "い 2026-12-11 10:00", "C3 取り消し線が引かれています"],
    ),
    "a row in another colour": (
        book(H, A, *LATER, change=filled("A3", "C3")),
        ["あ 2026-12-10 10:00", *READ_LATER, say("told_colours", places="3行目")],
    ),
    "a name in another colour": (
        book(H, A, *LATER, change=filled("C4")),
        ["あ 2026-12-10 10:00", *READ_LATER, say("told_colours", places="4行目")],
    ),
    "a column of one colour, and rows that take turns": (
        book(H, A, *LATER, *LATER[:1], change=filled("A2", "A3", "A4", "A5", "C3", "C5")),
        [
            "あ 2026-12-10 10:00",
            *READ_LATER,
            say("left_held", places="C5「い」"),
        ],
    ),
    "every second row coloured": (
        book(H, A, *LATER, *LATER[:1], *LATER[:1], change=filled("C3", "C5")),
        ["あ 2026-12-10 10:00", *READ_LATER, say("left_held", places="C5「い」、C6「い」")],
    ),
    "half of the rows coloured": (
        book(H, A, *LATER, ("12/13", "10:00", "え"), change=filled("C2", "C3")),
        [
            "あ 2026-12-10 10:00",
            *READ_LATER,
            "え 2026-12-13 10:00",
            say("told_many_colours"),
        ],
    ),
    "a row of units": (
        book((*H, "定員"), ("月日", "時:分", None, "人"), (*A, 10), ("12/11", "未定", None, 5)),
        [
            "あ 2026-12-10 10:00 capacity=10",
            "2026-12-11 未定 capacity=5",
            "C4 名前がありません",
            "次の言葉は、取りこんでいません：B2「時:分」、D2「人」",
        ],
    ),
    "another column's word beside the state": (
        book(
            ("日付", "始まり", "名前", "状態", "ランチ"),
            ("12/10", "10:00", "あ", "予定どおり", "中止"),
        ),
        ["あ 2026-12-10 10:00", "次の列は、取りこんでいません：E「ランチ」"],
    ),
    "hidden rows": (
        book(H, A, ("12/11", "10:00", "い"), change=hidden(3)),
        ["あ 2026-12-10 10:00", "かくれている行は、取りこんでいません：3行目"],
    ),
    "a hidden title of another month": (
        book(("2027年1月の予定",), H, ("10日", "10:00", "あ"), change=hidden(1)),
        [
            "あ 10日 10:00",
            "A3 「10日」は日付として読めません",
            "かくれている行は、取りこんでいません：1行目",
        ],
    ),
    "hidden headings above those that are seen": (
        book(H, ("2027年1月の予定",), H, ("10日", "10:00", "あ"), change=hidden(1)),
        ["あ 2027-01-10 10:00", "かくれている行は、取りこんでいません：1行目"],
    ),
    "hidden columns": (
        book((*H, "対象", "備考"), (*A, "女性", "080-1111-2222"), change=without("D", "E")),
        [
            "あ 2026-12-10 10:00",
            "かくれている列は、取りこんでいません：D列、E列",
        ],
    ),
    "a hidden column of two with one heading": (
        book((*H, "備考", "備考"), (*A, "内輪の話", "水を持って"), change=without("D")),
        [
            "あ 2026-12-10 10:00 note=水を持って",
            "かくれている列は、取りこんでいません：D列",
            "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：E2",
        ],
    ),
    "a hidden column below the title and of the days": (
        book(("令和8年12月", None, "内輪の話"), H, A, change=without("C")),
        ["見出しの行が見つかりません"],
    ),
    "the id of our own workbook is often hidden": (
        book((*H, "ID（変えません）"), (*A, "yoga"), change=without("D")),
        ["あ 2026-12-10 10:00"],
    ),
    "more columns than are read": (
        book((*H, *[None] * 60, "対象"), (*A, *[None] * 60, "女性")),
        ["あ 2026-12-10 10:00", "次の列は、取りこんでいません：BI列から右"],
    ),
    "more columns than are read of a list": (
        (",".join((*H, *[""] * 200, "対象")) + "\n" + ",".join((*A, *[""] * 200, "女性"))).encode(),
        ["あ 2026-12-10 10:00 audience=女性"],
    ),
    "totals and footnotes": (
        book((*H, "定員"), (*A, 10), ("合　計", None, "1回", 10), ("※持ちもの：水",)),
        [
            "あ 2026-12-10 10:00 capacity=10",
            "次の言葉は、取りこんでいません：A3「合\u3000計」、C3「1回」、D3「10」、A4「※持ちもの：水」",
        ],
    ),
    "a total in the column of names": (
        book((*H, "始", "備考"), (*A, None, "なし"), (None, None, "全3回", None, None)),
        [
            "あ 2026-12-10 10:00",
            "次の列は、取りこんでいません：D「始」",
            "次の言葉は、取りこんでいません：C3「全3回」",
        ],
    ),
    "days without a workshop": (
        book((*H, "備考"), ("12/9", None, None, None), (*A, None), ("12/13", None, None, "休館日")),
        ["あ 2026-12-10 10:00", "次の言葉は、取りこんでいません：D4「休館日」"],
    ),
    "a cell without a heading": (
        book((*H, None), (*A, "〜副題〜")),
        [
            "あ 2026-12-10 10:00",
            "見出しのない列にある、次のマスは、取りこんでいません：D2「〜副題〜」",
        ],
    ),
    "a sentence in the column of days": (
        book(H, A, ("12/11はお休みします",)),
        ["あ 2026-12-10 10:00", "次の言葉は、取りこんでいません：A3「12/11はお休みします」"],
    ),
    "a thousand empty rows": (
        book(H, A, change=tall),
        ["あ 2026-12-10 10:00"],
    ),
    "nothing below the headings": (
        book(H),
        [],
    ),
    "two sheets with one day": (
        sheets(一月=[H, A], 二月=[H, ("12/10", "10:00", "い"), ("1/40", "10:00", "う")]),
        [
            "あ 2026-12-10 10:00",
            "い 2026-12-10 10:00",
            "う 1/40 10:00",
            "「二月」のA3 「1/40」は日付として読めません",
        ],
    ),
    "a month in the name of each sheet": (
        sheets(
            **{
                name: [("日", *H[1:]), (14, "10:00", name)]
                for name in ("2026.12", "1月", "202702", "R9.3")
            }
        ),
        [
            "2026.12 2026-12-14 10:00",
            "1月 2027-01-14 10:00",
            "202702 2027-02-14 10:00",
            "R9.3 2027-03-14 10:00",
        ],
    ),
    "the months of a fiscal year in the names of sheets": (
        sheets(
            **{f"{month}月": [("日", *H[1:]), (10, "10:00", f"{month}月の会")] for month in (5, 12)}
        ),
        [
            "5月の会 2027-05-10 10:00",
            "12月の会 2026-12-10 10:00",
            say("told_year", places="「5月」のA2「2027-05-10」"),
        ],
    ),
    "days of next year with and without their year": (
        book(H, ("7/8", "10:00", "あ"), ("2027/7/8", "10:00", "い"), ("1/14", "10:00", "う")),
        [
            "あ 2027-07-08 10:00",
            "い 2027-07-08 10:00",
            "う 2027-01-14 10:00",
            say("told_year", places="A2「2027-07-08」"),
        ],
    ),
    "one workshop in two sheets": (
        sheets(一覧=[H, A], 十二月=[H, A]),
        [
            "あ 2026-12-10 10:00",
            "同じ名前・日・始まりのものがもうあるので、取りこんでいません。直すところがあれば、それを開いて直してください：「十二月」のC2「あ」",
        ],
    ),
    "a hidden sheet and one with other things": (
        sheets(予定=[H, A], _前の年=[H, A], 鍵=[("佐藤",)]),
        [
            "あ 2026-12-10 10:00",
            "かくれているシートは、取りこんでいません：「前の年」",
            "列の名前の行がないシートは、取りこんでいません：「鍵」",
        ],
    ),
    "Shift_JIS": (
        CSV.encode("cp932"),
        ["ヨガ 2026-12-10 10:00-12:00"],
    ),
    "UTF-8": (
        CSV.encode("utf-8-sig"),
        ["ヨガ 2026-12-10 10:00-12:00"],
    ),
    "Unicode text of Excel": (
        CSV.replace(",", "\t").encode("utf-16"),
        ["ヨガ 2026-12-10 10:00-12:00"],
    ),
    "tabs": (
        CSV.replace(",", "\t").encode("cp932"),
        ["ヨガ 2026-12-10 10:00-12:00"],
    ),
    "a title above tabs": (
        "令和8年12月の予定\n日付\t時間\t行事名\n10日\t10:00\tあ、い\n".encode("cp932"),
        ["あ、い 2026-12-10 10:00"],
    ),
    "semicolons": (
        CSV.replace(",", ";").encode(),
        ["ヨガ 2026-12-10 10:00-12:00"],
    ),
    "quotes, line breaks and commas": (
        '日付,時間,行事名,内容\n12/10,10:00,"あ ""特別"" 会","1行目\n2行目, つづき"\n'.encode(
            "utf-8-sig"
        ),
        ['あ "特別" 会 2026-12-10 10:00 summary=1行目\n2行目, つづき'],
    ),
    "a quote that nobody closed": (
        '日付,時間,行事名\r\n12/10,10:00,"あ\r\n12/11,11:00,い\r\n'.encode(),
        [QUOTE.format(2)],
    ),
    "a quote that the next one closes": (
        '日付,時間,行事名,内容\n12/10,10:00,あ,"1行目\n2行目"\n12/11,11:00,"い,\n12/12,9:00,"う",x\n'.encode(),
        [QUOTE.format(3)],
    ),
    "a quote that swallows the next cell": (
        '日付,時間,行事名,内容\n12/10,10:00,"あ,"い"\n'.encode(),
        [QUOTE.format(2)],
    ),
    "quotes around a word": (
        '日付,時間,行事名,内容\n12/10,10:00,"特別"な"会,5"" x\n12/11,10:00,い,"1\n2"\n'.encode(),
        ['特別な"会 2026-12-10 10:00 summary=5"" x', "い 2026-12-11 10:00 summary=1\n2"],
    ),
    "a comma without quotes": (
        "日付,時間,行事名,料金\r\n12/10,10:00,あ,1,000円\r\n12/11,10:00,い,500円,\r\n".encode(),
        [
            "あ 2026-12-10 10:00 fee=1",
            "E2 見出しの列より、右にはみ出ています",
            "い 2026-12-11 10:00 fee=500円",
        ],
    ),
    "a zero kept by a formula": (
        (
            '日付,時間,行事名,連絡先名称,連絡先電話番号\r\n12/10,10:00,あ,市役所,"=""0295271234"""\r\n12/11,10:00,い,市役所,295271234\r\n'
        ).encode(),
        [
            "あ 2026-12-10 10:00 apply.0.name=市役所 apply.0.telephone=0295271234",
            "E2 「0295271234」は電話番号として読めません",
            "い 2026-12-11 10:00",
            "E3 「295271234」は、電話番号の先頭の0が消えています",
        ],
    ),
    "a website that is called .xls": (
        b"<html><table><tr><td>x</td></tr></table>",
        ["Excelのブック（.xlsx）ではありません"],
    ),
    "a PDF": (
        b"%PDF-1.7 x",
        ["Excelのブック（.xlsx）ではありません"],
    ),
}


@pytest.mark.parametrize(("data", "lines"), CASES.values(), ids=CASES)
def test_a_table_of_an_office(data: Table, lines: list[str]) -> None:
    assert read(data) == lines


def test_days_on_which_the_place_is_closed_are_told_once_for_each_workshop() -> None:
    rows = [(day, "10:00", "あ") for day in ("12/10", "12/13", "12/14")]
    (told,) = taken(book(H, *rows, ("12/13", "10:00", "い"))).left
    assert told.startswith("A3、A5：「2026-12-13」" + CLOSED)
    dates = "".join(f"20261213-kai,12/{day},10:00,会\n" for day in (13, 14, 20))
    (told,) = taken_in(f"NO,日付,開始,行事名\n{dates}".encode(), intake()).left
    assert told.startswith("B2：「2026-12-13」" + CLOSED)


def test_times_at_which_the_place_is_closed_are_told() -> None:
    rows = [("12/10", clock, "あ") for clock in ("10:00", "18:00")]
    (told,) = taken(book(H, *rows)).left
    assert told.startswith("B3：2026-12-10 の 18:00 から" + OUTSIDE)


def test_what_differs_on_a_date_stands_with_that_date() -> None:
    data, _ = CASES["a row for each date of one"]
    assert taken(data).drafts[0].text.partition("dates:\n")[2] == (
        "  - 2026-12-10\n"
        "  - date: 2026-12-17\n    status: scheduled\n"
        "  - date: 2026-12-24\n    start: 13:00\n    end: 15:00\n    status: cancelled\n"
        "    note: 午後です／雪\n    capacity: 20\n"
        "  - date: 2026-12-26\n    status: scheduled\n"
    )


def test_what_was_taken_in_before_is_not_taken_in_twice() -> None:
    assert read(book(H, A, ("12/11", "10:00", "い")), HELD) == [
        "い 2026-12-11 10:00",
        say("left_held", places="C2「あ」"),
    ]


def test_dates_beyond_what_one_workshop_holds_are_another() -> None:
    first = date(2026, 12, 1)
    days = [f"{first + timedelta(number)}" for number in range(70)]
    rows = "".join(f"20261201-kai,{day},10:00,会\n" for day in days)
    taken = taken_in(f"NO,日付,開始,行事名\n{rows}".encode(), intake()).drafts
    assert [day for day in days if not any(day in draft.text for draft in taken)] == []


def test_a_date_of_what_our_list_has_already_is_told_by_its_number() -> None:
    text = "NO,日付,開始,行事名\n20261217-yoga,12/17,10:00,あ\n"
    assert read(text.encode(), HELD) == [say("left_listed", places="D2「あ」")]


@pytest.mark.parametrize("text", ["title: [あ\n", "title: あ\ntitle: い\n", "", "- あ\n"])
def test_a_row_of_a_file_that_cannot_be_read_is_a_fault_of_that_row(text: str) -> None:
    known = {"yoga": Known("events/2026-12-10-yoga.yaml", text)}
    rows = ((*H, "ID（変えません）"), (*A, "yoga"), ("12/11", "10:00", "い", None))
    unread, other = taken(book(*rows), known).drafts
    assert [f"{fault.cell} {fault.message}" for fault in unread.faults] == [
        "D2 " + say("cell_unreadable", value="yoga")
    ]
    assert (unread.text, other.faults) == (text, ())
