"""Slips of staff: refused with their place and a remedy, or read."""

import re
import shutil
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.models.day_grammar import parse_open_days

from tests.support.building import ROOT, Built, build_site
from tests.support.writing import EVENT, HARBOUR, PAGE, Said, copied, replace, write

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
    for value in ("24:00", "10:60", "25時", "朝10時", "10.00")
]
DAYS = [
    event(f"day {value}", "date: 2026-12-10", f"date: {value}", "2:7", "日付として読めません")
    for value in ("20260401", "2026-04", "02/03/2026", "来週の水曜日")
]
DAYS += [
    event(f"day {value}", "date: 2026-12-10", f"date: {value}", "2:7", "という日はありません")
    for value in ("2026-02-30", "2026-13-01", "2027年2月29日", "令和8年11月31日")
]
FAR = [
    event(f"{key} {day}", "end:", f"{key}: {day}\nend:", f"4:{len(key) + 3}", "遠すぎる日付です")
    for key in ("deadline", "publish_from", "publish_until", "updated", "moved_from")
    for day in ("2206-12-10", "9999-12-31", "0206-12-10")
]
FAR += [
    event(f"date {day}", "date: 2026-12-10", f"date: {day}", "2:7", "遠すぎる日付です")
    for day in ("2206-12-10", "9999-12-31", "0206-12-10")
]
CAPACITIES = [
    event(f"capacity {value}", "end: 12:00", f"end: 12:00\ncapacity: {value}", "5:11", "定員として")
    for value in ("no", "-1", "約10")
]
YAML = [
    event("end before start", "end: 12:00", "end: 9:00", "4:6", "始まりより前"),
    event("end equal to start", "end: 12:00", "end: 10:00", "4:6", "始まりより前か同じ"),
    event("tab indent", "end: 12:00", "end: 12:00\nplace:\n\tname: 港", "6:1", "タブ"),
    event("wide-space indent", "end: 12:00", "end: 12:00\n　note: あ", "5:1", "全角の空白"),
    event("wide space after a colon", "end: 12:00", "end:　12:00", "4:5", "コロンのあとが全角"),
    event("dash without space", "date: 2026-12-10", "dates:\n  -2026-12-10", "3:3", "一覧"),
    event("unknown key telefon", "end: 12:00", "end: 12:00\ntelefon: 1", "5:1", "項目はありません"),
    event("empty title", "title: お茶の時間", "title:", "1:7", "「title」がありません"),
    event("missing day", "date: 2026-12-10\n", "", "1:1", "日付が書かれていない"),
    event("two kinds of day", "end:", "dates: [2026-12-11]\nend:", "4:8", "両方"),
    Case("empty record", EVENT_FILE, "- \n", "1:", "中身のない項目"),
    Case("two documents", EVENT_FILE, f"{EVENT}---\n{EVENT}", "5:1", "2つ目"),
    Case("a tag", EVENT_FILE, f"x: !!python/object/apply:os.system [ls]\n{EVENT}", "1:4", "!"),
    event("an anchor", "title: お茶", "title: &a お茶", "1:8", "&"),
    event("an alias", "end: 12:00", "end: *a", "4:6", "*"),
    Case("nested brackets", EVENT_FILE, "title: " + "[" * 1000, "1:", "深すぎます"),
    event("two colons", "お茶の時間", "相談: 無料", "1:", "「: 」が2つ"),
    event("image without alt", "end:", "image: a.jpg\nend:", "4:8", "image_alt"),
    event("unknown place", "end:", "place: hall\nend:", "4:8", "一覧にない名前です"),
    page("unknown drawing", "lang: ja", "lang: ja\ndrawing: windou", "5:10", "もしかして: window"),
    event("unknown contact", "end:", "apply: consultaton\nend:", "4:8", "consultation"),
    event("a reserved name", "end:", "id: past\nend:", "4:5", "ほかのページのアドレス"),
    event("a name with capitals", "end:", "id: Tea-2\nend:", "4:5", "英小文字"),
    event("a name too long for a file", "end:", f"id: {'a' * 101}\nend:", "4:5", "長すぎます"),
    event("an id used twice", "end:", "id: yoga\nend:", "4:5", "もう1つあります"),
    event(
        "repeat every day",
        "end:",
        "repeat: {every: day, weekday: 木, until: 2027-01-01}\nend:",
        "4:17",
        "week",
    ),
    event(
        "repeat that begins on another weekday",
        "end:",
        "repeat: {every: week, weekday: 水, until: 2027-01-06}\nend:",
        "2:7",
        "曜日（weekday）の日ではありません",
    ),
    event(
        "repeat of many years",
        "end:",
        "repeat: {every: week, weekday: 木, until: 2062-01-05}\nend:",
        "4:",
        "3年まで",
    ),
    event("a name with a path", "end:", "id: ../yoga\nend:", "4:5", "英小文字"),
    event(
        "a name of a feed",
        "end:",
        "id: calendar\nend:",
        "4:5",
        "ほかのページのアドレス",
    ),
    event(
        "picture out of the folder",
        "end:",
        "image: ../a.png\nimage_alt: あ\nend:",
        "4:8",
        "ありません",
    ),
    event("script in a title", "お茶の時間", "お茶<script>", "1:10", "HTMLのタグ"),
    event("number in a title", "お茶の時間", "お茶 0312-99-9999", "1:11", "一覧にない"),
    event(
        "number in a note of a date",
        "date: 2026-12-10",
        "dates:\n  - {date: 2026-12-10, note: 0312-99-9999}",
        "3:30",
        "一覧にない",
    ),
    event(
        "number in a place",
        "end:",
        "place: {name: 港, address: 0312-99-9999}\nend:",
        "4:27",
        "一覧にない",
    ),
    event(
        "number in a block",
        "end:",
        "description: |\n  あ\n\n  い 0312-99-9999\nend:",
        "7:5",
        "一覧にない",
    ),
    event(
        "number in a folded text",
        "end:",
        "description: >\n  あ\n  い 0312-99-9999\nend:",
        "6:5",
        "一覧にない",
    ),
    event(
        "number in a quoted text",
        "end:",
        'summary: "あ\n  い 0312-99-9999"\nend:',
        "5:5",
        "一覧にない",
    ),
    event(
        "skipped heading in an event",
        "end:",
        "description: |\n  ## あ\n\n  #### い\nend:",
        "7:3",
        "段が飛んでいます",
    ),
    event("big heading in an event", "end:", "description: |\n  # あ\nend:", "5:3", "##"),
    event(
        "empty heading in an event",
        "end:",
        "description: |\n  あ\n\n  ##\nend:",
        "7:3",
        "見出しの言葉",
    ),
    event("heading in a summary", "end:", 'summary: "## あ"\nend:', "4:11", "summary"),
    event("avoided word in a title", "お茶の時間", "ＤＶを考える会", "1:8", "困る言葉"),
    event("avoided word in thin kana", "お茶の時間", "ﾎﾞｳﾘｮｸを考える会", "1:8", "困る言葉"),
    event("avoided word with a hidden sign", "お茶の時間", "D\u200bvの会", "1:8", "困る言葉"),
    event("avoided word in an address", "end:", "id: talk-dv\nend:", "4:5", "困る言葉"),
    Case(
        "skipped heading below front matter",
        "events/case.md",
        f"---\n{EVENT}---\n\n#### あ\n",
        "8:1",
        "段が飛んでいます",
    ),
    event("repeat without end", "end:", "repeat: {every: week, weekday: 木}\nend:", "4:9", "until"),
]
SERVICE = "data/service.yaml"
HOTLINES = "data/hotlines.yaml"
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
    page("another language", "lang: ja", "lang: fr", "4:7", "フォルダー「ja」が合いません"),
    page("slug out of the output", "slug: sample", "slug: ../sample", "3:7", "英小文字"),
    page("slug from the root", "slug: sample", "slug: /etc/passwd", "3:7", "英小文字"),
    page("slug of a folder of events", "slug: sample", "slug: workshops/past", "3:7", "英小文字"),
    page("slug of a feed", "slug: sample", "slug: workshops/feed.atom", "3:7", "英小文字"),
    page("slug of a file of the site", "slug: sample", "slug: icon.svg", "3:7", "英小文字"),
    page("avoided word in the title", "見本のページ", "暴力のこと", "2:8", "困る言葉"),
    page("avoided word in the address", "slug: sample", "slug: dv", "3:7", "困る言葉"),
    page("number in a title", "見本のページ", '"見本 0312-99-9999"', "2:12", "一覧にない"),
    page("words beside a block", "本文です。", "本文 {{ blocks.upcoming }}", "8:1", "同じ行"),
    page("fact in a title", "見本のページ", "'{{ names.name }}'", "2:9", "この項目では使えません"),
    page(
        "marks in a description", "見本です。", "見本**です**。", "5:16", "この項目では使えません"
    ),
    page("slug with capitals", "slug: sample", "slug: Sample", "3:7", "英小文字"),
    body("link to nothing", "[あ]({filename}nothing.md)", "8:5", "ありません"),
    body("link to a draft", "[あ]({filename}draft.md)", "8:5", "下書き"),
    body("image not there", "![説明]({static}/images/a.png)", "8:7", "ありません"),
    body("image of another site", "![説明](https://other.example/a.png)", "8:7", "images に置き"),
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
    body("known number typed", "電話は0312-34-5678です", "8:4", "{{ contacts.consultation }}"),
    body("unknown number", "電話は0312-99-9999です", "8:4", "一覧にない"),
    body("number in wide digits", "０３１２－９９－９９９９", "8:1", "一覧にない"),
    body("unknown short number", "#7777 へ", "8:1", "一覧にない"),
    body("unknown mail", "a@example.jp", "8:1", "一覧にない"),
    body("unknown postal code", "〒999-9999", "8:2", "一覧にない"),
    body("unknown LINE", "https://lin.ee/xxxx", "8:9", "一覧にない"),
    body("number in a link", "[電話](tel:0312999999)", "8:6", "使えません"),
    body("number in alt", "![0312-99-9999](/a.png)", "8:3", "一覧にない"),
    body("heading without a space", "## あ\n\n####い", "10:1", "半角の空白"),
    body("heading with a wide space", "##　あ", "8:1", "半角の空白"),
    body("nested lists", "- " * 9 + "あ", "8:1", "深すぎます"),
    body("deep lists", "".join("  " * i + "- あ\n" for i in range(12)), "", "深すぎます"),
    body("too many lines", "あ\n---\n" * 20_000, "5008:1", "行が多すぎます"),
    body("days taken for numbers", "12. 10 ヨガ\n12. 17 書道", "9:1", "番号"),
    body("definition nobody uses", "あ\n\n[会場]: 土浦駅", "10:1", "ページに出ません"),
    body("bare address without TLS", "http://a.example/ へ", "8:1", "使えません"),
    body(
        "fact in a picture's words",
        "![{{ names.name }}]({static}/images/a.png)",
        "8:1",
        "この項目では",
    ),
    body("20,000 brackets", "[" * 20_000, "8:11", "深すぎます"),
    body("20,000 links", "[a](" * 20_000, "8:", "深すぎます"),
    body("20,000 quotes", "> " * 20_000, "8:1", "深すぎます"),
    body("big heading by a line below", "あ\n\nい\n===", "11:1", "##"),
    body("empty heading", "## あ\n\n##\n\nい", "10:1", "見出しの言葉"),
]
FILES = [
    Case("Shift_JIS", EVENT_FILE, EVENT.encode("cp932"), "1:1", "UTF-8"),
    Case("EUC-JP", EVENT_FILE, EVENT.encode("euc-jp"), "1:1", "UTF-8"),
    Case("ISO-2022-JP", EVENT_FILE, EVENT.encode("iso-2022-jp"), "1:1", "UTF-8"),
    Case("UTF-16", EVENT_FILE, EVENT.encode("utf-16"), "1:1", "UTF-8"),
    Case("NUL", EVENT_FILE, EVENT.encode() + b"\0", "1:1", "UTF-8"),
    Case("dot-file", "events/.hidden.yaml", EVENT, "1:1", "置けない"),
    Case("rst", "pages/ja/a.rst", "a", "1:1", "置けない"),
    Case("a page of 5 MB", PAGE_FILE, PAGE + "あ" * 1_700_000, "1:1", "大きすぎます"),
]
CASES = [*TIMES, *DAYS, *FAR, *CAPACITIES, *YAML, *PAGES, *FILES]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(tmp_path)
    replace(content, SERVICE, "avoided_in_titles: [", "avoided_in_titles: [ボウリョク, ")
    return content


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


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "words"),
    [
        (SERVICE, "label: 相談の電話", "label: 相談 0312-99-9999", "14:15", "一覧にない"),
        (SERVICE, "label: 相談の電話", "label: 相談 0312-34-5678", "14:15", "contacts."),
        (SERVICE, "greeting: お茶", "greeting: <b>お茶", "7:13", "HTMLのタグ"),
        (SERVICE, "greeting: お茶", "greeting: 「**お茶**", "7:14", "この項目では使えません"),
        (
            SERVICE,
            "names:",
            "notice: {text: '[雪](https://a.example)', until: 2026-12-10}\nnames:",
            "2:19",
            "この項目では使えません",
        ),
        (SERVICE, "name: サロン港", "name: DVサロン", "3:9", "困る言葉"),
        (SERVICE, "start: 2026-12-29", "start: 0226-12-29", "62:14", "遠すぎる"),
        (SERVICE, "days: 月・水・木・金・土", "days: 月〜金・水", "46:11", "曜日として"),
        (SERVICE, "start: 10:00", "start: 25:00", "47:12", "時刻として"),
        (HOTLINES, "hours: 24時間", "hours: 0312-99-9999", "6:12", "一覧にない"),
        (HOTLINES, 'telephone: "110"', 'telephone: "0110"', "5:16", "電話番号として"),
        ("data/brand.yaml", 'ink: "#1f2a33"', "ink: red;}*{", "8:8", "色として"),
        ("data/brand.yaml", "M4 28", "M4 28<script>", "2:5", "SVG"),
    ],
)
def test_slip_in_the_data_is_refused_with_its_place(  # noqa: PLR0913, PLR0917 - the columns of the table
    file: str,
    old: str,
    new: str,
    place: str,
    words: str,
    content: Path,
    check: Callable[[], Said],
) -> None:
    replace(content, file, old, new)
    assert_refused(check(), file, place, words)


def test_page_that_would_overwrite_the_front_page_of_a_language_is_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/ja/a.md", PAGE.replace("sample", "en"))
    write(content, PAGE_FILE, PAGE)
    english = PAGE.replace("sample", "index\nfollows: none").replace("ja", "en")
    write(content, "pages/en/index.md", english)
    said = check()
    assert said.status == 1
    (fault,) = said.lines
    assert "もう1つあります" in fault
    assert {"pages/ja/a.md", "pages/en/index.md"} == set(re.findall(r"pages/[a-z/-]+\.md", fault))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 250_000,
        "a." * 100_000 + "@",
        "0-" * 100_000,
        "#" + " #" * 100_000,
        "{{" + " " * 200_000,
        "[あ](" + " " * 200_000,
        "*あ " * 40_000,
        "`" * 200_000,
        "|あ" * 50_000,
        "](" * 100_000,
        "[あ](い]" * 40_000,
        "\n[a]: b" * 30_000,
        "あ\n" * 60_000,
    ],
    ids=lambda text: text[:4],
)
def test_monstrous_text_ends_in_time(text: str, content: Path, check: Callable[[], Said]) -> None:
    write(content, PAGE_FILE, PAGE.replace("本文です。", text))
    began = time.process_time()  # this process's own work: a busy machine does not add to it
    check()
    assert time.process_time() - began < 5


SETTINGS = [
    ("TIMEZONE = 'Asia/Tokio'", "2:1", "Asia/Tokyo"),
    ("SITEULR = 'https://minato.example'", "2:1", "もしかして: SITEURL"),
    ("SITEURL = 'minato'", "2:1", "https://"),
    ("PLUGINS = ['yorisio']", "2:1", "yorisoi"),
    ("PLUGINS = []", "2:1", "yorisoi"),
    ("THEME = 'nothing'", "2:1", "テーマのフォルダー"),
    ("THEME =", "2:1", "もとに戻して"),
    ("import nothing", "2:1", "もとに戻して"),
]


def built_with(settings: str, folder: Path, **environment: str) -> Built:
    file = folder / "settings.py"
    file.write_text(f"from pelicanconf import *; THEME = {str(ROOT / 'theme')!r}\n{settings}\n")
    return build_site(folder / "output", "-s", file, content=HARBOUR, **environment)


@pytest.mark.parametrize(("settings", "place", "words"), SETTINGS, ids=lambda value: value)
def test_wrong_setting_is_refused_with_its_place(
    settings: str, place: str, words: str, tmp_path: Path
) -> None:
    built = built_with(settings, tmp_path)
    named = [line for line in built.stderr.splitlines() if f"settings.py:{place}: " in line]
    assert built.status == 1, built.stderr
    assert any(words in line and " → " in line for line in named), built.stderr
    assert "Traceback" not in built.stderr
    assert not built.output.exists()


@pytest.mark.parametrize("name", ["month.html", "event.html", "page.html"])
def test_undefined_name_in_a_template_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    template = theme / "templates" / name
    text = template.read_text("utf-8")
    template.write_text(re.sub(r"(\{% block main %\})", r"\1{{ nothing }}", text))
    built = built_with(f"THEME = {str(theme)!r}", tmp_path)
    named = [line for line in built.stderr.splitlines() if f"{name}:" in line]
    assert built.status == 1, built.stderr
    assert len(named) == 1
    assert 1 < int(named[0].split(f"{name}:")[1].split(":")[0]) <= text.count("\n")
    assert "nothing" in named[0]
    assert "Traceback" not in built.stderr


def test_public_build_without_an_address_is_refused(tmp_path: Path) -> None:
    built = build_site(tmp_path / "output", "-s", "publishconf.py", content=HARBOUR)
    assert built.status == 1
    assert "publishconf.py:" in built.stderr
    assert "SITEURL=" in built.stderr


def test_refusal_leaves_the_published_site_as_it_was(tmp_path: Path) -> None:
    content = copied(tmp_path)
    assert build_site(tmp_path / "output", content=content).status == 0
    before = [(each, each.stat().st_mtime_ns) for each in sorted((tmp_path / "output").rglob("*"))]
    for case in (TIMES[0], PAGES[0], FILES[0]):
        write(content, case.file, case.text)
    assert build_site(tmp_path / "output", content=content).status == 1
    after = [(each, each.stat().st_mtime_ns) for each in sorted((tmp_path / "output").rglob("*"))]
    assert before == after


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
    notices = [each for each in said.lines if EVENT_FILE in each and "読みました" in each]
    assert [meaning in each for each in notices] == ([True] if meaning else [])


@pytest.mark.parametrize(("key", "where"), [("hours", "43:8"), ("places", "69:9")])
def test_data_without_any_entry_of_what_a_page_needs_is_refused(
    key: str, where: str, content: Path, check: Callable[[], Said]
) -> None:
    text = (content / SERVICE).read_text("utf-8")
    emptied = re.sub(rf"^{key}:\n(  .*\n)+", f"{key}: {{}}\n", text, flags=re.MULTILINE)
    write(content, SERVICE, emptied)
    assert_refused(check(), SERVICE, where, f"「{key}」がありません")


@pytest.mark.parametrize("days", ["月火水木", "月〜木", "月曜日,火,水曜,木"])
def test_weekdays_in_another_writing_are_read_with_a_notice(
    days: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, "days: 月・水・木・金・土", f"days: {days}")
    said = check()
    assert said.status == 0, said.err
    (line,) = (line for line in said.lines if f"{SERVICE}:46:11" in line)
    assert "月・火・水・木" in line
    assert loading.load(content)[0].service.hours["salon"].days == parse_open_days("月・火・水・木")


@pytest.mark.parametrize("hyphen", "‐－−ー")
def test_number_of_the_data_in_other_hyphens_is_read(
    hyphen: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, "0312-34-5678", f"0312{hyphen}34{hyphen}5678")
    said = check()
    assert said.status == 0, said.err
    assert "0312-34-5678" in said.err


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ('telephone: "110"', "telephone: 110", "110"),
        ('telephone: "#8008"', "telephone: #8008", "#8008"),
    ],
)
def test_number_without_quotes_stays_text(
    old: str, new: str, shown: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, HOTLINES, old, new)
    assert check().status == 0
    lines = loading.load(content)[0].hotlines.lines
    assert shown in {line.telephone for line in lines.values()}


@pytest.mark.parametrize("number", ["0312345678", "０３１２３４５６７８"])
def test_number_without_hyphens_is_told_how_it_is_written(
    number: str, content: Path, check: Callable[[], Said]
) -> None:
    replace(content, SERVICE, "0312-34-5678", number)
    assert_refused(check(), SERVICE, "16:16", "電話番号として読めません")


def test_number_of_the_data_typed_into_an_event_is_read_as_that_entry(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, EVENT_FILE, EVENT + "description: 申込は０３１２‐３４‐５６７８へ\n")
    said = check()
    assert said.status == 0, said.err
    assert "contacts.consultation" in said.err
    read = {event.id: event.description for event in loading.load(content)[0].events}
    assert read["case"] == "申込は{{ contacts.consultation }}へ"


def test_postal_code_typed_into_an_event_is_not_replaced_by_the_whole_address(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, EVENT_FILE, f"{EVENT}description: 〒100-0001 の部屋\n")
    said = check()
    assert said.status == 0, said.err
    read = {event.id: event.description for event in loading.load(content)[0].events}
    assert read["case"] == "〒100-0001 の部屋"


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


def test_latin_word_within_another_is_not_avoided(content: Path, check: Callable[[], Said]) -> None:
    write(content, EVENT_FILE, EVENT.replace("お茶の時間", "Advent のお茶"))
    assert check().status == 0


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
