"""Lines that mean one thing to staff and another, or nothing, to YAML; and the line mended."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from yorisoi.loading.yaml_text.indents import INDENT, NEAR, OPENS, SPACES, aligned, width
from yorisoi.models.parsers import half_width

KEY = r"(?:- +)?[A-Za-z_][A-Za-z0-9_-]*"
KEYED = re.compile(
    r"(?P<before> *(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*:[ \t]+|(?<=- )))(?P<value>\S.*?)[ \t]*"
)
BLOCK = re.compile(r"[|>][0-9+-]*(?:[ \t]+#.*)?")
SIGNS = "@`%*!&|>,]}"
LONGEST = 2000  # letters of a line that is looked through: one may hold a sign at each of them
PAIRS = {'"': '"', "'": "'", "[": "]", "{": "}"}
TEXT_AFTER = re.compile(r"[ \t]+#(?P<words>\S.*)|(?P<one> )#[ \t]+(?P<more>.*)")
HEAD_COMMENTED = re.compile(rf"# ?({KEY}:(?: *[|>][0-9+-]*)?)[ \t]*")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿]")


class Slip(NamedTuple):
    """What is wrong in a line: a code of `messages`, the column, and what its sentence names."""

    code: str
    column: int
    value: str = ""
    line: str = ""  # the line mended


def slip(lines: Sequence[str], number: int) -> Slip | None:
    """Return the first slip that explains why the parser stopped at a line; None where none is."""
    if len(lines[number]) > LONGEST:
        return None
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
    if not found:
        return None
    written = KEYED.fullmatch(line)
    if not (found["words"] or (written and JAPANESE.search(line[:column]))):
        return None
    mended = written["before"] + quoted(written["value"]) if written else quoted(line.strip())
    return line[column:].strip(), mended


def left_commented(lines: Sequence[str], number: int) -> str | None:
    """Return, mended, the line after an empty value that is still a comment but belongs to it."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    found = re.fullmatch(r"#( {2,}\S.*| - .*)", below)
    return found[1][1:] if found else None


def in_brackets(line: str, column: int) -> Slip | None:
    """Return the slip of a sign before a word of a list or record in brackets; None where none is.

    `column` counts from 0.
    """
    if len(line) > LONGEST:
        return None
    before, word = line[:column].rstrip(), re.match(r"[^,\[\]{}]+", line[column:])
    inside = before[-1:] in ("[", "{", ",") or (before[-1:] == ":" and re.search(r"[\[{]", before))
    if not (inside and word and word[0][0] in f"{SIGNS}-?"):
        return None
    words = word[0].rstrip()
    mended = line[:column] + quoted(words) + line[column + len(words) :]
    return Slip("yaml_sign", column + 1, words[0], mended.strip())


def taken_apart(line: str, column: int) -> Slip | None:
    """Return the slip of words of which YAML made a list or a record; None where they are none.

    `column` counts from 0.
    """
    words = line[column:].rstrip()
    mended = (line[:column] + quoted(words)).strip()
    if re.match(r"[-?][ \t]", words):
        return Slip("yaml_sign", column + 1, words[0], mended)
    is_record = re.search(r":(?:\s|$)", words) and words[0] not in "[{|>\"'"
    return Slip("yaml_two_colons", column + 1, line=mended) if is_record else None


def _odd_signs(lines: Sequence[str], number: int) -> Iterator[Slip]:
    line = lines[number]
    if found := re.match(rf"[ \t]*({KEY})[ {SPACES}]*：[ {SPACES}]*(.*)", line):
        yield Slip("wide_colon", 1, line=f"{found[1]}: {found[2]}")
    elif found := re.match(rf"[ {SPACES}\t]*([Ａ-Ｚａ-ｚ＿]+)[ {SPACES}]*[:：]\s*(.*)", line):
        yield Slip("wide_key", 1, line=f"{half_width(found[1]).lower()}: {found[2]}")
    elif found := re.match(rf"[ \t]*{KEY}:(?=[{SPACES}])", line):
        mended = f"{found[0]} {line[found.end() :].strip()}"
        yield Slip("wide_space", found.end() + 1, name_of(line[found.end()]), mended)
    elif found := re.match(r" *(?=\t)", line):
        yield Slip("yaml_tab", found.end() + 1, line=aligned(lines, number))
    elif found := re.match(rf" *[{SPACES}]", line):
        mended = aligned(lines, number)
        yield Slip("wide_indent", found.end(), name_of(line[found.end() - 1]), mended)
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
    elif re.fullmatch(r"[&!]\S*", value) and _holds(lines, number, found["before"]):
        return  # a name for the lines below, as YAML has them
    elif value[0] in SIGNS or re.match(r"[-?][ \t]", value):
        yield Slip("yaml_sign", column, value[0], mended)
    elif re.search(r":(?:\s|$)", value):
        yield Slip("yaml_two_colons", column, line=mended)


def _beginning(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Yield a line whose own beginning, or the line before, belongs to a commented block."""
    line, above = lines[number], lines[number - 1] if number else ""
    indent = len(line) - len(line.lstrip(" "))
    if indent and (found := HEAD_COMMENTED.fullmatch(above)):
        yield Slip("half_above", 1, f"# {found[1]}", found[1])
    elif indent and (head := _head_commented(lines, number)):
        yield Slip("half_above_all", 1, head, "  " + line.strip())
    elif cut := _cut_above(above) if indent else None:
        yield Slip("yaml_cut_above", 1, *cut)
    elif line.strip() and (inside := _in_block(lines, number)):
        code = "half_inside" if line.startswith("#") else "block_left"
        yield Slip(code, 1, line=" " * inside + line.lstrip("#").strip())
    elif _is_short(lines, number):
        yield Slip("space_short", 1, line=" " * width(lines[number + 1]) + line.strip())
    elif _is_short(lines, number - 1):
        return  # the line above is the one to mend
    elif re.match(rf" *(?:{KEY}:(?: |$)|- )", line) and (mended := aligned(lines, number)) != line:
        code = "space_left" if len(mended) < len(line) else "space_short"
        yield Slip(code, 1, line=mended)


def _is_short(lines: Sequence[str], number: int) -> bool:
    """Return whether a line lacks the indent that those below have, as part of the key above."""
    if not 0 < number < len(lines) - 1:
        return False
    above, line, below = lines[number - 1 : number + 2]
    inside = width(line) <= width(above) < width(below)
    return bool(OPENS.search(above) and inside and re.match(rf" *{KEY}: ", line))


def _head_commented(lines: Sequence[str], number: int) -> str | None:
    """Return the head of the commented lines above that a line was part of."""
    above = list(
        takewhile(
            lambda line: line.startswith("#"), reversed(lines[max(number - NEAR, 0) : number])
        )
    )
    return next((line.rstrip() for line in above if HEAD_COMMENTED.fullmatch(line)), None)


def _holds(lines: Sequence[str], number: int, before: str) -> bool:
    """Return whether the next line stands further in than the key, which `before` ends with."""
    key = len(before) - len(before.lstrip(" -"))
    return number + 1 < len(lines) and width(lines[number + 1]) > key


def _cut_above(above: str) -> tuple[str, str] | None:
    found = re.search(r"[ \t]+#", above)
    return cut_off(above, found.start()) if found and not above.startswith("#") else None


def _in_block(lines: Sequence[str], number: int) -> int | None:
    """Return how far in a line should stand that belongs to a block (`|`) above; else None."""
    keyed = re.compile(rf" *{KEY}:(?:\s|$)")
    if keyed.match(lines[number]):
        return None
    above = reversed(lines[max(number - NEAR, 0) : number])
    passed = sum(1 for _ in takewhile(lambda line: not keyed.match(line), above))
    head = KEYED.fullmatch(lines[number - passed - 1]) if passed < number else None
    if not head or not BLOCK.fullmatch(head["value"]):
        return None
    key = len(head["before"]) - len(head["before"].lstrip(" -"))
    below = lines[number - passed : number + 1]
    if _is_next_item(lines[max(number - NEAR, 0) : number - passed], key, below):
        return None
    first = next(filter(str.strip, below[:-1]), "")
    wanted = max(width(first), key + INDENT)
    return wanted if width(lines[number]) < wanted else None


def _is_next_item(above: Sequence[str], key: int, below: Sequence[str]) -> bool:
    """Return whether an item of a list that holds the key `key` far in is followed by another."""
    holder = next((line for line in reversed(above) if line.strip() and width(line) < key), "")
    if not (dash := re.match(" *- ", holder)):
        return False
    return any(line.startswith(dash[0]) for line in below)


def name_of(sign: str) -> str:
    """Return what staff may call a space that is not the usual one."""
    return {"\u3000": "全角の空白", "\u00a0": "改行しない空白（NBSP）"}.get(sign, "特別な空白")


CHECKS = (_odd_signs, _value, _beginning)
