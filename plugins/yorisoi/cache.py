"""What earlier builds made of files, by a hash of all that it was made from.

One file a kind: its SHA-256, then entry after entry. Whoever keeps something puts all that it
depends on into the key, but the program itself, which is in every key; so copies of a content, as
the desk makes them, know what their original knew. A file that is not whole, or that others can
write, is as if it were absent: that costs time only.
"""

import hashlib
import os
import stat
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from yorisoi.system import disk

FOLDER = Path(".yorisoi") / "cache"  # below the folder that the command runs in
UNUSED = 4  # builds that an entry stays without being asked for: a site, its preview, two copies
SUM = hashlib.sha256().digest_size
HEAD = struct.Struct(f">{SUM}sBI")  # of an entry: its key, the builds it went unused, its length


class Cache:
    """What is kept of one kind, as it was when this was made."""

    def __init__(self, kind: str) -> None:
        """Read it; nothing where there is none that is whole."""
        self._file = FOLDER / kind
        self._entries = dict(_entries(_whole(self._file)))

    def key(self, *parts: str | bytes) -> bytes:
        """Return the key of what the program makes of some parts."""
        return _hash((_program(), *parts))

    def get(self, key: bytes) -> bytes | None:
        """Return an entry."""
        return self._entries[key][1] if key in self._entries else None

    def keep(self, used: Mapping[bytes, bytes]) -> None:
        """Keep what a build has used or made; what none has used for some builds goes.

        In one step, so that two builds at once lose no more than each other's entries. Nothing is
        kept where the folder cannot be written.
        """
        kept = {key: (0, value) for key, value in used.items()}
        for key, (age, value) in self._entries.items():
            if age < UNUSED and key not in kept:
                kept[key] = age + 1, value
        body = b"".join(
            HEAD.pack(key, age, len(value)) + value for key, (age, value) in kept.items()
        )
        with suppress(OSError):
            FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
            disk.replace(self._file, hashlib.sha256(body).digest() + body)


def _whole(file: Path) -> bytes:
    """Return what a file of ours holds, or nothing where it is spoilt or anybody may write it."""
    with suppress(OSError), file.open("rb") as opened:
        status = os.fstat(opened.fileno())
        if status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            data = opened.read()
            if hashlib.sha256(data[SUM:]).digest() == data[:SUM]:
                return data[SUM:]
    return b""


def _entries(data: bytes) -> Iterator[tuple[bytes, tuple[int, bytes]]]:
    at = 0
    while at < len(data):
        key, age, length = HEAD.unpack_from(data, at)
        at += HEAD.size + length
        yield key, (age, data[at - length : at])


@cache
def _program() -> bytes:
    """Return the hash of the engine's code, of Python, and of what is installed beside it."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    installed = {
        name
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 - may be empty or a zip
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    }
    return _hash((sys.version, *sorted(installed), *(file.read_bytes() for file in sources)))


def _hash(parts: Iterable[str | bytes]) -> bytes:
    """Return one hash of some parts, whose ends count too."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
