"""Staff's photographs, made fit for a slow line and stripped of what they tell in secret.

A telephone writes into a photograph where and when it was taken, and by whom (Exif, XMP,
IPTC); nothing but the picture itself is kept. It is turned upright first, and its colours
are brought to sRGB, as both were told by what is thrown away.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from yorisoi.site import Picture, Site

if TYPE_CHECKING:
    from PIL import Image

WIDEST = 1200  # pixels: twice the column of text, for a sharp screen
SIZE = 100 * 1024  # bytes
QUALITIES = (80, 70, 60, 50)
SMALLER = 0.8
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def shown(site: Site, moment: datetime) -> dict[str, Picture]:
    """Return the pictures of what may be shown at `moment`; those of drafts stay at home."""
    shown = [path for path, page in site.pages.items() if page.meta.status == "published"]
    shown += [occurrence.event.id for occurrence in site.public(moment)]
    names = frozenset[str]().union(*(site.pictures_in.get(key, ()) for key in shown))
    return {name: site.pictures[name] for name in sorted(names)}


def read(file: Path, address: str) -> Picture:
    """Return a photograph as it will be published: at most 1200 pixels wide and 100 KB.

    Raises ValueError where the file is no picture, or too large to open safely.
    """
    return _read(file, address, file.stat().st_mtime_ns)


@cache  # for the preview, which builds anew at each save
def _read(file: Path, address: str, _changed: int) -> Picture:
    from PIL import Image  # most builds have no picture, and Pillow takes its time to load

    try:
        with Image.open(file) as opened:
            image = _only_picture(opened)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(file.name) from error
    image.thumbnail((WIDEST, WIDEST * 2))
    form = FORMATS[file.suffix.lower()]
    return next(each for each in _tries(image, form, address) if len(each.data) <= SIZE)


def _only_picture(image: "Image.Image") -> "Image.Image":
    """Return an image upright, in sRGB, and without anything said beside it."""
    from PIL import ImageCms, ImageOps

    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        with suppress(ImageCms.PyCMSError):  # a profile of other colours than its picture
            ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), inPlace=True)
    image.info.clear()
    return image


def _tries(image: "Image.Image", form: str, address: str) -> Iterator[Picture]:
    """Yield the picture ever lighter: first of lower quality, then smaller."""
    while True:
        for quality in QUALITIES if form != "PNG" else QUALITIES[:1]:
            stream = io.BytesIO()
            opaque = image.convert("RGB") if form == "JPEG" else image
            opaque.save(stream, form, quality=quality, optimize=True, progressive=True)
            yield Picture(address, *image.size, stream.getvalue())
        width, height = (max(1, round(side * SMALLER)) for side in image.size)
        image = image.resize((width, height))
