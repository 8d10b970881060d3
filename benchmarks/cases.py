"""One case: the same workshops, written for each generator and built by each in turn."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.content import Workshop
from benchmarks.generators import OURS, ROOT, Generator
from benchmarks.measuring import Cost, peak, run
from benchmarks.watching import peak_of_save, saved, watched

TITLE = re.compile(r"(?mi)^(title: ).*$")
OUR_CACHES = ".yorisoi"
INSPECTIONS = 3  # at most; one more build each
KEPT = "0"  # the output that is built again after an edit


@dataclass
class Result:
    """What the rounds of one mode took, by the generators' names; `memory` is the peak in MiB.

    `inspection` holds for some builds of ours how long it inspected, and how long by processors.
    """

    costs: dict[str, list[Cost]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    inspection: list[tuple[float, float]] = field(default_factory=list)

    def add(self, generator: Generator, cost: Cost) -> None:
        """Take down one round of one generator."""
        self.costs.setdefault(generator.name, []).append(cost)


@dataclass
class Case:
    """The same workshops for some generators, in a folder each below `folder`."""

    folder: Path
    base: Path
    workshops: list[Workshop]
    generators: Sequence[Generator]
    edited: int = 0

    def write(self) -> None:
        """Write what each of them builds."""
        for generator in self.generators:
            generator.write(self._source(generator), self.base, self.workshops)

    def cold(self, rounds: int) -> Result:
        """Return what a build costs where nothing was built before."""
        result = Result()
        for turn, generator in self._turns(rounds):
            result.add(generator, self._build(generator, str(turn)))
            generator.check(self._output(generator, str(turn)), self.workshops)
        for generator in self.generators:
            self._forget(generator)
            command = generator.build(self._output(generator, "memory"))
            result.memory[generator.name] = peak(command, self._source(generator))
        for turn in range(min(rounds, INSPECTIONS)):
            self._forget(OURS)
            command = OURS.build(self._output(OURS, f"inspected-{turn}"))
            result.inspection.append(_inspected(command, self._source(OURS)))
        return result

    def edit(self, rounds: int) -> Result:
        """Return what a build costs in a new process after one workshop has got a new title."""
        result = Result()
        self.build_all()
        for turn, generator in self._turns(rounds):
            workshop = self._edited(turn)
            self._save(generator, workshop)
            output = self._output(generator, KEPT)
            cost = run(generator.build(output), self._source(generator), output)
            if workshop.title not in self._page(generator, workshop).read_text("utf-8"):
                raise RuntimeError(generator.name, workshop)
            result.add(generator, cost)
        for generator in self.generators:
            self._save(generator, self._edited(rounds))
            command = generator.build(self._output(generator, KEPT))
            result.memory[generator.name] = peak(command, self._source(generator))
        self.edited += rounds + 1
        return result

    def watch(self, rounds: int) -> Result:
        """Return what one edit costs while the generator watches; `wall` is until its page."""
        result = Result()
        self.build_all()
        with ExitStack() as stack:
            processes = {
                generator.name: stack.enter_context(
                    watched(generator.watch(self._output(generator, KEPT)), self._source(generator))
                )
                for generator in self.generators
            }
            for turn, generator in self._turns(rounds):
                workshop, output = self._edited(turn), self._output(generator, KEPT)
                page = self._page(generator, workshop)

                def save(generator: Generator = generator, workshop: Workshop = workshop) -> None:
                    self._save(generator, workshop)

                cost = saved(processes[generator.name], save, page, workshop.title, output)
                result.add(generator, cost)
            for generator in self.generators:
                process = processes[generator.name]
                self._save(generator, self._edited(rounds))
                result.memory[generator.name] = peak_of_save(process)
        self.edited += rounds + 1
        return result

    def _turns(self, rounds: int) -> Iterator[tuple[int, Generator]]:
        """Yield each round with each generator; another one begins each time."""
        for turn in range(rounds):
            first = turn % len(self.generators)
            for generator in (*self.generators[first:], *self.generators[:first]):
                yield turn, generator

    def build_all(self) -> None:
        """Let each of them build once, where it has not yet."""
        for generator in self.generators:
            if not self._output(generator, KEPT).exists():
                self._build(generator, KEPT)

    def _build(self, generator: Generator, name: str) -> Cost:
        self._forget(generator)
        output = self._output(generator, name)
        return run(generator.build(output), self._source(generator), output)

    def _forget(self, generator: Generator) -> None:
        """Remove what it keeps between builds; of the four, ours alone has such a folder."""
        shutil.rmtree(self._source(generator) / OUR_CACHES, ignore_errors=True)

    def _source(self, generator: Generator) -> Path:
        return self.folder / generator.name

    def _output(self, generator: Generator, name: str) -> Path:
        return self.folder / f"{generator.name}-{name}"

    def _page(self, generator: Generator, workshop: Workshop) -> Path:
        return self._output(generator, KEPT) / generator.page.format(workshop.name)

    def _edited(self, turn: int) -> Workshop:
        """Return the workshop of an edit with its new title; each edit takes another one."""
        number = self.edited + turn
        workshop = self.workshops[number % len(self.workshops)]
        return replace(workshop, title=f"{workshop.title} その{number + 1}")

    def _save(self, generator: Generator, workshop: Workshop) -> None:
        file = self._source(generator) / generator.source.format(workshop.name)
        text = TITLE.sub(rf"\1{workshop.title}", file.read_text("utf-8"), count=1)
        file.write_text(text, "utf-8")


def _inspected(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command of ours with a clock in it, and return what it says of the inspection."""
    script = ROOT / "benchmarks/inspected.py"
    arguments = command[command.index("yorisoi") + 1 :]
    done = subprocess.run(
        [sys.executable, script, *arguments], cwd=folder, check=True, capture_output=True
    )
    wall, worked = json.loads(done.stdout.splitlines()[-1])
    return wall, worked
