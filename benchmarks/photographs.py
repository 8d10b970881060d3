"""Seeded pictures with the detail of a photograph: preparing one costs what a real one costs."""

import io
import random
from functools import cache

from PIL import Image

GRAINS = ((3, 0.9), (9, 0.5), (27, 0.4), (81, 0.3), (243, 0.2), (729, 0.14))  # across, weight
SIZE = (1600, 1200)
RUN = random.SystemRandom().randbytes(8).hex().encode()  # no cache knows a file of another run


@cache  # the same files for ours and for stock Pelican
def photograph(seed: str, size: tuple[int, int] = SIZE, quality: int = 90) -> bytes:
    """Return a JPEG of patches of colour, from a third of its width to a few pixels."""
    chance = random.Random(seed)  # noqa: S311
    picture = Image.new("RGB", size)
    for across, weight in GRAINS:
        patches = (across, across * 3 // 4)
        colours = Image.frombytes("RGB", patches, chance.randbytes(patches[0] * patches[1] * 3))
        picture = Image.blend(picture, colours.resize(size, Image.Resampling.BICUBIC), weight)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality, comment=RUN)
    return stream.getvalue()
