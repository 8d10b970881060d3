"""A page is light enough for a slow line: see the budgets in docs/decisions.

What is too heavy is told and published all the same: it is no reason to hold a right number back.
"""

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache

from yorisoi.faults import Fault, notice
from yorisoi.inspection.output import File
from yorisoi.inspection.page import Page

PAGE_BYTES = 14 * 1024  # gzip; what arrives in TCP's first flight (RFC 6928)
IMAGE_BYTES = 100 * 1024
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
# At the end: no page waits for it. Without a lazy `.*?`, which stops at every letter of a script.
SCRIPT = re.compile(b"<script>[^<]*(?:<(?!/script>)[^<]*)*</script>")
MARKS = re.compile(b"</?(?:style|body|main)")


def check_page(page: Page) -> Iterator[Fault]:
    """Yield a notice where a page with its style is too heavy; the script has its own budget."""
    data = SCRIPT.sub(b"", page.data)
    if _most(data) > PAGE_BYTES and (size := _packed(data)) > PAGE_BYTES:
        limit = PAGE_BYTES // 1024
        yield notice(page.position, "page_heavy", size=f"{size / 1024:.1f}", limit=limit)


def _most(data: bytes) -> int:
    """Return how many bytes a page has at most, packed.

    Every second part between the marks (style, navigation, foot) is shared with other pages, and
    is packed once: 0.2 s at 1,000 pages in place of 0.75 s.
    """
    parts = MARKS.split(data)
    return _packed(b"".join(parts[::2])) + sum(map(_shared, parts[1::2]))


def _packed(data: bytes) -> int:
    """Return the bytes of something as it is sent: gzip (RFC 1952), at the usual level."""
    return len(gzip.compress(data, 6))


_shared = lru_cache(maxsize=64)(_packed)


def check_file(file: File) -> Iterator[Fault]:
    """Yield a notice where an image is too heavy."""
    size = len(file.data)
    if file.name.lower().endswith(IMAGES) and size > IMAGE_BYTES:
        limit = IMAGE_BYTES // 1024
        yield notice(file.position, "image_heavy", size=size // 1024, limit=limit)
