"""A photograph leaves the house small, upright, and without what its camera wrote into it."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from yorisoi import loading
from yorisoi.site import Picture

from tests.support.building import build_site
from tests.support.writing import EVENT, PAGE, copied, write

SECRET = b"Minato 1-2-3, taken by H."
PICTURED = EVENT + "image: tea.jpg\nimage_alt: 湯のみが2つ\n"
TURNED_LEFT = 6  # Exif's orientation of a telephone held upright


def photograph(size: tuple[int, int] = (3000, 2000), form: str = "JPEG") -> bytes:
    """Return a picture of much detail, with a place and a name in every hidden corner."""
    image = Image.effect_noise(size, 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010E] = TURNED_LEFT, SECRET.decode(), SECRET.decode()
    stream = io.BytesIO()
    more: dict[str, object] = {"comment": SECRET, "xmp": b"<x>" + SECRET + b"</x>"}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", SECRET.decode())
        more = {"pnginfo": info}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(stream, form, exif=exif, icc_profile=profile, **more)
    return stream.getvalue()


def content_with(folder: Path, name: str, picture: bytes, event: str = PICTURED) -> Path:
    content = copied(folder)
    write(content, f"images/{name}", picture)
    write(content, "events/2026-12-10-tea-time.yaml", event.replace("tea.jpg", name))
    return content


@pytest.mark.parametrize(
    ("name", "form"), [("tea.jpg", "JPEG"), ("tea.png", "PNG"), ("tea.webp", "WEBP")]
)
def test_photograph_is_small_upright_and_tells_nothing(
    name: str, form: str, tmp_path: Path
) -> None:
    original = photograph(form=form)
    assert SECRET in original
    built = build_site(tmp_path / "out", content=content_with(tmp_path, name, original))
    assert built.status == 0, built.stderr
    data = (built.output / "images" / name).read_bytes()
    assert len(data) <= 100 * 1024
    assert not [each for each in (SECRET, b"Exif", b"xmp", b"ICC") if each in data]
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == form
        assert image.height > image.width  # it lay on its side
        red, green, blue = image.convert("RGB").getpixel((image.width - 20, 20))  # type: ignore[misc]
        assert red > 150 > max(green, blue)  # and its red corner came up to the right
        sizes = f'width="{image.width}" height="{image.height}"'
    page = (built.output / "workshops/tea-time/index.html").read_text("utf-8")
    assert f'alt="湯のみが2つ" {sizes} loading="lazy"' in page
    assert f"/images/{name}" in page


def test_picture_in_a_text_has_its_size_and_its_words(tmp_path: Path) -> None:
    text = "description: |\n  ![庭のつばき]({static}../images/garden.jpg)\n"
    content = content_with(tmp_path, "garden.jpg", photograph((600, 400)), EVENT + text)
    write(content, "pages/ja/sample.md", f"{PAGE}\n![庭]({{static}}/images/garden.jpg)\n")
    built = build_site(tmp_path / "out", content=content)
    assert built.status == 0, built.stderr
    for page in ("workshops/tea-time", "sample"):
        html = (built.output / page / "index.html").read_text("utf-8")
        found = re.search(r'<img [^>]*src="([^"]*)"[^>]*>', html)
        assert found
        assert (built.output / page / found[1]).is_file()
        assert all(each in found[0] for each in ('width="400"', 'height="600"', 'loading="lazy"'))


def test_picture_of_a_draft_or_of_nothing_stays_at_home(tmp_path: Path) -> None:
    content = content_with(
        tmp_path, "tea.jpg", photograph((60, 40)), PICTURED + "publish_from: 2027-01-01\n"
    )
    write(content, "images/draft.jpg", photograph((60, 40)))
    write(content, "images/unused.jpg", photograph((60, 40)))
    draft = PAGE.replace("lang: ja", "lang: ja\nstatus: draft")
    write(content, "pages/ja/sample.md", f"{draft}\n![庭]({{static}}/images/draft.jpg)\n")
    built = build_site(tmp_path / "out", content=content)
    assert built.status == 0, built.stderr
    assert not (built.output / "images").exists()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the engine runs in, where it keeps prepared photographs."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def tea(content: Path) -> Picture:
    return loading.load(content)[0].pictures["images/tea.jpg"]


def refuse_to_decode(*_: object, **__: object) -> None:
    raise AssertionError


def test_photograph_is_prepared_once(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_with(tmp_path, "tea.jpg", photograph((600, 400)))
    first = tea(content)
    assert (here / ".yorisoi" / "cache" / "photographs").stat().st_size > len(first.data)
    monkeypatch.setattr(Image, "open", refuse_to_decode)
    assert tea(content) == first


@pytest.mark.usefixtures("here")
def test_changed_photograph_is_prepared_anew(tmp_path: Path) -> None:
    content = content_with(tmp_path, "tea.jpg", photograph((600, 400)))
    first = tea(content)
    write(content, "images/tea.jpg", photograph((300, 200)))
    assert tea(content).width < first.width


def test_photographs_need_no_cache(here: Path, tmp_path: Path) -> None:
    (here / ".yorisoi").write_text("a file where the folder would be")
    content = content_with(tmp_path, "tea.jpg", photograph((600, 400)))
    assert tea(content).height == 600


def test_picture_of_16_bits_keeps_its_greys(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("I;16", (30, 20), 0x8000).save(stream, "PNG")
    site, _ = loading.load(content_with(tmp_path, "tea.png", stream.getvalue()))
    with Image.open(io.BytesIO(site.pictures["images/tea.png"].data)) as image:
        assert image.convert("L").getpixel((0, 0)) == 0x80


def test_picture_with_a_broken_profile_of_colours_is_shown(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(stream, "JPEG", icc_profile=b"broken" * 30)
    site, _ = loading.load(content_with(tmp_path, "tea.jpg", stream.getvalue()))
    assert "images/tea.jpg" in site.pictures
