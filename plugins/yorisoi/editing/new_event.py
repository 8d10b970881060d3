"""A new workshop by question and answer: one file of content/events/, checked by the engine.

Nothing is written before the last answer, and what the engine refuses is taken away again,
so that whoever stops halfway leaves nothing behind.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar

from yorisoi import loading
from yorisoi.clock import ONE_DAY, TOKYO
from yorisoi.faults import Position, Refused, fault
from yorisoi.loading import events, yaml_text
from yorisoi.messages import say, sentence
from yorisoi.models import parsers
from yorisoi.models.admission import parse_capacity
from yorisoi.models.event_times import Ending, parse_ending, parse_event_deadline
from yorisoi.models.parsers import HOUR, MIDNIGHT
from yorisoi.schedule.opening_hours import Interval, closure_reason, hours_on
from yorisoi.schedule.ways import door
from yorisoi.site import Site

T = TypeVar("T")
Tell = Callable[[str], None]
Answer = Callable[[str], str]

FAR = 366  # days; a salon that is closed for longer has no next open day to offer
LEAST = 7  # days; people need time to hear of a workshop
YES, NO = (say("yes"), "y", "yes", ""), (say("no"), "n", "no")


@dataclass(frozen=True)
class Asking:
    """One conversation: what is known already, the day it is held, the two directions of talk."""

    site: Site
    root: Path
    today: date
    tell: Tell
    answer: Answer
    lines: list[str] = field(default_factory=list)

    def ask(self, words: str, read: Callable[[str], T], usual: str = "") -> T:
        """Return what an answer means; empty it is the usual, unreadable it is asked again."""
        offer = say("ask_offer", usual=usual) if usual else ""
        while True:
            text = self.answer(f"{words}{offer}: ").strip() or usual
            try:
                return read(text)
            except ValueError as error:
                wrong = fault(Position("events"), str(error), value=text, field=words)
                self.tell(f"  {' → '.join(sentence(wrong))}")

    def agree(self, words: str) -> bool:
        """Return whether the answer is はい, which is also the empty one."""
        while True:
            text = self.answer(f"{words}{say('ask_offer', usual=YES[0])}: ").strip().lower()
            if text in YES or text in NO:
                return text in YES
            self.tell(f"  {say('yes_or_no')}")

    def keep(self, key: str, value: object) -> None:
        """Keep one line for the file; what was not answered gets none."""
        if value not in (None, ""):
            self.lines.append(f"{key}: {written(str(value))}")


def new_event(asking: Asking) -> Path:
    """Return the file that the answers were written to, below the content folder.

    Raises Refused where the engine finds a fault in it; then there is no file. Whatever the
    answers raise (Ctrl-C, the end of the input) passes through, and there is no file either.
    """
    asking.tell(say("new_begins"))
    asking.tell(say("new_can_stop"))
    day = _ask_facts(asking)
    stem = _ask_name(asking, day)
    for line in ("", *asking.lines, ""):
        asking.tell(line)
    if not asking.agree(say("ask_write")):
        raise KeyboardInterrupt
    name = f"events/{day}-{stem}.yaml"
    _write(asking.root, name, "".join(f"{line}\n" for line in asking.lines))
    for line in appearances(stem, day):
        asking.tell(line)
    return asking.root / name


def _ask_facts(asking: Asking) -> date:
    """Ask for all that stands in the file, and return the day."""
    asking.keep("title", asking.ask(say("ask_title"), _some))
    day = _ask_day(asking)
    asking.keep("date", day)
    start, end = usual_times(asking.site)
    start = asking.ask(say("ask_start"), parsers.parse_time, f"{start:%H:%M}")
    asking.keep("start", f"{start:%H:%M}")
    usual = f"{end:%H:%M}" if end > start else ""
    asking.keep("end", asking.ask(say("ask_end"), _after(start, day), usual))
    asking.tell(say("new_optional"))
    asking.keep("summary", asking.ask(say("ask_summary"), str))
    asking.keep("capacity", asking.ask(say("ask_capacity"), _as_written(parse_capacity)))
    asking.keep("deadline", asking.ask(say("ask_deadline"), _as_written(parse_event_deadline)))
    asking.keep("bring", asking.ask(say("ask_bring"), str))
    return day


def _ask_day(asking: Asking) -> date:
    """Return a day; one that is past or closed only where that is meant."""
    usual = next_open_day(asking.site, asking.today + LEAST * ONE_DAY)
    while True:
        day = asking.ask(say("ask_date"), parsers.parse_day, usual.isoformat())
        asking.tell(f"  {say('day_chosen', day=day, weekday=parsers.WEEKDAYS[day.weekday()])}")
        doubts = list(_doubts(asking.site, day, asking.today))
        for doubt in doubts:
            asking.tell(f"  {doubt}")
        if not doubts or asking.agree(say("ask_day_again")):
            return day


def _doubts(site: Site, day: date, today: date) -> Iterator[str]:
    """Yield why a day may be a slip."""
    if day < today:
        yield say("day_past")
    if reason := closure_reason(site.service, door(site.service), day):
        yield say("day_closed", reason=reason)
    elif not _hours(site, day):
        yield say("day_weekday")


def _ask_name(asking: Asking, day: date) -> str:
    """Return the id: the end of the file's name, and of the page's address."""
    taken = {event.id for event in asking.site.events}

    def free(text: str) -> str:
        if events.RESERVED_IDS.fullmatch(parsers.parse_key(text)) or text in taken:
            raise ValueError("reserved_id")
        return text

    usual = f"workshop-{day:%m%d}"
    while usual in taken:
        usual += "b"
    return asking.ask(say("ask_id"), free, usual)


def _write(root: Path, name: str, text: str) -> None:
    """Write the file and let the engine read it with all the others; refused, it goes again."""
    file = root / name
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf-8") as opened:
        opened.write(text)
    try:
        loading.load(root)
    except BaseException:
        file.unlink()
        raise


def appearances(stem: str, day: date) -> list[str]:
    """Return where a new event will be seen, a line each."""
    return [
        say("seen"),
        f"  {say('seen_page', id=stem)}",
        f"  {say('seen_list')}",
        f"  {say('seen_month', day=day)}",
        f"  {say('seen_elsewhere')}",
    ]


def next_open_day(site: Site, first: date) -> date:
    """Return the first day from `first` on that is open and has no workshop yet."""
    busy = {occurrence.day for occurrence in site.occurrences}
    days = (first + ahead * ONE_DAY for ahead in range(FAR))
    open_days = (day for day in days if _hours(site, day))
    return next((day for day in open_days if day not in busy), first)


def _hours(site: Site, day: date) -> tuple[Interval, ...]:
    """Return when the door is open on a day."""
    return hours_on(site.service, door(site.service), day).intervals


def usual_times(site: Site) -> tuple[time, time]:
    """Return start and end as most workshops have them; with none yet, the hours of the door."""
    times = Counter(
        (event.start, event.end.clock)
        for event in site.events
        if isinstance(event.start, time) and event.end and not (event.end.days or event.end.day)
    )
    for usual, _ in times.most_common(1):
        return usual
    hours = site.service.hours[door(site.service)].spans[0]
    return _time(hours.start), _time(hours.end)


def _time(minute: int) -> time:
    """Return a time of day; a workshop ends before midnight."""
    return time(*divmod(min(minute, MIDNIGHT - 1), HOUR))


def written(text: str) -> str:
    """Return a text as YAML that is read as the same text: in quotes only where it must be."""
    try:
        data = yaml_text.read_yaml(f"key: {text}\n", "answer").data
    except Refused:
        data = None
    return text if data == {"key": text} else json.dumps(text, ensure_ascii=False)


def _some(text: str) -> str:
    if not text:
        raise ValueError("missing")
    return text


def _after(start: time, day: date) -> Callable[[str], Ending]:
    def read(text: str) -> Ending:
        end = parse_ending(text)
        if end.after(day) <= datetime.combine(day, start, TOKYO):
            raise ValueError("end_before_start")
        return end

    return read


def _as_written(read: Callable[[str], object]) -> Callable[[str], str]:
    """Return a reader that takes no answer, or one that has a meaning, and leaves its words."""

    def checked(text: str) -> str:
        if text:
            read(text)
        return text

    return checked
