"""Reads what will be published, independently of what made it, and says what is wrong.

Nothing here imports the engine (only `faults`), so that it cannot share its mistakes.
One module a question: `facts` (is every contact one of ours), `links` (does everything
resolve), `privacy` (does the browser talk to this site alone), `markup` (can it be read),
`budget` (is it light enough).
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from yorisoi.faults import Fault, Position
from yorisoi.inspection import budget, facts, links, markup, privacy
from yorisoi.inspection.output import Expected, Output, read

__all__ = ["Expected", "inspect"]


def inspect(folder: Path, expected: Expected) -> list[Fault]:
    """Return everything wrong with a built site; an empty list where it may be published."""
    output = read(folder, expected)
    return [_placed(fault, expected) for fault in _faults(output)]


def _faults(output: Output) -> Iterator[Fault]:
    ids: dict[str, frozenset[str]] = {}
    anchors: list[links.Anchor] = []
    for page in output.pages():
        ids[page.name] = frozenset(chain.from_iterable(each.ids for each in page.segments))
        anchors += links.anchors(page, output)
        yield from facts.check_page(page, output)
        yield from links.check(page, output)
        yield from privacy.check(page, output.expected)
        yield from markup.check(page)
        yield from budget.check_page(page)
    yield from links.check_anchors(anchors, ids)
    for name in sorted(output.names):
        yield from privacy.check_file(name)
        if not name.endswith(".html"):
            yield from facts.check_file(name, output)
            yield from budget.check_file(name, output)


def _placed(fault: Fault, expected: Expected) -> Fault:
    """Return the fault with the place in the content that the output file came from."""
    source = expected.sources.get(fault.position.path)
    if source is None:
        return fault
    return Fault(Position(source), f"{fault.message}（{fault.position.path}）", fault.remedy)
