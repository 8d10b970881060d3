"""A workshop or another gathering (schema.org Event), as its file says it."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from yorisoi.models.fields import Count, Day, Deadline, Key, Record, Text, Time, Weekdays, refusal


class EventPlace(Record):
    """A place that is not an entry of the data."""

    name: Text
    address: Text


# `full` is schema.org's scheduled with nothing left to offer; the others are its words.
EventStatus = Literal["scheduled", "full", "cancelled", "postponed"]


class DateEntry(Record):
    """One date of a series, with what is different on it."""

    date: Day
    start: Time | None = None
    end: Time | None = None
    status: EventStatus | None = None
    note: Text | None = None
    moved_from: Day | None = None


class Repeat(Record):
    """Every week from the event's date to a last day; holidays and closures are left out."""

    every: Literal["week"]
    weekday: Weekdays
    until: Day
    exceptions: tuple[Day, ...] = Field(default=(), alias="except")


def _as_entry(value: object) -> object:
    return {"date": value} if isinstance(value, str) else value


class Event(Record):
    """A workshop or another gathering, on one date or several (schema.org Event)."""

    id: Key
    title: Text
    date: Day | None = None
    dates: tuple[Annotated[DateEntry, BeforeValidator(_as_entry)], ...] = ()
    repeat: Repeat | None = None
    start: Time
    end: Time | None = None
    status: EventStatus = "scheduled"
    note: Text | None = None
    moved_from: Day | None = None
    place: Annotated[
        Annotated[Key, Tag("key")] | Annotated[EventPlace, Tag("address")],
        Discriminator(lambda value: "key" if isinstance(value, str) else "address"),
    ] = "salon"
    audience: Text | None = None
    capacity: Count | None = None
    fee: Text | None = None
    childcare: Text | None = None
    bring: Text | None = None
    language: Text | None = None
    accessibility: Text | None = None
    apply: Key = "workshop"
    deadline: Deadline | None = None
    summary: Text | None = None
    description: Text | None = None
    image: Text | None = None
    image_alt: Text | None = None
    publish_from: Day | None = None
    publish_until: Day | None = None
    updated: Day | None = None

    def is_public(self, today: Day) -> bool:
        """Return whether it may be shown on `today`."""
        return (self.publish_from or today) <= today <= (self.publish_until or today)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.repeat and (not self.date or self.repeat.until < self.date):
            raise refusal("repeat_without_first_day")
        if not self.repeat and bool(self.date) == bool(self.dates):
            raise refusal("one_of_date")
        for entry in self.dates or (None,):
            start = (entry and entry.start) or self.start
            end = (entry and entry.end) or self.end
            if end and end <= start:
                raise refusal("end_before_start")
        if self.image and not self.image_alt:
            raise refusal("alt_missing")
        if self.publish_from and self.publish_until and self.publish_until < self.publish_from:
            raise refusal("days_backwards")
        return self
