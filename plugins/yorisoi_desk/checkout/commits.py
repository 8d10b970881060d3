"""Commits of the checkout and what they hold: read, and made beside the branch.

How the branch and the files come to one stands in `moving`.
"""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yorisoi_desk.checkout.git_command import Git, GitFailed

INDEX = "desk-index"
SAVING, FILES = "desk.lock", "desk-files.lock"
WAIT = 20  # seconds for others to end
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
        with self.holding(SAVING, alone=True):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let the branch and its files stay as they are: a save waits to move them.

        Many may read at once, each for as long as a copy takes. GitFailed where a save never ends.
        """
        with self.holding(FILES, alone=False):
            yield

    @contextmanager
    def holding(self, name: str, *, alone: bool) -> Iterator[None]:
        """Hold a lock of the desk, alone or with others that do not hold it alone."""
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
