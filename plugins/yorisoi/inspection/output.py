"""The built files, and what they are held against."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yorisoi.faults import Fault, Position, fault

#: The code of what is wrong, and the value that its sentence names.
Problem = tuple[str, str]


def placed(name: str, problem: Problem) -> Fault:
    """Return a problem as a fault of the file `name`."""
    code, value = problem
    return fault(Position(name), code, value=value)


TEXTS = (".ics", ".csv", ".json", ".atom", ".xml", ".txt", ".svg")  # besides pages
FOLD = re.compile(r"\r?\n[ \t]")  # of a calendar's line (RFC 5545, 3.1)


@dataclass(frozen=True, eq=False)
class Expected:
    """What the output is held against; plain values, so that no record is needed.

    `contacts` holds telephone numbers, addresses and postal codes as the data has them.
    `site_url` is the public address without a slash at its end. `secrets` are lines of
    drafts and notes of the staff. `sources` tells which file of the content an output file
    came from.
    """

    contacts: frozenset[str]
    site_url: str = ""
    avoided: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Output:
    """Everything that would be published; `names` are paths below the folder.

    `harmless` holds parts of texts that were found to be so and are met again and again.
    """

    folder: Path
    expected: Expected
    names: frozenset[str]
    harmless: set[str] = field(default_factory=set)
    _met: set[int] = field(default_factory=set)

    def was_met(self, text: str) -> bool:
        """Return whether a text was met before, and remember that it was."""
        mark = hash(text)  # by thousands; two texts of one mark cost a look, no more
        if mark in self._met:
            return True
        self._met.add(mark)
        return False

    def read(self, name: str) -> bytes:
        """Return what one file holds."""
        with open(f"{self.folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - by thousands
            return file.read()

    def read_text(self, name: str) -> str:
        """Return the text of one file, the lines of a calendar unfolded.

        What is not UTF-8 is replaced, never skipped.
        """
        text = self.read(name).decode("utf-8", errors="replace")
        return FOLD.sub("", text) if name.endswith(".ics") else text


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
