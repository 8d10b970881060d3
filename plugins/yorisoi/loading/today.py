"""The day of a build, for what is right or wrong only on a day, and what was published before it.

Such a doubt is told only while a date is new: not once the last build has stated the date or,
where no build is recorded, once Git has known it for days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yorisoi.clock import TOKYO
from yorisoi.system.history import History

# Whether the last build stated a day or moment in its entry of this name: `events/yoga`.
Stated = Callable[[str, date | datetime], bool]
NEW_FOR = timedelta(days=2)  # after its commit: a proposal is checked, merged and published


@dataclass(frozen=True)
class Today:
    """A day in Japan; `stated` is None where no record of a build is kept.

    `now` is the day it really is, where a site is built as of a day that is past.
    """

    day: date
    stated: Stated | None = None
    history: History | None = None
    now: date = date.min

    @property
    def latest(self) -> date:
        """The last day on which something can have been done already."""
        return max(self.day, self.now)

    @property
    def has_record(self) -> bool:
        """Whether it is known what the last build stated."""
        return self.stated is not None

    def saved(self, file: str) -> date:
        """Return the day a file was last changed as Git knows it, else this day."""
        moment = self.history.changed(file) if self.history else None
        return moment.astimezone(TOKYO).date() if moment else self.day

    def is_new(self, entry: str, when: date | datetime, file: str) -> bool:
        """Return whether a day or moment that a file states may not have been published yet."""
        if self.stated:
            return not self.stated(entry, when)
        return self.day - self.saved(file) < NEW_FOR
