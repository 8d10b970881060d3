"""Hours as staff and visitors read them: rows of days and times, and their rules. All pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yorisoi.models import OpeningHours, Range, Service, Timetable
from yorisoi.models.day_rules import ON_HOLIDAYS, Days, together
from yorisoi.models.year_spans import YearSpan, in_span
from yorisoi.schedule.intervals import joined
from yorisoi.schedule.usual_hours import closes_on_holidays
from yorisoi.schedule.wording import Said, Wording, filled


@dataclass(frozen=True)
class HoursRow:
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


def rows(
    timetable: Timetable, today: date, wording: Wording, *, closed: bool | None = None
) -> list[HoursRow]:
    """Return what holds on `today` or later, in the order written, with all times of a day in one.

    火〜土 9:00〜17:00 and 木 17:00〜20:00 would read as if a Thursday had its evening alone: a row
    says 木 9:00〜20:00. `closed` is the rule of the whole service for holidays.
    """
    shut = closes_on_holidays(timetable, timetable.spans, closed=closed)
    spans = [
        one.model_copy(update={"starts_on": max(one.starts_on or today, today)})
        for one in timetable.spans
        if one.ends_on is None or one.ends_on >= today
    ]
    found: dict[tuple[date, date | None, YearSpan | None, tuple[Range, ...]], list[Days]] = {}
    for one in spans:
        for day in _each(one.days):
            held = tuple(other for other in spans if _holds_too(other, one, day, shut=shut))
            found.setdefault((one.starts_on or today, one.ends_on, one.yearly, held), []).append(
                day
            )
    return [
        HoursRow(
            wording.days(days),
            tuple(map(wording.times, joined(held))),
            wording.short_days(days),
            begins if begins > today else None,
            ends,
            wording.year_span(season) if season else "",
            later=begins > today or (season is not None and not in_span(today, season)),
        )
        for (begins, ends, season, held), parts in found.items()
        for days in [_whole(parts)]
    ]


def _holds_too(other: Range, one: Range, day: Days, *, shut: bool) -> bool:
    """Return whether another range is for a day of one as well, all the time that one holds.

    Where holidays are closed, it is the same whether a rule leaves them out.
    """
    out, others_out = (
        None if shut and days.without == ON_HOLIDAYS else days.without for days in (day, other.days)
    )
    return (
        out == others_out
        and all({pair, (None, pair[1])} & {*other.days.weekdays} for pair in day.weekdays)
        and {*day.month_days} <= {*other.days.month_days}
        and day.holidays <= other.days.holidays
        and (other.starts_on or date.min) <= (one.starts_on or date.min)
        and (other.ends_on or date.max) >= (one.ends_on or date.max)
        and other.yearly in (None, one.yearly)
    )


def _each(days: Days) -> Iterator[Days]:
    """Yield a rule for each weekday of a rule, and one for what else it names."""
    for pair in days.weekdays:
        yield Days((pair,), without=days.without)
    if days.month_days or days.holidays:
        yield replace(days, weekdays=())


def _whole(parts: Sequence[Days]) -> Days:
    """Return the rule of which these are parts; what some of them alone leave out, it does not."""
    (days,) = together(replace(one, without=None) for one in parts)
    first, *others = {one.without for one in parts}
    return days if others else replace(days, without=first)


def in_words(service: Service, timetable: OpeningHours, today: date, wording: Wording) -> str:
    """Return the hours of `today`'s time of the year in one line: 月・水 10:00〜16:00.

    Out of season, or before they begin, it is those to come.
    """
    every = rows(timetable, today, wording, closed=service.closures.holidays)
    shown = [row for row in every if not row.later] or every
    return _line(shown, rules_in_words(service, timetable, wording), wording)


def line_in_words(timetable: Timetable, today: date, wording: Wording) -> str:
    """Return the hours of others in one line, with what is to come."""
    return _line(rows(timetable, today, wording), own_rules(timetable, wording), wording)


def _line(shown: Sequence[HoursRow], rules: Iterable[str], wording: Wording) -> str:
    words, hours = wording.words, list[str]()
    for row in shown:
        later = row.starts_on  # from when it holds, where that is still to come
        begins = filled(words["starts_on"], day=wording.day(later)) if later else ""
        parts = (begins, row.season, row.days.shown, words["comma"].join(row.times))
        hours.append(" ".join(filter(None, parts)))
    told = (filled(words["in_brackets"], words=rule) for rule in rules)
    return words["comma"].join(hours) + "".join(told)


def rules_in_words(service: Service, timetable: OpeningHours, wording: Wording) -> list[str]:
    """Return what the rows of one of the service's timetables leave unsaid.

    That holidays are closed is not among it where `closed_days` says so of all.
    """
    closed, said = service.closures.holidays, all_close_on_holidays(service)
    told = [wording.words["by_appointment"]] * timetable.by_appointment
    told += own_rules(timetable, wording, closed=closed, said=said)
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
