"""One date of an event, and what is asked of several. All pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from yorisoi.clock import TOKYO, end_of
from yorisoi.models import Capacity, Event, EventPlace, EventStatus, OnlinePlace, PlaceToldLater

# A date that was moved is held, on its new day.
OccurrenceStatus = EventStatus | Literal["moved"]
# When a postponed event without a new day is over: not yet, however long ago its old day was.
NOT_YET = datetime(2100, 1, 1, tzinfo=TOKYO)


@dataclass(frozen=True)
class SessionTime:
    """One of several times on a date at which people may come."""

    start: datetime
    end: datetime | None
    capacity: Capacity | None
    note: str | None


@dataclass(frozen=True)
class Occurrence:
    """One date of an event (iCalendar VEVENT), in Asia/Tokyo, or one span of days.

    `place` is a key of the data's places, a record, or None for the main place. One with `until`
    is a span: `start` and `end` are its first opening and its last closing, `first_end` and the
    times of `sessions` those of every day as the first has them. Where it is not `timed`, `start`
    is the midnight its day begins with. A date of a repeat is not `sure` where nobody has said
    whether its place is open on that day.
    """

    event: Event
    start: datetime
    end: datetime | None
    status: OccurrenceStatus
    note: str | None = None
    moved_from: date | None = None
    place: str | EventPlace | OnlinePlace | PlaceToldLater | None = None
    capacity: Capacity | None = None
    sessions: tuple[SessionTime, ...] = ()
    opens: date | datetime | None = None
    deadline: date | datetime | None = None
    until: date | None = None
    first_end: datetime | None = None
    timed: bool = True
    sure: bool = True

    @property
    def day(self) -> date:
        """The calendar day it starts on."""
        return self.start.date()

    @property
    def daily(self) -> bool:
        """Whether it is a span of days."""
        return self.until is not None

    @property
    def last_day(self) -> date:
        """The calendar day it ends on: that of the start where it ends at midnight.

        Of a span it is the last one on which it begins, though its night may go on.
        """
        if self.until:
            return self.until
        if self.end is None:
            return self.day
        return max(self.day, (self.end - self.end.resolution).date())

    @property
    def daily_end(self) -> datetime | None:
        """The end on the first day of a span; else its end."""
        return self.first_end if self.daily else self.end

    @property
    def over(self) -> datetime:
        """The moment it has ended; without a known end, the end of its day."""
        if self.status == "postponed":
            return NOT_YET
        return self.end or end_of(self.day)

    @property
    def seats(self) -> int | None:
        """How many people may come in all, where that is certain."""
        if self.capacity is None or (self.capacity.each and (self.sessions or self.daily)):
            return None
        return self.capacity.people


def by_event(occurrences: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Return the dates of each event by its id, in the order given."""
    dates: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        dates.setdefault(occurrence.event.id, []).append(occurrence)
    return dates


def around(
    dates: Sequence[Occurrence], moment: datetime, most: int
) -> tuple[Sequence[Occurrence], Sequence[Occurrence]]:
    """Return the at most so many dates that begin with the last one over, and the others."""
    over = sum(date.over <= moment for date in dates)
    first = max(0, min(over - 1, len(dates) - most))
    return dates[first : first + most], [*dates[:first], *dates[first + most :]]
