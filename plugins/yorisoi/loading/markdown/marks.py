"""What the marks in a text do that its writer may not have meant, told with its line.

A mark that makes something of a text which nobody would have meant is a fault; where GitHub's
preview shows what will be published, or where the text was kept as it looks, it is a notice.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from yorisoi.faults import Told
from yorisoi.loading.markdown.dialect import Reading, line_of, read
from yorisoi.loading.markdown.references import lost_definitions, references

MAX_LEVEL = 20  # of lists and quotes within each other, two a list
# A heading whose `#` a space should follow; one alone may be a word of its own (#8008).
TIGHT_HEADING = re.compile(r"^[ ]{0,3}(?:#{2,6}(?=[^#\s]|\u3000)|#(?=\u3000)).*", re.MULTILINE)
DELIMITERS = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
STRUCK = re.compile(r"~~(?=[^~\s])[^~]*[^~\s]~~")
TILDES = re.compile(r"(?<![~\s])~(?![~\s])[^~\n]+(?<![~\s])~(?!~)")
BOX = re.compile(r"\[[ xX]\][ \t]")
WITHOUT_SCHEME = re.compile(r"(?<![A-Za-z0-9./])www\.[A-Za-z0-9-]+\.[!-~]+")
# What stands in the line below an address and is likely its rest: kouza/2026.html, b?id=3, =12.
# A day, a time, a word of its own (10:00, 12/10, LINE), one of a Japanese sentence (DV/性暴力) and
# two names (TEL/FAX) are none.
REST = re.compile(
    r"\n[ \t\u3000]*(?!https?:|www\.|[A-Za-z]+/[A-Z])(?P<rest>(?=[!-~]*[A-Za-z])"
    r"(?![!-~]+[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff々])(?:"
    r"[A-Za-z0-9~.%_&-]*(?:[/=?%_]|\.[A-Za-z])[!-;=?-~]*"
    r"|(?=[!-~]*[0-9])(?=[!-~]*[a-z])[A-Za-z0-9-]+(?![!-~])"
    r"|(?!(?:e-?mail|mail|tel|fax|zoom|line|web|or)\b)[a-z0-9-]+[ \t]*(?=[\n)）>＞」]|$)))"
)
SPLIT = re.compile(r"\n[ \t\u3000]*(?!https?:)(?P<rest>[A-Za-z0-9%][!-;=?-~]*)")
LETTER = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff々]")
NOTICES = frozenset(
    "backslash_gone box_shown code_mark emphasis_mark indent_read line_apart strong_read"  # noqa: SIM905
    " star_kept stars_shown tildes_shown address_read address_without_scheme".split()
)


class OfLine(NamedTuple):
    """What is to be told of a line (from 0), which becomes a Told of the text."""

    line: int
    code: str
    values: Mapping[str, object] = {}


# Returns what is to be told of the block that a token begins.
Tell = Callable[[Sequence[Token], int, Sequence[str]], Iterator[OfLine]]


def check_marks(text: str) -> Iterator[Told]:
    """Yield what there is to tell of a text's marks, as a fault or a notice."""
    for one in _found(text):
        yield one._replace(severity="notice") if one.code in NOTICES else one


def _found(text: str) -> Iterator[Told]:
    reading, lines = read(text), text.split("\n")
    starts = reading.starts
    yield from (Told(match.start(), "heading_tight") for match in TIGHT_HEADING.finditer(text))
    yield from lost_definitions(text)
    yield from (Told(starts[line], code) for line, code in reading.differences)
    yield from _addresses(text)
    yield from _headings(reading)
    for number, token in enumerate(reading.tokens):
        if token.level > MAX_LEVEL:
            yield Told(starts[line_of(token)], "too_deep")
            return
        if tell := BLOCKS.get(token.type):
            for line, code, values in tell(reading.tokens, number, lines):
                yield Told(starts[line], code, values)


def _addresses(text: str) -> Iterator[Told]:
    """Tell where an address without marks ends, where GitHub takes what follows for part of it."""
    for reference in references(text) if "://" in text else ():
        if reference.kind != "bare":
            continue
        after = text[reference.offset + len(reference.target) :]
        is_cut = reference.target[-1] in "-_=&%~+#" or text[reference.offset - 1] in "<＜"
        if rest := (SPLIT if is_cut else REST).match(after):
            values = {"value": reference.target, "rest": rest["rest"].strip()}
            yield Told(reference.offset, "address_broken", values)
        elif after[:1] > "~":
            code = "address_end" if LETTER.match(after) else "address_read"
            yield Told(reference.offset, code, {"value": reference.target})
    for found in WITHOUT_SCHEME.finditer(text) if "www." in text else ():
        yield Told(found.start(), "address_without_scheme", {"value": found[0]})


def _headings(reading: Reading) -> Iterator[Told]:
    starts = reading.starts
    before = 1  # the title
    for number, token in enumerate(reading.tokens):
        if token.type != "heading_open":
            continue
        first, after = token.map or (0, 1)
        level, words = int(token.tag[1]), reading.tokens[number + 1].content
        if token.markup in ("-", "="):
            sign = token.markup * 3
            yield Told(starts[after - 1], "heading_underlined", {"value": sign})
        elif not words:
            yield Told(starts[first], "heading_empty")
        elif level == 1:
            yield Told(starts[first], "heading_too_big")
        elif level > before + 1:
            yield Told(starts[first], "heading_skipped", {"value": words})
        before = max(level, 2)


def _fence(tokens: Sequence[Token], number: int, _lines: Sequence[str]) -> Iterator[OfLine]:
    yield OfLine(line_of(tokens[number]), "code_mark", {"value": tokens[number].markup})


def _list(tokens: Sequence[Token], number: int, lines: Sequence[str]) -> Iterator[OfLine]:
    """Tell of what GitHub would not take for an item, as it stands too far in; of numbers."""
    items = [line_of(item) for item in _items(tokens, number)]
    first = _indent(lines[items[0]])
    too_far = (line for line in items if _indent(lines[line]) - first > 3)  # noqa: PLR2004 - GFM 4.4
    yield from (OfLine(line, "indent_read") for line in too_far)
    if tokens[number].type == "ordered_list_open":
        yield from _numbers(tokens, number)


def _items(tokens: Sequence[Token], number: int) -> Iterator[Token]:
    level = tokens[number].level + 1
    while tokens[number := number + 1].level >= level:
        if tokens[number].type == "list_item_open" and tokens[number].level == level:
            yield tokens[number]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _numbers(tokens: Sequence[Token], number: int) -> Iterator[OfLine]:
    """Tell of a list whose numbers are not shown as they were written."""
    written: list[int] = []
    for item in _items(tokens, number):
        written.append(int(item.info))
        if written[-1] != written[0] + len(written) - 1 and set(written) != {1}:
            yield OfLine(line_of(item), "list_numbers", {"value": item.info})
            return


def _table(tokens: Sequence[Token], number: int, lines: Sequence[str]) -> Iterator[OfLine]:
    """Tell of rows with more cells than the first one, as nobody sees these."""
    first, after = tokens[number].map or (0, 0)
    columns = _cells(lines[first])
    for line in range(first + 2, after):
        if _cells(lines[line]) > columns:
            yield OfLine(line, "cell_lost", {"expected": columns})


def _cells(row: str) -> int:
    cells = escapedSplit(row.strip(" \t>"))
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def _words(tokens: Sequence[Token], number: int, _lines: Sequence[str]) -> Iterator[OfLine]:
    """Tell of the marks within words."""
    token, line = tokens[number], line_of(tokens[number])
    if BOX.match(token.content) and number > 1 and tokens[number - 2].type == "list_item_open":
        yield OfLine(line, "box_shown")
    if "|" in token.content:
        rows = enumerate(token.content.split("\n"), line)
        yield from (OfLine(row, "table_broken") for row, words in rows if DELIMITERS.match(words))
    for child in token.children or ():
        yield from _mark(child, line)
        line += child.type in ("softbreak", "hardbreak")


def _mark(child: Token, line: int) -> Iterator[OfLine]:
    if child.type == "text":
        if "**" in child.content:
            yield OfLine(line, "stars_shown")
        if "~" in child.content:
            for pattern, told_as in ((STRUCK, "strike_mark"), (TILDES, "tildes_shown")):
                if found := pattern.search(child.content):
                    yield OfLine(line, told_as, {"value": found[0]})
    elif child.type == "image":
        inserts = (part for part in child.children or () if part.type == "insert")
        yield from (OfLine(line, "notation_in_plain", {"value": part.markup}) for part in inserts)
    elif child.type == "insert" and child.content.startswith("blocks."):
        yield OfLine(line, "block_in_line", {"value": child.markup})
    elif code := MARKS.get(child.type):
        yield OfLine(line, code, {"value": child.markup})


MARKS = {"code_inline": "code_mark", "em_open": "emphasis_mark"}
BLOCKS: dict[str, Tell] = {
    "fence": _fence,
    "inline": _words,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "table_open": _table,
}
