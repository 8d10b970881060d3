"""Twenty rows of two cities, written in our form and read back from the CSV, cell by cell.

They have the times, prices, limits and ways to apply of rows that two cities publish, with names
and places of nowhere. One city has the columns of the recommended set, the other its own, which
the data of the service names.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import Built
from tests.support.writing import copied, replace, write

SERVICE = "data/service.yaml"
CITIES = Path(__file__).with_name("cities")
OWN_COLUMNS = {
    "対象": "対象",
    "開催日": "開始日",
    "最後の日": "終了日",
    "開始時間": "開始時間",
    "終了時間": "終了時間",
    "日時の注意": "開始日時特記事項",
    "行事名": "イベント名",
    "場所名称": "場所名称",
    "緯度": "緯度",
    "経度": "経度",
    "説明": "説明",
    "料金": "料金(詳細)",
    "定員": "定員(詳細)",
    "申込の始まり": "参加申込開始日",
    "申込の始まり時刻": "参加申込開始時間",
    "申込の締切": "参加申込終了日",
    "申込の締切時刻": "参加申込終了時間",
    "申込方法": "参加申込方法",
    "問い合わせ先": "連絡先名称",
    "TEL": "連絡先電話番号",
}
COLUMNS = {"set": {}, "own": OWN_COLUMNS}
NAME = {"set": "イベント名", "own": "行事名"}
DAY = {"set": "開始日", "own": "開催日"}
# What cities write for a way to apply, and our one word for it.
WAYS = {
    "窓口": "窓口",
    "電話": "電話",
    "申込不要": "申込不要",
    "ホームページ": "申込フォーム",
    "申込フォーム": "申込フォーム",
    "E-mail": "メール",
    "メール": "メール",
}
# A limit in words stands in 備考 where the column is a number.
ELSEWHERE = {"定員": "備考"}


def table(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return list(reader)


def read(column: str, cell: str) -> object:
    """Return what a cell says, however wide its letters are."""
    plain = re.sub(r"[\s【】:、,]", "", unicodedata.normalize("NFKC", cell))
    if re.fullmatch(r"\d{1,2}:\d\d", time := unicodedata.normalize("NFKC", cell).strip()):
        return time.zfill(5)
    if column in ("参加申込方法", "申込方法"):
        return {ours for theirs, ours in WAYS.items() if theirs in cell}
    return plain


def lost(city: dict[str, str], ours: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the cells of a city's row that ours does not say."""
    missing = {}
    for column, cell in city.items():
        here, there = read(column, cell), read(column, ours[column])
        words = [there, read("", ours.get(ELSEWHERE.get(column, ""), ""))]
        is_said = here == there or any(
            isinstance(here, str) and isinstance(text, str) and here in text for text in words
        )
        if cell and not is_said:
            missing[column] = (cell, ours[column])
    return missing


def built_of(name: str, tmp_path: Path, build: Callable[..., Built]) -> list[dict[str, str]]:
    """Return the list that a site publishes whose workshops are a city's rows."""
    content = copied(tmp_path)
    for file in (content / "events").iterdir():
        file.unlink()
    write(content, "events/rows.yaml", (CITIES / f"{name}.yaml").read_bytes())
    columns = "".join(f"    {theirs}: {ours}\n" for theirs, ours in COLUMNS[name].items())
    if columns:
        replace(content, SERVICE, "  licence: CC BY 4.0\n", f"  columns:\n{columns}")
    hosts = "form_hosts: [forms.minato.example, children.minato.example]\n"
    replace(content, SERVICE, "open_data:\n", f"{hosts}open_data:\n")
    built = build(content=content, now="2027-03-01T09:00:00+09:00")
    assert built.status == 0, built.stderr
    return table((built.output / "workshops/events.csv").read_text("utf-8"))


@pytest.mark.parametrize("name", ["set", "own"])
def test_no_cell_of_a_city_is_lost(name: str, tmp_path: Path, build: Callable[..., Built]) -> None:
    ours = built_of(name, tmp_path, build)
    rows = {(row[NAME[name]], row[DAY[name]]): row for row in ours}
    city = table((CITIES / f"{name}.csv").read_text("utf-8"))
    assert len(city) == 10
    found = {}
    for row in city:
        title, day = row[NAME[name]], row[DAY[name]]
        same = [one for key, one in rows.items() if read("", key[0]) == read("", title)]
        (match,) = [one for one in same if one[DAY[name]] == day]
        if missing := lost(row, match):
            found[title] = missing
    assert found == {}


def test_series_has_a_row_for_each_date(tmp_path: Path, build: Callable[..., Built]) -> None:
    rows = built_of("set", tmp_path, build)
    days = [row["開始日"] for row in rows if row["NO"].endswith("-badminton")]
    assert days == [f"2027-{day}" for day in ("04-16", "04-23", "05-07", "05-14", "05-21", "05-28")]
