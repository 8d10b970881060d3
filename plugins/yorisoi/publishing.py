"""Putting a finished build in the place of the old one, in one step.

The served folder is a symbolic link to one of the kept builds; renaming a new link
over it is atomic (POSIX rename), so that a visitor gets the old site or the new one.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = 10


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Yield an empty folder beside `output`; what is left in it afterwards is removed."""
    builds = _builds(output)
    builds.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="staging-", dir=builds))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def switch(staged: Path, output: Path) -> None:
    """Make `output` the staged build, and forget all but the last builds."""
    builds = _builds(output)
    number = max((int(each.name) for each in _kept(builds)), default=0) + 1
    build = builds / str(number)
    staged.rename(build)
    link = builds / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(build, output.parent), target_is_directory=True)
    if output.is_dir() and not output.is_symlink():
        output.rename(Path(tempfile.mkdtemp(prefix="replaced-", dir=builds)) / output.name)
    link.replace(output)
    for old in _kept(builds)[:-KEPT]:
        shutil.rmtree(old)


def _builds(output: Path) -> Path:
    return output.parent / f".yorisoi-{output.name}"


def _kept(builds: Path) -> list[Path]:
    """Return the kept builds, oldest first."""
    return sorted(
        (each for each in builds.iterdir() if each.name.isdigit()), key=lambda each: int(each.name)
    )
