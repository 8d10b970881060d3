"""What a city asks of open data: its codes, a licence, and the columns of its own list."""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field, ValidationInfo, field_validator

from yorisoi.models.fields import Fact, MunicipalityCode, Text
from yorisoi.models.record import refusal

Licence = Literal["CC BY 4.0", "CC0 1.0", "PDL1.0"]
# The address that names each licence in schema.org's `license` and in Dublin Core.
LICENCES: Mapping[Licence, str] = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "PDL1.0": "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
}

# JIS X 0401, in its order: the first two digits of a municipality's code count them from 01.
PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 "
    "神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 "
    "大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 "
    "福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
)

# デジタル庁 推奨データセット「イベント一覧」, in its order.
EventColumn = Literal[
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "イベント名",
    "イベント名_カナ",
    "イベント名_英語",
    "開始日",
    "終了日",
    "開始時間",
    "終了時間",
    "開始日時特記事項",
    "説明",
    "料金(基本)",
    "料金(詳細)",
    "連絡先名称",
    "連絡先電話番号",
    "連絡先内線番号",
    "主催者",
    "場所名称",
    "住所",
    "方書",
    "緯度",
    "経度",
    "アクセス方法",
    "駐車場情報",
    "定員",
    "参加申込終了日",
    "参加申込終了時間",
    "参加申込方法",
    "URL",
    "備考",
]
EVENT_COLUMNS: tuple[EventColumn, ...] = get_args(EventColumn)
# What cities list besides, from our own fields.
OtherColumn = Literal[
    "対象",
    "託児",
    "持ちもの",
    "ことば",
    "参加しやすさ",
    "定員(詳細)",
    "参加申込開始日",
    "参加申込開始時間",
    "更新日",
]


class OpenData(Fact):
    """What the municipal open-data sets ask for (推奨データセット)."""

    municipality_code: MunicipalityCode = Field(
        title="全国地方公共団体コード", description='6けたを "…" で囲みます'
    )
    prefecture: Text = Field(title="都道府県", description="県の名前")
    city: Text = Field(title="市区町村", description="市の名前")
    licence: Licence | None = Field(
        default=None,
        title="ライセンス",
        description="・".join(LICENCES) + " のどれか。決まるまで書きません",
    )
    columns: Mapping[Text, EventColumn | OtherColumn | None] | None = Field(
        default=None,
        title="市の列",
        description="市のイベント一覧の列が推奨データセットと違うときだけ、"
        "「市の列の名前: 推奨データセットの列の名前」を並べます。空の列は null です",
    )

    @field_validator("prefecture")
    @classmethod
    def _check(cls, prefecture: str, info: ValidationInfo) -> str:
        code, names = info.data.get("municipality_code"), PREFECTURES.split()
        first = f"{names.index(prefecture) + 1:02}" if prefecture in names else ""
        if code and not code.startswith(first):
            raise refusal("code_of_other_prefecture", other=code, first=first)
        return prefecture
