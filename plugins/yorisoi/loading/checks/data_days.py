"""What is wrong or unlikely about the days of the data on the day of a build."""

from datetime import date, datetime, timedelta

from yorisoi.clock import start_of
from yorisoi.loading.checks.event_days import UNLIKELY
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Service, Where, facts_within


def check_facts(findings: Findings, value: object, document: Document) -> None:
    """Check that nothing was confirmed on a day that is yet to come."""
    if not findings.today:
        return
    for where, fact in facts_within(value):
        if fact.confirmed and fact.confirmed > findings.today.latest:
            place = document.position((*where, "confirmed"))
            findings.add(place, "made_later", field="confirmed", value=fact.confirmed)


def check_days(findings: Findings, service: Service, document: Document) -> None:
    """Tell of a closure, opening or urgent word that is new and past, or two years ahead."""
    closures, word = service.closures, service.notice
    spans: list[tuple[Where, datetime | None, datetime | None]] = [
        (("closures", "days", number, "start"), one.begins, one.over)
        for number, one in enumerate(closures.days)
    ]
    spans += [
        (("closures", "openings", number, "date"), one.begins, one.over)
        for number, one in enumerate(closures.openings)
    ]
    if word:
        spans.append((("notice", "until"), start_of(word.until), word.over))
    for where, begins, over in spans:
        if begins and over:
            last = (over - timedelta.resolution).date()
            _check(findings, document, where, begins.date(), last)


def _check(findings: Findings, document: Document, where: Where, first: date, last: date) -> None:
    today = findings.today
    if not (today and today.is_new(f"service/{where[0]}", first, document.path)):
        return
    if last < today.day:
        findings.note(document.position(where), "closure_past", value=last)
    elif last > today.day + UNLIKELY:
        findings.note(document.position(where), "day_far", value=last)
