"""A finished build takes the old one's place in one step, or not at all, and can be taken back."""

import errno
import fcntl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi.faults import MachineFailed
from yorisoi.release import staging
from yorisoi.release.staging import Build

from tests.support.building import NOW, ROOT, Built, yorisoi
from tests.support.writing import PAGE, copied, replace, write


def publish(output: Path, words: str, *, public: bool = True) -> Build:
    with staging.open_staging(output, public=public) as staged:
        (staged.site / "index.html").write_text(words)
        staged.record.write_text("{}")
        staging.switch(staged, output)
    return staged


def said(output: Path) -> str:
    return (output / "index.html").read_text()


def test_new_build_stands_where_the_old_one_stood(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for words in ("old", "new"):
        publish(output, words)
        assert said(output) == words


def fail_halfway(output: Path) -> None:
    with staging.open_staging(output, public=True) as staged:
        (staged.site / "index.html").write_text("half")
        raise RuntimeError


def test_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "old")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RuntimeError):
        fail_halfway(output)
    assert said(output) == "old"
    assert sorted(tmp_path.rglob("*")) == before


def test_last_ten_builds_of_each_kind_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for number in range(13):
        publish(output, f"public {number}")
        publish(output, f"local {number}", public=False)
    kept = {said(each.site) for each in staging.kept(output)}
    assert kept == {f"{kind} {number}" for kind in ("public", "local") for number in range(3, 13)}
    assert len(list(tmp_path.glob(".*/*-*"))) == 20


def test_folder_that_stock_pelican_wrote_is_moved_aside(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("stock")
    publish(output, "new")
    assert said(output) == "new"
    (aside,) = tmp_path.glob(".*/replaced-*")
    assert (aside.name, said(aside)) == ("replaced-1", "stock")
    publish(output, "newer")
    assert said(aside) == "stock"


def test_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.write_text("a letter")
    with pytest.raises(MachineFailed, match="output_is_file"):
        publish(output, "new")
    assert output.read_text() == "a letter"


@pytest.mark.parametrize(
    "place",
    ["content", "content/out", ".", "content/..", "link", "link/out", "there/../content/out"],
)
def test_site_never_takes_the_place_of_its_content(place: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(content)
    done = yorisoi("build", "--content", content, "--output", tmp_path / place, "--now", NOW)
    assert (done.returncode, done.stdout) == (3, "")
    assert "重なっています" in done.stderr
    assert (content / "data" / "service.yaml").is_file()
    assert not list(tmp_path.rglob(".yorisoi-*"))


def test_site_never_takes_the_place_of_a_link_to_its_content(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(copied(tmp_path))
    folders = ("--content", tmp_path / "link", "--output", tmp_path / "link")
    assert yorisoi("build", *folders, "--now", NOW).returncode == 3
    assert (tmp_path / "link" / "data" / "service.yaml").is_file()


@pytest.mark.parametrize("place", ["content/../out", "there/out", "contents"])
def test_site_may_stand_beside_its_content_however_it_is_named(place: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    (tmp_path / "there").symlink_to(".")
    folders = ("--content", content, "--output", tmp_path / place)
    for now in (NOW, NOW.replace("-12-01", "-12-02")):
        done = yorisoi("build", *folders, "--now", now)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / place / "index.html").is_file()
    assert yorisoi("rollback", *folders).returncode == 0


def test_rollback_serves_the_last_build_of_the_same_kind(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for number in range(3):
        publish(output, f"public {number}")
        publish(output, f"local {number}", public=False)
    publish(output, "wrong")
    assert staging.rollback(output).is_public
    assert said(output) == "public 2"
    staging.rollback(output)
    assert said(output) == "public 1"


def test_rollback_passes_over_a_site_that_was_published_twice(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for number, words in enumerate(("right", "wrong", "wrong")):
        build = publish(output, words)
        (build.site / "build.json").write_text(f"{number}")
    staging.rollback(output)
    assert said(output) == "right"


def test_what_was_taken_back_never_comes_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for words in ("right", "wrong"):
        publish(output, words)
    staging.rollback(output)
    publish(output, "mended")
    staging.rollback(output)
    assert said(output) == "right"
    with pytest.raises(MachineFailed, match="nothing_before"):
        staging.rollback(output)
    assert said(output) == "right"


def test_leftovers_of_a_killed_build_are_removed_by_the_next(tmp_path: Path) -> None:
    output, room = tmp_path / "output", tmp_path / ".yorisoi-output"
    publish(output, "old")
    for name in ("2-public/site", "3-public/site"):
        (room / name).mkdir(parents=True)
    (room / "3-public/record.json").write_text("{}")  # whole, but it never went live
    (room / "replaced-2").symlink_to("nowhere")
    (room / "replaced-1").symlink_to("nowhere")
    publish(output, "new")
    assert sorted(each.name for each in room.iterdir()) == ["1-public", "2-public", "lock"]
    assert said(output) == "new"


def test_second_build_at_the_same_time_is_told_kindly(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    with staging.open_staging(tmp_path / "output", public=False):
        second = build(content=content)
        undone = yorisoi("rollback", "--output", tmp_path / "output")
    assert second.status == 3
    assert "ほかの人が、いま同じサイトを作っています" in second.stderr
    assert undone.returncode == 3
    assert build(content=content).status == 0


def kill_at(number: int, output: Path) -> int:
    """Publish in a process that is killed before its `number`th step on the disk."""
    program = """
import os, pathlib, signal, sys
from yorisoi.release import staging
from yorisoi.system import disk
left = int(sys.argv[1])
steps = {"os.mkdir", "os.rename", "os.remove", "os.symlink", "os.rmdir", "shutil.rmtree",
         "ctypes.call_function", "fcntl.flock"}
def step(event, arguments):
    global left
    if event in steps or (event == "open" and str(arguments[0]).startswith(sys.argv[2])):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
output = pathlib.Path(sys.argv[3])
sys.addaudithook(step)
with staging.open_staging(output, public=True) as staged:
    (staged.site / "index.html").write_text("new")
    staged.record.write_text("{}")
    staging.switch(staged, output)
"""
    arguments = [str(number), output.parent, output]
    return subprocess.run([sys.executable, "-c", program, *arguments], check=False).returncode


@pytest.mark.parametrize("before", ["a link", "a real folder"])
def test_process_killed_before_any_step_leaves_the_old_site_or_the_new(
    before: str, tmp_path: Path
) -> None:
    seen = []
    for number in range(1, 1000):
        output = tmp_path / str(number) / "output"
        if before == "a link":
            output.parent.mkdir()
            publish(output, "older")
            for words in ("o", "l", "d", "e", "r", "l", "y", "!", "old"):
                publish(output, words)  # so that the new one makes one too many
        else:
            output.mkdir(parents=True)
            (output / "index.html").write_text("old")
        status = kill_at(number, output)
        seen.append(said(output))
        assert all(said(each.site) for each in staging.kept(output))
        publish(output, "next")
        assert said(output) == "next"
        if status == 0:
            break
        assert status == -9
    assert set(seen) == {"old", "new"}
    assert seen == sorted(seen, reverse=True)
    assert len(seen) > 8


@pytest.mark.parametrize("missing", ["exchange", "the call"])
def test_real_folder_stays_where_it_cannot_be_exchanged(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_exchange(*_: object) -> None:
        raise OSError(38 if missing == "the call" else 22, "no")

    monkeypatch.setattr(staging.disk, "exchange", no_exchange)
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("stock")
    with pytest.raises(MachineFailed, match="no_exchange"):
        publish(output, "new")
    assert said(output) == "stock"
    assert [each.name for each in (tmp_path / ".yorisoi-output").iterdir()] == ["lock"]


def more_pages(content: Path, count: int) -> list[Path]:
    """Write pages that no other page leads to, and return their files."""
    for number in range(count):
        write(content, f"pages/ja/p{number}.md", PAGE.replace("sample", f"p{number}"))
    return [content / f"pages/ja/p{number}.md" for number in range(count)]


def test_build_that_loses_more_than_a_fifth_of_its_pages_is_refused_unless_confirmed(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    files = more_pages(content, 14)  # 31 in all, without months and years
    build(content=content)
    for file in files[:7]:
        file.unlink()
    refused = build(content=content)
    assert refused.status == 1
    assert "\npages:1:1: ページが 31 から 24 に、5分の1より多く減ります" in f"\n{refused.stderr}"
    assert "p0/index.html" in refused.stderr
    assert "--allow-shrink" in refused.stderr
    assert (refused.output / "p0" / "index.html").is_file()
    assert build("--allow-shrink", content=content).status == 0
    assert not (refused.output / "p0").exists()
    assert build(content=content).status == 0


def test_build_may_lose_a_fifth_of_its_pages(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = copied(tmp_path)
    files = more_pages(content, 14)
    build(content=content)
    for file in files[:6]:
        file.unlink()
    assert build(content=content).status == 0


def test_slip_of_a_year_can_be_mended(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = copied(tmp_path)
    slip = "title: お茶の会\ndate: 2027-12-10\nstart: 10:00\nend: 11:00\n"
    write(content, "events/2026-12-10-slip.yaml", slip)
    assert build(content=content).status == 0
    write(content, "events/2026-12-10-slip.yaml", slip.replace("2027", "2026"))
    mended = build(content=content)
    assert mended.status == 0, mended.stderr


def test_build_that_loses_all_its_events_is_refused_unless_confirmed(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    build(content=content)
    more_pages(content, 20)
    for file in (content / "events").iterdir():
        file.unlink()
    refused = build(content=content)
    assert refused.status == 1
    assert "events:1:1: 前にあった 5件の予定が、1件もなくなります" in refused.stderr
    assert (refused.output / "workshops" / "yoga" / "index.html").is_file()
    assert build("--allow-shrink", content=content).status == 0


def test_command_rolls_back_and_says_what_is_served_now(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    build(content=content)
    replace(content, "data/service.yaml", "サロン港", "サロン湊")
    changed = build(content=content, now="2026-12-02T10:30:00+09:00")
    assert "サロン湊" in (changed.output / "index.html").read_text("utf-8")
    folders = ("--content", content, "--output", changed.output)
    done = yorisoi("rollback", *folders)
    assert done.returncode == 0, done.stderr
    assert "2026年12月1日（火） 10:30 に作ったもの" in done.stdout
    assert "サロン湊" not in (changed.output / "index.html").read_text("utf-8")
    again = yorisoi("rollback", *folders)
    assert (again.returncode, again.stdout) == (3, "")
    assert "もどせる前のサイトが残っていません" in again.stderr


def test_public_build_is_made_by_the_command_that_make_calls(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("yorisoi")
    arguments = ["build", "-s", "publishconf.py", "--now", NOW]
    folders = ["--content", copied(tmp_path), "--output", tmp_path / "output"]
    for site_url, status in ({"SITEURL": "https://minato.example"}, 0), ({}, 1):
        done = subprocess.run(
            [command, *arguments, *folders],
            cwd=ROOT,
            env=site_url,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stderr
    assert "make publish SITEURL=" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_cannot_be_read_are_told_without_a_traceback(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    (tmp_path / "conf.py").write_text("import nothing_of_this_name")
    built = build("-s", tmp_path / "conf.py", content=copied(tmp_path))
    assert built.status == 1
    assert "conf.py:1:1: 設定ファイルを読み取れません" in built.stderr
    assert "Traceback" not in built.stderr


def test_build_that_cannot_be_flushed_to_the_disk_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, "old")

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "no", folder)

    monkeypatch.setattr(staging.disk, "flush", fail)
    with pytest.raises(OSError, match="no"):
        publish(output, "new")
    assert said(output) == "old"


def test_rollback_goes_back_from_what_is_served_when_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, "first")
    publish(output, "second")
    lock = fcntl.flock

    def another_build_ends_first(*arguments: int) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        publish(output, "third")
        lock(*arguments)

    monkeypatch.setattr(fcntl, "flock", another_build_ends_first)
    staging.rollback(output)
    assert said(output) == "second"


def test_rollback_where_nothing_was_built_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(MachineFailed, match="nothing_before"):
        staging.rollback(tmp_path / "output")
    assert not list(tmp_path.iterdir())


def test_old_build_that_cannot_be_removed_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    for number in range(staging.KEPT):
        publish(output, str(number))

    unlink = Path.unlink

    def fail_for_a_record(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == staging.RECORD:
            raise PermissionError(errno.EACCES, "no")
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", fail_for_a_record)
    publish(output, "new")
    assert said(output) == "new"


def test_site_that_is_served_counts_as_built_whatever_the_disk_says_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, "old")

    def fail_once_served(_: Path) -> None:
        if said(output) == "new":
            raise OSError(errno.EIO, "no")

    monkeypatch.setattr(staging.disk, "flush", fail_once_served)
    publish(output, "new")
    assert said(output) == "new"
