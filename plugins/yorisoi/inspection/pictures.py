"""A picture carries nothing but the picture: no place, camera, author or comment.

JPEG: ITU-T T.81, B.1.1.3 (segments); PNG: 11.3 (chunks); WebP: RFC 9649, 2.7 (RIFF).
"""

import re
from collections.abc import Iterator

from yorisoi.faults import Fault, fault
from yorisoi.inspection.output import File

MARKER, SCAN = 0xFF, 0xDA
JPEG, PNG, WEBP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"
# Exif and XMP, Photoshop's IPTC, a comment; APP0, APP2 (colours) and APP14 (Adobe) say how to draw
JPEG_NOTES = {0xE1, 0xED, 0xFE, *range(0xE3, 0xED)}
PNG_NOTES = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
WEBP_NOTES = {b"EXIF", b"XMP "}
DRAWN = re.compile(
    r"<!--|<metadata|<script|<foreignObject|\son[a-z]+\s*=|javascript:", re.IGNORECASE
)


def check_file(file: File) -> Iterator[Fault]:
    """Yield a fault where a picture holds more than what is seen, or is none."""
    if file.name.endswith(".svg"):
        if DRAWN.search(file.text()):
            yield fault(file.position, "drawing_moves")
    elif file.name.lower().endswith((".jpg", ".jpeg", ".png", ".webp")):
        try:
            if _notes(file.data):
                yield fault(file.position, "image_tells")
        except (IndexError, ValueError):
            yield fault(file.position, "image_unreadable")


def _notes(data: bytes) -> bool:
    """Return whether there is such a record; ValueError where it is no picture."""
    if data.startswith(JPEG):
        return any(kind in JPEG_NOTES for kind in _segments(data))
    if data.startswith(PNG):
        return any(kind in PNG_NOTES for kind in _chunks(data, 8, size_first=True))
    if data.startswith(WEBP):
        return any(kind in WEBP_NOTES for kind in _chunks(data, 12, size_first=False))
    raise ValueError


def _segments(data: bytes) -> Iterator[int]:
    """Yield the marker of each segment before the picture itself (SOS)."""
    at = 2
    while data[at] == MARKER and data[at + 1] != SCAN:
        yield data[at + 1]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if data[at] != MARKER:
        raise ValueError


def _chunks(data: bytes, at: int, *, size_first: bool) -> Iterator[bytes]:
    """Yield the name of each chunk: PNG writes its size first and a checksum last."""
    while at + 8 <= len(data):
        first, second = data[at : at + 4], data[at + 4 : at + 8]
        if size_first:
            yield second
            at += 12 + int.from_bytes(first, "big")
        else:
            yield first
            size = int.from_bytes(second, "little")
            at += 8 + size + size % 2
