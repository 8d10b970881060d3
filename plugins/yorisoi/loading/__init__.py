"""The content folder → Site, or every fault at once.

Others call `load`; the modules below read one kind of file, or check one kind of thing, each.
"""

from yorisoi.loading.content import load
from yorisoi.loading.today import Today

__all__ = ["Today", "load"]
