"""Builds on a disk that is too small, or read-only; run in a mount namespace of its own.

Usage: python -m tests.support.small_disk FOLDER SIZES, where FOLDER holds `old` and `new`, two
contents. Prints one JSON object: what each build said, and what was served afterwards.
"""

import ctypes
import json
import os
import sys
from pathlib import Path

from tests.support.building import build_site, tree

AMPLE = 64 * 1024 * 1024
PAGE = 4096
MS_RDONLY, MS_REMOUNT = 1, 32  # linux/mount.h

Told = dict[str, str | int]


def mount(disk: Path, size: int, *, flags: int = 0) -> None:
    """Mount a tmpfs of `size` bytes at `disk`, or give the one there another size."""
    libc = ctypes.CDLL(None, use_errno=True)
    kind = None if flags & MS_REMOUNT else b"tmpfs"
    if libc.mount(b"small", os.fsencode(disk), kind, flags, f"size={size}".encode()):
        raise OSError(ctypes.get_errno(), "mount", str(disk))


def used(disk: Path) -> int:
    """Return how many bytes of the disk are taken."""
    state = os.statvfs(disk)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


def attempts(folder: Path, sizes: int) -> list[Told]:
    """Build the old site, then the new one with too little room, and with none to write."""
    disk = folder / "disk"
    disk.mkdir()
    mount(disk, AMPLE)
    output = disk / "output"
    trees = {}
    taken = []
    for side in ("new", "old"):
        assert build_site(output, content=folder / side).status == 0
        trees[side] = tree(output)
        taken.append(used(disk))
    needed = taken[1] - taken[0]

    def attempt(kind: str) -> Told:
        built = build_site(output, content=folder / "new")
        served = next((side for side in trees if trees[side] == tree(output)), "mixed")
        return {
            "kind": kind,
            "status": built.status,
            "said": built.stderr,
            "served": served,
            "left": used(disk) - taken[1],
        }

    told = []
    for number in range(sizes):
        free = needed * number // sizes // PAGE * PAGE
        mount(disk, taken[1] + free, flags=MS_REMOUNT)
        told.append(attempt(f"{free} bytes free of {needed}"))
    mount(disk, AMPLE, flags=MS_REMOUNT | MS_RDONLY)
    told.append(attempt("read-only"))
    mount(disk, AMPLE, flags=MS_REMOUNT)
    return [*told, attempt("ample")]


if __name__ == "__main__":
    print(json.dumps(attempts(Path(sys.argv[1]), int(sys.argv[2]))))
