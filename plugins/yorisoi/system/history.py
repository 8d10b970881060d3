"""When files were last changed, and what they were before, as Git knows it."""

import io
import os
import stat
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

FORMAT = "--format=%x01%H %ct"
COMMIT = b"\x01"  # before each commit of the log; no name of a file has it
# A merge counts as a change of what it brings, at the moment it was made: only then could it be
# published. `--relative` also limits the log to the folder.
LOG = (
    "log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--relative",
    "--name-only", "-z", FORMAT,
)  # fmt: skip
CHANGED_SINCE = (
    ("diff", "--no-ext-diff", "--no-renames", "--relative", "--name-only", "-z", "HEAD", "--", "."),
    ("ls-files", "--others", "--exclude-standard", "-z", "."),
)


@dataclass(frozen=True)
class History:
    """The last change of each file below a folder, by its path there.

    A file that no commit of a shallow clone is known to have changed is in neither, as is every
    file where there is no Git.
    """

    folder: Path
    committed: Mapping[str, datetime]
    saved: Mapping[str, datetime]  # what was edited since, or never committed
    boundary: frozenset[bytes]  # commits whose parents a shallow clone has left out

    @property
    def files(self) -> frozenset[str]:
        """The files whose last change is known."""
        return frozenset(self.committed) | frozenset(self.saved)

    def changed(self, file: str) -> datetime | None:
        """Return the moment of the last change of a file, or None where it is not known."""
        return self.saved.get(file) or self.committed.get(file)

    def versions(self, file: str) -> Iterator[tuple[bytes, datetime]]:
        """Yield what a file held and until when, the newest first, which holds until now."""
        until = self.saved.get(file) or datetime.now(UTC)
        log = _git(self.folder, "log", "--first-parent", FORMAT, "--", f":(literal){file}")
        for commit, moment, _ in _commits(log or b""):
            held = _git(self.folder, "show", f"{commit.decode()}:./{file}")
            if held is not None:  # that commit did not delete it
                yield held, until
            until = moment

    def lines_changed(self, file: str, lines: Iterable[int]) -> datetime | None:
        """Return the moment of the last change of some of a file's lines, counted from 1."""
        if file in self.saved or file not in self.committed:
            return self.saved.get(file)
        ranges = [f"-L{line},{line}:{file}" for line in lines]
        log = _git(self.folder, "log", "--first-parent", "-1", "-s", FORMAT, *ranges)
        commits = _commits(log or b"")
        return next((moment for one, moment, _ in commits if one not in self.boundary), None)


def history(folder: Path) -> History:
    """Return what Git knows of a folder."""
    here = folder.resolve()
    # To start Git takes half as long as to read a small content, only to hear that there is none.
    there = any((above / ".git").exists() for above in (here, *here.parents))
    shallow = _git(folder, "rev-parse", "--git-path", "shallow") if there else None
    if shallow is None:  # no other question would be answered either
        return History(folder, {}, {}, frozenset())
    boundary, committed = _boundary(folder, shallow), dict[str, datetime]()
    for commit, moment, names in _commits(_git(folder, *LOG, "--", ".") or b""):
        # The oldest commit of a shallow clone seems to have made every file.
        for name in names if commit not in boundary else ():
            committed[name] = max(moment, committed.get(name, moment))
    saved = dict[str, datetime]()
    for name in _uncommitted(folder):
        with suppress(OSError):  # Git names what was removed, and some may go meanwhile
            status = (folder / name).stat()
            if stat.S_ISREG(status.st_mode):
                saved[name] = datetime.fromtimestamp(int(status.st_mtime), UTC)
    return History(folder, committed, saved, boundary)


def commit(folder: Path) -> str | None:
    """Return the commit that a folder is, or None where it was edited since, or none is known."""
    head = _git(folder, "rev-parse", "--verify", "HEAD^{commit}")
    return None if head is None or any(_uncommitted(folder)) else head.decode().strip()


def export(folder: Path, commit: str, target: Path) -> bool:
    """Write a folder as it was at a commit to `target`; return whether that commit has it."""
    archive = _git(folder, "archive", "--format=zip", "--end-of-options", commit)
    if archive is None:
        return False
    with ZipFile(io.BytesIO(archive)) as files:
        files.extractall(target)
    return True


def _commits(log: bytes) -> Iterator[tuple[bytes, datetime, list[str]]]:
    """Yield each commit of a log, its moment and the files it changed."""
    for part in log.split(COMMIT)[1:]:
        head, *names = part.replace(b"\n", b"\0").split(b"\0")
        commit, seconds = head.split(b" ")
        moment = datetime.fromtimestamp(int(seconds), UTC)
        yield commit, moment, [os.fsdecode(name) for name in names if name]


def _boundary(folder: Path, shallow: bytes) -> frozenset[bytes]:
    """Return the commits whose parents a shallow clone has left out, as its file names them."""
    file = folder / os.fsdecode(shallow.strip())
    return frozenset(file.read_bytes().split()) if file.is_file() else frozenset()


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
