"""The lines of others, to call or write to when the service is closed."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, model_validator

from yorisoi.models.fields import Fact, Https, Key, Telephone, Text, Truth
from yorisoi.models.record import Record, refusal
from yorisoi.models.timetables import ALWAYS, Timetable

UNSURE = "確認中"  # what staff wrote before such a line could be left out


def _unless_unsure(value: object) -> object:
    return None if value == UNSURE else value


Sure = Annotated[Text | None, BeforeValidator(_unless_unsure)]


class Hotline(Fact):
    """A line of somebody else's: a telephone, or a page to write or chat on."""

    label: Text = Field(title="名前", description="窓口の名前")
    operator: Text | None = Field(
        default=None, title="運営", description="だれの窓口か。名前で分かるときは書きません"
    )
    telephone: Telephone | None = Field(
        default=None, title="電話番号", description="#8008 や 110 も書けます"
    )
    url: Https | None = Field(
        default=None,
        title="アドレス",
        description="電話でない窓口（チャット・メール）の、https:// で始まるページ",
    )
    action: Text | None = Field(
        default=None,
        title="ボタンの言葉",
        description="「チャットで話す」など。url の窓口に書きます",
    )
    group: Key | None = Field(default=None, title="まとまり", description="groups にある名前")
    hours: Sure = Field(
        default=None, title="時間", description="平日9:00〜17:00 など。分からなければ書きません"
    )
    always: Truth = Field(default=False, title="24時間か", description="true か false")
    open: Timetable | None = Field(
        default=None,
        title="つながる曜日と時刻",
        description="days・start・end か ranges。書くと、いまつながるときに出ます",
    )
    cost: Sure = Field(
        default=None,
        title="かかるお金",
        description="通話料がかかるかなど。分からなければ書きません",
    )
    note: Text | None = Field(default=None, title="ひとこと", description="補足")
    grade: Literal["A", "B", "C"] = Field(
        title="確かさ",
        description="番号の資料の確かさ。A（新しい公式のページ）・B（古いページ、記録）・"
        "C（まだ確かでない。confirmed に日付を入れるまで、番号は出ません）",
    )

    @property
    def timetable(self) -> Timetable | None:
        """Its hours as far as they can be computed, or None."""
        return ALWAYS if self.always else self.open

    @property
    def host(self) -> str:
        """The host of its page, so that people see where they are sent; empty of a telephone."""
        return urlsplit(self.url or "").hostname or ""

    @property
    def is_sure(self) -> bool:
        """Whether its number or address may be shown: the staff or a good source have it so."""
        return self.confirmed is not None or self.grade != "C"

    @property
    def unsure(self) -> tuple[str, ...]:
        """What is still being asked, for one sentence; nothing where its own words say so."""
        words = (self.hours, self.cost, self.note)
        if any(UNSURE in (text or "") for text in words):
            return ()
        known = {"number": self.is_sure, "hours": self.hours or self.timetable, "cost": self.cost}
        return tuple(name for name, value in known.items() if not value)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if bool(self.telephone) == bool(self.url):
            raise refusal("telephone_or_url")
        return self


class Hotlines(Record):
    """The lines, in the order in which they are shown."""

    note: Text = Field(title="ひとこと", description="一覧の前に出る文")
    groups: Mapping[Key, Text] = Field(
        default={}, title="まとまり", description="一覧の小見出し。出す順に並べます"
    )
    lines: Mapping[Key, Hotline] = Field(title="窓口", description="出す順に並べます")

    @property
    def grouped(self) -> tuple[tuple[str | None, tuple[Hotline, ...]], ...]:
        """The lines below the words of their group; those without one come last."""
        keys = (*self.groups, None)
        of_groups = ((key, self._of_group(key)) for key in keys)
        return tuple((key and self.groups[key], lines) for key, lines in of_groups if lines)

    def _of_group(self, key: str | None) -> tuple[Hotline, ...]:
        return tuple(line for line in self.lines.values() if line.group == key)

    @property
    def always(self) -> tuple[Hotline, ...]:
        """The lines that answer at any hour, by a number or address that is sure."""
        return tuple(line for line in self.lines.values() if line.always and line.is_sure)
