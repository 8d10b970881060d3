"""The last day of a repeat for which staff wrote how many times: a file has to say the day.

A day stays as it is when a closure is announced later; a number of times would not.
"""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from yorisoi.faults import Fault, fault
from yorisoi.models import Event, Service
from yorisoi.models.parsers import half_width, parse_day
from yorisoi.models.repeat import LONGEST_REPEAT
from yorisoi.schedule.occurrences import occurrences

COUNTED = ("count", "times", "回数")
COUNT = re.compile("全?([0-9]{1,3})回?")


def with_last_day(faults: Iterable[Fault], event: Any, service: Service) -> list[Fault]:
    """Return the faults of an event; the one about a number of times now names the last day.

    The line that is missing for the same reason is not told beside it.
    """
    line = _last_day(event, service)
    if not line:
        return list(faults)
    return [
        fault(told.position, "repeat_count", **dict(told.values), **line)
        if told.code == "repeat_count_alone"
        else told
        for told in faults
        if not (told.code == "missing" and dict(told.values)["field"] == "until")
    ]


def _last_day(event: Any, service: Service) -> dict[str, str]:
    """Return the number of times and the day of the last one, where both are certain."""
    repeat = event.get("repeat") if isinstance(event, dict) else None
    if not isinstance(repeat, dict):
        return {}
    written = [repeat[key] for key in COUNTED if key in repeat]
    if len(written) != 1 or not (count := COUNT.fullmatch(half_width(str(written[0])))):
        return {}
    rule = {key: value for key, value in repeat.items() if key not in COUNTED}
    try:
        rule["until"] = (parse_day(str(event.get("date"))) + LONGEST_REPEAT).isoformat()
        known = Event.model_validate({"id": "counted"} | event | {"repeat": rule})
    except (ValidationError, ValueError):
        return {}
    dates = occurrences(known, service)
    number = int(count[1])
    if not 0 < number <= len(dates):
        return {}
    return {"count": str(number), "line": dates[number - 1].day.isoformat()}
