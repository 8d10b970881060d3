"""Events checked against the data: whatever concerns one event alone.

Batches of files may be read in several processes: these return events and faults, without
the place of each value. Whoever needs places reads the file again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from yorisoi.faults import Fault, Told, nearest_file
from yorisoi.loading import record_texts
from yorisoi.loading.checks.contacts import with_paths
from yorisoi.loading.checks.event_checks import application_faults, event_notices
from yorisoi.loading.checks.event_days import EventDays
from yorisoi.loading.checks.text_rules import (
    HEADING,
    SAYS_NOTHING,
    Vocabulary,
    check_markdown,
    check_plain,
    files_named,
)
from yorisoi.loading.checks.typed_facts import hours_beside_event
from yorisoi.loading.checks.words_meant import IN_WORDS
from yorisoi.loading.event_files import OF_DIGITS, RESERVED_IDS, Written, written
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings
from yorisoi.loading.markdown.markup import markup
from yorisoi.loading.markdown.references import OF_EVENTS, LinkToEvent
from yorisoi.loading.today import Today
from yorisoi.models import Event, Service, Where
from yorisoi.models.application import EXTENSION, OtherContact
from yorisoi.models.parsers import clock_of
from yorisoi.schedule.days import comes_to
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.occurrences import occurrences

# What stands in messages and the guide for words that staff know
EXAMPLES = frozenset(
    ("…", "...", "会場の住所", "会場の名前", "住所", "番号", "団体の名前", "〒と住所")
)
MARKDOWN_FIELDS = ("summary", "description")


@dataclass(frozen=True)
class Checked:
    """What events are checked against: the entries of the data, and what a text may refer to."""

    service: Service
    words: Vocabulary
    with_history: frozenset[str] = frozenset()  # files whose last change is known without `updated`
    template: frozenset[str] = frozenset()  # the words of the staff's template


@dataclass(frozen=True)
class Batch:
    """What some files hold, and the faults and notices of reading them."""

    events: dict[str, list[Event]] = field(default_factory=dict)  # by the name of the file
    pictures: dict[str, frozenset[str]] = field(default_factory=dict)  # by the id of the event
    links: list[LinkToEvent] = field(default_factory=list)
    markup: dict[str, str] = field(default_factory=dict)  # by the text
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def read_events(
    root: Path, names: Iterable[str], data: Checked | None, today: Today | None
) -> Batch:
    """Return what some files below `root` hold; checked where there is data to check against."""
    batch, findings = Batch(), Findings(root, today)
    for name in names:
        batch.events[name] = [
            _checked(findings, event, data, batch) if data else event.event
            for event in written(findings, name, data.service if data else None)
        ]
    faults = [_with_meaning(told, data) if data else told for told in findings.faults]
    return replace(batch, faults=faults, notices=findings.notices)


def _with_meaning(told: Fault, data: Checked) -> Fault:
    """Return a fault; one of words with the entry of the data they mean, which no record knows."""
    meant = IN_WORDS.get(told.code)
    return meant(told.position, dict(told.values)["value"], data.service) if meant else told


def _checked(findings: Findings, written: Written, data: Checked, batch: Batch) -> Event:
    """Return an event after checking it, and add its pictures and links to the batch."""
    event, words = written.event, data.words
    _check_keys(findings, written, data)
    dates = occurrences(event, data.service)
    file, alone = written.document.path, not written.where
    days = EventDays(event, dates, file, written.position, alone)
    _check_dates(findings, written, dates)
    _check_updated(findings, written, data, dates)
    findings.faults += application_faults(event, data.service, words.contacts, written.position)
    findings.faults += days.faults(findings.today)
    findings.notices += days.notices(data.service, findings.today)
    if not days.is_settled(findings.today):
        findings.notices += event_notices(event, data.service, dates, written.position)
        # Its expressions take 40 ms, which events that are known from before do not need
        from yorisoi.loading.announcements.said_in_words import said_in_words

        today = findings.today.day if findings.today else None
        for where, text, said in said_in_words(event, data.service, dates, today):
            place = written.inside(where, text, said.offset)
            findings.note(place, said.code, **said.values)
    _check_words(findings, written, data, days)
    pictures = set()
    changes: dict[str, str] = {}
    if event.image:
        changes["image"] = composed(event.image)
        pictures.add(f"images/{changes['image']}")
    for name in MARKDOWN_FIELDS:
        text = getattr(event, name)
        if not text:
            continue
        for file, anchor, offset in files_named(text, OF_EVENTS, words):
            if file.startswith("images/"):
                pictures.add(file)
            elif file.startswith("events/"):
                position = written.inside((name,), text, offset)
                batch.links.append(LinkToEvent(position, file, anchor))
        changes[name] = with_paths(text, words.contacts)
        if not findings.faults:
            batch.markup[changes[name]] = markup(changes[name])
    batch.pictures[event.id] = frozenset(pictures)
    return event.model_copy(update=changes)


def _check_keys(findings: Findings, written: Written, data: Checked) -> None:
    event, service, words = written.event, data.service, data.words
    if RESERVED_IDS.fullmatch(event.id):
        findings.add(written.position("id"), "reserved_id", value=event.id)
    elif OF_DIGITS.match(event.id):
        findings.add(written.position("id"), "id_of_digits", value=event.id)
    places: list[tuple[Where, object]] = [(("place",), event.place)]
    places += [(("dates", at, "place"), entry.place) for at, entry in enumerate(event.dates)]
    for where, key in places:
        if isinstance(key, str):
            findings.unknown_key(written.position(*where), key, service.places, "places")
    image = composed(event.image or "")
    if image and f"images/{image}" not in words.files:
        named = re.split(r"[/\\]", image)[-1]  # without the folder that was pasted with it
        pictures = [file[7:] for file in words.files if file.startswith("images/")]
        near = named if named in pictures else nearest_file(named, pictures)
        findings.add(written.position("image"), "unknown_target", value=image, near=near)
    if event.image_alt and SAYS_NOTHING.fullmatch(event.image_alt):
        findings.add(written.position("image_alt"), "alt_says_nothing", value=event.image_alt)
    for name in ("title", "id", "image"):
        text = getattr(event, name)
        if text and (word := record_texts.avoided(text, service.avoided_in_titles)):
            findings.add(written.position(name), "avoided_word", value=word)


def _check_dates(findings: Findings, written: Written, dates: Sequence[Occurrence]) -> None:
    event = written.event
    if event.repeat and event.date and not comes_to(event.repeat, event.date, event.date):
        findings.add(written.position("date"), "repeat_on_other_weekday")
    elif not dates:
        findings.add(written.position("repeat"), "no_dates")
    first_days = [occurrence.moved_from or occurrence.day for occurrence in dates]
    days = [entry.date for entry in event.dates]
    if len({*first_days}) < len(first_days) or len({*days}) < len(days):
        findings.add(written.position("dates"), "same_day_twice")
    if any(held.end is None and held.timed and held.status != "cancelled" for held in dates):
        findings.note(written.position("start"), "no_end", value=event.title)


def _check_updated(
    findings: Findings, written: Written, data: Checked, dates: Sequence[Occurrence]
) -> None:
    """Ask for the day of a change that subscribed calendars would otherwise not learn of."""
    known = written.event.updated or written.document.path in data.with_history
    if not known and any(occurrence.status != "scheduled" for occurrence in dates):
        findings.note(written.position("title"), "no_updated", value=written.event.title)


def _check_words(findings: Findings, written: Written, data: Checked, days: EventDays) -> None:
    is_settled = days.is_settled(findings.today)
    words = replace(data.words, days=tuple(one.day for one in days.dates))
    held = frozenset(_minutes(days.dates))
    is_ours = not any(isinstance(way, OtherContact) for way in written.event.apply)
    for keys, text in record_texts.texts(written.event):
        if text in data.template or text in EXAMPLES:
            findings.add(written.position(*keys), "words_of_template", value=text)
        if keys[0] == "apply":  # the extension of another body's number is nobody else's
            text = EXTENSION.sub(lambda found: "外" * len(found[0]), text)  # noqa: PLW2901
        if keys[0] in MARKDOWN_FIELDS:
            told = check_markdown(text, written.document.path, words, typed=True)
            told += hours_beside_event(text, words.facts, held) if is_ours else ()
        else:
            told = check_plain(text, words)
        if keys[0] == "summary" and HEADING.search(text):
            told.append(Told(0, "heading_in_summary"))
        for one in told:
            if not (is_settled and one.code == "weekday_wrong"):
                findings.tell(one.at(written.inside(keys, text, one.offset)))


def _minutes(dates: Iterable[Occurrence]) -> Iterator[int]:
    """Yield the minutes of the day at which dates, and what is held within them, begin and end."""
    for one in dates:
        sessions = [moment for of in one.sessions for moment in (of.start, of.end)]
        for moment in filter(None, (one.start, one.end, one.first_end, *sessions)):
            yield clock_of(moment)
