"""One standard a file: each turns a site at a moment into the text of one published file.

FORMATS is the register: a site address and the function that writes what stands there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from yorisoi.content import Site
from yorisoi.schedule import Occurrence


@dataclass(frozen=True)
class Publication:
    """What a format needs to know: the records, the moment, the public address, the words."""

    site: Site
    moment: datetime
    site_url: str
    strings: Mapping[str, str]

    def absolute(self, address: str) -> str:
        """Return the full public address of a site address."""
        return f"{self.site_url}/{address}"

    def plain(self, occurrence: Occurrence) -> str:
        """Return what a calendar or list says of a date in plain text: state, note, summary."""
        event = occurrence.event
        parts = (occurrence.note, event.summary, event.audience, event.bring, event.childcare)
        return "\n".join(each for each in parts if each)

    def title(self, title: str, status: str) -> str:
        """Return an event's title as it is shown everywhere: its state in words first."""
        return title if status == "scheduled" else f"{self.strings[f'status_{status}']}{title}"


Format = Callable[[Publication], str]
