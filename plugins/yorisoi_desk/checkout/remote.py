"""Keeping in step with another copy: pulled before a save, pushed after it.

Where both have gone on, they are joined by a merge, not by a rebase: the commits that the desk
remembers, to take one back, keep their names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yorisoi_desk.checkout.commits import Blob, Checkout
from yorisoi_desk.checkout.git_command import person
from yorisoi_desk.checkout.moving import move, recover
from yorisoi_desk.checkout.three_way import Clash, Merged, merge
from yorisoi_desk.messages import say


@dataclass(frozen=True)
class Sync:
    """How it stands with the remote: what clashes, or why it could not be reached.

    `pushed` is whether the remote has all of this branch; true where there is no remote.
    """

    pushed: bool = True
    clashes: tuple[Clash, ...] = ()
    failure: str = ""


@dataclass(frozen=True)
class Remote:
    """The remote of a checkout; with no name nothing is done."""

    checkout: Checkout
    name: str | None

    def fetch(self) -> str | None:
        """Ask the remote what it has, without the lock: it may take long to answer, or never.

        Return why it could not be reached, or None.
        """
        if not self.name or not (branch := self.checkout.branch):
            return None
        what = f"+refs/heads/{branch}:refs/remotes/{self.name}/{branch}"
        return self.checkout.git.ask_far("fetch", "-q", "--no-tags", self.name, what)

    def join(
        self,
        author: str,
        failure: str | None,
        decided: Mapping[str, Blob | None] | None = None,
        message: str = "",
    ) -> Sync:
        """Bring what was fetched into this branch; files that clash as a person `decided`."""
        if not self.name or not (branch := self.checkout.branch):
            return Sync()
        git, head = self.checkout.git, self.checkout.head
        theirs = git.answer("rev-parse", "--verify", "-q", f"refs/remotes/{self.name}/{branch}^0")
        if failure or not theirs:
            return Sync(pushed=False, failure=failure or "")
        base = git.answer("merge-base", head, theirs)
        if base == theirs:
            return Sync(pushed=head == theirs)
        if base is None:
            return Sync(pushed=False, failure="no common commit")
        merged = self._merged(base, head, theirs, decided or {})
        if merged.clashes:
            return Sync(pushed=False, clashes=merged.clashes)
        commit = theirs
        if base != head:
            words = f"{message or say('commit_merge')}\n"
            tree = self.checkout.tree(merged.changes, head)
            commit = self.checkout.commit(tree, words, person(author), head, theirs)
        move(self.checkout, commit, merged.changes, head)
        return Sync(pushed=base == head)

    def _merged(
        self, base: str, head: str, theirs: str, decided: Mapping[str, Blob | None]
    ) -> Merged:
        """Return the files to change, and those that a person changed here, committed or not."""
        names = self.checkout.names_changed(base, theirs)
        merged = merge(self.checkout, names, base, head, theirs)
        clashes = [clash for clash in merged.clashes if clash.name not in decided]
        changes = merged.changes | {
            clash.name: decided[clash.name] for clash in merged.clashes if clash.name in decided
        }
        for name, blob in changes.items():
            held = self.checkout.held(name)
            if held not in (self.checkout.blob(head, name), blob):
                clashes.append(Clash.of(name, held, blob))
        return Merged(changes, tuple(clashes))

    def push(self, author: str, joined: Sync) -> Sync:
        """Bring this branch to the remote, without the lock; once more where another was faster."""
        branch = self.checkout.branch if self.name else None
        if not branch or joined.clashes or joined.failure:
            return replace(joined, pushed=not self.name)
        if failure := self._push(branch):
            fetched = self.fetch()
            with self.checkout.locked():
                recover(self.checkout)
                joined = self.join(author, fetched)
            if joined.clashes or joined.failure:
                return replace(joined, pushed=False)
            failure = self._push(branch)
        return Sync(pushed=failure is None, failure=failure or "")

    def _push(self, branch: str) -> str | None:
        words = ("push", "-q", "--no-verify", str(self.name), f"HEAD:refs/heads/{branch}")
        return self.checkout.git.ask_far(*words)
