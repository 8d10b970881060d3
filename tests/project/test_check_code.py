"""`make check-code` on a fresh clone: it installs Python's packages alone, and needs no others."""

import ast
import re
import subprocess
from pathlib import Path

from tests.support.building import ROOT

FROM_NPM = re.compile(r"node_module[s]|\[\"(node|npx)\"")


def quick_tests() -> set[Path]:
    """Return the files of tests that the target runs."""
    command = ["make", "--dry-run", "--always-make", "check-code"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    taken, left_out = set[Path](), set[Path]()
    for option, name in re.findall(r"(--ignore=)?(tests/[\w/.]+)", said):
        path = ROOT / name
        files = path.rglob("test_*.py") if path.is_dir() else [path]
        (left_out if option else taken).update(files)
    return taken - left_out


def shared(file: Path) -> set[Path]:
    """Return the modules of tests/ that a file imports, whether by name or from their folder."""
    names = set[str]()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    paths = {ROOT / f"{name.replace('.', '/')}.py" for name in names if name.startswith("tests.")}
    return {path for path in paths if path.is_file()}


def all_shared(file: Path) -> set[Path]:
    """Return a file, and all that it imports of tests/ by however many steps."""
    known, open_ones = set[Path](), {file}
    while open_ones:
        known |= open_ones
        open_ones = set[Path]().union(*map(shared, open_ones)) - known
    return known


def test_quick_tests_need_nothing_of_npm() -> None:
    files = quick_tests()
    assert len(files) > 50
    for file in files:
        needing = [one for one in all_shared(file) if FROM_NPM.search(one.read_text("utf-8"))]
        assert not needing, file
