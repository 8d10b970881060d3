"""Each way a build can end: its exit status, and whether the link to the served site has moved.

Only 0 has moved it, and 0 always has.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from yorisoi.release import staging

from tests.support import forking
from tests.support.building import NOW, ROOT, build_site, clean_environment, yorisoi
from tests.support.processes import family, hear_signals
from tests.support.writing import EVENT, JAPANESE, copied, replace, write

#: The command, after something was spoilt in it.
COMMAND = "\nimport sys\nfrom yorisoi import cli\nsys.argv[0] = 'yorisoi'\ncli.run()"

PATCH = """
import errno, os, signal
from yorisoi import commands, reporting
from yorisoi.release import build, staging
from yorisoi.system import disk
def failing(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number), "output")
    return fail
def sending(number):
    return lambda *_, **__: os.kill(os.getpid(), number)
def after(function, then):
    def both(*arguments):
        made = function(*arguments)
        then()
        return made
    return both
def once_served(then):
    staging._point = after(staging._point, then)
def in_the_step(then):
    replace = os.replace
    def step(one, other):
        replace(one, other)
        if os.path.islink(other):
            then()
    os.replace = step
def breaking(owner, name, number):
    once_served(lambda: setattr(owner, name, failing(number)))
"""


@pytest.fixture(scope="module")
def served_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a content and the site that was built from it, to be copied."""
    folder = tmp_path_factory.mktemp("served")
    built = build_site(folder / "output", content=copied(folder))
    assert built.status == 0, built.stderr
    return folder


@pytest.fixture
def folder(served_site: Path, tmp_path: Path) -> Path:
    """The same for this test alone."""
    return shutil.copytree(served_site, tmp_path / "here", symlinks=True)


class Ended(NamedTuple):
    status: int
    moved: bool
    out: str
    err: str


def end(folder: Path, patch: str = "", *, by: str = "", more: tuple[str, ...] = ()) -> Ended:
    """Build in `folder`, with the command spoilt by `patch`, in a fork or run `by` a shell."""
    options = ["--content", folder / "content", "--output", folder / "output", "--now", NOW]
    words = ["build", *map(str, options), *more]
    before = (folder / "output").readlink()
    clean = clean_environment()
    if by or not forking.can_fork(clean):
        run = by_shell(by or 'exec "$@"', patch, words)
    else:
        run = forking.run(words, clean, PATCH + patch)
    now = (folder / "output").readlink()
    assert (folder / "output" / "index.html").is_file()
    status, out, err = run
    return Ended(status, now != before, out, err)


def by_shell(by: str, patch: str, words: list[str]) -> tuple[int, str, str]:
    """Run the command as a shell starts it: Python meets the streams that it is given."""
    program = ["-c", PATCH + patch + COMMAND] if patch else ["-m", "yorisoi"]
    done = subprocess.run(
        ["bash", "-c", by, "bash", sys.executable, *program, *words],
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=hear_signals,
    )
    return done.returncode, done.stdout, done.stderr


def test_published(folder: Path) -> None:
    ended = end(folder)
    assert (ended.status, ended.moved, ended.err) == (0, True, "")
    assert "できました" in ended.out


STREAMS = {
    "input, output and errors closed": 'exec "$@" <&- >&- 2>&-',
    "output closed": 'exec "$@" >&-',
    "errors closed": 'exec "$@" 2>&-',
    "output full": 'exec "$@" >/dev/full',
    "errors full": 'exec "$@" 2>/dev/full',
    "both full": 'exec "$@" >/dev/full 2>&1',
    "output read by nobody": 'set -o pipefail; "$@" | :',
    "ASCII": 'PYTHONIOENCODING=ascii LC_ALL=C exec "$@"',
    "ASCII, strictly": 'PYTHONIOENCODING=ascii:strict LC_ALL=C PYTHONUTF8=0 exec "$@"',
    "no locale at all": 'PYTHONCOERCECLOCALE=0 LC_ALL=POSIX PYTHONUTF8=0 exec "$@"',
    "read only": 'exec "$@" 1</dev/null 2</dev/null',
}
FEW = ("input, output and errors closed", "both full", "output read by nobody")


@pytest.mark.parametrize("by", STREAMS.values(), ids=STREAMS.keys())
def test_streams_change_no_status_of_a_published_site(by: str, folder: Path) -> None:
    ended = end(folder, by=by)
    assert (ended.status, ended.moved) == (0, True), ended.err
    assert "Traceback" not in ended.err
    assert "できませんでした" not in ended.err


@pytest.mark.parametrize("name", FEW)
def test_streams_change_no_status_of_a_refused_one(name: str, folder: Path) -> None:
    write(folder / "content", "events/bad.yaml", "title: お茶\n")
    ended = end(folder, by=STREAMS[name])
    assert (ended.status, ended.moved) == (1, False), ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize(("option", "status"), [("--unknown", 2), ("--help", 0)])
def test_streams_change_no_status_of_usage(
    option: str, status: int, name: str, folder: Path
) -> None:
    ended = end(folder, by=STREAMS[name], more=(option,))
    assert (ended.status, ended.moved) == (status, False), ended.err


def test_streams_that_never_were_are_no_failure(folder: Path) -> None:
    ended = end(folder, "import sys; sys.stdin = sys.stdout = sys.stderr = None")
    assert (ended.status, ended.moved) == (0, True)


def test_nothing_is_written_into_a_file_that_took_the_number_of_a_closed_stream(
    folder: Path,
) -> None:
    loads = "commands._load_and_report"
    noise = f"{loads} = after({loads}, lambda: [os.write(n, b'noise') for n in (1, 2)])"
    ended = end(folder, noise, by='exec "$@" <&- >&- 2>&-')
    assert (ended.status, ended.moved) == (0, True)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    for file in files:
        assert b"noise" not in file.read_bytes(), file


SPOILT = {
    # how it fails: what is spoilt, the status, words of the message
    "error of our own": ("build.inspect = lambda *_: 1 // 0", 3, "プログラムの不具合"),
    "out of memory": ("def f(*_): raise MemoryError\nbuild.inspect = f", 3, "メモリー"),
    "disk full": ("disk.flush = failing(errno.ENOSPC)", 3, "空きがたりません"),
    "quota used up": ("disk.flush = failing(errno.EDQUOT)", 3, "空きがたりません"),
    "write failed late": ("disk.flush = failing(errno.EIO)", 3, "ディスク"),
    "no room for the record": (
        "build.snapshot.write = failing(errno.ENOSPC)",
        3,
        "空きがたりません",
    ),
    "link refused": ("os.replace = os.rename = failing(errno.EACCES)", 3, "書きこめません"),
    "Ctrl-C while it reads": (
        "commands._load_and_report = sending(signal.SIGINT)",
        130,
        "やめました",
    ),
    "Ctrl-C while it builds": ("build.inspect = sending(signal.SIGINT)", 130, "やめました"),
    "SIGTERM while it builds": ("build.inspect = sending(signal.SIGTERM)", 143, "やめました"),
    "terminal closed": ("build.inspect = sending(signal.SIGHUP)", 129, "やめました"),
    "Ctrl-C just before the switch": ("disk.flush = sending(signal.SIGINT)", 130, "やめました"),
    "SIGTERM just before the switch": ("disk.flush = sending(signal.SIGTERM)", 143, "やめました"),
}


@pytest.mark.parametrize("way", SPOILT.values(), ids=SPOILT.keys())
def test_build_that_cannot_be_done_leaves_the_old_site_and_says_why(
    way: tuple[str, int, str], folder: Path
) -> None:
    patch, status, words = way
    before = sorted(folder.rglob("*"))
    ended = end(folder, patch)
    assert (ended.status, ended.moved) == (status, False), ended.err
    assert words in ended.err
    assert sorted(folder.rglob("*")) == before


AFTERWARDS = {
    "Ctrl-C": "once_served(sending(signal.SIGINT))",
    "SIGTERM": "once_served(sending(signal.SIGTERM))",
    "terminal closed": "once_served(sending(signal.SIGHUP))",
    "Ctrl-C in the very step": "in_the_step(sending(signal.SIGINT))",
    "Ctrl-C while it tells": "commands._near = sending(signal.SIGINT)",
    "folder of the caller is gone": "breaking(commands.Path, 'cwd', errno.ENOENT)",
    "disk cannot be read any more": "breaking(staging, 'served', errno.EIO)",
    "no more files can be opened": "breaking(os, 'scandir', errno.EMFILE)",
    "nothing can be removed": "staging.shutil.rmtree = failing(errno.EACCES)",
}


@pytest.mark.parametrize("patch", AFTERWARDS.values(), ids=AFTERWARDS.keys())
def test_nothing_fails_once_the_new_site_is_served(patch: str, folder: Path) -> None:
    ended = end(folder, patch)
    assert (ended.status, ended.moved) == (0, True), ended.err
    assert "できませんでした" not in ended.err


def test_old_builds_that_stay_cost_a_notice(folder: Path) -> None:
    for number in range(2, 2 + staging.KEPT):
        shutil.copytree(
            folder / ".yorisoi-output/1-local", folder / f".yorisoi-output/{number}-local"
        )
    (folder / "output").unlink()
    (folder / "output").symlink_to(f".yorisoi-output/{number}-local/site")
    ended = end(folder, "staging.shutil.rmtree = failing(errno.EACCES)")
    assert (ended.status, ended.moved) == (0, True), ended.err
    assert ended.err.count("控えが消せません") == 2
    assert JAPANESE.search(ended.err)


def refuse_content(folder: Path) -> None:
    write(folder / "content", "events/2026-12-10-case.yaml", EVENT + "telephone: 0\n")


def refuse_output(folder: Path) -> None:
    shutil.copytree(ROOT / "theme", folder / "theme")
    replace(folder, "theme/templates/base.html", "</main>", "<p>電話 0312-99-9999</p></main>")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    write(folder, "conf.py", settings)


def lose_events(folder: Path) -> None:
    for file in (folder / "content/events").iterdir():
        file.unlink()


def hold_content_back(folder: Path) -> None:
    (folder / "content").rename(folder / "elsewhere")


@pytest.mark.parametrize(
    ("spoil", "status", "words", "more"),
    [
        (refuse_content, 1, "「telephone」", ()),
        (refuse_output, 1, "0312-99-9999", ("-s", "conf.py")),
        (lose_events, 1, "1件もなくなります", ()),
        (hold_content_back, 3, "がありません", ()),
        (lambda _: None, 1, "設定ファイルがありません", ("-s", "nowhere.py")),
    ],
)
def test_refused_site_leaves_the_old_one(
    spoil: Callable[[Path], None], status: int, words: str, more: tuple[str, ...], folder: Path
) -> None:
    spoil(folder)
    more = tuple(str(folder / word) if word == "conf.py" else word for word in more)
    ended = end(folder, more=more)
    assert (ended.status, ended.moved) == (status, False), ended.err
    assert words in ended.err


def test_lock_that_is_held_leaves_the_old_site(folder: Path) -> None:
    with staging.open_staging(folder / "output", public=False):
        ended = end(folder)
    assert (ended.status, ended.moved) == (3, False)
    assert "いま同じサイトを作っています" in ended.err


#: Three workers, on whatever machine, which are still at it when they are told to stop.
SLOW_WORKERS = """
import os, time
from yorisoi.system import workers
work, workers._cores = workers._work, lambda: 3
def slowly(items):
    time.sleep(0.1)
    return work(items)
workers._work = slowly
"""
#: The last of them has only just been started.
STOPPED_AMID_STARTING = """
from multiprocessing import active_children
from multiprocessing.context import ForkProcess
start = ForkProcess.start
def start_and_stop(process):
    start(process)
    if len(active_children()) == 3:
        STOP
ForkProcess.start = start_and_stop
"""


@pytest.mark.parametrize("when", ["starting", "working"])
@pytest.mark.parametrize(
    # Ctrl-C reaches all processes of a terminal, SIGTERM the one that was started.
    ("number", "send", "status"),
    [(signal.SIGINT, "killpg", 130), (signal.SIGTERM, "kill", 143)],
)
def test_build_by_several_processes_that_is_stopped_leaves_nothing(
    number: signal.Signals, send: str, status: int, when: str, folder: Path
) -> None:
    for event in range(400):
        write(folder / "content", f"events/2026-12-10-case{event}.yaml", EVENT)
    before = sorted(folder.rglob("*"))
    stop = f"os.{send}(os.getpid(), {int(number)})"
    spoilt = SLOW_WORKERS + (
        STOPPED_AMID_STARTING.replace("STOP", stop) if when == "starting" else ""
    )
    options = ["--content", folder / "content", "--output", folder / "output", "--now", NOW]
    with subprocess.Popen(
        [sys.executable, "-c", spoilt + COMMAND, "build", *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        process_group=0,
        preexec_fn=hear_signals,  # noqa: PLW1509 - nothing else runs here
    ) as build:
        try:
            if when == "working":
                while len(family(build.pid)) < 4:
                    assert build.poll() is None
                getattr(os, send)(build.pid, number)
            _, said = build.communicate(timeout=60)
        except BaseException:
            os.killpg(build.pid, signal.SIGKILL)
            raise
    assert build.returncode == status
    assert said.endswith("やめました。\n")
    assert sorted(folder.rglob("*")) == before
    with pytest.raises(ProcessLookupError):
        os.killpg(build.pid, 0)


def test_rollback_ends_like_a_build(folder: Path) -> None:
    event = next((folder / "content/events").glob("*-yoga.yaml"))
    event.write_text(event.read_text("utf-8").replace("やさしい", "ゆっくり"), "utf-8")
    assert end(folder).moved
    before = (folder / "output").readlink()
    done = subprocess.run(
        [
            *("sh", "-c", 'exec "$@" >/dev/full 2>&1', "sh", sys.executable, "-m", "yorisoi"),
            *("rollback", "--content", folder / "content", "--output", folder / "output"),
        ],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0
    assert (folder / "output").readlink() != before
    assert yorisoi("rollback", "--output", folder / "output").returncode == 3
