"""Reads what will be published, independently of what made it, and says what is wrong.

Nothing here imports the engine (only `faults` and `parallel`), so that it cannot share
its mistakes. `pages` takes the pages apart (by `cutting`) and parses the pieces (by `tree`).
One module a question: `facts` (is every contact one of ours), `links` (does everything
resolve), `privacy` (does the browser talk to this site alone), `markup` (can it be read),
`leaks` (is nothing told that was kept back), `pictures` (do they hold only what is seen),
`budget` (is it light enough).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from yorisoi.faults import Fault, Position
from yorisoi.inspection import budget, facts, leaks, links, markup, pictures, privacy
from yorisoi.inspection.output import TEXTS, Expected, Output, list_output, placed
from yorisoi.inspection.pages import Reader
from yorisoi.inspection.tree import Page, Tree
from yorisoi.system import workers

BEGINNING = 500  # bytes

__all__ = ["Expected", "inspect", "inspect_sheet", "list_output"]


def inspect(output: Output) -> list[Fault]:
    """Return everything wrong with a built site; an empty list where it may be published."""
    reader = Reader(output)
    names = sorted(output.names)
    pages = [each for each in names if each.endswith(".html")]
    others = [each for each in names if not each.endswith(".html")]
    found = workers.run(
        [
            *(partial(_read_pages, reader, each) for each in workers.batches(pages)),
            *(partial(_read_files, output, each) for each in workers.batches(others)),
        ]
    )
    ids = dict(chain.from_iterable(each.ids for each in found))
    anchors = chain.from_iterable(each.anchors for each in found)
    faults = [
        *chain.from_iterable(each.faults for each in found),
        *links.check_anchors(anchors, ids),
    ]
    return [_placed(fault, output.expected) for fault in faults]


def inspect_sheet(name: str, page: str, expected: Expected) -> list[Fault]:
    """Return a fault for each contact of a page to be printed that the data does not hold."""
    output = Output(Path(), expected, frozenset())
    return [placed(name, each) for each in facts.problems(Tree(page), output)]


@dataclass
class Reading:
    """What was found in some files: their faults, the ids of pages, the anchors they want."""

    faults: list[Fault] = field(default_factory=list)
    ids: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    anchors: list[links.Anchor] = field(default_factory=list)


def _read_pages(reader: Reader, names: Sequence[str]) -> Reading:
    reading, output = Reading(), reader.output
    pages = [output.read(name) for name in names]
    for name, data, (found, weight) in zip(names, pages, reader.read(pages), strict=True):
        reading.faults += (placed(name, each) for each in found.problems)
        _check_page(Page(name, data[:BEGINNING], found.segments), output, reading)
        if weight > budget.PAGE_BYTES:
            reading.faults += budget.check_page(name, data)
        reading.faults += privacy.check_file(name)
        reading.faults += leaks.check_name(name, output.expected)
    return reading


def _check_page(page: Page, output: Output, reading: Reading) -> None:
    ids = frozenset(chain.from_iterable(each.ids for each in page.segments))
    reading.ids.append((page.name, ids))
    for each in links.check(page, output):
        if isinstance(each, Fault):
            reading.faults.append(each)
        else:
            reading.anchors.append(each)
    reading.faults += privacy.check(page, output.expected)
    reading.faults += markup.check(page)


def _read_files(output: Output, names: Iterable[str]) -> Reading:
    reading = Reading()
    texts = {}
    for name in names:
        reading.faults += privacy.check_file(name)
        reading.faults += budget.check_file(name, output)
        reading.faults += pictures.check_file(name, output)
        reading.faults += leaks.check_name(name, output.expected)
        if name.endswith(TEXTS):
            texts[name] = text = output.read_text(name)
            reading.faults += leaks.check_text(name, text, output.expected)
    reading.faults += facts.check_texts(texts, output)
    return reading


def _placed(fault: Fault, expected: Expected) -> Fault:
    """Return the fault with the place in the content that the output file came from."""
    source = expected.sources.get(fault.position.path)
    if source is None:
        return fault
    return replace(fault, position=Position(source), output=fault.position.path)
