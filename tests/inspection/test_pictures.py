"""A published picture holds the picture and nothing that its camera or program noted."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.inspection.pages import inspected


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """Return the smallest file with these segments before the picture."""
    parts = [
        bytes((0xFF, kind)) + struct.pack(">H", len(data) + 2) + data for kind, data in segments
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\x00\x02\x00\xff\xd9"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


CLEAN = {
    "a.jpg": jpeg((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xDB, b"\0" * 65)),
    "a.png": png((b"IHDR", b"\0" * 13), (b"IDAT", b""), (b"IEND", b"")),
    "a.webp": webp((b"VP8 ", b"\0" * 11), (b"ICCP", b"a")),
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
}
NOTED = [
    ("a.jpg", jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0"))),
    ("a.jpeg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0"))),
    ("a.jpg", jpeg((0xED, b"Photoshop 3.0\0"))),
    ("a.jpg", jpeg((0xDB, b"\0" * 65), (0xFE, b"a comment"))),
    ("a.png", png((b"IHDR", b"\0" * 13), (b"eXIf", b"MM"), (b"IEND", b""))),
    ("a.png", png((b"IHDR", b"\0" * 13), (b"iTXt", b"XML:com.adobe.xmp"))),
    ("a.png", png((b"IDAT", b"\0" * 9), (b"tEXt", b"Author"), (b"IEND", b""))),
    ("a.webp", webp((b"VP8 ", b"\0" * 11), (b"EXIF", b"II"))),
    ("a.webp", webp((b"XMP ", b"<x/>"))),
    ("a.svg", b"<svg><metadata>a</metadata></svg>"),
    ("a.svg", b"<svg><!-- a --></svg>"),
    ("a.svg", b"<svg onload='a()'/>"),
    ("a.png", b"GIF89a"),
    ("a.jpg", b"\xff\xd8\xff\xe0"),
]


@pytest.mark.parametrize(("name", "data"), CLEAN.items())
def test_plain_picture_passes(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert inspected(tmp_path) == []


@pytest.mark.parametrize(("name", "data"), NOTED)
def test_picture_that_tells_more_is_found(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert [each for each in inspected(tmp_path) if each.position.path == name]
