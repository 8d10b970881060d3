"""Every component by itself: each of its examples is rendered, said what it must, and valid HTML.

A component is a folder: `macro.html` draws it, `style.css` dresses it, `examples.yaml` shows it.
An example holds `name`, `call`, `context`, and what it promises as `expect`: an XPath of what must
be there, and words that must be read in it.
"""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from tests.support.building import ROOT
from tests.support.components import surroundings
from tests.theme.test_markup_valid import VNU

TEMPLATES = ROOT / "theme/templates"
COMPONENTS = sorted(folder for folder in (TEMPLATES / "components").iterdir() if folder.is_dir())


def examples(folder: Path) -> list[dict[str, Any]]:
    """Return the examples of a component."""
    found: list[dict[str, Any]] = yaml.safe_load((folder / "examples.yaml").read_text("utf-8"))
    return found


EXAMPLES = [
    pytest.param(folder, each, id=f"{folder.name}: {each['name']}")
    for folder in COMPONENTS
    for each in examples(folder)
]


SURROUNDINGS = surroundings()


def render(folder: Path, example: dict[str, Any]) -> str:
    """Return the HTML of one example."""
    macros = [
        line.split("macro ")[1].split("(")[0]
        for line in (folder / "macro.html").read_text("utf-8").splitlines()
        if line.lstrip().startswith("{% macro ") and "macro _" not in line
    ]
    names = ", ".join(macros)
    source = (
        f'{{% from "components/{folder.name}/macro.html" import {names} with context %}}'
        f"{example['call']}"
    )
    return SURROUNDINGS.from_string(source).render(example.get("context") or {})


def document(folder: Path, example: dict[str, Any]) -> str:
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{folder.name}</title>'
        f'<body id="main">{render(folder, example)}</body></html>'
    )


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_component_has_macro_style_and_examples(folder: Path) -> None:
    names = {file.name for file in folder.iterdir()}
    assert {"macro.html", "style.css", "examples.yaml"} <= names
    assert names <= {"macro.html", "style.css", "examples.yaml", "script.js", "page.js"}
    macro = (folder / "macro.html").read_text("utf-8")
    assert macro.startswith("{#"), "its first line says what it is"
    assert len(macro.splitlines()) <= 60
    assert len((folder / "style.css").read_text("utf-8").splitlines()) <= 120


@pytest.mark.parametrize(("folder", "example"), EXAMPLES)
def test_example_says_what_it_promises(folder: Path, example: dict[str, Any]) -> None:
    made = html.fromstring(document(folder, example))
    assert example.get("expect"), "an example without a promise shows nothing"
    for path, words in example["expect"].items():
        found = [" ".join(each.text_content().split()) for each in made.xpath(f"//{path}")]
        assert any(str(words) in text for text in found), (path, words, found)


def test_every_example_is_valid_html(tmp_path: Path) -> None:
    files = []
    for number, each in enumerate(EXAMPLES):
        folder, example = each.values
        file = tmp_path / f"{number}-{folder.name}.html"
        file.write_text(document(folder, example), "utf-8")
        files.append(file)
    checked = subprocess.run(
        ["java", "-jar", VNU, "--errors-only", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.stderr == ""
