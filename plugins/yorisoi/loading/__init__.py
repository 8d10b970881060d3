"""The content folder → Site, or every fault at once.

Others call `load`, and `advise` on what it returned; one that reads again and again passes
`load_again` a `KeptEvents`. Each module below reads one kind of file, or checks one kind of thing.
"""

from yorisoi.loading.advice import advise
from yorisoi.loading.content import load, load_again
from yorisoi.loading.kept_events import KeptEvents
from yorisoi.loading.languages import THEME
from yorisoi.loading.today import Today

__all__ = ["THEME", "KeptEvents", "Today", "advise", "load", "load_again"]
