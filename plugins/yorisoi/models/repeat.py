"""The rule of a series: every week, or on numbered weekdays of every month."""

from datetime import timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from yorisoi.models.event_fields import MonthWeekdays
from yorisoi.models.fields import Day
from yorisoi.models.record import Record, refusal

LONGEST_REPEAT = timedelta(days=3 * 366)  # a slip in `until` would make a page for every month


class Repeat(Record):
    """Every week or month from the event's date to a last day; closures are left out."""

    every: Literal["week", "month"] = Field(
        title="くり返しかた", description="week（毎週）か month（毎月）"
    )
    weekday: MonthWeekdays = Field(
        title="曜日",
        description="毎週は 木、または 月・木。毎月は 第2・第4木、最終金 のように書きます",
    )
    until: Day = Field(title="最後の日", description="この日までくり返します")
    exceptions: tuple[Day, ...] = Field(
        default=(), alias="except", title="休む日", description="祝日とサロンの休みのほかに休む日"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        numbered = {number is not None for number, _ in self.weekday}
        if numbered != {self.every == "month"}:
            raise refusal("repeat_numbers")
        return self
