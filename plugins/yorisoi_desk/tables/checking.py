"""What the engine says of the text that a row would become, by the key that it speaks of."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from yorisoi.faults import Fault, Position, Refused, notice
from yorisoi.loading import yaml_text
from yorisoi.loading.checks.said_in_words import said_in_words
from yorisoi.loading.findings import Findings
from yorisoi.loading.validation import validated
from yorisoi.loading.years import Years
from yorisoi.models import Event, Service
from yorisoi.schedule.occurrences import occurrences

from yorisoi_desk.events.texts import Parts


def told(
    event_id: str, name: str, text: str, service: Service, today: date
) -> Iterator[tuple[Fault, str]]:
    """Yield faults, or notices of what only the words say, each with the key that it is about."""
    try:
        document = yaml_text.read_yaml(Parts.of(name, text).yaml.replace("\r\n", "\n"), name)
    except Refused as refused:
        yield from ((fault, "title") for fault in refused.faults)
        return
    if not isinstance(document.data, dict):
        return
    findings = Findings(Path())
    Years(findings, document).of_event(document.data, (), alone=True)
    document.data.setdefault("id", event_id)
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
        for said in said_in_words(event, service, dates):
            yield notice(Position(event.id), said.code, **said.values), said.field
