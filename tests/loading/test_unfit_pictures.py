"""A picture that cannot be published is refused for its true reason, and starts no program."""

import io
import os
import random
import struct
import subprocess
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import EpsImagePlugin, Image, ImageFile
from yorisoi import loading
from yorisoi.faults import Refused
from yorisoi.loading.pictures import photographs
from yorisoi.loading.pictures.unfit_pictures import Unfit
from yorisoi.messages import SENTENCES, line
from yorisoi.site import Picture

from tests.support.writing import EVENT, copied, write

PROGRAMS = (
    "gs",
    "gswin32c",
    "djpeg",
    "cjpeg",
    "convert",
    "magick",
    "xdg-open",
    "display",
    "ppmtogif",
)
CUT = 0.4  # of all files
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(x) print\n%%EOF\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is prepared to this test."""
    monkeypatch.chdir(tmp_path)


def drawn(form: str, mode: str = "RGB", **how: Any) -> bytes:
    stream = io.BytesIO()
    image = Image.effect_noise((80, 60), 60).convert(mode)
    image.save(stream, form, **how)
    return stream.getvalue()


def frames(form: str) -> bytes:
    more = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue")]
    return drawn(form, save_all=True, append_images=more)


def png_of(width: int, height: int) -> bytes:
    """Return the head of a PNG that says to be so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    picture = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", picture) + chunk(b"IEND", b"")
    )


def prepared(tmp_path: Path, name: str, data: bytes) -> Picture | Unfit:
    file = tmp_path / name
    file.write_bytes(data)
    return photographs.prepare({name: file})[name]


BOXES = b"\0\0\0\x18ftyp%b\0\0\0\0mif1heic" + bytes(500)
WHOLE = {form: drawn(form) for form in ("JPEG", "PNG", "WEBP")}
BAD = {
    # name: its bytes, the code, words of the sentence
    "zero.jpg": (b"", "picture_empty", "中身がありません"),
    "zeros.jpg": (bytes(3000), "picture_empty", "中身がありません"),
    "words.jpg": ("写真です".encode(), "not_a_picture", "写真として開けません"),
    "cut.jpg": (WHOLE["JPEG"][:1200], "picture_cut", "途中で切れて"),
    "cut.png": (WHOLE["PNG"][:1200], "picture_cut", "途中で切れて"),
    "cut.webp": (WHOLE["WEBP"][:1200], "picture_cut", "途中で切れて"),
    "head.jpg": (WHOLE["JPEG"][:10], "picture_cut", "途中で切れて"),
    "head.png": (WHOLE["PNG"][:20], "picture_cut", "途中で切れて"),
    "broken.jpg": (WHOLE["JPEG"].replace(b"\xff\xc0", b"\xff\xcc"), "picture_broken", "こわれて"),
    "broken.png": (WHOLE["PNG"].replace(b"IHDR", b"IHDX"), "picture_broken", "こわれて"),
    "broken.webp": (WHOLE["WEBP"].replace(b"VP8 ", b"VPX "), "picture_broken", "こわれて"),
    "bad.png": (WHOLE["PNG"][:60] + b"\0" * 40 + WHOLE["PNG"][100:], "picture_broken", "こわれて"),
    "heic.jpg": (BOXES % b"heic", "picture_of_another_kind", "iPhoneの写真の形式（HEIC）"),
    "mif.jpeg": (BOXES % b"mif1", "picture_of_another_kind", "名前は .jpeg"),
    "avif.webp": (BOXES % b"avif", "picture_of_another_kind", "AVIF"),
    "film.jpg": (BOXES % b"isom", "picture_of_another_kind", "動画"),
    "moving.jpg": (frames("GIF"), "picture_of_another_kind", "GIF"),
    "bitmap.jpg": (drawn("BMP"), "picture_of_another_kind", "BMP"),
    "tiff.png": (drawn("TIFF"), "picture_of_another_kind", "TIFF"),
    "print.jpg": (EPS, "picture_of_another_kind", "EPS"),
    "book.jpg": (drawn("PDF"), "picture_of_another_kind", "PDF"),
    "drawing.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_of_another_kind", "SVG"),
    "saved.jpg": (b"\n<!DOCTYPE html><title>404</title>", "picture_of_another_kind", "ウェブ"),
    "letter.jpg": (b"PK\x03\x04" + bytes(50), "picture_of_another_kind", "Word"),
    "large.png": (png_of(8000, 6000), "picture_too_large", "8000×6000＝4800万画素、4000万画素まで"),
    "bomb.png": (png_of(60_000, 60_000), "picture_too_large", "4000万画素まで"),
    "long.png": (png_of(40_000_001, 1), "picture_too_large", "4000 ピクセル"),
}


@pytest.mark.parametrize("name", BAD)
def test_picture_is_refused_for_its_true_reason(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data, code, words = BAD[name]
    content = copied(tmp_path)
    write(content, f"images/{name}", data)
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}image: {name}\nimage_alt: 湯のみ\n")
    with pytest.raises(Refused) as refused:
        loading.load(content)
    (fault,) = refused.value.faults
    assert (fault.position.path, fault.code) == (f"images/{name}", code)
    assert words in line(fault)
    assert capfd.readouterr() == ("", "")


def test_cut_picture_is_refused_after_others_have_allowed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    content = copied(tmp_path)
    write(content, "images/cut.jpg", BAD["cut.jpg"][0])
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}image: cut.jpg\nimage_alt: 湯のみ\n")
    with pytest.raises(Refused):
        loading.load(content)


def motion_photograph() -> bytes:
    """Return a photograph as many telephones take it: a second one, or a film, stands behind it."""
    return drawn("MPO", save_all=True, append_images=[Image.new("RGB", (80, 60))])


GOOD = {
    "usual.jpg": drawn("JPEG"),
    "large.jpeg": drawn("JPEG", quality=95),
    "png.jpg": drawn("PNG"),
    "webp.png": drawn("WEBP"),
    "jpeg.webp": drawn("JPEG"),
    "CAPITALS.JPG": drawn("JPEG"),
    "deep.png": drawn("PNG", "I;16"),
    "cmyk.jpg": drawn("JPEG", "CMYK"),
    "grey.jpg": drawn("JPEG", "L"),
    "one.png": drawn("PNG", "1"),
    "palette.png": drawn("PNG", "P"),
    "clear.png": drawn("PNG", "RGBA"),
    "two.jpg": motion_photograph(),
    "film.jpg": drawn("JPEG") + BOXES % b"mp42",
    "moving.png": frames("PNG"),
    "moving.webp": frames("WEBP"),
    "wide.png": png_of(40_000, 1000),
    "progressive.jpg": drawn("JPEG", progressive=True),
}


@pytest.mark.parametrize("name", sorted(GOOD.keys() - {"wide.png"}))
def test_unusual_picture_is_published(name: str, tmp_path: Path) -> None:
    picture = prepared(tmp_path, name, GOOD[name])
    assert isinstance(picture, Picture)
    with Image.open(io.BytesIO(picture.data)) as image:
        assert (image.size, getattr(image, "n_frames", 1)) == ((80, 60), 1)
        assert image.mode in ("RGB", "RGBA")
        assert image.format == photographs.FORMATS[Path(name).suffix.lower()]


@pytest.mark.parametrize(
    ("name", "count"), [("moving.png", 1), ("moving.webp", 1), ("deep.png", 0)]
)
def test_picture_that_moves_is_published_still_and_told(
    name: str, count: int, tmp_path: Path
) -> None:
    content = copied(tmp_path)
    write(content, f"images/{name}", GOOD[name])
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}image: {name}\nimage_alt: 湯のみ\n")
    for _ in range(2):  # prepared, and taken from what was prepared
        _, notices = loading.load(content)
        assert [notice.code for notice in notices].count("picture_moves") == count


@pytest.mark.parametrize("form", WHOLE)
def test_broken_bytes_are_a_picture_or_a_reason(form: str, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    files = {}
    for number in range(300):
        data = bytearray(WHOLE[form])
        if chance.random() < CUT:
            del data[chance.randrange(30, len(data)) :]
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(min(len(data), chance.choice((30, 200, 10**6))))] ^= 1 << 5
        files[str(number)] = tmp_path / f"{number}.{form.lower()}"
        files[str(number)].write_bytes(data)
    pictures = photographs.prepare(files).values()
    outcomes = Counter(
        picture.code if isinstance(picture, Unfit) else "published" for picture in pictures
    )
    assert outcomes.keys() <= SENTENCES.keys() | {"published"}
    assert min(outcomes["published"], outcomes["picture_broken"], outcomes["picture_cut"]) > 0


def trap(folder: Path) -> Path:
    """Return a file that is there once a program of that folder was started."""
    caught = folder / "caught"
    for name in PROGRAMS:
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {name} >> {caught}\n")
        program.chmod(0o755)
    return caught


@pytest.mark.parametrize("name", [*BAD, *GOOD])
def test_no_picture_starts_a_program(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError

    caught = trap(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    for owner, function in ((subprocess, "Popen"), (os, "system"), (os, "posix_spawn")):
        monkeypatch.setattr(owner, function, started)
    prepared(tmp_path, name, GOOD.get(name) or BAD[name][0])
    assert not caught.exists()


def test_trap_would_catch_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caught = trap(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(EpsImagePlugin, "gs_binary", None)  # Pillow looks for it once
    with Image.open(io.BytesIO(EPS)) as opened, pytest.raises(OSError, match="cannot identify"):
        opened.load()  # as Pillow does with the decoders that we do not ask
    assert set(caught.read_text().split()) == {"gs"}


SPOIL: dict[str, Callable[[Path], object]] = {
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "a link to itself": lambda file: (file.unlink(), file.symlink_to(file.name)),
    "empty": lambda file: file.write_bytes(b""),
    "null": lambda file: file.write_bytes(b"null"),
}


@pytest.mark.parametrize("spoil", SPOIL.values(), ids=SPOIL.keys())
def test_spoilt_memory_of_what_was_prepared_costs_time_only(
    spoil: Callable[[Path], object], tmp_path: Path
) -> None:
    first = prepared(tmp_path, "tea.jpg", GOOD["usual.jpg"])
    spoil(tmp_path / ".yorisoi/cache/photographs")
    assert prepared(tmp_path, "tea.jpg", GOOD["usual.jpg"]) == first
