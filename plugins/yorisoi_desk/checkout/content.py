"""The content folder as it is, and as it would be with some files changed.

Whoever reads more than one file reads all of them as of one moment, between two saves.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from yorisoi import clock, loading
from yorisoi.faults import Fault, Refused
from yorisoi.loading import folder as content_folder
from yorisoi.loading.data import read_brand, read_data
from yorisoi.loading.findings import Findings
from yorisoi.models import Brand, Names, Service
from yorisoi.release import held_back
from yorisoi.release.stated import last_stated
from yorisoi.release.theme import theme_of
from yorisoi.site import Site
from yorisoi.system.history import history

from yorisoi_desk.checkout.commits import Checkout

TEXTS = (".yaml", ".md")
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


def load(folder: Path | None = None) -> Loaded:
    """Return what the engine makes of the content, or of a copy of it."""
    if folder is None:
        with copied({}) as copy:
            return load(copy)
    try:
        return Loaded(*loading.load(folder, _today(), history(root()), theme()))
    except Refused as refused:
        return Loaded(None, refused.faults)


def _today() -> loading.Today:
    """Return the day, and what was published last: what is taken by it, the next build takes."""
    return loading.Today(now().date(), last_stated(settings.DESK_OUTPUT), now=clock.now().date())


def theme() -> Path:
    """Return the theme that the site's settings name."""
    return _theme_of(settings.DESK_SITE_SETTINGS)


_theme_of = cache(theme_of)  # the settings are a program, which runs once in this process


def service(loaded: Loaded) -> Service | None:
    """Return the data that forms are made from, also where some other file is faulty."""
    if loaded.site:
        return loaded.site.service
    data = read_data(Findings(root(), None))
    return data.service if data else None


def words(request: object) -> dict[str, Callable[[], str]]:
    """Return what every template may say of the data, read where one does."""
    del request
    return {"event_word": cache(_event_word)}  # asked by several parts of a page


def _event_word() -> str:
    """Return what the service calls its events, the usual word where its data cannot be read."""
    data = read_data(Findings(root(), None))
    return data.service.names.event if data else Names.model_fields["event"].default


def brand() -> Brand | None:
    """Return the colours of the site, or None where they cannot be read, or not be told apart."""
    findings = Findings(root(), None)
    read = read_brand(findings)
    return None if findings.faults else read


def texts(below: str = "") -> dict[str, bytes]:
    """Return every text of the content, or of one of its folders, by its name."""
    held = {}
    with Checkout.at(root()).reading():
        for name in content_folder.names(root()):
            if name.startswith(below) and name.endswith(TEXTS):
                with suppress(FileNotFoundError):  # by hand, just now
                    held[name] = (root() / name).read_bytes()
    return held


@contextmanager
def copied(files: Files, of: Path | None = None) -> Iterator[Path]:
    """Yield a copy of the content, or of a copy, with some files changed; it goes afterwards."""
    with tempfile.TemporaryDirectory(dir=settings.DESK_STATE / "previews") as room:
        copy = Path(room) / "content"
        with Checkout.at(root()).reading():
            content_folder.copy(of or root(), copy)
        for name, data in files.items():
            file = copy / name
            file.unlink(missing_ok=True)  # it may be the very file of the content
            if data is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        yield copy


@contextmanager
def whole() -> Iterator[Path]:
    """Yield a copy in which each faulty file is as it would be published: as it was, or not there.

    Where a fault stands in the data, nothing would be published, and the copy is as the content.
    """
    with copied({}) as here, tempfile.TemporaryDirectory(dir=here.parent) as room:
        copy, known = Path(room) / "content", history(root())
        today = _today()
        try:
            held_back.read_whole(
                here, known, copy, now(), lambda folder: loading.load(folder, today, known, theme())
            )
        except Refused:
            yield here
        else:
            yield copy


@contextmanager
def checked_out() -> Iterator[Path]:
    """Yield a copy of the content that Git knows as it knows the content; it goes afterwards.

    What is published is built from it: that takes seconds, and saves go on meanwhile.
    """
    checkout = Checkout.at(root())
    with tempfile.TemporaryDirectory(dir=settings.DESK_STATE / "previews") as room:
        with checkout.reading():
            clone = checkout.clone(Path(room) / "checkout")
            copy = clone.folder / root().resolve().relative_to(checkout.git.folder.resolve())
            content_folder.copy(root(), copy)
        yield copy


def doubts(files: Files) -> list[Fault]:
    """Return what the engine would ask if these files were changed, and does not ask now."""
    with copied({}) as here, copied(files, here) as then:
        before = {(told.position.path, told.code, told.values) for told in load(here).told}
        after = load(then).told
    return [
        told
        for told in after
        if told.severity == "notice" and (told.position.path, told.code, told.values) not in before
    ]


def site() -> Site | None:
    """Return the site as it would be published; None where a fault stands in the data."""
    loaded = load()
    if loaded.site:
        return loaded.site
    with whole() as here:
        return load(here).site


def errors(files: Files) -> tuple[Fault, ...]:
    """Return what would keep the content from being published if these files were changed.

    Faults of other files are none of it, as what is right is published without them.
    """
    with copied(files) as copy:
        found = load(copy).errors
    if all(fault.position.path in files for fault in found):
        return found
    with whole() as here, copied(files, here) as then:
        return load(then).errors
