"""What may be changed in a file, one thing at a time: for `mutants.py`."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OTHERS = {
    "Lt": "<=", "LtE": "<", "Gt": ">=", "GtE": ">", "Eq": "!=", "NotEq": "==",
    "In": "not in", "NotIn": "in", "Is": "is not", "IsNot": "is",
}  # fmt: skip
SUMS = {"Add": "-", "Sub": "+", "Mult": "+", "Div": "*", "FloorDiv": "*"}
# By the ending of a file; lines that are comments are left alone
SWAPS = {
    ".js": [
        (r"===", "!=="), (r"!==", "==="), (r" < ", " <= "), (r" > ", " >= "), (r"<=", "<"),
        (r">=", ">"), (r"&&", "||"), (r"\|\|", "&&"), (r"(?<=[(\s])!(?=[\w(])", ""),
        (r" \+ ", " - "), (r" - ", " + "), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
        (r"(?<![\w.])[0-9]+(?![\w.])", "7"), (r"^ *[\w.]+\(.*\);$", ""), (r"^ *[\w.]+ = .*;$", ""),
    ],
    ".conf": [(r"^ *[a-z].*;$", ""), (r"(?<= )\w+(?=;)", "off"), (r"\b[45][0-9]{2}\b", "500")],
    "": [(r"^  \S.*$", "")],
}  # fmt: skip


class Mutant(NamedTuple):
    """A part of a file, by its first byte and the byte after it, and what stands there instead."""

    start: int
    end: int
    after: str

    def applied(self, source: bytes) -> bytes:
        """Return the file with the change."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def told(self, source: bytes) -> str:
        """Return the change as people read it, and as `mutants.yaml` names it."""
        before = source[source.rfind(b"\n", 0, self.start) + 1 : self.end].decode()
        kept = before[: len(before) - len(source[self.start : self.end].decode())]
        ending = source[self.end :].partition(b"\n")[0].decode()
        return " ".join(f"{before}{ending} → {kept}{self.after}{ending}".split())


def _of_text(source: bytes, swaps: list[tuple[str, str]]) -> Iterator[Mutant]:
    """Yield the changes of a file that is no Python."""
    place = 0
    for line in source.decode().splitlines(keepends=True):
        if not line.lstrip().startswith(("//", "#", "*", "/*")):
            for pattern, after in swaps:
                for match in re.finditer(pattern, line, re.MULTILINE):
                    start, end = (len(line[:at].encode()) for at in match.span())
                    if match[0] != after:
                        yield Mutant(place + start, place + end, after)
        place += len(line.encode())


def _of_python(source: bytes) -> Iterator[Mutant]:
    """Yield the changes of a module, but none of its annotations and docstrings."""
    tree = ast.parse(source)
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    unread, inside = _unread(tree)
    for node in ast.walk(tree):
        if node not in unread | inside:
            for part, after in (*_changes(node), *_steps(node)):
                end = starts[(part.end_lineno or 0) - 1] + (part.end_col_offset or 0)
                yield Mutant(starts[part.lineno - 1] + part.col_offset, end, after)
    places = {(node.lineno, node.col_offset) for node in unread if isinstance(node, ast.expr)}
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type == tokenize.STRING and token.start not in places:
            start = starts[token.start[0] - 1] + len(token.line[: token.start[1]].encode())
            for after in _shortened(token.string):
                yield Mutant(start, start + len(token.string.encode()), after)


def _unread(tree: ast.AST) -> tuple[set[ast.AST], set[ast.AST]]:
    """Return what of a module only people and type checkers read, and what is inside f-strings."""
    unread: set[ast.AST] = set()
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        parts += getattr(node, "decorator_list", [])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts.append(node.value)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            parts.append(node)
        unread |= {inner for part in parts if part for inner in ast.walk(part)}
        if isinstance(node, ast.JoinedStr):
            inside |= {*ast.walk(node)}
    return unread, inside


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    text = ast.unparse
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield node, f"({text(left)} {OTHERS[type(operator).__name__]} {text(right)})"
        case ast.BoolOp(op=operator, values=values):
            word = " and " if isinstance(operator, ast.And) else " or "
            for value in values:
                yield node, f"({word.join(text(other) for other in values if other is not value)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, f"({text(operand)})"
        case ast.BinOp(left=left, op=operator, right=right) if type(operator).__name__ in SUMS:
            yield node, f"({text(left)} {SUMS[type(operator).__name__]} {text(right)})"
        case ast.Constant(value=bool() as value):
            yield node, str(not value)
        case ast.Constant(value=int() as value):
            yield from ((node, f"({value + more})") for more in (1, -1))
        case ast.Set(elts=members) | ast.Tuple(elts=members) if len(members) > 1 and all(
            isinstance(member, ast.Constant) for member in members
        ):
            first, last = ("{", "}") if isinstance(node, ast.Set) else ("(", ",)")
            for member in members:
                kept = ", ".join(text(other) for other in members if other is not member)
                yield node, first + kept + last


def _steps(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Return(value=ast.Constant(value=None | False)):
            return  # nobody would see the difference
        case ast.Return(value=ast.expr()):
            yield node, "return None"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield node, "pass"
        case ast.Raise() | ast.Continue():
            yield node, "pass"
        case ast.If(test=test) | ast.IfExp(test=test):
            yield from ((test, value) for value in ("True", "False"))
        case ast.comprehension(ifs=conditions):
            yield from ((condition, "True") for condition in conditions)


def _shortened(literal: str) -> Iterator[str]:
    """Yield a string without one of its words or alternatives, or without anything."""
    body = re.fullmatch(r"""([rRfFbB]*)("{3}|"|')(.*)\2""", literal, re.DOTALL)
    if not body or not body[3]:
        return
    mark, parts = ("|", body[3].split("|")) if "|" in body[3] else (" ", body[3].split())
    if len(parts) > 1 and (mark == "|" or re.fullmatch(r"[\w\s-]+", body[3], re.ASCII)):
        for place, part in enumerate(parts):
            if part and all(part.count(a) == part.count(b) for a, b in ("()", "[]", "{}")):
                left = mark.join(parts[:place] + parts[place + 1 :])
                yield f"{body[1]}{body[2]}{left}{body[2]}"
    elif "f" not in body[1].lower():
        yield f"{body[1]}{body[2]}{body[2]}"


def mutants_of(file: Path, source: bytes) -> list[Mutant]:
    """Return every change of a file, by its ending, in order."""
    if file.suffix == ".py":
        return sorted({*_of_python(source)})
    return sorted({*_of_text(source, SWAPS[file.suffix])})
