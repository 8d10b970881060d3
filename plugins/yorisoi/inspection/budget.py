"""A page is light enough for a slow line: see the budgets in docs/decisions."""

import gzip
from collections.abc import Iterator

from yorisoi.faults import Fault, Position, fault
from yorisoi.inspection.output import Output

PAGE_BYTES = 14 * 1024  # gzip; what arrives in TCP's first flight (RFC 6928)
IMAGE_BYTES = 100 * 1024
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")


def packed(data: bytes) -> int:
    """Return the bytes of something as it is sent: gzip (RFC 1952), at the usual level."""
    return len(gzip.compress(data, 6))


def check_page(name: str, data: bytes) -> Iterator[Fault]:
    """Yield a fault where a page with its style is too heavy."""
    if (size := packed(data)) > PAGE_BYTES:
        limit = PAGE_BYTES // 1024
        yield fault(Position(name), "page_heavy", size=f"{size / 1024:.1f}", limit=limit)


def check_file(name: str, output: Output) -> Iterator[Fault]:
    """Yield a fault where an image is too heavy."""
    if name.endswith(IMAGES) and (size := (output.folder / name).stat().st_size) > IMAGE_BYTES:
        limit = IMAGE_BYTES // 1024
        yield fault(Position(name), "image_heavy", size=size // 1024, limit=limit)
