"""Reads what will be published, independently of what made it, and says what is wrong.

Nothing here imports the engine (only `faults`), so that it cannot share its mistakes. `output`
lists and reads the files, `page` parses a page whole; then one module a question:

vocabulary is the page made of what can do no harm?
contacts   is every telephone number, address and code one of ours?
links      does every address lead to something that is there?
privacy    does the browser talk to this site alone?
markup     can the page be read by ear and by keyboard?
leaks      is nothing told that was kept back?
pictures   do they hold only what is seen?
budget     is the page light enough?

`clean` spares files that were inspected before, byte for byte, and had no fault.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from yorisoi.faults import Fault, Position
from yorisoi.inspection import (
    budget,
    clean,
    contacts,
    leaks,
    links,
    markup,
    pictures,
    privacy,
    vocabulary,
)
from yorisoi.inspection.output import Expected, File, Output, list_output
from yorisoi.inspection.page import Page

TEXTS = (".ics", ".csv", ".json", ".atom", ".xml", ".txt", ".svg")  # besides pages

__all__ = ["Expected", "inspect", "inspect_contacts", "inspect_sheet", "list_output"]


@dataclass
class Inspected:
    """What some files said: their faults, the ids of pages, the places that they link to."""

    faults: list[Fault] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    anchors: list[links.Anchor] = field(default_factory=list)
    clean: dict[bytes, bytes] = field(default_factory=dict)


Task = Callable[[Sequence[str]], Inspected]
Spread = Callable[[Task, Sequence[str]], list[Inspected]]


def inspect(output: Output, spread: Spread, memory: clean.Memory) -> list[Fault]:
    """Return everything wrong with a built site; where these are notices, it may be published.

    `spread` calls a task with the names of files in as many parts as it likes, on several
    cores where it can, and returns what it gave for each. What `memory` knows to be clean to the
    last byte, under the same rules, is not inspected again.
    """
    known, rules = contacts.Known(output.expected), memory.key(clean.rules(output.expected))
    parts = spread(partial(_inspected, output, known, memory, rules), sorted(output.names))
    memory.keep({key: one for part in parts for key, one in part.clean.items()})
    ids = {name: own for part in parts for name, own in part.ids.items()}
    anchors = chain.from_iterable(part.anchors for part in parts)
    faults = [
        *chain.from_iterable(part.faults for part in parts),
        *links.check_anchors(anchors, ids),
    ]
    return [_at_source(fault, output.expected) for fault in faults]


def inspect_contacts(output: Output, names: Sequence[str]) -> list[Fault]:
    """Return what is wrong with the contacts alone of some files of a site."""
    known, faults = contacts.Known(output.expected), list[Fault]()
    for file in map(output.read, names):
        faults += contacts.check_name(file, known)
        if file.name.endswith(".html"):
            faults += contacts.check_page(Page(file), known)
        elif file.name.endswith(TEXTS):
            faults += contacts.check_text(file, file.text(), known)
    return faults


def inspect_sheet(name: str, page: str, expected: Expected) -> list[Fault]:
    """Return everything wrong with the contacts of a page to be printed, which is on no site."""
    sheet = Page(File(name, page.encode()))
    return [*markup.check_parsed(sheet), *contacts.check_page(sheet, contacts.Known(expected))]


def _inspected(
    output: Output, known: contacts.Known, memory: clean.Memory, rules: bytes, names: Sequence[str]
) -> Inspected:
    """Inspect files one by one, but those that were found clean before."""
    found = Inspected()
    for file in map(output.read, names):
        key = clean.key(file, output.expected, rules)
        before, faults = memory.get(key), list[Fault]()
        page = clean.unpacked(before, output.names)
        if page is None:
            page, faults = _inspect(file, output, known)
            before = clean.packed(page)
        found.ids[file.name] = page.ids
        found.anchors += page.anchors
        found.faults += faults
        if not faults and before:
            found.clean[key] = before
    return found


def _inspect(file: File, output: Output, known: contacts.Known) -> tuple[clean.Clean, list[Fault]]:
    """Return what a file holds for others, and its faults."""
    faults = [
        *privacy.check_file(file),
        *leaks.check_name(file, output.expected),
        *contacts.check_name(file, known),
    ]
    if not file.name.endswith(".html"):
        return clean.Clean(), [*faults, *_check_file(file, output.expected, known)]
    page = Page(file)
    anchors, files = tuple(links.anchors(page, output)), links.files(page, output)
    found = clean.Clean(frozenset(page.values("id")), anchors, files)
    return found, [*faults, *_check_page(page, output, known)]


def _check_page(page: Page, output: Output, known: contacts.Known) -> Iterator[Fault]:
    yield from vocabulary.check_page(page, leads_on=links.leads_on(page, output))
    yield from contacts.check_page(page, known)
    yield from links.check_page(page, output)
    yield from privacy.check_page(page)
    yield from markup.check_page(page)
    yield from leaks.check_page(page, output.expected)
    yield from budget.check_page(page)


def _check_file(file: File, expected: Expected, known: contacts.Known) -> Iterator[Fault]:
    yield from pictures.check_file(file)
    yield from budget.check_file(file)
    if file.name.endswith(TEXTS):
        text = file.text()
        yield from contacts.check_text(file, text, known)
        yield from leaks.check_text(file, text, expected)


def _at_source(fault: Fault, expected: Expected) -> Fault:
    """Return the fault with the place in the content that the output file came from."""
    source = expected.sources.get(fault.position.path)
    if source is None:
        return fault
    return replace(fault, position=Position(source), output=fault.position.path)
