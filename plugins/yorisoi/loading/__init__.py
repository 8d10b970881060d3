"""The content folder → Site, or every fault at once.

Others call `load`, and `advise` on what it returned; the modules below read one kind of file, or
check one kind of thing, each.
"""

from yorisoi.loading.advice import advise
from yorisoi.loading.content import load
from yorisoi.loading.languages import THEME
from yorisoi.loading.today import Today

__all__ = ["THEME", "Today", "advise", "load"]
