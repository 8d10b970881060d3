"""The records of the site, and the only list of their fields.

Names are schema.org's and iCalendar's. Every record is frozen and knows nothing of
files, HTML or Pelican. All input is text (see `source`).
"""

from yorisoi.models.brand import Brand, Palette
from yorisoi.models.event import (
    STATUS_WORDS,
    DateEntry,
    Event,
    EventPlace,
    EventStatus,
    Repeat,
)
from yorisoi.models.fields import Fact
from yorisoi.models.hours import Closure, Closures, Opening, OpeningHours, Range, Timetable
from yorisoi.models.page import PageMeta
from yorisoi.models.record import Record, names, parts
from yorisoi.models.service import (
    ContactKind,
    ContactPoint,
    Exit,
    Figure,
    Hotline,
    Hotlines,
    Names,
    Notice,
    OpenData,
    Organization,
    Partner,
    Place,
    ResultRow,
    Results,
    Security,
    Service,
)

# What a file holds, by the name of its schema.
IN_FILES: dict[str, type[Record]] = {
    "event": Event,
    "service": Service,
    "hotlines": Hotlines,
    "brand": Brand,
    "page": PageMeta,
}

__all__ = [
    "IN_FILES",
    "STATUS_WORDS",
    "Brand",
    "Closure",
    "Closures",
    "ContactKind",
    "ContactPoint",
    "DateEntry",
    "Event",
    "EventPlace",
    "EventStatus",
    "Exit",
    "Fact",
    "Figure",
    "Hotline",
    "Hotlines",
    "Names",
    "Notice",
    "OpenData",
    "Opening",
    "OpeningHours",
    "Organization",
    "PageMeta",
    "Palette",
    "Partner",
    "Place",
    "Range",
    "Record",
    "Repeat",
    "ResultRow",
    "Results",
    "Security",
    "Service",
    "Timetable",
    "names",
    "parts",
]
