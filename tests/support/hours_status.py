"""What the page's script must work out: whether somebody is there, until when, and when next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yorisoi.clock import ONE_DAY, TOKYO, start_of
from yorisoi.models import Timetable
from yorisoi.schedule.intervals import Interval
from yorisoi.schedule.opening_hours import Exceptions, day_hours

MOST_JOINED = 4  # intervals that follow one another without a gap; what has more never closes
LONGEST_SEARCH = 60  # days; longer closures than this have no next opening to promise


@dataclass(frozen=True)
class Status:
    """Whether someone is there at a moment, until when, and when next.

    `until` is None where it does not close for days, `opens` where no opening is near.
    """

    is_open: bool
    sure: bool = True
    until: datetime | None = None
    last_entry: datetime | None = None
    opens: datetime | None = None
    opens_surely: bool = True


def status(timetable: Timetable, above: Exceptions, moment: datetime) -> Status:
    """Return whether a timetable is open at `moment`; a minute is the shortest time it knows."""
    here = moment.astimezone(TOKYO)
    today = here.date()
    for day, one in _around(timetable, above, here):
        if here < at(day, one.closes):
            last = at(day, one.last_entry) if one.last_entry else None
            end = at(day, one.end) if one.last_entry else _end(timetable, above, at(day, one.end))
            return Status(is_open=True, until=end, last_entry=last)
    hours = day_hours(timetable, above, today)
    opens, surely = _opens(timetable, above, here)
    unsure = not hours.sure and here < at(today, max(one.closes for one in hours.intervals))
    return Status(is_open=False, sure=not unsure, opens=opens, opens_surely=surely)


def _around(
    timetable: Timetable, above: Exceptions, here: datetime
) -> Iterator[tuple[date, Interval]]:
    """Yield the intervals that a moment lies in, with their day; a night is of the day before."""
    for day in (here.date() - ONE_DAY, here.date()):
        hours = day_hours(timetable, above, day)
        for one in hours.intervals if hours.sure else ():
            if at(day, one.start) <= here < at(day, one.end):
                yield day, one


def at(day: date, minute: int) -> datetime:
    """Return the moment of a minute counted from the midnight that `day` begins with."""
    return start_of(day) + timedelta(minutes=minute)


def _end(timetable: Timetable, above: Exceptions, end: datetime) -> datetime | None:
    """Return when nobody is there any more: an interval may follow another; None after some."""
    for _ in range(MOST_JOINED):
        following = next(_around(timetable, above, end), None)
        if following is None:
            return end
        end = at(following[0], following[1].end)
    return None


def _opens(timetable: Timetable, above: Exceptions, here: datetime) -> tuple[datetime | None, bool]:
    """Return the next start after `here`, in the night of the day before too, and if it is sure."""
    for ahead in range(-1, LONGEST_SEARCH):
        day = here.date() + ahead * ONE_DAY
        hours = day_hours(timetable, above, day)
        for one in hours.intervals:
            if at(day, one.start) > here:
                return at(day, one.start), hours.sure
    return None, True
