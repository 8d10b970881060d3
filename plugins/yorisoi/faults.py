"""What can be wrong, and where.

Refused        the content, a setting or a template has faults: exit status 1
MachineFailed  disk, permission or lock: exit status 3
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Position:
    """A character in a file: path below the site's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return the form that editors turn into a link: ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong, in words for staff who have never programmed."""

    position: Position
    message: str
    remedy: str
    severity: Literal["error", "notice"] = "error"

    def __str__(self) -> str:
        """One line: place, what is wrong, what to do."""
        mark = "お知らせ: " if self.severity == "notice" else ""
        return f"{self.position}: {mark}{self.message} → {self.remedy}"


class Refused(Exception):  # noqa: N818 - it is an outcome, and `except Refused` reads as one
    """The content cannot be published; holds every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults in reading order, each once."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class MachineFailed(Exception):  # noqa: N818 - likewise
    """The build could not be done here, whatever the content."""
