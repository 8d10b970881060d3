"""Where in the content a fault of the output began, so that staff know which line to mend.

The inspection sees only what would be published. The words of its faults are looked for in
the file that the page was made from, and then in all others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from yorisoi.faults import Fault, Position
from yorisoi.loading import folder
from yorisoi.models.contacts import IGNORED, level

EVENT = re.compile(r"workshops/([a-z0-9-]*[a-z][a-z0-9-]*)(?:/index\.html|\.ics)")
UNSEEN = re.compile(f"{IGNORED[:-1]}|[\\s*_`]")  # what may stand within words that read as one
SHORTEST = 2  # a single letter stands everywhere
Files = Mapping[str, list[str]]
Span = tuple[str, int, int]  # of lines: file, first, one past the last


def traced(faults: Iterable[Fault], content: Path) -> list[Fault]:
    """Return the faults at their places in the content; one that is not found stays as it is."""
    found = list(faults)
    if not found:
        return []
    files = dict(_texts(content))
    return [_traced(fault, files) for fault in found]


def _texts(content: Path) -> Iterator[tuple[str, list[str]]]:
    for name in folder.names(content):
        if name.endswith((".md", ".yaml")) and not name.rpartition("/")[2].startswith("_"):
            with suppress(FileNotFoundError):  # it has just gone away
                yield name, (content / name).read_text("utf-8", "replace").split("\n")


def _traced(fault: Fault, files: Files) -> Fault:
    name = fault.position.path
    start = fault.position if name in files else _event(name, files)
    whole = [(file, 0, len(lines)) for file, lines in files.items()]
    order = [_entry(start, files[start.path]), *whole] if start else whole
    words = [value for name, value in fault.values if name == "value"]
    place = next(filter(None, (_find(value, order, files) for value in words)), start)
    return replace(fault, position=place, output=fault.output or name) if place else fault


def _event(name: str, files: Files) -> Position | None:
    """Return where the event begins whose page or calendar entry has this name."""
    found = EVENT.fullmatch(name)
    if not found:
        return None
    for file, lines in files.items():
        if re.fullmatch(
            rf"events/(?:[0-9]{{4}}(?:-[0-9]{{2}}){{2}}-)?{found[1]}\.(?:yaml|md)", file
        ):
            return Position(file)
        for number, line in enumerate(lines if file.startswith("events/") else (), start=1):
            if re.search(rf"\bid: *[\"']?{found[1]}(?![a-z0-9-])", line):
                return Position(file, number)
    return None


def _entry(start: Position, lines: list[str]) -> Span:
    """Return the lines of the file, or of the one entry of its list, that `start` stands in."""
    if not start.path.endswith(".yaml") or not lines[start.line - 1 :]:
        return start.path, 0, len(lines)
    heads = [i for i, line in enumerate(lines) if line.startswith("- ")] or [0]
    first = max((i for i in heads if i < start.line), default=0)
    return start.path, first, min((i for i in heads if i >= start.line), default=len(lines))


def _find(sought_words: str, order: list[Span], files: Files) -> Position | None:
    """Return the first place that reads as some words, whatever disguise it wears."""
    sought, _ = _seen(sought_words)
    if len(sought) < SHORTEST:
        return None
    for file, first, last in order:
        for number, line in enumerate(files[file][first:last], start=first + 1):
            words, columns = _seen(line)
            at = words.find(sought)
            if at >= 0:
                return Position(file, number, columns[at])
    return None


@lru_cache(maxsize=50_000)  # each fault is looked for in the same lines
def _seen(line: str) -> tuple[str, tuple[int, ...]]:
    """Return what is seen of a line, and the column of each of its signs."""
    signs = [(sign, at) for at, sign in enumerate(level(line), start=1) if not UNSEEN.match(sign)]
    return "".join(sign for sign, _ in signs), tuple(at for _, at in signs)
