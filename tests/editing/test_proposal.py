"""The comment on a proposal, made by its script from a whole repository."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import ROOT

NAMED = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit: the second service, the script and the theme."""
    for name in ("pelicanconf.py", "scripts/comment.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tests" / "sites" / "harbour", tmp_path / "content")
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    for words in (["init", "-q"], ["add", "content"], ["commit", "-q", "-m", "a"]):
        subprocess.run(["git", *NAMED, *words], cwd=tmp_path, check=True)
    return tmp_path


def comment(repository: Path) -> str:
    """Return what the script says of the repository as it stands, against its last commit."""
    command = [sys.executable, "scripts/comment.py", "HEAD", "7"]
    done = subprocess.run(
        command, cwd=repository, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads((repository / "proposal" / "proposal.json").read_text("utf-8"))
    return done.stdout


def change(repository: Path, old: str, new: str) -> None:
    file = repository / "content" / "data" / "service.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_changed_hour_is_told_before_and_after(repository: Path) -> None:
    change(repository, "20:00", "19:30")
    said = comment(repository)
    assert "20:00" in said
    assert "19:30" in said


def test_fault_is_told_with_its_place(repository: Path) -> None:
    change(repository, "20:00", "25:00")
    assert "data/service.yaml" in comment(repository)
