"""Sites of other days than today, built when somebody looks at one."""

import shutil
import tempfile
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from yorisoi import clock
from yorisoi.editing.builder import Builder
from yorisoi.faults import Refused
from yorisoi.release.build import Job
from yorisoi.site import Site

KEPT = 10  # days that were looked at


class OtherDays:
    """Keeps the sites of the days that were looked at last, each in a folder of its own."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._built: dict[date, tuple[Site, Path]] = {}
        self._lock = threading.Lock()
        self._is_ended = False

    def at(self, day: date, job: Job, site: Site) -> Path:
        """Return the folder of the site of a day, built now where `site` was not yet.

        Raises Refused where it cannot be built.
        """
        with self._lock:
            built, folder = self._built.get(day, (None, Path()))
            if built is site:
                return folder
            if self._is_ended:
                raise Refused(())
            while len(self._built) >= KEPT:
                self._remove(next(iter(self._built)))
            folder = Path(tempfile.mkdtemp(prefix="yorisoi-")) / "site"
            moment = datetime.combine(day, clock.now().timetz())
            self._built[day] = (site, folder)
            if faults := self._builder.build(replace(job, output=folder, moment=moment), site):
                self._remove(day)
                raise Refused(faults)
            return folder

    def end(self) -> None:
        """Remove all of them, and build no other; the builder has ended before."""
        with self._lock:
            self._is_ended = True
            for day in list(self._built):
                self._remove(day)

    def _remove(self, day: date) -> None:
        _, folder = self._built.pop(day)
        shutil.rmtree(folder.parent, ignore_errors=True)
