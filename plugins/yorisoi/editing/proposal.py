"""A proposal in one comment: what must be mended, or what it changes.

What comes out of a proposal is a stranger's until somebody has read it. It travels as plain
JSON, and `comment` shows every text of it as code, where Markdown and @names mean nothing.
"""

import re
from collections.abc import Iterable, Mapping

from yorisoi.faults import Fault
from yorisoi.messages import sentence
from yorisoi.release.changes import Change

MARK = "<!-- yorisoi -->"
LONGEST = 200  # letters of one text
MOST = 50  # lines of one list


def told(
    faults: Iterable[Fault], changed: Iterable[Change], number: int | None
) -> dict[str, object]:
    """Return what `comment` needs, ready for JSON; `number` is that of the proposal."""
    return {
        "number": number,
        "faults": [
            {"place": str(fault.position), **sentence(fault)._asdict()}
            for fault in faults
            if fault.severity == "error"
        ],
        "changes": [row for change in changed for row in _differences(change)],
    }


def _differences(change: Change) -> list[dict[str, str]]:
    """Return each field that differs, with its place, before and after."""
    names = dict.fromkeys((change.section, change.title))
    return [
        {
            "what": " › ".join((*names, row.field)),
            "before": "\n".join(row.before),
            "after": "\n".join(row.after),
        }
        for row in change.rows
    ]


def comment(proposal: Mapping[str, object]) -> str:
    """Return the comment in Japanese; ValueError where the JSON is none of `told`."""
    faults = _rows(proposal.get("faults"), "place", "message", "remedy")
    changed = _rows(proposal.get("changes"), "what", "before", "after")
    lines = [MARK]
    if faults:
        lines += [f"### 直すところが {len(faults)} か所あります", ""]
        lines += ["直すまで公開されません。いまのサイトは、そのままです。", ""]
        lines += [
            f"- {code(fault['place'])} {code(fault['message'])}\\\n  → {code(fault['remedy'])}"
            for fault in faults[:MOST]
        ]
    elif changed:
        lines += [f"### 変わるところは {len(changed)} か所です", ""]
        lines += ["まちがいはありません。数字と日付を、もう一人で読み合わせてください。", ""]
        lines += ["| どこ | いま | 変えたあと |", "|---|---|---|"]
        lines += [
            f"| {code(row['what'])} | {code(row['before'])} | {code(row['after'])} |"
            for row in changed[:MOST]
        ]
    else:
        lines += ["まちがいはありません。サイトに書いてあることは、変わりません。"]
    rest = max(len(faults), len(changed)) - MOST
    lines += ["", f"ほかに {rest} か所あります。"] if rest > 0 else []
    lines += ["", "できあがりは、下の「Checks」→「check」の Artifacts にある site です。"]
    return "\n".join(lines) + "\n"


def _rows(value: object, *keys: str) -> list[dict[str, str]]:
    """Return a list of texts by these names; ValueError where it is anything else."""
    rows: list[dict[str, str]] = value if isinstance(value, list) else []
    whole = isinstance(value, list) and all(
        isinstance(row, dict)
        and {*row} == {*keys}
        and all(type(text) is str for text in row.values())
        for row in rows
    )
    if not whole:
        raise ValueError(keys)
    return rows


def code(text: str) -> str:
    """Return a text as one code span of CommonMark (6.1), safe in a table too."""
    text = re.sub(r"\s+", " ", text).strip().replace("|", "｜")
    text = f"{text[:LONGEST]}…" if len(text) > LONGEST else text
    if not text:
        return "（なし）"
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}"
