"""Staff's photographs, made fit for a slow line and stripped of what they tell in secret.

A telephone writes into a photograph where and when it was taken, and by whom (Exif, XMP,
IPTC); nothing but the picture itself is kept. It is turned upright first, and its colours
are brought to sRGB, as both were told by what is thrown away.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import PIL

from yorisoi.loading import photograph_cache
from yorisoi.loading.photograph_cache import Prepared
from yorisoi.site import Picture, Site
from yorisoi.system.workers import in_threads

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


def prepare(files: Mapping[str, Path]) -> dict[str, Picture | None]:
    """Return photographs as they will be published, by the names of their files there.

    Each is at most 1200 pixels wide and 100 KB. None stands for what is no picture, or too
    large to open safely.
    """
    pictures = zip(files, in_threads(_prepared, files.values()), strict=True)
    return {
        name: Picture(quote(name), *prepared) if prepared else None for name, prepared in pictures
    }


def _prepared(file: Path) -> Prepared | None:
    original, form = file.read_bytes(), FORMATS[file.suffix.lower()]
    recipe = f"{form} {WIDEST} {SIZE} {QUALITIES} {SMALLER} Pillow {PIL.__version__}"
    key = photograph_cache.key(original, recipe)
    if stored := photograph_cache.stored(key):
        return stored
    prepared = _made(original, form)
    if prepared:
        photograph_cache.store(key, prepared)
    return prepared


def _made(original: bytes, form: str) -> Prepared | None:
    from PIL import Image  # costs as much as reading 50 events, and most builds make no picture

    try:
        with Image.open(io.BytesIO(original), formats=tuple({*FORMATS.values()})) as opened:
            opened.draft(None, (WIDEST, WIDEST))  # JPEG: decode at 1/2, 1/4 … if that is enough
            image = _only_picture(opened)
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return None
    image.thumbnail((WIDEST, WIDEST * 2))
    return next(prepared for prepared in _tries(image, form) if len(prepared.data) <= SIZE)


def _only_picture(image: "Image.Image") -> "Image.Image":
    """Return an image upright, in sRGB, and without anything said beside it."""
    from PIL import ImageCms, ImageOps

    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits a pixel, of which `convert` would cut the upper half
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        # A broken profile, or one of other colours than its picture
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), inPlace=True)
    image.info.clear()
    return image


def _tries(image: "Image.Image", form: str) -> Iterator[Prepared]:
    """Yield the picture ever lighter: first of lower quality, then smaller."""
    while True:
        for quality in QUALITIES if form != "PNG" else QUALITIES[:1]:
            stream = io.BytesIO()
            opaque = image.convert("RGB") if form == "JPEG" else image
            opaque.save(stream, form, quality=quality, optimize=True, progressive=True)
            yield Prepared(*image.size, stream.getvalue())
        width, height = (max(1, round(side * SMALLER)) for side in image.size)
        image = image.resize((width, height))
