"""Pictures of the name and mark, drawn once by `make card` and kept beside the data.

A machine that builds may have no Japanese font, and two have not the same one: so every build
publishes the same bytes. The name of a file says what it was drawn of; one of an earlier name,
mark or colour is not published, nor one that has been spoilt since.
"""

import hashlib
import re
from collections.abc import Iterable
from zlib import crc32

from yorisoi.faults import Position
from yorisoi.loading.findings import Findings
from yorisoi.models import Brand

PNG = b"\x89PNG\r\n\x1a\n"
FILE = re.compile(r"data/(card|banner)-([0-9a-f]{16})\.png")


def digest(name: str, brand: Brand) -> str:
    """Return what stands in the names of the files drawn of a name in the look of a brand."""
    drawn = (name, *brand.mark, *map(str, vars(brand.light).items()))
    return hashlib.sha256("\n".join(drawn).encode()).hexdigest()[:16]


def read_drawn(
    findings: Findings, files: Iterable[str], name: str, brand: Brand
) -> dict[str, bytes]:
    """Return the pictures by the address they are published at; what is unfit is only told."""
    wanted, drawn = digest(name, brand), {}
    for match in filter(None, map(FILE.fullmatch, files)):
        data = (findings.root / match[0]).read_bytes()
        if match[2] != wanted:
            findings.note(Position(match[0]), "drawn_before")
        elif not _is_whole(data):
            findings.note(Position(match[0]), "drawn_broken")
        else:
            drawn[f"{match[1]}.png"] = data
    return drawn


def _is_whole(data: bytes) -> bool:
    """Return whether each part of a PNG has the checksum it was written with, up to its end."""
    at, kind = len(PNG), b""
    while at < len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        kind, part = data[at + 4 : at + 8], data[at + 4 : end]
        if int.from_bytes(data[end : end + 4]) != crc32(part):
            return False
        at = end + 4
    return data.startswith(PNG) and kind == b"IEND"
