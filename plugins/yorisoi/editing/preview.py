"""The site on this computer while it is being edited: built again at each save.

A changed workshop's own pages are written first, from the records alone; the whole site
follows behind them and takes the old one's place when it has passed every check. What is
refused is told on top of the last good page.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from watchfiles import watch

from yorisoi import clock, loading
from yorisoi.editing.builder import Builder, faults_of
from yorisoi.editing.other_days import OtherDays
from yorisoi.faults import Fault, Refused
from yorisoi.release import build
from yorisoi.release.build import Job
from yorisoi.release.theme import theme_of
from yorisoi.site import Site
from yorisoi.system import stopping

Tell = Callable[[Iterable[Fault]], None]

QUICKLY = 20  # changed workshops; more of them wait for the whole build
DEBOUNCE, STEP = 40, 10  # milliseconds: an editor's save is several changes
LOOK, AGAIN = 1000, 3  # milliseconds between looks for the folders; seconds until watching anew


class Preview:
    """What is shown now: the last good build, and the faults of what has been saved since.

    Two threads write here, the one that watches and the one that builds; they and those that
    answer browsers share `changed`.
    """

    def __init__(self, job: Job, tell: Tell, fixed: datetime | None = None) -> None:
        """Begin with nothing built; `fixed` is the moment to show where it is not now."""
        self.job, self.fixed = job, fixed
        self.faults: tuple[Fault, ...] = ()
        self.version = int(time.time())
        self.changed = threading.Condition()
        self._tell = tell
        self._unread: tuple[Fault, ...] = ()  # why the newest save could not be read
        self._told: tuple[Fault, ...] = ()  # what of it stands on the terminal already
        self._site: Site | None = None
        self._is_building = False
        self._kept = loading.KeptEvents(job.content)
        self._builder = Builder()
        self._days = OtherDays(self._builder)

    def watch(self, folders: Sequence[Path]) -> None:
        """Build now and at each change; return at Ctrl-C, SIGTERM or the terminal's end."""
        try:
            while True:
                try:
                    self._watch(folders)
                except Exception as error:  # noqa: BLE001 - told on the page; then on with it
                    self._show(faults_of(error, self.job))
                    time.sleep(AGAIN)
        except KeyboardInterrupt:
            return
        finally:
            stopping.stop_no_more()
            self._builder.end()
            self._days.end()
            self.changed.acquire()  # for good: what is being written is written, and nothing after

    def wait(self, version: int, seconds: float) -> int:
        """Return the version that is shown, as soon as it is another than `version`."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def at(self, day: date) -> Path:
        """Return the folder of the site of another day; raises Refused where there is none."""
        if self._site is None:
            raise Refused(self.faults)
        return self._days.at(day, self.job, self._site)

    def _watch(self, folders: Sequence[Path]) -> None:
        """Read now and at each change, until a folder is gone, or another one in its place."""
        watched = [_identity(folder) for folder in folders]
        self._read()
        there = [folder for folder in folders if folder.exists()]
        for changes in watch(
            *there, debounce=DEBOUNCE, step=STEP, rust_timeout=LOOK, yield_on_timeout=True
        ):
            if [_identity(folder) for folder in folders] != watched:
                return
            if changes:
                self._read()

    def _read(self) -> None:
        """Read the content; write what can be written quickly, and have the whole built."""
        with self.changed:
            try:
                day, now = self._job().moment.date(), clock.now().date()
                today = loading.Today(day, now=now)
                theme = theme_of(self.job.settings)
                site, _ = loading.load_again(self._kept, today, theme=theme)
            except Exception as error:  # noqa: BLE001 - told on the page
                self._unread = faults_of(error, self.job)
                self._show(())
            else:
                self._unread = ()
                old, self._site = self._site, site
                if old:
                    self._write_changed(old, site)
                if not self._is_building:
                    self._start_building(site)
        self._kept.save()

    def _start_building(self, site: Site) -> None:
        self._is_building = True
        threading.Thread(target=self._build, args=(site,), daemon=True).start()

    def _build(self, site: Site) -> None:
        """Build the whole site, and once more where it was saved again meanwhile."""
        try:
            faults = self._builder.build(self._job(), site)
        except Exception as error:  # noqa: BLE001 - told on the page
            faults = faults_of(error, self.job)
        with self.changed:
            self._is_building = False
            newest = self._site or site
            if faults or newest is site:
                self._show(faults)
            if newest is not site:
                self._write_changed(site, newest)  # not back to before that save
                self._start_building(newest)

    def _write_changed(self, old: Site, new: Site) -> None:
        """Write the pages of the workshops that are not as they were."""
        known = {event.id: event for event in old.events}
        events = tuple(event for event in new.events if known.get(event.id) != event)
        if not 0 < len(events) <= QUICKLY or not self.job.output.exists():
            return
        with suppress(Exception):  # the whole build says what is wrong, and of all pages
            build.write_events(self._job(), replace(new, events=events))
            self._show(())

    def _job(self) -> Job:
        return replace(self.job, moment=self.fixed or clock.now())

    def _show(self, faults: Iterable[Fault]) -> None:
        with self.changed:
            # What the newest save is refused for stays, whatever an older build brings.
            told = self._unread or faults
            self.faults = tuple(fault for fault in told if fault.severity == "error")
            is_told = bool(self._unread) and self._told is self._unread
            self._told = self._unread
            self.version += 1
            self.changed.notify_all()
        if is_told:  # an older build has ended meanwhile
            return
        with suppress(OSError):  # nobody reads the terminal any more; the page still tells
            self._tell(self.faults)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of the same name: a watch stays with the old one."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
