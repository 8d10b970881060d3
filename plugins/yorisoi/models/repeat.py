"""The rule of a series: every week or second week, or on numbered weekdays of every month."""

import re
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.models.day_grammar import parse_open_days
from yorisoi.models.day_rules import Days
from yorisoi.models.event_fields import ClosedOnes
from yorisoi.models.fields import DayUntil, OpenDays
from yorisoi.models.parsers import half_width
from yorisoi.models.record import Record, refusal

LONGEST_REPEAT = timedelta(days=3 * 366)  # a slip in `until` would make a page for every month
EVERY_WORDS = {"week": "毎週", "two-weeks": "隔週", "month": "毎月"}
EVERY_NAMES = {words: name for name, words in EVERY_WORDS.items()}
OTHER_WORDS = {
    **dict.fromkeys(("2週間に1回", "2週間ごと", "2週ごと", "2 weeks", "biweekly"), "two-weeks"),
    **dict.fromkeys(("週1回", "週に1回", "weekly"), "week"),
    **dict.fromkeys(("月1回", "月に1回", "monthly"), "month"),
}
EVERY_DAY = {"day": "毎日", "daily": "毎日"}
DAYS = re.compile("平日|曜|第[0-9]|祝")  # what speaks of days, whatever it says of them


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
        title="くり返しかた", description="week（毎週）・two-weeks（隔週）・month（毎月）のどれか"
    )
    weekday: OpenDays = Field(
        title="曜日",
        description="毎週と隔週は 木、月・木、平日、毎日。毎月は 第2・第4木、最終金、毎月15日、"
        "毎月末日 のように書きます",
    )
    until: DayUntil = Field(title="最後の日", description="この日までくり返します")
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
        if isinstance(given, str):
            raise refusal("repeat_in_words")
        every = given.get("every") if isinstance(given, dict) and "weekday" not in given else None
        if not isinstance(given, dict) or not isinstance(every, str):
            return given
        words = re.match(f"({'|'.join(EVERY_NAMES)}) ?の?(.+)", every)
        for name, days in ((words[1], words[2]) if words else ("", ""), ("", every)):
            if rule := _rule(EVERY_DAY.get(days, days)):
                usual = "month" if rule.is_of_month else "week"
                return given | {"every": name or usual, "weekday": EVERY_DAY.get(days, days)}
        return given | {"every": "week", "weekday": every} if DAYS.search(every) else given

    @model_validator(mode="after")
    def _check(self) -> Self:
        days = self.weekday
        of_week = days.holidays or any(number is None for number, _ in days.weekdays)
        if days.is_of_month == of_week or days.is_of_month != (self.every == "month"):
            raise refusal("repeat_numbers")
        return self


def _rule(days: str) -> Days | None:
    """Return what a text says of days, or None where it says nothing that can be read."""
    try:
        return parse_open_days(days) if days else None
    except ValueError:
        return None
