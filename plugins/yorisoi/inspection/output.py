"""The files that would be published, and what they are held against."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yorisoi.faults import Position

FOLD = re.compile(r"\r?\n[ \t]")  # of a calendar's line (RFC 5545, 3.1)


@dataclass(frozen=True, eq=False)
class Expected:
    """What the output is held against; plain values, so that no record is needed.

    `contacts` holds telephone numbers, addresses and postal codes as the data has them,
    `contacts_in` those of other bodies, by the name of the only files where they may stand.
    `site_url` is the public address without a slash at its end. `avoided` are words that no
    title and no file name may hold. `secrets` are lines of drafts and notes of the staff.
    `former` are files at addresses that were given up, so that they may hold such a word, each
    with the file that it leads to.
    `sources` tells which file of the content an output file came from.
    """

    contacts: frozenset[str]
    contacts_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    site_url: str = ""
    avoided: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class File:
    """One file: its path below the output's folder, and its bytes."""

    name: str
    data: bytes

    @property
    def position(self) -> Position:
        """Return the place of a fault in this file."""
        return Position(self.name)

    def text(self) -> str:
        """Return what the file says, a calendar's lines unfolded; what is not UTF-8 is replaced."""
        text = self.data.decode("utf-8", errors="replace")
        return FOLD.sub("", text) if self.name.endswith(".ics") else text


@dataclass(frozen=True, eq=False)
class Output:
    """Everything that would be published; `names` are paths below the folder."""

    folder: Path
    expected: Expected
    names: frozenset[str]

    def read(self, name: str) -> File:
        """Return one of the files."""
        return File(name, (self.folder / name).read_bytes())


def list_output(folder: Path, expected: Expected) -> Output:
    """Return the output in `folder`; its files are read later, one by one."""
    return Output(folder, expected, frozenset(_names(str(folder))))


def _names(top: str) -> Iterator[str]:
    folders = [""]
    while folders:
        above = folders.pop()
        with os.scandir(f"{top}/{above}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{above}{entry.name}/")
                else:
                    yield above + entry.name
