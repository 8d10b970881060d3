"""Stretches of a day, in minutes since the midnight it begins with. All pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yorisoi.models import Range
from yorisoi.models.parsers import MIDNIGHT


@dataclass(frozen=True)
class Interval:
    """A stretch of a day in minutes, its end not included; nobody is let in after `last_entry`."""

    start: int
    end: int
    last_entry: int | None = None

    @property
    def closes(self) -> int:
        """The minute from which nobody who comes is let in."""
        return self.last_entry or self.end


WHOLE_DAY = Interval(0, MIDNIGHT)


@dataclass(frozen=True)
class DayHours:
    """When something is open on a day, why it is closed then, and whether that is sure."""

    intervals: tuple[Interval, ...]
    sure: bool = True
    reason: str | None = None


def joined(ranges: Iterable[Range | Interval]) -> tuple[Interval, ...]:
    """Return the stretches of ranges in order; those that meet or overlap are one.

    What lets nobody in before its end stands alone: the next one lets people in again.
    """
    merged: list[Interval] = []
    for one in sorted(ranges, key=lambda one: one.start):
        if merged and one.start <= merged[-1].closes:
            longer = Interval(merged[-1].start, one.end, one.last_entry)
            merged[-1] = max(merged[-1], longer, key=lambda both: both.end)
        else:
            merged.append(Interval(one.start, one.end, one.last_entry))
    return tuple(merged)


def is_within(inner: Sequence[Interval], outer: Sequence[Interval]) -> bool:
    """Return whether each interval lies within one of others."""
    return all(
        any(wide.start <= one.start and one.end <= wide.end for wide in outer) for one in inner
    )
