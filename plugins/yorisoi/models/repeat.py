"""The rule of a series: every week or second week, or on numbered weekdays of every month."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.models.day_rules import is_one_of
from yorisoi.models.event_fields import MonthWeekdays
from yorisoi.models.fields import Day
from yorisoi.models.record import Record, refusal

LONGEST_REPEAT = timedelta(days=3 * 366)  # a slip in `until` would make a page for every month
EVERY_WORDS = {"week": "毎週", "two-weeks": "隔週", "month": "毎月"}
EVERY_NAMES = {words: name for name, words in EVERY_WORDS.items()}
# Staff may write the word itself.
Every = Annotated[
    Literal["week", "two-weeks", "month"],
    BeforeValidator(
        lambda value: EVERY_NAMES.get(value, value) if isinstance(value, str) else value
    ),
]


class Repeat(Record):
    """Every week, second week or month from the event's date on; closures are left out."""

    every: Every = Field(
        title="くり返しかた",
        description="week（毎週）・two-weeks（隔週）・month（毎月）のどれか",
    )
    weekday: MonthWeekdays = Field(
        title="曜日",
        description="毎週と隔週は 木、または 月・木。毎月は 第2・第4木、最終金 のように書きます",
    )
    until: Day = Field(title="最後の日", description="この日までくり返します")
    exceptions: tuple[Day, ...] = Field(
        default=(), alias="except", title="休む日", description="祝日といつもの休みのほかに休む日"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        numbered = {number is not None for number, _ in self.weekday}
        if numbered != {self.every == "month"}:
            raise refusal("repeat_numbers")
        return self

    def comes_to(self, day: date, first: date) -> bool:
        """Return whether a repeat that begins on `first` comes to a later day.

        Weeks begin on Monday, as in ISO 8601; every second one counts from that of `first`.
        """
        monday = first - timedelta(first.weekday())
        skipped = self.every == "two-weeks" and (day - monday).days // 7 % 2
        return is_one_of(day, self.weekday) and not skipped
