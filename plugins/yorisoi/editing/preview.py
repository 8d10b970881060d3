"""The site on this computer while it is being edited: built again at each save.

A changed workshop's own pages are written first, from the records alone; the whole site
follows behind them and takes the old one's place when it has passed every check. What is
refused is told on top of the last good page.
"""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

from watchfiles import watch

from yorisoi import clock, loading
from yorisoi.faults import Fault, MachineFailed, Position, Refused, fault
from yorisoi.messages import machine_sentence
from yorisoi.release import build
from yorisoi.release.build import Job
from yorisoi.site import Site

Tell = Callable[[Iterable[Fault]], None]

QUICKLY = 20  # changed workshops; more of them wait for the whole build
DAYS_KEPT = 10  # other days that were looked at
DEBOUNCE, STEP = 40, 10  # milliseconds: an editor's save is several changes


def builder() -> ProcessPoolExecutor:
    """Return one process that stays and builds; it steps back behind what is edited."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_step_back)


def _step_back() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who answers
    if hasattr(os, "nice"):
        os.nice(5)


def build_whole(job: Job, site: Site) -> tuple[Fault, ...]:
    """Build a loaded site, and return why it could not be: nothing where it could."""
    try:
        build.build(job, site, build.read(job, site))
    except Refused as refused:
        return refused.faults
    except (MachineFailed, OSError) as failed:
        place = Position(str(job.output))
        return (fault(place, "machine", value=machine_sentence(failed)),)
    return ()


@dataclass
class Preview:
    """What is shown now: the last good build, and the faults of what has been saved since."""

    job: Job
    tell: Tell
    fixed: datetime | None = None
    faults: tuple[Fault, ...] = ()
    unread: tuple[Fault, ...] = ()  # why the newest save could not be read
    site: Site | None = None
    version: int = field(default_factory=lambda: int(time.time()))
    changed: threading.Condition = field(default_factory=threading.Condition)
    work: threading.Lock = field(default_factory=threading.Lock)
    due: threading.Event = field(default_factory=threading.Event)
    days: dict[date, tuple[int, Path]] = field(default_factory=dict)
    content_version: int = 0
    pool: ProcessPoolExecutor = field(default_factory=builder)

    def start(self, watched: Iterable[Path], stop: threading.Event) -> None:
        """Read and build for the first time, then at each change, in threads of their own."""
        self.read()
        threading.Thread(target=self._build_when_due, daemon=True).start()
        threading.Thread(target=self._watch, args=(tuple(watched), stop), daemon=True).start()

    def read(self) -> None:
        """Read the content; write what can be written quickly and ask for the whole build."""
        try:
            site, _ = loading.load(self.job.content)
        except Refused as refused:
            self.unread = refused.faults
            self._show(())
            return
        self.unread = ()
        old, self.site = self.site, site
        self.content_version += 1
        if old:
            self._write_changed(old, site)
        self.due.set()

    def wait(self, version: int, seconds: float) -> int:
        """Return the version that is shown, as soon as it is another than `version`."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def at(self, day: date) -> Path:
        """Return the folder of the site of another day, built now where it is not yet.

        Raises Refused where there is none.
        """
        with self.work:
            if self.site is None:
                raise Refused(list(self.faults))
            built, folder = self.days.get(day, (0, Path()))
            if built == self.content_version:
                return folder
            while len(self.days) >= DAYS_KEPT:
                shutil.rmtree(self.days.pop(next(iter(self.days)))[1].parent, ignore_errors=True)
            moment = datetime.combine(day, clock.now().timetz())
            folder = Path(tempfile.mkdtemp(prefix="yorisoi-")) / "site"
            if faults := self._whole(replace(self.job, output=folder, moment=moment), self.site):
                raise Refused(list(faults))
            self.days[day] = (self.content_version, folder)
            return folder

    def end(self) -> None:
        """Let the other process end, and remove what was built for other days."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        for _, folder in self.days.values():
            shutil.rmtree(folder.parent, ignore_errors=True)

    def _watch(self, folders: tuple[Path, ...], stop: threading.Event) -> None:
        for _ in watch(*folders, debounce=DEBOUNCE, step=STEP, stop_event=stop):
            self.read()

    def _write_changed(self, old: Site, new: Site) -> None:
        """Write the pages of the workshops that are not as they were."""
        known = set(old.events)
        events = tuple(each for each in new.events if each not in known)
        if not 0 < len(events) <= QUICKLY or not self.job.output.exists():
            return
        with suppress(MachineFailed):  # the whole build says what is wrong, and of all pages
            build.write_events(self._job(), replace(new, events=events))
            self._show(())

    def _build_when_due(self) -> None:
        while self.due.wait():
            self.due.clear()
            with self.work:
                site = self.site
                if site:
                    self._build(site)

    def _build(self, site: Site) -> None:
        if faults := self._whole(self._job(), site):
            self._show(faults)
        elif self.site and self.site is not site:  # saved again meanwhile: not back to before
            self._write_changed(site, self.site)
        else:
            self._show(())

    def _whole(self, job: Job, site: Site) -> tuple[Fault, ...]:
        """Build in the other process, so that the next save need not share this one with it."""
        return self.pool.submit(build_whole, job, site).result()

    def _job(self) -> Job:
        return replace(self.job, moment=self.fixed or clock.now())

    def _show(self, faults: Iterable[Fault]) -> None:
        with self.changed:
            # What the newest save is refused for stays, whatever an older build brings.
            told = self.unread or faults
            self.faults = tuple(each for each in told if each.severity == "error")
            self.version += 1
            self.changed.notify_all()
        self.tell(self.faults)
