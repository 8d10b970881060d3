"""The contrast of every pair of colours that can meet, computed from the style that is published.

WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what shows a control or its focus (1.4.11).
"""

import re
from itertools import chain

import pytest
from yorisoi.loading.checks.colours import GROUNDS

from tests.support.building import ROOT, Built
from tests.support.writing import HARBOUR

TEXT, SHAPE, DECORATION = 4.5, 3.0, 1.0

#: What stands on what, and how far they must differ. Every colour of a palette occurs.
PAIRS = {
    ("ink", "paper"): TEXT,
    ("ink", "surface"): TEXT,
    ("ink", "calm"): TEXT,  # the menu of a phone
    ("ink_soft", "paper"): TEXT,
    ("ink_soft", "surface"): TEXT,
    ("ink_soft", "calm"): TEXT,  # what a button says beside its words
    ("link", "paper"): TEXT,
    ("link", "surface"): TEXT,
    ("link", "calm"): TEXT,
    ("on_calm", "calm"): TEXT,
    ("on_accent", "accent"): TEXT,
    # A line parts rows that white space parts already.
    ("line", "paper"): DECORATION,
    ("line", "surface"): DECORATION,
}
#: A control's ground needs no contrast with the page where its words are underlined or framed.
PALETTE = re.compile(r":root\{((?:--[a-z-]+:#[0-9a-f]{6};?)+)\}")


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def palettes(page: str) -> list[dict[str, str]]:
    """Return the colours of both themes, light first, as a built page declares them."""
    style = page[page.index("<style>") : page.index("</style>")]
    return [
        {
            name.removeprefix("--").replace("-", "_"): colour
            for name, colour in (each.split(":") for each in found.rstrip(";").split(";"))
        }
        for found in PALETTE.findall(style)
    ]


def test_contrast_is_computed_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_every_pair_of_colours_that_meet_differs_enough(site: Built) -> None:
    both = palettes((site.output / "index.html").read_text("utf-8"))
    assert len(both) == 2
    for theme, colours in zip(("light", "dark"), both, strict=True):
        for (front, ground), least in PAIRS.items():
            assert contrast(colours[front], colours[ground]) >= least, (theme, front, ground)
        # The ring of the focus is drawn outside its control, on whatever ground that has.
        for ground in ("paper", "surface", "calm"):
            assert contrast(colours["link"], colours[ground]) >= SHAPE, (theme, ground)


def test_every_colour_of_a_palette_is_in_a_pair(site: Built) -> None:
    light, _ = palettes((site.output / "index.html").read_text("utf-8"))
    assert set(chain(*PAIRS)) == light.keys()


def test_pairs_of_words_are_those_that_content_is_refused_for() -> None:
    refused = {(words, ground) for words, grounds in GROUNDS.items() for ground in grounds}
    assert refused == {pair for pair, least in PAIRS.items() if least == TEXT}


def test_style_states_no_colour_of_its_own() -> None:
    sheets = sorted((ROOT / "theme").rglob("*.css"))
    assert sheets
    for sheet in sheets:
        if sheet.name != "print.css":
            found = re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", sheet.read_text("utf-8"))
            assert found == [], sheet


def test_second_service_differs_enough_too() -> None:
    brand = (HARBOUR / "data/brand.yaml").read_text("utf-8")
    both = re.findall(r"^(?:light|dark):\n((?:  \w+: .*\n)+)", brand, re.MULTILINE)
    assert len(both) == 2
    for block in both:
        colours = dict(re.findall(r'(\w+): "(#[0-9a-f]{6})"', block))
        for (front, ground), least in PAIRS.items():
            assert contrast(colours[front], colours[ground]) >= least, (front, ground)
