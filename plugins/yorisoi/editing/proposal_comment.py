"""The comment on a proposal: a frame that is ours, and in it what the check of it told.

The frame says which files change, by the host's list, and whose program told the rest. What
the site says is judged only where nothing but content changes: then our own program compared.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from yorisoi.editing.built_changes import BuiltChanges, PageChange
from yorisoi.editing.proposal import CheckResult
from yorisoi.editing.proposal_files import ChangedFile, Files
from yorisoi.editing.quoting import block, code, visible
from yorisoi.release.changes import Difference

MARK = "<!-- yorisoi -->"
# GitHub takes 65,536 letters; each part of the comment has its share of them.
ROOM = {"files": 6_000, "faults": 8_000, "changes": 20_000, "pages": 20_000, "names": 2_000}
# Of the room of one text or page, the rest being for its headings.
FOR_LINES, FOR_NAMES = 0.7, 0.2
SHORT = 200  # letters of a change that is shown in the table
FEW = 5  # names in one line; more are folded

STATES = {"added": "追加", "removed": "削除", "renamed": "名前の変更", "copied": "写し"}
KINDS = {"added": "新しいページ", "gone": "なくなるページ", "changed": "変わるページ"}
OF_FILES = {"added": "追加", "gone": "削除", "changed": "変更"}
NOT_COMPARED = {
    "refused": "直すところがあるので、できあがったページは比べていません。",
    "base": "いまのサイトを作れなかったので、できあがったページは比べていません。",
    "": "できあがったページは比べていません。",
}
LEFT_OUT = "**ほかに {} {} あります。** ここには入りきりません。全部は{}にあります。"
IN_FILE, ON_GITHUB = " proposal の comment.md ", "「Files changed」"
UNKNOWN = "サイトに書いてあることが変わるかどうかは、ここからは分かりません。"
WHERE = (
    "できあがりは、下の「Checks」→「check」の Artifacts にある site です。"
    "この一覧の全部は、同じ所の proposal の comment.md にあります。"
)
Room = dict[str, float]
Item = TypeVar("Item")


def whole(result: CheckResult | None, files: Files, commit: str) -> str:
    """Return the comment with nothing left out, to be read as a file."""
    return _comment(result, files, commit, dict.fromkeys(ROOM, math.inf))


def comment(result: CheckResult | None, files: Files, commit: str) -> str:
    """Return the comment in Japanese; of what does not fit, it says how much that is.

    `result` is None where it cannot be read. `commit` is what was checked.
    """
    return _comment(result, files, commit, {**ROOM}) + f"\n---\n\n{WHERE}\n"


def _comment(result: CheckResult | None, files: Files, commit: str, room: Room) -> str:
    parts = [f"{MARK}\n{_first(files)}", f"点検したもの: {code(commit)}"]
    parts += _files(files, room["files"])
    if result and not files.are_content:
        parts.append("## 提案のプログラムが書いたこと")
    if result is None:
        parts.append("点検の結果を受けとれませんでした。" + UNKNOWN)
    elif result.faults:
        parts += _faults(result, room["faults"])
    else:
        parts.append("点検では、直すところは見つかりませんでした。")
    if result:
        parts += _changes(result.changes, room["changes"])
        parts += _built(result.built, room) if result.built else [NOT_COMPARED[result.reason]]
        parts += _same(result, files)
    return "\n\n".join(parts) + "\n"


def _first(files: Files) -> str:
    """Return who told what stands below, and what follows from that."""
    theirs = "下の結果は、この提案のプログラムが自分で書いたもの"
    if files.missing:
        why = f"どのファイルが変わるのか、分かりません（{code(files.missing)}）。"
        return f"⚠️ **{why}{theirs}かもしれません。{UNKNOWN}**"
    if files.others:
        why = f"文章・データ・写真のほかに、{len(files.others)} 個のファイルが変わります。"
        return f"⚠️ **{why}{theirs}で、正しいとはかぎりません。{UNKNOWN}**"
    ours = "下の結果は、main のプログラムで作って比べたものです。"
    return f"変わるのは、文章・データ・写真だけです。{ours}"


def _files(files: Files, room: float) -> list[str]:
    if files.missing:
        return []
    content = [file for file in files.files if file.is_content]
    parts = []
    if files.others:
        head = f"### 文章・データ・写真のほかに変わるファイル（{files.source} の一覧）"
        parts += [head, _list(map(_file, files.others), room / 2, "個のファイルが", ON_GITHUB)]
        parts.append("変更の中身は「Files changed」で、プログラムの分かる人と読んでください。")
    if content:
        head = f"### 変わる文章・データ・写真（{files.source} の一覧）"
        parts += [head, _list(map(_file, content), room / 2, "個のファイルが", ON_GITHUB)]
    return parts


def _file(file: ChangedFile) -> str:
    before = f"、前は {code(file.before)}" if file.before else ""
    return f"{code(file.name)}（{STATES.get(file.state, '変更')}{before}）"


def _faults(result: CheckResult, room: float) -> list[str]:
    rows = (
        f"{code(fault.place)} {code(fault.message)}\\\n  → {code(fault.remedy)}"
        for fault in result.faults
    )
    return [
        f"### 直すところが {len(result.faults)} か所あります",
        "直すまで公開されません。いまのサイトは、そのままです。",
        _list(rows, room, "か所"),
    ]


def _changes(changes: Sequence[Difference], room: float) -> list[str]:
    """Return short changes as a table to be read aloud, and texts as all their lines."""
    if not changes:
        return []
    parts = [f"### 変わるところは {len(changes)} か所です"]
    parts.append("数字と日付を、もう一人で読み合わせてください。")
    if short := [change for change in changes if _is_short(change)]:
        rows = (
            f"| {code(row.field)} | {code(''.join(row.before))} | {code(''.join(row.after))} |"
            for row in short
        )
        table, left = _fitting(rows, room / 2)
        parts.append("\n".join(["| どこ | いま | 変えたあと |", "|---|---|---|", *table]))
        parts += _left(left, "か所")
    room -= len("".join(parts))
    texts = _shared([change for change in changes if not _is_short(change)], _text, room)
    shown, left = _fitting(texts, room)
    return [*parts, *shown, *_left(left, "か所")]


def _text(change: Difference, room: float) -> str:
    lines = [*(f"- {line}" for line in change.before), *(f"+ {line}" for line in change.after)]
    return f"{code(change.field)}\n\n{_folded(lines, room * FOR_LINES)}"


def _is_short(change: Difference) -> bool:
    lines = (change.before, change.after)
    return all(len(part) <= 1 and len("".join(part)) <= SHORT for part in lines)


def _built(built: BuiltChanges, room: Room) -> list[str]:
    """Return what differs between the sites as they were built."""
    parts: list[str] = []
    if built.pages:
        count = sum(len(change.pages) for change in built.pages)
        parts.append(f"### 見る人に見えるちがい（{count} ページ）")
        shown, left = _fitting(_shared(built.pages, _page, room["pages"]), room["pages"])
        parts += [*shown, *_left(left, "組のちがいが")]
    if built.markup:
        count = len(built.markup)
        parts.append(f"### 文字は同じで、見え方や動きがちがうかもしれないページ（{count} ページ）")
        parts.append(_names(built.markup, room["names"]))
    if built.files:
        parts.append(f"### ページのほかの、ちがうファイル（{len(built.files)}）")
        names = (f"{code(name)}（{OF_FILES.get(kind, '変更')}）" for kind, name in built.files)
        parts.append(_list(names, room["names"], "個のファイルが"))
    return parts


def _page(change: PageChange, room: float) -> str:
    kind = KINDS.get(change.kind, KINDS["changed"])
    same = f"、{len(change.pages)} ページに同じちがい" if len(change.pages) > 1 else ""
    names = _names(change.pages, room * FOR_NAMES)
    lines = _folded(change.lines, room * FOR_LINES)
    return "\n\n".join((f"**{kind}{same}**", names, lines))


def _same(result: CheckResult, files: Files) -> list[str]:
    """Return what may be said where the built sites are the same."""
    if not (result.built and result.built.are_none):
        return []
    if not files.are_content:
        return ["提案のプログラムは、できあがったサイトにちがいはないと書いています。"]
    same = "できあがったサイトは、いまのものと1バイトもちがいません（作った時刻のほか）。"
    if result.changes:
        return [f"{same}変わるのは、公開されない記録か、別の日に公開されるものです。"]
    return [f"サイトに書いてあることは、変わりません。{same}"]


def _names(names: Sequence[str], room: float) -> str:
    """Return names in one line, or folded where they are many."""
    listed = "、".join(map(code, names))
    if len(names) <= FEW and len(listed) <= room:
        return listed
    return _details(f"{len(names)} ページの名前", _list(map(code, names), room, "ページ"))


def _list(rows: Iterable[str], room: float, what: str, where: str = IN_FILE) -> str:
    shown, left = _fitting((f"- {row}" for row in rows), room)
    return "\n\n".join(["\n".join(shown), *_left(left, what, where)])


def _left(count: int, what: str, where: str = IN_FILE) -> list[str]:
    return [LEFT_OUT.format(count, what, where)] if count else []


def _shared(items: Sequence[Item], make: Callable[[Item, float], str], room: float) -> list[str]:
    """Return a text of each item; one that needs little leaves its share of the room to others."""
    texts: list[str] = []
    for count, item in enumerate(items):
        texts.append(make(item, max(room, 0) / (len(items) - count)))
        room -= len(texts[-1])
    return texts


def _folded(lines: Sequence[str], room: float) -> str:
    """Return all lines as a block that opens at a touch; a short one is open."""
    shown, left = _fitting(map(visible, lines), room)
    text = "\n\n".join([*([block(shown)] if shown else []), *_left(left, "行")])
    return text if len(lines) <= FEW else _details(f"変わる行 {len(lines)} 行", text)


def _details(summary: str, text: str) -> str:
    """Return a text folded under our own words; no word of the proposal stands in HTML."""
    return f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def _fitting(texts: Iterable[str], room: float) -> tuple[list[str], int]:
    """Return the first texts that fit into so many letters, and how many are left out."""
    every = list(texts)
    for count, text in enumerate(every):
        room -= len(text) + 2
        if room < 0:
            return every[:count], len(every) - count
    return every, 0
