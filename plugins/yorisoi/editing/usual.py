"""What is usual for a workshop here, and what is unusual of a day: offered by `new_event`."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from yorisoi.clock import ONE_DAY
from yorisoi.messages import say
from yorisoi.models.parsers import HOUR, MIDNIGHT, half_width
from yorisoi.schedule.intervals import Interval
from yorisoi.schedule.opening_hours import closure_reason, hours_on
from yorisoi.schedule.ways import door
from yorisoi.site import Site

FAR = 366  # days; a salon that is closed for longer has no next open day to offer
WITHOUT_YEAR = re.compile(r"([0-9]{1,2})(?:月([0-9]{1,2})日|/([0-9]{1,2})(?![0-9/]))")


def next_open_day(site: Site, first: date) -> date:
    """Return the first day from `first` on that is open and has no workshop yet."""
    busy = {occurrence.day for occurrence in site.occurrences}
    days = (first + ahead * ONE_DAY for ahead in range(FAR))
    open_days = (day for day in days if _hours(site, day))
    return next((day for day in open_days if day not in busy), first)


def doubts(site: Site, day: date, today: date) -> Iterator[str]:
    """Yield why a day may be a slip."""
    if day < today:
        yield say("day_past")
    if reason := closure_reason(site.service, door(site.service), day):
        yield say("day_closed", reason=reason)
    elif not _hours(site, day):
        yield say("day_weekday")


def _hours(site: Site, day: date) -> tuple[Interval, ...]:
    """Return when the door is open on a day."""
    return hours_on(site.service, door(site.service), day).intervals


def usual_times(site: Site) -> tuple[time, time]:
    """Return start and end as most workshops have them; with none yet, the hours of the door."""
    times = Counter(
        (event.start, event.end.clock)
        for event in site.events
        if isinstance(event.start, time) and event.end and not (event.end.days or event.end.day)
    )
    for usual, _ in times.most_common(1):
        return usual
    hours = site.service.hours[door(site.service)].spans[0]
    return _time(hours.start), _time(hours.end)


def _time(minute: int) -> time:
    """Return a time of day; a workshop ends before midnight."""
    return time(*divmod(min(minute, MIDNIGHT - 1), HOUR))


def with_year(text: str, first: date) -> str:
    """Return a text that begins with 12月10日 or 12/10 with the year of the first such day.

    `first` is the earliest day that may be meant. What begins otherwise stays as it is.
    """
    plain = half_width(text)
    found = WITHOUT_YEAR.match(plain)
    if not found:
        return text
    month, day = int(found[1]), int(found[2] or found[3])
    year = first.year + ((month, day) < (first.month, first.day))
    return f"{year}年{month}月{day}日{plain[found.end() :]}"
