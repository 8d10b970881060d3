"""Copies of files, by the names that file managers, editors and browsers give them."""

import posixpath
import re
from collections.abc import Collection

from yorisoi.faults import Position
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings

# What is put before or after the name of the file that is copied; the last is macOS's `name 2`.
N = "[0-9０-９]"
BEFORE = re.compile(rf"(?:コピー ?[〜～] ?|copy (?:{N}+ )?of )*", re.IGNORECASE)
WORD = rf"(?:(?:another |{N}+(?:st|nd|rd|th) )?copy|コピー)"
NUMBER = rf"(?: ?{N}+| ?[(（]{N}+[)）])?"
AFTER = re.compile(
    rf"(?<=.)(?:(?: ?の| - | ?[-_]| |) ?{WORD}{NUMBER}| ?[(（](?:{WORD} ?{N}*|{N}+)[)）]| {N}+)\Z",
    re.IGNORECASE,
)


def original(name: str, files: Collection[str]) -> str | None:
    """Return which of `files` a file is a copy of, by its name; None where it is of none."""
    folder, file = posixpath.split(composed(name))
    stem, ending = posixpath.splitext(file)
    bare = _without_marks(stem)
    if bare == stem:
        return None
    named = posixpath.join(folder, bare + ending)
    return next((one for one in files if composed(one) == named), None)


def _without_marks(stem: str) -> str:
    """Return the name of a file without what was put before and after it, however often."""
    name = BEFORE.sub("", stem, count=1) or stem
    while mark := AFTER.search(name):
        name = name[: mark.start()]
    return name


def check(findings: Findings, files: Collection[str]) -> None:
    """Tell of copies of texts: refuse the same twice, and notice a name that was kept."""
    for name in files:
        copied = original(name, files) if not name.startswith("images/") else None
        if not copied:
            continue
        place, value = Position(name), posixpath.basename(copied)
        if name.startswith("events/_"):
            findings.note(place, "copied_template", value=value)
        elif (findings.root / name).read_bytes() == (findings.root / copied).read_bytes():
            findings.add(place, "copied_file", value=value)
        else:
            findings.note(place, "copied_name", value=value)
