"""What differs between two built sites, as a visitor would notice it: page by page."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from yorisoi.inspection import reading
from yorisoi.release import manifest

# Tells the commit, the moment and every file's digest: it follows from all else.
OF_THE_BUILD = frozenset({manifest.NAME})
LONG = 1000  # lines


@dataclass(frozen=True)
class PageChange:
    """Pages that differ in the same lines; `lines` begin with + or -, and kind is as below."""

    kind: str
    pages: list[str]
    lines: list[str]


@dataclass(frozen=True)
class BuiltChanges:
    """What differs: `pages` in their text, `markup` in all but that, `files` that are no pages.

    The kinds are added, changed and gone; a file is a pair of its kind and its name.
    """

    pages: list[PageChange]
    markup: list[str]
    files: list[tuple[str, str]]

    @property
    def are_none(self) -> bool:
        """Whether the two sites are the same, byte for byte, apart from the build's moment."""
        return not (self.pages or self.markup or self.files)


def compare(before: Path, after: Path) -> BuiltChanges:
    """Return what differs between two built sites; pages that differ alike stand together."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    markup: list[str] = []
    files: list[tuple[str, str]] = []
    for name in sorted((_names(before) | _names(after)) - OF_THE_BUILD):
        old, new = _bytes(before / name), _bytes(after / name)
        if old == new:
            continue
        kind = "added" if old is None else "gone" if new is None else "changed"
        if not name.endswith(".html"):
            files.append((kind, name))
        elif (lines := _differences(old, new)) or kind != "changed":
            groups.setdefault((kind, tuple(lines)), []).append(name)
        else:
            markup.append(name)
    pages = [PageChange(kind, names, [*lines]) for (kind, lines), names in groups.items()]
    return BuiltChanges(pages, markup, files)


def _names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _differences(before: bytes | None, after: bytes | None) -> list[str]:
    """Return the lines that only one of two pages has, in the order of the page.

    Where the part from the first to the last of them is very long, all of it is told.
    """
    old, new = (reading.lines(page or b"") for page in (before, after))
    start = _alike(old, new)
    old, new = old[start:], new[start:]
    end = _alike(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    if max(len(old), len(new)) > LONG:  # the comparison would take minutes
        return [*_marked("-", old), *_marked("+", new)]
    lines: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            lines += [*_marked("-", old[i:j]), *_marked("+", new[k:m])]
    return lines


def _alike(one: list[str], two: list[str]) -> int:
    """Return how many lines two lists have in common at their beginning."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((count for count, (a, b) in pairs if a != b), min(len(one), len(two)))


def _marked(mark: str, lines: list[str]) -> list[str]:
    return [f"{mark} {line}" for line in lines]
