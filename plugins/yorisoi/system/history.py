"""When files were last changed, as Git knows it."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

COMMIT = b"\x01"  # before each commit of the log; no name of a file has it
# A merge counts as a change of what it brings, at the moment it was made: only then could it be
# published. `--relative` also limits the log to the folder.
LOG = (
    "log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--relative",
    "--name-only", "-z", "--format=%x01%H %ct",
)  # fmt: skip
CHANGED_SINCE = (
    ("diff", "--no-ext-diff", "--no-renames", "--relative", "--name-only", "-z", "HEAD", "--", "."),
    ("ls-files", "--others", "--exclude-standard", "-z", "."),
)


def last_changes(folder: Path) -> Mapping[str, datetime]:
    """Return the moment of the last change of each file, by its path below `folder`.

    Of what is committed it is the moment of the commit, of anything else that of the save. A file
    that no commit of a shallow clone is known to have changed is left out, as is every file where
    there is no Git.
    """
    log = _git(folder, *LOG, "--", ".")
    shallow = _git(folder, "rev-parse", "--git-path", "shallow")
    if log is None or shallow is None:
        return {}
    changes: dict[str, datetime] = {}
    for name, moment in _commits(log, _boundary(folder / os.fsdecode(shallow.strip()))):
        changes[name] = max(moment, changes.get(name, moment))
    for name in _uncommitted(folder):
        if (file := folder / name).is_file():
            changes[name] = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    return changes


def _commits(log: bytes, boundary: frozenset[bytes]) -> Iterator[tuple[str, datetime]]:
    """Yield each file of each commit with the commit's moment.

    A commit at the boundary of a shallow clone seems to have made every file.
    """
    for part in log.split(COMMIT)[1:]:
        head, *names = part.replace(b"\n", b"\0").split(b"\0")
        commit, seconds = head.split(b" ")
        if commit not in boundary:
            moment = datetime.fromtimestamp(int(seconds), UTC)
            yield from ((os.fsdecode(name), moment) for name in names if name)


def _boundary(shallow: Path) -> frozenset[bytes]:
    return frozenset(shallow.read_bytes().split()) if shallow.is_file() else frozenset()


def _uncommitted(folder: Path) -> Iterator[str]:
    for command in CHANGED_SINCE:
        names = (_git(folder, *command) or b"").split(b"\0")
        yield from (os.fsdecode(name) for name in names if name)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what Git answers about a folder, or None where there is no Git or no repository."""
    # A hook of Git's sets variables that name another repository.
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
