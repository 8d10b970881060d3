"""Which files may stand in the content folder, and where; what computers leave is passed over."""

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from operator import itemgetter

from yorisoi.faults import Position
from yorisoi.loading import copies
from yorisoi.loading.findings import Findings

ALLOWED = {
    r"data/(service|hotlines|search|brand|plain_words)\.yaml": (
        "data/ の service・hotlines・search・brand・plain_words の .yaml"
    ),
    r"data/(card|banner)-[0-9a-f]{16}\.png": "make card で作った data/ の絵",
    r"pages/[^/.]+/([^/.][^/]*\.md|_words\.yaml)": "pages/ja/ などの .md",
    r"events/[^/.][^/]*\.(yaml|md)": "events/ の .yaml と .md",
    r"images/[^/.][^/]*\.(?i:jpg|jpeg|png|webp)": "images/ の .jpg・.png・.webp",
}
ALLOWED_NAME = re.compile("|".join(ALLOWED))
# Names, in small letters, of what staff never made: file managers, office programs and editors
# leave it beside their files.
LEFT_BEHIND = (
    *(".ds_store", "._*", ".localized", "icon\r", "__macosx", ".appledouble"),
    *(".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", ".documentrevisions-v100"),
    *("thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", "@eadir"),
    *("~$*", "~wr*.tmp", ".~lock.*#", "*.sw[a-p]", "*~", ".#*", "#*#", "*.bak", "*.crdownload"),
)
LEFT_NAME = re.compile("|".join(map(translate, LEFT_BEHIND)))


def is_left_behind(name: str) -> bool:
    """Return whether a file or folder of this name was left by a computer."""
    return bool(LEFT_NAME.match(name.lower()))


def allowed_files(findings: Findings) -> list[str]:
    """Return every file below the content folder that may stand there, in order of name."""
    files: list[str] = []
    others: list[str] = []
    for name, entry in sorted(_entries(str(findings.root)), key=itemgetter(0)):
        if entry.is_symlink():
            findings.add(Position(name), "symlink")
        elif entry.is_file():
            (files if ALLOWED_NAME.fullmatch(name) else others).append(name)
        elif ALLOWED_NAME.fullmatch(name):
            findings.add(Position(name), "folder_not_file")
    for name in others:
        if original := copies.original(name, files):
            findings.add(Position(name), "copied_file", value=original.rpartition("/")[2])
        elif name.lower().endswith((".heic", ".heif")):
            findings.add(Position(name), "heic")
        else:
            expected = "、".join(ALLOWED.values())
            findings.add(Position(name), "not_allowed_file", expected=expected)
    copies.check(findings, files)
    return files


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder by its name from there; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_left_behind(entry.name):
                continue
            name = above + entry.name
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")
