"""The records of the site, and the only list of their fields.

Names are schema.org's and iCalendar's. Every record is frozen and knows nothing of
files, HTML or Pelican. All input is text (see `source`); a validator that refuses
raises the code of a sentence in `messages`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from yorisoi import notation


def _refusal(code: str) -> PydanticCustomError:
    return PydanticCustomError(code, "")


def _read(reader: Callable[[str], Any], usual: str = "") -> BeforeValidator:
    """Return a validator that reads text; what is not `usual` is noted in the context."""

    def read(value: object, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            raise _refusal("not_text")
        try:
            found = reader(value)
        except ValueError as error:
            raise _refusal(str(error)) from None
        if usual and info.context is not None and not re.fullmatch(usual, value):
            info.context.append((value, found))
        return found

    return BeforeValidator(read)


Text = Annotated[str, Field(min_length=1)]
Key = Annotated[str, _read(notation.read_id)]
Time = Annotated[time, _read(notation.read_time, r"\d{1,2}:\d\d")]
Day = Annotated[date, _read(notation.read_day, r"\d{4}-\d\d-\d\d")]
Deadline = Annotated[date | datetime, _read(notation.read_deadline, r"[\d-]{10}( \d{1,2}:\d\d)?")]
Weekdays = Annotated[tuple[int, ...], _read(notation.read_weekdays)]
Telephone = Annotated[str, _read(notation.read_telephone, r"[\d#-]+")]
Email = Annotated[str, _read(notation.read_email)]
PostalCode = Annotated[str, _read(notation.read_postal_code)]
Count = Annotated[int, _read(notation.read_count)]
Truth = Annotated[bool, _read(notation.read_truth)]
Https = Annotated[str, _read(notation.read_https)]
LineUrl = Annotated[str, _read(notation.read_line_url)]
Degrees = Annotated[float, _read(notation.read_coordinate)]
Colour = Annotated[str, _read(notation.read_colour)]
Drawing = Annotated[str, _read(notation.read_drawing)]


class Record(BaseModel):
    """A frozen record that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(Record):
    """What may be published: where it stands, when it was last confirmed, what is open."""

    source: Text
    confirmed: Day | None
    question: Text | None = None


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
            raise _refusal("two_addresses")
        if not addresses and not self.question:
            raise _refusal("no_address")
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
            raise _refusal("end_before_start")
        return self


class Closure(Fact):
    """Days on which the whole service is closed, besides weekly days and holidays."""

    start: Day
    end: Day
    reason: Text

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise _refusal("days_backwards")
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


class Palette(Record):
    """The colours of one theme, light or dark."""

    paper: Colour
    surface: Colour
    line: Colour
    ink: Colour
    ink_soft: Colour
    link: Colour
    accent: Colour
    on_accent: Colour
    calm: Colour
    on_calm: Colour


class Brand(Record):
    """What makes the site this service's own: mark, colours and line drawings."""

    mark: tuple[Drawing, ...]
    light: Palette
    dark: Palette
    drawings: Mapping[Key, tuple[Drawing, ...]]


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
            raise _refusal("repeat_without_first_day")
        if not self.repeat and bool(self.date) == bool(self.dates):
            raise _refusal("one_of_date")
        for entry in self.dates or (None,):
            start = (entry and entry.start) or self.start
            end = (entry and entry.end) or self.end
            if end and end <= start:
                raise _refusal("end_before_start")
        if self.image and not self.image_alt:
            raise _refusal("alt_missing")
        if self.publish_from and self.publish_until and self.publish_until < self.publish_from:
            raise _refusal("days_backwards")
        return self


class PageMeta(Record):
    """The front matter of a page."""

    title: Text
    slug: Key
    lang: Literal["ja", "ja-easy", "en"] = "ja"
    description: Text
    template: Literal["page", "front"] = "page"
    order: Count | None = None
    menu: Text | None = None
    status: Literal["published", "draft"] = "published"
    updated: Day | None = None
