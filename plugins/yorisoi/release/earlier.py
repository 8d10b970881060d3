"""What is known of the build before this one: from what was kept here, or from the live site."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from yorisoi import loading
from yorisoi.clock import TOKYO
from yorisoi.faults import Fault, Position, Refused, notice
from yorisoi.release import losses, manifest, snapshot
from yorisoi.release.snapshot import Snapshot
from yorisoi.release.staging import Build
from yorisoi.system import history
from yorisoi.watching.record import Record


@dataclass(frozen=True)
class Earlier:
    """A build: the names of its pages, how many events it knew, what it stated, and when.

    None stands for what can no longer be told.
    """

    pages: Collection[str]
    events: int
    stated: Snapshot | None
    made: datetime | None


def kept(build: Build | None, notices: list[Fault]) -> Earlier | None:
    """Return what a build kept here was; a notice is added for a record that is unreadable."""
    if build is None:
        return None
    pages, stated = pages_of(build.site), snapshot.read(build.record)
    if stated is None:
        notices.append(notice(Position(str(build.record)), "record_unreadable"))
        return Earlier(pages, losses.events_shown(pages), None, None)
    return Earlier(pages, len(stated.events), stated, stated.made)


def live(place: str | None, content: Path, theme: Path, notices: list[Fault]) -> Earlier | None:
    """Return what a published site was, by its manifest and our own history of the content.

    `place` is its address or folder; where it cannot be read, a notice is added. The theme has
    the words of each language.
    """
    if place is None:
        return None
    try:
        published = manifest.read(place)
    except manifest.NoManifest as error:
        notices.append(notice(Position(place), str(error)))
        return None
    stated = _stated(published, content, theme)
    if stated is None:
        notices.append(notice(Position(place), "live_text_unknown"))
    pages = [name for name in published.files if name.endswith(".html")]
    return Earlier(pages, losses.events_shown(pages), stated, published.moment)


def pages_of(site: Path) -> list[str]:
    """Return the names of the pages of a built site."""
    return [page.relative_to(site).as_posix() for page in site.rglob("*.html")]


def _stated(published: Record, content: Path, theme: Path) -> Snapshot | None:
    """Return what the content of that commit says, as we read it today."""
    with TemporaryDirectory() as folder:
        if not published.commit or not history.export(content, published.commit, Path(folder)):
            return None
        try:
            day = published.moment.astimezone(TOKYO).date()
            today = loading.Today(day, stated=lambda *_: True)
            site, _ = loading.load(Path(folder), today, theme=theme)
        except (Refused, OSError):  # by a rule that is newer than it
            return None
    return snapshot.published(site, published.moment)
