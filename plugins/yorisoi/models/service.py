"""Everything that may be stated about the service, and the lines of others (schema.org names)."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from yorisoi.models.fields import (
    Count,
    Day,
    Degrees,
    Email,
    Fact,
    Https,
    Key,
    LineUrl,
    PostalCode,
    Record,
    Telephone,
    Text,
    Time,
    Truth,
    Weekdays,
    refusal,
)


class Names(Fact):
    """What the service is called, and the words it greets with."""

    name: Text
    short_name: Text
    programme: Text
    area: Text
    greeting: Text
    summary: Text
    fee: Text


class ContactPoint(Fact):
    """One way to reach someone (schema.org ContactPoint); exactly one kind of address."""

    label: Text
    action: Text
    telephone: Telephone | None = None
    email: Email | None = None
    line_url: LineUrl | None = None
    line_id: Text | None = None
    hours: Key | None = None
    cost: Text | None = None
    note: Text | None = None

    @property
    def kind(self) -> Literal["telephone", "email", "line"]:
        """What the entry dials, writes to, or opens."""
        if self.telephone:
            return "telephone"
        return "email" if self.email else "line"

    @model_validator(mode="after")
    def _has_one_address(self) -> Self:
        addresses = sum(map(bool, (self.telephone, self.email, self.line_url)))
        if addresses > 1:
            raise refusal("two_addresses")
        if not addresses and not self.question:
            raise refusal("no_address")
        return self


class Place(Fact):
    """A place by name and address (schema.org Place, PostalAddress)."""

    name: Text
    postal_code: PostalCode
    address: Text
    latitude: Degrees | None = None
    longitude: Degrees | None = None


class Organization(Fact):
    """Who stands behind the service; its address and number are entries of the data."""

    name: Text
    role: Text
    place: Key | None = None
    contact: Key | None = None


class Partner(Fact):
    """An organisation the service works with."""

    name: Text
    note: Text | None = None


class OpeningHours(Fact):
    """When something is open, week by week (schema.org OpeningHoursSpecification)."""

    label: Text
    days: Weekdays
    start: Time
    end: Time

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end <= self.start:
            raise refusal("end_before_start")
        return self


class Closure(Fact):
    """Days on which the whole service is closed, besides weekly days and holidays."""

    start: Day
    end: Day
    reason: Text

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise refusal("days_backwards")
        return self


class Closures(Fact):
    """Whether holidays are closed, and the days the staff have named."""

    holidays: Truth
    days: tuple[Closure, ...] = ()


class Figure(Fact):
    """One number of the yearly report, with its unit."""

    label: Text
    value: Count | None
    unit: Text


class ResultRow(Record):
    """How often one kind of help was given."""

    label: Text
    count: Count
    new: Count


class Results(Fact):
    """The table of what was done; sums are computed, never typed."""

    label: Text
    unit: Text
    rows: tuple[ResultRow, ...]

    @property
    def total(self) -> int:
        """All cases together."""
        return sum(row.count for row in self.rows)

    @property
    def new(self) -> int:
        """All first-time cases together."""
        return sum(row.new for row in self.rows)


class Exit(Fact):
    """Where 「このページをはなれる」 leads: a page that shows nothing personal."""

    url: Https
    label: Text


class OpenData(Fact):
    """What the municipal open-data set asks for (推奨データセット イベント一覧)."""

    municipality_code: Annotated[str, Field(pattern=r"^\d{6}$")]
    prefecture: Text
    city: Text


class Security(Fact):
    """Whom to tell of a weakness of the site, and until when that holds (RFC 9116)."""

    contact: Key
    expires: Day


class Service(Record):
    """Everything that may be stated about the service."""

    names: Names
    contacts: Mapping[Key, ContactPoint]
    hours: Mapping[Key, OpeningHours]
    closures: Closures
    places: Mapping[Key, Place]
    organizations: Mapping[Key, Organization]
    partners: tuple[Partner, ...]
    figures: Mapping[Key, Figure]
    results: Results
    exit: Exit
    open_data: OpenData
    security: Security | None = None
    avoided_in_titles: tuple[Text, ...] = ()


class Hotline(Fact):
    """A line of somebody else's, to call when the service is closed."""

    label: Text
    telephone: Telephone
    hours: Text
    always: Truth = False
    cost: Text
    note: Text | None = None
    grade: Literal["A", "B"]


class Hotlines(Record):
    """The lines, in the order in which they are shown."""

    note: Text
    lines: Mapping[Key, Hotline]
