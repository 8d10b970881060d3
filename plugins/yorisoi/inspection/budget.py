"""A page is light enough for a slow line: see the budgets in docs/decisions."""

import gzip
from collections.abc import Iterator
from functools import lru_cache

from yorisoi.faults import Fault, Position
from yorisoi.inspection.output import Output, Page, Segment

PAGE_BYTES = 14 * 1024  # gzip; what arrives in TCP's first flight (RFC 6928)
SHORT = 2 * 1024  # characters; not worth packing only to know that the page is light
IMAGE_BYTES = 100 * 1024
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")


def check_page(page: Page) -> Iterator[Fault]:
    """Yield a fault where a page with its style is too heavy."""
    # Packed in parts it is heavier than packed as one, and what pages share is packed once.
    if sum(_most(each) for each in page.segments) <= PAGE_BYTES:
        return
    size = len(gzip.compress(page.text.encode(), 6))
    if size > PAGE_BYTES:
        yield Fault(
            Position(page.name),
            f"ページが重すぎます（{size / 1024:.1f} KB、{PAGE_BYTES // 1024} KBまで）",
            "内容を2つのページに分けてください",
        )


@lru_cache(maxsize=64)
def _most(segment: Segment) -> int:
    if len(segment.text) < SHORT:
        return len(segment.text.encode())
    return len(gzip.compress(segment.text.encode(), 6))


def check_file(name: str, output: Output) -> Iterator[Fault]:
    """Yield a fault where an image is too heavy."""
    size = (output.folder / name).stat().st_size
    if name.endswith(IMAGES) and size > IMAGE_BYTES:
        yield Fault(
            Position(name),
            f"画像が重すぎます（{size // 1024} KB、100 KBまで）",
            "小さくしてください",
        )
