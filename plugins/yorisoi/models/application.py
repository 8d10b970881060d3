"""How one says that one will come: where, from when, until when; or that nobody needs to."""

import re
from dataclasses import dataclass
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from yorisoi.models.fields import Email, Https, Telephone, Text
from yorisoi.models.parsers import half_width, parse_https, parse_key
from yorisoi.models.record import Record, refusal

# Words for the ways that have no address. A contact cannot be called so.
NOT_NEEDED = re.compile(
    "none|(お?申し?込み?(は|の必要は)?)?(不要|なし|(いり|あり)ません|いらない)(です)?"
)
AT_DESK = re.compile("desk|窓口|(会場|施設)の窓口|窓口で(申し?込み?)?|来館")


@dataclass(frozen=True)
class ApplyTo:
    """One way to apply as the staff name it: an entry of `contacts`, a form, or no address."""

    kind: Literal["contact", "form", "desk", "none"]
    value: str = ""  # the key of the contact, or the address of the form

    @property
    def host(self) -> str:
        """The host of a form's address."""
        return urlsplit(self.value).hostname or ""

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        return self.value or {"desk": "窓口", "none": "不要"}[self.kind]


class OtherContact(Record):
    """The contact of another body, for one workshop alone: it never joins the list of contacts."""

    name: Text = Field(title="窓口の名前", description="申込を受ける、ほかの団体や施設の名前")
    telephone: Telephone | None = Field(
        default=None, title="電話番号", description="このワークショップだけに出ます"
    )
    email: Email | None = Field(
        default=None, title="メールアドレス", description="このワークショップだけに出ます"
    )
    url: Https | None = Field(
        default=None, title="申込フォーム", description="https:// で始まるアドレス"
    )
    note: Text | None = Field(default=None, title="ひとこと", description="受付の時間など")

    @property
    def host(self) -> str:
        """The host of its form's address, or an empty text."""
        return urlsplit(self.url or "").hostname or ""

    @property
    def kind(self) -> Literal["telephone", "email", "form"]:
        """What it dials, writes to, or opens."""
        if self.telephone:
            return "telephone"
        return "email" if self.email else "form"

    @property
    def cost(self) -> None:
        """What it costs to reach them; only they can say."""

    @property
    def label(self) -> str:
        """Its name, as a contact of the data has one."""
        return self.name

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not (self.telephone or self.email or self.url):
            raise refusal("other_contact_empty")
        return self


def parse_apply(text: str) -> ApplyTo:
    """Return the way of a contact's key, 不要, 窓口 or the https address of a form."""
    plain = half_width(text)
    if NOT_NEEDED.fullmatch(plain):
        return ApplyTo("none")
    if AT_DESK.fullmatch(plain):
        return ApplyTo("desk")
    if "//" in text:
        return ApplyTo("form", parse_https(text))
    try:
        return ApplyTo("contact", parse_key(text))
    except ValueError:
        raise refusal("unknown_apply") from None
