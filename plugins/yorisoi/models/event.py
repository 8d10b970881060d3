"""A workshop or another gathering (schema.org Event), as its file says it."""

from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from yorisoi.models.fields import Count, Day, Deadline, Key, Text, Time, Weekdays
from yorisoi.models.record import Record, refusal

LONGEST_REPEAT = timedelta(days=3 * 366)  # a slip in `until` would make a page for every month


class EventPlace(Record):
    """A place that is not an entry of the data."""

    name: Text = Field(title="会場の名前", description="サロンの外で開くときの会場")
    address: Text = Field(title="会場の住所", description="番地まで書きます")


# `full` is schema.org's scheduled with nothing left to offer; the others are its words.
EventStatus = Literal["scheduled", "full", "cancelled", "postponed"]
STATUS_WORDS: dict[str, str] = {
    "scheduled": "予定どおり",
    "full": "満席",
    "cancelled": "中止",
    "postponed": "延期",
}


class DateEntry(Record):
    """One date of a series, with what is different on it."""

    date: Day = Field(title="日付", description="2026-12-10 のように書きます")
    start: Time | None = Field(
        default=None, title="始まり", description="この日だけ違うときに書きます"
    )
    end: Time | None = Field(
        default=None, title="終わり", description="この日だけ違うときに書きます"
    )
    status: EventStatus | None = Field(
        default=None,
        title="状態",
        description="scheduled・full・cancelled・postponed のどれか（この日だけ違うとき）",
    )
    note: Text | None = Field(default=None, title="ひとこと", description="この日だけのお知らせ")
    moved_from: Day | None = Field(
        default=None, title="もとの日", description="延期した日の、もとの日"
    )


class Repeat(Record):
    """Every week from the event's date to a last day; holidays and closures are left out."""

    every: Literal["week"] = Field(title="くり返しかた", description="week（毎週）だけです")
    weekday: Weekdays = Field(title="曜日", description="木、または 月・木 のように書きます")
    until: Day = Field(title="最後の日", description="この日までくり返します")
    exceptions: tuple[Day, ...] = Field(
        default=(), alias="except", title="休む日", description="祝日とサロンの休みのほかに休む日"
    )


def _with_date(value: object) -> object:
    """Return a date that stands alone in the list as an entry with nothing else on it."""
    return {"date": value} if isinstance(value, str) else value


def _place_kind(value: object) -> Literal["key", "record"]:
    return "key" if isinstance(value, str) else "record"


class Event(Record):
    """A workshop or another gathering, on one date or several (schema.org Event)."""

    id: Key = Field(
        title="名前（ID）",
        description="書かないと、ファイルの名前から決まります。公開したあとは変えません",
    )
    title: Text = Field(title="名前", description="一覧やカレンダーに出ます")
    date: Day | None = Field(default=None, title="日付", description="2026-12-10 のように書きます")
    dates: tuple[
        Annotated[DateEntry, BeforeValidator(_with_date, json_schema_input_type=Day | DateEntry)],
        ...,
    ] = Field(
        default=(), title="日付（何日かあるとき）", description="date のかわりに、日付を並べます"
    )
    repeat: Repeat | None = Field(
        default=None, title="くり返し", description="毎週あるとき。date は最初の日にします"
    )
    start: Time = Field(title="始まりの時刻", description="10:00 のように書きます")
    end: Time | None = Field(
        default=None, title="終わりの時刻", description="12:00 のように書きます"
    )
    status: EventStatus = Field(
        default="scheduled",
        title="状態",
        description="・".join(f"{name}（{words}）" for name, words in STATUS_WORDS.items())
        + "のどれか",
    )
    note: Text | None = Field(default=None, title="ひとこと", description="中止や延期のわけなど")
    moved_from: Day | None = Field(
        default=None, title="もとの日", description="延期したとき、もとの日を書きます"
    )
    place: Annotated[
        Annotated[Key, Tag("key")] | Annotated[EventPlace, Tag("record")],
        Discriminator(_place_kind),
    ] = Field(
        default="salon",
        title="場所",
        description="書かないと、サロンです。ほかの会場は name と address を書きます",
    )
    audience: Text | None = Field(default=None, title="対象", description="だれが参加できるか")
    capacity: Count | None = Field(default=None, title="定員", description="数字だけを書きます")
    fee: Text | None = Field(default=None, title="料金", description="書かないと、無料です")
    childcare: Text | None = Field(default=None, title="お子さん", description="託児があるかなど")
    bring: Text | None = Field(default=None, title="持ちもの", description="持ってきてほしいもの")
    language: Text | None = Field(
        default=None, title="ことば", description="日本語のほかのときに書きます"
    )
    accessibility: Text | None = Field(
        default=None, title="参加しやすさ", description="車いすで入れるかなど"
    )
    apply: Key = Field(
        default="workshop",
        title="申込先",
        description="service.yaml の contacts にある名前。書かないと workshop です",
    )
    deadline: Deadline | None = Field(
        default=None,
        title="申込の締切",
        description="2026-12-08、または 2026-12-08 17:00 のように書きます",
    )
    summary: Text | None = Field(default=None, title="紹介", description="一覧に出る、1、2文の紹介")
    description: Text | None = Field(
        default=None, title="くわしい説明", description="ページに出る説明。何行でも書けます"
    )
    image: Text | None = Field(
        default=None, title="写真", description="images に置いたファイルの名前"
    )
    image_alt: Text | None = Field(
        default=None,
        title="写真の説明",
        description="写真に何が写っているか。写真があるときは、かならず書きます",
    )
    publish_from: Day | None = Field(
        default=None, title="出しはじめる日", description="この日からサイトに出ます"
    )
    publish_until: Day | None = Field(
        default=None, title="出すのをやめる日", description="この日までサイトに出ます"
    )
    updated: Day | None = Field(
        default=None, title="直した日", description="内容を直した日。カレンダーに変更が届きます"
    )

    def is_public(self, today: Day) -> bool:
        """Return whether it may be shown on `today`."""
        return (self.publish_from or today) <= today <= (self.publish_until or today)

    @model_validator(mode="after")
    def _check_days(self) -> Self:
        if not self.repeat and bool(self.date) == bool(self.dates):
            raise refusal("one_of_date")
        if self.publish_from and self.publish_until and self.publish_until < self.publish_from:
            raise refusal("days_backwards")
        return self

    @model_validator(mode="after")
    def _check_repeat(self) -> Self:
        if self.repeat:
            if not self.date or self.repeat.until < self.date:
                raise refusal("repeat_without_first_day")
            if self.date.weekday() not in self.repeat.weekday:
                raise refusal("repeat_on_other_weekday")
            if self.repeat.until - self.date > LONGEST_REPEAT:
                raise refusal("repeat_too_long")
        return self

    @model_validator(mode="after")
    def _check_times(self) -> Self:
        for entry in self.dates or (None,):
            start = (entry and entry.start) or self.start
            end = (entry and entry.end) or self.end
            if end and end <= start:
                raise refusal("end_before_start")
        return self

    @model_validator(mode="after")
    def _check_image(self) -> Self:
        if self.image and not self.image_alt:
            raise refusal("alt_missing")
        return self
