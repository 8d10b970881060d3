"""How one applies for an event: where, from when, until when; or that nobody needs to."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from yorisoi.models.fields import Email, Https, PostalCode, Telephone, Text
from yorisoi.models.parsers import half_width
from yorisoi.models.record import Record, refusal
from yorisoi.models.values import parse_https, parse_key

# Words for the ways that have no address. A contact cannot be called so.
_NEEDLESS = (
    "none|(?:事前の?)?(?:(?:お?申し?込み?|ご?予約)(?:は|の必要は)?)?(?:不要|なし|(?:いり|あり)ません|いらない)(?:です)?"
    "|(?:当日、?)?(?:直接、?)?(?:会場[へに])?(?:直接)?お?(?:越し|いで)ください|当日直接"
    "|(?:当日、?)?(?:直接、?会場|会場)[へに](?:直接)?(?:来てください|どうぞ)?"
)
NOT_NEEDED = re.compile(rf"(?:{_NEEDLESS})(?:[。、(]\s*(?:{_NEEDLESS})\)?)*。?")
AT_DESK = re.compile("desk|窓口|窓口で(申し?込み?)?")
AT_VENUE = re.compile("venue|(会場|施設)(の窓口)?(で(申し?込み?)?)?|来館")

# 代表の番号（内線123）: whom one asks for at the number of a whole house
EXTENSION = re.compile(r"内線\s*[:：]?\s*([0-9０-９]{1,6}(?:\s*[・,、/]\s*[0-9０-９]{1,6})*)")
NUMBER_AND_EXTENSION = re.compile(
    rf"(?P<number>[^（(内代直]+?)\s*(?:[（(]?(?:代表?|直通?)[）)]?)?\s*[（(]?\s*(?P<more>{EXTENSION.pattern})\s*[）)]?"
)
CODE_AND_ADDRESS = re.compile(r"〒?\s*([0-9０-９]{3}[‐‑‒–—―−ー－-][0-9０-９]{4})\s*(\S.*)")


@dataclass(frozen=True)
class ApplyTo:
    """One way to apply as the staff name it: an entry of `contacts`, a form, or no address."""

    kind: Literal["contact", "form", "desk", "venue", "none"]
    value: str = ""  # the key of the contact, or the address of the form

    @property
    def host(self) -> str:
        """The host of a form's address."""
        return urlsplit(self.value).hostname or ""

    def __str__(self) -> str:
        """Return the usual way of writing it."""
        return self.value or {"desk": "窓口", "venue": "会場の窓口", "none": "不要"}[self.kind]


class OtherContact(Record):
    """The contact of another body, for one workshop alone: it never joins the list of contacts."""

    name: Text = Field(title="窓口の名前", description="申込を受ける、ほかの団体や施設の名前")
    telephone: Telephone | None = Field(
        default=None, title="電話番号", description="ここだけに出ます"
    )
    email: Email | None = Field(
        default=None, title="メールアドレス", description="ここだけに出ます"
    )
    url: Https | None = Field(
        default=None, title="申込フォーム", description="https:// で始まるアドレス"
    )
    fax: Telephone | None = Field(
        default=None, title="FAX番号", description="文字で出ます。押しても、かかりません"
    )
    address: Text | None = Field(
        default=None, title="送り先", description="はがきや郵便で申し込むとき、その住所"
    )
    postal_code: PostalCode | None = Field(
        default=None, title="郵便番号", description="送り先の郵便番号"
    )
    note: Text | None = Field(default=None, title="ひとこと", description="受付の時間など")
    # What it costs to reach them and when, only they can say: in the note.
    cost: ClassVar[None] = None
    hours: ClassVar[None] = None

    @model_validator(mode="before")
    @classmethod
    def _take_postal_code(cls, values: Any) -> Any:
        """Return the values with a postal code that stands before the address in its own place."""
        address = values.get("address") if isinstance(values, dict) else None
        written = CODE_AND_ADDRESS.fullmatch(address) if isinstance(address, str) else None
        if written is None or "postal_code" in values:
            return values
        return values | {"postal_code": written[1], "address": written[2]}

    @model_validator(mode="before")
    @classmethod
    def _take_extension(cls, values: Any) -> Any:
        """Return the values with an extension that stands behind the number in the note."""
        number = values.get("telephone") if isinstance(values, dict) else None
        found = NUMBER_AND_EXTENSION.fullmatch(number) if isinstance(number, str) else None
        if found is None:
            return values
        note = values.get("note")
        note = f"{found['more']}\n{note}" if isinstance(note, str) else note or found["more"]
        return values | {"telephone": found["number"], "note": note}

    @property
    def extensions(self) -> tuple[str, ...]:
        """The extensions that its note names."""
        rows = EXTENSION.findall(self.note or "")
        return tuple(number for row in rows for number in re.findall("[0-9]+", half_width(row)))

    @property
    def host(self) -> str:
        """The host of its form's address, or an empty text."""
        return urlsplit(self.url or "").hostname or ""

    @property
    def kind(self) -> Literal["telephone", "email", "form", "fax", "post"]:
        """What it dials, writes to, or opens."""
        if self.telephone:
            return "telephone"
        if self.email:
            return "email"
        return "form" if self.url else "fax" if self.fax else "post"

    @property
    def reach(self) -> str:
        """What one calls or writes to with a question; empty for a form or a letter alone."""
        return self.telephone or self.email or (f"FAX {self.fax}" if self.fax else "")

    @property
    def letter(self) -> str:
        """Where one sends a letter, with the postal code; empty where nobody takes one."""
        code = f"〒{self.postal_code} " if self.postal_code else ""
        return f"{code}{self.address}" if self.address else ""

    @property
    def label(self) -> str:
        """Its name, as a contact of the data has one."""
        return self.name

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not any((self.telephone, self.email, self.url, self.fax, self.address)):
            raise refusal("other_contact_empty")
        return self


def parse_apply(text: str) -> ApplyTo:
    """Return the way of a contact's key, 不要, 窓口, 会場の窓口 or the https address of a form."""
    plain = half_width(text)
    if NOT_NEEDED.fullmatch(plain):
        return ApplyTo("none")
    if AT_DESK.fullmatch(plain):
        return ApplyTo("desk")
    if AT_VENUE.fullmatch(plain):
        return ApplyTo("venue")
    if "//" in text:
        return ApplyTo("form", parse_https(text))
    try:
        return ApplyTo("contact", parse_key(text))
    except ValueError:
        raise refusal("unknown_apply") from None
