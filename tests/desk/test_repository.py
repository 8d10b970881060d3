"""Saves as commits: with a name, whole or not at all, and nobody's words written over."""

import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from yorisoi_desk.checkout import commits, moving
from yorisoi_desk.checkout.commits import Checkout
from yorisoi_desk.checkout.git_command import Git, GitFailed
from yorisoi_desk.checkout.names import UnsafeName
from yorisoi_desk.checkout.repository import Repository, Saved
from yorisoi_desk.checkout.three_way import Changed

from tests.desk.killing import ends

EVENT, PHOTO = "events/2026-12-10-yoga.yaml", "images/yoga.jpg"
OLD, NEW = "title: ヨガ\ndate: 2026-12-10\n", "title: ヨガの会\ndate: 2026-12-10\n"
PICTURE = b"\xff\xd8\0picture"


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=別の人", "-c", "user.email=", *words]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A checkout with a content folder, as a person made it."""
    top = tmp_path / "checkout"
    (top / "content" / "events").mkdir(parents=True)
    (top / "content" / EVENT).write_text(OLD, "utf-8")
    (top / "README.md").write_text("読んでください\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main", str(top))
    git(top, "add", "-A")
    git(top, "commit", "-qm", "はじめ")
    return top


@pytest.fixture
def repository(top: Path) -> Repository:
    return Repository(top / "content")


@pytest.fixture
def far(tmp_path: Path, top: Path) -> tuple[Repository, Path]:
    """The desk with a remote, and another person's clone of it."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "far.git")
    git(top, "remote", "add", "origin", str(tmp_path / "far.git"))
    git(top, "push", "-q", "origin", "main")
    git(tmp_path, "clone", "-q", "far.git", "other")
    return Repository(top / "content", "origin"), tmp_path / "other"


def elsewhere(other: Path, name: str, text: str) -> None:
    """Let another person change a file and push it."""
    (other / "content" / name).write_text(text, "utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-qm", f"{name} を直す")
    git(other, "push", "-q", "origin", "main")


def test_a_save_is_one_commit_with_the_persons_name_and_no_address(
    repository: Repository, top: Path
) -> None:
    _, began = repository.read(EVENT)
    files: dict[str, str | bytes | None] = {EVENT: NEW, PHOTO: PICTURE}
    done = repository.save(files, {EVENT: began}, "佐藤 <花子>\n", "ヨガを直しました")
    assert git(top, "log", "-1", "--format=%H|%an|%ae|%cn|%ce|%s") == (
        f"{done.commit}|佐藤 花子||佐藤 花子||ヨガを直しました"
    )
    assert repository.read(EVENT)[0] == NEW
    assert (top / "content" / PHOTO).read_bytes() == PICTURE
    assert git(top, "status", "--porcelain") == ""
    assert git(top, "show", "--name-only", "--format=", "HEAD").splitlines() == [
        f"content/{EVENT}",
        f"content/{PHOTO}",
    ]
    again = repository.save(files, {}, "佐藤", "同じ")
    assert again.commit is None
    assert [change.message for change in repository.history()] == ["ヨガを直しました", "はじめ"]


def test_a_save_of_what_somebody_changed_meanwhile_gives_both_texts(
    repository: Repository,
) -> None:
    _, began = repository.read(EVENT)
    repository.save({EVENT: NEW}, {EVENT: began}, "佐藤", "直す")
    with pytest.raises(Changed) as outcome:
        repository.save({EVENT: OLD + "end: 12:00\n"}, {EVENT: began}, "鈴木", "直す")
    (clash,) = outcome.value.clashes
    assert (clash.name, clash.mine, clash.theirs) == (
        EVENT,
        (OLD + "end: 12:00\n").encode(),
        NEW.encode(),
    )
    assert repository.read(EVENT)[0] == NEW
    both = repository.save({EVENT: NEW}, {EVENT: began}, "鈴木", "同じ内容")
    assert both.commit is None
    name = "events/2026-12-10-new.yaml"
    assert repository.save({name: OLD}, {name: ""}, "鈴木", "新しい").commit
    with pytest.raises(Changed):
        repository.save({name: NEW}, {name: ""}, "佐藤", "新しい")


def test_two_at_once_both_stand(repository: Repository, top: Path) -> None:
    names = [f"events/2026-12-{day}-kai.yaml" for day in range(10, 14)]
    outcomes: dict[str, Saved] = {}

    def save(name: str) -> None:
        outcomes[name] = repository.save({name: NEW}, {name: ""}, name, f"{name} を作る")

    threads = [threading.Thread(target=save, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.keys() == {*names}
    assert len(repository.history()) == 1 + len(names)
    assert git(top, "status", "--porcelain") == ""


def test_a_save_asks_git_few_times(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = subprocess.run

    def counted(command: list[str], **named: Any) -> Any:
        asked.append(command[-1])
        return real(command, **named)

    monkeypatch.setattr(subprocess, "run", counted)
    repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    assert len(asked) < 10, asked  # each is a process of its own


def test_a_lock_that_stays_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commits, "WAIT", 0.05)
    with repository.checkout.locked(), pytest.raises(GitFailed, match="locked"):
        repository.save({EVENT: NEW}, {}, "佐藤", "直す")


@pytest.mark.parametrize(
    "name",
    [
        *("../README.md", "events/../../x.yaml", "/etc/passwd", "events/.git", ".git/config"),
        *("events/a\n.yaml", "images/a\\b.jpg", "events/x.py", "pages/ja/a/b.md", "events/"),
    ],
)
def test_no_file_outside_the_content_is_written(
    repository: Repository, top: Path, name: str
) -> None:
    with pytest.raises(UnsafeName):
        repository.save({name: "x"}, {}, "佐藤", "直す")
    assert git(top, "status", "--porcelain") == ""


def test_no_link_leads_outside(repository: Repository, top: Path, tmp_path: Path) -> None:
    (top / "content" / "images").symlink_to(tmp_path)
    (top / "content" / "events" / "link.yaml").symlink_to(top / "README.md")
    for name in (PHOTO, "events/link.yaml"):
        with pytest.raises(UnsafeName):
            repository.save({name: "x"}, {}, "佐藤", "直す")


def test_hooks_and_settings_of_a_stranger_have_no_say(
    repository: Repository, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = top / ".git" / "hooks" / "reference-transaction"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "a@machine.example")
    repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    monkeypatch.delenv("GIT_DIR")
    assert git(top, "log", "-1", "--format=%ae") == ""


def test_what_was_saved_can_be_taken_back(repository: Repository, top: Path) -> None:
    files: dict[str, str | bytes | None] = {EVENT: NEW, PHOTO: PICTURE}
    done = repository.save(files, {}, "佐藤", "直す")
    other = repository.save({"events/2027-01-01-a.yaml": OLD}, {}, "佐藤", "別")
    assert other.commit
    assert done.commit
    assert repository.take_back(done.commit, "鈴木", "取り消し").commit
    assert repository.read(EVENT)[0] == OLD
    assert not (top / "content" / PHOTO).exists()
    assert repository.read("events/2027-01-01-a.yaml")[0] == OLD
    assert git(top, "status", "--porcelain") == ""


def test_what_was_changed_since_is_not_taken_back_unasked(repository: Repository) -> None:
    done = repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    repository.save({EVENT: NEW.replace("会", "夕べ")}, {}, "佐藤", "また直す")
    assert done.commit
    with pytest.raises(Changed) as outcome:
        repository.take_back(done.commit, "鈴木", "取り消し")
    assert [(clash.mine, clash.theirs) for clash in outcome.value.clashes] == [
        (NEW.replace("会", "夕べ").encode(), OLD.encode())
    ]
    with pytest.raises(UnsafeName):
        repository.take_back("--all", "鈴木", "取り消し")


def test_what_nobody_committed_is_told_and_not_lost(repository: Repository, top: Path) -> None:
    (top / "content" / EVENT).write_text(NEW, "utf-8")
    (top / "content" / "events" / "x.yaml~").write_text("left", "utf-8")
    (top / "content" / "events" / "手書き.yaml").write_text(NEW, "utf-8")
    assert sorted(repository.recover()) == [EVENT, "events/手書き.yaml"]
    done = repository.save({PHOTO: PICTURE}, {}, "佐藤", "写真")
    assert done.commit
    assert git(top, "show", "--name-only", "--format=", "HEAD") == f"content/{PHOTO}"
    assert repository.read(EVENT)[0] == NEW


STEPS = [(Git, "_run"), (moving, "_write"), (Path, "replace"), (Path, "unlink")]


def test_a_kill_at_each_step_leaves_the_old_or_the_new_state(
    repository: Repository, top: Path
) -> None:
    content = top / "content"
    (content / "images").mkdir()
    start = git(top, "rev-parse", "HEAD")
    states, step, ended = set(), 0, False
    files: dict[str, str | bytes | None] = {EVENT: NEW, PHOTO: PICTURE}
    while not ended:
        step += 1
        ended = ends(lambda: repository.save(files, {}, "佐藤", "直す"), STEPS, step)
        assert repository.recover() == ()
        head = git(top, "rev-parse", "HEAD")
        state = (
            head == start,
            (content / EVENT).read_text("utf-8"),
            (content / PHOTO).exists(),
        )
        assert state in {(True, OLD, False), (False, NEW, True)}, step
        states.add(state)
        assert git(top, "status", "--porcelain") == "", step
        assert not list(content.rglob("*~"))
        git(top, "reset", "-q", "--hard", start)
    assert len(states) == 2
    assert step > 15
    git(top, "fsck", "--strict", "--no-dangling")


def test_a_lock_that_a_killed_git_left_holds_nobody_up(repository: Repository, top: Path) -> None:
    for name in ("HEAD.lock", "refs/heads/main.lock", "index.lock"):
        lock = top / ".git" / name
        lock.touch()
        os.utime(lock, (1, 1))
    assert repository.save({EVENT: NEW}, {}, "佐藤", "直す").commit
    assert repository.read(EVENT)[0] == NEW
    assert (top / ".git" / "index.lock").exists()  # it may be that of a person at an editor


def test_a_full_disk_leaves_the_old_state(
    repository: Repository, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, data: bytes) -> None:
        file.write_bytes(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(moving, "_write", full)
    with pytest.raises(OSError, match="No space"):
        repository.save({EVENT: NEW, PHOTO: PICTURE}, {}, "佐藤", "直す")
    assert git(top, "status", "--porcelain") == ""
    assert repository.read(EVENT)[0] == OLD


def test_the_desk_and_another_person_live_together(far: tuple[Repository, Path]) -> None:
    repository, other = far
    assert repository.save({PHOTO: PICTURE}, {}, "佐藤", "写真").sync.pushed
    git(other, "pull", "-q")
    elsewhere(other, "events/2027-01-01-a.yaml", OLD)
    done = repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    assert done.sync.pushed
    assert repository.read("events/2027-01-01-a.yaml")[0] == OLD
    git(other, "pull", "-q")
    assert (other / "content" / EVENT).read_text("utf-8") == NEW
    assert git(other, "log", "-3", "--format=%s").splitlines()[0] == "直す"
    assert len(git(other, "rev-list", "--merges", "HEAD")) == 0


def test_what_the_other_person_pushed_to_the_same_file_is_seen_first(
    far: tuple[Repository, Path],
) -> None:
    repository, other = far
    _, began = repository.read(EVENT)
    elsewhere(other, EVENT, OLD + "end: 12:00\n")
    with pytest.raises(Changed) as outcome:
        repository.save({EVENT: NEW}, {EVENT: began}, "佐藤", "直す")
    assert outcome.value.clashes[0].theirs == (OLD + "end: 12:00\n").encode()


def test_an_unreachable_remote_stops_nobody_and_is_caught_up_with(
    far: tuple[Repository, Path], tmp_path: Path, top: Path
) -> None:
    repository, other = far
    (tmp_path / "far.git").rename(tmp_path / "gone.git")
    done = repository.save({PHOTO: PICTURE}, {}, "佐藤", "写真")
    assert done.commit
    assert (done.sync.pushed, bool(done.sync.failure)) == (False, True)
    (tmp_path / "gone.git").rename(tmp_path / "far.git")
    elsewhere(other, EVENT, OLD + "end: 12:00\n")
    done = repository.save({"events/2027-01-01-a.yaml": OLD}, {}, "佐藤", "別")
    assert done.sync.pushed
    assert repository.read(EVENT)[0] == OLD + "end: 12:00\n"
    git(other, "pull", "-q")
    assert (other / "content" / PHOTO).read_bytes() == PICTURE
    assert git(top, "status", "--porcelain") == ""


def test_a_remote_that_does_not_answer_holds_nobody_else_up(
    far: tuple[Repository, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, _ = far
    asked: list[bool] = []

    def ask(git: Git, *words: str) -> str | None:
        with Repository(repository.content).checkout.locked():  # free while the remote is asked
            asked.append("push" in words)
        return None if asked[-1] else f"no answer to {git.folder.name}"

    monkeypatch.setattr(commits, "WAIT", 0.5)
    monkeypatch.setattr(Git, "ask_far", ask)
    done = repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    assert done.commit
    assert (done.sync.pushed, done.sync.failure) == (False, "no answer to checkout")
    assert asked == [False]


def test_a_conflict_comes_back_as_both_texts_and_is_settled_by_a_person(
    far: tuple[Repository, Path], tmp_path: Path, top: Path
) -> None:
    repository, other = far
    (tmp_path / "far.git").rename(tmp_path / "gone.git")
    repository.save({EVENT: NEW}, {}, "佐藤", "直す")
    (tmp_path / "gone.git").rename(tmp_path / "far.git")
    theirs = NEW.replace("会", "夕べ")
    elsewhere(other, EVENT, theirs)
    done = repository.save({PHOTO: PICTURE}, {}, "佐藤", "写真")
    assert done.commit
    assert not done.sync.pushed
    (clash,) = done.sync.clashes
    assert (clash.name, clash.mine, clash.theirs) == (EVENT, NEW.encode(), theirs.encode())
    assert repository.settle({EVENT: theirs.encode()}, "鈴木", "合わせる").pushed
    assert repository.read(EVENT)[0] == theirs
    assert git(top, "status", "--porcelain") == ""
    git(other, "pull", "-q")
    assert (other / "content" / PHOTO).read_bytes() == PICTURE


def test_what_was_edited_by_hand_here_is_not_pulled_over(
    far: tuple[Repository, Path], top: Path
) -> None:
    repository, other = far
    elsewhere(other, EVENT, NEW)
    (top / "content" / EVENT).write_text(OLD + "# 手書き\n", "utf-8")
    done = repository.save({PHOTO: PICTURE}, {}, "佐藤", "写真")
    assert [clash.theirs for clash in done.sync.clashes] == [NEW.encode()]
    assert repository.read(EVENT)[0] == OLD + "# 手書き\n"


def test_where_there_is_no_checkout_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(GitFailed):
        Repository(tmp_path).save({EVENT: NEW}, {}, "佐藤", "直す")
    with pytest.raises(GitFailed):
        Checkout.at(tmp_path)
