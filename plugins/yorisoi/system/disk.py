"""What the disk is asked for: a flush, an exchange of two names, the files of a folder."""

import ctypes
import errno
import os
from collections.abc import Iterator
from pathlib import Path

AT_FDCWD = -100  # fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h


def flush(folder: Path) -> None:
    """Return when all that was written to the file system of `folder` is on the disk.

    One syncfs(2) takes the place of an fsync for each file and directory: it costs one
    commit of the journal instead of thousands. Raises OSError where a write has failed
    (reported since Linux 5.8). Where there is no syncfs, sync(2) is asked instead.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _raise_errno(syncfs(descriptor), folder)
    finally:
        os.close(descriptor)


def write(file: str, data: bytes) -> None:
    """Write a new file in a folder that is there.

    Raises OSError where less than all of it could be written. `open` does the same for a
    twelfth more, which counts for thousands of files.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    finally:
        os.close(descriptor)


def make_folder(path: str) -> None:
    """Make a folder, and those above it that are missing; it may be there already."""
    try:
        os.mkdir(path)  # noqa: PTH102 - a path as text, by thousands
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def names(folder: Path | str, above: str = "") -> Iterator[str]:
    """Yield the path below `folder` of every file, in no order; each begins with `above`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from names(entry.path, f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}"


def exchange(one: Path, other: Path) -> None:
    """Let two names swap what they name, in one step: neither is missing at any moment.

    By renameat2(2) with RENAME_EXCHANGE, whatever kinds of file they are. Raises OSError
    where the system or this file system cannot do it.
    """
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    paths = AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other)
    _raise_errno(renameat2(*paths, RENAME_EXCHANGE), other)


def _raise_errno(result: int, path: Path) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(path))
