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
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.content import write_ours, write_stock

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "sites" / "harbour"
NOW = "2026-12-01T10:30:00+09:00"
SIZES = {0: 7, 100: 7, 1000: 7, 10000: 3}  # workshops: rounds
UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)  # with it, what was imported is compiled anew each time


@dataclass(frozen=True)
class Cost:
    """What one build took: wall seconds and peak memory in MiB."""

    seconds: float
    memory: float


def timed(command: list[str]) -> Cost:
    """Run a build in a process of its own and return what it took."""
    environment = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    os.sync()  # nobody waits for what another has written
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        message = f"{command} failed"
        raise RuntimeError(message)
    return Cost(time.perf_counter() - began, usage.ru_maxrss / 1024)


def measure(folder: Path, count: int, rounds: int) -> tuple[list[Cost], list[Cost]]:
    """Return the costs of ours and of stock Pelican, turn about so that noise hits both."""
    write_ours(folder / "ours", BASE, count)
    write_stock(folder / "stock", BASE, count)
    python, output = sys.executable, str(folder / "output")
    ours = [python, "-m", "yorisoi", "build", "--content", str(folder / "ours"), "--now", NOW]
    stock = [python, "-m", "pelican", str(folder / "stock"), "-s", "benchmarks/stockconf.py"]
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for turn in range(rounds):
        costs[0].append(timed([*ours, "--output", f"{output}-ours-{turn}"]))
        costs[1].append(timed([*stock, "-o", f"{output}-stock-{turn}"]))
    return costs


def row(count: int, ours: list[Cost], stock: list[Cost]) -> str:
    """Return one line of the table."""
    pairs = zip(ours, stock, strict=True)
    ratio = statistics.median(one.seconds / two.seconds for one, two in pairs)
    middle = [statistics.median(each.seconds for each in costs) for costs in (ours, stock)]
    memory = [max(each.memory for each in costs) for costs in (ours, stock)]
    each = f"{middle[0] / count * 1000:.2f}" if count else "–"
    return (
        f"| {count:,} | {middle[0]:.2f} s | {middle[1]:.2f} s | **{ratio:.2f}** | {each} ms |"
        f" {memory[0]:.0f} MiB | {memory[1]:.0f} MiB |"
    )


def main() -> None:
    """Measure each size and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    sizes = parser.parse_args().sizes
    lines = []
    # One folder to the end: for a minute after many files went, making new ones takes long.
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".yorisoi-bench-") as folder:
        measure(Path(folder, "first"), 0, 1)
        for count in sizes:
            costs = measure(Path(folder, str(count)), count, SIZES.get(count, 3))
            lines.append(row(count, *costs))
            print(lines[-1], flush=True)
    if sizes == list(SIZES):
        head = (ROOT / "benchmarks" / "head.md").read_text("utf-8")
        machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
        text = head.replace("MACHINE", machine) + "\n".join(lines) + "\n"
        (ROOT / "benchmarks" / "results.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
