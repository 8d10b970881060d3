"""docs/rules.md: every rule of what a visitor meets names a test, and the test is there."""

import ast
import re

from tests.support.building import ROOT

TABLE = (ROOT / "docs/rules.md").read_text("utf-8")
ROWS = [line for line in TABLE.splitlines() if line.startswith("| ") and "`" in line]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


def test_every_rule_names_a_test() -> None:
    assert len(ROWS) > 50
    assert [row for row in ROWS if not NAMED.search(row)] == []


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(TABLE)
    missing = [
        (path, name)
        for path, name in named
        if not (ROOT / path).is_file() or (name and name not in functions_of(path))
    ]
    assert missing == []
