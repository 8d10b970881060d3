"""What makes a site its service's own: mark, colours, line drawings."""

from collections.abc import Mapping

from pydantic import Field

from yorisoi.models.fields import Colour, Count, Drawing, Key
from yorisoi.models.record import Record


class Palette(Record):
    """The colours of one theme, light or dark."""

    paper: Colour = Field(title="紙", description="背景")
    surface: Colour = Field(title="面", description="囲みの背景")
    line: Colour = Field(title="線", description="区切りの線")
    ink: Colour = Field(title="文字", description="本文の文字")
    ink_soft: Colour = Field(title="薄い文字", description="補足の文字")
    link: Colour = Field(title="リンク", description="リンクの文字")
    accent: Colour = Field(title="目立つ色", description="いちばん大事なボタン")
    on_accent: Colour = Field(title="目立つ色の上の文字", description="ボタンの文字")
    calm: Colour = Field(title="静かな色", description="ほかのボタン")
    on_calm: Colour = Field(title="静かな色の上の文字", description="ほかのボタンの文字")


class Lamp(Record):
    """A light behind one of the drawings."""

    drawing: Key = Field(title="線画", description="drawings にある名前")
    across: Count = Field(title="横", description="線画の左のはしから、何％か")
    down: Count = Field(title="縦", description="線画の上のはしから、何％か")


class Brand(Record):
    """What makes the site this service's own: mark, colours and line drawings."""

    mark: tuple[Drawing, ...] = Field(title="しるし", description="SVG の d 属性の値")
    light: Palette = Field(title="明るい画面の色", description="#1a2b3c の形")
    dark: Palette = Field(title="暗い画面の色", description="#1a2b3c の形")
    drawings: Mapping[Key, tuple[Drawing, ...]] = Field(
        title="線画", description="SVG の d 属性の値"
    )
    lamp: Lamp | None = Field(
        default=None, title="明かり", description="線画の1つのうしろに、明かりをともします"
    )
