"""Which files a proposal changes, by the list of its host or of Git: nothing else is believed."""

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from yorisoi.loading.folder import ALLOWED_NAME

CONTENT = "content/"
STATES = {"A": "added", "D": "removed"}


@dataclass(frozen=True)
class ChangedFile:
    """A file, what happened to it (in GitHub's words), and its name before where it had another."""

    name: str
    state: str
    before: str = ""

    @property
    def is_content(self) -> bool:
        """Whether it is text, data or a picture, and was before."""
        return all(_is_content(name) for name in (self.name, self.before) if name)


@dataclass(frozen=True)
class Files:
    """The list, and who made it; where `missing` says why there is none, nothing is known."""

    source: str
    files: tuple[ChangedFile, ...] = ()
    missing: str = ""

    @property
    def others(self) -> list[ChangedFile]:
        """What is no content: programs, templates, settings and whatever else."""
        return [file for file in self.files if not file.is_content]

    @property
    def are_content(self) -> bool:
        """Whether the list is there and holds content alone."""
        return not self.missing and not self.others


def _is_content(name: str) -> bool:
    below = name.removeprefix(CONTENT)
    return below != name and bool(ALLOWED_NAME.fullmatch(below))


def of_github(rows: Iterable[Mapping[str, object]]) -> tuple[ChangedFile, ...]:
    """Return GitHub's list; raises KeyError where a row is none of it.

    https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
    """
    return tuple(
        ChangedFile(
            str(row["filename"]), str(row["status"]), str(row.get("previous_filename") or "")
        )
        for row in rows
    )


def of_git(folder: Path, base: str) -> Files:
    """Return what differs in a working tree from a commit, files unknown to Git included."""
    names = ("diff", "--no-ext-diff", "--no-renames", "--name-status", "-z", base, "--")
    parts = git(folder, *names).split("\0")[:-1]
    changed = [
        ChangedFile(name, STATES.get(state, "modified"))
        for state, name in zip(parts[::2], parts[1::2], strict=True)
    ]
    unknown = git(folder, "ls-files", "--others", "--exclude-standard", "-z").split("\0")[:-1]
    return Files("git", (*changed, *(ChangedFile(name, "added") for name in unknown)))


def git(folder: Path, *words: str) -> str:
    """Return what Git says in a folder; raises CalledProcessError where it refuses."""
    command = ["git", "-C", str(folder), *words]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace", check=True
    )
    return done.stdout
