"""Where an event is held, when it is not an entry of the data."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from yorisoi.models.application import CODE_AND_ADDRESS
from yorisoi.models.event_times import UNDECIDED_WORDS
from yorisoi.models.fields import (
    TEXT_OR_NUMBER,
    Key,
    Latitude,
    Longitude,
    Text,
    Truth,
    editor,
    written,
)
from yorisoi.models.parsers import half_width
from yorisoi.models.record import Record, refusal
from yorisoi.models.values import parse_key

ONLINE_WORD = "オンライン"
ONLINE = re.compile("online|オンライン(開催)?", re.IGNORECASE)
TOOL = (
    "(?:Zoom|ズーム|(?:Microsoft )?Teams|Google ?Meet|Webex|YouTube|ユーチューブ)"
    "(?:ミーティング|ウェビナー|会議|ライブ)?"
)
# オンライン（Zoom）, Zoomで開催
BY_TOOL = re.compile(
    rf"(?:online|オンライン(?:開催)?)\s*\(([^()]+)\)|({TOOL})(?:で(?:の?開催|行います)?|配信)?",
    re.IGNORECASE,
)
NOT_SET_YET = "未定です。決まったら、ここでお知らせします"
TOLD_LATER = re.compile(
    "after[-_]applying|(お?申し?込み?)(の?後|のあと)(に)?(お?知らせ(します)?|連絡(します)?|伝えます)?"
)
TOLD_TO_THOSE = "申し込んだ方にお知らせします"
# What a name alone would leave unsaid, wherever it stands.
OnlineName = Annotated[
    Text, AfterValidator(lambda name: name if ONLINE_WORD in name else f"{ONLINE_WORD}（{name}）")
]
RoughName = Annotated[
    Text,
    AfterValidator(
        lambda name: name if "お知らせ" in name else f"{name}（くわしい場所は、{TOLD_TO_THOSE}）"
    ),
]


def parse_street(text: str) -> str:
    """Return an address without the postal code before it, which is of no use on the way."""
    written = CODE_AND_ADDRESS.fullmatch(text)
    return written[2] if written else text


class EventPlace(Record):
    """A place that is not an entry of the data."""

    name: Text = Field(title="会場の名前", description="いつもの場所でないときの会場")
    address: Annotated[Text, written(parse_street, "[^〒]*"), editor(kind=TEXT_OR_NUMBER)] = Field(
        title="会場の住所", description="番地まで書きます"
    )
    latitude: Latitude = None
    longitude: Longitude = None


class OnlinePlace(Record):
    """A place that one goes to without leaving home (schema.org VirtualLocation)."""

    online: Truth = Field(title="オンラインか", description="true と書きます")
    name: OnlineName = Field(default="オンライン", title="何を使うか", description="Zoom など")
    address: ClassVar[str] = ""  # how to enter is told to those who apply


class PlaceToldLater(Record):
    """A place that only those who apply are told."""

    after_applying: Truth = Field(title="申込のあとに知らせるか", description="true と書きます")
    name: RoughName = Field(
        default=TOLD_TO_THOSE,
        title="おおよその場所",
        description="「市内の体育館」など、出してよい言葉",
    )
    address: ClassVar[str] = ""  # none that may be told


def parse_venue(value: object) -> object:
    """Return a place that was written as one word as a record."""
    if isinstance(value, str):
        if ONLINE.fullmatch(half_width(value)):
            return {"online": "true"}
        if tool := BY_TOOL.fullmatch(half_width(value)):
            return {"online": "true", "name": tool[1] or tool[2]}
        if half_width(value).removeprefix("会場") in UNDECIDED_WORDS:
            return {"after_applying": "true", "name": NOT_SET_YET}
        if TOLD_LATER.fullmatch(half_width(value)):
            return {"after_applying": "true"}
        try:
            parse_key(value)
        except ValueError:
            raise refusal("not_a_place") from None
    return value


def _kind(value: Any) -> Literal["key", "online", "later", "record"]:
    match value:
        case str():
            return "key"
        case {"online": "true"} | OnlinePlace():
            return "online"
        case {"after_applying": "true"} | PlaceToldLater():
            return "later"
    return "record"


Venue = Annotated[
    Annotated[Key, Tag("key")]
    | Annotated[EventPlace, Tag("record")]
    | Annotated[OnlinePlace, Tag("online")]
    | Annotated[PlaceToldLater, Tag("later")],
    Discriminator(_kind),
    BeforeValidator(parse_venue),
]
