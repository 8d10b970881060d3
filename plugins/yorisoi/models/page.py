"""The front matter of a page."""

from typing import Literal

from pydantic import Field

from yorisoi.models.fields import Count, Day, Key, Text
from yorisoi.models.record import Record


class PageMeta(Record):
    """The front matter of a page."""

    title: Text = Field(title="題名", description="ページの大見出し")
    tab_title: Text | None = Field(
        default=None,
        title="タブの題名",
        description="タブや履歴に出る題名。大見出しと違うときに書きます",
    )
    slug: Key = Field(
        title="アドレス",
        description="英小文字・数字・ハイフン。変えたら、前のものを data の moved に書きます",
    )
    lang: Key | None = Field(
        default=None,
        title="ことば",
        description="置いてあるフォルダーの名前と同じです。書かなくてもかまいません",
    )
    description: Text = Field(title="ページの説明", description="検索の結果に出る、1、2文の説明")
    template: Literal["page", "front", "talk", "search"] = Field(
        default="page",
        title="ひな形",
        description="ふつうは書きません。talk は題名の下に連絡のしかた、search はさがす欄が出ます",
    )
    order: Count | None = Field(
        default=None, title="並び順", description="メニューに出すとき、数字を書きます"
    )
    menu: Text | None = Field(
        default=None, title="メニューの言葉", description="題名と違うときに書きます"
    )
    drawing: Key | None = Field(
        default=None, title="線画", description="題名の横の絵。brand.yaml の drawings にある名前"
    )
    purpose: Literal["visit", "line", "lines", "safety"] | None = Field(
        default=None,
        title="役目",
        description="visit（場所・行き方）・line（LINEの始め方）・lines（ほかの窓口）・safety（安全に見るために）のどれか。どのページからも、リンクされます",
    )
    status: Literal["published", "draft"] = Field(
        default="published", title="状態", description="published（公開）か draft（下書き）"
    )
    updated: Day | None = Field(default=None, title="直した日", description="内容を直した日")
    read_by: Text | None = Field(
        default=None,
        title="読んで確かめた人",
        description="訳したページに。そのことばを話す人が読んだら、だれがいつ読んだかを書きます",
    )
    follows: Text | None = Field(
        default=None,
        title="もとのページの印",
        description="訳したページに。make translated が書きます。訳でないページでは none",
    )
