"""The open data as a program meets it: places, columns of a city, licence, descriptions."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from yorisoi.formats import FORMATS, Publication, datasets

from tests.support.building import Built
from tests.support.reading import soup
from tests.support.writing import copied, gathering, publication, publishing
from tests.support.writing import replace as rewrite

EVENTS, PLACES = "workshops/events.csv", "open-data/facilities.csv"
#: 公共施設一覧 of the 推奨データセット, letter by letter.
PLACE_COLUMNS = (
    "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,"
    "住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,"
    "利用可能日時特記事項,説明,バリアフリー情報,URL,備考"
)
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "PDL1.0": "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
}


def written(publication: Publication, name: str) -> str:
    text = FORMATS[name](publication)
    assert text is not None
    return text


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def described(publication: Publication, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(publication, f"{name}-metadata.json"))
    return found


def with_open_data(**fields: object) -> Publication:
    area = publishing().site.service.open_data.model_copy(update=fields)
    return publishing(gathering(), open_data=area)


def test_places_have_the_24_columns_of_the_set_in_their_order() -> None:
    assert ",".join(table(written(publishing(), PLACES))[0]) == PLACE_COLUMNS


def test_each_place_of_the_data_is_one_row() -> None:
    names, *rows = table(written(publishing(), PLACES))
    (row,) = (dict(zip(names, row, strict=True)) for row in rows)
    assert {name: cell for name, cell in row.items() if cell} == {
        "都道府県コード又は市区町村コード": "011002",
        "NO": "salon",
        "都道府県名": "港県",
        "市区町村名": "港町",
        "名称": "サロン港",
        "住所": "港町1-2-3",
        "電話番号": "0312-34-5678",
        "団体名": "NPO法人みなと",
        "利用可能曜日": "月水木金土",
        "開始時間": "10:00",
        "終了時間": "16:00",
        "利用可能日時特記事項": "祝日は休み／2026-12-29〜2027-01-03 年末年始",
        "説明": "港町でくらす人のための居場所です。無料です。",
        "URL": "https://minato.example/",
    }


def test_place_where_the_service_is_not_at_home_has_none_of_its_hours() -> None:
    places = publishing().site.service.places
    hall = places["salon"].model_copy(update={"name": "港公民館", "kana": "ミナトコウミンカン"})
    rows = table(written(publishing(places=dict(places) | {"hall": hall}), PLACES))
    assert [row[4:6] for row in rows[1:]] == [["サロン港", ""], ["港公民館", "ミナトコウミンカン"]]
    assert not any(rows[2][16:])


def test_place_with_hours_of_its_own_says_them() -> None:
    places = publishing().site.service.places
    hall = places["salon"].model_copy(update={"name": "分室", "hours": "telephone"})
    rows = table(written(publishing(places=dict(places) | {"hall": hall}), PLACES))
    said = dict(zip(*rows[::2], strict=True))
    assert (said["名称"], said["開始時間"], said["終了時間"]) == ("分室", "10:00", "20:00")
    assert said["URL"] == ""


def test_place_whose_hours_begin_later_says_from_when(content: Path) -> None:
    hours = "    end: 16:00\n    short_name: 広間\n"
    rewrite(content, "data/service.yaml", hours, f"    from: 2027-02-01\n{hours}")
    said = dict(zip(*table(written(publication(content), PLACES)), strict=True))
    assert (said["利用可能曜日"], said["開始時間"]) == ("", "")
    assert "2027年2月1日（月）から 月・水・木・金・土 10:00〜16:00" in said["利用可能日時特記事項"]


def test_place_says_the_days_that_its_hours_leave_unsaid(content: Path) -> None:
    closures = """\
  openings:
    - {date: 2026-12-31, start: 20:00, end: 24:00, reason: 年越し, source: 見本, confirmed: null}
  days:
    - {start: 2026-11-02, reason: 棚卸し, source: 見本, confirmed: null}
    - {start: 2026-12-10 15:00, reason: 停電, source: 見本, confirmed: null}
"""
    rules = "holidays: next-weekday\n    closed_yearly: 08-13〜08-16\n    short_name: 広間\n"
    rewrite(content, "data/service.yaml", "  days:\n", closures)
    rewrite(content, "data/service.yaml", "short_name: 広間\n", rules)
    said = dict(zip(*table(written(publication(content), PLACES)), strict=True))
    assert said["利用可能日時特記事項"] == (
        "定休日が祝日なら開き、次の平日が休み／8月13日〜8月16日は休み／2026-12-10 15:00から 停電"
        "／2026-12-29〜2027-01-03 年末年始／2026-12-31 20:00〜24:00に開きます（年越し）"
    )


@pytest.mark.parametrize("name", [EVENTS, PLACES])
def test_description_beside_the_file_names_every_column_in_order(name: str) -> None:
    columns = described(publishing(gathering()), name)["tableSchema"]["columns"]
    titles = [column["titles"] for column in columns]
    assert titles == table(written(publishing(gathering()), name))[0]
    assert described(publishing(), name)["url"] == name.rpartition("/")[2]


@pytest.mark.parametrize("licence", LICENCES)
@pytest.mark.parametrize("name", [EVENTS, PLACES])
def test_chosen_licence_stands_beside_each_file_and_in_the_dataset(name: str, licence: str) -> None:
    publication = with_open_data(licence=licence)
    assert described(publication, name)["dc:license"] == {"@id": LICENCES[licence]}
    graph = json.loads(datasets.script(publication))["@graph"]
    assert [each["license"] for each in graph] == [LICENCES[licence]] * 2


def test_nothing_is_claimed_before_a_licence_is_chosen() -> None:
    publication = with_open_data(licence=None)
    texts = [written(publication, name) for name in FORMATS if "metadata" in name]
    for text in [*texts, datasets.script(publication)]:
        assert "licen" not in text
        assert "creativecommons" not in text


def test_dataset_names_each_of_its_files() -> None:
    graph = json.loads(datasets.script(publishing()))["@graph"]
    files = [file["contentUrl"] for each in graph for file in each["distribution"]]
    assert files == [
        f"https://minato.example/{name}" for name in (EVENTS, "workshops/events.json", PLACES)
    ]
    assert {name.partition("example/")[2] for name in files} <= FORMATS.keys()


def test_list_has_the_columns_that_the_city_names() -> None:
    columns = {"№": "NO", "行事名": "イベント名", "区": None, "開催日": "開始日"}
    names, row = table(written(with_open_data(columns=columns), EVENTS))
    assert names == ["№", "行事名", "区", "開催日"]
    assert row == ["20261210-case", "お茶の時間", "", "2026-12-10"]
    described_columns = described(with_open_data(columns=columns), EVENTS)["tableSchema"]["columns"]
    assert described_columns[-1] == {"titles": "開催日", "datatype": "date"}


def test_columns_of_a_city_are_read_from_the_data(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    columns = "  licence: PDL1.0\n  columns:\n    行事: イベント名\n    区: null\n    日: 開始日\n"
    rewrite(content, "data/service.yaml", "  licence: CC BY 4.0\n", columns)
    built = build(content=content)
    assert built.status == 0, built.stderr
    rows = table((built.output / EVENTS).read_text("utf-8"))
    assert rows[0] == ["行事", "区", "日"]


def test_column_that_no_set_has_is_refused_with_the_nearest_one(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    rewrite(
        content,
        "data/service.yaml",
        "  licence: CC BY 4.0\n",
        "  columns:\n    行事名: イベントの名\n",
    )
    built = build(content=content)
    assert built.status == 1
    assert "もしかして: イベント名" in built.stderr


@pytest.mark.parametrize("licence", ["CC BY 4.0", None])
def test_page_that_offers_the_data_says_its_licence(
    licence: str | None, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    if not licence:
        rewrite(content, "data/service.yaml", "  licence: CC BY 4.0\n", "")
    page = soup(build(content=content).output / "workshops" / "index.html")
    offered = {str(link["href"]).rpartition("/")[2] for link in page.select("a[download]")}
    assert {"events.csv", "events.json", "facilities.csv"} <= offered
    stated = [(link.text, link["href"]) for link in page.select("a[rel~=license]")]
    words = f"{licence}（別のサイト）"
    assert stated == ([(words, LICENCES[licence])] if licence else [])
    types = [
        each["@type"]
        for script in page.select('script[type="application/ld+json"]')
        for each in json.loads(str(script.string))["@graph"]
    ]
    assert types == ["Dataset", "Dataset"]
