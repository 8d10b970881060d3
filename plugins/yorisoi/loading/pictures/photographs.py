"""Staff's photographs, made fit for a slow line and stripped of what they tell in secret.

A telephone writes into a photograph where and when it was taken, and by whom (Exif, XMP,
IPTC); nothing but the picture itself is kept. It is turned upright first, and its colours
are brought to sRGB, as both were told by what is thrown away.

Whoever sends a picture may have made it to harm: three decoders are asked, none of which starts
a program (Pillow's for EPS does), and nothing is decoded before its size is known.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from yorisoi.cache import Cache
from yorisoi.loading.pictures import unfit_pictures
from yorisoi.loading.pictures.unfit_pictures import Unfit
from yorisoi.site import Picture, Site
from yorisoi.system.workers import in_threads

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 40_000_000  # decoded they take 160 MB, and as much again for a moment
HEAD = 256 * 1024  # bytes, before which a file says whether it moves
WIDEST = 1200  # pixels: twice the column of text, for a sharp screen
SIZE = 100 * 1024  # bytes
QUALITIES = (80, 70, 60, 50)
SMALLER = 0.8
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def shown(site: Site, moment: datetime) -> dict[str, Picture]:
    """Return the pictures of what may be shown at `moment`; those of drafts stay at home."""
    shown = [path for path, page in site.pages.items() if page.is_published]
    shown += [occurrence.event.id for occurrence in site.public(moment)]
    names = frozenset[str]().union(*(site.pictures_in.get(key, ()) for key in shown))
    return {name: site.pictures[name] for name in sorted(names)}


def prepare(files: Mapping[str, Path]) -> dict[str, Picture | Unfit]:
    """Return photographs as they will be published, by the names of their files there.

    Each is at most 1200 pixels wide and 100 KB; or it is said why there is none.
    """
    memory = Cache("photographs")
    made = in_threads(partial(_prepared, memory), files.items())
    packed = {key: _packed(one) for key, one in made if isinstance(one, Picture)}
    if not all(map(memory.get, packed)):  # else nothing is new, and they are large
        memory.keep(packed)
    return {name: one for name, (_, one) in zip(files, made, strict=True)}


def moves(file: Path) -> bool:
    """Return whether a picture that was prepared has more frames than the first, which is shown."""
    with file.open("rb") as opened:
        return unfit_pictures.moves(opened.read(HEAD))


def _prepared(memory: Cache, named: tuple[str, Path]) -> tuple[bytes, Picture | Unfit]:
    """Return a photograph prepared, now or before, with its key in the memory."""
    address, file = quote(named[0]), named[1]
    original, ending = file.read_bytes(), file.suffix.lower()
    key = memory.key(ending, original)
    if packed := memory.get(key):
        return key, _unpacked(address, packed)
    image = _opened(original, ending)
    if isinstance(image, Unfit):
        return key, image
    image.thumbnail((WIDEST, WIDEST * 2))
    tries = _tries(image, FORMATS[ending])
    size, data = next((size, data) for size, data in tries if len(data) <= SIZE)
    return key, Picture(address, *size, data)


def _packed(picture: Picture) -> bytes:
    return f"{picture.width} {picture.height}\n".encode() + picture.data


def _unpacked(address: str, packed: bytes) -> Picture:
    size, _, data = packed.partition(b"\n")
    width, height = map(int, size.split())
    return Picture(address, width, height, data)


def _opened(original: bytes, ending: str) -> "Image.Image | Unfit":
    # costs as much as reading 50 events, and most builds make no picture
    from PIL import Image, ImageFile

    Image.MAX_IMAGE_PIXELS = None  # from 89 million on it prints a warning; ours refuses earlier
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for its whole process
    try:
        with Image.open(io.BytesIO(original), formats=tuple({*FORMATS.values()})) as opened:
            if (pixels := opened.width * opened.height) > MOST_PIXELS:
                size = {"width": opened.width, "height": opened.height}
                counts = {"pixels": pixels // 10_000, "limit": MOST_PIXELS // 10_000}
                return Unfit("picture_too_large", {**size, **counts})
            opened.draft(None, (WIDEST, WIDEST))  # JPEG: decode at 1/2, 1/4 … if that is enough
            return _only_picture(opened)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a decoder raises whatever it stumbles on in broken bytes
        return unfit_pictures.unfit(original, ending)


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


def _tries(image: "Image.Image", form: str) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Yield size and file of the picture, ever lighter: of lower quality, then smaller."""
    while True:
        for quality in QUALITIES if form != "PNG" else QUALITIES[:1]:
            stream = io.BytesIO()
            opaque = image.convert("RGB") if form == "JPEG" else image
            opaque.save(stream, form, quality=quality, optimize=True, progressive=True)
            yield image.size, stream.getvalue()
        width, height = (max(1, round(side * SMALLER)) for side in image.size)
        image = image.resize((width, height))
