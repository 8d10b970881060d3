"""What makes a site its service's own: mark, colours, line drawings."""

from collections.abc import Mapping

from yorisoi.models.fields import Colour, Drawing, Key, Record


class Palette(Record):
    """The colours of one theme, light or dark."""

    paper: Colour
    surface: Colour
    line: Colour
    ink: Colour
    ink_soft: Colour
    link: Colour
    accent: Colour
    on_accent: Colour
    calm: Colour
    on_calm: Colour


class Brand(Record):
    """What makes the site this service's own: mark, colours and line drawings."""

    mark: tuple[Drawing, ...]
    light: Palette
    dark: Palette
    drawings: Mapping[Key, tuple[Drawing, ...]]
