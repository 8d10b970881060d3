"""Whether words can be told from their ground (WCAG 2.2, 1.4.3): in light and in dark."""

from collections.abc import Sequence

from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Brand

LEAST = 4.5
# The colours of words, and the grounds that they stand on.
GROUNDS = {
    "ink": ("paper", "surface", "calm"),
    "ink_soft": ("paper", "surface", "calm"),
    "link": ("paper", "surface", "calm"),
    "on_calm": ("calm",),
    "on_accent": ("accent",),
}
LINEAR = 0.04045  # of sRGB, up to here (IEC 61966-2-1)
STEPS = 20  # from a colour to black or white


def check_colours(findings: Findings, document: Document, brand: Brand) -> None:
    """Refuse a colour of words that is too much like one of its grounds, with one that is not."""
    for theme, palette in (("light", brand.light), ("dark", brand.dark)):
        for words, names in GROUNDS.items():
            colour, grounds = getattr(palette, words), [getattr(palette, name) for name in names]
            ratios = [contrast(colour, ground) for ground in grounds]
            if min(ratios) < LEAST:
                findings.add(
                    document.position((theme, words)),
                    "colours_alike",
                    value=words,
                    other=names[ratios.index(min(ratios))],
                    ratio=int(min(ratios) * 10) / 10,
                    line=f'{words}: "{readable(colour, grounds)}"',
                )


def readable(colour: str, grounds: Sequence[str]) -> str:
    """Return the first colour on the way to black or white that can be read on all grounds.

    Black or white itself where none is: then the grounds differ too much from one another.
    """
    first = bytes.fromhex(colour[1:])
    for step in range(1, STEPS + 1):
        for end in (0, 255):
            mixed = bytes(part + (end - part) * step // STEPS for part in first)
            if all(contrast(f"#{mixed.hex()}", ground) >= LEAST for ground in grounds):
                return f"#{mixed.hex()}"
    return max(("#000000", "#ffffff"), key=lambda end: min(contrast(end, one) for one in grounds))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        part / 12.92 if part <= LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
