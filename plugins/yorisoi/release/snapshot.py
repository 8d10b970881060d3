"""What the content states at one moment: every field of its records, in the words of the models.

A build keeps one as JSON beside its site, and `changes` compares two of them. The look of the
site (`brand`) is not in it: there is nothing to read against a source.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from yorisoi.models import STATUS_WORDS, ApplyTo, DateEntry, Event, Record, bare, parts
from yorisoi.models.event_times import UNDECIDED
from yorisoi.models.year_spans import YearSpan
from yorisoi.schedule.occurrence import Occurrence, by_event
from yorisoi.schedule.wording import clock, jday
from yorisoi.site import PageSource, Site

VERSION: Final = 2

# Fields that name an entry of the service's data, and the section of that entry.
REFERENCES = {"hours": "hours", "place": "places", "contact": "contacts", "apply": "contacts"}

# What visitors are not told.
NOT_PUBLISHED = frozenset(
    {
        "source",
        "confirmed",
        "question",
        "blocking",
        "updated",
        "publish_from",
        "publish_until",
        "avoided_in_titles",
    }
)
DATE_WORDS = {**STATUS_WORDS, "scheduled": "", "moved": "日程変更"}
# What each line of an event's 日時 says already.
IN_DATE_LINES = frozenset({"date", "start", "end", "until", "status", "note", "moved_from"})


@dataclass(frozen=True)
class Entry:
    """One record: its section, its name, and the lines of each field under the field's title."""

    section: str
    title: str
    fields: dict[str, list[str]]


@dataclass(frozen=True)
class Snapshot:
    """All entries by a key that stays; `events` are the ids of all events, shown or not.

    `days` are the days and moments that an entry states (RFC 3339); builds of earlier releases
    kept none.
    """

    version: Literal[2]
    made: AwareDatetime
    events: list[str]
    entries: dict[str, Entry]
    days: dict[str, list[str]] | None = None


_JSON = TypeAdapter(Snapshot)


def published(site: Site, moment: datetime) -> Snapshot:
    """Return what the site tells its visitors at `moment`."""
    pages = [page for page in site.pages.values() if page.is_published]
    return _Content(site, NOT_PUBLISHED).snapshot(moment, site.public(moment), pages)


def everything(site: Site, moment: datetime) -> Snapshot:
    """Return all that the content says: sources, drafts and what is not shown now included."""
    pages = list(site.pages.values())
    return _Content(site, frozenset()).snapshot(moment, site.occurrences, pages)


def write(snapshot: Snapshot, file: Path) -> None:
    """Write a snapshot as JSON."""
    file.write_bytes(_JSON.dump_json(snapshot))


def read(file: Path) -> Snapshot | None:
    """Return the snapshot in a file, or None where it is spoilt or of another version."""
    try:
        return _JSON.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def titles(record: Record) -> dict[str, str]:
    """Return what staff call each field of a record."""
    return {name: str(field.title) for name, field in type(record).model_fields.items()}


def moment_in_words(moment: datetime) -> str:
    """Return 2026年12月10日（木） 10:30."""
    return f"{jday(moment)} {clock(moment)}"


@dataclass(frozen=True)
class _Content:
    """The content, and the names of the fields that are left out."""

    site: Site
    left_out: frozenset[str]

    def snapshot(
        self, moment: datetime, occurrences: Sequence[Occurrence], pages: Sequence[PageSource]
    ) -> Snapshot:
        days = {
            f"service/{name}": self._days(getattr(self.site.service, name))
            for name in type(self.site.service).model_fields
        }
        entries = dict(self._data("service", self.site.service))
        entries |= self._data("hotlines", self.site.hotlines, "ほかの窓口")
        entries |= self._data("search", self.site.search, "さがす言葉")
        for event_id, dates in by_event(occurrences).items():
            fields = {"日時": [_date_line(date) for date in dates]} | self._fields(dates[0].event)
            called = self.site.service.names.event
            entries[f"events/{event_id}"] = Entry(called, dates[0].event.title, fields)
            held = tuple((one.start, one.end, one.moved_from) for one in dates)
            days[f"events/{event_id}"] = self._days((held, dates[0].event))
        for page in pages:
            text = [line for line in page.body.splitlines() if line.strip()]
            fields = self._fields(page.meta) | {"本文": text}
            entries[page.path] = Entry("ページの文章", bare(page.meta.title), fields)
        entries |= dict(self._translations())
        ids = sorted(event.id for event in self.site.events)
        known = {key: sorted(found) for key, found in days.items() if found}
        return Snapshot(VERSION, moment, ids, entries, known)

    def _days(self, value: object) -> set[str]:
        """Return each day and moment that a value states, and the day of each moment."""
        match value:
            case datetime():
                return {value.isoformat(), value.date().isoformat()}
            case date():
                return {value.isoformat()}
        left_out = self.left_out if isinstance(value, Record) else ()
        held = (part for name, part in parts(value) if name not in left_out)
        return set[str]().union(*map(self._days, held))

    def _data(self, file: str, data: Record, section: str = "") -> Iterator[tuple[str, Entry]]:
        """Yield the entries of a file: a record each; of a mapping, each of its records."""
        for name, label in titles(data).items():
            value = getattr(data, name)
            if name in self.left_out or value in (None, ()):
                continue
            records = value if isinstance(value, Mapping) else {"": value}
            for key, record in records.items():
                title = getattr(record, "label", getattr(record, "name", key)) if key else label
                fields = self._fields(record) or {label: self._lines("", record)}
                yield f"{file}/{name}/{key}".rstrip("/"), Entry(section or label, title, fields)

    def _translations(self) -> Iterator[tuple[str, Entry]]:
        """Yield the data's texts in each other language, each under the text itself."""
        for key, language in self.site.languages.items():
            if language.texts:
                fields = {text: [given] for text, given in language.texts.items()}
                yield f"texts/{key}", Entry("データの言葉の訳", language.name, fields)

    def _fields(self, record: object) -> dict[str, list[str]]:
        """Return the lines of every field of a record that says something, by its title."""
        if not isinstance(record, Record):
            return {}
        left_out = self.left_out
        if isinstance(record, Event | DateEntry):
            left_out |= IN_DATE_LINES
        lines = {
            title: self._lines(name, getattr(record, name))
            for name, title in titles(record).items()
            if name not in left_out
        }
        return {title: texts for title, texts in lines.items() if texts}

    def _lines(self, name: str, value: object) -> list[str]:
        """Return what the field `name` says, as lines to be read aloud."""
        match value:
            case None | ():
                return []
            case Record():
                fields = self._fields(value).items()
                return [f"{title} {text}" for title, texts in fields for text in texts]
            case tuple() if not isinstance(value, YearSpan):
                return [line for part in value if (line := "、".join(self._lines(name, part)))]
            case str() | ApplyTo(kind="contact") if name in REFERENCES:
                return [self._reference(REFERENCES[name], str(value))]
            case _:
                return [line for line in _text(value).splitlines() if line]

    def _reference(self, section: str, key: str) -> str:
        """Return the name of an entry with its key; a text that is no key stays as it is."""
        entry = getattr(self.site.service, section).get(key)
        name = getattr(entry, "label", getattr(entry, "name", ""))
        return f"{name}（{key}）" if name else key


def _text(value: object) -> str:
    match value:
        case Mapping():
            return "\n".join(f"{key} {part or ''}" for key, part in value.items())
        case bool():
            return "はい" if value else "いいえ"
        case datetime():
            return moment_in_words(value)
        case date():
            return jday(value)
        case time():
            return clock(value)
        case _:
            return str(value)


def _date_line(occurrence: Occurrence) -> str:
    """Return 2026年12月10日（木） 10:30〜11:30 with the state and a note."""
    day, end = occurrence.day, ""
    start = moment_in_words(occurrence.start) if occurrence.timed else f"{jday(day)} {UNDECIDED}"
    if occurrence.end:
        is_same_day = occurrence.end.date() == day
        end = clock(occurrence.end) if is_same_day else moment_in_words(occurrence.end)
    state = DATE_WORDS.get(occurrence.status, "")
    moved = f"もとは {jday(occurrence.moved_from)}" if occurrence.moved_from else ""
    return " ".join(filter(None, (f"{start}〜{end}", state, moved, occurrence.note)))
