"""Whom to tell of a weakness: RFC 9116, and refused before it ends."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.building import ROOT, Built, yorisoi
from tests.support.writing import ADDRESS, copied, write

SERVICE = "data/service.yaml"
SECURITY = """\
security:
  contact: mail
  expires: 2027-06-30
  source: 試験用の見本
  confirmed: 2026-11-01
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = copied(tmp_path)
    write(folder, SERVICE, (folder / SERVICE).read_text("utf-8") + SECURITY)
    return folder


def test_file_has_the_fields_that_the_standard_asks_for(
    content: Path, build: Callable[..., Built]
) -> None:
    built = build("-s", "publishconf.py", content=content, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    text = (built.output / ".well-known/security.txt").read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:hello@minato.example"
    assert datetime.fromisoformat(fields["Expires"]) == datetime.fromisoformat(
        "2027-06-30T23:59:59+09:00"
    )
    assert fields["Preferred-Languages"] == "ja"
    assert fields["Canonical"] == f"{ADDRESS}/.well-known/security.txt"


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-05-31", ""),
        ("2027-06-01", "あと30日もありません"),
        ("2027-06-30", "あと30日もありません"),
        ("2027-07-01", "サイトには出しません"),
        ("2029-01-01", "サイトには出しません"),
    ],
)
def test_its_end_is_told_thirty_days_before_and_stops_nothing(
    command: str, day: str, words: str, content: Path, tmp_path: Path
) -> None:
    output = ["--output", tmp_path / "output"] if command == "build" else []
    done = yorisoi(command, "--content", content, "--now", f"{day}T09:00:00+09:00", *output)
    assert done.returncode == 0, done.stderr
    line = (content / SERVICE).read_text("utf-8").splitlines().index("  expires: 2027-06-30") + 1
    assert (f"{SERVICE}:{line}:12: お知らせ: " in done.stderr) == bool(words)
    assert words in done.stderr
    assert ("書きかえてください" in done.stderr) == bool(words)
    if output:
        assert (tmp_path / "output/.well-known/security.txt").exists() == (day < "2027-07")


def test_contact_that_the_data_does_not_hold_is_refused(content: Path) -> None:
    text = (content / SERVICE).read_text("utf-8")
    write(content, SERVICE, text.replace("contact: mail\n", "contact: mial\n"))
    done = yorisoi("check", "--content", content)
    assert done.returncode == 1
    assert "mail" in done.stderr


def test_policy_promises_an_answer_and_invents_no_address() -> None:
    policy = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "3 working days" in policy
    assert "@" not in policy
