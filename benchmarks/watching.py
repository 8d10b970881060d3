"""A generator that watches: how long after a save the page is there, and all the rest."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Cost, cpu, memory, started, written

PAGE = 0.002  # seconds between looks at the page
LOOKS = 0.05  # seconds between looks at the processors
QUIET = 1.0  # seconds with less work than REST are the end
REST = 0.03  # seconds of a processor: what waiting takes
AGAIN, PATIENCE = 120, 600  # seconds until it is saved once more, and until nothing helps


@contextmanager
def watched(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a generator that has built once and watches now; end it afterwards."""
    process = started(command, folder)
    try:
        time.sleep(1)  # to start takes longer than a rest within the build
        settled(process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(AGAIN)
        except subprocess.TimeoutExpired:
            process.kill()


def saved(
    process: subprocess.Popen[bytes],
    save: Callable[[], object],
    page: Path,
    words: str,
    output: Path,
) -> Cost:
    """Save, and return what followed; `wall` is until `page` has `words`."""
    before, moment, began = cpu(process.pid), time.time(), time.perf_counter()
    save()
    saves = 1
    while words not in _text(page):
        time.sleep(PAGE)
        waited = time.perf_counter() - began
        if waited > PATIENCE or process.poll() is not None:
            message = f"{process.args!r} has not written {page}"
            raise RuntimeError(message)
        if waited > saves * AGAIN:  # a save missed is one that people make again
            save()
            saves += 1
    wall = time.perf_counter() - began
    end = max(settled(process) - began, wall)
    return Cost(wall, cpu(process.pid) - before, *written(output, moment), end)


def settled(process: subprocess.Popen[bytes]) -> float:
    """Wait until a process and all below it only wait; returns since when they do."""
    looks = [(time.perf_counter(), cpu(process.pid))]
    while True:
        time.sleep(LOOKS)
        looks.append((time.perf_counter(), cpu(process.pid)))
        while looks[-1][0] - looks[1][0] > QUIET:
            looks.pop(0)
        if looks[-1][0] - looks[0][0] > QUIET and looks[-1][1] - looks[0][1] < REST:
            return looks[0][0]


def peak_of_save(process: subprocess.Popen[bytes]) -> float:
    """Return the most memory from a save on until all is quiet, in MiB."""
    most, end = 0.0, time.perf_counter() + QUIET
    last = cpu(process.pid)
    while time.perf_counter() < end:
        most = max(most, memory(process.pid))
        if (now := cpu(process.pid)) - last > REST:
            last, end = now, time.perf_counter() + QUIET
        time.sleep(LOOKS)
    return most


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError:  # between an old site and a new one
        return ""
