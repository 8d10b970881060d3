"""Which files may stand in the content folder, and where; what computers leave is passed over.

Somebody may save while the folder is read: what goes away between its listing and its reading is
passed over as well.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import translate
from operator import itemgetter
from pathlib import Path

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
# An ending as it is written elsewhere, and ours. Windows hides the `.txt` that its editor adds.
OURS = {".yml": ".yaml", ".markdown": ".md", ".jfif": ".jpg"}
PICTURES = (".gif", ".bmp", ".tif", ".tiff", ".avif", ".svg", ".psd")
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


def names(root: Path) -> list[str]:
    """Return every file below a content folder, but for what computers leave, in order of name."""
    return sorted(name for name, entry in _entries(str(root)) if entry.is_file())


def state(root: Path) -> frozenset[tuple[str, int, int, int]]:
    """Return what differs once a file of a content folder has been saved, made or removed."""
    known = set()
    for name, entry in _entries(str(root)):
        with suppress(FileNotFoundError):
            is_folder = entry.is_dir(follow_symlinks=False)
            of = entry.stat(follow_symlinks=False)
            # Names alone tell of a folder: what computers leave in it changes its time.
            known.add(
                (name, *((0, 0, 0) if is_folder else (of.st_ino, of.st_size, of.st_mtime_ns)))
            )
    return frozenset(known)


def copy(root: Path, target: Path) -> Path:
    """Copy a content folder without what computers leave, and return the copy; links stay links.

    A file and its copy are one file where the disk allows that, as photographs are large: whoever
    changes the copy unlinks its file first.
    """
    target.mkdir(parents=True)
    for name, entry in _entries(str(root)):
        with suppress(FileNotFoundError):
            if entry.is_dir(follow_symlinks=False):
                (target / name).mkdir()
            else:
                _link(entry.path, target / name)
    return target


def _link(source: str, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one without links
        shutil.copy2(source, target, follow_symlinks=False)


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
        elif renamed := _rightly_named(name):
            code = "copied_file" if renamed in files else "wrong_ending"
            findings.add(Position(name), code, value=renamed.rpartition("/")[2])
        elif name.lower().endswith((".heic", ".heif")):
            findings.add(Position(name), "heic")
        elif name.startswith("images/") and name.lower().endswith(PICTURES):
            findings.add(Position(name), "picture_kind", value=name.rpartition(".")[2])
        else:
            expected = "、".join(ALLOWED.values())
            findings.add(Position(name), "not_allowed_file", expected=expected)
    copies.check(findings, files)
    return files


def _rightly_named(name: str) -> str | None:
    """Return a name with the ending that was meant: yoga.yaml of yoga.yml and yoga.YAML.txt."""
    stem, dot, ending = re.sub(r"(?i)\.txt$", "", name).rpartition(".")
    written = f"{dot}{ending}".lower()
    right = stem + OURS.get(written, written)
    return right if ALLOWED_NAME.fullmatch(right) else None


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder by its name from there; links are not followed."""
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        if not above:  # the content folder itself
            raise
        return
    with entries:
        for entry in entries:
            if is_left_behind(entry.name):
                continue
            name = above + entry.name
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")
