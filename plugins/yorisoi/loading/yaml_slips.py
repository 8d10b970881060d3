"""Lines that mean one thing to staff and another, or nothing, to YAML; and the line mended."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
KEY = r"(?:- +)?[A-Za-z_][A-Za-z0-9_-]*"
KEYED = re.compile(
    r"(?P<before> *(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*:[ \t]+|(?<=- )))(?P<value>\S.*?)[ \t]*"
)
BLOCK = re.compile(r"[|>][0-9+-]*(?:[ \t]+#.*)?")
SIGNS = "@`%*!&|>,]}"
PAIRS = {'"': '"', "'": "'", "[": "]", "{": "}"}
TEXT_AFTER = re.compile(r"[ \t]+#(?P<words>\S.*)|(?P<one> )#[ \t]+(?P<more>.*)")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿]")


class Slip(NamedTuple):
    """What is wrong in a line: a code of `messages`, the column, and what its sentence names."""

    code: str
    column: int
    value: str = ""
    line: str = ""  # the line mended


def slip(lines: Sequence[str], number: int) -> Slip | None:
    """Return the first slip that explains why the parser stopped at a line; None where none is."""
    return next((one for check in CHECKS for one in check(lines, number)), None)


def quoted(value: str) -> str:
    """Return a text between quotes, as staff would write it in YAML."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def cut_off(line: str, column: int) -> tuple[str, str] | None:
    """Return what of a line YAML leaves out after a value, and the line mended.

    A value ends at `column`. None where a comment is meant: a space after `#`, and two before it
    or a value without Japanese.
    """
    found = TEXT_AFTER.fullmatch(line, column)
    written = KEYED.fullmatch(line)
    if not found or not (found["words"] or (written and JAPANESE.search(line[:column]))):
        return None
    mended = written["before"] + quoted(written["value"]) if written else quoted(line.strip())
    return line[column:].strip(), mended


def left_commented(lines: Sequence[str], number: int) -> str | None:
    """Return, mended, the line after an empty value that is still a comment but belongs to it."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    found = re.fullmatch(r"#( {2,}\S.*| - .*)", below)
    return found[1][1:] if found else None


def _odd_signs(lines: Sequence[str], number: int) -> Iterator[Slip]:
    line = lines[number]
    if found := re.match(rf"[ \t]*({KEY})[ {SPACES}]*：[ {SPACES}]*(.*)", line):
        yield Slip("wide_colon", 1, line=f"{found[1]}: {found[2]}")
    elif found := re.match(rf"[ \t]*{KEY}:(?=[{SPACES}])", line):
        mended = f"{found[0]} {line[found.end() :].strip()}"
        yield Slip("wide_space", found.end() + 1, name_of(line[found.end()]), mended)
    elif found := re.match(r" *(?=\t)", line):
        yield Slip("yaml_tab", found.end() + 1, line=line.replace("\t", "  "))
    elif found := re.match(rf" *[{SPACES}]", line):
        yield Slip("wide_indent", found.end(), name_of(line[found.end() - 1]))
    elif found := re.match(rf"( *)(?:[-－][{SPACES}]|－)(.*)", line):
        yield Slip("wide_dash", found.end(1) + 1, line=f"{found[1]}- {found[2].strip()}")
    elif ": " not in line and (found := re.match(rf" *({KEY}):([^\s/:].*)", line)):
        yield Slip("colon_space", found.end(1) + 2, line=f"{found[1]}: {found[2]}")


def _value(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Yield a value that begins with a sign of YAML's, or holds one."""
    found = KEYED.fullmatch(lines[number])
    if not found or BLOCK.fullmatch(found["value"]):
        return
    value, column = found["value"], found.end("before") + 1
    mended = (found["before"] + quoted(value)).strip()
    closing = PAIRS.get(value[0])
    if closing:
        if closing in value[1:-1] and not value.endswith(closing):
            yield Slip("yaml_sign", column, value[0], mended)
        elif value[0] in "[{" and (found := re.search(r"[^\s,\[{] +(#)", lines[number])):
            yield Slip("yaml_cut_inside", found.start(1) + 1)
    elif value[0] in SIGNS or re.match(r"[-?][ \t]", value):
        yield Slip("yaml_sign", column, value[0], mended)
    elif re.search(r":(?:\s|$)", value):
        yield Slip("yaml_two_colons", column, line=mended)


def _beginning(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Yield a line whose own beginning, or the line before, belongs to a commented block."""
    line, above = lines[number], lines[number - 1] if number else ""
    indent = len(line) - len(line.lstrip(" "))
    if indent and (found := re.fullmatch(rf"# ?({KEY}:(?: *[|>][0-9+-]*)?)[ \t]*", above)):
        yield Slip("half_above", 1, f"# {found[1]}", found[1])
    elif cut := _cut_above(above) if indent else None:
        yield Slip("yaml_cut_above", 1, *cut)
    elif indent and re.match(rf" +{KEY}:(?: |$)", line):
        yield Slip("space_left", 1, line=line.strip())
    elif not indent and line.strip() and _in_block(lines, number):
        yield Slip("block_left", 1, line=f"  {line}")


def _cut_above(above: str) -> tuple[str, str] | None:
    found = re.search(r"[ \t]+#", above)
    return cut_off(above, found.start()) if found and not above.startswith("#") else None


def _in_block(lines: Sequence[str], number: int) -> bool:
    """Return whether a line without an indent follows a key whose block (`|`) began above it."""
    keyed = re.compile(rf" *{KEY}:(?:\s|$)")
    if keyed.match(lines[number]):
        return False
    above = reversed(lines[:number])
    passed = sum(1 for _ in takewhile(lambda line: not keyed.match(line), above))
    head = KEYED.fullmatch(lines[number - passed - 1]) if passed < number else None
    return bool(head and BLOCK.fullmatch(head["value"]))


def name_of(sign: str) -> str:
    """Return what staff may call a space that is not the usual one."""
    return {"\u3000": "全角の空白", "\u00a0": "改行しない空白（NBSP）"}.get(sign, "特別な空白")


CHECKS = (_odd_signs, _value, _beginning)
