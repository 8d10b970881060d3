"""What a build states, kept beside it: every number, hour, address and event, with its day.

The record is taken from the validated data, not from the pages, and is written in the
words that staff read, so that two of them can be laid side by side (see `report`).
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from yorisoi.faults import Fault, Position, fault
from yorisoi.models import (
    Closure,
    Event,
    EventPlace,
    Hotlines,
    OpeningHours,
    Record,
    ResultRow,
    Results,
)
from yorisoi.models.labels import SECTIONS, STATUSES, WORDS
from yorisoi.rendering.filters import jday, jtime, weekdays
from yorisoi.schedule.occurrences import Occurrence, by_event
from yorisoi.site import PageSource, Site

VERSION = 1
LARGEST_LOSS = 5  # one part of so many

# The section that a field of this name names an entry of.
REFERENCES = {"hours": "hours", "place": "places", "contact": "contacts", "apply": "contacts"}

# What visitors are not told, and what `dates` says in one line.
UNTOLD = {"source", "confirmed", "question", "blocking", "updated", "publish_from", "publish_until"}
TOLD_AS_DATES = UNTOLD | {
    "id",
    "date",
    "dates",
    "repeat",
    "start",
    "end",
    "status",
    "note",
    "moved_from",
}


@dataclass(frozen=True)
class Entry:
    """One thing that is stated: its section, its name, and the lines of each of its fields."""

    section: str
    title: str
    fields: Mapping[str, list[str]]


@dataclass(frozen=True)
class Statement:
    """All that one build states, and the moment it was made.

    `events` are those that have a file, shown or not: one whose last day of showing has
    come is not lost.
    """

    made: str
    events: list[str]
    facts: Mapping[str, Entry]


def statement(site: Site, moment: datetime) -> Statement:
    """Return what a build of `site` at `moment` states."""
    facts = dict(_service(site)) | dict(_hotlines(site.hotlines))
    for event_id, occurrences in by_event(site.public(moment)).items():
        event = occurrences[0].event
        facts[f"events/{event_id}"] = Entry("events", event.title, _event(site, event, occurrences))
    for page in site.pages.values():
        if page.meta.status == "published":
            facts[f"pages/{page.address}"] = Entry("pages", page.meta.title, _page(page))
    events = sorted(each.id for each in site.events)
    return Statement(moment.isoformat(), events, facts)


def write(stated: Statement) -> str:
    """Return the statement as JSON."""
    return json.dumps({"version": VERSION} | vars(stated), default=vars, ensure_ascii=False)


def read(text: str) -> Statement | None:
    """Return the statement of a JSON text, or None where another version wrote it."""
    data = json.loads(text)
    if data.pop("version") != VERSION:
        return None
    facts = {key: Entry(**entry) for key, entry in data["facts"].items()}
    return Statement(data["made"], data["events"], facts)


def said(made: str) -> str:
    """Return the moment of a statement as people read it: 2026年12月10日（木） 10:30."""
    return _moment(datetime.fromisoformat(made))


def _moment(moment: datetime) -> str:
    return f"{jday(moment)} {jtime(moment)}"


def lost_events(before: Statement, after: Statement) -> list[Fault]:
    """Return a fault where a build has no events any more: a folder may be missing."""
    if not before.events or after.events:
        return []
    place, count = Position("events"), len(before.events)
    return [fault(place, "events_lost", before=count)]


def lost_pages(before: Collection[str], after: Collection[str]) -> list[Fault]:
    """Return a fault where a build lost more than a fifth of the pages that the last one had."""
    if (len(before) - len(after)) * LARGEST_LOSS <= len(before):
        return []
    lost = sorted({*before} - {*after})
    names = "、".join(lost[:5]) + ("、ほか" if len(lost) > 5 else "")  # noqa: PLR2004
    counts = {"before": len(before), "after": len(after)}
    return [fault(Position("pages"), "pages_lost", names=names, **counts)]


def _service(site: Site) -> Iterator[tuple[str, Entry]]:
    for section, value in vars(site.service).items():
        if isinstance(value, Record):
            yield section, Entry(section, SECTIONS[section], _fields(site, value))
        elif isinstance(value, Mapping):
            for key, each in value.items():
                yield f"{section}/{key}", Entry(section, _title(each, key), _fields(site, each))
        elif section in SECTIONS and value:
            lines = [_line(site, each) for each in value]
            yield section, Entry(section, SECTIONS[section], {SECTIONS[section]: lines})


def _hotlines(hotlines: Hotlines) -> Iterator[tuple[str, Entry]]:
    yield "hotlines", Entry("hotlines", "一覧のそばの言葉", {WORDS["note"]: [hotlines.note]})
    for key, each in hotlines.lines.items():
        yield f"hotlines/{key}", Entry("hotlines", each.label, _fields(None, each))


def _title(record: Record, key: str) -> str:
    return str(getattr(record, "label", None) or getattr(record, "name", key))


def _fields(site: Site | None, record: Record, without: set[str] = UNTOLD) -> dict[str, list[str]]:
    """Return the lines of every field that says something, under the words for staff."""
    fields = {}
    for name, value in vars(record).items():
        if value is not None and name not in without and (lines := _lines(site, name, value)):
            fields[WORDS.get(name, name)] = lines
    if isinstance(record, OpeningHours):
        del fields[WORDS["days"]]
        fields["曜日"] = [f"毎週 {weekdays(record.days)}"]
        fields[WORDS["hours"]] = [f"{fields.pop(WORDS['start'])[0]}〜{fields.pop(WORDS['end'])[0]}"]
    if isinstance(record, Results):
        fields["合計"] = [f"{record.total}{record.unit}（新規 {record.new}{record.unit}）"]
    return fields


def _lines(site: Site | None, name: str, value: object) -> list[str]:
    if isinstance(value, tuple):
        return [_line(site, each) for each in value]
    if isinstance(value, str):
        return [_reference(site, name, value) or each for each in value.splitlines() if each]
    return [_line(site, value)]


def _line(site: Site | None, value: object) -> str:
    """Return one value in the words of a page."""
    match value:
        case bool():
            line = "はい" if value else "いいえ"
        case datetime():
            line = _moment(value)
        case date():
            line = jday(value)
        case time():
            line = jtime(value)
        case Closure():
            line = f"{jday(value.start)}〜{jday(value.end)} {value.reason}"
        case ResultRow():
            line = f"{value.label} {value.count}（新規 {value.new}）"
        case Record():
            line = "、".join(each for lines in _fields(site, value).values() for each in lines)
        case _:
            line = str(value)
    return line


def _reference(site: Site | None, name: str, key: str) -> str | None:
    """Return what a field that names another entry shows, with its key; None for other texts."""
    if site is None or name not in REFERENCES:
        return None
    section: Mapping[str, Record] = getattr(site.service, REFERENCES[name])
    return f"{_title(section[key], key)}（{key}）"


def _event(site: Site, event: Event, occurrences: list[Occurrence]) -> dict[str, list[str]]:
    fields = {"日時": [_when(each) for each in occurrences]}
    fields |= _fields(site, event, TOLD_AS_DATES)
    if isinstance(event.place, EventPlace):
        fields[WORDS["place"]] = [event.place.name, event.place.address]
    return fields | {"アドレス": [f"/workshops/{event.id}/"]}


def _when(occurrence: Occurrence) -> str:
    """Return 2026年12月10日（木） 10:30〜11:30 with the state and a note."""
    start = _moment(occurrence.start)
    end = f"〜{jtime(occurrence.end)}" if occurrence.end else "〜"
    moved = f"もとは {jday(occurrence.moved_from)}" if occurrence.moved_from else ""
    words = (STATUSES[occurrence.status], moved, occurrence.note or "")
    return " ".join([f"{start}{end}", *filter(None, words)])


def _page(page: PageSource) -> dict[str, list[str]]:
    meta = page.meta
    return {
        "題名": [meta.title],
        "メニューの言葉": [meta.menu or meta.title],
        "説明": [meta.description],
        "アドレス": [f"/{page.address}"],
        "本文": [line for line in page.body.splitlines() if line.strip()],
    }
