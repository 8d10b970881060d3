"""A photograph from a phone → a file of the content: read by Pillow alone, written anew.

What it tells of where and when it was taken is gone, as are all bytes that are no picture; its
name is ours. Until the workshop is saved it waits in the desk's own state.
"""

import re
import secrets
import warnings
from pathlib import Path
from typing import IO

from django.conf import settings
from PIL import Image, ImageFile, ImageOps

from yorisoi_desk.state import oldest_first

LIMIT = 15 << 20  # bytes as a phone sends it
PIXELS = 50_000_000  # of the largest phones
SIDE = 2000  # pixels; a page shows 700
QUALITY = 85
KINDS = ("JPEG", "PNG", "WEBP")
TOKEN = re.compile(r"[0-9a-f]{32}")
KEPT = 40  # photographs that wait


TOO_LARGE = "写真が大きすぎます（15メガバイト、5000万画素まで）"
NOT_READ = (
    "写真として開けません。iPhone では、設定の「カメラ」→「フォーマット」を「互換性優先」にするか、"
    "写真を選び直してください"
)


class NoPhotograph(Exception):  # noqa: N818 - told beside the field
    """What was sent cannot be used; holds why, in words."""


def take(upload: IO[bytes], size: int | None) -> str:
    """Return the token of a photograph that was sent, once it is written anew."""
    if size is None or size > LIMIT:
        raise NoPhotograph(TOO_LARGE)
    token = secrets.token_hex(16)
    upload.seek(0)  # a form may be read twice
    photograph = _read(upload)
    _tidy()
    photograph.save(_file(token), "JPEG", quality=QUALITY, optimize=True)
    return token


def taken(token: str) -> bytes | None:
    """Return a photograph that waits; None where there is none of this token."""
    try:
        return _file(token).read_bytes() if TOKEN.fullmatch(token) else None
    except FileNotFoundError:
        return None


def _file(token: str) -> Path:
    folder: Path = settings.DESK_STATE / "uploads"
    return folder / f"{token}.jpg"


def _read(upload: IO[bytes]) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, for a flyer, sets it for all
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=KINDS)
            if picture.width * picture.height > PIXELS:
                raise NoPhotograph(TOO_LARGE)
            picture.draft("RGB", (SIDE, SIDE))  # a large JPEG is read in fewer pixels
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((SIDE, SIDE))
            if upright.has_transparency_data:  # a drawing: its ground would be black
                upright = upright.convert("RGBA")
                upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
            plain = upright.convert("RGB")
            plain.info.clear()  # a comment would be written again
            return plain
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPhotograph(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise NoPhotograph(NOT_READ) from error


def _tidy() -> None:
    """Forget the oldest that wait."""
    for file in oldest_first(_file("x").parent.glob("*.jpg"))[:-KEPT]:
        file.unlink(missing_ok=True)
