"""The text of benchmarks/results.md."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.generators import Generator
from benchmarks.tables import Row, tables

HERE = Path(__file__).parent
MODES = {
    "cold": "Cold: a new process, nothing built or kept before",
    "edit": "One workshop has a new title: a new process",
    "watch": "One workshop has a new title: saved while the generator watches",
    "site": "The real site, `content/`, cold",
    "weight": "What a browser loads for a page",
}


def report(where: str, names: Sequence[str], rows: Mapping[str, list[Row]], weighed: str) -> str:
    """Return the whole text; `where` says on what machine, `weighed` is the table of weights."""
    parts = [_text("head.md").replace("MACHINE", where)]
    for mode in (mode for mode in MODES if mode in rows):
        built = [name for name in names if name in rows[mode][0].result.costs]
        parts += [f"## {MODES[mode]}", tables(mode, rows[mode], built)]
    if weighed:
        parts += [f"## {MODES['weight']}", _text("weight.md"), weighed]
    return "\n\n".join(parts) + "\n"


def machine(began: datetime, generators: Sequence[Generator], words: str) -> str:
    """Return when and where is measured, by what, and with which words after the command."""
    versions = ", ".join(generator.version() for generator in generators)
    arguments = f' ARGS="{words}"' if words else ""
    return (
        f"{began:%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the "
        f"start; {versions}; `make bench{arguments}`"
    )


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8").strip()
