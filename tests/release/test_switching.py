"""Names, modes and locks of what stands beside the served folder, without building a site."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from yorisoi.faults import MachineFailed
from yorisoi.release import staging
from yorisoi.release.staging import Build

from tests.release.test_staging import publish, said


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def private() -> Iterator[None]:
    """As a user whose new files nobody else may read."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_build_is_named_by_its_number_and_its_kind(output: Path) -> None:
    room = output.parent / ".yorisoi-output"
    for number, public in enumerate((True, False), start=1):
        build = publish(output, "new", public=public)
        folder = room / f"{number}-{'public' if public else 'local'}"
        assert build == Build(number, public, folder)
        assert (build.site, build.record) == (folder / "site", folder / "record.json")
        assert build.report == folder / "report.html"
        assert output.readlink() == Path(".yorisoi-output", folder.name, "site")
        assert staging.served(output) == build
    assert [build.number for build in staging.kept(output)] == [1, 2]


def test_last_build_is_the_newest_of_its_kind_below_a_number(output: Path) -> None:
    assert staging.last(output, public=True) is None
    builds = [publish(output, "new", public=public) for public in (True, False, True, False)]
    assert staging.last(output, public=True) == builds[2]
    assert staging.last(output, public=False) == builds[3]
    assert staging.last(output, public=True, below=3) == builds[0]
    assert staging.last(output, public=True, below=1) is None


@pytest.mark.usefixtures("private")
def test_everyone_may_read_what_is_served_and_nobody_else_the_rest(output: Path) -> None:
    build = publish(output, "new")
    assert mode(build.folder.parent) & 0o055 == mode(build.folder) & 0o055 == 0o055
    assert (mode(build.site), mode(build.site / "index.html")) == (0o755, 0o644)
    assert mode(build.record) == 0o600


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_lock_is_a_file_that_others_may_hold_as_the_user_allows(umask: int, output: Path) -> None:
    before = os.umask(umask)
    try:
        publish(output, "new")
    finally:
        os.umask(before)
    assert mode(output.parent / ".yorisoi-output/lock") == 0o666 & ~umask


def test_nobody_else_builds_or_goes_back_meanwhile(output: Path) -> None:
    publish(output, "old")
    with staging.open_staging(output, public=True):
        with pytest.raises(MachineFailed, match="locked"):
            publish(output, "new")
        with pytest.raises(MachineFailed, match="locked"):
            staging.rollback(output)
    assert publish(output, "new").number == 2
    assert said(output) == "new"


def test_place_that_is_not_there_is_made(tmp_path: Path) -> None:
    publish(tmp_path / "a/b/output", "new")
    assert said(tmp_path / "a/b/output") == "new"


def test_what_must_not_be_served_again_stops_the_way_back(output: Path) -> None:
    first = publish(output, "first")
    publish(output, "second")
    asked: list[Build] = []

    def refuse(build: Build) -> None:
        asked.append(build)
        raise MachineFailed("nothing_before")

    with pytest.raises(MachineFailed):
        staging.rollback(output, refuse)
    assert (asked, said(output)) == ([first], "second")
    assert staging.rollback(output) == first


def test_link_that_is_none_of_ours_serves_no_build(output: Path, tmp_path: Path) -> None:
    publish(output, "old")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output.unlink()
    output.symlink_to("elsewhere")
    assert staging.served(output) is None
    with pytest.raises(MachineFailed, match="nothing_before"):
        staging.rollback(output)
    output.unlink()
    output.mkdir()
    assert staging.served(output) is None


def switched(output: Path, words: str) -> tuple[Build, list[Path]]:
    """Publish, and return also what could not be forgotten."""
    with staging.open_staging(output, public=True) as staged:
        (staged.site / "index.html").write_text(words)
        staged.record.write_text("{}")
        return staged, staging.switch(staged, output)


def test_what_could_not_be_forgotten_is_named(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, left = switched(output, "0")
    assert left == []
    for number in range(1, staging.KEPT):
        assert switched(output, str(number))[1] == []
    with monkeypatch.context() as disk:
        disk.setattr(staging.shutil, "rmtree", lambda *_, **__: None)
        assert switched(output, "new")[1] == [first.folder]
        assert first not in staging.kept(output)  # its record has gone: it is no whole build
        assert switched(output, "newer")[1][0] == first.folder
    assert switched(output, "newest")[1] == []
    assert not first.folder.exists()


def test_as_much_as_can_be_of_what_is_forgotten_is_removed(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = switched(output, "0")
    for name in "abc":
        (first.site / name).mkdir()
        (first.site / name / "index.html").write_text(name)
    for number in range(1, staging.KEPT):
        switched(output, str(number))

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "rmdir", fail)
    assert switched(output, "new")[1] == [first.folder]
    assert [path for path in first.folder.rglob("*") if path.is_file()] == []


def test_link_needs_no_exchange(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr("yorisoi.system.disk.exchange", fail)
    for words in ("old", "new"):
        publish(output, words)
    assert said(output) == "new"


def test_ten_builds_are_kept_where_the_link_is_lost(output: Path) -> None:
    for number in range(staging.KEPT):
        publish(output, str(number))
    output.unlink()
    publish(output, "new")
    assert [build.number for build in staging.kept(output)] == [*range(2, staging.KEPT + 2)]


def test_build_is_on_the_disk_before_the_switch_and_the_link_after(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, "old")
    flushed: list[tuple[Path, str]] = []

    def note(folder: Path) -> None:
        flushed.append((folder, said(output)))

    monkeypatch.setattr("yorisoi.system.disk.flush", note)
    build = publish(output, "new")
    assert flushed == [(build.folder, "old"), (output.parent, "new")]
