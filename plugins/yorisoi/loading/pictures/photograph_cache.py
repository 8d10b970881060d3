"""Photographs prepared before, by what their originals hold; a spoilt entry costs time only.

A folder of files, one a photograph: the SHA-256 of all that follows, width, height and data.
"""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from yorisoi.system import disk

FOLDER = Path(".yorisoi") / "photographs"  # below the folder that the command runs in
ENTRY = re.compile(rb"([0-9a-f]{64})\n(([0-9]+) ([0-9]+)\n(.*))", re.DOTALL)


class Prepared(NamedTuple):
    """A photograph as it will be published: its size in pixels and the bytes of its file."""

    width: int
    height: int
    data: bytes


def key(original: bytes, recipe: str) -> str:
    """Return the name of the entry for what `recipe` makes of an original."""
    return hashlib.sha256(recipe.encode() + b"\0" + original).hexdigest()


def stored(key: str) -> Prepared | None:
    """Return an entry, or None where there is none that is whole."""
    try:
        entry = ENTRY.fullmatch((FOLDER / key).read_bytes())
    except OSError:
        return None
    if not entry or hashlib.sha256(entry[2]).hexdigest().encode() != entry[1]:
        return None
    return Prepared(int(entry[3]), int(entry[4]), entry[5])


def store(key: str, prepared: Prepared) -> None:
    """Keep an entry, in one step; nothing is kept where the folder cannot be written."""
    rest = f"{prepared.width} {prepared.height}\n".encode() + prepared.data
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        disk.replace(FOLDER / key, hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
