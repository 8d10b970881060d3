"""An hour, a closing day, an address has one place: what a page types beside it is told."""

from pathlib import Path

import pytest
from yorisoi.loading.checks.typed_facts import facts_of, typed_facts

from tests.support.remedies import told
from tests.support.writing import EVENT, PAGE, harbour, replace, write

PAGE_FILE, SERVICE, HOTLINES = "pages/ja/sample.md", "data/service.yaml", "data/hotlines.yaml"
ERROR, NOTICE = "error", "notice"


def night_line_opens(content: Path) -> None:
    opens = "{days: 毎日, start: 9:30, end: 17:15}"
    replace(content, HOTLINES, "hours: 受付の時間による", f"open: {opens}")


def said(content: Path, file: str = PAGE_FILE) -> list[tuple[str, str]]:
    """Return code and severity of what is told of one file."""
    return [(one.code, one.severity) for one in told(content) if one.position.path == file]


def of_page(content: Path, text: str) -> list[tuple[str, str]]:
    write(content, PAGE_FILE, PAGE.replace("本文です。", text))
    return said(content)


@pytest.mark.parametrize(
    "text",
    [
        "電話は9時から17時まで受けています。",
        "電話：９：００～１７：００",
        "月〜金 午前9時〜午後5時半に開いています。",
        "開館時間\n9-17時",
        "| 窓口 | 時間 |\n|---|---|\n| 月 | 9:00〜17:00 |",
        "受付時間は正午から20時です。",
        "We are open 9:00 am to 5:00 pm.",
        "- 電話\n- 22:00〜翌6:00",
        "電話は夜7時〜9時です。",
        "電話は朝9時から夜9時までです。",
        "電話：AM9:00〜PM5:00",
        "電話は、**9:00**〜**17:00**です。",
        "{電話|でんわ}は 9{時|じ}から 17{時|じ}までです。",
        "## 電話の時間\n\n平日9:00〜17:00",
        "サロン港は、9:00〜17:00に開いています。",
        "Open: 10am-5pm",
        "広間：9:00〜16:00",
        "相談の電話は、9:00〜20:00です。",
        # of others, whose name is not said
        "電話は9:30〜17:15です。",
    ],
)
def test_hours_that_the_data_lacks_are_refused(text: str, content: Path) -> None:
    night_line_opens(content)
    assert of_page(content, text) == [("unknown_hours", ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        "電話は10時から20時までです。",
        "開いている時間：１０：００～１６：００",
        "午前10時〜夜8時に電話できます。",
        "電話は10時〜8時です。",
        "{電話|でんわ}は 10{時|じ}から 20{時|じ}までです。",
        "場所は、港町1-2-3です。",
        "場所は、港町１－２－３です。",
    ],
)
def test_what_the_data_has_is_told_as_a_copy(text: str, content: Path) -> None:
    assert of_page(content, text) == [("copied_fact", NOTICE)]


def test_hours_of_a_line_that_the_page_names_are_a_copy(content: Path) -> None:
    night_line_opens(content)
    assert of_page(content, "夜の相談は、9:30〜17:15に電話できます。") == [("copied_fact", NOTICE)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12月10日は13:00〜15:00だけ電話がつながります。", "answers_in_words"),
        ("となりの図書館は9:00〜19:00に開いています。", "answers_in_words"),
        ("## 港図書館\n\n開館時間：9:00〜19:00", "answers_in_words"),
        ("市役所の窓口は、平日8:30〜17:15です。", "answers_in_words"),
        ("お昼（12:00〜13:00）は、電話に出られません。", "answers_in_words"),
        ("電話は21時まで受けています。", "answers_in_words"),
        ("一日\n\n9:30〜10:00 体操\n11:00〜12:00 電話", "answers_in_words"),
        ("電話が混み合うのは、18時から20時です。", "answers_in_words"),
        ("Our neighbours are there from 9h to 17h.", "answers_in_words"),
        ("月曜日と水曜日は休みです。", "unknown_closing_days"),
        ("土日祝は休みです。", "unknown_closing_days"),
        ("定休日：月曜・火曜", "unknown_closing_days"),
        ("毎週水曜日はお休みします。", "unknown_closing_days"),
        ("場所は港町1-2-4です。", "differing_address"),
        ("場所は港町１丁目２番５号です。", "differing_address"),
    ],
)
def test_what_may_be_meant_is_a_notice(text: str, code: str, content: Path) -> None:
    assert of_page(content, text) == [(code, NOTICE)]


@pytest.mark.parametrize(
    "text",
    [
        "体操は10:30〜11:00です。",  # a programme
        "12月10日 10:30〜12:00 ヨガ",
        "ヨガは木曜の10:30〜12:00です。申し込みは電話でどうぞ。",
        "| 講座 | 時間 | 申込 |\n|---|---|---|\n| ヨガ | 13:00〜15:00 | 電話 |",
        "電話は20時までです。",
        "電話は当日の9時までにください。",
        "火・日・祝日は休みです。",
        "休みは日曜日です。",
        "今日は休みです。お休みの日は、ほかの窓口へ。",
        "12月10日（木）は休みです。",
        "10日・11日は休みです。",
        "港町2-16-4 市民会館",  # another house
        "港町1丁目",
        "2026年10〜12月の予定",
        "{{ hours.telephone }}に電話してください。",
    ],
)
def test_of_honest_pages_nothing_is_told(text: str, content: Path) -> None:
    assert of_page(content, text) == []


def test_hours_are_shown_as_they_are_read_and_where_they_stand(content: Path) -> None:
    page = PAGE.replace("本文です。", "{電話|でんわ}は **９**{時|じ}から １７{時|じ}までです。")
    write(content, PAGE_FILE, page)
    (fault,) = [one for one in told(content) if one.position.path == PAGE_FILE]
    assert dict(fault.values)["value"] == "９時から １７時"
    line = page.split("\n")[fault.position.line - 1]
    assert line[fault.position.column - 1 :].startswith("９**")


def test_hours_in_the_words_of_a_contact_are_refused(content: Path) -> None:
    replace(
        content,
        SERVICE,
        "    cost: 相談は",
        "    note: 受付時間は9:00〜17:00です。\n    cost: 相談は",
    )
    assert said(content, SERVICE) == [("hours_in_words", ERROR)]


def test_hours_in_the_description_of_a_page_are_refused(content: Path) -> None:
    write(content, PAGE_FILE, PAGE.replace("見本です。", "電話は9:00〜17:00です。"))
    assert said(content) == [("hours_in_words", ERROR)]


def test_hours_of_a_building_in_the_directions_to_a_place_are_a_notice(content: Path) -> None:
    directions = (
        "    address: 港町1-2-3\n    directions: ビルの正面の入口は7:00〜21:00に開いています。"
    )
    replace(content, SERVICE, "    address: 港町1-2-3", directions)
    assert said(content, SERVICE) == [("hours_in_words", NOTICE)]


def test_hours_around_a_break_are_those_of_the_data(content: Path) -> None:
    rows = "ranges: [{days: 月, start: 10:00, end: 12:00}, {days: 月, start: 13:00, end: 20:00}]"
    old = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 20:00"
    replace(content, SERVICE, old, f"    {rows}")
    assert of_page(content, "電話は10:00〜20:00です（12:00〜13:00は電話に出ません）。") == []


@pytest.mark.parametrize("words", ["9:00〜17:00", "9時から", "平日祝日", "**{港|みなと}"])
@pytest.mark.timeout(60)
def test_long_text_is_read_in_time_that_grows_with_it(words: str) -> None:
    facts = facts_of(harbour().service, harbour().hotlines)
    assert not list(typed_facts(words * 4000, facts))


def test_address_in_a_workshop_is_told(content: Path) -> None:
    name = "events/2026-12-10-case.yaml"
    write(content, name, f"{EVENT}description: 会場は港町1-2-4です。\n")
    assert ("differing_address", NOTICE) in said(content, name)


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("平日9:00〜17:00", "{days: 毎日, start: 9:00, end: 18:00}"),
        ("9時から17時", "{days: 毎日, start: 10:00, end: 17:00}"),
        ("午後1時〜5時", "{days: 毎日, start: 13:00, end: 18:00}"),
        ("24時間", "{days: 毎日, start: 9:00, end: 17:00}"),
        ("午後1時〜4時", "{days: 毎日, start: 13:00, end: 17:00}"),
        ("平日9:00〜17:00（土日を除く）", "{days: 月, start: 9:00, end: 18:00}"),
        (
            "平日9:00〜21:00、土9:00〜17:00",
            "{ranges: [{days: 月, start: 9:00, end: 21:00}, {days: 土, start: 9:00, end: 12:00}]}",
        ),
    ],
)
def test_words_for_the_hours_of_a_line_agree_with_them(
    words: str, opens: str, content: Path
) -> None:
    replace(content, HOTLINES, "hours: 受付の時間による", f"hours: {words}\n    open: {opens}")
    assert said(content, HOTLINES) == [("hours_of_line_differ", ERROR)]


@pytest.mark.parametrize(
    ("words", "days"),
    [("平日9:00〜17:00", "毎日"), ("毎日9:00〜17:00", "月・火"), ("土日祝は、9:00〜17:00", "土")],
)
def test_words_for_the_days_of_a_line_agree_with_them(words: str, days: str, content: Path) -> None:
    opens = f"{{days: {days}, start: 9:00, end: 17:00}}"
    replace(content, HOTLINES, "hours: 受付の時間による", f"hours: {words}\n    open: {opens}")
    assert said(content, HOTLINES) == [("days_of_line_differ", ERROR)]


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        (
            "平日9:00〜17:00（夜は留守番電話）",
            "{days: 月・火・水・木・金, start: 9:00, end: 17:00}",
        ),
        ("毎日 午前9時〜午後5時", "{days: 毎日, start: 9:00, end: 17:00}"),
        ("22:00〜翌6:00", "{days: 毎日, start: 22:00, end: 翌6:00}"),
        ("22:00〜6:00", "{days: 毎日, start: 22:00, end: 翌6:00}"),
        ("17:00〜9:00", "{days: 毎日, start: 17:00, end: 翌9:00}"),
        ("午後1時〜4時", "{days: 毎日, start: 13:00, end: 16:00}"),
        ("夜7時から11時", "{days: 毎日, start: 19:00, end: 23:00}"),
        ("9:00〜17:00（12:00〜13:00は休み）", "{days: 毎日, start: 9:00, end: 12:00}"),
        ("24時間（年末年始を除く）", "{days: 毎日, start: 0:00, end: 24:00}"),
        ("9:00〜17:00（12時〜13時を除く）", "{days: 毎日, start: 9:00, end: 12:00}"),
        ("月 午後1時〜5時", "{days: 月, start: 13:00, end: 17:00}"),
        ("月 夜7時〜9時", "{days: 月, start: 19:00, end: 21:00}"),
        (
            "9:00〜17:00（月）、10:00〜12:00（土）",
            "{ranges: [{days: 月, start: 9:00, end: 17:00}, {days: 土, start: 10:00, end: 12:00}]}",
        ),
        ("平日の昼間", "{days: 毎日, start: 9:00, end: 17:00}"),
    ],
)
def test_words_that_agree_are_read(words: str, opens: str, content: Path) -> None:
    replace(content, HOTLINES, "hours: 受付の時間による", f"hours: {words}\n    open: {opens}")
    assert said(content, HOTLINES) == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("お問い合わせ　電話 平日9:00〜17:00", ["answers_in_words"]),
        ("会場は10時〜18時に開いています。", ["answers_in_words"]),
        ("電話は10:00〜20:00です。", []),
        ("10:00〜12:00 電話でも参加できます。", []),  # as it is held
        ("10:30〜11:00 体操", []),
        ("1日の流れ\n13:00〜13:30 受付", []),
    ],
)
def test_hours_of_the_telephone_in_a_workshop_are_held_against_the_data(
    text: str, told_of: list[str], content: Path
) -> None:
    name = "events/2026-12-10-case.yaml"
    lines = text.replace("\n", "\n  ")
    write(content, name, f"{EVENT}description: |\n  {lines}\n")
    told_codes = [code for code, _ in said(content, name) if code == "answers_in_words"]
    assert told_codes == told_of


def test_hours_of_the_one_who_takes_applications_are_theirs(content: Path) -> None:
    name = "events/2026-12-10-case.yaml"
    apply = "apply: {name: 港公民館, telephone: 0312-99-9999}\n"
    write(content, name, f"{EVENT}{apply}description: 電話は平日9:00〜17:00です。\n")
    assert said(content, name) == []


def test_price_beside_a_site_that_says_all_is_free_is_told(content: Path) -> None:
    name = "events/2026-12-10-case.yaml"
    write(content, name, f"{EVENT}fee: 500円\n")
    assert ("fee_though_free", NOTICE) in said(content, name)
    words = "参加費は無料です。材料費がかかることがあります。"
    replace(content, SERVICE, "  fee: すべて無料です。", f"  fee: {words}")
    assert ("fee_though_free", NOTICE) not in said(content, name)
    replace(content, SERVICE, f"  fee: {words}", "  fee: 相談は、無料です。")
    assert ("fee_though_free", NOTICE) not in said(content, name)
