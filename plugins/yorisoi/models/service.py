"""Everything that may be stated about the service (schema.org names)."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field, field_validator

from yorisoi.clock import end_of
from yorisoi.models.answer import Answer, Policy
from yorisoi.models.closures import Closures
from yorisoi.models.contact_point import ContactPoint, with_roles
from yorisoi.models.fields import (
    Address,
    Day,
    DeadlineUntil,
    Fact,
    Host,
    Https,
    Key,
    NoticeText,
    Text,
)
from yorisoi.models.language import OWN
from yorisoi.models.open_data import OpenData
from yorisoi.models.organizations import Organization, Partner, Place
from yorisoi.models.record import Record
from yorisoi.models.results import Figure, Results
from yorisoi.models.timetables import OpeningHours


class Names(Fact):
    """What the service is called, and the words it greets with."""

    name: Text = Field(title="正式な名前", description="ページの題名に出ます")
    short_name: Text = Field(title="短い名前", description="ページのいちばん上に出ます")
    programme: Text = Field(title="事業の名前", description="正式な事業名")
    area: Text = Field(title="地域", description="市や町の名前")
    greeting: Text = Field(title="あいさつ", description="はじめの画面の大きな言葉")
    summary: Text = Field(title="何をするところか", description="はじめの画面に出る1文")
    fee: Text = Field(title="料金の言葉", description="何が無料かを1文で書きます")
    event: Text = Field(
        default="ワークショップ",
        title="催しの呼び名",
        description="講座・教室・おはなし会など。サイトと職員の机に出ます",
    )


class Exit(Fact):
    """Where 「このページをはなれる」 leads: a page that shows nothing personal."""

    url: Https = Field(title="アドレス", description="https:// で始まる、ふつうのページ")
    label: Text = Field(title="名前", description="どんなページか")
    in_languages: Mapping[Key, Https] = Field(
        default={},
        title="ほかの言葉での行き先",
        description="「en: https://…」のように、ページのフォルダーの名前とアドレスを並べます",
    )


class Notice(Record):
    """An urgent word on top of every page until its end; the staff themselves are its source."""

    text: NoticeText = Field(
        title="お知らせ", description="60文字まで。どのページのいちばん上にも出ます"
    )
    until: DeadlineUntil = Field(
        title="いつまで", description="2026-12-10（その日の終わりまで）か 2026-12-10 17:00"
    )

    @property
    def over(self) -> datetime:
        """The moment it goes; a day ends with its last minute."""
        return end_of(self.until)


class Security(Fact):
    """Whom to tell of a weakness of the site, and until when that holds (RFC 9116)."""

    contact: Key = Field(title="連絡先", description="contacts にある名前")
    expires: Day = Field(title="いつまで", description="この日の30日前までに、新しい日にします")


class Service(Record):
    """Everything that may be stated about the service."""

    notice: Notice | None = Field(
        default=None, title="急ぎのお知らせ", description="期限がすぎると、ひとりでに消えます"
    )
    language: Key = Field(
        default=OWN,
        title="もとの言葉",
        description="サイトのもとの言葉。pages のフォルダーの名前です。書かなければ ja です",
    )
    names: Names = Field(title="名前とあいさつ", description="サイト全体で使う名前")
    contacts: Mapping[Key, ContactPoint] = Field(
        title="連絡先", description="電話・メール・LINE。番号を書くのは、ここだけです"
    )
    hours: Mapping[Key, OpeningHours] = Field(
        min_length=1,
        title="時間",
        description="開いている曜日と時刻。1つめは、来てもらう場所の時間です",
    )
    closures: Closures = Field(title="休みの日", description="祝日と臨時の休み")
    places: Mapping[Key, Place] = Field(min_length=1, title="場所", description="住所")
    organizations: Mapping[Key, Organization] = Field(
        title="運営と担当", description="だれが運営しているか"
    )
    partners: tuple[Partner, ...] = Field(
        default=(), title="連携団体", description="いっしょに取り組む団体"
    )
    answers: Mapping[Key, Answer] = Field(
        default={}, title="はじめての人への答え", description="聞かれることと、その答え"
    )
    policies: Mapping[Key, Policy] = Field(
        default={}, title="決まり", description="市や職員が決めること。ページに出ます"
    )
    figures: Mapping[Key, Figure] = Field(
        default={}, title="報告書の数字", description="数字と単位"
    )
    results: Results | None = Field(
        default=None, title="実績の表", description="種類ごとの件数。まだなければ書きません"
    )
    exit: Exit = Field(title="「このページをはなれる」の行き先", description="ふつうのページ")
    open_data: OpenData = Field(title="オープンデータ", description="イベント一覧のCSVに入る内容")
    id_domain: Host | None = Field(
        default=None,
        title="予定の番号につける名前",
        description="example.jp の形。カレンダーの予定を見分けます。公開したあとは変えません",
    )
    security: Security | None = Field(
        default=None, title="サイトの弱点を知らせる先", description="security.txt になります"
    )
    form_hosts: tuple[Host, ...] = Field(
        default=(),
        title="申込フォームのサイト",
        description="申込フォームを置くサイトの名前。forms.example.jp の形",
    )
    moved: Mapping[Address, Address] = Field(
        default_factory=dict,
        title="変わったアドレス",
        description="「前のアドレス: いまのアドレス」を並べます。前のアドレスからも行けます",
    )
    avoided_in_titles: tuple[Text, ...] = Field(
        default=(), title="題名に使わない言葉", description="履歴やタブに出てほしくない言葉"
    )

    @property
    def home(self) -> Key:
        """The key of its main place, the first of them."""
        return next(iter(self.places))

    @property
    def listening(self) -> tuple[ContactPoint, ...]:
        """The contacts of those who listen, in the order of the data."""
        return tuple(one for one in self.contacts.values() if one.role == "consultation")

    @field_validator("contacts")
    @classmethod
    def _give_roles(cls, contacts: Mapping[Key, ContactPoint]) -> Mapping[Key, ContactPoint]:
        return with_roles(contacts)
