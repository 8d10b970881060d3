"""What is wrong or unlikely about the days of an event: their order, and on the day of a build.

What cannot be meant is a fault. What may be meant is told while it is new, and only then: see
`today`.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yorisoi.clock import as_written, end_of, start_of
from yorisoi.faults import Fault, Position, fault, notice
from yorisoi.loading.findings import PositionOf
from yorisoi.loading.today import Today
from yorisoi.loading.years import day_of_name
from yorisoi.models import DateEntry, Event, Service, Where
from yorisoi.models.event_times import Before, ForAll
from yorisoi.models.parsers import Clock
from yorisoi.schedule.intervals import Interval
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.opening_hours import covers, hours_on
from yorisoi.schedule.spans import binding_hours

UNLIKELY = timedelta(days=2 * 366)  # from the build's day
YEAR, HALF_A_YEAR, NEAR = timedelta(days=365), timedelta(days=183), timedelta(days=14)
MINUTE = timedelta(minutes=1)
NIGHT_BEGINS, NIGHT_ENDS, HALF_DAY = 22, 6, 12  # hours
CLOSURES, DATA = "service/closures", "data/service.yaml"
HELD = ("scheduled", "full", "moved")
MOST_NAMED = 3  # days that a sentence lists


def some_of(days: Sequence[date]) -> str:
    """Return the first of some days in words: 2027-03-22・2027-05-05."""
    return "・".join(map(str, days[:MOST_NAMED])) + "など" * (len(days) > MOST_NAMED)


@dataclass(frozen=True)
class EventDays:
    """An event with its dates, the file it stands in, and where its values stand there.

    `alone` says that the file holds no other event, so that its name is this one's.
    """

    event: Event
    dates: Sequence[Occurrence]
    file: str
    position: PositionOf
    alone: bool

    def is_settled(self, today: Today | None) -> bool:
        """Return whether all of it is over and was published: nobody need mend it any more."""
        return today is not None and all(
            held.last_day < today.day and not self._is_new(held.day, today) for held in self.dates
        )

    def faults(self, today: Today | None) -> Iterator[Fault]:
        """Yield what cannot be meant."""
        if self.is_settled(today):
            return
        yield from self._deadlines()
        yield from self._name()

    def notices(self, service: Service, today: Today | None) -> Iterator[Fault]:
        """Yield what may be meant, and was not published yet."""
        if (
            today is None
            or not self.dates
            or (self.event.status == "postponed" and not self.event.moved_from)
        ):
            return
        yield from self._beside(today)
        for where, first, last in _stated(self.event):
            if not self._is_new(first, today):
                continue
            if last < today.day and not self._is_kept(first, today):
                yield notice(self.position(*where), "day_past", value=last)
            elif last > today.day + UNLIKELY:
                yield notice(self.position(*where), "day_far", value=last)
        coming = [one for one in self.dates if one.last_day >= today.day and one.status in HELD]
        if any(self._is_new(held.day, today) for held in coming):
            yield from self._name_of_other_day()
            yield from self._never_shown(max(held.last_day for held in coming), today)
        yield from self._at_night([one.start for one in coming if self._is_new(one.start, today)])
        yield from self._closed(coming, service, today)

    def _beside(self, today: Today) -> Iterator[Fault]:
        """Yield what is unlikely of its other days: of changes, of publishing, of moving."""
        event = self.event
        if event.updated and event.updated > today.latest:
            place = self.position("updated")
            yield notice(place, "made_later", field="updated", value=event.updated)
        for name in ("publish_from", "publish_until", "moved_from"):
            day = getattr(event, name)
            if day and day > today.day + UNLIKELY and self._is_new(self.dates[0].day, today):
                yield notice(self.position(name), "day_far", value=day)

    def _never_shown(self, last: date, today: Today) -> Iterator[Fault]:
        """Tell of days of publishing that leave none from this day to its last one."""
        since, until = self.event.publish_from, self.event.publish_until
        if max(since or today.day, today.day) > min(until or last, last):
            place = self.position("publish_from" if since and since > last else "publish_until")
            yield notice(place, "never_shown", day=last)

    def _is_new(self, when: date | datetime, today: Today) -> bool:
        return today.is_new(f"events/{self.event.id}", when, self.file)

    def _is_kept(self, day: date, today: Today) -> bool:
        """Return whether a past day is kept on purpose, where no record says what was published.

        The file's name repeats it, and it is no slip of last year's number for a day that is near.
        """
        with suppress(ValueError):
            if today.has_record or not self.alone or day != day_of_name(self.file):
                return False
            return not -NEAR <= day + YEAR - today.day <= HALF_A_YEAR
        return False

    def _deadlines(self) -> Iterator[Fault]:
        """Yield deadlines and beginnings of the applications that come too late."""
        held = [one for one in self.dates if one.status in HELD]
        if not held:
            return
        last = max(held, key=lambda one: one.last_day)
        for name, code in (("deadline", "deadline_after_day"), ("apply_from", "opens_after_day")):
            if _is_after(getattr(self.event, name), last):
                yield self._late((name,), code, getattr(self.event, name), last)
        of_day = {one.day: one for one in held}
        for number, entry in enumerate(self.event.dates):
            one = of_day.get(entry.date)
            if one and _is_after(entry.deadline, one):
                where = ("dates", number, "deadline")
                yield self._late(where, "deadline_after_day", entry.deadline, one)
        limits = [(one.opens, one.deadline) for one in held if one.opens and one.deadline]
        if limits and all(end_of(closes) <= start_of(opens) for opens, closes in limits):
            opens, closes = limits[0]
            place = self.position("deadline" if self.event.deadline else "apply_from")
            values = {"value": as_written(closes), "opens": as_written(opens)}
            yield fault(place, "deadline_before_opening", **values)

    def _late(self, where: Where, code: str, value: object, held: Occurrence) -> Fault:
        return fault(self.position(*where), code, value=as_written(value), day=held.last_day)

    def _name(self) -> Iterator[Fault]:
        """Yield what is wrong with the day in the file's name: none, or a former year's date.

        Someone copied the file of last year, and gave the new day to its name alone.
        """
        try:
            named = self._other_day_named()
        except ValueError:
            day = self.file.removeprefix("events/")[:10]
            yield fault(Position(self.file), "file_without_day", value=day)
            return
        for where, first, _ in _stated(self.event) if named else ():
            if named and _is_of_former_year(first, named):
                place = self.position(*(("date",) if self.event.date else where))
                yield fault(place, "file_of_other_year", value=first, expected=named)

    def _name_of_other_day(self) -> Iterator[Fault]:
        """Tell of a name with another day; the same day of a former year is a fault."""
        with suppress(ValueError):
            where, first, _ = next(_stated(self.event))
            named = self._other_day_named()
            if named and not _is_of_former_year(first, named):
                place = self.position(*(("date",) if self.event.date else where))
                yield notice(place, "file_of_other_day", value=first, expected=named)

    def _other_day_named(self) -> date | None:
        """Return the day in the file's name where it is none of the event's, moved ones included.

        Raises ValueError where no month has that day.
        """
        named = day_of_name(self.file) if self.alone else None
        moved = {self.event.moved_from, *(entry.moved_from for entry in self.event.dates)}
        days = _stated(self.event)
        if named is None or named in moved or any(a <= named <= b for _, a, b in days):
            return None
        return named

    def _at_night(self, starts: Sequence[datetime]) -> Iterator[Fault]:
        """Yield what is likely a slip of 午前 and 午後, where one of `starts` comes of it."""
        times = {start.time() for start in starts}
        for where, start in self._starts():
            is_night = isinstance(start, time) and not NIGHT_ENDS <= start.hour < NIGHT_BEGINS
            if isinstance(start, time) and is_night and start in times:
                other = start.replace(hour=(start.hour + HALF_DAY) % (2 * HALF_DAY))
                values = {"value": f"{start:%H:%M}", "line": f"start: {other:%H:%M}"}
                yield notice(self.position(*where), "start_at_night", **values)

    def _starts(self) -> Iterator[tuple[Where, time | str | None]]:
        entries = enumerate(self.event.dates)
        records: list[tuple[Where, Event | DateEntry]] = [((), self.event)]
        records += ((("dates", number), entry) for number, entry in entries)
        for where, record in records:
            yield (*where, "start"), record.start
            for number, session in enumerate(record.sessions):
                yield (*where, "sessions", number, "start"), session.start

    def _closed(
        self, dates: Sequence[Occurrence], service: Service, today: Today
    ) -> Iterator[Fault]:
        """Yield the first date at which its place is closed; a span passes over such days."""
        places = {entry.date: ("dates", number) for number, entry in enumerate(self.event.dates)}
        for held in dates:
            if not (self._is_new(held.day, today) or _is_newly_closed(held.day, service, today)):
                continue
            key = binding_hours(self.event, service, held.place)
            hours = hours_on(service, key, held.day) if key and not held.daily else None
            if hours and not hours.intervals:
                place = self.position(*places.get(held.day, ("date",)))
                reason = hours.reason or "休みの曜日"
                yield notice(place, "on_closing_day", value=held.day, reason=reason)
                return
            at_night = not NIGHT_ENDS <= held.start.hour < NIGHT_BEGINS  # told above
            if hours and held.timed and not at_night and not _is_within(held, hours.intervals):
                place = self.position(*places.get(held.day, ()), "start")
                values = {"value": f"{held.start:%H:%M}", "day": held.day}
                yield notice(place, "outside_hours", **values, hours=_shown(hours.intervals))
                return


def _shown(intervals: Sequence[Interval]) -> str:
    return "・".join(f"{Clock(one.start)}〜{Clock(one.end)}" for one in intervals)


def _is_within(held: Occurrence, opened: Sequence[Interval]) -> bool:
    """Return whether a date begins after a day's first opening, and ends by its last closing."""
    midnight = start_of(held.day)
    return (
        midnight + opened[0].start * MINUTE <= held.start
        and (held.end or held.start) <= midnight + opened[-1].end * MINUTE
    )


def _is_of_former_year(day: date, named: date) -> bool:
    return day < named and (day.month, day.day) == (named.month, named.day)


def _is_newly_closed(day: date, service: Service, today: Today) -> bool:
    """Return whether a closure on a day may not have been published yet."""
    return any(
        one.begins and covers(one, day) and today.is_new(CLOSURES, one.begins.date(), DATA)
        for one in service.closures.days
    )


def _stated(event: Event) -> Iterator[tuple[Where, date, date]]:
    """Yield each day or span that was written down: where, its first and its last day."""
    if event.repeat and event.date:
        yield ("repeat", "until"), event.date, event.repeat.until
    elif event.date:
        yield ("until",) if event.until else ("date",), event.date, event.until or event.date
    for number, entry in enumerate(event.dates):
        yield ("dates", number, "date"), entry.date, entry.until or entry.date


def _is_after(when: object, held: Occurrence) -> bool:
    """Return whether a day or moment comes when a date is over; one with a rule never does."""
    when = when.until if isinstance(when, ForAll) else when
    if isinstance(when, Before) or not isinstance(when, date):
        return False
    if isinstance(when, datetime):
        return start_of(when) > (held.end or end_of(held.last_day))
    return when > held.last_day
