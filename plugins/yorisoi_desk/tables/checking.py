"""What the engine says of the text that a row would become, by the cell that it came from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from yorisoi.faults import Fault, Refused, notice
from yorisoi.loading import yaml_text
from yorisoi.loading.announcements.said_in_words import said_in_words
from yorisoi.loading.checks.event_days import EventDays
from yorisoi.loading.event_files import Written
from yorisoi.loading.findings import Findings
from yorisoi.loading.today import Today
from yorisoi.loading.validation import validated
from yorisoi.loading.years import Years
from yorisoi.models import Event, Service
from yorisoi.schedule.occurrences import occurrences

from yorisoi_desk.events.texts import Parts
from yorisoi_desk.form_sentences import in_form
from yorisoi_desk.tables.table_row import CellFault, Row

# The fields that the engine names otherwise; what it says of how to write them is about YAML.
MISSING = {"title": "title", "start": "start", "address": "place.address"}
ABOUT = {"one_of_date": "date", "no_start": "start"}
ELSEWHERE = ("day_past",)  # told of all rows in one sentence


def told(
    row: Row, name: str, text: str, today: date, service: Service
) -> Iterator[tuple[CellFault, bool]]:
    """Yield what the engine says by the cells of a row, and whether it is a fault.

    What is none is told all the same: what the words of a workshop say and no field does.
    """
    for fault, key in _told(name, text, today, service):
        message, remedy = in_form(fault)
        missing = ""
        if fault.code == "missing":
            missing = MISSING.get(dict(fault.values).get("field", ""), "")
        cell = row.fault(missing or ABOUT.get(fault.code, key), message, "" if missing else remedy)
        yield cell, fault.severity != "notice"


def _told(name: str, text: str, today: date, service: Service) -> Iterator[tuple[Fault, str]]:
    """Yield the faults of a text, or notices of its days and words, and the key each is about."""
    try:
        document = yaml_text.read_yaml(Parts.of(name, text).yaml.replace("\r\n", "\n"), name)
    except Refused as refused:
        yield from ((fault, "title") for fault in refused.faults)
        return
    if not isinstance(document.data, dict):
        return
    findings = Findings(Path())
    Years(findings, document).of_event(document.data, (), alone=True)
    document.data.setdefault("id", "draft")
    event = validated(document, Event, findings.faults, findings.notices)
    told = [*findings.faults]
    if event and not told:
        told += _of_days_and_words(Written(event, document, ()), service, Today(today))
    keys = {document.keys[where].line + document.first_line: str(where[0])
            for where in document.keys if len(where) == 1}  # fmt: skip
    for fault in told:
        above = [line for line in keys if line <= fault.position.line]
        yield fault, keys[max(above)] if above else "title"


def _of_days_and_words(written: Written, service: Service, today: Today) -> Iterator[Fault]:
    """Yield what is wrong or unlikely about the days, and what the words alone say."""
    event, path = written.event, written.document.path
    days = EventDays(event, occurrences(event, service), path, written.position, alone=True)
    yield from days.faults(today)
    yield from (told for told in days.notices(service, today) if told.code not in ELSEWHERE)
    if days.dates and days.dates[-1].last_day >= today.day:
        for where, _, said in said_in_words(event, service, days.dates, today.day):
            yield notice(written.position(*where), said.code, **said.values)
