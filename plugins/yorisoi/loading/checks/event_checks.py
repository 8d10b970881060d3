"""What an event says against the data and against itself: application, deadline, days.

A fault is what visitors would be told wrongly; a notice is what has two readings, with the one
that was taken and how to write the other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from yorisoi.clock import TOKYO, as_written
from yorisoi.faults import Fault, fault, nearest, notice
from yorisoi.loading.checks.call_charges import free_call
from yorisoi.loading.checks.event_days import some_of
from yorisoi.loading.findings import PositionOf
from yorisoi.models import ApplyTo, DateEntry, Event, OtherContact, Repeat, Service, Session, Where
from yorisoi.models.contacts import normalise_contact
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.schedule.application import usual_key
from yorisoi.schedule.days import comes_to, is_among, is_day_off
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.schedule.spans import days_of, is_closed, within

FREE_TO_JOIN = re.compile("(?:参加費?|受講料?|会費|料金|費用|すべて|全て)[はもが、]*無料")
NOT_ALWAYS = re.compile("材料|実費|有料|ではあり|ものもあ")  # 参加は無料、材料費は別
LONG = 14  # dates; so many days one after the other are an exhibition, not a series


def application_faults(
    event: Event, service: Service, contacts: Mapping[str, str], position: PositionOf
) -> Iterator[Fault]:
    """Yield what is wrong with the ways to apply; `contacts` holds the paths of the data's."""
    for number, way in enumerate(event.apply):
        place = position("apply", number) if len(event.apply) > 1 else position("apply")
        if isinstance(way, ApplyTo) and way.kind == "contact":
            if way.value not in service.contacts:
                yield fault(place, "unknown_apply", value=way.value)
        elif way.host and way.host not in service.form_hosts:
            near = nearest(way.host, service.form_hosts)
            yield fault(place, "unknown_form_host", value=way.host, near=near)
        if isinstance(way, OtherContact):
            if found := free_call(way.note or "", way.telephone):
                yield fault(place, "call_not_free", value=found, telephone=way.telephone)
            for value in filter(None, (way.telephone, way.email, way.fax)):
                section, _, key = contacts.get(normalise_contact(value), "").partition(".")
                if section == "contacts":
                    yield fault(place, "other_contact_is_ours", value=value, key=key)
    if event.fee and not event.fee.is_free:
        yield from _called_free(event, service, position)


def _called_free(event: Event, service: Service, position: PositionOf) -> Iterator[Fault]:
    """Yield a contact of a workshop with a fee that says, on its page, that taking part is free."""
    keys = [way.value for way in event.apply if isinstance(way, ApplyTo) and way.kind == "contact"]
    for key in keys or ([] if event.apply else [usual_key(service)]):
        contact = service.contacts.get(key)
        if contact and (found := _free_to_join(contact.cost or "")):
            yield fault(position("fee"), "fee_called_free", value=event.fee, key=key, cost=found[0])


def _free_to_join(words: str) -> re.Match[str] | None:
    """Return where words say that taking part is free, and say of nothing that it costs."""
    return None if NOT_ALWAYS.search(words) else FREE_TO_JOIN.search(words)


def event_notices(
    event: Event, service: Service, dates: Sequence[Occurrence], position: PositionOf
) -> Iterator[Fault]:
    """Yield what has two readings, or is likely meant otherwise."""
    later = sum(held.deadline is None for held in dates)
    if later and isinstance(event.deadline, date):
        value = as_written(event.deadline)
        yield notice(position("deadline"), "deadline_of_series", value=value, count=later)
    if event.fee and not event.fee.is_free and _free_to_join(service.names.fee):
        yield notice(position("fee"), "fee_though_free", value=event.fee, stated=service.names.fee)
    yield from _exceptions(event, position)
    yield from _overlaps(event, position)
    yield from _moved(event, position)
    yield from _ends_closed(event, position)
    yield from _days_after(event, service, position)
    if event.repeat and _is_daily(event.repeat) and len(dates) >= LONG:
        yield notice(position("repeat"), "repeat_of_every_day", until=event.repeat.until)
    if event.apply and not any(_leads_somewhere(way, service) for way in event.apply):
        named, usual = event.apply[0], usual_key(service)
        yield notice(position("apply"), "apply_without_address", value=named, usual=usual)


def _exceptions(event: Event, position: PositionOf) -> Iterator[Fault]:
    """Yield what a repeat leaves out although it does not come to it."""
    repeat, first = event.repeat, event.date
    if not repeat or not first:
        return
    days = [day for day in days_of(first, repeat.until) if comes_to(repeat, day, first)]
    for number, left_out in enumerate(repeat.exceptions):
        if not any(is_among(left_out, day) for day in days):
            place = position("repeat", "except")
            place = position("repeat", "except", number) if len(repeat.exceptions) > 1 else place
            yield notice(place, "except_on_no_date", value=left_out)


def _overlaps(event: Event, position: PositionOf) -> Iterator[Fault]:
    """Yield times of one day that overlap: two rooms, or a slip."""
    records: list[tuple[Where, Sequence[Session]]] = []
    records += [(("sessions",), event.sessions)]
    records += [(("dates", at, "sessions"), one.sessions) for at, one in enumerate(event.dates)]
    for where, sessions in records:
        ordered = sorted(sessions, key=lambda session: session.start)
        for one, other in pairwise(ordered):
            start = datetime.combine(date.min, other.start, TOKYO)
            if one.start == other.start or (one.end and one.end.after(date.min) > start):
                value = f"{one.start:%H:%M}〜 と {other.start:%H:%M}〜"
                yield notice(
                    position(*where, sessions.index(other), "start"),
                    "sessions_overlap",
                    value=value,
                )


def _records(event: Event) -> Iterator[tuple[Where, Event | DateEntry]]:
    """Yield the event and each entry of its dates, with the keys that lead there."""
    yield (), event
    yield from ((("dates", at), entry) for at, entry in enumerate(event.dates))


def _moved(event: Event, position: PositionOf) -> Iterator[Fault]:
    """Yield former days that come after the new ones: moved forward, or the two are exchanged."""
    for where, record in _records(event):
        day, former = record.date, record.moved_from
        if day and former and former > day:
            yield notice(position(*where, "moved_from"), "moved_backwards", value=former, day=day)


def _ends_closed(event: Event, position: PositionOf) -> Iterator[Fault]:
    """Yield the first or last day of a span that the event itself names as closed."""
    for where, record in _records(event):
        for name in ("date", "until") if record.until else ():
            day = getattr(record, name)
            if day and is_closed(event, day):
                yield notice(position(*where, name), "span_ends_closed", value=day)


def _days_after(event: Event, service: Service, position: PositionOf) -> Iterator[Fault]:
    """Ask about 祝日の翌日 that alone closes weekends and holidays: see `data_days`."""
    for number, closed in enumerate(event.closed):
        if closed.days.after_holidays and not closed.days.even_on_holidays:
            without = replace(closed, days=replace(closed.days, after_holidays=False))
            others = (*event.closed[:number], without, *event.closed[number + 1 :])
            opened = within(event.model_copy(update={"closed": others}), service)
            if days := [
                day
                for day, reason in opened
                if reason is None and is_among(closed, day) and is_day_off(day)
            ]:
                place = position("closed", number) if len(event.closed) > 1 else position("closed")
                values = {"value": closed, "days": some_of(days)}
                yield notice(place, "after_holidays_closed", **values)


def _leads_somewhere(way: ApplyTo | OtherContact, service: Service) -> bool:
    """Return whether one can apply by a way: an entry of the data may wait for its address."""
    if isinstance(way, OtherContact) or way.kind != "contact":
        return True
    contact = service.contacts.get(way.value)
    return not contact or contact.is_ready


def _is_daily(repeat: Repeat) -> bool:
    return repeat.every == "week" and len(repeat.weekday.weekdays) == len(WEEKDAYS)
