"""Two changes of the same files brought together, and what cannot be: both texts, for a person."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from yorisoi_desk.checkout.commits import FILE, Blob, Checkout
from yorisoi_desk.checkout.git_command import GitFailed

MOST_CONFLICTS = 127  # git merge-file counts them in its exit status; above are faults


@dataclass(frozen=True)
class Clash:
    """One file that two people changed: what stands there, and what the other one wrote.

    None is a file that is not there. `name` is its path below the top of the checkout.
    """

    name: str
    mine: bytes | None
    theirs: bytes | None

    @classmethod
    def of(cls, name: str, mine: Blob | None, theirs: Blob | None) -> "Clash":
        """Return the clash of two versions."""
        return cls(name, mine.data if mine else None, theirs.data if theirs else None)


class Changed(Exception):  # noqa: N818 - an outcome, told to the second of two people
    """Somebody else has changed a file since it was read; nothing was written."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        """Keep what clashes: `mine` is what was to be saved."""
        self.clashes = clashes
        super().__init__(*(clash.name for clash in clashes))


@dataclass(frozen=True)
class Merged:
    """What has to change in `ours`, and what a person has to decide."""

    changes: dict[str, Blob | None]
    clashes: tuple[Clash, ...]


def merge(checkout: Checkout, names: Iterable[str], base: str, ours: str, theirs: str) -> Merged:
    """Return how the files become what `theirs` made of `base`, on top of `ours`; all commits."""
    changes: dict[str, Blob | None] = {}
    clashes = []
    for name in names:
        old, mine, other = (checkout.blob(commit, name) for commit in (base, ours, theirs))
        if other in (old, mine):
            continue
        if mine == old:
            changes[name] = other
        elif (both := _together(checkout, old, mine, other)) is not None:
            changes[name] = both
        else:
            clashes.append(Clash.of(name, mine, other))
    return Merged(changes, tuple(clashes))


def _together(
    checkout: Checkout, old: Blob | None, mine: Blob | None, other: Blob | None
) -> Blob | None:
    """Return a text with both changes, or None where they touch the same lines."""
    if not (old and mine and other) or {mine.mode, other.mode} - {FILE}:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("mine", "old", "other")]
        for file, blob in zip(files, (mine, old, other), strict=True):
            file.write_bytes(blob.data)
        status, text = checkout.git.status("merge-file", "-p", "-q", *map(str, files))
    if status > MOST_CONFLICTS and not _is_binary(mine, old, other):
        raise GitFailed("merge-file")
    return None if status else replace(mine, data=text)


def _is_binary(*blobs: Blob) -> bool:
    return any(b"\0" in blob.data for blob in blobs)
