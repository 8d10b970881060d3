"""What a command costs: time, work of processors, memory of all its processes, files written."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import family

UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)  # with it, what was imported is compiled anew each time
LOOKS = 0.02  # seconds between looks at the memory
CLOCK = 0.01  # seconds that a file's time may lie behind
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What one build took; `cpu` of all its processes, `files` and `size` (bytes) of its output.

    `settled` is when nothing worked any more; that is later than `wall` only while watching.
    """

    wall: float
    cpu: float
    files: int
    size: int
    settled: float = 0


def started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a command in a folder; before, let the disk take what others have written."""
    environment = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    os.sync()
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)


def run(command: list[str], folder: Path, output: Path) -> Cost:
    """Return what a command cost; `output` is where it writes. Raises RuntimeError if it fails."""
    moment, began = time.time(), time.perf_counter()
    process = started(command, folder)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process)
    return Cost(wall, usage.ru_utime + usage.ru_stime, *written(output, moment))


def peak(command: list[str], folder: Path) -> float:
    """Run a command and return the most memory that its processes held together, in MiB (PSS)."""
    process, most = started(command, folder), 0.0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(LOOKS)
    _check(process)
    return most


def _check(process: subprocess.Popen[bytes]) -> None:
    if process.returncode:
        message = f"{process.args!r} failed"
        raise RuntimeError(message)


def written(output: Path, moment: float) -> tuple[int, int]:
    """Return how many files of a site were made or changed since `moment`, and their bytes."""
    folder = output.resolve()
    stats = [file.lstat() for file in folder.rglob("*") if file.is_file()]
    sizes = [stat.st_size for stat in stats if stat.st_ctime >= moment - CLOCK]
    return len(sizes), sum(sizes)


def memory(pid: int) -> float:
    """Return what a process and all below it hold now, shared memory counted once, in MiB."""
    texts = (_text(f"/proc/{member}/smaps_rollup") for member in family(pid))
    lines = (line for text in texts for line in text.splitlines())
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def cpu(pid: int) -> float:
    """Return the seconds of processors of a process and all below it, those ended included."""
    stats = (_text(f"/proc/{member}/stat").rpartition(")")[2].split() for member in family(pid))
    return sum(sum(map(int, stat[11:15])) for stat in stats) / TICKS


def _text(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except OSError:  # it has just ended
        return ""
