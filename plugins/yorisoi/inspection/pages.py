"""The pages of an output, read piece by piece; a piece that was met before is not read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from yorisoi.inspection import budget, cutting, facts, leaks, links, markup, privacy
from yorisoi.inspection.output import Output, Problem
from yorisoi.inspection.tree import RAW, Segment, Tree, segment

BEGINNING = 8  # bytes by which stretches are looked up
KEPT = 4  # of those that begin alike
ANY_HEADING = "<h"  # headings have an order, so that their lines stay where they are


@dataclass(frozen=True, eq=False)
class Piece:
    """What is wrong with a piece of a page by itself, and what the page must know of it."""

    problems: tuple[Problem, ...] = ()
    segments: tuple[Segment, ...] = ()


@dataclass(eq=False)
class Stretch:
    """A piece of a page between two of its marks (see `cutting`).

    `new` are lines of it that are to be read yet, together with those of the whole page.
    """

    data: bytes
    piece: Piece
    new: str
    weight: int = 0

    def pack(self) -> None:
        """Learn how many bytes of a page it makes at most when sent."""
        self.weight = self.weight or budget.packed(self.data)


NOTHING = Piece()


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads pages, and remembers the stretches and lines that they share."""

    output: Output
    _stretches: dict[bytes, list[Stretch]] = field(default_factory=dict)
    _lines: dict[str, Piece] = field(default_factory=dict)

    def read(self, data: bytes) -> tuple[Piece, int]:
        """Return what was found in a page, and how many bytes it has at most when packed."""
        found, start = [], 0
        while start < len(data):
            stretch = self._remembered(data, start) or self._new(data, start)
            found.append(stretch)
            start += len(stretch.data)
        new = read("\n".join(each.new for each in found if each.new), self.output)
        return joined([*(each.piece for each in found), new]), _weight(found)

    def _remembered(self, data: bytes, start: int) -> Stretch | None:
        alike = self._stretches.get(data[start : start + BEGINNING], [])
        for place, stretch in enumerate(alike):
            end = start + len(stretch.data)
            if data.startswith(stretch.data, start) and cutting.is_end(data, end):
                if place:
                    alike.insert(0, alike.pop(place))
                if stretch.new:
                    stretch.piece = joined([stretch.piece, read(stretch.new, self.output)])
                    stretch.new = ""
                stretch.pack()
                return stretch
        return None

    def _new(self, data: bytes, start: int) -> Stretch:
        own = data[start : cutting.end(data, start)]
        text = own.decode("utf-8", errors="replace")
        piece, new = self._read(text)
        if kept_back := tuple(leaks.problems(text, self.output.expected)):
            piece = joined([Piece(kept_back), piece])
        alike = self._stretches.setdefault(data[start : start + BEGINNING], [])
        alike.insert(0, Stretch(own, piece, new))
        del alike[KEPT:]
        return alike[0]

    def _read(self, text: str) -> tuple[Piece, str]:
        """Return what was found in a stretch, and the lines of it that are new."""
        if cutting.DATA.fullmatch(text):
            return Piece(tuple(facts.problems_of(text, self.output))), ""
        by_lines = None if text.startswith(RAW) else self._by_lines(text)
        return by_lines or (read(text, self.output), "")

    def _by_lines(self, text: str) -> tuple[Piece, str] | None:
        """Return the same, or None where a stretch cannot be read line by line.

        A line met for the second time is read alone, to be known from then on; those met for
        the first time are read together, as most are never met again.
        """
        found, new = [], []
        for line in filter(None, text.split("\n")):
            piece = self._lines.get(line)
            if piece is None:
                was_met = self.output.was_met(line)
                if not was_met and ANY_HEADING not in line:
                    new.append(line)
                    continue
                if not cutting.is_whole(line):
                    return None
                piece = read(line, self.output)
                if was_met:
                    self._lines[line] = piece
            if piece is not NOTHING:
                found.append(piece)
        together = "\n".join(new)
        return (joined(found), together) if cutting.is_whole(together) else None


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
    problems = (
        *facts.problems(tree, output),
        *links.problems(told.targets if told else (), output.expected),
        *privacy.problems(tree),
        *markup.problems(tree),
    )
    return Piece(problems, (told,) if told else ()) if problems or told else NOTHING
