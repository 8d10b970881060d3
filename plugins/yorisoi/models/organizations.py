"""Who stands behind the service, and where it is (schema.org Organization, Place)."""

from typing import Literal

from pydantic import Field

from yorisoi.models.fields import Fact, Key, Latitude, Longitude, PostalCode, Text


class Place(Fact):
    """A place by name and address (schema.org Place, PostalAddress)."""

    name: Text = Field(title="名前", description="場所の名前")
    kana: Text | None = Field(
        default=None, title="名前の読み", description="カタカナで。施設一覧のCSVに出ます"
    )
    postal_code: PostalCode = Field(title="郵便番号", description="123-4567 の形")
    address: Text = Field(title="住所", description="番地まで")
    latitude: Latitude = None
    longitude: Longitude = None
    directions: Text | None = Field(
        default=None,
        title="行き方",
        description="駅からの道順、駐車場、入口の目印など。分かってから書きます",
    )
    hours: Key | None = Field(
        default=None,
        title="開いている時間",
        description="hours にある名前。ここに来られる時間です。書くと、「話す方法」にも出ます",
    )
    cost: Text | None = Field(
        default=None, title="かかるお金", description="話すのに、お金がかかるか"
    )
    trace: Text | None = Field(
        default=None, title="残るもの", description="来たあとに、電話などに残るもの"
    )


class Organization(Fact):
    """Who stands behind the service; its address and number are entries of the data."""

    name: Text = Field(title="名前", description="団体の名前")
    role: Text = Field(title="役わり", description="運営、担当課など")
    place: Key | None = Field(default=None, title="場所", description="places にある名前")
    contact: Key | None = Field(default=None, title="連絡先", description="contacts にある名前")
    part: Literal["provider", "operator"] | None = Field(
        default=None,
        title="立場",
        description="provider（この事業をしている市や団体）か operator（運営を任された団体）。"
        "検索サイトに伝わります",
    )


class Partner(Fact):
    """An organisation the service works with."""

    name: Text = Field(title="名前", description="団体の名前")
    note: Text | None = Field(default=None, title="ひとこと", description="どんな団体か")
