"""A field of an event is shown from three places: the model, its template and its words."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import ROOT, build_site
from tests.support.writing import copied, write

EVENT = "title: お茶\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\nsouvenir: お茶の葉\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the engine and the theme in which events have a field more, `souvenir`."""
    for folder in ("plugins", "theme"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    insert(
        tmp_path / "plugins/yorisoi/models/event.py",
        "    childcare: ",
        '    souvenir: Text | None = Field(default=None, title="おみやげ", description="あれば")\n',
    )
    insert(
        tmp_path / "theme/templates/components/event/macro.html",
        "  (strings.childcare, ",
        "  (strings.souvenir, event.souvenir),\n",
    )
    insert(tmp_path / "theme/strings/ja.yaml", "  childcare: ", "  souvenir: おみやげ\n")
    return tmp_path


def insert(file: Path, before: str, line: str) -> None:
    first, rest = file.read_text("utf-8").split(before)
    file.write_text(first + line + before + rest, "utf-8")


def test_field_added_to_model_template_and_words_is_read_and_shown(project: Path) -> None:
    content = copied(project)
    write(content, "events/case.yaml", EVENT)
    settings = project / "settings.py"
    settings.write_text(f"from pelicanconf import *; THEME = {str(project / 'theme')!r}\n")
    path = f"{project / 'plugins'}:{ROOT}"
    built = build_site(project / "output", "-s", settings, content=content, PYTHONPATH=path)
    assert built.status == 0, built.stderr
    page = (built.output / "workshops/case/index.html").read_text("utf-8")
    assert "<dt>おみやげ</dt><dd>お茶の葉</dd>" in page
    release = built.output.resolve().parent
    record = json.loads((release / "record.json").read_text("utf-8"))
    assert "おみやげ" in json.dumps(record, ensure_ascii=False)
    report = (release / "report.html").read_text("utf-8")
    assert "おみやげ" in report
    assert "お茶の葉" in report


def test_field_added_to_the_model_is_in_the_schema_and_in_the_guide(project: Path) -> None:
    for name in ("docs/staff-guide.md", "scripts/write_schemas.py"):
        (project / name).parent.mkdir()
        shutil.copy(ROOT / name, project / name)
    subprocess.run(
        [sys.executable, project / "scripts/write_schemas.py"],
        env=os.environ | {"PYTHONPATH": str(project / "plugins")},
        check=True,
    )
    schema = (project / "schemas/event.json").read_text("utf-8")
    assert '"souvenir"' in schema
    assert "おみやげ" in schema
    guide = (project / "docs/staff-guide.md").read_text("utf-8")
    assert re.search(r"^\| `souvenir` .*おみやげ", guide, re.MULTILINE)
