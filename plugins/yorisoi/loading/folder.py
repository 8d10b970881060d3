"""Which files may stand in the content folder, and where."""

import os
import re
from collections.abc import Iterator
from operator import itemgetter

from yorisoi.faults import Position
from yorisoi.loading.findings import Findings

ALLOWED = {
    r"data/(service|hotlines|brand)\.yaml": "data/ の service.yaml・hotlines.yaml・brand.yaml",
    r"pages/[^/.]+/[^/.][^/]*\.md": "pages/ja/ などの .md",
    r"events/[^/.][^/]*\.(yaml|md)": "events/ の .yaml と .md",
    r"images/[^/.][^/]*\.(jpg|jpeg|png|webp)": "images/ の .jpg・.png・.webp",
}
ALLOWED_NAME = re.compile("|".join(ALLOWED))


def allowed_files(findings: Findings) -> list[str]:
    """Return every file below the content folder that may stand there, in order of name."""
    files = []
    for name, entry in sorted(_entries(str(findings.root)), key=itemgetter(0)):
        if entry.is_symlink():
            findings.add(Position(name), "symlink")
        elif entry.is_file():
            if ALLOWED_NAME.fullmatch(name):
                files.append(name)
            else:
                expected = "、".join(ALLOWED.values())
                findings.add(Position(name), "not_allowed_file", expected=expected)
    return files


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder by its name from there; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = above + entry.name
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")
