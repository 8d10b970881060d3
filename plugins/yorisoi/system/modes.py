"""Who may read what was built: a web server is another user, and whoever builds has any umask."""

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o755, 0o644  # what is served
ENTERED = 0o055


def let_everyone_read(top: Path) -> None:
    """Give a folder of ours and all below it the modes of what is served: 0755, and 0644 for files.

    Links are left alone. Raises OSError where a file is not ours.
    """
    top.chmod(FOLDER)
    folders = [str(top)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                if not entry.is_symlink():
                    _change_mode(entry, FOLDER if entry.is_dir() else FILE)


def let_everyone_enter(folder: Path) -> None:
    """Let other users come to what stands in a folder, where it is ours to say so."""
    with suppress(OSError):
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & ENTERED != ENTERED:
            folder.chmod(mode | ENTERED)


def _change_mode(entry: os.DirEntry[str], mode: int) -> None:
    if stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode) != mode:
        Path(entry.path).chmod(mode)
