"""What the pages of workshops need to be told beyond their records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from yorisoi.schedule import application
from yorisoi.schedule.application import Stretch
from yorisoi.schedule.months import by_month
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.site import AnyPlace, Site, event_address, is_undated


def template_globals(site: Site, moment: datetime) -> dict[str, Any]:
    """Return what every template sees of workshops by its name."""
    service, upcoming = site.service, site.upcoming(moment)
    return {
        "address_of": lambda event: event_address(event.id),
        "application_states": partial(application_states, moment),
        "by_place": partial(by_place, site),
        "group_by_month": by_month,
        "inquiries": lambda event: application.inquiries(event, service),
        "next_dates": partial(next_dates, moment),
        "picture_of": site.picture,
        "shared_deadline": application.shared_deadline,
        "undated": [held for held in upcoming if is_undated(held, moment)],
        "upcoming": upcoming,
        "ways_to_apply": lambda event: application.ways(event, service),
    }


def next_dates(moment: datetime, dates: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """Return the date that comes next at `moment`, or the last of all.

    Where it is not held as planned, the one after it too.
    """
    coming = [date for date in dates if date.over > moment] or dates[-1:]
    return coming[: 1 if coming[0].status == "scheduled" else 2]


@dataclass(frozen=True)
class ShownState:
    """A state of the application as a page holds it: when it is to be seen, and if that is now.

    `during` lists stretches of time, a space between them: FROM/TO, empty where there is no end.
    """

    state: str
    during: str
    now: bool
    until: datetime | None


def application_states(moment: datetime, dates: Sequence[Occurrence]) -> list[ShownState]:
    """Return each state that applying for an event goes through from `moment` on, once."""
    coming = [
        stretch
        for stretch in application.stretches(dates)
        if stretch.until is None or moment < stretch.until
    ]
    states: dict[str, list[Stretch]] = {}
    for stretch in coming:
        states.setdefault(stretch.state, []).append(stretch)
    return [
        ShownState(
            state=state,
            during=" ".join(f"{_iso(when.since)}/{_iso(when.until)}" for when in when_so),
            now=any(when.holds(moment) for when in when_so),
            until=when_so[0].until,
        )
        for state, when_so in states.items()
    ]


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def by_place(site: Site, dates: Iterable[Occurrence]) -> list[tuple[AnyPlace, list[Occurrence]]]:
    """Return each place where an event is held, with the dates on which it is there."""
    places: dict[AnyPlace, list[Occurrence]] = {}
    for date in dates:
        places.setdefault(site.place(date), []).append(date)
    return list(places.items())
