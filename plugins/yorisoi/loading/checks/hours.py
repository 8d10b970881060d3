"""What the hours and closures of the data say against one another, and in 「いま」."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from yorisoi.clock import ONE_DAY
from yorisoi.faults import Position
from yorisoi.loading.checks.clock_words import spans_in
from yorisoi.loading.checks.typed_facts import WITHOUT_HOLIDAY
from yorisoi.loading.checks.words_of_specials import check_words_of_specials, is_covered
from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Closure, Hotline, Opening, Range, Service, Timetable, Where
from yorisoi.models.day_grammar import parse_open_days
from yorisoi.models.day_rules import LONGEST_CYCLE, Days, is_one_of, moves_onto
from yorisoi.models.parsers import FIRST_DAY, HOUR, MIDNIGHT, NOON, WEEKDAYS, Clock, half_width
from yorisoi.models.timetables import hold_together
from yorisoi.schedule.days import falls_on
from yorisoi.schedule.intervals import is_within
from yorisoi.schedule.usual_hours import closes_on_holidays, held, usual_intervals

# What an urgent word says of being closed; 休みの日も電話はつながります says nothing of the kind.
CLOSING = re.compile(
    "休み(?:ます|です|とします|にします|になり)|お休みし|休館(?:し|です|とし|[。、]|$)|閉[室所]|休業|閉めます|閉館し|臨時休|(?<!LINE[がはも])つながりません"
)

# Hours that begin then and are over by noon are likelier those of an afternoon: 1:30〜4:00. Who
# writes 午前1:30, or 01:30 as the desk does, means the night.
SMALL_HOURS = range(HOUR, 6 * HOUR)
ALL_DAY = re.compile("(?:年中無休、?)?24時間")
LESS_A_BREAK = re.compile("昼休|[0-9時分半](?:は|を)?(?:お?休|除|のぞ)")
IN_BRACKETS = re.compile("^[（(][^（()）]*[)）]")
SAYS_NIGHT = re.compile("0|午前|AM", re.IGNORECASE)


def check_hours(findings: Findings, service: Service, document: Document) -> None:
    """Check that what the page will say of opening hours is what the staff mean."""
    _check_specials(findings, service, document)
    check_words_of_specials(findings, service, document)
    for key, timetable in service.hours.items():
        check_times(findings, timetable, document, ("hours", key))
    for where, weekday in _unclear_holidays(service):
        place = document.position((*where, "days"))
        findings.add(place, "holiday_of_weekday", weekday=weekday)
    for key in _of_nobody(service):
        label = service.hours[key].label
        place = document.key(("hours", key))
        findings.note(place, "hours_of_nobody", label=label, key=key)
    for name, contact in service.contacts.items():
        hours = service.hours.get(contact.hours or "")
        if hours and hours.by_appointment:
            place = document.position(("contacts", name, "hours"))
            findings.add(place, "contact_by_appointment", value=name, key=contact.hours)
    word = service.notice
    if word and (said := CLOSING.search(word.text)) and not is_covered(service, word):
        place = document.position(("notice", "text"))
        findings.add(place, "notice_without_closure", value=said[0])


def check_times(findings: Findings, hours: Timetable, document: Document, where: Where) -> None:
    """Tell of times that are likely a slip of 午前 and 午後."""
    for number, one in enumerate(hours.spans):
        _check_half(findings, one, document, (*where, "ranges", number) if hours.ranges else where)


def check_said_hours(findings: Findings, line: Hotline, position: Position) -> None:
    """Refuse the words for the hours of a line that do not name those in which it is shown."""
    said = {span for _, span in spans_in(line.hours or "")}
    said |= {(0, MIDNIGHT)} if ALL_DAY.match(line.hours or "") else set()
    if not said or not line.timetable or LESS_A_BREAK.search(line.hours or ""):
        return
    for one in line.timetable.spans:
        if (one.start, one.end) not in said:
            values = {"value": line.hours, "start": one.start, "end": one.end}
            findings.add(position, "hours_of_line_differ", **values)
            return
    for days, span in _said_days(line.hours or ""):
        spans = [one for one in line.timetable.spans if (one.start, one.end) == span]
        if spans and any(
            falls_on(days, day) != any(falls_on(one.days, day) for one in spans)
            for day in WITHOUT_HOLIDAY
        ):
            opened = "、".join(str(one.days) for one in spans)
            findings.add(position, "days_of_line_differ", value=line.hours, said=days, days=opened)
            return


def _said_days(text: str) -> Iterator[tuple[Days, tuple[int, int]]]:
    """Yield the days that stand before each span of times, where they can be read."""
    end = 0
    for found, span in spans_in(text):
        between = text[end : found.start()]
        # 9:00〜17:00（月〜金）、10:00〜12:00（土）: those in brackets are of the times before them
        words = (IN_BRACKETS.sub("", between) if end else between).strip(" 　、,・：:は（()）/")
        end = found.end()
        try:
            yield parse_open_days(words), span
        except ValueError:
            continue


def _check_half(findings: Findings, one: Range | Opening, document: Document, where: Where) -> None:
    if one.start is None or one.end is None:
        return
    written = half_width(str(document.at((*where, "start"))))
    is_early = one.start in SMALL_HOURS and one.end <= NOON * HOUR
    if is_early and not SAYS_NIGHT.match(written):
        line, night = f"start: {Clock(one.start + NOON * HOUR)}", f"start: 0{one.start}"
        place = document.position((*where, "start"))
        findings.note(place, "hours_at_night", value=one.start, line=line, night=night)


def _check_specials(findings: Findings, service: Service, document: Document) -> None:
    """Check closures and special openings against the hours."""
    closures = service.closures
    for name, special in (("days", closures.days), ("openings", closures.openings)):
        for number, one in enumerate(special):
            for key in one.of:
                if key not in service.hours:
                    place = document.position(("closures", name, number, "of"))
                    findings.unknown_key(place, key, service.hours, "hours")
    first = findings.today.day if findings.today else FIRST_DAY
    for number, closure in enumerate(closures.days):
        place = document.position(("closures", "days", number, "days"))
        if _moves_onto_closed(closures.days, number):
            findings.add(place, "moved_onto_closed", value=closure.days)
        for key, code in _not_moved(service, closure, first):
            findings.add(place, code, label=service.hours[key].label, key=key)
    for number, opening in enumerate(closures.openings):
        _check_half(findings, opening, document, ("closures", "openings", number))
        for label, day in _without_times(service, opening):
            place = document.position(("closures", "openings", number, "date"))
            findings.add(place, "opening_without_times", label=label, day=day)


def _not_moved(service: Service, closure: Closure, first: date) -> Iterator[tuple[str, str]]:
    """Yield the hours that do not open on a holiday though their closing moves on, and the code."""
    if not closure.days or not closure.days.moves:
        return
    cycle = (first + ahead * ONE_DAY for ahead in range(LONGEST_CYCLE))
    days = [day for day in cycle if is_one_of(day, closure.days)]
    for key in closure.of or service.hours:
        hours = service.hours.get(key)
        codes = (_why_not_on_holidays(service, hours, closure.days, day) for day in days if hours)
        if code := next(filter(None, codes), None):
            yield key, code


def _why_not_on_holidays(service: Service, hours: Timetable, rule: Days, day: date) -> str | None:
    """Return the code of why hours would not open on a day of a rule if it were a holiday.

    A day of the month may be one of a weekday that is closed anyway.
    """
    in_season = held(hours, day)
    if not in_season or any(one.days.holidays for one in in_season):
        return None
    opened = [one for one in in_season if is_one_of(day, one.days)]
    if not opened:
        return None if rule.month_days else "moved_but_no_hours"
    is_closed = closes_on_holidays(hours, opened, closed=service.closures.holidays)
    return "moved_but_closed" if is_closed else None


def _moves_onto_closed(closures: Sequence[Closure], number: int) -> bool:
    """Return whether the weekday after one on which a closing moves on is closed by another."""
    one = closures[number]
    if not one.days or not one.days.moves:
        return False
    others = (*closures[:number], *closures[number + 1 :])
    weekly = {
        day
        for other in others
        for nth, day in (other.days.weekdays if other.days else ())
        if nth is None and (not (one.of and other.of) or {*one.of} & {*other.of})
    }
    return moves_onto((day for _, day in one.days.weekdays), weekly)


def _unclear_holidays(service: Service) -> Iterator[tuple[Where, str]]:
    """Yield rows of a weekday whose holidays another row leaves out: 月〜金 beside 祝（月を除く）.

    A row for that weekday alone says when it is open then; of one that names more it is unclear,
    where holidays are closed otherwise.
    """
    for key, hours in service.hours.items():
        if hours.holidays == "open" or not (hours.holidays or service.closures.holidays):
            continue
        for number, one in enumerate(hours.spans if hours.ranges else ()):
            left_out = {
                pair
                for other in hours.spans
                if other.days.holidays and other.days.without and hold_together(one, other)
                for pair in other.days.without.weekdays
            }
            weekdays = one.days.weekdays
            shared = [pair for pair in weekdays if {pair, (None, pair[1])} & left_out]
            says = one.days.holidays or one.days.without_holidays
            if shared and len(shared) < len(weekdays) and not says:
                named = (f"第{nth}{WEEKDAYS[day]}" if nth else WEEKDAYS[day] for nth, day in shared)
                yield ("hours", key, "ranges", number), "・".join(named)


def _without_times(service: Service, opening: Opening) -> Iterator[tuple[str, date]]:
    """Yield what a special opening leaves without times, as it usually has none on that day."""
    if not opening.day or opening.start is not None:
        return
    length = ((opening.until or opening.day) - opening.day).days
    for day in (opening.day + ahead * ONE_DAY for ahead in range(length + 1)):
        for key in opening.of or service.hours:
            if key in service.hours and not usual_intervals(service.hours[key], day):
                yield service.hours[key].label, day


def _of_nobody(service: Service) -> list[str]:
    """Return the hours that 「いま」 leaves out although they go beyond those of the door.

    Hours within the door's are those of a room or of a gathering there: nobody is misled.
    """
    used = {contact.hours for contact in service.contacts.values()}
    used |= {place.hours for place in service.places.values()}
    first, *others = service.hours
    week = [date(2026, 6, day) for day in range(1, 29)]  # four weeks without a holiday
    return [
        key
        for key in others
        if key not in used
        and not all(
            is_within(
                usual_intervals(service.hours[key], day), usual_intervals(service.hours[first], day)
            )
            for day in week
        )
    ]
