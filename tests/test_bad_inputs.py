"""Every entry of the list of bad inputs: refused with its place and remedy, or read."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from yorisoi import loading

from tests.writing import EVENT, PAGE, Said, checker, copied, replace, write

EVENT_FILE = "events/2026-12-10-case.yaml"
PAGE_FILE = "pages/ja/sample.md"


@dataclass(frozen=True)
class Case:
    """One slip: the file it is in, its text, the place named, and words of the message."""

    name: str
    file: str
    text: str | bytes
    place: str
    words: str


def event(name: str, old: str, new: str, place: str, words: str) -> Case:
    """Return a slip in an event file."""
    assert old in EVENT
    return Case(name, EVENT_FILE, EVENT.replace(old, new, 1), place, words)


def page(name: str, old: str, new: str, place: str, words: str) -> Case:
    """Return a slip in a page."""
    assert old in PAGE
    return Case(name, PAGE_FILE, PAGE.replace(old, new, 1), place, words)


def body(name: str, text: str, place: str, words: str) -> Case:
    """Return a slip in a page's text, which begins on line 8."""
    return page(name, "本文です。", text, place, words)


TIMES = [
    event(f"time {value}", "start: 10:00", f"start: {value}", "3:8", "時刻として読めません")
    for value in ("24:00", "10:60", "1000", "25時", "朝10時", "10.00")
]
DAYS = [
    event(f"day {value}", "date: 2026-12-10", f"date: {value}", "2:7", "日付として読めません")
    for value in ("2026-02-30", "2026-13-01", "20260401", "2026-04", "02/03/2026", "来週の水曜日")
]
CAPACITIES = [
    event(f"capacity {value}", "end: 12:00", f"end: 12:00\ncapacity: {value}", "5:11", "数として")
    for value in ("no", "多数", "-1", "約10")
]
YAML = [
    event("end before start", "end: 12:00", "end: 9:00", "4:6", "始まりより前"),
    event("end equal to start", "end: 12:00", "end: 10:00", "4:6", "始まりより前か同じ"),
    event("a key twice", "end: 12:00", "end: 12:00\nstart: 11:00", "5:1", "2回書かれています"),
    event("tab indent", "end: 12:00", "end: 12:00\nplace:\n\tname: 港", "6:1", "タブ"),
    event("wide-space indent", "end: 12:00", "end: 12:00\n　note: あ", "5:1", "全角の空白"),
    event("wide colon", "title: お茶の時間", "title：お茶の時間", "1:1", "コロンが全角"),
    event("dash without space", "date: 2026-12-10", "dates:\n  -2026-12-10", "3:3", "一覧"),
    event("unknown key", "end: 12:00", "end: 12:00\nStaus: full", "5:1", "もしかして: status"),
    event("unknown key telefon", "end: 12:00", "end: 12:00\ntelefon: 1", "5:1", "項目はありません"),
    event("unknown state", "end: 12:00", "end: 12:00\nstatus: canceled", "5:9", "cancelled"),
    event("missing title", "title: お茶の時間\n", "", "1:1", "「title」がありません"),
    event("empty title", "title: お茶の時間", "title:", "1:7", "「title」がありません"),
    event("missing day", "date: 2026-12-10\n", "", "1:1", "日付が書かれていない"),
    event("two kinds of day", "end:", "dates: [2026-12-11]\nend:", "4:8", "両方"),
    Case("empty file", EVENT_FILE, "", "1:1", "中身がありません"),
    Case("empty record", EVENT_FILE, "- \n", "1:", "中身のない項目"),
    Case("two documents", EVENT_FILE, f"{EVENT}---\n{EVENT}", "5:1", "2つ目"),
    Case("a tag", EVENT_FILE, f"x: !!python/object/apply:os.system [ls]\n{EVENT}", "1:4", "!"),
    event("an anchor", "title: お茶", "title: &a お茶", "1:8", "&"),
    event("an alias", "end: 12:00", "end: *a", "4:6", "*"),
    event("a merge key", "end: 12:00", "end: 12:00\n<<: {note: あ}", "5:1", "<<"),
    Case("nested brackets", EVENT_FILE, "title: " + "[" * 1000, "1:", "深すぎます"),
    Case("too large", EVENT_FILE, EVENT + "#" * (256 * 1024), "1:1", "大きすぎます"),
    event("two colons", "お茶の時間", "相談: 無料", "1:", "「: 」が2つ"),
    event("unclosed quote", "お茶の時間", '"お茶の時間', "1:8", "閉じられていません"),
    event("typographic quotes", "お茶の時間", "“お茶の時間”", "1:8", "引用符"),
    event("image without alt", "end:", "image: a.jpg\nend:", "4:8", "image_alt"),
    event("unknown place", "end:", "place: hall\nend:", "4:8", "一覧にありません"),
    event("unknown contact", "end:", "apply: consultaton\nend:", "4:8", "consultation"),
    event("a reserved name", "end:", "id: past\nend:", "4:5", "ほかのページで使われています"),
    event("a name with capitals", "end:", "id: Tea-2\nend:", "4:5", "英小文字"),
    event("an id used twice", "end:", "id: yoga\nend:", "4:5", "もう1つあります"),
    event("repeat without end", "end:", "repeat: {every: week, weekday: 木}\nend:", "4:9", "until"),
]
SERVICE = "data/service.yaml"
NUMBERS = [
    ("0110", "電話番号として読めません"),
    ("0312-34-567", "電話番号として読めません"),
    ("0312-34-56789", "電話番号として読めません"),
    ("0312-34-5678, 0312-34-5670", "電話番号として読めません"),
    ("0312-34-5679", "2つの連絡先"),
]
PAGES = [
    page("no title", "title: 見本のページ\n", "", "2:1", "「title」がありません"),
    page("unknown status", "lang: ja", "lang: ja\nstatus: 下書き", "5:9", "draft"),
    page("wide colon", "title: 見本のページ", "Title：見本のページ", "2:1", "コロンが全角"),
    page("unclosed front matter", "---\n\n本文", "本文", "1:1", "閉じられていません"),
    page("unknown language", "lang: ja", "lang: fr", "4:7", "使えません"),
    page("slug used twice", "slug: sample", "slug: about", "3:7", "もう1つあります"),
    page("slug with capitals", "slug: sample", "slug: Sample", "3:7", "英小文字"),
    body("link to nothing", "[あ]({filename}nothing.md)", "8:5", "ありません"),
    body("link to a draft", "[あ]({filename}draft.md)", "8:5", "ありません"),
    body("image not there", "![説明]({static}/images/a.png)", "8:7", "ありません"),
    body("image without alt", "![](/a.png)", "8:1", "画像の説明がありません"),
    body("script", "あ\n\n<script>alert(1)</script>", "10:1", "HTMLのタグ"),
    body("handler", '<b onclick="x()">あ</b>', "8:1", "HTMLのタグ"),
    body("iframe", "あ<iframe src=x></iframe>", "8:2", "HTMLのタグ"),
    body("style", "<style>a{}</style>", "8:1", "HTMLのタグ"),
    body("comment", "<!-- メモ -->", "8:1", "HTMLのタグ"),
    body("javascript link", "[あ](javascript:alert(1))", "8:5", "使えません"),
    body("javascript by entity", "[あ](&#106;avascript:alert)", "8:5", "使えません"),
    body("javascript in capitals", "[あ](JavaScript:alert)", "8:5", "使えません"),
    body("data link", "[あ](data:text/html,x)", "8:5", "使えません"),
    body("link without TLS", "[あ](http://example.jp/)", "8:5", "使えません"),
    page("script in a title", "見本のページ", "<script>alert(1)</script>", "2:8", "HTMLのタグ"),
    body("unknown fact", "{{ contacts.consultatoin }}", "8:1", "contacts.consultation"),
    body("known number typed", "電話は0312-34-5678です", "8:4", "{{ contacts.consultation }}"),
    body("unknown number", "電話は0312-99-9999です", "8:4", "一覧にない"),
    body("number in wide digits", "０３１２－９９－９９９９", "8:1", "一覧にない"),
    body("unknown short number", "#7777 へ", "8:1", "一覧にない"),
    body("unknown mail", "a@example.jp", "8:1", "一覧にない"),
    body("unknown postal code", "〒999-9999", "8:2", "一覧にない"),
    body("unknown LINE", "https://lin.ee/xxxx", "8:9", "一覧にない"),
    body("number in a link", "[電話](tel:0312999999)", "8:6", "使えません"),
    body("number in alt", "![0312-99-9999](/a.png)", "8:3", "一覧にない"),
    body("private character", "\ue000", "8:1", "外字"),
    body("stretched word", "日　時", "8:1", "空白"),
    body("skipped heading", "## あ\n\n#### い", "10:1", "段が飛んでいます"),
    body("big heading", "# あ", "8:1", "##"),
    body("empty heading", "## あ\n\n##\n\nい", "10:1", "見出しの言葉"),
    body("empty link", "[]({filename}about.md)", "8:1", "リンクの言葉"),
    body("here as a link", "[こちら]({filename}about.md)", "8:1", "行き先が分かる"),
]
FILES = [
    Case("Shift_JIS", EVENT_FILE, EVENT.encode("cp932"), "1:1", "UTF-8"),
    Case("EUC-JP", EVENT_FILE, EVENT.encode("euc-jp"), "1:1", "UTF-8"),
    Case("ISO-2022-JP", EVENT_FILE, EVENT.encode("iso-2022-jp"), "1:1", "UTF-8"),
    Case("UTF-16", EVENT_FILE, EVENT.encode("utf-16"), "1:1", "UTF-8"),
    Case("NUL", EVENT_FILE, EVENT.encode() + b"\0", "1:1", "UTF-8"),
    Case("dot-file", "events/.hidden.yaml", EVENT, "1:1", "置けない"),
    Case("rst", "pages/ja/a.rst", "a", "1:1", "置けない"),
    Case("office document", "events/a.xlsx", b"PK", "1:1", "置けない"),
    Case("a page of 5 MB", PAGE_FILE, PAGE + "あ" * 1_700_000, "1:1", "大きすぎます"),
]
CASES = [*TIMES, *DAYS, *CAPACITIES, *YAML, *PAGES, *FILES]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def check(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[], Said]:
    return checker(content, capfd)


def assert_refused(said: Said, file: str, place: str, words: str) -> None:
    named = [line for line in said.lines if line.startswith(f"{file}:{place}")]
    assert said.status == 1, said
    assert any(words in line for line in named), said.err
    assert "Traceback" not in said.err
    assert all(re.search("[ぁ-ん]", line.partition(" → ")[2]) for line in said.lines)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_bad_input_is_refused_with_its_place_and_a_remedy(
    case: Case, content: Path, check: Callable[[], Said]
) -> None:
    write(content, case.file, case.text)
    assert_refused(check(), case.file, case.place, case.words)


@pytest.mark.parametrize(("number", "words"), NUMBERS)
def test_wrong_number_in_the_data_is_refused(
    number: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, "0312-34-5678", number)
    said = check()
    assert said.status == 1
    assert any(words in line and line.startswith(SERVICE) for line in said.lines), said.err


def test_every_fault_is_told_in_one_run(content: Path, check: Callable[[], Said]) -> None:
    for case in (TIMES[0], PAGES[0]):
        write(content, case.file, case.text)
    replace(content, SERVICE, "0312-34-5678", "0110")
    said = check()
    assert len(said.lines) >= 3
    assert {line.split(":")[0] for line in said.lines} == {EVENT_FILE, PAGE_FILE, SERVICE}


def test_symbolic_link_is_refused(content: Path, check: Callable[[], Said]) -> None:
    (content / EVENT_FILE).symlink_to(content / "events" / "talks.yaml")
    assert_refused(check(), EVENT_FILE, "1:1", "ショートカット")


def test_ids_that_differ_only_in_the_date_of_the_file_are_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "events/2027-01-14-yoga.yaml", EVENT)
    assert_refused(check(), "events/2027-01-14-yoga.yaml", "1:1", "もう1つあります")


READ = [
    ("start: 9:30", "start: 9:30", None),
    ("start: １０：００", "start: １０：００", "10:00"),
    ("start: 10時", "start: 10時", "10:00"),
    ("start: 10時30分", "start: 10時30分", "10:30"),
    ("date: 2026/4/1", "date: 2026/4/1", "2026-04-01"),
    ("date: 2026年4月1日", "date: 2026年4月1日", "2026-04-01"),
    ("date: 令和8年4月1日", "date: 令和8年4月1日", "2026-04-01"),
]


@pytest.mark.parametrize(("line", "_name", "meaning"), READ, ids=[each[1] for each in READ])
def test_what_has_one_meaning_is_read_with_a_notice(
    line: str, _name: str, meaning: str | None, content: Path, check: Callable[[], Said]
) -> None:
    old = {"start": "start: 10:00", "date": "date: 2026-12-10"}[line.split(":", maxsplit=1)[0]]
    write(content, EVENT_FILE, EVENT.replace(old, line))
    said = check()
    assert said.status == 0, said.err
    notices = [each for each in said.lines if EVENT_FILE in each]
    assert [meaning in each for each in notices] == ([True] if meaning else [])


@pytest.mark.parametrize("hyphen", "‐－−ー")
def test_number_of_the_data_in_other_hyphens_is_read(
    hyphen: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, "0312-34-5678", f"0312{hyphen}34{hyphen}5678")
    said = check()
    assert said.status == 0, said.err
    assert "0312-34-5678" in said.err


def test_number_of_the_data_typed_into_an_event_is_read_as_that_entry(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, EVENT_FILE, EVENT + "description: 申込は０３１２‐３４‐５６７８へ\n")
    said = check()
    assert said.status == 0, said.err
    assert "contacts.consultation" in said.err
    read = {event.id: event.description for event in loading.load(content)[0].events}
    assert read["case"] == "申込は{{ contacts.consultation }}へ"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("byte-order mark", b"\xef\xbb\xbf" + EVENT.encode()),
        ("CRLF", EVENT.replace("\n", "\r\n").encode()),
        ("rare letters", EVENT.replace("お茶", "🍵髙﨑𠮷ｶﾅ").encode()),
        ("decomposed", unicodedata.normalize("NFD", EVENT.replace("お茶", "がぎ")).encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_odd_bytes_with_one_meaning_are_read(
    name: str, text: bytes, content: Path, check: Callable[[], Said]
) -> None:
    write(content, EVENT_FILE, text)
    said = check()
    assert said.status == 0, (name, said.err)


def test_site_without_events_is_fine(content: Path, check: Callable[[], Said]) -> None:
    for file in (content / "events").iterdir():
        file.unlink()
    assert check().status == 0


def test_event_without_an_end_is_read_with_a_notice(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, EVENT_FILE, EVENT.replace("end: 12:00\n", ""))
    said = check()
    assert said.status == 0
    assert "終わりの時刻" in said.err
