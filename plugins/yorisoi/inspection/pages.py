"""The pages of an output, read piece by piece; a piece that was met before is not read again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from yorisoi.inspection import budget, cutting, facts, leaks, links, markup, privacy
from yorisoi.inspection.output import Output, Problem
from yorisoi.inspection.tree import RAW, Part, Segment, Tree, parted, segment

BEGINNING = 8  # bytes by which stretches are looked up
KEPT = 4  # of those that begin alike
OUTERMOST = re.compile("<(?:html|head|body)[ >]")  # wherever they stand, they mean the whole page
ANY_HEADING = "<h"  # headings have an order, so that their lines stay where they are


@dataclass(frozen=True, eq=False)
class Piece:
    """What is wrong with a piece of a page by itself, and what the page must know of it."""

    problems: tuple[Problem, ...] = ()
    segments: tuple[Segment, ...] = ()


NOTHING = Piece()
Found = list[Piece | str]  # what was found, and lines that are to be read yet


@dataclass(eq=False)
class Stretch:
    """A piece of a page between two of its marks (see `cutting`).

    `found` is what is known of its lines, `new` are those that no page had before; both become
    one `piece` when another page has them too.
    """

    data: bytes
    found: Found
    new: str = ""
    piece: Piece | None = None
    weight: int = 0

    def pack(self) -> None:
        """Learn how many bytes of a page it makes at most when sent."""
        self.weight = self.weight or budget.packed(self.data)


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads pages, and remembers the stretches and lines that they share.

    `_lines` holds what was found in each line that was met twice, once it is read.
    """

    output: Output
    _stretches: dict[bytes, list[Stretch]] = field(default_factory=dict)
    _lines: dict[str, Piece | None] = field(default_factory=dict)

    def read(self, pages: Sequence[bytes]) -> list[tuple[Piece, int]]:
        """Return what was found in each page, and how many bytes it has at most when packed.

        What is new in them is read together.
        """
        cut = [self._cut(page) for page in pages]
        unread = [
            *dict.fromkeys(each for found, _ in cut for each in found if isinstance(each, str))
        ]
        pieces = dict(zip(unread, read_together(unread, self.output), strict=True))
        self._lines.update((line, pieces[line]) for line in self._lines.keys() & pieces.keys())
        return [
            (joined([pieces[each] if isinstance(each, str) else each for each in found]), weight)
            for found, weight in cut
        ]

    def _cut(self, data: bytes) -> tuple[Found, int]:
        """Return what is known of a page so far, and its weight."""
        stretches: list[Stretch] = []
        found: Found = []
        new, start = "", 0
        while start < len(data):
            stretch = self._remembered(data, start) or self._new(data, start)
            stretches.append(stretch)
            start += len(stretch.data)
            if stretch.piece:
                found.append(stretch.piece)
            else:
                found += stretch.found
                new += stretch.new
        return [*found, new], _weight(stretches)

    def _remembered(self, data: bytes, start: int) -> Stretch | None:
        alike = self._stretches.get(data[start : start + BEGINNING], [])
        for place, stretch in enumerate(alike):
            end = start + len(stretch.data)
            if data.startswith(stretch.data, start) and cutting.is_end(data, end):
                if place:
                    alike.insert(0, alike.pop(place))
                if stretch.piece is None:
                    stretch.piece = joined(map(self._known, [*stretch.found, stretch.new]))
                stretch.pack()
                return stretch
        return None

    def _known(self, found: Piece | str) -> Piece:
        return read(found, self.output) if isinstance(found, str) else found

    def _new(self, data: bytes, start: int) -> Stretch:
        own = data[start : cutting.end(data, start)]
        text = own.decode("utf-8", errors="replace")
        stretch = Stretch(own, *self._read(text))
        if kept_back := tuple(leaks.problems(text, self.output.expected)):
            stretch.found.append(Piece(kept_back))
        alike = self._stretches.setdefault(data[start : start + BEGINNING], [])
        alike.insert(0, stretch)
        del alike[KEPT:]
        return stretch

    def _read(self, text: str) -> tuple[Found, str]:
        """Return what is known of a stretch, and its new lines."""
        if cutting.DATA.fullmatch(text):
            return [], f"{text}\n"
        by_lines = None if text.startswith(RAW) else self._by_lines(text)
        return by_lines or ([read(text, self.output)], "")

    def _by_lines(self, text: str) -> tuple[Found, str] | None:
        """Return the same, or None where a stretch cannot be read line by line.

        A line met for the second time is read for itself, to be known from then on; those
        met for the first time are read as one, as most are never met again.
        """
        found: Found = []
        new = ""
        for line in filter(None, text.split("\n")):
            if line not in self._lines:
                was_met = self.output.was_met(line)
                if not was_met and ANY_HEADING not in line:
                    new += f"{line}\n"
                    continue
                if not cutting.is_whole(line):
                    return None
                if was_met:
                    self._lines[line] = None
            found.append(self._lines.get(line) or line)
        return (found, new) if cutting.is_whole(new) else None


def _weight(stretches: Sequence[Stretch]) -> int:
    """Return how many bytes a page has at most when sent; packing is left out where it is light."""
    sizes = [each.weight or len(each.data) for each in stretches]
    if sum(sizes) > budget.PAGE_BYTES:
        for each in stretches:
            each.pack()
        sizes = [each.weight for each in stretches]
    return sum(sizes)


def joined(pieces: Iterable[Piece]) -> Piece:
    """Return what was found in some pieces, in order, as one."""
    pieces = [each for each in pieces if each is not NOTHING]
    return Piece(
        tuple(chain.from_iterable(each.problems for each in pieces)),
        tuple(chain.from_iterable(each.segments for each in pieces)),
    )


def read(text: str, output: Output) -> Piece:
    """Return what was found in a piece of a page."""
    if not text:
        return NOTHING
    tree = Tree(text)
    told = segment(tree)
    problems = tuple(_problems(tree, told.targets if told else (), output))
    return Piece(problems, (told,) if told else ()) if problems or told else NOTHING


def read_together(texts: Sequence[str], output: Output) -> list[Piece]:
    """Return what was found in each of some texts, which are whole lines.

    To read them as one takes a third of the time. Where something is wrong with any, or an
    element of one goes on into the next, each is read by itself.
    """
    text = f"\n<{cutting.BETWEEN}></{cutting.BETWEEN}>\n".join(texts)
    if not OUTERMOST.search(text):
        tree = Tree(text)
        told = [segment(Part(each)) for each in parted(tree, cutting.BETWEEN)]
        targets = chain.from_iterable(each.targets for each in told if each)
        if len(told) == len(texts) and not any(True for _ in _problems(tree, targets, output)):
            return [Piece((), (each,)) if each else NOTHING for each in told]
    return [read(each, output) for each in texts]


def _problems(tree: Tree, targets: Iterable[str], output: Output) -> Iterator[Problem]:
    yield from facts.problems(tree, output)
    yield from links.problems(targets, output.expected)
    yield from privacy.problems(tree)
    yield from markup.problems(tree)
