"""Draws the share card and the banner: a quiet ground, the mark, the name, and nothing that tells.

1200 × 630 is what networks cut least of (The Open Graph protocol names no size). Drawn larger and
made smaller, as Pillow draws shapes without soft edges.
"""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yorisoi.faults import MachineFailed
from yorisoi.loading.pictures import drawn
from yorisoi.models import Brand
from yorisoi.site import Site

if TYPE_CHECKING:
    from PIL import Image, ImageFont

FINER = 3
STEPS = 16  # lines in place of a curve
GRID = 32  # units of the mark
COLOURS = 64
FONT = ("fc-match", "--format=%{file}\t%{index}", "sans:lang=ja:bold")
Point = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """Where mark and name stand, in pixels: the middle of the name, the corner of the mark."""

    width: int
    height: int
    mark: Point
    mark_size: int
    name: Point
    name_width: int
    largest: int
    shore: bool = False


LAYOUTS = {
    "card": Layout(1200, 630, (520, 96), 160, (600, 340), 1040, 76, shore=True),
    "banner": Layout(640, 160, (32, 40), 80, (376, 80), 472, 32),
}


def write(site: Site, content: Path) -> list[Path]:
    """Draw both pictures into the content's data, remove older ones, and return the files.

    Raises MachineFailed where no font has every letter of the name.
    """
    name, brand = site.service.names.name, site.brand
    font = find_font(name)
    digest = drawn.digest(name, brand)
    pictures = {kind: draw(layout, name, brand, font) for kind, layout in LAYOUTS.items()}
    for file in (content / "data").iterdir():
        if drawn.FILE.fullmatch(f"data/{file.name}"):
            file.unlink(missing_ok=True)
    files = {kind: content / "data" / f"{kind}-{digest}.png" for kind in pictures}
    for kind, picture in pictures.items():
        picture.quantize(COLOURS).save(files[kind], optimize=True)
    return list(files.values())


def find_font(text: str) -> tuple[str, int]:
    """Return the file and number of the machine's Japanese font.

    Raises MachineFailed where there is none, or it lacks a letter of `text`.
    """
    try:
        from fontTools.ttLib import TTFont

        answer = subprocess.run(FONT, capture_output=True, check=True, encoding="utf-8").stdout
        file, _, number = answer.partition("\t")
        letters = TTFont(file, fontNumber=int(number)).getBestCmap()
    except (ImportError, OSError, ValueError, subprocess.CalledProcessError) as error:
        raise MachineFailed("no_font", value=error) from error
    if missing := [
        letter for letter in text if not letter.isspace() and ord(letter) not in letters
    ]:
        raise MachineFailed("no_font", value="".join(missing))
    return file, int(number)


def draw(layout: Layout, name: str, brand: Brand, font: tuple[str, int]) -> "Image.Image":
    """Return a picture of a name and a mark in the light colours of a brand."""
    from PIL import Image, ImageDraw

    size = (layout.width, layout.height)
    image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), brand.light.paper)
    pen = ImageDraw.Draw(image)
    if layout.shore:
        box = (-0.2 * size[0], 0.8 * size[1], 1.2 * size[0], 1.5 * size[1])
        pen.ellipse([value * FINER for value in box], fill=brand.light.calm)
    scale = layout.mark_size / GRID
    for path in brand.mark:
        for outline in outlines(path):
            points = [
                ((layout.mark[0] + x * scale) * FINER, (layout.mark[1] + y * scale) * FINER)
                for x, y in outline
            ]
            pen.polygon(points, fill=brand.light.link)
    letters = _fitting(name, layout, font)
    where = (layout.name[0] * FINER, layout.name[1] * FINER)
    pen.text(where, name, fill=brand.light.ink, font=letters, anchor="mm")
    return image.resize(size, Image.Resampling.LANCZOS)


def _fitting(name: str, layout: Layout, font: tuple[str, int]) -> "ImageFont.FreeTypeFont":
    """Return the font at the largest size at which the name is not wider than its room."""
    from PIL import ImageFont

    size = layout.largest * FINER
    while True:
        letters = ImageFont.truetype(font[0], size, index=font[1])
        if letters.getlength(name) <= layout.name_width * FINER:
            return letters
        size -= FINER


def outlines(path: str) -> list[list[Point]]:
    """Return the closed lines of an SVG path's `d`, curves as short straight lines."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path

    pen = DecomposingRecordingPen({})
    parse_path(path, pen)
    lines: list[list[Point]] = []
    for step, points in pen.value:
        if step == "moveTo":
            lines.append([points[0]])
        elif points:
            lines[-1] += _curve([lines[-1][-1], *points])
    return lines


def _curve(points: Sequence[Point]) -> Iterable[Point]:
    """Yield points of a line or Bézier curve, after its first."""
    from fontTools.misc.bezierTools import segmentPointAtT

    steps = STEPS if len(points) > 2 else 1  # noqa: PLR2004 - a line
    return (segmentPointAtT(points, step / steps) for step in range(1, steps + 1))
