"""Whether one must apply, and for how many people there is room, against the fields."""

import re
from collections.abc import Iterator

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import MARKS, Words, differs
from yorisoi.loading.announcements.sentences import of_this_event
from yorisoi.models.parsers import half_width

NO_APPLICATION = re.compile(
    rf"(?:申し?込み?|予約)(?:は|の必要は|[{MARKS}]*)(?:不要|いりません|ありません|必要ありません)"
)
APPLICATION = re.compile("要(?:事前)?(?:申し?込み?|予約)|(?:事前)?(?:申し?込み?|予約)(?:が必要|制)")
CAPACITY = re.compile(rf"定員[{MARKS}は各回約]*(?P<number>[0-9]+)\s?(?:名|人|組)")


def application(words: Words) -> Iterator[Told]:
    """Tell that nobody need apply, or that one must, where the field does not say so."""
    apply = words.event.apply
    needless = any(str(way) == "不要" for way in apply)
    found = next(of_this_event(APPLICATION if needless else NO_APPLICATION, words.text), None)
    if found and apply:
        yield differs(found, "apply", "・".join(map(str, apply)))
    elif found:
        yield Told(found.start(), "no_application_in_words", {"value": found[0]})


def capacity(words: Words) -> Iterator[Told]:
    """Tell of another number of people than the field has."""
    capacity = words.event.capacity
    found = CAPACITY.search(words.text) if capacity else None
    if found and found["number"] not in re.findall("[0-9]+", half_width(capacity or "")):
        yield differs(found, "capacity", capacity)
