"""One commit and its files in the checkout, in one step: a kill leaves the old or the new state.

1. The commit is made beside the branch; a journal says which it is, and which files.
2. The files are written beside those they replace; then the branch moves: this is the step.
3. The files are renamed into their places, the index follows, and the journal goes.

Whoever begins next looks for a journal (`recover`): where the branch has moved, step 3 is done
again, else nothing has happened. What people changed by hand since is never written over.
"""

import json
import os
import shutil
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from yorisoi_desk.checkout.git_command import Git, GitFailed

JOURNAL, INDEX = "desk-save.json", "desk-index"
SAVING, FILES = "desk.lock", "desk-files.lock"
WAIT = 20  # seconds for others to end
STALE = 60  # seconds after which a lock on a branch was left by a killed process
LINK, FILE, RUNS = "120000", "100644", "100755"


@dataclass(frozen=True)
class Blob:
    """What a file holds, and its mode in Git."""

    data: bytes
    mode: str = FILE


Changes = Mapping[str, Blob | None]  # by the path below the top; None takes a file away


@dataclass(frozen=True)
class Checkout:
    """The top folder of a checkout, and Git's own folder."""

    git: Git
    own: Path

    @classmethod
    def at(cls, folder: Path) -> "Checkout":
        """Return the checkout that a folder stands in; GitFailed where it stands in none."""
        words = ("rev-parse", "--show-toplevel", "--absolute-git-dir")
        top, own = Git(folder).text(*words).split("\n")
        return cls(Git(Path(top)), Path(own))

    @property
    def head(self) -> str:
        """The commit that the branch is at; GitFailed where it has none yet."""
        return self.git.text("rev-parse", "--verify", "HEAD^{commit}")

    def head_and_tree(self) -> tuple[str, str]:
        """Return the commit that the branch is at, and its tree."""
        commit, tree = self.git.text("rev-parse", "HEAD^{commit}", "HEAD^{tree}").split("\n")
        return commit, tree

    @property
    def branch(self) -> str | None:
        """The name of the branch, or None where no branch is checked out."""
        return self.git.answer("symbolic-ref", "--quiet", "--short", "HEAD")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the desk; GitFailed where another save does not end."""
        with self._holding(SAVING, alone=True):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let the branch and its files stay as they are: a save waits to move them.

        Many may read at once, each for as long as a copy takes. GitFailed where a save never ends.
        """
        with self._holding(FILES, alone=False):
            yield

    @contextmanager
    def _holding(self, name: str, *, alone: bool) -> Iterator[None]:
        import fcntl  # not on Windows, where nobody serves a desk

        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        with (self.own / name).open("a") as file:
            end = time.monotonic() + WAIT
            while True:
                try:
                    fcntl.flock(file, kind | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > end:
                        raise GitFailed("locked") from None
                    time.sleep(0.02)
            yield

    def clone(self, folder: Path) -> Git:
        """Return a checkout of its own at the commit of this one, without any file in it yet."""
        words = ("--quiet", "--shared", "--no-checkout", "--template=")
        self.git.run("clone", *words, str(self.git.folder), str(folder))
        clone = Git(folder)
        clone.run("read-tree", "HEAD")
        return clone

    def blob(self, commit: str, name: str) -> Blob | None:
        """Return a file as it was at a commit, or None where it was not there."""
        found = self.git.run("ls-tree", "-z", commit, "--", name)
        if not found or found.split()[1] != b"blob":
            return None
        mode, _, hashed = found.split(b"\t")[0].decode().split(" ")
        return Blob(self.git.run("cat-file", "blob", hashed), mode)

    def held(self, name: str) -> Blob | None:
        """Return a file as it is in the folder now."""
        file = self.git.folder / name
        if file.is_symlink():
            return Blob(os.fsencode(file.readlink()), LINK)
        if not file.is_file():
            return None
        runs = file.stat().st_mode & stat.S_IXUSR
        return Blob(file.read_bytes(), RUNS if runs else FILE)

    def names_changed(self, old: str, new: str) -> list[str]:
        """Return the files that differ between two commits."""
        found = self.git.run("diff", "--no-renames", "--no-ext-diff", "--name-only", "-z", old, new)
        return [os.fsdecode(name) for name in found.split(b"\0") if name]

    def commit(self, tree: str, message: str, author: Mapping[str, str], *parents: str) -> str:
        """Return a new commit of a tree; the branch does not move yet."""
        above = [word for parent in parents for word in ("-p", parent)]
        return self.git.text("commit-tree", *above, tree, given=message.encode(), more=author)

    def tree(self, changes: Changes, parent: str) -> str:
        """Return the tree of a commit with some files changed."""
        index = self.own / INDEX
        index.unlink(missing_ok=True)
        place = {"GIT_INDEX_FILE": str(index)}
        self.git.run("read-tree", parent, more=place)
        lines = b"".join(self._index_line(name, blob) for name, blob in changes.items())
        self.git.run("update-index", "-z", "--index-info", given=lines, more=place)
        tree = self.git.text("write-tree", more=place)
        index.unlink(missing_ok=True)
        return tree

    def _index_line(self, name: str, blob: Blob | None) -> bytes:
        if blob is None:
            return b"0 " + b"0" * 40 + b"\t" + os.fsencode(name) + b"\0"
        hashed = self.git.text("hash-object", "-w", "--no-filters", "--stdin", given=blob.data)
        return f"{blob.mode} {hashed}\t".encode() + os.fsencode(name) + b"\0"

    def move(self, commit: str, changes: Changes, old: str) -> None:
        """Let the branch go from `old` to a commit, and the files of the folder be as in it.

        Raises OSError or GitFailed before anything has changed; afterwards, where a rename
        failed, the journal stays and `recover` does it again.
        """
        with ExitStack() as files:
            try:
                journal = json.dumps({"commit": commit, "old": old, "names": list(changes)})
                _write(self.own / f"{JOURNAL}.new", journal.encode())
                (self.own / f"{JOURNAL}.new").replace(self.own / JOURNAL)
                for name, blob in changes.items():
                    if blob is not None:
                        self._write_beside(name, blob)
                files.enter_context(self._holding(FILES, alone=True))
                self.git.run("update-ref", "-m", "desk", "HEAD", commit, old)
            except BaseException:
                if self.git.answer("rev-parse", "HEAD") == old:
                    self._forget(changes)
                raise
            self._finish(changes)

    def recover(self) -> None:
        """End what a killed process left in the middle; without a journal there is nothing."""
        self._unlock()
        try:
            journal = json.loads((self.own / JOURNAL).read_text("utf-8"))
        except (OSError, ValueError):
            return
        changes: dict[str, Blob | None] = {}
        if self.head == journal["commit"]:
            for name in journal["names"]:
                before, new = self.blob(journal["old"], name), self.blob(journal["commit"], name)
                if self.held(name) == before != new:
                    changes[name] = new
                    if new is not None:
                        self._write_beside(name, new)
            with self._holding(FILES, alone=True):
                self._finish(changes)
        self._forget(dict.fromkeys(journal["names"]))

    def _unlock(self) -> None:
        """Remove what a killed Git locked long ago."""
        head = (self.own / "HEAD").read_text("utf-8")
        branch = head.removeprefix("ref: ").strip() if head.startswith("ref: refs/") else "HEAD"
        for lock in ("HEAD.lock", f"{branch}.lock"):
            with suppress(OSError):
                if time.time() - (self.own / lock).stat().st_mtime > STALE:
                    (self.own / lock).unlink()

    def _finish(self, changes: Changes) -> None:
        for name, blob in changes.items():
            file = self.git.folder / name
            if blob is None:
                file.unlink(missing_ok=True)
            else:
                _beside(file).replace(file)
        self._write_index()
        (self.own / JOURNAL).unlink(missing_ok=True)

    def _write_index(self) -> None:
        """Let the index be as the commit; what it knows of files that have not changed stays."""
        index, place = self.own / INDEX, {"GIT_INDEX_FILE": str(self.own / INDEX)}
        index.unlink(missing_ok=True)
        try:
            shutil.copy2(self.own / "index", index)  # Git judges what it knows by the time of it
            self.git.run("read-tree", "--reset", "HEAD", more=place)
        except (FileNotFoundError, GitFailed):  # there is none, or it cannot be read
            index.unlink(missing_ok=True)
            self.git.run("read-tree", "HEAD", more=place)
        index.replace(self.own / "index")

    def _forget(self, changes: Changes) -> None:
        for name in changes:
            _beside(self.git.folder / name).unlink(missing_ok=True)
        (self.own / JOURNAL).unlink(missing_ok=True)

    def _write_beside(self, name: str, blob: Blob) -> None:
        """Write a file on the same disk under a name that the engine passes over."""
        beside = _beside(self.git.folder / name)
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        if blob.mode == LINK:
            beside.symlink_to(os.fsdecode(blob.data))
            return
        _write(beside, blob.data)
        beside.chmod(0o755 if blob.mode == RUNS else 0o644)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}~")


def _write(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
