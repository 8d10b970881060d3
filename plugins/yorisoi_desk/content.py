"""The content folder as it is, and as it would be with some files changed."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from yorisoi import clock, loading
from yorisoi.faults import Fault, Refused
from yorisoi.loading.data import read_data
from yorisoi.loading.findings import Findings
from yorisoi.models import Service
from yorisoi.site import Site
from yorisoi.system.history import history

Files = Mapping[str, bytes | None]  # by the name below the content folder; None takes one away


@dataclass(frozen=True)
class Loaded:
    """What the engine makes of a content: a site, or the reasons why there is none."""

    site: Site | None
    told: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps it from being published."""
        return tuple(fault for fault in self.told if fault.severity == "error")


def root() -> Path:
    """Return the content folder."""
    folder: Path = settings.DESK_CONTENT
    return folder


def now() -> datetime:
    """Return the moment, in Japan."""
    return clock.now(settings.DESK_NOW or None)


def read(name: str) -> str | None:
    """Return the text of a file; None where there is none."""
    try:
        return (root() / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def load(folder: Path | None = None) -> Loaded:
    """Return what the engine makes of the content, or of a copy of it."""
    today = loading.Today(now().date(), now=clock.now().date())
    try:
        theme = settings.DESK_SITE_SETTINGS.parent / "theme"
        return Loaded(*loading.load(folder or root(), today, history(root()), theme))
    except Refused as refused:
        return Loaded(None, refused.faults)


def service(loaded: Loaded) -> Service | None:
    """Return the data that forms are made from, also where some other file is faulty."""
    if loaded.site:
        return loaded.site.service
    data = read_data(Findings(root(), None))
    return data.service if data else None


@contextmanager
def copied(files: Files) -> Iterator[Path]:
    """Yield a copy of the content with some files changed; it is removed afterwards."""
    with tempfile.TemporaryDirectory(dir=settings.DESK_STATE / "previews") as folder:
        copy = shutil.copytree(root(), Path(folder) / "content", copy_function=_link)
        for name, data in files.items():
            file = copy / name
            file.unlink(missing_ok=True)  # it may be the very file of the content
            if data is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        yield copy


def faults(files: Files, of: Iterable[str]) -> list[Fault]:
    """Return what the engine would say of some files if these were changed."""
    names = set(of)
    with copied(files) as copy:
        return [fault for fault in load(copy).told if fault.position.path in names]


def _link(source: str, target: str) -> None:
    """Let both names be one file: photographs are large, and nobody writes to them there."""
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copy2(source, target)
