"""Each remedy, done word for word, mends its fault and brings no other."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yorisoi.messages import SENTENCES
from yorisoi.models import (
    Closure,
    ContactPoint,
    DateEntry,
    Event,
    EventPlace,
    Hotline,
    PageMeta,
    names,
)

from tests.support.remedies import (
    Desk,
    Mend,
    add,
    choose_first,
    delete,
    leave,
    put,
    put_near,
    remove_file,
    rename,
    replace_lines,
    strike,
    swap,
    told,
    write_shown,
)
from tests.support.writing import EVENT, HARBOUR, PAGE, copied, picture, replace, write

EVENT_FILE, PAGE_FILE = "events/2026-12-10-case.yaml", "pages/ja/sample.md"
SERVICE, HOTLINES, BRAND = "data/service.yaml", "data/hotlines.yaml", "data/brand.yaml"


@dataclass(frozen=True)
class Slip:
    """A code, the file whose text brings it, and how its remedy is done."""

    code: str
    file: str
    text: str | bytes
    mend: Mend
    also: tuple[str, str, str] | None = None  # a file, and what of it must be otherwise first


def event(code: str, old: str, new: str, mend: Mend) -> Slip:
    assert old in EVENT
    return Slip(code, EVENT_FILE, EVENT.replace(old, new, 1), mend)


def line(code: str, lines: str, mend: Mend) -> Slip:
    """Return a slip in lines at the end of an event."""
    return Slip(code, EVENT_FILE, f"{EVENT}{lines}\n", mend)


def page(code: str, old: str, new: str, mend: Mend) -> Slip:
    assert old in PAGE
    return Slip(code, PAGE_FILE, PAGE.replace(old, new, 1), mend)


def body(code: str, text: str, mend: Mend) -> Slip:
    return page(code, "本文です。", text, mend)


def data(code: str, old: str, new: str, mend: Mend, file: str = SERVICE) -> Slip:
    text = (HARBOUR / file).read_text("utf-8")
    assert old in text, old
    return Slip(code, file, text.replace(old, new, 1), mend)


def hours(code: str, new: str, mend: Mend) -> Slip:
    """Return a slip in the hours of the telephone."""
    return data(code, "days: 月・水・木・金・土\n    start: 10:00\n    end: 20:00", new, mend)


DAILY = "repeat: {every: week, weekday: 月〜日, until: 2027-01-10}"


def _uncomment_above(desk: Desk) -> None:
    """Take the `# ` off all lines from the head that is named."""
    desk.reads("行の始まりの「# 」を取って")
    head = desk.lines.index(desk.values["value"])
    for number in range(head, desk.number):
        desk.lines[number] = desk.lines[number].removeprefix("# ")
    desk.save()


def _join_next(desk: Desk) -> None:
    """Put the words of the next line right behind those that are named."""
    desk.reads(f"次の行の「{desk.values['rest']}」を")
    line, below = desk.lines[desk.number : desk.number + 2]
    desk.lines[desk.number : desk.number + 2] = [line + below]
    desk.save()


def _part_next(desk: Desk) -> None:
    """Leave an empty line before the next one."""
    desk.reads("あいだを1行あけます")
    desk.lines.insert(desk.number + 1, "")
    desk.save()


def _of_date(desk: Desk) -> None:
    """Write the entry that is shown for its day in the list of dates."""
    line = desk.values["line"]
    desk.reads(f"dates のその日を「{line}」")
    day = f"- {line[7:17]}"
    desk.lines[desk.lines.index(day)] = f"- {line}"
    desk.save()


def _moved(desk: Desk) -> None:
    """Write the new day and the old one, and take the words out of the name."""
    line, moved = desk.values["line"], desk.values["moved"]
    desk.reads(f"date の行を「{line}」にして、「{moved}」の行を足して")
    day = next(at for at, old in enumerate(desk.lines) if old.startswith("date:"))
    desk.lines[day : day + 1] = [line, moved]
    desk.lines[0] = desk.lines[0].replace(desk.values["value"], "")
    desk.save()


def _place_of_date(desk: Desk) -> None:
    """Write the entry that is shown for its day, with a name and an address."""
    line = desk.values["line"]
    desk.reads(f"dates のその日を「{line}」")
    day = f"- {line[7:17]}"
    entry = line.replace("…", "市民会館", 1).replace("…", "港町1-1", 1)
    desk.lines[desk.lines.index(day)] = f"- {entry}"
    desk.save()


def _date_moved(desk: Desk) -> None:
    """Write the entry that is shown in the place of the day that was moved."""
    line = desk.values["line"]
    desk.reads(f"dates のその日を「{line}」")
    day = f"- {line.partition('moved_from: ')[2].rstrip('}')}"
    desk.lines[desk.lines.index(day)] = f"- {line}"
    desk.save()


def _of_repeat(desk: Desk) -> None:
    """Add the line for a date of a repeat."""
    line = f"dates: [{desk.values['line']}]"
    desk.reads(f"「{line}」の行を足します")
    desk.lines.insert(desk.number, line)
    desk.save()


def _memo(desk: Desk) -> None:
    """Put one more space before `#`, as a memo has two."""
    desk.reads("# の前に空白2つ、後に1つ")
    old = desk.lines[desk.number]
    desk.lines[desk.number] = f"{old[: desk.column]} {old[desk.column :]}"
    desk.save()


def _above(desk: Desk) -> None:
    """Write the line above as shown, and delete the one that was meant to go on from it."""
    desk.reads("この行は消すか")
    del desk.lines[desk.number]
    desk.number -= 1
    write_shown()(desk)


def _uncomment(desk: Desk) -> None:
    """Take the `# ` off the lines below, the first of which is shown without it."""
    desk.reads("次の行から")
    desk.reads("「# 」を取って")
    below = desk.number + 1
    while desk.lines[below].startswith("#"):
        desk.lines[below] = desk.lines[below].replace("# ", "", 1)
        below += 1
    assert desk.values["line"] == desk.lines[desk.number + 1]
    desk.save()


def _continue(desk: Desk) -> None:
    """Indent a line two spaces further than the one above."""
    desk.reads("前の行より2つ多い半角の空白")
    above = desk.lines[desk.number - 1]
    indent = len(above) - len(above.lstrip())
    desk.lines[desk.number] = " " * (indent + 2) + desk.lines[desk.number].lstrip()
    desk.save()


def _remove_folder(desk: Desk) -> None:
    """Move what is in a folder to elsewhere, and delete it."""
    desk.reads("中のものを外へ移して、フォルダーを消して")
    shutil.rmtree(desk.file)


def _cut_from(reads: str) -> Mend:

    def mend(desk: Desk) -> None:
        desk.reads(reads)
        del desk.lines[desk.number :]
        desk.save()

    return mend


def _head(desk: Desk) -> None:
    """Write the lines that the remedy shows, in its order, each with some value."""
    values = {"title": "見本", "slug": "sample", "lang": "ja", "description": "見本です。",
              "date": "2026-12-10", "start": "10:00", "end": "11:00"}  # fmt: skip
    shown = re.findall("「([^」]+)」", desk.remedy)
    desk.lines[:0] = [
        one.replace("…", values[one.partition(":")[0]]) if "…" in one else one for one in shown
    ]
    desk.save()


def _rename_with_mark(desk: Desk) -> None:
    """Begin the name of the file with `_`."""
    desk.reads("ファイルの名前を「_」で始めて")
    desk.file.rename(desk.file.with_name(f"_{desk.file.name}"))


def _write_field(value: str) -> Mend:
    """Add the line that the remedy shows, with a value."""

    def mend(desk: Desk) -> None:
        add(f"{desk.values['field']}: {value}", reads=f"「{desk.values['field']}: …」のように")(
            desk
        )

    return mend


def _say(words: str, reads: str = "") -> Mend:
    """Write what the remedy shows in the place of the whole line."""

    def mend(desk: Desk) -> None:
        desk.reads(reads or words)
        desk.lines[desk.number] = words
        desk.save()

    return mend


def _after_colon(value: str) -> Mend:

    def mend(desk: Desk) -> None:
        desk.reads(f"「{desk.values['field']}: …」のように")
        desk.lines[desk.number] = desk.lines[desk.number].rstrip() + f" {value}"
        desk.save()

    return mend


def _as_list(desk: Desk) -> None:
    desk.reads("「- 」で始まる行")
    desk.lines[desk.number : desk.number + 1] = ["sessions:", "  - {start: 13:00, end: 14:00}"]
    desk.lines = [one for one in desk.lines if not one.startswith(("start", "end"))]
    desk.save()


def _until_within(desk: Desk) -> None:
    desk.reads("その中に until を書いて")
    desk.lines = [one for one in desk.lines if not one.startswith(("until", "date:"))]
    desk.lines = [
        "dates: [{date: 2026-12-11, until: 2026-12-12}]" if one.startswith("dates") else one
        for one in desk.lines
    ]
    desk.save()


def _insert(desk: Desk) -> None:
    path = desk.values["path"]
    put(f"{{{{ {path} }}}}")(desk)


def _near_contact(desk: Desk) -> None:
    near = desk.values["near"]
    desk.reads(f"もしかして: {near}")
    desk.reads("データの名前で書いて")
    _in = re.search(r"contacts\.[a-z]+", near)
    assert _in, near
    swap(desk.values["value"], f"{{{{ {_in[0]} }}}}", _in[0])(desk)


def _near_file(desk: Desk) -> None:
    near = desk.values["near"]
    desk.reads(f"もしかして: {near}")
    swap(desk.values["value"], near)(desk)


def _other_hours(desk: Desk) -> None:
    """Write hours without the appointment, and name them."""
    desk.reads("hours に別に書き")
    if "  calls:" not in desk.lines:
        own = ["label: 電話", "days: 月", "start: 10:00", "end: 20:00", "source: 見本"]
        number = desk.lines.index("hours:") + 1
        entry = ["  calls:", *(f"    {line}" for line in [*own, "confirmed: 2026-11-01"])]
        desk.lines[number:number] = entry
        desk.number += len(entry) if number <= desk.number else 0
    desk.lines[desk.number] = "    hours: calls"
    desk.save()


def _plain(desk: Desk) -> None:
    desk.reads("ふつうの言葉で書く")
    desk.lines[desk.number] = desk.lines[desk.number].replace("**", "")
    desk.save()


def _image(desk: Desk) -> None:
    swap(desk.values["value"], f"<{desk.values['line']}>")(desk)


def _link(desk: Desk) -> None:
    swap("{filename}about.md", "[言葉](<{filename}about.md>)", "[言葉](<{filename}名前>)")(desk)


def _anchor(desk: Desk) -> None:
    shown = f"{desk.values['value']}#{desk.values['expected']}"
    swap(desk.values["value"], shown)(desk)


def _heading(desk: Desk) -> None:
    desk.reads("言葉の前に「## 」を付けて")
    del desk.lines[desk.number]
    desk.lines[desk.number - 1] = "## " + desk.lines[desk.number - 1]
    desk.save()


def _wide(sign: str, other: str) -> Mend:

    def mend(desk: Desk) -> None:
        desk.reads(other or "消して")
        desk.lines[desk.number] = desk.lines[desk.number].replace(sign, other)
        desk.save()

    return mend


def _brackets(desk: Desk) -> None:
    desk.reads("[ ] を（ ）に")
    desk.lines[desk.number] = desk.lines[desk.number].replace("[", "（").replace("]", "）")
    desk.save()


def _footnote(desk: Desk) -> None:
    desk.reads("「※1」")
    desk.lines = [re.sub(r"\[\^1\]:?", "※1", one) for one in desk.lines]
    desk.save()


OPENINGS = """\
closures:
  openings:
    - date: 2026-12-06
      reason: まつり
      source: 見本
      confirmed: null
"""


def _opening_times(desk: Desk) -> None:
    desk.reads("start と end を書いて")
    desk.lines[desk.number + 1 : desk.number + 1] = ["      start: 10:00", "      end: 12:00"]
    desk.save()


def _once(desk: Desk) -> None:
    """Write this closure by its days, with the notice."""
    desk.reads("今回の日を date か start で書いて")
    desk.lines[desk.number - 1] = "    - start: 2026-12-29\n      end: 2027-01-03"
    desk.save()


def _as_closure(desk: Desk) -> None:
    """Write the day off where the remedy says, and the words there."""
    desk.reads("closures の days に休みの日を書いて、この文をそこの notice に移して")
    del desk.lines[desk.number]
    at = desk.lines.index("    - start: 2026-12-29")
    desk.lines[at:at] = ["    - start: 2026-12-10", "      reason: 工事", "      source: 見本",
                         "      confirmed: null", "      notice: あすは休みます。"]  # fmt: skip
    desk.save()


def _hours_of_place(desk: Desk) -> None:
    desk.reads("places に hours: night")
    at = desk.lines.index("    postal_code: 100-0001")
    desk.lines.insert(at, "    hours: night")
    desk.save()


def _allow_host(desk: Desk) -> None:
    desk.reads("service.yaml の form_hosts に足して")
    file = desk.content / SERVICE
    file.write_text(file.read_text("utf-8") + f"form_hosts: [{desk.values['value']}]\n", "utf-8")


def _role(desk: Desk) -> None:
    """Write the role that was read."""
    desk.reads(desk.values["role"])
    desk.lines.insert(desk.number + 1, f"    role: {desk.values['role']}")
    desk.save()


SIGNS = ("@港", "%引き", "`お茶`", "[満席] お茶", "{お茶} の会", "*要申込", "!注意", "&お茶",
         "|お茶", "> お茶", '"お茶"の会', "- お茶", "? お茶", ", お茶")  # fmt: skip
SIGNS_IN_BRACKETS = ("@港", "*港", "&港", "!港", "%港", "`港`", "|港", ">港", "&a", "*a", "!a",
                     "! a", "*", "- 港", "? 港")  # fmt: skip
YAML = [
    event("wide_key", "title: お", "ｔｉｔｌｅ： お", write_shown()),
    event("wide_colon", "title: お", "title：お", write_shown()),
    event("wide_space", "start: 1", "start:　1", write_shown()),
    event("wide_space", "start: 1", "start:\u00a01", write_shown()),
    event("colon_space", "start: ", "start:", write_shown()),
    event("wide_dash", "date: 2026-12-10", "dates:\n－ 2026-12-10", write_shown()),
    event("wide_dash", "date: 2026-12-10", "dates:\n  -　2026-12-10", write_shown()),
    line("wide_indent", "　note: お茶", write_shown(whole=True)),
    line("wide_indent", "place:\n　name: 港\n  address: 港町1", write_shown(whole=True)),
    line("wide_indent", "place:\n\u00a0 name: 港\n  address: 港町1", write_shown(whole=True)),
    line("yaml_tab", "\tnote: お茶", write_shown(whole=True)),
    line("yaml_tab", "place:\n\tname: 港\n  address: 港町1", write_shown(whole=True)),
    line("yaml_tab", "place:\n  name: 港\n\taddress: 港町1", write_shown(whole=True)),
    line("yaml_tab", "place:\n\t\tname: 港\n  address: 港町1", write_shown(whole=True)),
    event("typographic_quotes", "お茶の時間", "“お茶の時間”", strike("“", "消す")),
    event("yaml_two_colons", "お茶", "お茶: 冬", write_shown()),
    *(event("yaml_sign", "お茶の時間", words, write_shown()) for words in SIGNS),
    *(
        line("yaml_sign", f"place: {{name: {words}, address: 港町1}}", write_shown())
        for words in SIGNS_IN_BRACKETS
    ),
    line("yaml_bad_sign", "apply: [, mail]", strike(", ", "「,」を消す")),
    line("yaml_anchor", "place: &here\n  name: 港\n  address: 港町1", strike("&here", "消して")),
    line("yaml_tag", "place: !here\n  name: 港\n  address: 港町1", strike("!here", "消して")),
    line("yaml_alias", "*a : お茶", delete("そのまま書いて")),
    line("yaml_merge", "<<: {note: あ}", replace_lines("そのまま書いて", 1, "note: あ")),
    line("yaml_cut", "note: お茶 #1", write_shown()),
    line("yaml_cut", "note: お茶 # 名前", _memo),
    line("yaml_cut", "place:\n  name: 港 #3\n  address: 港町1", write_shown()),
    data("yaml_cut", "name: サロン港", "name: サロン港 #1", write_shown()),
    line(
        "yaml_cut_after",
        "place: {name: 港, address: 港町1} #裏口",
        swap("#裏口", "# 裏口", "# のあとに空白を1つ"),
    ),
    line(
        "yaml_cut_inside",
        "place: {name: 港 #3, address: 港町1}",
        replace_lines('" "', 1, 'place: {name: "港 #3", address: 港町1}'),
    ),
    line("yaml_cut_above", "note: お茶 #1\n  と本", _above),
    line("half_above", "# place:\n  name: 港\n  address: 港町1", write_shown(-1)),
    line("half_above", "# description: |\n  お茶です。", write_shown(-1)),
    line("half_above_all", "# place:\n#   name: 港\n  address: 港町1", _uncomment_above),
    line("half_above_all", "# description: |\n#   お茶です。\n  どうぞ。", _uncomment_above),
    line(
        "half_above_all",
        "# place:\n#   name: 港\n  address: 港町1",
        swap("  address", "#  address", "この行の始まりに「#」"),
    ),
    line("half_inside", "description: |\n  お茶\n# どうぞ。\n  ぜひ。", write_shown(whole=True)),
    line(
        "half_inside",
        "description: |\n  お茶です。\n# どうぞ。\n  ぜひ。",
        delete("この行を消します"),
    ),
    event(
        "space_left",
        "date: 2026-12-10",
        "dates:\n  - 2026-12-11\n   - 2026-12-12",
        write_shown(whole=True),
    ),
    event(
        "space_short",
        "date: 2026-12-10",
        "dates:\n  - 2026-12-11\n - 2026-12-12",
        write_shown(whole=True),
    ),
    event("space_left", "title:", " title:", write_shown(whole=True)),
    line("half_below", "place:\n#   name: 港\n#   address: 港町1", _uncomment),
    line("half_below", "place:\n#   name: 港", delete("この行を消します")),
    line("half_below", "description: |\n#   お茶です。", _uncomment),
    line("space_left", " capacity: 10", write_shown(whole=True)),
    data("space_left", "    cost: 相談は", "     cost: 相談は", write_shown(whole=True)),
    line("space_left", " note: お茶\nfee: 無料", write_shown(whole=True)),
    line("block_left", "description: |\nお茶です。", write_shown(whole=True)),
    line("block_left", "description: |\n  お茶です。\nどうぞ。", write_shown(whole=True)),
    data(
        "block_left",
        "    cost: 相談は無料です。通話料はかかります。",
        "    cost: |\n相談は無料です。",
        write_shown(whole=True),
    ),
    data(
        "block_left",
        "    cost: 相談は無料です。通話料はかかります。",
        "    cost: |\n  相談は無料です。",
        write_shown(whole=True),
    ),
    line("unindented", "place:\nname: 港\naddress: 港町1", write_shown(whole=True)),
    data("space_short", "    label: メール", "  label: メール", write_shown(whole=True)),
    data(
        "unindented",
        "  mail:\n    label: メール\n    action: メールを書く\n"
        "    email: hello@minato.example\n    source: 試験用の見本\n    confirmed: 2026-11-01\n",
        "  mail:\n  label: メール\n  action: メールを書く\n  email: hello@minato.example\n"
        "  source: 試験用の見本\n  confirmed: 2026-11-01\n",
        write_shown(whole=True),
    ),
    data("space_short", "  name: サロン港", "name: サロン港", write_shown(whole=True)),
    event("yaml_open_quote", "お茶の時間", '"お茶の時間', swap("間", '間"', "同じ引用符を足して")),
    line("yaml_no_colon", "note: お茶\nと本", _continue),
    data(
        "yaml_no_colon",
        "    cost: 相談は無料です。通話料はかかります。",
        "    cost: 相談は無料です。\n通話料はかかります。",
        _continue,
    ),
    line("yaml_no_colon", "おすすめ", swap("おすすめ", "note: おすすめ", "「: 」")),
    data("space_short", "    cost: 相談は", "   cost: 相談は", write_shown(whole=True)),
    line("space_short", "place:\n  name: 港\n address: 港町1", write_shown(whole=True)),
    line("space_left", "place:\n  name: 港\n   address: 港町1", write_shown(whole=True)),
    line("yaml_open_bracket", "apply: [line", swap("[line", "[line]", "[ ]")),
    line("key_twice", "start: 11:00", delete("どちらか一方を消して")),
    line("key_not_text", "[お茶]: あ", swap("[お茶]", "note", "「名前: 内容」")),
    line("two_documents", f"---\n{EVENT}", _cut_from("1つだけ")),
    Slip("empty_file", EVENT_FILE, "", remove_file("ファイルを消して")),
    Slip(
        "empty_record",
        "events/many.yaml",
        "- id: a\n  title: あ\n  date: 2026-12-11\n  start: 10:00\n  end: 11:00\n-\n",
        delete("「-」の行を消して"),
    ),
    Slip("front_matter_missing", PAGE_FILE, "本文です。\n", _head),
    Slip("front_matter_of_event_missing", "events/case.md", "本文です。\n", _head),
    Slip(
        "front_matter_open",
        PAGE_FILE,
        PAGE.replace("---\n\n", "\n"),
        replace_lines("「---」だけの行", 1, "---", "", ahead=5),
    ),
]


FIELDS = [
    event("missing", "title: お茶の時間\n", "", _write_field("お茶")),
    page("missing", "slug: sample\n", "", _write_field("sample")),
    data("missing", "    label: 相談の電話\n", "", _write_field("相談の電話")),
    event("missing", "お茶の時間", "", _after_colon("お茶")),
    data("missing", "label: 相談の電話", "label:", _after_colon("相談")),
    line("extra_forbidden", "bling: 飲みもの", put_near),
    line("extra_forbidden", "Staus: full", put_near),
    data("extra_forbidden", "    telephone: 0312-34-5678", "    telephon: 0312-34-5678", put_near),
    line("not_text", "summary: [あ]", swap("[あ]", "あ", "1行の言葉")),
    line("not_text", "online: [Zoom]", swap("[Zoom]", "Zoom", "1行の言葉")),
    line(
        "not_text",
        "apply: {name: 図書館, telephone: 0312-55-6666（内線12）, note: [平日]}",
        swap("[平日]", "平日", "1行の言葉"),
    ),
    line("not_list", "sessions: 10:00", _as_list),
    data(
        "not_mapping",
        "id_domain: minato.example",
        "security: サロン\nid_domain: minato.example",
        replace_lines("「名前: 内容」を字下げ", 1, "security:", "  contact: mail",
                      "  expires: 2027-09-01", "  source: 見本", "  confirmed: null"),
    ),
    line("literal_error", "status: canceled", put_near),
    line("literal_error", "status: soldout", choose_first),
    event("not_a_time", "10:00", "1000", put("10:00")),
    event("two_days", "2026-12-10", "2026-12-10〜2026-12-12",
          replace_lines("until", 1, "date: 2026-12-10", "until: 2026-12-12")),
    event("two_times", "start: 10:00\nend: 12:00", "start: 10:00〜12:00",
          replace_lines("2行に分けて", 1, "start: 10:00", "end: 12:00")),
    line("not_a_place", "place: 市民会館（中央1-1）", write_shown()),
    Slip("not_a_record", EVENT_FILE, "【お茶の会】\n", replace_lines(
        "「title: …」「date: …」のように", 1, "title: お茶", "date: 2026-12-10", "start: 10:00")),
    event("day_and_time", "2026-12-10", "2026-12-10 10:00",
          swap(" 10:00", "", "日だけを 2026-12-10 のように書き")),
    event("day_undecided", "2026-12-10", "未定", _rename_with_mark),
    line("time_as_day", "publish_until: 17:00", put("2026-12-10")),
    line("time_as_day", "deadline: 15:00", put("2026-12-08 15:00", "日の後ろに 2026-12-10 15:00")),
    line("day_undecided", "until: 未定", put("2026-12-20", "いま決まっている日までを書き")),
    line("id_of_digits", "id: 20261210-tea", put("winter-tea")),
    line("place_by_name", "place: サロン", write_shown()),
    line("place_by_name", "place: サロン", delete("この行を消して")),
    line("place_and_online", "place: サロンとオンライン", put("online")),
    line("place_and_online", "place: サロンとオンライン", _say("online: Zoom")),
    line("apply_of_other", "apply: 市民会館 0312-99-5555", write_shown()),
    line("unknown_apply", "apply: 電話またはメール", put_near),
    line("unknown_apply", "apply: 要予約", delete("この行を消します")),
    line("not_a_status", "status: 受付終了", put("満席")),
    line("not_a_status", "status: 残りわずか", delete("この行を消して")),
    line("not_a_place", "place: 広場", put("online", "オンラインだけなら")),
    event("state_in_title", "お茶の時間", "【中止】お茶の時間",
          replace_lines("の行を足して", 1, "title: お茶の時間", "status: cancelled",
                        "updated: 2026-11-20")),
    line("not_a_deadline", "deadline: 定員になり次第", delete("この行を消して")),
    event("not_a_day", "2026-12-10", "来週", put("2026-12-10")),
    event("day_far_away", "2026-12-10", "2206-12-10", swap("2206", "2026", "年の数字")),
    data("not_weekdays", "月・水・木・金・土", "月〜金・水", put("月・水・木")),
    line(
        "not_weekdays_of_month",
        "repeat: {every: month, weekday: 第2木・金, until: 2027-01-14}",
        put("第2・第4木"),
    ),
    data("not_a_telephone", "0312-34-5678", "0312-34-567", put("0312-34-5678")),
    data("not_an_email", "hello@minato.example", "hello", put("name@example.jp")),
    data("not_a_postal_code", "100-0001", "1000", put("123-4567")),
    data("not_six_digits", '"011002"', '"0110"', put("131016")),
    data("not_https", "https://weather.example/", "weather.example",
         swap("weather", "https://weather", "https://")),
    data("not_line", "https://lin.ee/minato0", "https://a.example/minato0",
         swap("https://a.example/", "https://lin.ee/")),
    data("not_a_number", "value: 200", "value: 約200", put("20")),
    line("not_a_capacity", "capacity: 多数", put("20人（抽選）")),
    line("not_a_capacity", "capacity: 多数", put("15組")),
    line("not_a_capacity", "capacity: 多数", put("10名程度")),
    data("not_true_false", "always: true", "always: hai", put("true"), HOTLINES),
    line("not_an_id", "id: Tea 2", swap("Tea 2", "tea-2", "英小文字・数字・ハイフン")),
    line("id_too_long", f"id: {'a' * 101}", swap("a" * 101, "a" * 100, "100文字までの")),
    data("not_a_colour", '"#1f2a33"', "red", put('"#1a2b3c"', "#1a2b3c"), BRAND),
    data("colours_alike", 'link: "#114b7a"', 'link: "#e3d9ee"', write_shown(), BRAND),
    hours("hours_at_night", "days: 月\n    start: 1:30\n    end: 4:00", swap("1:30", "01:30")),
    hours("not_a_clock", "days: 月\n    start: 10:00\n    end: 30時", put("翌6:00")),
    data("not_a_year_span", "start: 2026-12-29\n      end: 2027-01-03", "yearly: 年末",
         put("12-29〜01-03")),
    data("not_a_year_span", "start: 2026-12-29\n      end: 2027-01-03",
         "yearly: [8/13〜8/16, 12/29〜1/3]",
         replace_lines("closures の days に、時間は ranges に、1つずつ", 1,
                       "    - yearly: 08-13〜08-16", "      reason: お盆", "      source: 見本",
                       "      confirmed: null", "    - yearly: 12-29〜01-03")),
    hours("hours_backwards", "days: 月\n    start: 22:00\n    end: 6:00", swap("6:00", "翌6:00")),
    event("event_end_before_start", "12:00", "6:00", swap("6:00", "翌6:00", "end: 翌6:00")),
    event("no_start", "start: 10:00\nend: 12:00\n", "", add("start: 10:00")),
    event("no_start", "start: 10:00\nend: 12:00\n", "", add("start: 未定")),
    event("no_start", "start: 10:00\nend: 12:00", "start:", _say("start: 10:00")),
    event("no_start", "start: 10:00\nend: 12:00", "start:", _say("start: 未定")),
    line("one_of_date", "dates: [2026-12-11]", delete("1日だけなら date")),
    line("repeat_numbers", "repeat: {every: month, weekday: 木, until: 2027-01-14}",
         swap("木", "第2・第4木")),
    line("repeat_numbers", "repeat: {every: week, weekday: 第2木, until: 2027-01-14}",
         swap("第2木", "木")),
    line("repeat_too_long", "repeat: {every: week, weekday: 木, until: 2062-01-05}",
         swap("2062", "2027", "until の年")),
    line("sessions_and_start", "sessions:\n  - {start: 10:00, end: 11:00}",
         delete("start と end の行を消し", 2)),
    line("until_not_after_date", "until: 2026-12-10", delete("until の行を消します")),
    event("until_without_date", "date: 2026-12-10",
          "dates: [2026-12-11, 2026-12-18]\nuntil: 2026-12-20", _until_within),
    line("closed_without_until", "closed: 月", delete("closed の行を消して")),
    line("apply_none_and_more", "apply: [不要, mail]", strike("不要, ", "不要 を消して")),
    line("apply_none_and_more", "apply: [不要, mail]", strike(", mail", "不要 だけ")),
    line("unknown_apply", "apply: consultaton", put_near),
    line("unknown_apply", "apply: LINE", put_near),
    line("unknown_apply", "apply: メール", put("mail")),
    line("unknown_apply", "apply: 電話", put("workshop")),
    line("unknown_apply", "apply: 電話", put("窓口")),
    Slip("fee_called_free", EVENT_FILE, f"{EVENT}fee: 500円\n",
         swap("500円", "無料", "fee を見直して"),
         also=(SERVICE, "    role: application\n",
               "    role: application\n    cost: 参加は無料です。\n")),
    line("other_contact_is_ours", "apply: {name: 港, telephone: 0312-34-5679}",
         _say("apply: workshop")),
    Slip("deadline_of_series", EVENT_FILE,
         EVENT.replace("date: 2026-12-10", "dates: [2026-12-10, 2026-12-17]")
         + "deadline: 2026-12-08\n", _say("deadline: 各回2日前")),
    Slip("deadline_of_series", EVENT_FILE,
         EVENT.replace("date: 2026-12-10", "dates: [2026-12-10, 2026-12-17]")
         + "deadline: 2026-12-08\n", _say("deadline: 全回 2026-12-08")),
    line("repeat_of_every_day", DAILY, _say("until: 2027-01-10")),
    line("no_application_in_words", "summary: 申込不要です。", add("apply: 不要")),
    line("state_in_words", "note: 中止になりました。",
         replace_lines("の行を足して", 1, "note: 中止になりました。", "status: cancelled",
                       "updated: 2026-11-20")),
    line("closed_in_words", "summary: 受付は終了しました。", add("deadline: 2026-11-20",
         reads="締切の日を deadline の行に")),
    line("closed_in_words", "summary: 受付は終了しました。", add("status: full")),
    line("words_differ", "fee: 無料\nsummary: 参加費500円です。",
         replace_lines("fee の行か", 1, "fee: 500円", ahead=-1)),
    line("words_differ", "fee: 無料\nsummary: 参加費500円です。",
         swap("500円です", "無料です", "この言葉の、まちがっているほう")),
    event("state_of_date_in_words", "date: 2026-12-10", "note: 12月17日は中止です。\n"
          "updated: 2026-12-01\ndates:\n- 2026-12-10\n- 2026-12-17", _of_date),
    line("state_of_date_in_words", "note: 12月17日は中止です。\nupdated: 2026-12-01\n"
         "repeat: {every: 毎週木曜, until: 2027-01-28}", _of_repeat),
    line("state_of_date_in_words", "note: 中止です。\nupdated: 2026-12-01\n"
         "repeat: {every: 毎週木曜, until: 2027-01-28}", add("status: cancelled")),
    event("place_of_date_in_words", "date: 2026-12-10", "note: 12月17日のみ、会場は市民会館です。\n"
          "dates:\n- 2026-12-10\n- 2026-12-17", _place_of_date),
    line("place_of_date_in_words", "note: 12月17日は、Zoomで行います。\n"
         "repeat: {every: 毎週木曜, until: 2027-01-28}", _of_repeat),
    event("moved_in_words", "date: 2026-12-10", "date: 2026-12-10\nnote: 17日に延期します。",
          _moved),
    event("moved_in_words", "お茶の時間\ndate: 2026-12-10",
          "お茶の時間【延期→12/17】\ndate: 2026-12-10", _moved),
    event("date_moved_in_words", "date: 2026-12-10", "note: 12月17日の会は18日に延期します。\n"
          "dates:\n- 2026-12-10\n- 2026-12-17", _date_moved),
    line("date_moved_in_words", "note: 12月17日の会は18日に延期します。\n"
         "repeat: {every: 毎週木曜, until: 2027-01-28}", _of_repeat),
    line("fee_in_words", "summary: 参加費500円です。", add("fee: 参加費500円")),
    line("fee_in_words", "summary: 参加費五百円です。", add("fee: 参加費500円")),
    *(line("fee_in_words", f"summary: {words}", add(f"fee: {words}")) for words in
      ("材料費は自己負担", "参加費¥500", "ワンコイン")),
    line("online_in_words", "summary: Zoomで行います。", add("place: online")),
    line("online_in_words", "summary: Zoomで行います。", add("online: Zoom")),
    line("place_in_words", "summary: 会場は市民会館です。",
         add("place: {name: 市民会館, address: 港町1-1}", reads="place: {name: …, address: …}")),
    line("place_in_words", "summary: 場所：未定です。", add("place: 未定")),
    line("deadline_in_words", "summary: 申込みは12月8日まで。", add("deadline: 2026-12-08")),
    line("opening_in_words", "note: 申込開始 12/3 9時", add("apply_from: 2026-12-03 09:00")),
    line("day_in_words", "note: 日時 12月17日", swap("17", "10", "まちがっているほうを")),
    line("time_in_words", "note: 日時 13:00〜", swap("13:00", "10:00", "まちがっているほうを")),
    event("more_days_in_words", "date: 2026-12-10", "date: 2026-12-10\nnote: 日程 12/10・12/17",
          replace_lines("日付の行を「dates: [2026-12-10, 2026-12-17]」に", 1,
                        "dates: [2026-12-10, 2026-12-17]", ahead=-1)),
    line("last_day_in_words", "note: 日程 12/10〜12/12", add("until: 2026-12-12")),
    line("tail_left_out", "description: https://a.example/?fbclid=1", leave),
    line("not_a_deadline", "deadline: 来週", put("2026-12-08")),
    line("not_a_deadline", "deadline: 来週", put("2026-12-08 17:00")),
    line("not_a_deadline", "deadline: 来週", put("各回2日前")),
    line("not_a_deadline", "deadline: 来週", put("前日 17:00")),
    line("not_kana", "title_kana: お茶", put("おちゃ", "ひらがなかカタカナだけ")),
    line("unknown_key", "place: saloon", put_near),
    line("other_contact_empty", "apply: {name: 港}",
         replace_lines("どれか1つ", 1, "apply: {name: 港, telephone: 0312-99-9999}")),
    line("alt_says_nothing", "image: a.jpg\nimage_alt: 写真",
         swap("写真", "床に置いた3枚のマット", "のように書いて")),
    line("alt_missing", "image: a.jpg", add("image_alt: 3枚のマット", reads="image_alt")),
    line("no_updated", "status: full", add("updated: 2026-12-01")),
    event("no_end", "end: 12:00\n", "", add("end: 16:00")),
    hours("hours_twice", "days: 月\n    start: 10:00\n    end: 12:00\n    ranges:\n"
          "      - {days: 月, start: 10:00, end: 12:00}",
          delete("days・start・end だけ", 2, -1)),
    hours("hours_missing", "days: 月\n    start: 10:00", add("end: 12:00", reads="3つとも書く")),
    hours("last_entry_outside", "days: 月\n    start: 10:00\n    end: 12:00\n    last_entry: 13:00",
          swap("13:00", "11:30", "last_entry を見直し")),
    data("telephone_or_url", '    telephone: "110"\n',
         '    telephone: "110"\n    url: https://a.example/\n',
         delete("どちらか1つ"), HOTLINES),
    data("not_degrees", "    address: 港町1-2-3", "    address: 港町1-2-3\n    latitude: 北\n"
         "    longitude: 139.700000", put("35.681236")),
]  # fmt: skip


_SERVICE_TEXT = (HARBOUR / SERVICE).read_text("utf-8")
_RESULTS = _SERVICE_TEXT[_SERVICE_TEXT.index("results:\n") : _SERVICE_TEXT.index("exit:\n")]
TEXTS = [
    body("raw_html", "<b>お茶", strike("<b>", "タグを消して")),
    body("unknown_insert", "{{ contacts.consultatoin }}", put_near),
    Slip("insert_without_data", "pages/ja/about.md",
         (HARBOUR / "pages/ja/about.md").read_text("utf-8"),
         strike("{{ blocks.results }}", "「{{ blocks.results }}」を消して"),
         also=(SERVICE, _RESULTS, "")),
    body("block_in_line", "時間：{{ blocks.hours }}",
         replace_lines("だけの行にして", 1, "時間：", "", "{{ blocks.hours }}")),
    body("typed_contact", "電話0312-34-5678です", _insert),
    line("typed_contact_read", "summary: 電話0312-34-5678です", _insert),
    line("typed_in_data", "note: 電話0312-34-5678です", strike("0312-34-5678", "消して")),
    body("unknown_hours", "電話は9:00〜17:00です。",
         swap("9:00〜17:00", "{{ hours.telephone }}", "{{ hours.名前 }}")),
    line("answers_in_words", "description: 電話は9:00〜17:00です。",
         swap("9:00〜17:00", "{{ hours.telephone }}", "{{ hours.名前 }}")),
    body("copied_fact", "電話は10:00〜20:00です。", _insert),
    body("unknown_closing_days", "土・日曜日は休みです。",
         swap("土・日曜日は休み", "休みは、{{ hours.closed }}", "{{ hours.closed }}")),
    body("differing_address", "港町1-2-4です。", swap("港町1-2-4", "港町1-2-3", "に直して")),
    data("hours_in_words", "    cost: 相談は", "    note: 電話は9〜17時です。\n    cost: 相談は",
         strike("9〜17時", "言葉からは消し")),
    data("days_of_line_differ", "    hours: 受付の時間による",
         "    hours: 平日9:00〜17:00\n    open: {days: 毎日, start: 9:00, end: 17:00}",
         swap("平日", "毎日", "両方をそろえて"), HOTLINES),
    data("hours_of_line_differ", "    hours: 24時間", "    hours: 9:00〜17:00",
         swap("9:00〜17:00", "24時間", "両方をそろえて"), HOTLINES),
    body("unknown_contact", "電話0312-34-5670です", _near_contact),
    body("alt_says_nothing", "![IMG_1234.JPG]({static}/images/a.jpg)",
         swap("IMG_1234.JPG", "床に置いた3枚のマット", "のように書いて")),
    body("call_not_free", "{{ contacts.consultation }}（通話無料）",
         strike("（通話無料）", "消して")),
    data("contact_by_appointment", "    start: 10:00\n    end: 20:00\n",
         "    start: 10:00\n    end: 20:00\n    by_appointment: true\n", _other_hours),
    data("call_not_free", "    cost: 相談は", "    cost: 通話料無料。相談は",
         strike("通話料無料。", "消して")),
    body("alt_empty", "![]({static}/images/a.jpg)", swap("![]", "![ここに説明]")),
    body("spaced_word", "日　時", strike("　", "空白を消して")),
    line("notation_in_plain", "note: '**お茶**'", _plain),
    line("heading_in_summary", 'summary: "## お茶"', strike("## ", "# を消す")),
    body("unknown_target", "[あ]({filename}abuot.md)", _near_file),
    body("unknown_target", "![あ]({static}/images/a.png)", _near_file),
    body("image_path", "![あ](a.jpg)", _image),
    body("image_path", "![あ](/images/a.jpg)", _image),
    body("image_elsewhere", "![あ](https://a.example/a.jpg)",
         swap("https://a.example/a.jpg", "{static}/images/a.jpg", "{static}/images/名前")),
    body("not_an_image", "![あ]({filename}about.md)",
         swap("{filename}about.md", "{static}/images/a.jpg", "{static}/images/名前")),
    body("target_draft", "[あ]({filename}draft.md)", _say("あ", "リンクを消して")),
    body("link_open", "[あ]({filename}about.md", swap("about.md", "about.md)", "「)」を足して")),
    body("reference_unread", "{filename}about.md", _link),
    body("target_of_many", "[あ]({filename}../../events/talks.yaml)",
         _anchor),
    body("bad_link", "[あ](http://a.example/)", swap("http://", "https://")),
    body("heading_skipped", "## あ\n\n#### い", swap("####", "###", "# の数を1つずつ")),
    body("heading_too_big", "# あ", swap("#", "##")),
    body("heading_underlined", "あ\n---", _heading),
    body("heading_underlined", "あ\n---", add("", reads="上を1行あけて")),
    body("heading_underlined", "あ\n===", _heading),
    body("heading_tight", "##あ", swap("##", "## ", "半角の空白を1つ")),
    body("heading_empty", "## あ\n\n##", strike("##", "# を消して")),
    body("strike_mark", "~~12月~~", _wide("~", "〜")),
    body("tildes_shown", "~12月~", _wide("~", "〜")),
    body("list_numbers", "1. あ\n3. い", swap("3.", "2.", "1つずつ増やす")),
    body("list_numbers", "1. あ\n3. い", swap("3.", "3．", "「．」")),
    body("list_numbers", "1) あ\n3) い", swap("3)", "3）", "「）」")),
    body("cell_lost", "| あ |\n|---|\n| い | う |", swap("い |", "い ｜", "「｜」")),
    body("table_broken", "| あ | い |\n|---|---|---|",
         swap("|---|---|---|", "|---|---|", "同じに")),
    body("definition_unused", "[会場]: 港", _brackets),
    body("footnote", "あ[^1]\n\n[^1]: い", _footnote),
    body("address_end", "https://a.example/をご覧", swap("を", " を", "半角の空白を1つ")),
    body("address_broken", "https://a.example/ko\nuza.html です", _join_next),
    body("address_broken", "https://a.example/ko\nuza.html です", _part_next),
    body("address_read", "https://a.example/、", leave),
    body("address_read", "https://a.example/、", swap("、", " 、", "あとに空白を入れると")),
    body("address_without_scheme", "www.a.example", swap("www", "https://www", "https://")),
    body("star_kept", "60*120*180", swap("*120*", "×120×", "「×」")),
    body("emphasis_mark", "*お茶* です", _wide("*", "＊")),
    body("emphasis_mark", "_お茶_ です", _wide("_", "＿")),
    body("code_mark", "`お茶` です", _wide("`", "")),
    body("backslash_gone", "a\\*b", swap("\\", "￥", "「￥」")),
    body("box_shown", "- [ ] お茶", swap("[ ]", "□")),
    body("stars_shown", "あ** お茶**", swap("** お", "**お", "すぐ前とすぐあと")),
    body("line_apart", "- あ\nい", leave),
    body("indent_read", "    お茶", leave),
    body("strong_read", "あ**「い」**う", leave),
    body("link_empty", "[]({filename}about.md)", swap("[]", "[相談のページ]", "[ ] の中に")),
    body("link_here", "[こちら]({filename}about.md)", swap("こちら", "相談のページ")),
    line("join_link", "note: https://zoom.us/j/81234567890",
         swap("https://zoom.us/j/81234567890",
              "オンラインの入りかたは、申し込んだ方にお知らせします")),
    body("private_character", "\ue000", swap("\ue000", "■", "普通の文字")),
    body("control_character", "お\x07茶", strike("\x07", "消して")),
    line("avoided_word", "id: talk-dv", swap("talk-dv", "talk", "ほかの言葉")),
    line("words_of_template", "summary: 短く書きます。", put("お茶", "この")),
]  # fmt: skip


FILES = [
    Slip("file_name_not_id", "events/ヨガ.yaml", EVENT,
         rename("2026-12-10-yoga-2.yaml", "2026-12-10-yoga.yaml のように")),
    Slip("not_allowed_file", "events/a.xlsx", b"PK", remove_file("使えるのは")),
    Slip("folder_not_file", "events/tea.yaml/notes.txt", "a", _remove_folder),
    Slip("wrong_ending", "events/chess.yaml.txt", EVENT,
         rename("chess.yaml", "「chess.yaml」に変えて")),
    Slip("picture_kind", "images/b.gif", b"GIF", rename("b.jpg", ".jpg か .png にして")),
    Slip("heic", "images/b.heic", b"HEIC", rename("b.jpg", ".jpg にして")),
    Slip("copied_file", "events/2026-12-10-yoga - コピー.yaml",
         (HARBOUR / "events/2026-12-10-yoga.yaml").read_bytes(), remove_file("消してください")),
    Slip("copied_name", "events/2026-12-10-yoga (1).yaml", f"id: case\n{EVENT}",
         rename("2026-12-10-tea-2.yaml", "コピーと分からない名前")),
    Slip("copied_template", "events/_template (1).yaml", EVENT,
         rename("2026-12-10-tea-2.yaml", "2026-12-10-yoga.yaml のように")),
    Slip("too_large", EVENT_FILE, EVENT + "#" * 256 * 1024, remove_file("減らして")),
    line("same_id", "id: yoga", swap("yoga", "yoga-2", "名前を変えて")),
    line("reserved_id", "id: past", swap("past", "past-2", "別の名前")),
    data("needed_page", "slug: workshops", "slug: events",
         swap("events", "workshops", "slug: workshops"), "pages/ja/workshops.md"),
    data("address_in_use", "names:\n", "moved:\n  about: access\nnames:\n", delete("消すか")),
    data("moved_nowhere", "names:\n", "moved:\n  old: acess\nnames:\n", put_near),
    data("moved_twice", "names:\n", "moved:\n  us: we\n  we: about\nnames:\n", write_shown()),
    data("moved_round", "names:\n", "moved:\n  abuot: abuot\nnames:\n", put_near),
    line("alias_in_use", "aliases: yoga", delete("消して")),
    Slip("topic_nowhere", "data/search.yaml",
         "topics:\n  way: {label: 場所を知りたい, pages: [acess], words: 駅}\n", put_near),
    page("same_slug", "slug: sample", "slug: about", swap("about", "about-2", "slug を変えて")),
    page("wrong_language", "lang: ja", "lang: en", swap("en", "ja", "フォルダーの名前と同じ")),
]  # fmt: skip

CLOSURES = [
    hours(
        "holidays_twice",
        "days: 月・祝\n    start: 10:00\n    end: 12:00\n    holidays: closed",
        delete("どちらか1つ"),
    ),
    data(
        "closure_when",
        "    - start: 2026-12-29",
        "    - days: 第2火\n      start: 2026-12-29",
        replace_lines("どれか1つ", 3, "    - days: 第2火"),
    ),
    data(
        "opening_when",
        "closures:\n",
        OPENINGS.replace("reason", "yearly: 12-06\n      reason"),
        replace_lines(
            "どちらか", 2, "    - yearly: 12-06", "      start: 10:00", "      end: 12:00"
        ),
    ),
    data(
        "both_times",
        "closures:\n",
        OPENINGS.replace("reason", "start: 10:00\n      reason"),
        replace_lines("両方書くか", 1, "      start: 10:00", "      end: 12:00"),
    ),
    data(
        "notice_needs_day",
        "    - start: 2026-12-29\n      end: 2027-01-03",
        "    - yearly: 12-29〜01-03\n      notice: 休みます。",
        _once,
    ),
    data(
        "days_backwards",
        "end: 2027-01-03",
        "end: 2026-12-03",
        swap("2026-12-03", "2027-01-03", "日付と時刻を見直して"),
    ),
    data("opening_without_times", "closures:\n", OPENINGS, _opening_times),
    data(
        "words_of_another_day",
        "end: 2027-01-03",
        "end: 2027-01-03\n      notice: 1月9日まで休みます。",
        swap("1月9日", "1月3日", "言葉（notice・reason）と日付をそろえて"),
    ),
    data(
        "words_of_another_time",
        "    - start: 2026-12-29\n      end: 2027-01-03",
        "    - notice: 12月29日は、15時で閉めます。\n      start: 2026-12-29",
        replace_lines(
            "start: 2026-12-10 15:00",
            2,
            "    - notice: 12月29日は、15時で閉めます。",
            "      start: 2026-12-29 15:00",
        ),
    ),
    data(
        "notice_without_closure",
        "names:\n",
        "notice: {text: あすは休みます。, until: 2026-12-10 17:00}\nnames:\n",
        _as_closure,
    ),
    data(
        "hours_of_nobody",
        "  telephone:\n    label: 電話\n",
        "  night:\n    label: 夜\n    days: 月\n    start: 20:00\n    end: 22:00\n"
        "    source: 見本\n    confirmed: null\n  telephone:\n    label: 電話\n",
        _hours_of_place,
    ),
    data(
        "two_addresses",
        "    email: hello@minato.example",
        "    email: hello@minato.example\n    line_url: https://lin.ee/minato9",
        delete("1つだけ残し"),
    ),
    data(
        "no_address",
        "    email: hello@minato.example\n",
        "",
        add("email: hello@minato.example", reads="email"),
    ),
    data(
        "no_answer",
        "figures:\n",
        "answers:\n  cost:\n    name: お金はかかりますか\n    source: 見本\n    confirmed: null\n"
        "figures:\n",
        add("text: かかりません。", reads="text"),
    ),
]

MORE = [
    line("deadline_after_day", "deadline: 2026-12-12", _say("deadline: 2026-12-10")),
    line(
        "repeat_without_first_day",
        "repeat: {every: week, weekday: 木, until: 2026-11-12}",
        swap("2026-11-12", "2027-01-14", "until をそれより後の日"),
    ),
    line(
        "repeat_on_other_weekday",
        "repeat: {every: week, weekday: 水, until: 2027-01-14}",
        swap("2026-12-10", "2026-12-09", "date をその曜日の最初の日"),
    ),
    line("unknown_form_host", "apply: https://forms.example/a", _allow_host),
    Slip(
        "apply_without_address",
        EVENT_FILE,
        f"{EVENT}apply: line\n",
        _say("apply: [line, workshop]"),
        (SERVICE, "    line_url: https://lin.ee/minato0\n", "    question: アドレスは？\n"),
    ),
    Slip(
        "target_not_always",
        PAGE_FILE,
        PAGE.replace("本文です。", "[あ]({filename}../../events/2026-12-10-yoga.yaml)"),
        _say("あ", "リンクを消す"),
        ("events/2026-12-10-yoga.yaml", "title:", "publish_from: 2026-11-01\ntitle:"),
    ),
    line(
        "no_dates",
        "repeat: {every: week, weekday: 木, until: 2026-12-10, except: [2026-12-10]}",
        swap(", except: [2026-12-10]", "", "除く日を見直して"),
    ),
    event(
        "same_day_twice",
        "date: 2026-12-10",
        "dates: [2026-12-10, 2026-12-10]",
        strike("2026-12-10, ", "1回だけ書き"),
    ),
    event("read_as", "10:00", "午前10時", leave),
    data(
        "not_a_host",
        "id_domain: minato.example",
        "form_hosts: [https://forms.example.jp/]\nid_domain: minato.example",
        swap("https://forms.example.jp/", "forms.example.jp"),
    ),
    data("no_role", "    email: hello@minato.example", "    telephone: 0312-34-5671", _role),
    data("not_a_drawing", "M4 28", "M4 28<", strike("<", "d 属性の値だけ"), BRAND),
    data(
        "notice_too_long",
        "names:\n",
        f"notice: {{text: {'長' * 61}, until: 2026-12-10}}\nnames:\n",
        strike("長", "短くして"),
    ),
    body("too_deep", "> " * 7 + "あ", strike("> ", "深さ")),
    body("too_many_lines", "あ\n" * 5010, _cut_from("ここから先を")),
    body("too_many_marks", "#" * 20_001, _cut_from("ここから先を")),
]

BUILT = ("page_", "image_heavy", "image_unreadable", "image_tells")


def closure(code: str, lines: str, mend: Mend) -> Slip:
    """Return a slip in the one closure of the data."""
    return data(code, "start: 2026-12-29\n      end: 2027-01-03", lines, mend)


def repeat(code: str, rule: str, mend: Mend) -> Slip:
    return line(code, f"repeat: {{{rule}}}", mend)


def _at_hours(line: str) -> Mend:
    """Add a line to the hours that the remedy names; the closure goes where it says so."""

    def mend(desk: Desk) -> None:
        desk.reads(f"hours の {desk.values['key']} に {line} の行を足し")
        if "この休みは消して" in desk.remedy:
            del desk.lines[desk.number - 1 : desk.number + 4]
            desk.lines[desk.number - 2] += " []"
        desk.reads("holidays の行がもうあれば書きかえ、")
        desk.reads("days の 平日 は 月〜金 に、（祝日を除く）は消します")
        first = desk.lines.index(f"  {desk.values['key']}:") + 1
        last = next(at for at in range(first, len(desk.lines)) if desk.lines[at][:4].strip())
        desk.lines[first:last] = [
            f"    {line}",
            *(
                one.replace("平日", "月〜金").replace("（祝日を除く）", "")
                for one in desk.lines[first:last]
                if not one.startswith("    holidays:")
            ),
        ]
        desk.save()

    return mend


def _until(desk: Desk) -> None:
    """Write the last day in the place of the number of times."""
    desk.reads(f"「until: {desk.values['line']}」")
    text = desk.lines[desk.number]
    desk.lines[desk.number] = text.replace("count: 6", f"until: {desk.values['line']}")
    desk.save()


def _ranges(desk: Desk) -> None:
    """Write two ranges in the place of one with a break."""
    (shown,) = re.findall(r"ranges: \[.*\]", desk.remedy)
    at = desk.lines.index("    days: 月")
    end = next(n for n in range(at, len(desk.lines)) if desk.lines[n].startswith("    source:"))
    desk.lines[at:end] = [f"    {shown}"]
    desk.save()


def _twice_open(desk: Desk) -> None:
    """Write a special opening of its own for each of two times."""
    desk.reads("date から source・confirmed までを、時間ごとに並べます")
    at = desk.lines.index("    - date: 2026-12-06")
    day, others = desk.lines[at], desk.lines[at + 3 : at + 6]
    times = (("10:00", "12:00"), ("13:00", "17:00"))
    entries = [[day, f"      start: {start}", f"      end: {end}", *others] for start, end in times]
    desk.lines[at : at + 6] = [line for entry in entries for line in entry]
    desk.save()


def _of_hours(desk: Desk) -> None:
    """Take the special opening away, and write its days with those of the hours."""
    desk.reads("hours の ranges に時間といっしょに並べて")
    at = desk.lines.index("  openings:")
    del desk.lines[at : at + 5]
    at = desk.lines.index("    days: 月・水・木・金・土")
    desk.lines[at : at + 3] = [
        "    ranges:",
        "      - {days: 月・水〜土, start: 10:00, end: 16:00}",
        "      - {days: 第1日, start: 10:00, end: 12:00}",
    ]
    desk.save()


def _by_date(desk: Desk) -> None:
    """Write the hours of one day, as shown, for the days of hours."""
    shown = "ranges: [{days: 毎日, start: 10:00, end: 16:00, from: 2026-12-10, until: 2026-12-10}]"
    desk.reads(f"days・start・end のかわりに、{shown}")
    desk.lines[desk.number : desk.number + 3] = [f"    {shown}"]
    desk.save()


def _dates(desk: Desk) -> None:
    """Write the dates, as shown, for the first day and the rule."""
    shown = "dates: [2026-12-10, 2027-02-18]"
    desk.reads(f"repeat と date のかわりに {shown}")
    desk.lines = [one for one in desk.lines if not one.startswith(("date:", "repeat:"))]
    desk.lines.insert(1, shown)
    desk.save()


def _of_the_door(days: str) -> str:
    """Return the data with other days of the place itself, which no contact keeps to."""
    text = (HARBOUR / SERVICE).read_text("utf-8").replace("hours: salon", "hours: telephone")
    text = text.replace("address: 港町1-2-3\n", "address: 港町1-2-3\n    hours: salon\n", 1)
    return text.replace("days: 月・水・木・金・土", days, 1)


def _by_appointment(desk: Desk) -> None:
    desk.reads("窓口の時間では label の下に by_appointment: true の行を足します")
    desk.lines[desk.number] = desk.lines[desk.number].replace("（要予約）", "")
    desk.lines.insert(desk.number, "    by_appointment: true")
    desk.save()


def _note_of_contact(words: str) -> Mend:
    def mend(desk: Desk) -> None:
        desk.reads("窓口の時間では、その窓口（contacts）の note に")
        desk.lines[desk.number] = desk.lines[desk.number].replace(words, "")
        desk.lines.insert(desk.lines.index("    label: 相談の電話"), f"    note: {words[1:-1]}")
        desk.save()

    return mend


def _start_and_end(desk: Desk) -> None:
    desk.reads("最初の日は start、最後の日は end に、行の名前を書きかえて")
    name = {"date": "start", "until": "end"}[desk.values["field"]]
    line = desk.lines[desk.number]
    desk.lines[desk.number] = line.replace(desk.values["field"], name)
    desk.save()


def _day_by_day(desk: Desk) -> None:
    """Write a closure of its own for each of two days."""
    desk.reads("休みの日では、start から source・confirmed までを、日ごとに並べます")
    others = desk.lines[desk.number + 1 : desk.number + 4]
    days = ("2026-12-28", "2026-12-29")
    entries = [line for day in days for line in (f"    - start: {day}", *others)]
    desk.lines[desk.number : desk.number + 4] = entries
    desk.save()


MOVED = "（祝日のときは次の平日）"


def moved(code: str, rule: str, days: str, mend: Mend) -> Slip:
    """Return a closing that moves on, of hours on days that do not open on holidays."""
    text = (HARBOUR / SERVICE).read_text("utf-8")
    text = text.replace(
        "start: 2026-12-29\n      end: 2027-01-03", f"of: salon\n      days: {rule}"
    )
    return Slip(code, SERVICE, text.replace("days: 月・水・木・金・土", f"days: {days}", 1), mend)


RULES = [
    hours("season_in_days", "days: 月〜金（年末年始を除く）\n    start: 10:00\n    end: 12:00",
          strike("（年末年始を除く）", "曜日だけを残して")),
    hours("every_second_week", "days: 隔週水曜\n    start: 10:00\n    end: 12:00",
          put("第1・第3水")),
    line("moved_to_weekend", "until: 2026-12-20\nclosed: 金（祝日の場合は翌日）",
         swap("翌日", "翌平日")),
    line("moved_to_weekend", "until: 2026-12-20\nclosed: 毎月15日（祝日の場合は翌日）",
         swap("の場合は翌日", "を除く", "（祝日を除く） のように書いて")),
    hours("time_in_days", "days: 24時間365日\n    start: 10:00\n    end: 20:00",
          replace_lines("days: 毎日、start: 0:00、end: 24:00、holidays: open", 3, "    days: 毎日",
                        "    start: 0:00", "    end: 24:00", "    holidays: open")),
    hours("time_in_days", "days: 平日夜間\n    start: 18:00\n    end: 20:00",
          strike("夜間", "曜日だけを書き")),
    hours("no_fixed_days", "days: 月〜金（要予約）\n    start: 18:00\n    end: 20:00",
          strike("（要予約）", "それだけを書いて")),
    Slip("no_fixed_days", SERVICE, _of_the_door("days: 月〜金（要予約）"), _by_appointment),
    hours("words_in_days", "days: 第2土曜（変更の場合は前日に連絡）\n    start: 10:00\n"
          "    end: 20:00", strike("（変更の場合は前日に連絡）", "曜日だけを残し")),
    hours("words_in_days", "days: 第2土曜（変更の場合は前日に連絡）\n    start: 10:00\n"
          "    end: 20:00", _note_of_contact("（変更の場合は前日に連絡）")),
    closure("open_days", "of: salon\n      days: 開館日：火〜土",
            swap("開館日：火〜土", "日・月", "火〜土に開くなら、休みは 日・月")),
    line("open_days", "until: 2026-12-20\nclosed: 開館：火〜土",
         swap("開館：火〜土", "日・月", "火〜土に開くなら、休みは 日・月")),
    hours("left_out_unclear", "days: 月〜金、祝日を除く\n    start: 10:00\n    end: 20:00",
          swap("、祝日を除く", "（祝日を除く）", "月〜金（祝日を除く）")),
    hours("left_out_unclear", "days: 日曜・祝日以外\n    start: 10:00\n    end: 20:00",
          swap("日曜・祝日以外", "毎日（日・祝を除く）")),
    *(
        hours("holiday_of_weekday",
              "ranges:\n      - {days: 月〜金, start: 9:00, end: 17:00}\n"
              "      - {days: 祝（月を除く）, start: 10:00, end: 12:00}",
              replace_lines(reads, 1, "      - {days: 火〜金, start: 9:00, end: 17:00}",
                            f"      - {{days: {monday}, start: 9:00, end: 17:00}}"))
        for reads, monday in (("祝日もこの時間なら days: 月、", "月"),
                              ("祝日は休むなら days: 月（祝日を除く）", "月（祝日を除く）"))
    ),
    hours("holiday_of_weekday",
          "ranges:\n      - {days: 水・第3月, start: 9:00, end: 17:00}\n"
          "      - {days: 祝（月を除く）, start: 10:00, end: 12:00}",
          replace_lines("祝日もこの時間なら days: 第3月、", 1,
                        "      - {days: 水, start: 9:00, end: 17:00}",
                        "      - {days: 第3月, start: 9:00, end: 17:00}")),
    hours("several_rules", "days: 月（祝日を除く）、第2土\n    start: 10:00\n    end: 20:00",
          replace_lines("時間なら ranges に", 3, "    ranges:",
                        "      - {days: 月（祝日を除く）, start: 10:00, end: 20:00}",
                        "      - {days: 第2土, start: 10:00, end: 20:00}")),
    closure("day_after_unclear", "of: telephone\n      days: 日・祝日の翌日",
            swap("日・祝日の翌日", "祝日の翌日・日")),
    closure("not_weekdays_of_month", "of: telephone\n      days: 第2木・金",
            swap("第2木・金", "第2木・毎週金")),
    line("never_closed", "until: 2026-12-20\nclosed: 会期中無休", delete("この行を消して")),
    closure("date_in_days", "days: 2026-12-29",
            replace_lines("days のかわりに start", 1, "    - start: 2026-12-29")),
    *(
        closure("yearly_in_days", f"days: {days}",
                replace_lines("この行のかわりに「yearly: 12-29〜01-03」", 1,
                              "    - yearly: 12-29〜01-03"))
        for days in ("年末年始（12/29〜1/3）", '"年末年始: 12/29〜1/3"')
    ),
    closure("moved_but_no_hours", "of: [salon]\n      days: 日（祝日の場合は翌日）",
            _at_hours("holidays: next-weekday")),
    closure("moved_but_closed", "days: 月（祝日の場合は翌日）", _at_hours("holidays: open")),
    closure("moved_but_closed", "days: 毎月20日（祝日の場合は翌平日）",
            _at_hours("holidays: open")),
    line("not_closed_days", "until: 2026-12-20\nclosed: 24日〜31日",
         put("2026-12-29〜2027-01-03")),
    *(
        moved("moved_but_closed", "月（祝日の場合は翌日）", days, _at_hours("holidays: open"))
        for days in ("平日", "月〜土（祝日を除く）", "月〜金\n    holidays: closed")
    ),
    *(
        moved("moved_but_no_hours", "日（祝日の場合は翌日）", days,
              _at_hours("holidays: next-weekday"))
        for days in ("平日", "月〜土\n    holidays: closed")
    ),
    *(
        moved("moved_onto_closed", f"月{MOVED}\n      reason: 点検\n      source: 見本\n"
              "      confirmed: null\n    - of: salon\n      days: 火",
              "月〜土\n    holidays: open", mend)
        for mend in (
            swap("祝日のときは次の平日", "祝日を除く"), strike(MOVED, "（ ）を消します"),
        )
    ),
    closure("holidays_unclear", "days: 月（祝日は開館）",
            swap("（祝日は開館）", "・祝", "どの祝日も休むなら 月・祝")),
    closure("holidays_unclear", "days: 月（祝日は開館）", swap("（祝日は開館）", "（祝日を除く）")),
    closure("holidays_unclear", "of: salon\n      days: 火（祝日の場合は水曜休館）",
            swap("（祝日の場合は水曜休館）", "", "その曜日が祝日でも休むなら 月、")),
    hours("holidays_unclear",
          "days: 火〜日（月曜が祝日の場合は開館）\n    start: 10:00\n    end: 20:00",
          replace_lines("（ ）の中を消して、holidays に", 1,
                        "    days: 火〜日\n    holidays: next-weekday")),
    hours("holidays_unclear",
          "days: 火〜日（月曜が祝日の場合は翌日休館）\n    start: 10:00\n    end: 20:00",
          replace_lines("（ ）の中を消して、holidays に", 1,
                        "    days: 火〜日\n    holidays: next-weekday")),
    hours("holidays_unclear", "days: 平日・日曜\n    start: 10:00\n    end: 20:00",
          replace_lines("平日 は 月〜金 に直し", 1, "    days: 月〜金・日\n    holidays: open")),
    line("holidays_unclear", "until: 2026-12-20\nclosed: 木（祝日の場合は水）",
         replace_lines("日付を1日ずつ", 1, "closed: 2026-12-17")),
    closure("only_by_date", "days: 第3火曜日の翌日",
            replace_lines("days のかわりに start", 1, "    - start: 2026-12-16")),
    hours("only_by_date", "days: 隔月第1水曜\n    start: 10:00\n    end: 20:00", _by_date),
    repeat("only_by_date", "every: month, weekday: 奇数月の第2木, until: 2027-03-31", _dates),
    hours("hours_overlap", "ranges:\n      - {days: 月〜金, start: 10:00, end: 16:00}\n"
          "      - {days: 第2水, start: 10:00, end: 20:00}",
          replace_lines("月〜金（第2水を除く）", 1,
                        "      - {days: 月〜金（第2水を除く）, start: 10:00, end: 16:00}")),
    hours("hours_overlap", "ranges:\n      - {days: 月〜金, start: 10:00, end: 16:00}\n"
          "      - {days: 金, start: 10:00, end: 20:00}", swap("月〜金", "月〜木", "1つの曜日を")),
    hours("break_in_hours", "days: 月\n    start: 9:00\n    end: 17:00\n    break: 12:00〜13:00",
          _ranges),
    hours("closed_in_hours", "days: 月\n    start: 9:00\n    end: 17:00\n    closed: 祝日",
          replace_lines("holidays: closed", 1, "    holidays: closed")),
    hours("not_a_holiday_rule", "days: 月\n    start: 9:00\n    end: 17:00\n    holidays: 不明",
          put("closed")),
    data("days_of_opening", "closures:\n",
         OPENINGS.replace("date: 2026-12-06", "days: 第1日"), _of_hours),
    repeat("repeat_count", "every: week, weekday: 木, count: 6", _until),
    repeat("repeat_count_alone", "every: week, weekday: 木, count: 何回か",
           swap("count: 何回か", "until: 2027-03-25")),
    repeat("interval_of_repeat", "interval: 2, every: week, weekday: 木, until: 2027-03-25",
           swap("interval: 2, every: week", "every: 隔週")),
    repeat("not_every", "every: 一週ごと, weekday: 木, until: 2027-03-25", put("week")),
    line("repeat_in_words", "repeat: 毎週木曜", write_shown()),
    line("repeat_in_words", "repeat: 毎週木曜（12/17、12/24休み）", write_shown()),
    line("repeat_in_words", "repeat: 木曜の朝", write_shown()),
    *(event("dates_in_words", "date: 2026-12-10", f"dates: {days}", write_shown()) for days in
      ("12/10、12/17", "12月10日(木)・17日(木)", "2026年12月10日、1月14日", "2026-12-10")),
    event("dates_in_words", "date: 2026-12-10", "dates: 12/10〜12/17",
          replace_lines("date に最初の日、until に最後の日", 1,
                        "date: 2026-12-10", "until: 2026-12-17")),
    line("moved_backwards", "moved_from: 2026-12-17\nupdated: 2026-12-01", leave),
    event("moved_backwards", "date: 2026-12-10",
          "moved_from: 2026-12-17\ndate: 2026-12-10\nupdated: 2026-12-01",
          replace_lines("date に新しい日、moved_from にもとの日", 2,
                        "moved_from: 2026-12-10", "date: 2026-12-17")),
    line("within_repeat", "except: 2026-12-31",
         replace_lines("repeat: {every: 毎週木曜, until: 2027-03-25, except: 2026-12-31}", 1,
                       "repeat: {every: 毎週木曜, until: 2027-03-25, except: 2026-12-31}")),
    closure("days_of_closure", "date: 2026-12-29\n      until: 2027-01-03", _start_and_end),
    event("several_times", "start: 10:00\nend: 12:00", "start: 10:00、13:00\nend: 14:00",
          replace_lines("start と end の行を消し、sessions: [{start: 10:00, end: 11:00}", 2,
                        "sessions: [{start: 10:00, end: 11:00}, {start: 13:00, end: 14:00}]")),
    hours("several_clocks", "days: 月\n    start: 9:00〜12:00、13:00〜17:00\n    end: 17:00",
          _ranges),
    data("several_clocks", "closures:\n",
         OPENINGS.replace("date: 2026-12-06", "date: 2026-12-06\n      start: 10:00、13:00"
                          "\n      end: 17:00"), _twice_open),
    *(closure("not_a_moment", f"start: 2026-12-29 {clock}",
              replace_lines("start に、終わりは end に", 1, "    - start: 2026-12-29 13:00",
                            "      end: 2026-12-29 17:00"))
      for clock in ("13:00〜17:00", "午後", "13:00から")),
    closure("time_as_day", "start: 2026-12-29 13:00\n      end: 翌10:00",
            put("2026-12-30 10:00", "日の後ろに 2026-12-10 15:00")),
    closure("rule_as_day", "start: 毎月20日",
            replace_lines("start のかわりに days に", 1, "    - of: telephone",
                          "      days: 毎月20日")),
    closure("several_days", "start: 2026-12-28・29日", _day_by_day),
    event("several_days", "date: 2026-12-10", "date: 2026-12-10・17日",
          _say("dates: [2026-12-10, 2026-12-17]")),
    event("rule_as_day", "date: 2026-12-10", "date: 毎週木曜",
          replace_lines("repeat: {every: 毎週木曜, until: 2027-03-25}", 1, "date: 2026-12-10",
                        "repeat: {every: 毎週木曜, until: 2027-03-25}")),
    repeat("except_on_no_date", "every: week, weekday: 木, until: 2027-01-31, except: 2026-12-25",
           leave),
    line("moved_to_same_day", "moved_from: 2026-12-10",
         replace_lines("status: 延期", 1, "status: 延期")),
    event("sessions_overlap", "start: 10:00\nend: 12:00",
          "sessions:\n  - {start: 10:00, end: 12:00}\n  - {start: 11:00, end: 13:00}", leave),
]  # fmt: skip

SLIPS = [*YAML, *FIELDS, *CLOSURES, *RULES, *MORE, *TEXTS, *FILES]

#: Why nobody but a person can do what a remedy says, and the codes of which that is true.
REASONS = {
    "a person translates: tests/loading/test_translations.py": (
        "follows_nothing", "follows_older", "follows_changed", "follows_added", "follows_less",
        "no_translation",
    ),
    "a language is written by who speaks it: tests/rendering/test_languages.py": (
        "not_a_language", "language_without_words", "words_of_another", "same_own_name",
        "words_missing",
        "words_count", "word_unknown", "word_places", "ruby_missing", "data_texts_no_list",
        "data_text_empty", "data_text_number",
    ),
    "only the staff know the fact": (
        "wrong_weekday", "same_contact", "blocking_question", "blocking_unconfirmed",
        "nobodys_address",
        "expires_soon", "expired", "confirmed_long_ago", "holidays_computed",
        "file_missing", "no_policy", "code_of_other_prefecture",
        "fee_though_free",
    ),
    "make card draws it: tests/editing/test_drawing.py": ("drawn_before", "drawn_broken"),
    "only the staff know which day is meant: tests/loading/test_days.py": (
        "no_year",
        "made_later",
        "day_past",
        "day_far",
        "closure_past",
        "never_shown",
        "notice_passes",
        "notice_without_day",
        "opens_after_day",
        "deadline_before_opening",
        "file_without_day",
        "file_of_other_year",
        "file_of_other_day",
        "start_at_night",
        "after_holidays_closed",
        "on_closing_day",
        "outside_hours",
        "span_ends_closed",
        "no_such_day",
        "weekday_wrong",
    ),
    "only its writer knows what was meant by the line": (
        "not_yaml", "yaml_indent", "yaml_indent_or_quote",
    ),
    "only a person writes a plainer sentence: tests/loading/test_readability.py": (
        "sentence_long", "sentence_of_two", "sentence_of_kanji", "double_negative",
        "official_word", "hard_word", "word_long", "loanword_long", "description_twice",
        "first_screen_long",
    ),
    "a file is saved again by another program": (
        "not_utf8", "not_a_picture", "symlink", "picture_broken", "picture_cut", "picture_empty",
        "picture_moves", "picture_of_another_kind", "picture_too_large",
    ),
    "of the settings and the theme, not of the content: tests/release": (
        "settings_missing", "settings_unreadable", "setting_unknown", "setting_zone",
        "setting_plugin", "setting_address", "setting_theme", "setting_environment", "template",
    ),
    "of two builds, beside each other: tests/release": (
        "address_lost", "event_address_lost", "pages_lost", "events_lost",
        "record_unreadable", "live_none", "live_spoilt",
        "live_text_unknown", "live_unreachable", "old_build_stays", "old_contact",
        "old_contacts_unread",
    ),
    "an answer in a conversation: tests/editing": ("answer_missing", "file_there"),
    "the machine is at fault, not the content": ("machine",),
    "of the published site, seen from outside: tests/watching": tuple(
        code for code in SENTENCES if code.startswith("watch_")
    ),
    "of built pages, where loading has told the staff's own slips before: tests/inspection": (
        *(code for code in SENTENCES if code.startswith(BUILT)),
        *("file_kind", "name_tells", "drawing_moves"),
    ),
}  # fmt: skip
NOT_BY_MACHINE = {code: reason for reason, codes in REASONS.items() for code in codes}


def prepared(content: Path) -> None:
    """Give the content what remedies speak of: a picture, and a template with words of its own."""
    write(content, "images/a.jpg", picture())
    write(
        content, "events/_template.yaml", f"{EVENT}summary: 短く書きます。\n".replace("お茶", "本")
    )


def labels() -> Iterator[str]:
    for slip in SLIPS:
        number = sum(other.code == slip.code for other in SLIPS[: SLIPS.index(slip)])
        yield f"{slip.code}-{number}"


@pytest.mark.parametrize("slip", SLIPS, ids=labels())
def test_remedy_done_word_for_word_mends_the_fault(slip: Slip, tmp_path: Path) -> None:
    content = copied(tmp_path)
    prepared(content)
    if slip.also:
        replace(content, *slip.also)
    write(content, slip.file, slip.text)
    found = [fault for fault in told(content) if fault.code == slip.code]
    assert found, {fault.code for fault in told(content)}
    slip.mend(Desk(content, found[0]))
    after = told(content)
    while again := [one for one in after if (one.code, one.severity) == (slip.code, "error")]:
        assert again != found, "what was done changes nothing"
        found = again
        slip.mend(Desk(content, found[0]))  # another line with the same slip
        after = told(content)
    assert [fault for fault in after if fault.severity == "error"] == []
    told_before = (found[0].code, found[0].values)
    assert slip.mend is leave or told_before not in [(one.code, one.values) for one in after]


def test_every_message_has_a_remedy_that_is_tried_or_a_reason_why_not() -> None:
    tried = {slip.code for slip in SLIPS}
    assert tried | NOT_BY_MACHINE.keys() == SENTENCES.keys()
    assert not tried & NOT_BY_MACHINE.keys()


#: Where a key is misspelt: the file, the line that is replaced, what stands before the key, and
#: the keys that are allowed there.
KEYS = {
    "event": (EVENT_FILE, "note: お茶", "", names(Event)),
    "date": (EVENT_FILE, "dates: [{date: 2026-12-11}]", "dates: [{date: 2026-12-11, ",
             names(DateEntry)),
    "place": (EVENT_FILE, "note: お茶", "place: {name: 港, address: 港町1, ", names(EventPlace)),
    "contact": (SERVICE, "    action: メールを書く", "    ", names(ContactPoint)),
    "closure": (SERVICE, "      reason: 年末年始", "      ", names(Closure)),
    "hotline": (HOTLINES, "    hours: 24時間", "    ", names(Hotline)),
    "page": (PAGE_FILE, "description: 見本です。", "", names(PageMeta)),
}  # fmt: skip


@st.composite
def misspelt(draw: st.DrawFn, word: str) -> str:
    """Return a word as a hand in a hurry types it."""
    at = draw(st.integers(0, len(word) - 1))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
                word[:at] + word[at].upper() + word[at + 1 :],
                word[:at] + "x" + word[at + 1 :],
                f"{word}s",
                word,
            ]
        )
    )


@pytest.mark.parametrize("where", KEYS)
@given(picked=st.data())
@settings(max_examples=40)
def test_key_that_is_suggested_is_another_one_that_is_allowed_there(
    where: str, spoilable: Path, picked: st.DataObject
) -> None:
    file, line, before, allowed = KEYS[where]
    bases = {EVENT_FILE: f"{EVENT}note: お茶\n", PAGE_FILE: PAGE}
    text = bases.get(file) or (HARBOUR / file).read_text("utf-8")
    key = picked.draw(misspelt(picked.draw(st.sampled_from(sorted(allowed)))))
    close = "}]" if "[{" in before else "}" if "{" in before else ""
    line = line if line in text else "note: お茶"
    write(spoilable, file, text.replace(line, f"{before}{key}: 1{close}", 1))
    unknown = [dict(fault.values) for fault in told(spoilable) if fault.code == "extra_forbidden"]
    assert unknown or key in allowed
    for values in unknown:
        assert values["near"] != values["field"]
        assert not values["near"] or values["near"] in allowed
    write(spoilable, file, text)


@pytest.fixture(scope="module")
def spoilable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("keys"))
