"""The rule of a series: every week or second week, or on numbered weekdays of every month."""

import re
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.models.day_rules import parse_open_days
from yorisoi.models.event_fields import ClosedOnes
from yorisoi.models.fields import Day, OpenDays
from yorisoi.models.parsers import half_width
from yorisoi.models.record import Record, refusal

LONGEST_REPEAT = timedelta(days=3 * 366)  # a slip in `until` would make a page for every month
EVERY_WORDS = {"week": "毎週", "two-weeks": "隔週", "month": "毎月"}
EVERY_NAMES = {words: name for name, words in EVERY_WORDS.items()}
OTHER_WORDS = {
    **dict.fromkeys(("2週間に1回", "2週間ごと", "2週ごと", "2 weeks", "biweekly"), "two-weeks"),
    **dict.fromkeys(("週1回", "weekly"), "week"),
    "monthly": "month",
}
EVERY_DAY = {"day": "毎日", "daily": "毎日"}


def parse_every(value: object) -> object:
    """Return the name of a rule that staff wrote as its word; 隔月 and 年1回 are none."""
    if not isinstance(value, str) or value in EVERY_WORDS:
        return value
    words = half_width(value)
    if words not in EVERY_NAMES | OTHER_WORDS:
        raise refusal("not_every")
    return (EVERY_NAMES | OTHER_WORDS)[words]


Every = Annotated[Literal["week", "two-weeks", "month"], BeforeValidator(parse_every)]


class Repeat(Record):
    """Every week, second week or month from the event's date on; closures are left out."""

    every: Every = Field(
        title="くり返しかた",
        description="week（毎週）・two-weeks（隔週）・month（毎月）のどれか",
    )
    weekday: OpenDays = Field(
        title="曜日",
        description="毎週と隔週は 木、月・木、平日、毎日。毎月は 第2・第4木、最終金、毎月15日、"
        "毎月末日 のように書きます",
    )
    until: Day = Field(title="最後の日", description="この日までくり返します")
    exceptions: ClosedOnes = Field(
        default=(),
        alias="except",
        title="休む日",
        description="祝日といつもの休みのほかに休む日。2026-12-24、"
        "2026-12-24〜2027-01-07、第5木 など",
    )

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, given: object) -> object:
        """Take 毎週木曜, 第2・第4木 or 毎日 behind `every` for the rule and its days."""
        every = given.get("every") if isinstance(given, dict) and "weekday" not in given else None
        if not isinstance(given, dict) or not isinstance(every, str):
            return given
        words = re.match(f"({'|'.join(EVERY_NAMES)})の?(.+)", every)
        days = words[2] if words else EVERY_DAY.get(every, every)
        try:
            rule = parse_open_days(days)
        except ValueError:
            return given
        name = words[1] if words else "month" if rule.is_of_month else "week"
        return given | {"every": name, "weekday": days}

    @model_validator(mode="after")
    def _check(self) -> Self:
        days = self.weekday
        of_week = days.holidays or any(number is None for number, _ in days.weekdays)
        if days.is_of_month == of_week or days.is_of_month != (self.every == "month"):
            raise refusal("repeat_numbers")
        return self
