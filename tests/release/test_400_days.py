"""400 days of a service: what a visitor saw at noon and at night was right, or nothing was said.

25 days in `make test`; all 400 in `make test-faults` (FAULTS=full). The seeds are fixed.
"""

import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser
from yorisoi.watching.arguments import HOURS
from yorisoi.watching.look import Watched
from yorisoi.watching.look import look as watch
from yorisoi.watching.telephones import Telephones

from tests.support import spoilers, visitor
from tests.support.serving import serving
from tests.support.sightings import check_in_browser, look
from tests.support.truth import DAY, Closing, moment
from tests.support.year import FIRST, Year


class Size(NamedTuple):
    days: int
    sampled: int  # one day in so many is looked at in the browser, too
    seed: int


SIZE = {"small": Size(25, 8, 33), "full": Size(400, 20, 21)}[os.environ.get("FAULTS", "small")]
LIMIT = timedelta(hours=HOURS)  # of the alarm


@dataclass
class Diary:
    """What was seen, and when the alarm spoke."""

    sightings: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    speaks: bool = False
    oldest: timedelta = timedelta()
    waited: int = 0
    waits: int = 0  # sightings in a row that were true of the last publication alone

    def look(self, year: Year, pages: dict[str, visitor.Page], when: datetime) -> None:
        """Look at the site as a visitor, and as whoever watches it."""
        built = year.built
        self.wrong += [f"{when} {one}" for one in look(pages, year.published, when, built)]
        is_old = year.published != year.truth and any(look(pages, year.truth, when, built))
        self.waits = self.waits + 1 if is_old else 0
        self.waited = max(self.waited, self.waits)
        kind = "partly withdrawn" if when < built else "right"
        self.sightings[f"old: {year.unpublished}" if is_old else kind] += 1
        age = when - built
        self.oldest = max(self.oldest, age)
        if when.hour == 21:
            self.watch(year, when)

    def watch(self, year: Year, when: datetime) -> None:
        """Let `yorisoi watch` look, once a night; it knows the number of today's data."""
        numbers = Telephones(frozenset({year.truth.telephone}))
        with serving(year.output.resolve()) as address:
            faults = watch(Watched(address, LIMIT, numbers, can_set_headers=False), when)
        codes = {fault.code for fault in faults}
        age = when - year.built
        if "watch_record_spoilt" in codes:
            assert codes <= {"watch_record_spoilt", "watch_number_missing"}
        elif age > LIMIT:
            assert "watch_old" in codes
        elif year.truth.telephone != year.published.telephone:
            assert "watch_number_missing" in codes
        elif age >= timedelta():
            assert codes == set()
        if codes and not self.speaks:
            self.alarms.append(f"{when:%Y-%m-%d} {', '.join(sorted(codes))} {age}")
        if self.speaks and not codes:
            self.alarms[-1] += f", until {when:%Y-%m-%d}"
        self.speaks = bool(codes)


def on(year: Year, number: int) -> None:
    """Let one day go by, up to what was saved in the morning."""
    day, chance = FIRST + number * DAY, year.chance
    outages(year, number)
    if day >= max(year.nights_missed_until, year.machine_off_until):
        fault = chance.choice(spoilers.NIGHTS) if number and chance.random() < 0.15 else ""
        if fault:
            year.counts[fault] += 1
        if fault in spoilers.FILES:
            spoilers.FILES[fault](year.folder, chance)
        wrong = spoilers.CLOCKS.get(fault, 0) * DAY
        year.build(moment(day, 3) + wrong, fault)
    else:
        year.counts["nights missed"] += 1
    if saved(year, number):
        if day >= year.machine_off_until:
            year.build(moment(day, 10))
        else:
            year.unpublished = "the machine was off"


def outages(year: Year, number: int) -> None:
    """Let the nights, or the whole machine, be missing for some days."""
    day, chance = FIRST + number * DAY, year.chance
    if number and day >= max(year.nights_missed_until, year.machine_off_until):
        until = day + chance.randint(1, 20) * DAY
        drawn = chance.random()
        if drawn < 0.015:
            year.nights_missed_until = until
        elif drawn < 0.022:
            year.machine_off_until = until


def saved(year: Year, number: int) -> bool:
    """Let staff, or an attacker, save something; return whether anything was."""
    day, chance, before = FIRST + number * DAY, year.chance, year.counts.total()
    mended = bool(year.mistake) and day >= year.mended_on
    if mended:
        year.mend(day)
    if chance.random() < 0.4:
        year.edit(day)
    if not year.mistake and number and chance.random() < 0.12:
        year.spoil(day, chance.choice(list(spoilers.MISTAKES)), chance.randint(1, 4))
    elif not year.mistake and number and chance.random() < 0.12:
        year.spoil(day, chance.choice(list(spoilers.ATTACKS)), 1)
    return mended or year.counts.total() > before


def tell(year: Year, diary: Diary) -> str:
    """Return the table of all that happened."""
    rows: list[tuple[str, object]] = [("days", SIZE.days), ("seed", SIZE.seed)]
    rows += sorted(year.counts.items())
    rows += [(f"sightings: {kind}", count) for kind, count in sorted(diary.sightings.items())]
    rows += [("sightings: wrong", len(diary.wrong)), ("longest wait in sightings", diary.waited)]
    rows += [("oldest site", diary.oldest)]
    rows += [("alarm spoke", alarm) for alarm in diary.alarms]
    rows += [(f"refused: {why}", dict(codes)) for why, codes in sorted(year.refused.items())]
    return "\n".join(f"{name:35} {value}" for name, value in rows)


def test_what_a_visitor_saw_was_right_or_withdrawn(tmp_path: Path, chromium: Browser) -> None:
    year, diary = Year(tmp_path / "service", SIZE.seed), Diary()
    site, pages = Path(), dict[str, visitor.Page]()
    samples: list[tuple[Path, datetime]] = []
    for number in range(SIZE.days):
        on(year, number)
        if year.output.resolve() != site:
            site = year.output.resolve()
            pages = visitor.read(site)
            check_unsaid(site)
        for hour in (12, 21):
            diary.look(year, pages, moment(FIRST + number * DAY, hour))
        if number % SIZE.sampled == SIZE.sampled - 1:
            when = moment(FIRST + number * DAY, 21)
            samples.append((shutil.copytree(site, tmp_path / f"day{number}"), when))
        if number % 100 == 99:
            sys.stderr.write(f"\n{number + 1} days\n{tell(year, diary)}\n")
    sys.stderr.write(f"\n{tell(year, diary)}\n")
    assert diary.wrong == []
    assert diary.sightings["right"] > SIZE.days
    assert year.counts["published"] > SIZE.days / 3
    assert samples
    for sample, night in samples:
        for when in (night, night - timedelta(hours=9)):
            check_in_browser(chromium, sample, when)


def check_unsaid(site: Path) -> None:
    """Fail where any published file holds words of a draft, a slip or an attacker."""
    files = [file for file in site.rglob("*") if file.is_file()]
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8", "replace")
        assert not [word for word in spoilers.NEVER if word in text], file


def test_whatever_is_wrong_would_have_been_seen(tmp_path: Path) -> None:
    year = Year(tmp_path / "service", SIZE.seed)
    when = moment(FIRST, 12)
    year.build(moment(FIRST, 3))
    pages, truth = visitor.read(year.output), year.published
    (key, workshop), *others = truth.workshops.items()
    assert list(look(pages, truth, when, year.built)) == []
    for wrong in (
        replace(truth, telephone="0312-34-9999"),
        replace(truth, apply="0312-34-9999"),
        replace(truth, closings=(Closing(FIRST + DAY),)),  # and 「いま」 promises the day after
        replace(truth, closings=(Closing(FIRST + 40 * DAY, "休みます。"),)),
        replace(truth, workshops=dict(others)),
        replace(truth, workshops=truth.workshops | {"new": workshop}),
        replace(truth, workshops=truth.workshops | {key: replace(workshop, mark="【中止】")}),
        replace(truth, workshops=truth.workshops | {key: replace(workshop, end=when)}),
        replace(truth, workshops=truth.workshops | {key: replace(workshop, title="歌")}),
    ):
        assert list(look(pages, wrong, when, year.built)), wrong
