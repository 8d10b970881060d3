"""A proposal in one comment: what must be mended, or which facts it changes.

What comes out of a proposal is a stranger's until somebody has read it. It travels as plain
JSON, and `comment` shows every text of it as code, where Markdown and @names mean nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import time

from yorisoi.faults import Fault
from yorisoi.messages import sentence
from yorisoi.models import Record
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.site import Site

MARK = "<!-- yorisoi -->"
LONGEST = 200  # letters of one text
MOST = 50  # lines of one list
Facts = dict[str, str]


@dataclass(frozen=True)
class Change:
    """One fact before and after; an empty text where there is none."""

    what: str
    before: str
    after: str


def changes(old: Site, new: Site) -> list[Change]:
    """Return every fact that is not the same, in the order of the data, then of the files."""
    before, after = _facts(old), _facts(new)
    names = list(after) + [name for name in before if name not in after]
    return [
        Change(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _facts(site: Site) -> Facts:
    records: dict[str, object] = {"サロン": site.service, "ほかの窓口": site.hotlines}
    records |= {f"ワークショップ「{event.id}」": event for event in site.events}
    for path, page in site.pages.items():
        records |= {f"ページ {path}": page.meta, f"ページ {path} › 本文": page.body.strip()}
    return {name: text for title, record in records.items() for name, text in _walk(title, record)}


def _walk(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield each fact below a value: its name in the words of the models, and its text."""
    if isinstance(value, Record):
        for key, field in type(value).model_fields.items():
            yield from _walk(f"{name} › {field.title}", getattr(value, key))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _walk(f"{name} › {key}", each)
    elif isinstance(value, tuple) and any(isinstance(each, Record) for each in value):
        for number, each in enumerate(value, start=1):
            yield from _walk(f"{name} {number}", each)
    elif value not in (None, ()):
        yield name, _words(value)


def _words(value: object) -> str:
    """Return a fact as the staff write it: 月・水, 10:00, 2026-12-10."""
    match value:
        case tuple():
            return "・".join(
                WEEKDAYS[each] if isinstance(each, int) else str(each) for each in value
            )
        case time():
            return f"{value:%H:%M}"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def told(
    faults: Iterable[Fault], changed: Iterable[Change], number: int | None
) -> dict[str, object]:
    """Return what `comment` needs, ready for JSON; `number` is that of the proposal."""
    return {
        "number": number,
        "faults": [
            {"place": str(each.position), **sentence(each)._asdict()}
            for each in faults
            if each.severity == "error"
        ],
        "changes": [asdict(each) for each in changed],
    }


def comment(proposal: Mapping[str, object]) -> str:
    """Return the comment in Japanese; ValueError where the JSON is none of `told`."""
    faults = _rows(proposal.get("faults"), "place", "message", "remedy")
    changed = _rows(proposal.get("changes"), "what", "before", "after")
    lines = [MARK]
    if faults:
        lines += [f"### 直すところが {len(faults)} か所あります", ""]
        lines += ["直すまで公開されません。いまのサイトは、そのままです。", ""]
        lines += [
            f"- {code(each['place'])} {code(each['message'])}\\\n  → {code(each['remedy'])}"
            for each in faults[:MOST]
        ]
    elif changed:
        lines += [f"### 変わるところは {len(changed)} か所です", ""]
        lines += ["まちがいはありません。数字と日付を、もう一人で読み合わせてください。", ""]
        lines += ["| どこ | いま | 変えたあと |", "|---|---|---|"]
        lines += [
            f"| {code(each['what'])} | {code(each['before'])} | {code(each['after'])} |"
            for each in changed[:MOST]
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
        isinstance(each, dict)
        and {*each} == {*keys}
        and all(type(text) is str for text in each.values())
        for each in rows
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
