"""The page that a second person reads before saying yes: what changed since the last publication.

Made from two records (see `recording`), never from pages. It stands beside the site, not in
it, loads nothing and runs nothing.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from yorisoi.models.labels import SECTIONS
from yorisoi.release.snapshot import Entry, Statement, said

KINDS = {"added": "増えたもの", "changed": "変わったもの", "gone": "なくなったもの"}

# What is marked as a whole: 5678 became 5687, not “a digit moved”.
WORD = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)


class Row(NamedTuple):
    """One place where a field differs: its lines before and after.

    What differs within a line is marked in it, as HTML.
    """

    field: str
    before: list[str]
    after: list[str]


class Change(NamedTuple):
    """One entry that was added, changed or is gone."""

    kind: str
    title: str
    rows: list[Row]


def changes(before: Statement | None, after: Statement) -> dict[str, list[Change]]:
    """Return what differs by section, in the order of `SECTIONS`; all is new after nothing."""
    old: Mapping[str, Entry] = before.facts if before else {}
    found: dict[str, list[Change]] = {section: [] for section in SECTIONS}
    for key in dict.fromkeys([*after.facts, *old]):
        entry = after.facts.get(key) or old[key]
        rows = list(_rows(old.get(key), after.facts.get(key)))
        kind = "added" if key not in old else "changed" if key in after.facts else "gone"
        if rows:
            found.setdefault(entry.section, []).append(Change(kind, entry.title, rows))
    return {section: each for section, each in found.items() if each}


def page(before: Statement | None, after: Statement, *, public: bool) -> Iterator[str]:
    """Yield the report in parts: one HTML page, which needs no other file."""
    found = changes(before, after)
    counts = dict.fromkeys(KINDS, 0)
    for each in (change for section in found.values() for change in section):
        counts[each.kind] += 1
    yield from _template().generate(
        made=said(after.made),
        last=said(before.made) if before else None,
        public=public,
        sections={SECTIONS.get(section, section): each for section, each in found.items()},
        counts={KINDS[kind]: count for kind, count in counts.items() if count},
        kinds=KINDS,
    )


def _rows(before: Entry | None, after: Entry | None) -> Iterator[Row]:
    """Yield where two entries differ, field by field, equal lines left out."""
    old = before.fields if before else {}
    new = after.fields if after else {}
    for field in dict.fromkeys([*new, *old]):
        one, two = old.get(field, []), new.get(field, [])
        if not (one and two):
            yield Row(field, one, two)
        elif one != two:
            for tag, i, j, k, m in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
                if tag != "equal":
                    yield Row(field, *_marked(one[i:j], two[k:m]))


def _marked(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return both sides with what differs marked, where one line became one line."""
    if len(before) != 1 or len(after) != 1:
        return before, after
    one, two = WORD.findall(before[0]), WORD.findall(after[0])
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return (
        [_joined((one[i:j], tag) for tag, i, j, _, _ in codes if i < j)],
        [_joined((two[k:m], tag) for tag, _, _, k, m in codes if k < m)],
    )


def _joined(parts: Iterable[tuple[list[str], str]]) -> Markup:
    """Return the parts of a line, those that are not equal to the other side's marked."""
    texts = (("".join(words), tag) for words, tag in parts)
    return Markup("").join(
        text if tag == "equal" else Markup("<mark>{}</mark>").format(text) for text, tag in texts
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"paragraphs": _paragraphs, "added": _added}
    return environment.get_template("change_report.html")


_escaped = lru_cache(1024)(html.escape)  # field names, and much of what they say, come often


def _paragraphs(lines: list[str], otherwise: str) -> Markup:
    """Return a paragraph for each line."""
    texts = _texts(lines)
    return Markup(texts) if texts else Markup('<p class="soft">{}</p>').format(otherwise)  # noqa: S704


def _added(rows: list[Row]) -> Markup:
    """Return the rows of what is new; not by the template, as a first report has thousands."""
    texts = [
        f'<tr><th scope="row">{_escaped(row.field)}</th><td class="after">{_texts(row.after)}'
        "</td></tr>\n"
        for row in rows
    ]
    return Markup("".join(texts))  # noqa: S704 - every value was escaped


def _texts(lines: list[str]) -> str:
    """Return the HTML of some lines; those with marks in them are HTML already."""
    shown = [each if isinstance(each, Markup) else _escaped(each) for each in lines]
    return "".join([f"<p><bdi>{each}</bdi></p>" for each in shown])
