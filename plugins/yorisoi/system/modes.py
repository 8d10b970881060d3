"""Who may read what was built: a web server is another user, and whoever builds has any umask."""

import stat
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o755, 0o644  # what is served
ENTERED = 0o055


def let_everyone_read(top: Path) -> None:
    """Give a folder of ours and all below it the modes of what is served: 0755, and 0644 for files.

    Links are left alone. Raises OSError where a file is not ours.
    """
    for file in (top, *top.rglob("*")):
        if not file.is_symlink():
            file.chmod(FOLDER if file.is_dir() else FILE)


def let_everyone_enter(folder: Path) -> None:
    """Let other users come to what stands in a folder, where it is ours to say so."""
    with suppress(OSError):
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & ENTERED != ENTERED:
            folder.chmod(mode | ENTERED)
