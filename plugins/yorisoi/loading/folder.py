"""The content folder → Site, or all faults at once.

Every file is read and checked before anything is refused, so that one run tells
the staff everything there is to mend.

What reads and checks is imported only when it is asked for, so that a helper can begin with
that at once, while this process is still busy with its own imports.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yorisoi.faults import Fault, Position
from yorisoi.loading.findings import Findings
from yorisoi.system import workers

if TYPE_CHECKING:
    from yorisoi.loading.data import Basis
    from yorisoi.loading.events import Batch
    from yorisoi.site import Site

ALLOWED = {
    r"data/(service|hotlines|brand)\.yaml": "data/ の service.yaml・hotlines.yaml・brand.yaml",
    r"pages/[^/.]+/[^/.][^/]*\.md": "pages/ja/ などの .md",
    r"events/[^/.][^/]*\.(yaml|md)": "events/ の .yaml と .md",
    r"images/[^/.][^/]*\.(jpg|jpeg|png|webp)": "images/ の .jpg・.png・.webp",
}
ALLOWED_NAME = re.compile("|".join(ALLOWED))
EVENT_FILE = re.compile(r"events/[^_]")  # those with `_` are templates for staff


def load(
    root: Path, meanwhile: Callable[[], object] | None = None
) -> tuple["Site", tuple[Fault, ...]]:
    """Return the site of a content folder and the notices for its staff.

    `meanwhile` is done once while other processes read already, where there are any.
    Raises Refused with every fault, and what `meanwhile` raises.
    """
    findings = Findings(root)
    files = list(_files(findings))
    basis = cache(partial(_basis, root, files))  # each process that reads events makes its own
    names = workers.batches([each for each in files if EVENT_FILE.match(each)])
    tasks: list[Callable[[], Any]] = [basis, *(partial(_events, root, n, basis) for n in names)]
    worth = 1 if meanwhile else workers.WORTH_A_HELPER
    with workers.begun(tasks, worth) as finish:
        if meanwhile:
            meanwhile()
        known, *batches = finish()

    from yorisoi.loading import across_files

    return across_files.site(findings, files, known, batches)


def _basis(root: Path, files: Sequence[str]) -> "Basis":
    from yorisoi.loading import data

    return data.read(root, files)


def _events(root: Path, names: Sequence[str], basis: Callable[[], "Basis"]) -> "Batch":
    from yorisoi.loading import events

    return events.read(root, names, basis().data)


def _files(findings: Findings) -> Iterator[str]:
    """Yield every file below the content folder that may stand there, in order of name."""
    for name, entry in sorted(_entries(str(findings.root)), key=itemgetter(0)):
        if entry.is_symlink():
            findings.add(Position(name), "symlink")
        elif entry.is_file():
            if ALLOWED_NAME.fullmatch(name):
                yield name
            else:
                expected = "、".join(ALLOWED.values())
                findings.add(Position(name), "not_allowed_file", expected=expected)


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder by its name from there; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = above + entry.name
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")
