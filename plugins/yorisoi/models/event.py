"""A workshop or another gathering (schema.org Event), as its file says it."""

from collections.abc import Iterator
from datetime import date, time
from typing import Literal, Self

from pydantic import Field, model_validator

from yorisoi.models.application import ApplyTo
from yorisoi.models.event_dates import (
    STATUS_WORDS,
    DateEntry,
    Dates,
    Sessions,
    WrittenStatus,
    check_order,
)
from yorisoi.models.event_fields import (
    CapacityText,
    ClosedOnes,
    FeeText,
    Kana,
    Lines,
    MaybeDeadline,
    MaybeEnd,
    Online,
    OpensAt,
    Start,
    Ways,
)
from yorisoi.models.event_times import Ending
from yorisoi.models.fields import Day, DayFrom, DayUntil, Key, Keys, Text
from yorisoi.models.record import Record, refusal
from yorisoi.models.repeat import LONGEST_REPEAT, Repeat
from yorisoi.models.venue import Venue


class Event(Record):
    """A workshop or another gathering, on one date or several (schema.org Event)."""

    id: Key = Field(
        title="名前（ID）",
        description="書かないと、ファイルの名前から決まります。公開したあとは変えません",
    )
    title: Text = Field(title="名前", description="一覧やカレンダーに出ます")
    title_kana: Kana | None = Field(
        default=None, title="名前の読み", description="ひらがなかカタカナ。オープンデータに入ります"
    )
    date: Day | None = Field(default=None, title="日付", description="2026-12-10 のように書きます")
    until: DayUntil | None = Field(
        default=None,
        title="最後の日",
        description="展示のように、date から毎日つづくときの最後の日。"
        "start と end は、毎日の時刻です",
    )
    closed: ClosedOnes = Field(
        default=(),
        title="その間の休み",
        description="until があるとき。月・月（祝日の場合は翌日）・2026-12-29・"
        "2026-12-29〜2027-01-03・祝日 など",
    )
    dates: Dates = Field(
        default=(), title="日付（何日かあるとき）", description="date のかわりに、日付を並べます"
    )
    repeat: Repeat | None = Field(
        default=None,
        title="くり返し",
        description="毎週・隔週・毎月あるとき。date は最初の日にします",
    )
    closures: Literal["follow", "ignore"] | None = Field(
        default=None,
        title="いつもの休みの日",
        description="follow（いつもの休みと祝日は開かない）か ignore（かまわず開く）。"
        "書かないと、いつもの場所で開くものだけ休みます",
    )
    start: Start | None = Field(
        default=None,
        title="始まりの時刻（必須）",
        description="10:00 のように書きます。まだ決まらないときは、未定 と書きます",
    )
    end: MaybeEnd = Field(
        default=None,
        title="終わりの時刻",
        description="12:00 のように書きます。次の日に終わるときは 翌10:00",
    )
    sessions: Sessions = Field(
        default=(),
        title="回",
        description="1日に何回かあるとき。start のかわりに、回ごとの start・end を並べます",
    )
    status: WrittenStatus = Field(
        default="scheduled",
        title="状態",
        description="・".join(f"{name}（{words}）" for name, words in STATUS_WORDS.items())
        + "のどれか",
    )
    note: Lines | None = Field(default=None, title="ひとこと", description="中止や延期のわけなど")
    moved_from: Day | None = Field(
        default=None, title="もとの日", description="延期したとき、もとの日を書きます"
    )
    place: Venue | None = Field(
        default=None,
        title="場所",
        description="書かないと、いつもの場所です。ほかの会場は name と address、"
        "オンラインは online、申込のあとに知らせるときは 申込後 と書きます",
    )
    online: Online = Field(
        default=None,
        title="オンライン参加",
        description="会場に来なくても参加できるとき、何を使うか。Zoom など",
    )
    organizer: Lines | None = Field(
        default=None, title="主催", description="書かないと、このサイトの団体です"
    )
    audience: Lines | None = Field(default=None, title="対象", description="だれが参加できるか")
    capacity: CapacityText | None = Field(
        default=None, title="定員", description="20、または 各回15組（先着）、20人（抽選）など"
    )
    fee: FeeText | None = Field(
        default=None, title="料金", description="500円（材料費）など。書かないと、無料です"
    )
    childcare: Lines | None = Field(default=None, title="お子さん", description="託児があるかなど")
    bring: Lines | None = Field(default=None, title="持ちもの", description="持ってきてほしいもの")
    language: Lines | None = Field(
        default=None, title="ことば", description="日本語のほかのときに書きます"
    )
    accessibility: Lines | None = Field(
        default=None, title="参加しやすさ", description="車いすで入れるかなど"
    )
    apply: Ways = Field(
        default=(),
        title="申込先",
        description="書かないと、いつもの申込先です。不要・窓口・会場の窓口・contacts にある名前・"
        "申込フォームのアドレス。ほかの団体は name と telephone など",
    )
    apply_from: OpensAt | None = Field(
        default=None,
        title="申込の始まり",
        description="2026-11-20、または 2026-11-20 9:00 のように書きます",
    )
    deadline: MaybeDeadline = Field(
        default=None,
        title="申込の締切",
        description="2026-12-08、2026-12-08 17:00。何日もあるときは 各回2日前、前日 17:00 など",
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
    publish_from: DayFrom | None = Field(
        default=None, title="出しはじめる日", description="この日からサイトに出ます"
    )
    publish_until: DayUntil | None = Field(
        default=None, title="出すのをやめる日", description="この日までサイトに出ます"
    )
    updated: Day | None = Field(
        default=None, title="直した日", description="内容を直した日。カレンダーに変更が届きます"
    )
    aliases: Keys = Field(
        default=(),
        title="前の名前（ID）",
        description="公開したあとで名前（ID）を変えたときに、前の名前。前のアドレスからも来られます。"
        "何度も変えたら、古い順に並べます",
    )

    @property
    def first_id(self) -> str:
        """The id it was first published by: calendars and feeds know its dates by that one."""
        return self.aliases[0] if self.aliases else self.id

    @property
    def needs_no_application(self) -> bool:
        """Whether the staff say that nobody need apply."""
        return any(isinstance(way, ApplyTo) and way.kind == "none" for way in self.apply)

    def is_public(self, today: Day) -> bool:
        """Return whether it may be shown on `today`."""
        return (self.publish_from or today) <= today <= (self.publish_until or today)

    @model_validator(mode="after")
    def _check_days(self) -> Self:
        if not self.repeat and bool(self.date) == bool(self.dates):
            raise refusal("one_of_date")
        if self.publish_from and self.publish_until and self.publish_until < self.publish_from:
            raise refusal("days_backwards")
        if self.until and (not self.date or self.repeat or self.dates):
            raise refusal("until_without_date")
        records: tuple[Event | DateEntry, ...] = (self, *self.dates)
        if any(one.date and one.until and one.until <= one.date for one in records):
            raise refusal("until_not_after_date")
        if any(one.date and one.date == one.moved_from for one in records):
            raise refusal("moved_to_same_day")
        if self.closed and not any(one.until for one in records):
            raise refusal("closed_without_until")
        return self

    @model_validator(mode="after")
    def _check_repeat(self) -> Self:
        if self.repeat:
            if not self.date or self.repeat.until < self.date:
                raise refusal("repeat_without_first_day")
            if self.repeat.until - self.date > LONGEST_REPEAT:
                raise refusal("repeat_too_long")
        return self

    @model_validator(mode="after")
    def _check_times(self) -> Self:
        ends = any(one.end and not (one.start or one.sessions) for one in self.dates)
        if self.sessions and (self.start or self.end or ends):
            raise refusal("sessions_and_start")
        for day, start, end in self._times():
            if start is None:
                raise refusal("no_start")
            check_order(day, start, end)
        return self

    def _times(self) -> Iterator[tuple[Day, time | str | None, Ending | None]]:
        """Yield day, start and end of all that happens, where a session is a time of its own."""
        for entry in self.dates or (None,):
            day = (entry and entry.date) or self.date or date.min
            sessions = (entry and entry.sessions) or self.sessions
            start = (entry and entry.start) or self.start
            if sessions and not (entry and entry.start):
                yield from ((day, session.start, session.end) for session in sessions)
            else:
                yield day, start, (entry and entry.end) or self.end

    @model_validator(mode="after")
    def _check_application(self) -> Self:
        if len(self.apply) > 1 and self.needs_no_application:
            raise refusal("apply_none_and_more")
        return self

    @model_validator(mode="after")
    def _check_image(self) -> Self:
        if self.image and not self.image_alt:
            raise refusal("alt_missing")
        return self
