"""The content as a git checkout: one save is one commit with the person's name.

What two people changed at once comes back as data, both texts side by side; nothing is lost and
nothing is written over. A remote, where one is named, is pulled before and pushed after; where it
cannot be reached, the save stands all the same, and the next one brings it there. All names are
those below the content folder.
"""

import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from yorisoi.loading.folder import is_left_behind

from yorisoi_desk.checkout.commits import Blob, Checkout
from yorisoi_desk.checkout.git_command import person
from yorisoi_desk.checkout.moving import move, recover
from yorisoi_desk.checkout.names import Names, check_commit, check_name
from yorisoi_desk.checkout.remote import Remote, Sync
from yorisoi_desk.checkout.three_way import Changed, Clash, merge

DRAFTS = "events/_"
ABSENT = ""  # the revision of a file that is not there


@dataclass(frozen=True)
class Saved:
    """A commit that was made; None where nothing was different."""

    commit: str | None
    sync: Sync


@dataclass(frozen=True)
class Change:
    """One commit of the history."""

    commit: str
    when: datetime
    author: str
    message: str
    is_first: bool = False  # of all: there is nothing before it to go back to
    names: tuple[str, ...] = ()  # of the files that it changed

    @property
    def is_of_drafts(self) -> bool:
        """Whether it changed drafts alone, and their photographs: no site shows it."""
        is_of_drafts = any(name.startswith(DRAFTS) for name in self.names)
        return is_of_drafts and all(name.startswith((DRAFTS, "images/")) for name in self.names)


@dataclass(frozen=True)
class Repository:
    """The content folder of a checkout, and the name of the remote it is kept in step with."""

    content: Path
    remote: str | None = None

    @cached_property
    def checkout(self) -> Checkout:
        """The checkout that the content stands in; GitFailed where it stands in none."""
        return Checkout.at(self.content)

    @cached_property
    def _names(self) -> Names:
        return Names.of(self.content, self.checkout.git.folder)

    def read(self, name: str) -> tuple[str, str]:
        """Return a file's text and its revision, which a save of it names.

        A byte-order mark and the line ends stay as they are only in the bytes: the text has no
        mark. A file that is not there is an empty text.
        """
        check_name(self.content, name)
        data = self._bytes(name)
        return (data or b"").decode("utf-8-sig", "replace"), revision_of(data)

    def encoded(self, name: str, text: str) -> bytes:
        """Return a text as the bytes of a file: after a mark where the file begins with one."""
        file = self.content / name
        has_mark = file.is_file() and file.read_bytes().startswith(BOM_UTF8)
        return (BOM_UTF8 if has_mark else b"") + text.encode()

    def revision(self, name: str) -> str:
        """Return what tells whether a file was changed since; empty where there is none."""
        return revision_of(self._bytes(name))

    def _bytes(self, name: str) -> bytes | None:
        try:
            return (self.content / name).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def save(
        self,
        files: Mapping[str, str | bytes | None],
        began: Mapping[str, str],
        author: str,
        message: str,
    ) -> Saved:
        """Write files and commit them.

        `began` are the revisions that the forms were opened with; a file without one was not
        looked at, and is written whatever it was. None takes a file away. Raises Changed,
        UnsafeName, OSError and GitFailed; then nothing has changed.
        """
        for name in files:
            check_name(self.content, name)
        blobs = {self._names.path(name): _blob(held) for name, held in files.items()}
        with self._joined(author) as (link, sync):
            self._check_read(files, began)
            commit = self._commit(blobs, author, message)
        return Saved(commit, self._named(link.push(author, sync)))

    def take_back(self, commit: str, author: str, message: str) -> Saved:
        """Undo one commit by another (git revert); raises Changed where it was changed since."""
        check_commit(commit)
        with self._joined(author) as (link, sync):
            made = self._commit(self._undone(commit), author, message)
        return Saved(made, self._named(link.push(author, sync)))

    def undone(self, commit: str) -> dict[str, bytes | None]:
        """Return the files as they would be without one commit; raises as `take_back`."""
        check_commit(commit)
        with self.checkout.locked():
            recover(self.checkout)
            undone = self._undone(commit)
        return {
            self._names.name(name): blob.data if blob else None for name, blob in undone.items()
        }

    def settle(self, decided: Mapping[str, bytes | None], author: str, message: str) -> Sync:
        """Join this branch with the remote's, each file that clashed as a person decided.

        `decided` has the names of the clashes of a `Sync`. Raises Changed where there are others.
        """
        held = {self._names.path(name): _blob(data) for name, data in decided.items()}
        with self._joined(author, held, message) as (link, joined):
            sync = self._named(joined)
        if sync.clashes:
            raise Changed(sync.clashes)
        return link.push(author, sync)

    @contextmanager
    def _joined(
        self, author: str, decided: Mapping[str, Blob | None] | None = None, message: str = ""
    ) -> Iterator[tuple[Remote, Sync]]:
        """Hold the lock over a checkout that is whole, and in step with the remote if it answers.

        What the remote is told goes after the lock: it may take long.
        """
        link = Remote(self.checkout, self.remote)
        fetched = link.fetch()
        with self.checkout.locked():
            recover(self.checkout)
            yield link, link.join(author, fetched, decided, message)

    def recover(self) -> tuple[str, ...]:
        """End what a killed process left, and return the files that nobody has committed."""
        checkout = self.checkout
        with checkout.locked():
            recover(checkout)
            return self.unsaved()

    def unsaved(self) -> tuple[str, ...]:
        """Return the files of the content that differ from the last commit, or are new."""
        words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--")
        with self.checkout.reading():
            found = self.checkout.git.run(*words, self._names.prefix)
        names = [os.fsdecode(line[3:]) for line in found.split(b"\0") if line]
        below = map(self._names.name, names)
        return tuple(name for name in below if not is_left_behind(name.rpartition("/")[2]))

    def history(self, most: int = 50) -> tuple[Change, ...]:
        """Return the last commits that changed the content, newest first."""
        form = "--format=%x01%H%x00%cI%x00%an%x00%P%x00%B%x00"
        words = ("log", "--first-parent", "--diff-merges=first-parent", "--name-only")
        log = self.checkout.git.text(*words, f"-{most}", form, "--", self._names.prefix)
        rows = (row.split("\0") for row in log.split("\x01")[1:])
        return tuple(
            Change(
                commit,
                datetime.fromisoformat(when),
                who,
                message.strip(),
                not above,
                tuple(self._names.name(name) for name in names.split("\n") if name),
            )
            for commit, when, who, above, message, names in rows
        )

    def _check_read(
        self, files: Mapping[str, str | bytes | None], began: Mapping[str, str]
    ) -> None:
        """Raise Changed where a file is neither as it was read nor as it is to be."""
        changed = [name for name, was in began.items() if self.revision(name) != was]
        pairs = ((name, _blob(files.get(name)), _blob(self._bytes(name))) for name in changed)
        if clashes := tuple(Clash.of(*pair) for pair in pairs if pair[1] != pair[2]):
            raise Changed(clashes)

    def _undone(self, commit: str) -> dict[str, Blob | None]:
        """Return what takes one commit back; Changed where a person has, or has by hand, since."""
        checkout, before = self.checkout, f"{commit}^1"
        names = checkout.names_changed(before, commit)
        undone = merge(checkout, names, commit, checkout.head, before)
        if clashes := self._renamed(undone.clashes) + self._by_hand(undone.changes):
            raise Changed(clashes)
        return undone.changes

    def _by_hand(self, changes: Mapping[str, Blob | None]) -> tuple[Clash, ...]:
        """Return the files that were changed in the folder and never committed."""
        checkout, head = self.checkout, self.checkout.head
        pairs = ((name, blob, checkout.held(name)) for name, blob in changes.items())
        return tuple(
            Clash.of(self._names.name(name), held, blob)
            for name, blob, held in pairs
            if held != checkout.blob(head, name)
        )

    def _commit(self, files: Mapping[str, Blob | None], author: str, message: str) -> str | None:
        checkout = self.checkout
        head, before = checkout.head_and_tree()
        tree = checkout.tree(files, head)
        if tree == before:
            by_hand = {name: blob for name, blob in files.items() if checkout.held(name) != blob}
            if by_hand:
                move(checkout, head, by_hand, head)
            return None
        made = checkout.commit(tree, f"{message.strip()}\n", person(author), head)
        move(checkout, made, files, head)
        return made

    def _named(self, sync: Sync) -> Sync:
        return replace(sync, clashes=self._renamed(sync.clashes))

    def _renamed(self, clashes: tuple[Clash, ...]) -> tuple[Clash, ...]:
        return tuple(replace(clash, name=self._names.name(clash.name)) for clash in clashes)


def revision_of(data: bytes | None) -> str:
    """Return what tells a file's bytes from any others; empty where there is no file."""
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


def _blob(held: str | bytes | None) -> Blob | None:
    if held is None:
        return None
    return Blob(held.encode() if isinstance(held, str) else held)
