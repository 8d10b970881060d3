"""What 「いま」 must say, in words, from what the engine computes."""

from collections.abc import Sequence
from datetime import datetime

from yorisoi.models import Hotline, Hotlines, OpeningHours, Service
from yorisoi.schedule.opening_hours import Exceptions, exceptions
from yorisoi.schedule.ways import LINES_NAMED, Way, door, lines, ways
from yorisoi.schedule.wording import clock, jday

from tests.support.hours_status import Status, status

#: The lines of 「いま」 that are seen, as the browser has them.
SAID = """() => [...document.querySelectorAll('.now p')]
    .filter((line) => line.checkVisibility()).map((line) => line.innerText.trim())"""

ASK = "来る前に、開いているかおたずねください。"


#: The lines of others that are seen, by telephone and without a voice, and the ways at the edge.
OFFERED = """() => ({
    others: [...document.querySelectorAll('.others ul')].map((list) =>
        [...list.querySelectorAll('a')].filter((link) => link.checkVisibility())
            .map((link) => link.getAttribute('href'))),
    edge: [...document.querySelectorAll('.contact-bar a[href]')]
        .filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href')),
})"""


def states_of(service: Service, moment: datetime) -> list[Status]:
    """Return the state of each way at a moment; none where the page cannot know them all."""
    states = [
        status(service.hours[way.key], exceptions(service.closures, way.key), moment)
        for way in ways(service)
    ]
    known = all(state.is_open or not state.sure or state.opens for state in states)
    return states if known else []


def offered(service: Service, hotlines: Hotlines, moment: datetime) -> list[list[Hotline]]:
    """Return who else is offered at a moment, by telephone and without a voice.

    Nobody while someone of ours can be talked to, or where the page cannot know.
    """
    states = states_of(service, moment)
    talks = sum(bool(way.contacts) for way in ways(service)) or len(states)
    if not states or any(state.is_open for state in states[:talks]):
        return [[], []]
    above = Exceptions(holidays_closed=None, unsure=service.closures.unsure)
    there = [
        line
        for line in lines(hotlines)
        if line.timetable and status(line.timetable, above, moment).is_open
    ]
    called = [line for line in there if line.telephone]
    silent = [line for line in there if not line.telephone]
    return [called[:LINES_NAMED], silent[:LINES_NAMED]]


def expected(service: Service, moment: datetime, names: Sequence[str]) -> list[str]:
    """Return the lines a visitor reads at a moment; `names` are those of the ways, in order."""
    states = states_of(service, moment)
    if not states:
        return []  # where no next opening is known, the timetable stands alone
    nobody = not any(state.is_open for state in states)
    house = service.hours[door(service)]
    closed = f"{house.short_name or house.label}は閉まっています。"
    unsure = [not state.sure for state in states]
    maybe = [not state.is_open and not state.opens_surely for state in states]
    ask = [ASK] if any(unsure) or any(maybe) else []
    if (
        nobody
        and len({(state.opens, state.opens_surely) for state in states}) == 1
        and not any(unsure)
    ):
        return [f"{closed} 次は{_start(states[0], moment, '今日の')}", *ask]
    lines = [
        _line(state, moment, name, _open(way), service.hours[way.key])
        for way, state, name in zip(ways(service), states, names, strict=True)
    ]
    rest = [closed] if nobody and not any(unsure) else []
    return [*rest, *lines, *ask]


def _open(way: Way) -> str:
    if not way.contacts:
        return "開いています"
    spoken = all(contact.telephone for contact in way.contacts)
    return "いま話せます" if spoken else "いまつながります"


def _line(state: Status, moment: datetime, name: str, words: str, hours: OpeningHours) -> str:
    if state.is_open:
        until = f"{clock(state.until)}まで" if state.until else "24時間"
        until += " （予約制）" * hours.by_appointment
        entry = f" 受付の終わりは{clock(state.last_entry)}" if state.last_entry else ""
        return f"{name} {words} {until}{entry}"
    if not state.sure:
        return f"{name} 休みかどうか、確認中です。"
    return f"{name} {_start(state, moment)}"


def _start(state: Status, moment: datetime, near: str = "今日は") -> str:
    assert state.opens
    day = near if state.opens.date() == moment.date() else jday(state.opens).split("年")[1]
    return f"{day}{clock(state.opens)}から" + ("" if state.opens_surely else "（確認中）")
