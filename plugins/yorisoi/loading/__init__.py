"""The content folder → Site, or every fault at once.

Others call `load`, and `advise` on what it returned; whoever reads again and again gives
`load_again` what is kept of the last time. The modules below read one kind of file, or check one
kind of thing, each.
"""

from yorisoi.loading.advice import advise
from yorisoi.loading.content import load, load_again
from yorisoi.loading.kept_events import KeptEvents
from yorisoi.loading.languages import THEME
from yorisoi.loading.today import Today

__all__ = ["THEME", "KeptEvents", "Today", "advise", "load", "load_again"]
