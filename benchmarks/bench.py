"""Build the same workshops with ours, stock Pelican, Eleventy and Hugo, turn about, in one run.

Times, work, memory, files and the weight of pages go to benchmarks/results.md; no test asserts a
time. With ARGS for a part, the results are of that part alone.
"""

import argparse
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.cases import Case
from benchmarks.content import real
from benchmarks.generators import GENERATORS, OURS, PELICAN, ROOT, Generator
from benchmarks.report import MODES, machine, report
from benchmarks.tables import Row
from benchmarks.weight import weights

BASE = ROOT / "tests/sites/harbour"
CONTENTS = {"real": partial(real, pictured=False), "photographs": partial(real, pictured=True)}
ROUNDS = {0: 5, 10: 5, 100: 5, 1000: 5, 10000: 3}  # by the number of workshops
MOST_ROUNDS = max(ROUNDS.values())
# A thousand photographs need gigabytes; without workshops both contents are the same.
LEFT_OUT = {("photographs", 0), ("photographs", 10000)}
# A disk makes the files of a workshop sooner or later, whoever asks it.
PLACES = {"disk": ROOT / "reports", "memory": Path("/dev/shm")}  # noqa: S108 - in folders of their own
CUT_OFF = "**The run was ended before all of it was measured.**"
WEIGHED = 10  # workshops on the site whose pages are weighed


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what is asked for; all of it by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(ROUNDS))
    parser.add_argument("--contents", choices=CONTENTS, nargs="*", default=list(CONTENTS))
    parser.add_argument("--modes", choices=MODES, nargs="*", default=list(MODES))
    there = [name for name, folder in PLACES.items() if folder.is_dir()]
    parser.add_argument("--places", choices=PLACES, nargs="*", default=there)
    parser.add_argument("--generators", choices=GENERATORS, nargs="*", default=list(GENERATORS))
    parser.add_argument("--rounds", type=int, default=MOST_ROUNDS, help="at most")
    parser.add_argument("--results", type=Path, default=Path(__file__).with_name("results.md"))
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> None:
    """Measure what is asked for and write the results."""
    PLACES["disk"].mkdir(exist_ok=True)
    asked, began = parse(words), datetime.now(UTC)
    generators = [GENERATORS[name] for name in asked.generators]
    if missing := [generator.name for generator in generators if not generator.needs.exists()]:
        sys.exit(f"{', '.join(missing)}: not installed; `make bench` does it")
    where = machine(began, generators, shlex.join(sys.argv[1:] if words is None else words))
    weighed = weigh() if "weight" in asked.modes else ""
    rows: dict[str, list[Row]] = {}
    with ExitStack() as stack:
        # One folder to the end: for minutes after many files went, making new ones takes long.
        # A name that begins with a dot would hide all of it from Pelican while it watches.
        folders = {
            place: Path(stack.enter_context(TemporaryDirectory(dir=PLACES[place], prefix="bench-")))
            for place in asked.places
        }
        for mode, row in measured(asked, folders, generators):
            rows.setdefault(mode, []).append(row)
            took = (datetime.now(UTC) - began).total_seconds() / 60
            print(f"{took:5.1f} min: {mode}, {row.content}, {row.size}, {row.place}", flush=True)
            text = report(f"{where}\n\n{CUT_OFF}", asked.generators, rows, weighed)
            asked.results.write_text(text, "utf-8")  # so that a run that is cut off was not in vain
    asked.results.write_text(report(where, asked.generators, rows, weighed), "utf-8")


def measured(
    asked: argparse.Namespace, folders: Mapping[str, Path], generators: Sequence[Generator]
) -> Iterator[tuple[str, Row]]:
    """Yield each mode and what it took, for all that was asked for, the small before the large."""
    for place, folder in folders.items():
        first = Case(folder / "first", BASE, [], generators)  # reads, compiles what all later use
        first.write()
        first.build_all()
        if "site" in asked.modes:
            both = [generator for generator in generators if generator in (OURS, PELICAN)]
            site = Case(folder / "site", ROOT / "content", [], both)
            site.write()
            yield "site", Row("content/", 0, place, asked.rounds, site.cold(asked.rounds))
    for size, content, place in product(asked.sizes, asked.contents, folders):
        if (content, size) not in LEFT_OUT:
            workshops = CONTENTS[content](size)
            case = Case(folders[place] / f"{content}-{size}", BASE, workshops, generators)
            case.write()
            yield from in_modes(asked, case, content, place)


def in_modes(
    asked: argparse.Namespace, case: Case, content: str, place: str
) -> Iterator[tuple[str, Row]]:
    """Yield each mode and what it took in one case; watching is measured in one place alone."""
    size = len(case.workshops)
    rounds = min(asked.rounds, ROUNDS.get(size, MOST_ROUNDS))
    modes = {"cold": case.cold}
    if size:
        modes["edit"] = case.edit
    if size and place == asked.places[0]:
        modes["watch"] = case.watch
    for mode in (mode for mode in modes if mode in asked.modes):
        yield mode, Row(content, size, place, rounds, modes[mode](rounds))


def weigh() -> str:
    """Return the table of what pages weigh."""
    with TemporaryDirectory() as folder:
        return weights(Path(folder), BASE, real(WEIGHED, pictured=False))


if __name__ == "__main__":
    main()
