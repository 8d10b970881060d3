"""What the engine says of the text that a row would become, by the cell that it came from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from yorisoi.faults import Fault, Position, Refused, notice
from yorisoi.loading import yaml_text
from yorisoi.loading.announcements.said_in_words import said_in_words
from yorisoi.loading.findings import Findings
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
    """Yield the faults of a text, or notices of its words, each with the key that it is about."""
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
    keys = {document.keys[where].line + document.first_line: str(where[0])
            for where in document.keys if len(where) == 1}  # fmt: skip
    for fault in findings.faults:
        above = [line for line in keys if line <= fault.position.line]
        yield fault, keys[max(above)] if above else "title"
    if event and not findings.faults:
        yield from _in_words(event, service, today)


def _in_words(event: Event, service: Service, today: date) -> Iterator[tuple[Fault, str]]:
    dates = occurrences(event, service)
    if dates and dates[-1].last_day >= today:
        for where, _, said in said_in_words(event, service, dates, today):
            yield notice(Position(event.id), said.code, **said.values), str(where[0])
