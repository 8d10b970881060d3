"""Where the desk keeps what is its own: people, sessions, log, secret key; never the content."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

PRIVATE = 0o700  # a folder for the desk's own user alone
SECRET = "secret-key"  # noqa: S105 - the name of a file


def open_state(folder: Path) -> None:
    """Make the folder with a secret key in it, where they are not there yet.

    Nobody else may enter the folder, whoever made it.
    """
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    folder.chmod(PRIVATE)
    for name in ("previews", "uploads"):
        (folder / name).mkdir(mode=PRIVATE, exist_ok=True)
    try:
        key = os.open(folder / SECRET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(key, "w", encoding="ascii") as file:
        file.write(get_random_secret_key())


def secret_key(folder: Path) -> str:
    """Return the key of a folder; one that lasts as long as this process where it has none."""
    try:
        return (folder / SECRET).read_text("ascii") or get_random_secret_key()
    except FileNotFoundError:
        return get_random_secret_key()


def oldest_first(files: Iterable[Path]) -> list[Path]:
    """Return files or folders by their time, without what somebody else has just removed."""
    times = {}
    for file in files:
        with suppress(FileNotFoundError):
            times[file] = file.stat().st_mtime
    return sorted(times, key=lambda file: times[file])
