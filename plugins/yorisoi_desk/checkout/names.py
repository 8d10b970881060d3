"""Names of files below the content folder ↔ paths below the top of the checkout."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from yorisoi.loading.folder import ALLOWED_NAME

COMMIT = re.compile("[0-9a-f]{40}([0-9a-f]{24})?")


class UnsafeName(ValueError):  # noqa: N818 - an outcome, like the engine's
    """A name that no file of the content may have, or no commit has."""


@dataclass(frozen=True)
class Names:
    """The names of a content folder; `prefix` is where it stands below the top."""

    prefix: str

    @classmethod
    def of(cls, content: Path, top: Path) -> "Names":
        """Return the names of a content folder in the checkout with this top."""
        return cls(os.path.relpath(content.resolve(), top.resolve()))

    def path(self, name: str) -> str:
        """Return the path of a file by its name."""
        return os.path.normpath(f"{self.prefix}/{name}")

    def name(self, path: str) -> str:
        """Return the name of a file by its path; what stands outside begins with `../`."""
        return os.path.relpath(path, self.prefix)


def check_name(content: Path, name: str) -> None:
    """Raise UnsafeName unless it is a file that may stand in the content, and no link."""
    file, folder = content / name, content.resolve()
    is_allowed = ALLOWED_NAME.fullmatch(name) and name.isprintable() and "\\" not in name
    if not is_allowed or file.is_symlink() or not file.parent.resolve().is_relative_to(folder):
        raise UnsafeName(name)


def check_commit(commit: str) -> None:
    """Raise UnsafeName unless it may be the name of a commit, and no option of Git."""
    if not COMMIT.fullmatch(commit):
        raise UnsafeName(commit)
