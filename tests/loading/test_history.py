"""When a workshop was last changed, from the history of the content's repository."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from yorisoi import loading
from yorisoi.loading.history import last_changes

from tests.support.writing import copied, write

EVENT = "title: お茶\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\n"
NAMES = {"GIT_AUTHOR_NAME": "a", "GIT_COMMITTER_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example",
         "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_CONFIG_GLOBAL": os.devnull}  # fmt: skip


def git(folder: Path, *arguments: str, day: str = "2026-11-01") -> None:
    moment = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+09:00"}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | NAMES | moment, check=True)


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", day, day=day)


def repository(tmp_path: Path) -> Path:
    """Return the content of a repository in which `second.yaml` was changed after the first day."""
    content = copied(tmp_path)
    for name in ("first", "second"):
        write(content, f"events/{name}.yaml", EVENT)
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-11-01")
    write(content, "events/second.yaml", EVENT + "fee: 500円\n")
    commit(tmp_path, "2026-11-20")
    return content


def day_of(content: Path, key: str) -> str:
    site, _ = loading.load(content)
    event = next(event for event in site.events if event.id == key)
    return f"{site.changed(event):%Y-%m-%d}" if site.changed(event) else ""


def test_last_commit_tells_when_a_workshop_was_changed(tmp_path: Path) -> None:
    content = repository(tmp_path)
    assert day_of(content, "first") == "2026-11-01"
    assert day_of(content, "second") == "2026-11-20"


def test_later_of_history_and_what_is_written_counts(tmp_path: Path) -> None:
    content = repository(tmp_path)
    write(content, "events/first.yaml", EVENT + "updated: 2026-11-25\n")
    write(content, "events/second.yaml", EVENT + "updated: 2026-10-01\n")
    commit(tmp_path, "2026-11-22")
    assert day_of(content, "first") == "2026-11-25"
    assert day_of(content, "second") == "2026-11-22"


def test_oldest_commit_of_a_shallow_clone_is_no_evidence(tmp_path: Path) -> None:
    repository(tmp_path)
    shallow = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}", str(shallow))
    assert last_changes(shallow / "content") == {}
    git(shallow, "fetch", "-q", "--unshallow")
    assert len(last_changes(shallow / "content")) > 1


def test_without_a_repository_nothing_is_said(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/first.yaml", EVENT)
    assert last_changes(content) == {}
    assert day_of(content, "first") == ""


def test_names_in_japanese_are_known(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/お茶.yaml", f"id: tea-time\n{EVENT}")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-11-03")
    assert last_changes(content)["events/お茶.yaml"].date() == date(2026, 11, 3)
    assert last_changes(content)["events/お茶.yaml"] < datetime(2026, 11, 4, tzinfo=UTC)
