"""Hours as staff and visitors read them: rows of days and times, closed days, what is special."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yorisoi.clock import APRIL, ONE_DAY, end_of, fiscal_year, start_of
from yorisoi.models import Closure, Opening, Range, Service, Special, Timetable
from yorisoi.models.day_rules import ON_HOLIDAYS, Days, together
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.models.year_spans import YearSpan, in_span
from yorisoi.schedule.holidays import holiday_name
from yorisoi.schedule.opening_hours import (
    closes_on_holidays,
    covers,
    held,
    hours_on,
    usual_intervals,
)
from yorisoi.schedule.wording import Said, Wording, filled

MINUTE, SEASON = timedelta(minutes=1), timedelta(days=90)


@dataclass(frozen=True)
class Row:
    """Days with the same times; `starts_on` where they begin later, `ends_on` where they end.

    `short_days` says 月〜金 for 月・火・水・木・金, where there is little room. `season` says the
    days of the year they are for, where it is not all; `later` is what does not hold yet.
    """

    days: Said
    times: tuple[str, ...]
    short_days: Said
    starts_on: date | None = None
    ends_on: date | None = None
    season: str = ""
    later: bool = False


def rows(timetable: Timetable, today: date, wording: Wording) -> list[Row]:
    """Return what holds on `today` or later, in the order written; a lunch break is one row."""
    found: dict[tuple[Days, date | None, date | None, YearSpan | None], list[Range]] = {}
    for one in timetable.spans:
        if one.ends_on is None or one.ends_on >= today:
            begins = one.starts_on if one.starts_on and one.starts_on > today else None
            found.setdefault((one.days, begins, one.ends_on, one.yearly), []).append(one)
    return [
        Row(
            wording.days(days),
            tuple(map(wording.times, sorted(ranges, key=lambda one: one.start))),
            wording.short_days(days),
            begins,
            ends,
            wording.year_span(season) if season else "",
            later=begins is not None or (season is not None and not in_span(today, season)),
        )
        for (days, begins, ends, season), ranges in found.items()
    ]


def in_words(service: Service, timetable: Timetable, today: date, wording: Wording) -> str:
    """Return the hours of `today`'s time of the year in one line: 月・水 10:00〜16:00."""
    shown = [row for row in rows(timetable, today, wording) if not row.later]
    return _line(shown, rules_in_words(service, timetable, wording), wording)


def line_in_words(timetable: Timetable, today: date, wording: Wording) -> str:
    """Return the hours of others in one line, with what is to come."""
    return _line(rows(timetable, today, wording), own_rules(timetable, wording), wording)


def _line(shown: Sequence[Row], rules: Iterable[str], wording: Wording) -> str:
    words = wording.words
    hours = (
        f"{row.season} {row.days.shown} {words['comma'].join(row.times)}".lstrip() for row in shown
    )
    told = (filled(words["in_brackets"], words=rule) for rule in rules)
    return words["comma"].join(hours) + "".join(told)


def rules_in_words(service: Service, timetable: Timetable, wording: Wording) -> list[str]:
    """Return what the rows of one of the service's timetables leave unsaid.

    That holidays are closed is not among it where `closed_days` says so of all.
    """
    service_closes = None if all_close_on_holidays(service) else service.closures.holidays
    told = own_rules(timetable, wording, closed=service_closes, said=service_closes is None)
    keys = [key for key, hours in service.hours.items() if hours is timetable]
    own = [one.days for one in service.closures.days if one.days and {*keys} & {*one.of}]
    if own:
        told.append(filled(wording.words["closed_on"], days=wording.days(*together(own)).shown))
    return told


def own_rules(
    timetable: Timetable, wording: Wording, *, closed: bool | None = None, said: bool = False
) -> list[str]:
    """Return the rule of holidays and the days of every year that a timetable is closed on.

    `closed` is the rule of the whole service, `said` whether it stands beside already.
    """
    told, words = [], wording.words
    if timetable.holidays == "next-weekday":
        told.append(words["closed_next_weekday"])
    elif (
        not said
        and closes_on_holidays(timetable, timetable.spans, closed=closed)
        and not all(one.days.without_holidays for one in timetable.spans)
    ):
        told.append(filled(words["closed_on"], days=words["holidays"]))
    if timetable.closed_yearly:
        told.append(filled(words["closed_on"], days=wording.year_span(timetable.closed_yearly)))
    return told


def all_close_on_holidays(service: Service) -> bool:
    """Return whether nothing of the service is open on a holiday."""
    closed = service.closures.holidays
    return all(
        closes_on_holidays(hours, hours.spans, closed=closed) for hours in service.hours.values()
    )


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

    None is the reason where nobody has said whether it is closed.
    """

    first: date
    last: date
    reason: str | None


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
        if found and found[-1].last + ONE_DAY == day and found[-1].reason == hours.reason:
            found[-1] = ClosingDays(found[-1].first, day, hours.reason)
        else:
            found.append(ClosingDays(day, day, hours.reason))
    return found


def notices(service: Service, moment: datetime) -> list[tuple[str, datetime]]:
    """Return the urgent words that hold at `moment`, each with the moment it goes."""
    alone = [(service.notice.text, service.notice.over)] if service.notice else []
    of_days = [(one.notice, over) for one, _, over in _coming(service, moment) if one.notice]
    return [(text, over) for text, over in (*alone, *of_days) if over > moment]
