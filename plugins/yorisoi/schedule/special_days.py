"""Days on which something is closed, or opens, as pages tell of them. All pure."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from yorisoi.clock import APRIL, ONE_DAY, end_of, fiscal_year, start_of
from yorisoi.models import Closure, Opening, Service, Special
from yorisoi.models.day_rules import ON_HOLIDAYS, Days, together
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.year_spans import YearSpan
from yorisoi.schedule.holidays import holiday_name
from yorisoi.schedule.opening_hours import covers, hours_on
from yorisoi.schedule.timetables import all_close_on_holidays
from yorisoi.schedule.usual_hours import held, usual_intervals
from yorisoi.schedule.wording import Wording

MINUTE, SEASON = timedelta(minutes=1), timedelta(days=90)


def closed_days(service: Service, today: date) -> tuple[Days, ...]:
    """Return the days on which nothing is open: 火・日, 第2水, 祝日."""
    rules = [one.days for hours in service.hours.values() for one in held(hours, today)]
    opened = {day for days in rules for _, day in days.weekdays}
    if any(days.month_days for days in rules):  # the 15th may be any weekday
        opened.update(range(len(WEEKDAYS)))
    weekly = Days(tuple((None, day) for day in range(len(WEEKDAYS)) if day not in opened))
    monthly = [closure.days for closure in service.closures.days if closure.days and not closure.of]
    holidays = ON_HOLIDAYS if all_close_on_holidays(service) else Days()
    return tuple(together((weekly, *monthly, holidays)))


def said_of(service: Service, day: date) -> str | None:
    """Return why something is closed or open on a day, and what: 年末年始, 棚卸し（広間）."""
    closures = [one for one in service.closures.days if covers(one, day)]
    openings = [one for one in service.closures.openings if _opens(service, one, day)]
    return "、".join(one.reason + _of(service, one) for one in (*closures, *openings)) or None


def _opens(service: Service, opening: Opening, day: date) -> bool:
    """Return whether a special opening opens something on a day; usual hours may have none."""
    hours = (hours_on(service, key, day) for key in opening.of or service.hours)
    return covers(opening, day) and any(one.intervals for one in hours)


def _of(service: Service, one: Special) -> str:
    words = "・".join(_names(service, one))
    return f"（{words}）" if words else ""


def _names(service: Service, one: Special) -> tuple[str, ...]:
    hours = [service.hours[key] for key in one.of]
    return tuple(one.short_name or one.label for one in hours)


@dataclass(frozen=True)
class SpecialDays:
    """Days with a date on which something is closed, or opens, and from when to when.

    `of` names what, where it is not everything.
    """

    reason: str
    of: tuple[str, ...]
    first: date
    last: date
    times: str
    opens: bool


def special_days(service: Service, moment: datetime, wording: Wording) -> list[SpecialDays]:
    """Return those that are not over, of every year the next ones, the soonest first."""
    return [_special_days(service, wording, *coming) for coming in _coming(service, moment)]


def _special_days(
    service: Service, wording: Wording, one: Closure | Opening, begins: datetime, over: datetime
) -> SpecialDays:
    times = ""
    if isinstance(one, Opening):
        if one.start is not None and one.end is not None:
            times = wording.between(one.start, one.end)
    else:
        times += wording.since(begins) if isinstance(one.start, datetime) else ""
        times += wording.till(over) if isinstance(one.end, datetime) else ""
    return SpecialDays(
        one.reason,
        _names(service, one),
        begins.date(),
        (over - MINUTE).date(),
        times,
        opens=isinstance(one, Opening),
    )


def _coming(
    service: Service, moment: datetime
) -> list[tuple[Closure | Opening, datetime, datetime]]:
    """Return what is not over, with the moments between which it is, the soonest first."""
    specials: list[Closure | Opening] = [*service.closures.days, *service.closures.openings]
    coming = []
    for one in specials:
        begins, over = _next_of_year(one.yearly, moment) if one.yearly else (one.begins, one.over)
        if begins and over and over > moment:
            coming.append((one, begins, over))
    return sorted(coming, key=lambda coming: coming[1])


def _next_of_year(span: YearSpan, moment: datetime) -> tuple[datetime, datetime]:
    """Return when days of every year begin and are over, this time or the next."""
    year = moment.year - 1
    while True:
        first = _day_of_year(span.first, year)
        last = _day_of_year(span.last, year + (span.last < span.first))
        if last >= moment.date():
            return start_of(first), end_of(last)
        year += 1


def _day_of_year(day: tuple[int, int], year: int) -> date:
    """Return a day in a year; 29 February is the 28th where there is none."""
    month, number = day
    return date(year, month, min(number, monthrange(year, month)[1]))


@dataclass(frozen=True)
class ClosingDays:
    """Days one after the other on which something is closed, for one reason.

    None is the reason where nobody has said whether it is closed. `of` names what is closed
    where all else that usually opens on these days does; empty where it does not, None where
    nothing else opens then anyway.
    """

    first: date
    last: date
    reason: str | None
    of: str | None = None


def closing_days(service: Service, key: str, today: date) -> list[ClosingDays]:
    """Return when an entry is closed beyond its weekdays, to the end of the 年度 or longer.

    Three months at least; a holiday on a weekday that is closed anyway is not among them.
    """
    end = date(fiscal_year(today + SEASON) + 1, APRIL, 1)
    found: list[ClosingDays] = []
    for day in (today + ahead * ONE_DAY for ahead in range((end - today).days)):
        hours = hours_on(service, key, day)
        closed_anyway = not usual_intervals(service.hours[key], day)
        is_closed = not hours.intervals and hours.reason
        if hours.sure and (not is_closed or (closed_anyway and hours.reason == holiday_name(day))):
            continue
        of = None if closed_anyway else _name_beside_others(service, key, day, sure=hours.sure)
        last = found[-1] if found else None
        goes_on = last and (last.last + ONE_DAY, last.reason) == (day, hours.reason)
        if last and goes_on and (None in (of, last.of) or of == last.of):
            found[-1] = replace(last, last=day, of=last.of if of is None else of)
        else:
            found.append(ClosingDays(day, day, hours.reason, of))
    return found


def _name_beside_others(service: Service, key: str, day: date, *, sure: bool) -> str | None:
    """Return the name of an entry that alone is closed on a day, or not `sure`, or no name.

    None where nothing else usually opens on that day.
    """
    others = [
        hours_on(service, other, day)
        for other, usual in service.hours.items()
        if other != key and usual_intervals(usual, day)
    ]
    if not others:
        return None
    named = service.hours[key]
    is_alone = all(one.intervals and (sure or one.sure) for one in others)
    return (named.short_name or named.label) if is_alone else ""


def notices(service: Service, moment: datetime) -> list[tuple[str, datetime]]:
    """Return the urgent words that hold at `moment`, each with the moment it goes."""
    alone = [(service.notice.text, service.notice.over)] if service.notice else []
    of_days = [(one.notice, over) for one, _, over in _coming(service, moment) if one.notice]
    return [(text, over) for text, over in (*alone, *of_days) if over > moment]
