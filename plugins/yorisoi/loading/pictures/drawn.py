"""Pictures of the name and mark, drawn once by `make card` and kept beside the data.

A machine that builds may have no Japanese font, and two have not the same one: so every build
publishes the same bytes. The name of a file says what it was drawn of; one of an earlier name,
mark or colour is not published.
"""

import hashlib
import re
from collections.abc import Iterable

from yorisoi.faults import Position
from yorisoi.loading.findings import Findings
from yorisoi.models import Brand

FILE = re.compile(r"data/(card|banner)-([0-9a-f]{16})\.png")


def digest(name: str, brand: Brand) -> str:
    """Return what stands in the names of the files drawn of a name in the look of a brand."""
    drawn = (name, *brand.mark, *map(str, vars(brand.light).items()))
    return hashlib.sha256("\n".join(drawn).encode()).hexdigest()[:16]


def read_drawn(
    findings: Findings, files: Iterable[str], name: str, brand: Brand
) -> dict[str, bytes]:
    """Return the pictures by the address they are published at; what is old is only told."""
    wanted, drawn = digest(name, brand), {}
    for file in files:
        if (match := FILE.fullmatch(file)) and match[2] == wanted:
            drawn[f"{match[1]}.png"] = (findings.root / file).read_bytes()
        elif match:
            findings.note(Position(file), "drawn_before")
    return drawn
