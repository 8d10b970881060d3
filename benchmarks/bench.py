"""Time ours against stock Pelican on the same workshops, turn about, in one run.

Ratios of wall time and peak memory go to benchmarks/results.md; no test asserts a time.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.content import Workshop, plain, real, write_ours, write_stock

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "sites" / "harbour"
NOW = "2026-12-01T10:30:00+09:00"
CONTENTS: dict[str, Callable[[int], list[Workshop]]] = {
    "plain": plain,
    "real": partial(real, pictured=False),
    "photographs": partial(real, pictured=True),
}
SIZES = {0: 7, 100: 7, 1000: 7, 10000: 3}  # workshops: rounds
# Without workshops all contents are the same, and a thousand photographs need gigabytes.
LEFT_OUT = {("real", 0), ("photographs", 0), ("photographs", 10000)}
# A disk makes the three files and folders of a workshop sooner or later, whoever asks it.
PLACES = {"disk": ROOT, "memory": Path("/dev/shm")}  # noqa: S108 - in folders of their own
UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)  # with it, what was imported is compiled anew each time


def started(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a build in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    os.sync()  # nobody waits for what another has written
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def seconds(command: list[str]) -> float:
    """Run a build and return what it took."""
    began = time.perf_counter()
    _check(started(command))
    return time.perf_counter() - began


def peak(command: list[str]) -> float:
    """Run a build and return the most memory that its processes held together, in MiB (PSS)."""
    process, most = started(command), 0.0
    while process.poll() is None:
        most = max(most, sum(map(_memory, _family(process.pid))))
        time.sleep(0.02)
    _check(process)
    return most


def _check(process: subprocess.Popen[bytes]) -> None:
    if process.wait():
        message = f"{process.args!r} failed"
        raise RuntimeError(message)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


@dataclass(frozen=True)
class Costs:
    """What builds of one kind took: seconds of each, and the peak memory of one in MiB."""

    seconds: list[float]
    memory: float


def measure(folder: Path, workshops: list[Workshop], rounds: int) -> tuple[Costs, Costs]:
    """Return the costs of ours and of stock Pelican, turn about so that noise hits both."""
    write_ours(folder / "ours", BASE, workshops)
    write_stock(folder / "stock", BASE, workshops)
    python, output = sys.executable, str(folder / "output")
    ours = [python, "-m", "yorisoi", "build", "--content", str(folder / "ours"), "--now", NOW]
    stock = [python, "-m", "pelican", str(folder / "stock"), "-s", "benchmarks/stockconf.py"]
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        taken[0].append(seconds([*ours, "--output", f"{output}-ours-{turn}"]))
        taken[1].append(seconds([*stock, "-o", f"{output}-stock-{turn}"]))
    memory = peak([*ours, "--output", f"{output}-ours"]), peak([*stock, "-o", f"{output}-stock"])
    return Costs(taken[0], memory[0]), Costs(taken[1], memory[1])


def row(content: str, place: str, count: int, ours: Costs, stock: Costs) -> str:
    """Return one line of the table."""
    pairs = zip(ours.seconds, stock.seconds, strict=True)
    ratio = statistics.median(one / two for one, two in pairs)
    middle = [statistics.median(costs.seconds) for costs in (ours, stock)]
    each = f"{middle[0] / count * 1000:.2f}" if count else "–"
    return (
        f"| {content} | {count:,} | {place} | {middle[0]:.2f} s | {middle[1]:.2f} s |"
        f" **{ratio:.2f}** | {ours.seconds[0]:.2f} s | {each} ms |"
        f" {ours.memory:.0f} MiB | {stock.memory:.0f} MiB |"
    )


def main() -> None:
    """Measure each size and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--contents", choices=CONTENTS, nargs="*", default=list(CONTENTS))
    asked = parser.parse_args()
    cases = [case for case in product(asked.contents, asked.sizes) if case not in LEFT_OUT]
    lines = []
    for place, above in PLACES.items():
        if not above.is_dir():
            continue
        # One folder to the end: for minutes after many files went, making new ones takes long.
        with tempfile.TemporaryDirectory(dir=above, prefix=".yorisoi-bench-") as folder:
            measure(Path(folder, "first"), [], 1)
            for content, count in cases:
                workshops = CONTENTS[content](count)
                costs = measure(Path(folder, f"{content}-{count}"), workshops, SIZES.get(count, 3))
                lines.append(row(content, place, count, *costs))
                print(lines[-1], flush=True)
    if asked == parser.parse_args([]):
        head = (ROOT / "benchmarks" / "head.md").read_text("utf-8")
        machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
        text = head.replace("MACHINE", machine) + "\n".join(lines) + "\n"
        (ROOT / "benchmarks" / "results.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
