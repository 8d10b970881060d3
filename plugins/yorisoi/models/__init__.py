"""The records of the site, and the only list of their fields.

Names are schema.org's and iCalendar's. Every record is frozen and knows nothing of
files, HTML or Pelican. All input is text, as `loading.yaml_text` reads it.
"""

from yorisoi.models.admission import Capacity, Fee
from yorisoi.models.answer import Answer, Policy
from yorisoi.models.application import ApplyTo, OtherContact
from yorisoi.models.brand import Brand, Palette
from yorisoi.models.closures import Closure, Closures, Opening, Special
from yorisoi.models.contact_point import ContactKind, ContactPoint
from yorisoi.models.event import Event
from yorisoi.models.event_dates import STATUS_WORDS, DateEntry, EventStatus, Session
from yorisoi.models.fields import Fact, facts_within
from yorisoi.models.hotlines import Hotline, Hotlines
from yorisoi.models.language import OPTIONAL_WORDS, OWN, RUBY, Language, bare, kana
from yorisoi.models.open_data import EVENT_COLUMNS, LICENCES, OpenData
from yorisoi.models.organizations import Organization, Partner, Place
from yorisoi.models.page import PageMeta
from yorisoi.models.plain_words import PlainWords
from yorisoi.models.record import Record, Where, names, parts
from yorisoi.models.repeat import Repeat
from yorisoi.models.results import Figure, ResultRow, Results
from yorisoi.models.search import Search
from yorisoi.models.service import Exit, Names, Notice, Security, Service
from yorisoi.models.timetables import OpeningHours, Range, Timetable
from yorisoi.models.venue import EventPlace, OnlinePlace, PlaceToldLater

# What a file holds, by the name of its schema.
IN_FILES: dict[str, type[Record]] = {
    "event": Event,
    "service": Service,
    "hotlines": Hotlines,
    "search": Search,
    "brand": Brand,
    "plain_words": PlainWords,
    "page": PageMeta,
}

__all__ = [
    "EVENT_COLUMNS",
    "IN_FILES",
    "LICENCES",
    "OPTIONAL_WORDS",
    "OWN",
    "RUBY",
    "STATUS_WORDS",
    "Answer",
    "ApplyTo",
    "Brand",
    "Capacity",
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
    "Fee",
    "Figure",
    "Hotline",
    "Hotlines",
    "Language",
    "Names",
    "Notice",
    "OnlinePlace",
    "OpenData",
    "Opening",
    "OpeningHours",
    "Organization",
    "OtherContact",
    "PageMeta",
    "Palette",
    "Partner",
    "Place",
    "PlaceToldLater",
    "PlainWords",
    "Policy",
    "Range",
    "Record",
    "Repeat",
    "ResultRow",
    "Results",
    "Search",
    "Security",
    "Service",
    "Session",
    "Special",
    "Timetable",
    "Where",
    "bare",
    "facts_within",
    "kana",
    "names",
    "parts",
]
