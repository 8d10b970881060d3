"""Why a file cannot be published as a photograph, as its bytes tell; its name may say otherwise.

JPEG: ITU-T T.81, B.1; PNG: 5.2 and 11.2; WebP: RFC 9649, 2; HEIC and AVIF: ISO/IEC 14496-12, 4.3.
"""

from typing import NamedTuple

JPEG, PNG, RIFF, WEBP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
HEIC = "iPhoneの写真の形式（HEIC）"
# What a file of another kind begins with.
KINDS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%!PS": "印刷用のEPS",
    b"\xc5\xd0\xd3\xc6": "印刷用のEPS",
    b"%PDF": "PDF",
    b"8BPS": "Photoshopのファイル",
    b"PK\x03\x04": "ZIPか、Wordなどの書類",
    b"<svg": "SVG（図）",
    b"<?xml": "SVG（図）などの文字のファイル",
    b"<!doctype": "ウェブページ",
    b"<html": "ウェブページ",
}
BOXED = {
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
    **dict.fromkeys((b"heic", b"heix", b"heif", b"mif1"), HEIC),
}
MOVES = 2  # a flag of VP8X


class Unfit(NamedTuple):
    """A code of `messages`, and the values of its sentence."""

    code: str
    values: dict[str, object] = {}  # noqa: RUF012 - nobody changes it


def unfit(data: bytes, ending: str) -> Unfit:
    """Return why a file that could not be opened could not be."""
    if not data.strip(b"\0"):
        return Unfit("picture_empty")
    if kind := _kind(data):
        return Unfit("picture_of_another_kind", {"value": ending, "kind": kind})
    if not data.startswith((JPEG, PNG)) and (data[:4], data[8:12]) != (RIFF, WEBP):
        return Unfit("not_a_picture")
    return Unfit("picture_cut" if _is_cut(data) else "picture_broken")


def moves(data: bytes) -> bool:
    """Return whether a PNG or WebP has more than one frame."""
    if data.startswith(PNG):
        return b"acTL" in data[: data.find(b"IDAT")]
    return data[8:16] == WEBP + b"VP8X" and bool(data[20] & MOVES)


def _kind(data: bytes) -> str | None:
    if data[4:8] == b"ftyp":
        return BOXED.get(data[8:12], "動画か、新しい形式の写真")
    start = data[:16].lstrip().lower()
    return next((kind for sign, kind in KINDS.items() if start.startswith(sign.lower())), None)


def _is_cut(data: bytes) -> bool:
    """Return whether the mark of the end is missing, or what the file says it holds."""
    if data.startswith(JPEG):
        return b"\xff\xd9" not in data[data.rfind(b"\xff\xda") :]
    if data.startswith(PNG):
        return b"IEND" not in data
    return len(data) < int.from_bytes(data[4:8], "little") + 8
