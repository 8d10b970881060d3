"""A new workshop by question and answer: one file of content/events/, checked by the engine.

Each answer is tried in a copy of the content, so that what `check` would refuse is told at once.
Answers are kept until the file is written: whoever stops halfway goes on from there, and the
content never holds half a workshop.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from yorisoi.clock import ONE_DAY
from yorisoi.editing import answers
from yorisoi.editing.conversation import NOTHING, agree, ask
from yorisoi.editing.event_file import file_name, file_text, write
from yorisoi.editing.trial import Try
from yorisoi.editing.usual import doubts, next_open_day, usual_times, with_year
from yorisoi.faults import Fault, Position, fault
from yorisoi.messages import line, say, sentence
from yorisoi.models import parsers, values
from yorisoi.models.application import parse_apply
from yorisoi.models.event_times import parse_start
from yorisoi.reporting import tell
from yorisoi.schedule.application import usual_key
from yorisoi.site import Site

LEAST = 7  # days; people need time to hear of a workshop
YEAR = 364  # days; a deadline lies within so many before its workshop
REQUIRED = ("title", "date", "start", "id")

Read = Callable[[str], str]


@dataclass(frozen=True)
class Asking:
    """What is known already, the day it is asked, and what the engine says of a file (`tried`).

    `answers` are all that were given, also before; `asked` are the keys asked again since.
    """

    site: Site
    root: Path
    today: date
    tried: Try
    answers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def ask(self, key: str, words: str, usual: str = "", read: Read = str) -> str:
        """Return the answer to a question, once the engine takes it; it is kept as well."""
        while True:
            text = ask(words, self.answers.get(key, usual))
            if key not in REQUIRED and text in NOTHING:
                text = ""
            told = self._told(key, text, read)
            if not any(one.severity == "error" for one in told):
                return self._kept(key, text, read(text), told)
            for one in told:
                if one.severity == "error":
                    tell(f"  {' → '.join(sentence(one))}")

    def _told(self, key: str, text: str, read: Read) -> tuple[Fault, ...]:
        """Return what the engine says of an answer, beside those before it."""
        if key in REQUIRED and not text:
            return (fault(Position("events"), "answer_missing"),)
        try:
            text = read(text)
        except ValueError as error:
            return (fault(Position("events"), str(error), value=text),)
        given = self._given() | {key: text}
        name = file_name(given)
        if key == "id" and (self.root / name).exists():
            return (fault(Position(name), "reserved_id", value=text),)
        return self.tried(name, file_text(given))

    def _given(self) -> dict[str, str]:
        """Return the answers since the beginning; what is needed and not asked yet as usual."""
        return usual_answers(self.site, self.today) | {
            key: self.answers.get(key, "") for key in self.asked
        }

    def _kept(self, key: str, typed: str, text: str, told: tuple[Fault, ...]) -> str:
        """Keep an answer as the staff should write it, and say so where it was typed otherwise."""
        readings = (dict(one.values) for one in told if one.code == "read_as")
        text = next((held["meaning"] for held in readings if held["value"] == text), text)
        if text != typed:
            tell(f"  {say('answer_read', value=typed, meaning=text)}")
        self.answers[key] = text
        self.asked.append(key)
        answers.keep(self.answers)
        return text


def new_event(asking: Asking) -> Path:
    """Return the file that the answers were written to, below the content folder.

    Raises Refused where the engine finds a fault in it; then there is no file. Whatever the
    answers raise (Ctrl-C, the end of the input) passes through, and there is no file either.
    In both cases the answers stay.
    """
    tell(say("new_begins", called=asking.site.service.names.event))
    tell(say("new_can_stop"))
    if before := answers.kept():
        tell(say("new_kept", title=before.get("title", ""), day=before.get("date", "")))
        if agree(say("new_resume")):
            asking.answers.update(before)
    while not _agreed(asking):
        if not agree(say("new_change")):
            raise KeyboardInterrupt
    given = asking.answers
    file = write(asking.root, file_name(given), file_text(given), asking.tried)
    answers.forget()
    tell(say("seen"))
    for where in ("seen_page", "seen_list", "seen_month", "seen_elsewhere"):
        tell(f"  {say(where, id=given['id'], day=date.fromisoformat(given['date']))}")
    return file


def _agreed(asking: Asking) -> bool:
    """Ask all questions, show the file and what the engine says of it, and whether to write it."""
    asking.asked.clear()
    _ask_facts(asking)
    text = file_text(asking.answers)
    for words in ("", *text.splitlines(), ""):
        tell(words)
    for told in asking.tried(file_name(asking.answers), text):
        tell(line(told))
    return agree(say("ask_write"))


def _ask_facts(asking: Asking) -> None:
    """Ask for all that stands in the file, and for its name."""
    usual = usual_answers(asking.site, asking.today)
    asking.ask("title", say("ask_title"))
    day = _ask_day(asking, usual["date"])
    start = parse_start(asking.ask("start", say("ask_start"), usual["start"]))
    _, end = usual_times(asking.site)
    asking.ask(
        "end", say("ask_end"), f"{end:%H:%M}" if isinstance(start, time) and start < end else ""
    )
    tell(say("new_optional"))
    asking.ask("summary", say("ask_summary"))
    asking.ask("capacity", say("ask_capacity"))
    if not _ask_ways(asking):
        asking.answers["deadline"] = ""
    else:
        asking.ask(
            "deadline", say("ask_deadline"), read=lambda text: with_year(text, day - YEAR * ONE_DAY)
        )
    asking.ask("bring", say("ask_bring"))
    asking.ask("id", say("ask_id"), _free_id(asking.site, day), values.parse_key)


def _ask_day(asking: Asking, usual: str) -> date:
    """Return a day; one that is past or closed only where that is meant."""
    while True:
        text = asking.ask(
            "date", say("ask_date"), usual, lambda text: with_year(text, asking.today)
        )
        day = date.fromisoformat(text)
        weekday = parsers.WEEKDAYS[day.weekday()]
        tell(f"  {say('day_chosen', day=day, weekday=weekday)}")
        unusual = list(doubts(asking.site, day, asking.today))
        for words in unusual:
            tell(f"  {words}")
        if not unusual or agree(say("ask_day_again")):
            return day
        asking.asked.remove("date")


def _ask_ways(asking: Asking) -> bool:
    """Ask how one applies, where there is a choice; return whether one needs to."""
    service = asking.site.service
    usual = usual_key(service)
    if len(service.contacts) == 1:
        return True
    tell(f"  {say('apply_ways')}")
    for key, contact in service.contacts.items():
        tell(f"    {key}: {contact.label}")
    keys = {contact.label: key for key, contact in service.contacts.items()}

    def read(text: str) -> str:
        ways = [keys.get(way, way) for way in map(str.strip, text.replace("、", ",").split(","))]
        return ", ".join(way for way in ways if way)

    ways = asking.ask("apply", say("ask_apply"), usual, read)
    if ways in ("", usual):  # what is usual needs no line
        del asking.answers["apply"]
    return not ways or "," in ways or parse_apply(ways).kind != "none"


def _free_id(site: Site, day: date) -> str:
    """Return an id that no workshop has yet."""
    usual = f"workshop-{day:%m%d}"
    while usual in {event.id for event in site.events}:
        usual += "b"
    return usual


def usual_answers(site: Site, today: date) -> dict[str, str]:
    """Return a usual answer to each question that needs one, but for the title."""
    day = next_open_day(site, today + LEAST * ONE_DAY)
    start, _ = usual_times(site)
    return {"date": f"{day}", "start": f"{start:%H:%M}", "id": _free_id(site, day)}
