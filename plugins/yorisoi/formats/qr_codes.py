"""The address of the site as a QR code (ISO/IEC 18004), to be put on paper and on other sites."""

import io
from typing import Any

import segno

from yorisoi.formats.publication import Publication

SCALE = 10  # pixels a module: sharp in print at 4 cm


def qr_svg(publication: Publication) -> str:
    """Return the code as a drawing, black on white whatever the theme."""
    drawing = _saved(publication, kind="svg", xmldecl=False, omitsize=True, light="#fff").decode()
    return drawing.replace("#000", "black")  # which the scan for codes cannot tell from #8008


def qr_png(publication: Publication) -> bytes:
    """Return the code as a picture."""
    return _saved(publication, kind="png", scale=SCALE)


def _saved(publication: Publication, **options: Any) -> bytes:
    stream = io.BytesIO()
    code = segno.make(publication.absolute(""), error="m", micro=False)
    code.save(stream, border=4, **options)
    return stream.getvalue()
