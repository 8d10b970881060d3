"""The share card and the banner: drawn once of the name and the look, never published when old."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from yorisoi import cli, loading
from yorisoi.editing import drawing
from yorisoi.faults import MachineFailed

from tests.support.building import ROOT
from tests.support.writing import HARBOUR, replace

PAPER, LINK = (246, 244, 240), (17, 75, 122)


def drawn(content: Path) -> dict[str, Image.Image]:
    """Return what a build would publish of them."""
    site, _ = loading.load(content)
    return {name: Image.open(io.BytesIO(data)) for name, data in site.drawn.items()}


def test_card_holds_the_mark_in_the_colours_of_the_brand(content: Path) -> None:
    assert cli.main(["card", "--content", str(content)]) == 0
    pictures = {name: picture.convert("RGB") for name, picture in drawn(content).items()}
    assert {name: picture.size for name, picture in pictures.items()} == {
        "card.png": (1200, 630),
        "banner.png": (640, 160),
    }
    for picture in pictures.values():
        assert picture.getpixel((0, 0)) == PAPER
        assert LINK in {colour for _, colour in picture.getcolors(256) or ()}


def test_same_machine_draws_the_same_bytes(content: Path) -> None:
    site, _ = loading.load(content)
    first = [file.read_bytes() for file in drawing.write(site, content)]
    assert [file.read_bytes() for file in drawing.write(site, content)] == first


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/service.yaml", "name: サロン港", "name: サロン浜"),
        ("data/brand.yaml", "#f6f4f0", "#f6f4f1"),
        ("data/brand.yaml", "M4 28", "M5 28"),
    ],
)
def test_picture_of_an_earlier_name_or_look_is_told_and_not_published(
    content: Path, name: str, old: str, new: str
) -> None:
    cli.main(["card", "--content", str(content)])
    replace(content, name, old, new)
    site, notices = loading.load(content)
    assert site.drawn == {}
    assert [notice.code for notice in notices].count("drawn_before") == 2
    cli.main(["card", "--content", str(content)])
    assert drawn(content).keys() == {"card.png", "banner.png"}
    assert len(list((content / "data").glob("*.png"))) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: data[:-100], id="cut"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:], id="one bit"),
        pytest.param(lambda data: data.replace(b"\r\n", b"\n"), id="line ends"),
    ],
)
def test_broken_picture_is_told_and_not_published(
    content: Path, spoil: Callable[[bytes], bytes]
) -> None:
    cli.main(["card", "--content", str(content)])
    [card] = (content / "data").glob("card-*.png")
    card.write_bytes(spoil(card.read_bytes()))
    site, notices = loading.load(content)
    assert site.drawn.keys() == {"banner.png"}
    assert [notice.code for notice in notices].count("drawn_broken") == 1
    cli.main(["card", "--content", str(content)])
    assert drawn(content).keys() == {"card.png", "banner.png"}


def test_letter_that_no_font_has_is_refused() -> None:
    with pytest.raises(MachineFailed):
        drawing.find_font("港\U0010fffd")


@pytest.mark.parametrize("content", [ROOT / "content", HARBOUR])
def test_pictures_of_the_name_are_light_and_of_today(content: Path) -> None:
    site, notices = loading.load(content)
    assert all(len(data) <= 100 * 1024 for data in site.drawn.values())
    assert "drawn_before" not in {notice.code for notice in notices}
    assert bool(site.drawn) == (content != HARBOUR)
