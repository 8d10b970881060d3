"""What is wrong or unlikely about the days of the data on the day of a build."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from yorisoi.clock import ONE_DAY, start_of
from yorisoi.loading.checks.event_days import UNLIKELY, some_of
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Service, Where, facts_within
from yorisoi.models.day_rules import Days
from yorisoi.models.fields import as_text
from yorisoi.schedule.days import falls_on, is_day_off
from yorisoi.schedule.opening_hours import hours_on

YEAR = 365  # days
ONE_DAYS = re.compile(
    "明日|明朝|明後日|あさって|あした|あす(?=[はのも、])|本日|今日|きょう|今夜|今晩"
)
NAMES_A_DAY = re.compile("[0-9０-９]|曜|[年月週]|祝|盆|連休")


def check_facts(findings: Findings, value: object, document: Document) -> None:
    """Check that nothing was confirmed on a day that is yet to come."""
    if not findings.today:
        return
    for where, fact in facts_within(value):
        if fact.confirmed and fact.confirmed > findings.today.latest:
            place = document.position((*where, "confirmed"))
            findings.add(place, "made_later", field="confirmed", value=fact.confirmed)


def check_days(findings: Findings, service: Service, document: Document) -> None:
    """Tell of a closure, opening or urgent word that is new and past, or two years ahead.

    So too of its words, which visitors read from now on, that do not say which day they mean.
    """
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
            _check_words(findings, document, where, begins.date(), last)


def _check_words(
    findings: Findings, document: Document, where: Where, first: date, last: date
) -> None:
    """Tell of an urgent word that says 明日 on several days, or leaves a later day out."""
    today, place = findings.today, (*where[:-1], "text" if where[0] == "notice" else "notice")
    text = str(as_text(document.at(place))) if place in document.values else ""
    if not (text and today and today.is_new(f"service/{where[0]}", first, document.path)):
        return
    if last > today.day and (found := ONE_DAYS.search(text)):
        findings.note(document.position(place), "notice_passes", value=found[0])
    elif where[0] != "notice" and first > today.day and not NAMES_A_DAY.search(text):
        findings.note(document.position(place), "notice_without_day", value=text, day=first)


def check_days_after(findings: Findings, service: Service, document: Document) -> None:
    """Ask about 祝日の翌日 that closes weekends and holidays, until its words say what of them.

    Many libraries mean the next weekday, some the day after whatever it is.
    """
    if not findings.today:
        return
    for number, closure in enumerate(service.closures.days):
        rule = closure.days
        if rule and rule.after_holidays and not rule.even_on_holidays:
            where: Where = ("closures", "days", number, "days")
            if days := list(_doubtful(service, number, rule, findings.today.day)):
                values = {"value": as_text(document.at(where)), "days": some_of(days)}
                findings.note(document.position(where), "after_holidays_closed", **values)


def _doubtful(service: Service, number: int, rule: Days, today: date) -> Iterator[date]:
    """Yield weekends and holidays that a closure alone closes, as they come after a holiday."""
    closures, closure = service.closures, service.closures.days[number]
    without = closure.model_copy(update={"days": replace(rule, after_holidays=False)})
    others = (*closures.days[:number], without, *closures.days[number + 1 :])
    opened = service.model_copy(update={"closures": closures.model_copy(update={"days": others})})
    for day in (today + ahead * ONE_DAY for ahead in range(YEAR)):
        if falls_on(rule, day) and is_day_off(day):
            keys = (key for key in closure.of or service.hours if key in service.hours)
            if any(
                one.intervals and one.sure for one in (hours_on(opened, key, day) for key in keys)
            ):
                yield day


def _check(findings: Findings, document: Document, where: Where, first: date, last: date) -> None:
    today = findings.today
    if not (today and today.is_new(f"service/{where[0]}", first, document.path)):
        return
    if last < today.day:
        findings.note(document.position(where), "closure_past", value=last)
    elif last > today.day + UNLIKELY:
        findings.note(document.position(where), "day_far", value=last)
