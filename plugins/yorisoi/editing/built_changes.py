"""What differs between two built sites, as a visitor would notice it: page by page."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from yorisoi.inspection import reading

# Tells the commit, the moment and every file's digest: it follows from all else.
OF_THE_BUILD = frozenset({"build.json"})


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
    """Return the lines that only one of two pages has, in the order of the page."""
    old, new = (reading.lines(page or b"") for page in (before, after))
    lines: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lines += [f"- {line}" for line in old[i:j]] + [f"+ {line}" for line in new[k:m]]
    return lines
