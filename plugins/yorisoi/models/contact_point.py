"""The ways to reach the service, and what each of them is there for."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from yorisoi.models.fields import Email, Fact, Key, LineUrl, Telephone, Text
from yorisoi.models.record import refusal

ContactKind = Literal["telephone", "email", "line"]
Role = Literal["consultation", "application", "office"]


class ContactPoint(Fact):
    """One way to reach someone (schema.org ContactPoint); exactly one kind of address."""

    label: Text = Field(title="名前", description="窓口の名前")
    action: Text = Field(title="ボタンの言葉", description="「電話する」など")
    role: Role | None = Field(
        default=None,
        title="役わり",
        description="consultation（話を聞く）・application（申込）・office（そのほか）のどれか。"
        "「話す方法」に出るのは consultation だけです。"
        "書かないと、電話・LINE・メールのそれぞれ1つめが consultation、ほかは office です",
    )
    telephone: Telephone | None = Field(
        default=None, title="電話番号", description="ハイフンも書きます"
    )
    email: Email | None = Field(
        default=None, title="メールアドレス", description="name@example.jp の形"
    )
    line_url: LineUrl | None = Field(
        default=None,
        title="LINEのアドレス",
        description="https://lin.ee/ か https://line.me/R/ で始まるもの",
    )
    line_id: Text | None = Field(
        default=None, title="LINEのID", description='@ で始まる名前を "…" で囲みます'
    )
    hours: Key | None = Field(default=None, title="つながる時間", description="hours にある名前")
    cost: Text | None = Field(
        default=None, title="かかるお金", description="通話料がかかることなど"
    )
    trace: Text | None = Field(
        default=None, title="残るもの", description="発信履歴、友だち一覧など、あとに残るもの"
    )
    note: Text | None = Field(default=None, title="ひとこと", description="補足")

    @property
    def kind(self) -> ContactKind:
        """What the entry dials, writes to, or opens."""
        if self.telephone:
            return "telephone"
        return "email" if self.email else "line"

    @property
    def reach(self) -> str:
        """What one calls or writes to with a question; empty where it cannot be used yet."""
        return self.telephone or self.email or self.line_url or ""

    @property
    def is_ready(self) -> bool:
        """Whether it can be used: a LINE account may still be without its address."""
        return bool(self.reach)

    @model_validator(mode="after")
    def _check(self) -> Self:
        addresses = sum(map(bool, (self.telephone, self.email, self.line_url)))
        if addresses > 1:
            raise refusal("two_addresses")
        if not addresses and not self.question:
            raise refusal("no_address")
        return self


def with_roles(contacts: Mapping[Key, ContactPoint]) -> Mapping[Key, ContactPoint]:
    """Return contacts that all have a role.

    Where the data is silent, the first of each kind listens and all others do not, so that
    a number that is added for something else never becomes one to confide in.
    """
    listening = {contact.kind for contact in contacts.values() if contact.role == "consultation"}
    whole = {}
    for key, contact in contacts.items():
        role = contact.role or ("office" if contact.kind in listening else "consultation")
        if role == "consultation":
            listening.add(contact.kind)
        whole[key] = contact.model_copy(update={"role": role})
    return whole
