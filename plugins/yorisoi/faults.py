"""What can be wrong, and where; the sentences for staff stand in `messages`.

Refused        the content, a setting or a template has faults: exit status 1
MachineFailed  disk, permission or lock: exit status 3
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

LIKE = 0.7  # how far short names are alike: 1 letter of 4 may differ (link and lines: 0.67)
Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, order=True)
class Position:
    """A character in a file: path below the site's root, line and column from 1.

    Line 0 stands for what has no lines: an address.
    """

    path: str
    line: int = 1
    column: int = 1

    def within(self, text: str, offset: int) -> "Position":
        """Return the place of a character of a text that begins here."""
        line = text.count("\n", 0, offset)
        column = offset - text.rfind("\n", 0, offset)  # from 1, also in the first line
        return Position(self.path, self.line + line, column + (0 if line else self.column - 1))

    def __str__(self) -> str:
        """Return the form that editors turn into a link: ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: its place, its code in `messages`, and the values that its sentence names.

    `output` is the published file that shows it, where that is not the file to mend.
    """

    position: Position
    code: str
    values: Values = ()
    severity: Literal["error", "notice"] = "error"
    output: str = ""


class Told(NamedTuple):
    """What is to be told of a text: where in it, by which code of `messages`, and its values."""

    offset: int
    code: str
    values: Mapping[str, object] = {}
    severity: Literal["error", "notice"] = "error"

    def at(self, position: Position) -> Fault:
        """Return it as a fault of the place in a file where it stands."""
        return Fault(position, self.code, _texts(self.values), self.severity)


def fault(position: Position, code: str, **values: object) -> Fault:
    """Return a fault; its values are kept as text, so that it can be compared and written down."""
    return Fault(position, code, _texts(values))


def notice(position: Position, code: str, **values: object) -> Fault:
    """Return the same for what was read and may stay."""
    return replace(fault(position, code, **values), severity="notice")


def _texts(values: Mapping[str, object]) -> Values:
    return tuple((name, str(value)) for name, value in values.items())


def nearest(word: str, words: Iterable[str]) -> str:
    """Return another word that is most like `word`, whatever its case; an empty text for none.

    A number is like another where about one digit differs: else it is that of somebody else.
    """
    known = {known.lower(): known for known in words if known != word}
    likeness = 0.6 if re.search(r"[^\W0-9_]", word) else 0.85
    matches = difflib.get_close_matches(word.lower(), known, n=1, cutoff=likeness)
    return known[matches[0]] if matches else ""


def nearest_key(path: str, paths: Iterable[str]) -> str:
    """Return the insert most like one whose key is like its own: contacts.line, contacts.lime."""
    return _nearest_own(path, paths, lambda path: path.rpartition(".")[2])


def nearest_file(name: str, names: Iterable[str]) -> str:
    """Return the file most like one whose name is like its own, whatever folder and ending."""
    return _nearest_own(name, names, lambda name: PurePosixPath(name).stem)


def _nearest_own(word: str, words: Iterable[str], own: Callable[[str], str]) -> str:
    """Return the nearest one, where its own part is near as well.

    What all of a kind share makes places.branch like places.salon, and link.md like lines.md.
    """
    mine = own(word).lower()

    def is_like(known: str) -> bool:
        return difflib.SequenceMatcher(None, mine, own(known).lower()).ratio() >= LIKE

    return nearest(word, filter(is_like, words))


class Refused(Exception):  # noqa: N818 - it is an outcome, and `except Refused` reads as one
    """The content cannot be published; holds every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in reading order, each once."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(f"{fault.position}: {fault.code}" for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise Refused where there are faults."""
    if found := list(faults):
        raise Refused(found)


class MachineFailed(Exception):  # noqa: N818 - likewise
    """The build could not be done here, whatever the content; `code` names a sentence."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, _texts(values)
        super().__init__(code)
