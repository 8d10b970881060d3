"""The Markdown that staff write: GitHub's (GFM 0.29), read by markdown-it.

What differs from GitHub, because staff paste from LINE, mail, Word and Excel:

- Line ends are kept, as each line states a fact of its own.
- No indented code, no HTML. A line that is neither indented nor marked ends the list, quote or
  table above it; GFM would make it part of that.
- `**` beside a Japanese letter opens and closes whatever sign stands on its other side; a single
  `*` in `60*120` or `(*^_^*)` is kept.
- An address needs no marks to be a link; the name of a file may hold spaces.
- `{相談|そうだん}` is ruby, `{{ contacts.consultation }}` an insert from the data.

Wherever a text is read otherwise than GitHub would show it, `Reading.differences` says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from markdown_it import MarkdownIt, helpers
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from yorisoi.inserts import INSERT
from yorisoi.loading.markdown.addresses import destination, link_addresses, text_token
from yorisoi.models import RUBY

LINE_END = re.compile(r"\r\n?|\n")
BLOCK = re.compile(r"\{\{\s*+(blocks\.[^{}\s]+)\s*+\}\}[ \t]*")
YEAR = re.compile(r"(?:19|20)[0-9]{2}\.[ \t]+[0-9]")
WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# What stands on both sides of a `*` that is no mark: 60*120, 500円*1, (*^.
NO_MARK = re.compile(r"[0-9A-Za-z][0-9A-Za-z]|[^\W_][0-9]|[!-/:-@[-^`{-~][!-/:-@[-^`{-~]")
MAX_NESTING = 40  # of lists and quotes; `text_rules` refuses far less

Note = tuple[int, str]  # a line of the text, from 0, and a code of `messages`


class Reading(NamedTuple):
    """A text as it was read, and where GitHub would show something else."""

    tokens: Sequence[Token]
    starts: Sequence[int]  # of its lines, and its end
    definitions: Sequence[tuple[str | None, Mapping[str, Any]]]  # by name; None for a second one
    differences: frozenset[Note]


@lru_cache(maxsize=64)  # pages are checked, searched for links and made HTML in turn
def read(text: str) -> Reading:
    """Return the reading of a text, whose tokens nobody may change."""
    differences: set[Note] = set()
    env: dict[str, Any] = {"differences": differences}
    tokens = parser().parse(text, env)
    definitions = [*env.get("references", {}).items()]
    definitions += ((None, twice) for twice in env.get("duplicate_refs", ()))
    starts = [0, *(end.end() for end in LINE_END.finditer(text)), len(text)]
    return Reading(tokens, starts, definitions, frozenset(differences))


def inlines(reading: Reading) -> Iterator[Token]:
    """Yield each token that holds the words of a block."""
    return (token for token in reading.tokens if token.type == "inline")


def line_of(token: Token) -> int:
    """Return the line, from 0, on which a token of a block begins; 0 where it has none."""
    return token.map[0] if token.map else 0


@cache
def parser() -> MarkdownIt:
    """Return the one parser of the dialect."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "store_labels": True})
    parser.options.update(html=False, breaks=True, xhtmlOut=False)
    parser.enable("table")
    parser.disable(["html_block", "html_inline", "code"])
    # Addresses stay as they were written: loading refuses what is unsafe, and so does rendering.
    parser.normalizeLink = parser.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=destination,
    )
    block, inline, core = parser.block.ruler, parser.inline.ruler, parser.core.ruler
    every: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    block.before("table", "insert", _block_insert, every)
    block.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    block.after("table", "indented", _indented)
    block.after("paragraph", "apart", _apart, {"alt": ["paragraph", "blockquote"]})
    inline.before("text", "insert", _insert)
    inline.at("emphasis", _emphasis)
    core.at("inline", _inline)
    core.before("text_join", "escapes", _escapes)
    core.after("text_join", "addresses", link_addresses)
    return parser


def _list(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a list as CommonMark does, but no year of a date (2026. 12. 10) for a number of one."""
    start = state.bMarks[line] + state.tShift[line]
    if YEAR.match(state.src, start, state.eMarks[line]):
        return False
    return list_block(state, line, end, silent)


def _block_insert(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a line that holds nothing but a block of the data as a block, not as words."""
    start = state.bMarks[line] + state.tShift[line]
    found = BLOCK.fullmatch(state.src, start, state.eMarks[line])
    if found and not silent:
        token = state.push("insert", "", 0)
        token.content, token.markup, token.map = found[1], found[0], [line, line + 1]
        token.block = True
        state.line = line + 1
    return found is not None


def _indented(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Note a block that GitHub would show as code, as it is indented by four spaces or a tab."""
    if not silent and state.sCount[line] - state.blkIndent > 3:  # noqa: PLR2004 - GFM 4.4
        state.env["differences"].add((line, "indent_read"))
    return False


def _apart(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """End a quote, a table or an item of a list before a line that does not look like part of it.

    One space less than the item's words is taken for part of it, and so is a full-width space.
    """
    start = state.bMarks[line] + state.tShift[line]
    if state.parentType == "table":
        ends = not state.isEmpty(line) and "|" not in state.src[start : state.eMarks[line]]
    elif state.parentType == "blockquote":
        ends = True
    else:
        outdented = state.blkIndent - state.sCount[line] > 1 and state.sCount[line] >= 0
        ends = outdented and not state.src.startswith("\u3000", start)
    if ends and silent:
        state.env["differences"].add((line, "line_apart"))
    return ends and silent


def _insert(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read ruby, and an insert of the data."""
    if state.src[state.pos] != "{":
        return False
    for kind, pattern in (("insert", INSERT), ("ruby", RUBY)):
        if found := pattern.match(state.src, state.pos, state.posMax):
            if not silent:
                token = state.push(kind, "", 0)
                token.content, token.markup = found[1], found[0]
                token.info = found[2] if kind == "ruby" else ""
            state.pos = found.end()
            return True
    return False


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read `*` and `_` as CommonMark does, but keep a `*` that stands for × or in a face.

    On a second try `**「はい」**です` is read too, which CommonMark leaves as it is, since no
    space stands between 」 and で.
    """
    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(start, marker == "*")
    end = start + scanned.length
    opens, closes = scanned.can_open, scanned.can_close
    before, after = state.src[start - 1 : start] or " ", state.src[end : end + 1] or " "
    if marker == "*" and scanned.length == 1 and NO_MARK.fullmatch(before + after):
        opens = closes = False
        state.env["kept"].append(start)
    if state.env["wide"] and marker == "*" and scanned.length > 1:
        opens = opens or (not after.isspace() and bool(WIDE.match(before)))
        closes = closes or (not before.isspace() and bool(WIDE.match(after)))
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, token, -1, opens, closes))
    state.pos = end
    return True


def _inline(state: StateCore) -> None:
    """Read the words of each block; again where GitHub would show the marks of strong words."""
    marks = state.md.inline.terminator_re
    for token in state.tokens:
        if token.type != "inline":
            continue
        if not marks.search(token.content):  # a third of the time of all rules
            token.children = [text_token(token.content, 0)] if token.content else []
            continue
        line, kept = line_of(token), list[int]()
        token.children = _children(state, token.content, kept, wide=False)
        if kept and token.content.count("*") > 1:
            state.env["differences"].add((line, "star_kept"))
        if "**" in token.content and _has_stars(token.children):
            again = _children(state, token.content, kept, wide=True)
            if not _has_stars(again):
                token.children = again
                state.env["differences"].add((line, "strong_read"))


def _children(state: StateCore, content: str, kept: list[int], *, wide: bool) -> list[Token]:
    children: list[Token] = []
    state.env.update(wide=wide, kept=kept)
    state.md.inline.parse(content, state.md, state.env, children)
    return children


def _has_stars(children: Sequence[Token]) -> bool:
    return any(child.type == "text" and "**" in child.content for child in children)


def _escapes(state: StateCore) -> None:
    """Note where a backslash goes, before it is forgotten."""
    for token in state.tokens:
        line = line_of(token)
        for child in token.children or ():
            if child.info == "escape" and child.content != child.markup:
                state.env["differences"].add((line, "backslash_gone"))
            line += child.type in ("softbreak", "hardbreak")
