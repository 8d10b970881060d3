"""Where a place can be seen on a map: at its coordinates, else by its address."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lxml import html

from tests.support.building import build_site
from tests.support.writing import copied, replace

ADDRESS = "    address: 港町1-2-3\n"


def place_of(folder: Path, *more: str) -> html.HtmlElement:
    """Return the part of a page that shows the place, with `more` lines in the data."""
    content = copied(folder)
    if more:
        lines = "".join(f"    {line}\n" for line in more)
        replace(content, "data/service.yaml", ADDRESS, ADDRESS + lines)
    built = build_site(folder / "output", content=content)
    assert built.status == 0, built.stderr
    page = html.parse(built.output / "access/index.html")
    (place,) = page.xpath("//*[@class='place']")
    return place


def map_of(place: html.HtmlElement) -> html.HtmlElement:
    (link,) = place.xpath(".//a")
    assert link.get("rel") == "noreferrer"
    assert "（別のサイト" in link.text_content()
    return link


def test_each_place_one_can_come_to_has_its_hours_way_and_map(tmp_path: Path) -> None:
    content = copied(tmp_path)
    annex = (
        "  annex:\n    name: 分室\n    postal_code: 100-0002\n    address: 港町9-9\n"
        "    directions: 橋のたもとです。\n    hours: telephone\n"
        "    source: 見本\n    confirmed: 2026-11-01\n"
    )
    hall = annex.replace("annex:", "hall:").replace("    hours: telephone\n", "")
    replace(content, "data/service.yaml", "organizations:\n", f"{annex}{hall}organizations:\n")
    replace(content, "pages/ja/access.md", "{{ blocks.place }}", "{{ blocks.places }}")
    built = build_site(tmp_path / "output", content=content)
    assert built.status == 0, built.stderr
    page = html.parse(built.output / "access/index.html")
    main, other = page.xpath("//*[@class='place']")  # not the hall, which is only talked of
    assert "サロン港" in main.text_content()
    assert "10:00〜16:00" in main.text_content()
    for words in ("分室", "10:00〜20:00", "橋のたもとです。"):
        assert words in other.text_content()
    assert parse_qs(urlsplit(map_of(other).get("href")).query) == {"query": ["港町9-9"]}


def test_map_is_asked_for_the_address_and_nothing_else(tmp_path: Path) -> None:
    parts = urlsplit(map_of(place_of(tmp_path)).get("href"))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.openstreetmap.org", "/search")
    assert parse_qs(parts.query) == {"query": ["港町1-2-3"]}
    assert parts.fragment == ""


def test_coordinates_that_are_known_are_marked(tmp_path: Path) -> None:
    place = place_of(tmp_path, "latitude: 36.081234", "longitude: 140.206789")
    parts = urlsplit(map_of(place).get("href"))
    assert (parts.netloc, parts.path) == ("www.openstreetmap.org", "/")
    assert parse_qs(parts.query) == {"mlat": ["36.081234"], "mlon": ["140.206789"]}
    assert parts.fragment == "map=18/36.081234/140.206789"


def test_way_there_is_told_once_it_is_known(tmp_path: Path) -> None:
    before = place_of(tmp_path / "before", "question: 駅からの道順を教えてください。")
    assert "駅" not in before.text_content()
    after = place_of(tmp_path / "after", "directions: みなと駅の東口から、歩いて5分です。")
    assert "みなと駅の東口から、歩いて5分です。" in after.text_content()
