"""Nothing that YAML would cut, drop or take for its own is lost: read as meant, or told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.faults import Refused
from yorisoi.models import Service

from tests.support.writing import EVENT, PAGE, Said, refusals, write

FILE = "events/2026-12-10-case.yaml"


def told(said: Said, code_words: str) -> list[str]:
    return [line for line in said.lines if code_words in line]


@pytest.mark.parametrize(
    ("line", "cut", "mended"),
    [
        ("note: やさしいヨガ #はじめて", "#はじめて", 'note: "やさしいヨガ #はじめて"'),
        (
            "note: 会場は港公民館 #3 会議室です",
            "#3 会議室です",
            'note: "会場は港公民館 #3 会議室です"',
        ),
        ("note: 港公民館 # 3階", "# 3階", 'note: "港公民館 # 3階"'),
        ("note: #お茶", "#お茶", 'note: "#お茶"'),
        ('note: "お茶" #の会', "#の会", "note: '\"お茶\" #の会'"),
        ("capacity: 10 #人", "#人", 'capacity: "10 #人"'),
    ],
)
def test_words_that_yaml_takes_for_a_comment_are_told_with_the_line_mended(
    line: str, cut: str, mended: str, content: Path, check: Callable[[], Said]
) -> None:
    write(content, FILE, f"{EVENT}{line}\n")
    (message,) = told(check(), "メモとして読まれ")
    assert message.startswith(f"{FILE}:5:{line.index(' #') + 2}: ")
    assert f"「{cut}」" in message
    assert f"「{mended}」" in message


@pytest.mark.parametrize(
    "line",
    ["capacity: 10 # 定員", "note: お茶  # 名前", "note: お茶#1", 'note: "お茶 #1"', "place: # 港"],
)
def test_comment_that_is_meant_is_not_told(
    line: str, content: Path, check: Callable[[], Said]
) -> None:
    write(content, FILE, f"{EVENT}{line}\n")
    said = check()
    assert said.status == 0, said.err
    assert not told(said, "メモ")


def test_words_after_brackets_are_told(content: Path, check: Callable[[], Said]) -> None:
    write(content, FILE, f"{EVENT}place: {{name: 港, address: 港町1}} #裏口から\n")
    (message,) = told(check(), "#裏口から")
    assert message.startswith(f"{FILE}:5:32: お知らせ: ")


def test_words_cut_within_brackets_are_told(content: Path, check: Callable[[], Said]) -> None:
    write(content, FILE, f"{EVENT}place: {{name: 港 #3, address: 港町1}}\n")
    (message,) = check().lines
    assert message.startswith(f"{FILE}:5:17: ")
    assert "メモ" in message


def test_words_cut_in_a_list_are_told(content: Path, check: Callable[[], Said]) -> None:
    write(content, FILE, f"{EVENT}apply:\n  - 窓口 #3\n")
    (message,) = told(check(), "メモとして読まれ")
    assert '「- "窓口 #3"」' in message


def test_words_cut_in_a_page_and_in_the_data_are_told(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/ja/sample.md", PAGE.replace("見本です。", "見本 #1"))
    brand = (content / "data/service.yaml").read_text("utf-8")
    write(content, "data/service.yaml", re.sub("(short_name: .*)", r"\1 #港", brand, count=1))
    assert len(told(check(), "メモとして読まれ")) == 2


SIGNS = ["@港", "%引き", "`お茶`", "[満席] お茶", "{お茶} の会", "*要申込", "*大事*", "*a", "!注意",
         "! 注意", "&お茶", "& お茶", "&a お茶", "|お茶", "> お茶", ">お茶", '"お茶"の会',
         "'お茶'の会", "- お茶", "? お茶", "]お茶", "}お茶", ",お茶",
         "お茶: 無料", "お茶:"]  # fmt: skip


@pytest.mark.parametrize("value", SIGNS)
@pytest.mark.parametrize("name", ["title", "note"])
def test_value_that_begins_with_a_sign_is_told_with_a_line_that_works(
    value: str, name: str, content: Path, check: Callable[[], Said]
) -> None:
    write(
        content,
        FILE,
        f"id: case\n{name}: {value}\n" + (EVENT if name == "note" else EVENT.partition("\n")[2]),
    )
    said = check()
    assert said.status == 1
    (line,) = said.lines
    assert line.startswith(f"{FILE}:2:"), line
    assert value[0] in line
    assert "タブ" not in line
    (mended,) = re.findall(f"「({name}: .*)」のように", line)
    write(
        content,
        FILE,
        f"id: case\n{mended}\n" + (EVENT if name == "note" else EVENT.partition("\n")[2]),
    )
    events = {event.id: event for event in loading.load(content)[0].events}
    assert getattr(events["case"], name) == value


#: Where else a value may begin with a sign: the line that is replaced, and by what; the value read.
POSITIONS: dict[str, tuple[str, str, Callable[[Service], str]]] = {
    "of an entry": (
        "    label: メール",
        "    label: {}",
        lambda service: service.contacts["mail"].label,
    ),
    "of a list": (
        "avoided_in_titles: [暴力, DV]",
        "avoided_in_titles:\n  - 暴力\n  - {}",
        lambda service: service.avoided_in_titles[1],
    ),
    "of a record in a list": (
        "    - {label: メール, count: 5, new: 1}",
        "    - label: {}\n      count: 5\n      new: 1",
        lambda service: service.results.rows[1].label if service.results else "",
    ),
}


@pytest.mark.parametrize("value", SIGNS)
@pytest.mark.parametrize("position", POSITIONS)
def test_sign_in_nested_data_is_told_with_a_line_that_works(
    value: str, position: str, content: Path, check: Callable[[], Said]
) -> None:
    old, new, read = POSITIONS[position]
    file = "data/service.yaml"
    text = (content / file).read_text("utf-8")
    write(content, file, text.replace(old, new.format(value), 1))
    said = check()
    assert said.status == 1
    (message,) = said.lines
    mended = message.rpartition("」のように")[0].rpartition("「")[2]
    number = int(message.split(":")[1]) - 1
    lines = (content / file).read_text("utf-8").split("\n")
    lines[number] = lines[number][: len(lines[number]) - len(lines[number].lstrip())] + mended
    write(content, file, "\n".join(lines))
    assert read(loading.load(content)[0].service) == value


SLIPS = {
    "space left": (" capacity: 10\n", "5:1", "いらない空白", "capacity: 10\n"),
    "space left, first of many": (
        " place:\n   name: 港\n   address: 港町1\n",
        "5:1",
        "いらない空白",
        "place:\n   name: 港\n   address: 港町1\n",
    ),
    "no-break space": ("note:\u00a0お茶\n", "5:6", "コロンのあとが", "note: お茶\n"),
    "wide space": ("note:\u3000お茶\n", "5:6", "コロンのあとが全角の空白", "note: お茶\n"),
    "no space": ("note:お茶\n", "5:6", "空白がありません", "note: お茶\n"),
    "thin space": ("note:\u2009お茶\n", "5:6", "コロンのあとが", "note: お茶\n"),
    "no-break indent": ("place:\n\u00a0 name: 港\n", "6:1", "行か言葉の始まりに", ""),
    "tab": ("place:\n\tname: 港\n", "6:1", "タブ", "place:\n  name: 港\n  address: 港町1\n"),
    "tab before a key": ("\tnote: お茶\n", "5:1", "タブ", ""),
    "wide dash": ("dates:\n-　2026-12-11\n", "6:1", "全角", ""),
    "block without indent": (
        "description: |\nお茶の会です。\n",
        "6:1",
        "字下げがありません",
        "description: |\n  お茶の会です。\n",
    ),
    "second line without indent": (
        "description: |\n  お茶の会です。\nどうぞ。\n",
        "7:1",
        "字下げがありません",
        "description: |\n  お茶の会です。\n  どうぞ。\n",
    ),
    "head left a comment": (
        "# place:\n  name: 港\n",
        "6:1",
        "「# place:」",
        "place:\n  name: 港\n  address: 港町1\n",
    ),
    "head of a block left": (
        "# description: |\n  お茶です。\n",
        "6:1",
        "「# description: |」",
        "description: |\n  お茶です。\n",
    ),
    "body left a comment": (
        "place:\n#   name: 港\n",
        "5:7",
        "「#」が残って",
        "place:\n  name: 港\n  address: 港町1\n",
    ),
    "block left a comment": (
        "description: |\n#   お茶です。\n",
        "5:14",
        "「#」が残って",
        "description: |\n  お茶です。\n",
    ),
    "list left a comment": (
        "sessions:\n#   - start: 10:00\n",
        "5:10",
        "「#」が残って",
        "",
    ),
    "comment within a text": ("note: お茶 #1\n  と本\n", "6:1", "メモとして読まれ", ""),
    "continued without indent": (
        "note: お茶\nと本\n",
        "6:1",
        "前の行の続き",
        "note: お茶\n  と本\n",
    ),
}


@pytest.mark.parametrize(("lines", "place", "words", "mended"), SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_told_at_its_place_and_its_remedy_works(  # noqa: PLR0913, PLR0917 - a table
    lines: str, place: str, words: str, mended: str, content: Path, check: Callable[[], Said]
) -> None:
    write(content, FILE, EVENT + lines + "fee: 無料\n")
    said = check()
    assert said.status == 1
    assert any(line.startswith(f"{FILE}:{place}: ") and words in line for line in said.lines), said
    assert "1行に「: 」が2つ" not in said.err
    assert ("タブ" in said.err) == ("\t" in lines)
    if mended:
        write(content, FILE, EVENT + mended + "fee: 無料\n")
        assert refusals(content) == ()


OPTIONAL = ["end", "summary", "description", "capacity", "audience", "apply", "deadline", "bring",
            "childcare", "place", "apply_from", "fee", "organizer", "title_kana", "language",
            "accessibility", "image", "image_alt", "publish_from", "publish_until", "updated",
            "id", "status", "note", "moved_from", "dates", "repeat", "closures", "until", "closed",
            "sessions"]  # fmt: skip


@pytest.mark.parametrize("escape", ["0", "u202e", "x9b", "x85", "u2028", "e", "x7f", "ud800"])
def test_character_that_an_escape_makes_is_refused(
    escape: str, content: Path, check: Callable[[], Said]
) -> None:
    write(content, FILE, EVENT + f'fee: "無料\\{escape}です"\n')
    assert check().status == 1


@pytest.mark.parametrize("empty", ["", " ", " ~", " null", " # まだ"])
def test_optional_key_left_empty_is_not_there(empty: str, content: Path) -> None:
    write(content, FILE, EVENT)
    (before,) = (event for event in loading.load(content)[0].events if event.id == "case")
    lines = "".join(f"{key}:{empty}\n" for key in OPTIONAL if key != "end")
    write(content, FILE, EVENT + lines)
    try:
        site, _ = loading.load(content)
    except Refused as refused:
        pytest.fail(str(refused))
    assert before in site.events


def test_key_left_empty_that_is_needed_or_unknown_is_told(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, FILE, EVENT.replace("title: お茶の時間", "title:") + "staus:\n")
    said = check()
    assert [line.split(": ")[0] for line in said.lines] == [f"{FILE}:1:7", f"{FILE}:5:1"], said.err


def test_file_cut_off_anywhere_is_read_or_refused(content: Path) -> None:
    text = "- id: tea\n  title: お茶\n  start: 10:00\n  repeat: {every: week, weekday: 水}\n"
    for end in range(len(text)):
        write(content, FILE, text[:end])
        assert refusals(content)
