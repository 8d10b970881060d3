"""Rules that hold the house together: who imports whom, and who knows what."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.building import ROOT

ENGINE = ROOT / "plugins" / "yorisoi"
DESK = ROOT / "plugins" / "yorisoi_desk"
# Each line may import what stands above it, and its own line.
ORDER = (
    ("faults", "clock", "system", "cache"),
    ("messages", "reporting"),
    ("watching",),
    ("models",),
    ("schedule", "site", "inserts"),
    ("loading",),
    ("formats",),
    ("rendering", "inspection"),
    ("__init__", "release"),
    ("editing",),
    ("unsettled",),
    ("commands", "cli", "__main__"),
)
DESK_ORDER = (
    ("messages", "form_sentences", "models", "state", "yaml_text"),
    ("passkeys", "passphrases", "events", "checkout"),
    ("tables", "publishing"),
    ("workshops",),
    ("facts",),
    ("views",),
    ("apps", "settings", "urls", "wsgi"),
    ("__main__",),
)


def ranks(order: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {name: rank for rank, names in enumerate(order) for name in names}


RANK, DESK_RANK = ranks(ORDER), ranks(DESK_ORDER)
FRAMEWORKS = {
    "pelican": {"__init__", "rendering", "release"},
    "lxml": {"inspection"},
    "pydantic": {"models", "loading", "release", "editing"},
    "pydantic_core": {"models", "loading"},
    "jinja2": {"rendering", "release", "editing"},
    "weasyprint": {"editing"},
    "fontTools": {"editing"},
}
LOCKS = [f"requirements{kind}.lock" for kind in ("", "-bench", "-desk", "-print", "-test")]
NODE_LOCKS = [ROOT / "package-lock.json", ROOT / "benchmarks/package-lock.json"]
MODULES = sorted(ENGINE.rglob("*.py"))
DESK_MODULES = sorted(
    file
    for file in DESK.rglob("*.py")
    if file.parent.name != "migrations" and file != DESK / "__init__.py"
)


def room(file: Path, house: Path = ENGINE) -> str:
    """Return the name of the module, or of the folder of siblings it stands in."""
    return file.relative_to(house).with_suffix("").parts[0]


def imported(file: Path) -> set[str]:
    """Return the full names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def ours(file: Path) -> set[str]:
    names = {each.split(".")[1] for each in imported(file) if each.startswith("yorisoi.")}
    return {each if each in RANK else "__init__" for each in names}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ENGINE).as_posix())
def test_imports_go_one_way(file: Path) -> None:
    here = room(file)
    later = {name for name in ours(file) & RANK.keys() if RANK[name] > RANK[here]}
    assert not later


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ENGINE).as_posix())
def test_frameworks_stay_in_their_rooms(file: Path) -> None:
    frameworks = {each.split(".")[0] for each in imported(file)} & FRAMEWORKS.keys()
    assert {name for name in frameworks if room(file) not in FRAMEWORKS[name]} == set()


@pytest.mark.parametrize("file", DESK_MODULES, ids=lambda file: file.relative_to(DESK).as_posix())
def test_imports_of_the_desk_go_one_way(file: Path) -> None:
    theirs = {each.split(".")[1] for each in imported(file) if each.startswith("yorisoi_desk.")}
    here = DESK_RANK[room(file, DESK)]
    assert {name for name in theirs if DESK_RANK[name] > here} == set()


def test_every_module_has_its_place_in_the_order() -> None:
    assert {room(file) for file in MODULES} == RANK.keys()
    assert {room(file, DESK) for file in DESK_MODULES} == DESK_RANK.keys()


def test_every_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["print"]]
    declared = {re.split(r"[\[<>=]", line)[0] for line in lines}
    foreign = (
        {name.split(".")[0] for file in MODULES for name in imported(file)}
        - sys.stdlib_module_names
        - {"yorisoi"}
    )
    named = {
        "PIL": "pillow",
        "fontTools": "fonttools",
        "markdown_it": "markdown-it-py",
        "yaml": "pyyaml",
        "pydantic_core": "pydantic-core",
    }
    used = {named.get(name, name) for name in foreign}
    assert used <= declared
    assert declared - used == {"tzdata"}  # zoneinfo reads it where the system has none


def test_engine_does_not_know_the_desk() -> None:
    names = {name.split(".")[0] for file in MODULES for name in imported(file)}
    assert "yorisoi" in names
    assert names & {"yorisoi_desk", "django"} == set()


def test_inspection_shares_nothing_with_what_it_inspects() -> None:
    files = (ENGINE / "inspection").glob("*.py")
    assert set().union(*map(ours, files)) == {"faults", "inspection"}


@pytest.mark.parametrize("folder", ["plugins", "theme"])
def test_engine_and_theme_know_no_city(folder: str) -> None:
    words = re.compile(
        r"土浦|つくば|tsuchiura|(?<!//)YORISOI(?!_)|0\d0-\d{4}-\d{4}|300-\d{4}|茨城(?!県 栃木県)"
    )
    kinds = {".py", ".html", ".css", ".js", ".ini", ".yaml", ".svg"}
    files = [file for file in sorted((ROOT / folder).rglob("*")) if file.suffix in kinds]
    assert len(files) > 50
    for file in files:
        if file.is_file():
            assert words.findall(file.read_text("utf-8")) == [], file
            # examples of a component show some service, which is nobody's
            assert file.name == "examples.yaml" or "サロン" not in file.read_text("utf-8"), file


def test_what_events_are_called_stands_in_the_model_alone() -> None:
    folders = ("plugins", "theme", "schemas", ".github")
    texts = {file for folder in folders for file in (ROOT / folder).rglob("*")}
    texts = {file for file in texts if file.suffix in {".py", ".html", ".ini", ".yaml", ".yml"}}
    named = {
        file.name
        for file in texts
        if re.search("^[^#]*ワークショップ", file.read_text("utf-8"), re.MULTILINE)
    }
    # The desk reads the word as the heading of a table.
    assert named == {"service.py", "headings.py", "examples.yaml"}


def test_no_function_is_longer_than_a_screen() -> None:
    assert len(MODULES) > 100
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 50, (file, node.name)


def test_no_line_of_a_lock_names_a_registry() -> None:
    for name in LOCKS:
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"https?://|--(extra-)?index|find-links", text)
    for file in NODE_LOCKS:
        text = re.sub(r'"funding": (\{[^}]*\}|"[^"]*")', "", file.read_text("utf-8"))
        assert not re.search(r"https?://|--(extra-)?index|find-links", text)


def test_every_dependency_is_locked_by_hash() -> None:
    for name in LOCKS:
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
        assert entries
        for entry in entries:
            assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), entry
            assert "--hash=sha256:" in entry, entry
    for file in NODE_LOCKS:
        packages = json.loads(file.read_text("utf-8"))["packages"]
        assert len(packages) > 1
        assert all(
            package["integrity"].startswith("sha512-") for name, package in packages.items() if name
        )
    assert "--require-hashes" in (ROOT / "scripts/install-python").read_text("utf-8")
    assert "npm ci" in (ROOT / "Makefile").read_text("utf-8")
