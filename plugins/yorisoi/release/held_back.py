"""Publish a refused content all the same: each faulty file as Git last had it without a fault.

Otherwise one slip in a workshop would hold back a corrected number. Nothing of `data/` is held
back: where a fault stands there, nobody knows which contacts are right.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from yorisoi.faults import Fault, Refused
from yorisoi.loading.folder import copy
from yorisoi.system.history import History

T = TypeVar("T")
ROUNDS = 50  # each reads the whole content once
LATELY = timedelta(days=14)  # what was replaced before that may be true no more


def read_whole(
    content: Path, known: History, folder: Path, moment: datetime, read: Callable[[Path], T]
) -> tuple[T, list[Fault]]:
    """Copy a content to `folder`, put faulty files back to an earlier state, and read the copy.

    Return what `read` gives for it, and the faults of the files that were held back. A file
    that was never whole of late is left out, but no older page, as others may link to it. Raises
    Refused, with the faults of the content as it is, where the copy stays faulty, and where Git
    knows nothing of the content.
    """
    copy(content, folder)
    versions = dict[str, Iterator[tuple[bytes, datetime]]]()
    held = dict[Fault, None]()
    refusals = list[Refused]()
    while len(refusals) < (ROUNDS if known.files else 1):
        try:
            return read(folder), list(held)
        except Refused as refused:
            refusals.append(refused)
        faults = [fault for fault in refusals[-1].faults if fault.severity == "error"]
        file = _changed_last({fault.position.path for fault in faults}, known)
        if file.startswith("data/") or not (folder / file).is_file():
            break
        before = versions.setdefault(file, known.versions(file))
        if not _step_back(folder / file, before, moment - LATELY):
            break
        held |= dict.fromkeys(fault for fault in faults if fault.position.path == file)
    raise refusals[0]


def _changed_last(files: Collection[str], known: History) -> str:
    """Return one of `data/`, else the file last changed: without it the others may be right."""
    never = datetime.min.replace(tzinfo=UTC)
    return max(
        files, key=lambda file: (file.startswith("data/"), known.changed(file) or never, file)
    )


def _step_back(file: Path, versions: Iterator[tuple[bytes, datetime]], since: datetime) -> bool:
    """Put a file back to its state before, or remove it where it had none since a moment.

    Return whether that was done: a page whose earlier states are all from before that stays.
    """
    now = file.read_bytes()
    older, until = next((one for one in versions if one[0] != now), (None, since))
    if until < since and file.suffix == ".md" and file.parent.parent.name == "pages":
        return False
    file.unlink()  # it may be a link
    if older is not None and until >= since:
        file.write_bytes(older)
    return True
