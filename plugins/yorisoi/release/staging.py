"""Putting a finished build in the place of the old one, in one step, and taking it back.

    output                    → .yorisoi-output/7-public/site
    .yorisoi-output/lock      held while a build or a rollback runs
    .yorisoi-output/7-public  one kept build: site/, record.json, report.html, and for hosts
                              moved.conf and _redirects

The served folder is a symbolic link; renaming a new link over it is atomic (POSIX
rename), so that a visitor gets the old site or the new one. Numbers only grow: a build
newer than the one that is served never went live, or was taken back.
"""

import fcntl
import filecmp
import math
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from yorisoi.faults import MachineFailed
from yorisoi.system import disk, modes, stopping
from yorisoi.watching.record import NAME

KEPT = 10  # of each kind: for the public address, and for looking at here
SITE, RECORD, REPORT = "site", "record.json", "report.html"


@dataclass(frozen=True, order=True)
class Build:
    """One build beside the served folder."""

    number: int
    is_public: bool
    folder: Path

    @property
    def site(self) -> Path:
        """The files to serve."""
        return self.folder / SITE

    @property
    def record(self) -> Path:
        """What it states (see `snapshot`); only a whole build that was inspected has one."""
        return self.folder / RECORD

    @property
    def report(self) -> Path:
        """What it changed, for people to read."""
        return self.folder / REPORT


@contextmanager
def open_staging(output: Path, *, public: bool) -> Iterator[Build]:
    """Yield a new build with an empty site; it is removed afterwards unless it went live.

    What killed builds left behind is removed first. Raises MachineFailed where another
    process builds or rolls back, or where a file stands at `output`.
    """
    if output.exists() and not output.is_dir():
        raise MachineFailed("output_is_file", path=output)
    with _locked(output):
        _tidy(output)
        number = max((build.number for build in _builds(output)), default=0) + 1
        name = f"{number}-{'public' if public else 'local'}"
        build = Build(number, public, _room(output) / name)
        try:
            build.site.mkdir(parents=True)
            yield build
        finally:
            with suppress(OSError):  # the next build tidies up; this one may be served already
                if served(output) != build:
                    _remove(build)


def switch(build: Build, output: Path) -> list[Path]:
    """Make `output` the staged build, once it is on the disk; forget the oldest builds before.

    Return what should have been forgotten, now or earlier, and cannot be removed. Raises OSError
    where the disk fails, and MachineFailed where no link can be put there; the old site is then
    served as before. Nothing fails after the switch.
    """
    before = [old for old in kept(output) if old != build]
    too_many = [old for old in before if old.is_public == build.is_public][: 1 - KEPT]
    for old in too_many:
        _remove(old)
    staying = {build, *before} - {*too_many}
    left = [old.folder for old in _builds(output) if old not in staying]
    modes.let_everyone_read(build.site)
    for folder in (_room(output), build.folder):
        modes.let_everyone_enter(folder)
    disk.flush(build.folder)
    _point(output, build)
    return left


def rollback(output: Path, allow: Callable[[Build], None] = lambda _: None) -> Build:
    """Serve the last build of the same kind with other files than the served one, and return it.

    `allow` raises where that build must not be served. Raises MachineFailed where none is kept.
    The one taken back stays on the disk until the next build.
    """
    if not _room(output).is_dir():
        raise MachineFailed("nothing_before")
    with _locked(output):
        now = served(output)
        before = now and _before(now, output)
        if before is None:
            raise MachineFailed("nothing_before")
        allow(before)
        _point(output, before)
        return before


def kept(output: Path) -> list[Build]:
    """Return the builds that are or were served, oldest first.

    What is served now is one of them whatever has become of its record.
    """
    now = served(output)
    whole = [build for build in _builds(output) if build == now or build.record.is_file()]
    return [build for build in whole if now is None or build.number <= now.number]


def last(output: Path, *, public: bool, below: float = math.inf) -> Build | None:
    """Return the newest kept build of one kind, with a number below `below`."""
    builds = [build for build in kept(output) if build.is_public == public]
    return next((build for build in reversed(builds) if build.number < below), None)


def _before(now: Build, output: Path) -> Build | None:
    """Return the last build of a kind that visitors would tell from this one."""
    before = last(output, public=now.is_public, below=now.number)
    while before and _are_equal(before.site, now.site):
        before = last(output, public=now.is_public, below=before.number)
    return before


def _are_equal(one: Path, other: Path) -> bool:
    """Return whether two sites have the same files, but for what each says of its own build."""
    names, others = (
        {str(file.relative_to(site)) for file in site.rglob("*") if file.is_file()} - {NAME}
        for site in (one, other)
    )
    _, differ, unread = filecmp.cmpfiles(one, other, names, shallow=False)
    return names == others and not differ and not unread


def served(output: Path) -> Build | None:
    """Return the build that `output` leads to, or None where it is none of ours."""
    if not output.is_symlink():
        return None
    site = output.parent / output.readlink()
    return next((build for build in _builds(output) if build.site == site), None)


def _room(output: Path) -> Path:
    return output.parent / f".yorisoi-{output.name}"


def _builds(output: Path) -> list[Build]:
    """Return every build beside `output`, whole or not, oldest first."""
    return sorted(
        Build(int(name[1]), name[2] == "public", folder)
        for folder in _room(output).glob("*-*")
        if (name := re.fullmatch(r"([0-9]+)-(public|local)", folder.name))
    )


@contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Hold the lock of `output` (flock): the kernel lets go of it however the process ends."""
    room = _room(output)
    room.mkdir(parents=True, exist_ok=True)
    lock = room / "lock"
    # A link is not followed, and nothing is cut: it may lead to somebody's file.
    file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    try:
        _lock(file, lock)
        yield
    finally:
        os.close(file)


def _lock(file: int, lock: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise MachineFailed("locked") from None
    except OSError as error:  # ENOLCK: flock(2) does not say which file
        raise OSError(error.errno, error.strerror, str(lock)) from None


def _tidy(output: Path) -> None:
    """Remove what killed builds left: half a build, one that never went live, an unused link."""
    for build in set(_builds(output)) - set(kept(output)):
        _remove(build)
    for link in _room(output).glob("replaced-*"):
        with suppress(OSError):  # a real folder that stands there stays
            link.unlink()


def _remove(build: Build) -> None:
    """Remove a build: its record first, so that half a build never counts as a whole one.

    What cannot be removed stays, and fails no build.
    """
    with suppress(OSError):
        build.record.unlink(missing_ok=True)
        shutil.rmtree(build.folder, ignore_errors=True)


def _point(output: Path, build: Build) -> None:
    """Let `output` lead to the build; it is never missing, even where it was a real folder.

    A real folder is exchanged with the link and stays as `replaced-1`. Two renames would
    leave a moment without any site, so where no exchange can be had MachineFailed is raised.
    """
    room, target = _room(output), os.path.relpath(build.site, output.parent)
    link = next(path for n in count(1) if not os.path.lexists(path := room / f"replaced-{n}"))
    link.symlink_to(target)
    try:
        with stopping.last_step():
            if output.is_dir() and not output.is_symlink():
                _exchange(link, output)
            else:
                link.replace(output)
    finally:
        with suppress(OSError):  # the real folder that it may have been exchanged with stays
            link.unlink()
    with suppress(OSError):  # it is served already, whatever becomes of the name after a crash
        disk.flush(output.parent)


def _exchange(link: Path, output: Path) -> None:
    try:
        disk.exchange(link, output)
    except OSError as error:
        raise MachineFailed("no_exchange", path=output) from error
