"""A loop that asserts has something to pass over: by what stands there, or by an assertion."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.building import ROOT

NAME = ast.Name | ast.Attribute
# These fail where they would give nothing; `paths` is a fixture.
FILLED = {"html_files", "pages_of", "each_page", "walk", "count", "paths"}
# These give nothing only where they are given nothing.
KEEPING = {
    *("sorted", "reversed", "enumerate", "list", "tuple", "set", "zip", "product", "map", "len"),
    *("items", "values", "keys", "fromkeys", "splitlines", "split", "pairwise", "permutations"),
}


def is_filled(node: ast.expr, known: set[str]) -> bool:
    """Return whether an expression cannot be empty, or 0, where the `known` names are not."""
    match node:
        case ast.Constant(value=value):
            return bool(value)
        case ast.Dict(values=values):
            return bool(values)
        case ast.Name() | ast.Attribute():
            return ast.unparse(node) in known | FILLED
        case ast.Call(func=called, args=given):
            return _gives_something(called, given, known)
        case ast.ListComp(generators=parts) | ast.GeneratorExp(generators=parts):
            return all(not part.ifs and is_filled(part.iter, known) for part in parts)
    return any(is_filled(part, known) for part in _parts(node))


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the parts of an expression of which one is enough to fill it."""
    match node:
        case ast.Tuple(elts=members) | ast.List(elts=members) | ast.Set(elts=members):
            whole = ast.Constant(value=True)
            return [one.value if isinstance(one, ast.Starred) else whole for one in members]
        case ast.BinOp(op=ast.Add() | ast.BitOr(), left=left, right=right):
            return [left, right]
        case ast.BinOp(op=ast.Mult(), left=left):
            return [left]
    return []


def _gives_something(called: ast.expr, given: list[ast.expr], known: set[str]) -> bool:
    if isinstance(called, ast.Name) and called.id == "range":
        # A name in capitals is a number of the test's own: how often, how many.
        return any(is_filled(one, known) or ast.unparse(one)[0].isupper() for one in given)
    name = ast.unparse(called).rpartition(".")[2]
    if f"{name}()" in known:
        return True
    parts = [called.value, *given] if isinstance(called, ast.Attribute) else given
    return name in FILLED or (name in KEEPING and any(is_filled(one, known) for one in parts))


def filled_names(body: list[ast.stmt], known: set[str]) -> set[str]:
    """Return the names to which something is given that is not empty, and those `known`."""
    names = set(known)
    for node in (inner for statement in body for inner in ast.walk(statement)):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if is_filled(value, names):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                names |= {name} if is_filled(value, names) else set()
    return names


def holding_functions(tree: ast.Module) -> set[str]:
    """Return the functions of a module that assert on what they return, as `name()`."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        f"{function.name}()"
        for function in functions
        if isinstance(last := function.body[-1], ast.Return) and last.value
        for node in function.body
        if isinstance(node, ast.Assert) and ast.unparse(last.value) in names_in(node.test)
    }


def names_in(node: ast.AST) -> set[str]:
    return {ast.unparse(inner) for inner in ast.walk(node) if isinstance(inner, NAME)}


def changed_in(loop: ast.For) -> set[str]:
    """Return what a loop adds to: an assertion on it beside the loop holds that there was some."""
    names = set()
    for node in ast.walk(loop):
        match node:
            case ast.AugAssign(target=changed) | ast.Assign(targets=[ast.Subscript(value=changed)]):
                names.add(ast.unparse(changed))
            case ast.Call(func=ast.Attribute(value=changed, attr="append" | "add" | "update")):
                names.add(ast.unparse(changed))
    return names


def open_loops(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and head of each loop of a test that asserts, and may pass over nothing."""
    tree = ast.parse(source)
    own = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    tables = filled_names(own, holding_functions(tree))
    for test in tree.body:
        if not (isinstance(test, ast.FunctionDef) and test.name.startswith("test_")):
            continue
        known = filled_names(test.body, tables)
        assertions = [node for node in ast.walk(test) if isinstance(node, ast.Assert)]
        for loop in (node for node in ast.walk(test) if isinstance(node, ast.For)):
            inside = {*ast.walk(loop)}
            beside = [names_in(one.test) for one in assertions if one not in inside]
            about = names_in(loop.iter) | changed_in(loop)
            asserts, is_held = len(beside) < len(assertions), any(about & names for names in beside)
            if asserts and not is_held and not is_filled(loop.iter, known):
                yield loop.lineno, ast.unparse(loop).partition("\n")[0]


@pytest.mark.parametrize(
    ("lines", "is_open"),
    [
        ("for a in b(): assert a", True),
        ("for a in b():\n  for c in 'cd': assert a", True),
        ("for a in (1, 2): assert a", False),
        ("for a in (): assert a", True),
        ("for a in [*b()]: assert a", True),
        ("for a in [1, *b()]: assert a", False),
        ("for a in b(): pass", False),
        ("c = b()\nassert c\nfor a in c: assert a", False),
        ("c = b()\nfor a in c: assert a", True),
        ("c = [1]\nfor a in sorted(c): assert a", False),
        ("c = []\nfor a in b():\n  assert a\n  c.append(a)\nassert c", False),
        ("for a in TABLE.items(): assert a", False),
        ("for a in range(3): assert a", False),
        ("for a in [b for b in TABLE if b]: assert a", True),
        ("for a in TABLE:\n  for b in a.c(): assert b", True),
        ("for a in held(): assert a", False),
        ("for a in free(): assert a", True),
    ],
)
def test_loop_that_may_pass_over_nothing_is_found(lines: str, *, is_open: bool) -> None:
    indented = lines.replace("\n", "\n    ")
    held = "def held():\n    x = b()\n    assert x\n    return x\n"
    free = "def free():\n    x = b()\n    return x\n"
    source = f"TABLE = {{'a': 1}}\n{held}{free}def test_it():\n    {indented}\n"
    assert bool([*open_loops(source)]) == is_open


def test_no_loop_that_asserts_can_pass_over_nothing() -> None:
    files = sorted(Path(ROOT / "tests").rglob("test_*.py"))
    assert len(files) > 100
    told = [
        f"{file.relative_to(ROOT)}:{line}: {head}"
        for file in files
        for line, head in open_loops(file.read_text("utf-8"))
    ]
    assert told == []
